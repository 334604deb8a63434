import { definePlan, NO_END } from '../define.ts'
import { COUNTRY } from './places.ts'

/*
 * 关于加强全国社区管理和服务创新实验区工作的意见 (document 004-D), from 2013. Its numbers bind experiment zones alone. The first day stands for the year of its number.
 * Only words that we hold are quoted; numbers are those of Part 2 of the requirements.
 */
export const experimentZones2013 = definePlan({
  code: 'cn-zones-2013',
  version: 1,
  title: '全国社区管理和服务创新实验区工作的意见',
  number: '民发〔2013〕13号',
  issuer: '民政部',
  place: COUNTRY,
  from: '2013-01-01',
  until: NO_END,
  issuedOn: null,
  aims: [
    {
      title: '创新', section: '004-D §二(一)',
      text: '“理论创新、实践创新和制度创新”',
    },
    {
      title: '居民满意', section: '004-D §二(二)',
      text: '“以社区居民满意与否”',
    },
    {
      title: '实验方案', section: '004-D §二(三)',
      text: '“周密制定实验方案和配套政策”',
    },
    {
      title: '实事求是', section: '004-D §二(四)',
      text: '“避免脱离实际、一哄而上”',
    },
  ],
  tasks: [
    {
      title: '体制机制', section: '004-D §三(一)',
      text: '“区直管社区或街道‘中心制’”，“人力、财力、物力向社区下沉”，“‘社区、社团、社工’三社联动”，“建立公益创投机制”',
    },
    {
      title: '社区自治', section: '004-D §三(二)',
      text: '“政协委员联系社区制度”，“服务等信息公开制度”，“务工人员融入社区”，“加强议事协商”，“党务、居务、财务、服务”，“社区信息公开目录”，“民情恳谈、社区听证”，“院落(楼宇、门栋)自治”，“互联网络、移动设备”，“社区媒体、互联网络”',
    },
    {
      title: '社区服务', section: '004-D §三(三)',
      text: '“农村进城务工人员全覆盖”，“提高社区服务设施使用效率”，“社区自助终端、个人服务终端”，“以区(县)管理信息系统为中心”，“多元筹资机制”',
    },
    {
      title: '社区党建', section: '004-D §三(四)',
      text: '“党建工作联席会议制度”，“结对帮扶”，“在职党员到社区报到机制”，“社区党组织领导成员直接选举”',
    },
  ],
  safeguards: [
    {
      title: '申报单位', section: '004-D §四(一)',
      text: '“主要以市辖区为申报单位”',
    },
    {
      title: '申报审批', section: '004-D §四(二)',
      text: '“纸质版一式3份”，“实验背景(发展状况”，“一般不超过3年”，“‘自主申请、逐级审批、单独确认’”',
    },
    {
      title: '实施管理', section: '004-D §四(三)',
      text: '“按时上报年度实验计划和总结”，“应报部批准后方可进行”，“提交实验工作终期报告”',
    },
    {
      title: '总结推广', section: '004-D §四(四)',
      text: '“专家学者和新闻媒体”，“上下联动、进出平衡”',
    },
  ],
  baselines: [],
  targets: [
    { indicator: 'IND-91', year: 9999, comparator: 'at_most', value: 36, unit: '个月', reach: 'whole', noYear: true, onlyFor: '实验区',
      quote: '不超过3年', section: '004-D §四(二)' },
    { indicator: 'IND-114', year: 9999, comparator: 'equal', value: 3, unit: '份', reach: 'whole', noYear: true, onlyFor: '实验区',
      quote: '一式3份', section: '004-D §四(二)' },
  ],
  unnumbered: [
    { indicator: 'IND-117', onlyFor: '实验区', text: '公共服务对农村进城务工人员全覆盖，逐步实现，没有写明年份。',
      quote: '务工人员全覆盖', section: '004-D §三(三)' },
  ],
})
