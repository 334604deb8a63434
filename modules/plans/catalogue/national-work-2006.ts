import { definePlan, NO_END } from '../define.ts'
import { COUNTRY } from './places.ts'

/*
 * 关于加强和改进社区服务工作的意见 (document 004-C), national, from 2006. The first day stands for the year of its number.
 * Only words that we hold are quoted; numbers are those of Part 2 of the requirements.
 */
export const nationalWork2006 = definePlan({
  code: 'cn-work-2006',
  version: 1,
  title: '加强和改进社区服务工作的意见',
  number: '国发〔2006〕14号',
  issuer: '国务院',
  place: COUNTRY,
  from: '2006-01-01',
  until: NO_END,
  issuedOn: null,
  aims: [
    {
      title: '分类推进', section: '004-C (二)',
      text: '“区分不同类型的社区服务”',
    },
    {
      title: '工作目标', section: '004-C (三)',
      text: '“困有所助、难有所帮”，“需有所应”',
    },
  ],
  tasks: [
    {
      title: '就业服务', section: '004-C (四)',
      text: '“就业岗位信息服务”，“再就业培训”，“社区公益性岗位开发”，“信用社区、创业培训”，“城市居民最低生活保障工作联动”',
    },
    {
      title: '社会保障服务', section: '004-C (五)',
      text: '“社会化管理服务工作”，“按规定参加各项社会保险”，“兴建退休人员公寓”',
    },
    {
      title: '社会救助', section: '004-C (六)',
      text: '“及时掌握他们的就业及收入”，“社区捐助接收站点”，“‘慈善超市’的建设和管理”，“社区居家养老服务业”，“应保尽保”',
    },
    {
      title: '卫生和计划生育服务', section: '004-C (七)',
      text: '“常见病、多发病、慢性病”，“计划生育基本项目免费服务”，“把社区居民满意程度”',
    },
    {
      title: '文化、教育、体育', section: '004-C (八)',
      text: '“社会实践活动”，“教育培训和科普活动”，“社区休闲广场、演艺厅”，“培育群众性体育组织”',
    },
    {
      title: '流动人口服务管理', section: '004-C (九)',
      text: '“同宣传、同服务、同管理”，“以现居住地为主”，“简化办事程序,减少相关手续”',
    },
    {
      title: '安全服务', section: '004-C (十)',
      text: '“收集、反馈社情民意”，“社区警务室(站)建设”，“巡逻守望、看楼护院”，“提升社区消防安全水平”',
    },
    {
      title: '行政管理服务', section: '004-C (十一)',
      text: '“权随责走、费随事转”，“摊派给社区组织”，“积极推进‘一站式’服务”，“梳理、整合各类服务热线”',
    },
    {
      title: '自治组织协助', section: '004-C (十二)',
      text: '“定期听取居民对社区公共服务”，“房屋、设施和工作经费”',
    },
    {
      title: '自助互助', section: '004-C (十三)',
      text: '“辅助性生活救助”，“为优抚对象、残疾人”，“热线电话救助网络”，“身边无子女老人提供各种应急”，“自助和互助服务”',
    },
    {
      title: '自治组织协调', section: '004-C (十四)',
      text: '“安全等进社区活动”，“利用闲置设施、房屋”，“社区物业管理企业”',
    },
    {
      title: '社区民间组织', section: '004-C (十五)',
      text: '“群众性文体组织、科普组织”',
    },
    {
      title: '志愿服务', section: '004-C (十六)',
      text: '“推行志愿者注册制度”，“使志愿者本人需要帮助时”，“社会救助、优抚、助残”，“公务员、专业技术人员、教师”',
    },
    {
      title: '单位资源开放', section: '004-C (十七)',
      text: '“内部食堂、浴池、文体”，“培训机构、幼儿园、文物古迹”',
    },
    {
      title: '社会力量参与', section: '004-C (十八)',
      text: '“小时工、非全日制工”，“依法简化审批手续”，“通过连锁经营提供购物”',
    },
    {
      title: '业务指导', section: '004-C (十九)',
      text: '“加强业务指导”',
    },
  ],
  safeguards: [
    {
      title: '教育培训', section: '004-C (二十)',
      text: '“思想教育和业务培训”',
    },
    {
      title: '规划和产业政策', section: '004-C (二十一)',
      text: '“城市规划和土地利用规划”，“微利性商业服务”，“引导向产业化、市场化发展”，“城乡社区服务统一规划”',
    },
    {
      title: '监督和评估', section: '004-C (二十二)',
      text: '“严格财务和审计制度”，“严禁将救助、福利、公益款物”，“贯彻执行情况的监督检查”，“社区服务行业标准”，“有关信息的采集及工作评估”，“损害群众利益的行为”',
    },
  ],
  baselines: [],
  targets: [
    { indicator: 'IND-113', year: 9999, comparator: 'at_least', value: 100, unit: '%', reach: 'each', noYear: true,
      quote: '应保尽保', section: '004-C (六)' },
  ],
  unnumbered: [
    { indicator: 'IND-63', text: '居民满意程度作为评价的标准，没有写明数值。',
      quote: '把社区居民满意程度', section: '004-C (七)' },
  ],
})
