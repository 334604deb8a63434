import { definePlan, NO_END } from '../define.ts'
import { COUNTRY } from './places.ts'

/*
 * “农村社区建设实验全覆盖”创建活动 (document 004-H), from 2009. Most of its numbers bind rural experiment units. The first day stands for the year of its number.
 * Only words that we hold are quoted; numbers are those of Part 2 of the requirements.
 */
export const rural2009 = definePlan({
  code: 'cn-rural-2009',
  version: 1,
  title: '“农村社区建设实验全覆盖”创建活动',
  number: '民发〔2009〕27号',
  issuer: '民政部',
  place: COUNTRY,
  from: '2009-01-01',
  until: NO_END,
  issuedOn: null,
  aims: [
    {
      title: '领导协调机制', section: '004-H §二(一)',
      text: '“领导协调机制的全覆盖”，“县乡两级建立”，“相应的协调共建机制”',
    },
    {
      title: '社区设置', section: '004-H §二(二)',
      text: '“农村社区的设置模式”，“辖区内全部农村地区”',
    },
    {
      title: '综合服务设施', section: '004-H §二(三)',
      text: '“一般不超过2-3公里”，“步行前往一般不超过20分钟”，“使用方便、利用率高”，“农村社区全部建有或规划”',
    },
    {
      title: '社区服务', section: '004-H §二(四)',
      text: '“农资供销、农产品经营”，“公共服务覆盖到农村社区”，“服务质量基本满意”',
    },
    {
      title: '社区管理', section: '004-H §二(五)',
      text: '“外来人口能参与社区管理”，“社区志愿者登记注册制度”，“专兼职相结合”，“社区各项管理的全覆盖”',
    },
  ],
  tasks: [
    {
      title: '农民参与', section: '004-H §三(一)',
      text: '“听取农民意见、吸纳农民参与”',
    },
    {
      title: '量力而行', section: '004-H §三(二)',
      text: '“产生新的乡村债务”，“不搞‘一刀切’”',
    },
    {
      title: '分类实施', section: '004-H §三(三)',
      text: '“不同层面开展各具特色”',
    },
    {
      title: '自荐和评估', section: '004-H §三(四)',
      text: '“可以向民政部申请自荐”，“经评估合格后”',
    },
  ],
  safeguards: [
    {
      title: '经验交流', section: '004-H §四(二)',
      text: '“好经验、好做法”',
    },
    {
      title: '情况报送', section: '004-H §四(三)',
      text: '“进展情况和好经验”',
    },
  ],
  baselines: [],
  targets: [
    { indicator: 'IND-79', year: 9999, comparator: 'at_most', value: 3, unit: '公里', reach: 'each', noYear: true, range: [2, 3],
      quote: '一般不超过2-3公里', section: '004-H §二(三)' },
    { indicator: 'IND-80', year: 9999, comparator: 'at_most', value: 20, unit: '分钟', reach: 'each', noYear: true,
      quote: '步行前往一般不超过20分钟', section: '004-H §二(三)' },
    { indicator: 'IND-104', year: 9999, comparator: 'at_least', value: 5, unit: '项', reach: 'whole', noYear: true, onlyFor: '农村社区建设实验县（市、区）',
      quote: '社区各项管理的全覆盖', section: '004-H §二(五)' },
    { indicator: 'IND-105', year: 9999, comparator: 'at_least', value: 100, unit: '%', reach: 'whole', noYear: true, onlyFor: '农村社区建设实验县（市、区）',
      quote: '农村社区全部建有或规划', section: '004-H §二(三)' },
    { indicator: 'IND-120', year: 9999, comparator: 'at_least', value: 100, unit: '%', reach: 'whole', noYear: true, onlyFor: '农村社区建设实验县（市、区）',
      quote: '辖区内全部农村地区', section: '004-H §二(二)' },
  ],
  unnumbered: [
    { indicator: 'IND-63', onlyFor: '农村社区建设实验县（市、区）', text: '服务质量群众基本满意，没有写明数值。',
      quote: '服务质量基本满意', section: '004-H §二(四)' },
  ],
})
