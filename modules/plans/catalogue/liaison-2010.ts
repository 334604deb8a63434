import { definePlan, NO_END } from '../define.ts'
import { COUNTRY } from './places.ts'

/*
 * 全国和谐社区建设示范单位联系制度 (document 004-F), from 2010. Its numbers bind demonstration units alone. The first day stands for the year of its number.
 * Only words that we hold are quoted; numbers are those of Part 2 of the requirements.
 */
export const liaison2010 = definePlan({
  code: 'cn-liaison-2010',
  version: 1,
  title: '全国和谐社区建设示范单位联系制度',
  number: '民办发〔2010〕10号',
  issuer: '民政部办公厅',
  place: COUNTRY,
  from: '2010-01-01',
  until: NO_END,
  issuedOn: null,
  aims: [],
  tasks: [
    {
      title: '督促检查', section: '004-F 二(一)',
      text: '“督促检查各示范单位”',
    },
    {
      title: '信息交流', section: '004-F 二(二)',
      text: '“年度工作要点、阶段性工作计划”，“收集、通报各地”',
    },
    {
      title: '推广经验', section: '004-F 二(三)',
      text: '“推广各地创新成果及经验”',
    },
    {
      title: '课题研究', section: '004-F 二(四)',
      text: '“研究确定重大调研课题”',
    },
    {
      title: '标准体系', section: '004-F 二(五)',
      text: '“示范单位标准体系”',
    },
    {
      title: '部级联系对象', section: '004-F 三(一)',
      text: '“主要联系全国和谐社区建设示范城区”',
    },
    {
      title: '省级联系对象', section: '004-F 三(二)',
      text: '“主要联系本地区的全国和谐”',
    },
    {
      title: '地方联系对象', section: '004-F 三(三)',
      text: '“示范社区以及部分示范街道”',
    },
  ],
  safeguards: [
    {
      title: '联席会议', section: '004-F 四(一)',
      text: '“各成员单位1名干部”，“建立相应的联席会议制度”，“联席会议多以片会形式”',
    },
    {
      title: '信息报送', section: '004-F 四(二)',
      text: '“每季度或半年”，“临时工作信息可随时报送”，“《全国和谐社区建设示范单位工作动态》”',
    },
    {
      title: '城区论坛', section: '004-F 四(三)',
      text: '“每两年召开的城区论坛”',
    },
    {
      title: '自查互查', section: '004-F 四(四)',
      text: '“每年自查一次”，“建议取消示范单位称号”，“全国示范单位之间进行互查”，“动态管理制度”',
    },
    {
      title: '总结成果', section: '004-F 四(五)',
      text: '“推出一批理论和实践创新成果”，“创新成果及时进行总结”',
    },
    {
      title: '推荐联系点', section: '004-F 末',
      text: '“每省(区、市)推荐2个示范街道”，“2010年4月2日”',
    },
  ],
  baselines: [
    { title: '全国和谐社区建设示范城区（市）', value: '188个', section: '004-F 题头', indicator: 'IND-95', amount: 188, unit: '个' },
    { title: '全国和谐社区建设示范街道', value: '253个', section: '004-F 题头', indicator: 'IND-95', amount: 253, unit: '个' },
    { title: '全国和谐社区建设示范社区', value: '500个', section: '004-F 题头', indicator: 'IND-95', amount: 500, unit: '个' },
  ],
  targets: [
    { indicator: 'IND-90', year: 9999, comparator: 'at_least', value: 2, unit: '份/年', reach: 'whole', noYear: true, onlyFor: '全国和谐社区建设示范单位', range: [2, 4],
      quote: '每季度或半年', section: '004-F 四(二)' },
    { indicator: 'IND-94', year: 9999, comparator: 'at_least', value: 1, unit: '次/两年', reach: 'whole', noYear: true,
      quote: '每两年召开', section: '004-F 四(三)' },
  ],
  unnumbered: [
    { indicator: 'IND-90', onlyFor: '全国和谐社区建设示范单位', text: '每年自查一次。',
      quote: '每年自查一次', section: '004-F 四(四)' },
    { indicator: 'IND-95', year: 2010, text: '每省（区、市）推荐2个示范街道和1个示范社区作为联系点。',
      quote: '2010年4月2日', section: '004-F 末' },
  ],
})
