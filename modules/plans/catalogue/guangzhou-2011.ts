import { definePlan } from '../define.ts'
import { GUANGZHOU } from './places.ts'

/*
 * 关于全面推进街道、社区服务管理改革创新的意见 of 广州市 (document 002), 2011–2020 in three phases.
 * Only words that we hold are quoted; numbers are those of Part 2 of the requirements.
 */
export const guangzhou2011 = definePlan({
  code: 'guangzhou-2011',
  version: 1,
  title: '全面推进街道、社区服务管理改革创新的意见',
  number: '',
  issuer: '广州市',
  place: GUANGZHOU,
  from: '2011-01-01',
  until: '2020-12-31',
  issuedOn: null,
  phases: [
    { title: '理顺体制、夯实基础阶段', from: '2011-01-01', until: '2012-12-31', aims: [
      { title: '一队三中心和人员整合到位', section: '002 §6', indicator: 'IND-13' },
      { title: '每个街道“五个一”', section: '002 §23', indicator: 'IND-83' },
    ] },
    { title: '第二阶段', from: '2013-01-01', until: '2015-12-31', aims: [
      { title: '社区居民委员会直选比例达到50%', section: '002 §8', indicator: 'IND-26b' },
      { title: '每万人中有5名社工', section: '002 §13', indicator: 'IND-34' },
      { title: '每万名居民有2名合格的全科医生', section: '002 §12', indicator: 'IND-35' },
      { title: '养老床位不少于30张', section: '002 §12', indicator: 'IND-37' },
      { title: '“首诊在基层”的服务模式', section: '002 §12', indicator: 'IND-36' },
    ] },
    { title: '第三阶段', from: '2016-01-01', until: '2020-12-31', aims: [] },
  ],
  aims: [
    {
      title: '服务群众', section: '002 §2',
      text: '“得到接纳、回应和解决”',
    },
    {
      title: '分三个阶段', section: '002 §5',
      text: '“理顺体制、夯实基础阶段”，“(2016-2020年)”',
    },
  ],
  tasks: [
    {
      title: '一队三中心', section: '002 §6',
      text: '“一队三中心”，“管理、培训和日常考核”，“各部门进驻、委托事项”，“综治信访维稳中心”，“采取政府购买的方式”，“统一薪酬待遇和统一管理”，“合同制聘用人员”，“最迟在2012年上半年内”',
    },
    {
      title: '事权下放和综合考评', section: '002 §7',
      text: '“连同权限、人员、经费”，“整合考核评比检查项目”，“实行综合考评”，“一并下放”',
    },
    {
      title: '社区组织', section: '002 §8',
      text: '“城乡结合部、城中村、村改居”，“交叉任职、合署办公”，“采取‘一居一站’模式”，“直选比例达到50%”，“到2015年,社区居民委员会直选”',
    },
    {
      title: '网格化服务管理', section: '002 §9',
      text: '“‘网格化’服务管理模式”，“市、区、街三级行政管理职责”，“统一指挥、统一管理、统一调配”，“上下联动、协调高效”，“精细化和常态化”，“部门行政执法之间建立协调联动机制”，“横向到边、纵向到底”',
    },
    {
      title: '政府购买服务', section: '002 §10',
      text: '“项目范围、工作程序”，“有序竞争、多元化参与”，“进一步放宽准入”，“项目购买、项目补贴、项目奖励”，“考核评估和检查监督机制”，“引入第三方机构进行绩效评估”，“逐步扩大购买服务的范围”',
    },
    {
      title: '社会组织', section: '002 §11',
      text: '“社区社会组织街道备案制”，“直接申请登记制”，“枢纽型社会组织工作体系”，“分类评估和退出预警制度”，“完善治理结构、实现自主发展”',
    },
    {
      title: '基本公共服务', section: '002 §12',
      text: '“社区基本公共服务指导目录”，“普惠型基本公共服务”，“救助型基本公共服务”，“推进充分就业社区建设”，“全面免费提供基本公共卫生服务”，“‘首诊在基层’的服务模式”，“每万名居民有2名合格的全科医生”，“全面实施基本药物制度”，“养老床位不少于30张”，“搭建社区教育平台”，“‘四进社区’活动”',
    },
    {
      title: '社会工作人才', section: '002 §13',
      text: '“每万人中有5名社工”，“推行社工资格认证制度”，“优化全市社工岗位设置”，“健全社工使用选拔机制”',
    },
    {
      title: '群众权益和公共决策', section: '002 §14',
      text: '“与社区居民沟通联络机制”，“共同维护群众权益”，“深入开展法制宣传教育”，“公共决策社会公示制度”，“公众听证制度和专家咨询”，“专家咨询制度引入社区”',
    },
    {
      title: '社区文化', section: '002 §15',
      text: '“发展社区群众活动团队”，“‘睦邻日’、‘邻里节’”，“家庭美德、个人品德”，“文明社区动态管理办法”',
    },
    {
      title: '流动人员服务管理', section: '002 §16',
      text: '“出租屋信息采集登记”，“流动人员、境外人员和出租屋”，“依托居住‘一证通’制度”，“由户籍人口向常住人口全覆盖”，“落实积分入户政策”，“境外人员登记和就业许可”，“吸纳优秀流动人员”，“流动人员分类动态管理”',
    },
    {
      title: '特殊人群服务', section: '002 §17',
      text: '“街道、社区残疾人工作”，“帮扶援助和回归引导机制”，“以专业化社工机构为依托”，“社区特殊人群解决就业、就学”，“精神病、艾滋病患者和吸毒人员”，“预防未成年人违法犯罪工作站点”，“促进他们融入社会”',
    },
    {
      title: '公共安全', section: '002 §18',
      text: '“规范群防群治队伍管理”，“预知、预警、预防、应急处置”，“食品药品安全、安全生产”，“应急处置能力”',
    },
    {
      title: '志愿服务', section: '002 §19',
      text: '“‘志愿时’社区志愿服务”，“招募、注册、培训和保障激励”，“‘社工+志愿者’模式”，“交流合作平台”，“开展专项志愿服务”，“完善社区志愿者招募、注册”',
    },
    {
      title: '共治和荣誉', section: '002 §20',
      text: '“居民代表与业主代表”，“业主委员会、物业管理机构”，“企业家和社会各界人士”，“管理和服务员工的社会责任”，“实施社区服务荣誉制度”',
    },
    {
      title: '信息平台', section: '002 §21',
      text: '“四级信息网络”，“社区服务管理共享数据库”，“业务协同”，“一卡(社会保障卡)”，“一页(市民网页)”，“网络互联互通、信息共享”',
    },
    {
      title: '智慧社区', section: '002 §22',
      text: '“远程医疗、远程教育”，“在线支付、自助终端”，“教育、交通、餐饮、医疗保健”，“开展‘智慧社区’、‘数字家庭’”，“‘光纤到户’和‘三网’融合”',
    },
    {
      title: '设施“五个一”工程', section: '002 §23',
      text: '“体育休闲公园”，“社区环境整治小工程计划”，“文化、教育、体育等资源”，“公共服务设施建设及移交管理”，“基础设施‘五个一’工程”，“整合社区文化站、工疗站”，“星光老年之家等社区服务场地”，“2012年前,每个街道”',
    },
  ],
  safeguards: [
    {
      title: '经费保障', section: '002 §24',
      text: '“以常住人口数量为基准”，“扶持社会组织发展专项资金”，“以直接补助、贷款贴息”，“政府购买服务的财政投入机制”，“设立社区活动经费”，“纳入市、区(县级市)财政预算”，“贷款贴息等方式”',
    },
    {
      title: '党组织保障', section: '002 §25',
      text: '“有专职工作人员、有办公场所”，“党员社区登记亮牌”，“有办公场所、有活动经费”，“结对帮扶困难群众制度”',
    },
    {
      title: '组织领导和指标体系', section: '002 §26',
      text: '“社会建设工作委员会”，“街道、社区干部专题教育培训”，“社区建设指标体系”，“分解任务,明确分工”，“配套文件和实施细则”',
    },
    {
      title: '考核监督', section: '002 §27',
      text: '“‘群众满意’的考核权重”，“多元协调互补考评机制”，“干部交流轮岗力度”，“长期在街道、社区一线工作”，“干部监督奖惩机制”，“效能监察系统紧密结合”',
    },
    {
      title: '示范和宣传', section: '002 §28',
      text: '“每两年开展一次示范街道”，“组织观摩评比”，“好人好事”，“加强舆论引导,广泛宣传”，“基层社会服务管理改革试点经验”',
    },
  ],
  baselines: [],
  targets: [
    { indicator: 'IND-12', year: 2020, comparator: 'at_least', value: 100, unit: '%', reach: 'each', noYear: true,
      quote: '一居一站', section: '002 §8' },
    { indicator: 'IND-13', year: 2012, comparator: 'at_least', value: 100, unit: '%', reach: 'each',
      quote: '最迟在2012年上半年内', section: '002 §6' },
    { indicator: 'IND-26b', year: 2015, comparator: 'at_least', value: 50, unit: '%', reach: 'whole',
      quote: '到2015年,社区居民委员会直选', section: '002 §8' },
    { indicator: 'IND-34', year: 2015, comparator: 'at_least', value: 5, unit: '人/万人', reach: 'whole',
      quote: '每万人中有5名社工', section: '002 §13' },
    { indicator: 'IND-35', year: 2015, comparator: 'at_least', value: 2, unit: '人/万人', reach: 'whole',
      quote: '每万名居民有2名合格的全科医生', section: '002 §12' },
    { indicator: 'IND-37', year: 2015, comparator: 'at_least', value: 30, unit: '张/千名老年人', reach: 'whole',
      quote: '养老床位不少于30张', section: '002 §12' },
    { indicator: 'IND-83', year: 2011, comparator: 'at_least', value: 100, unit: '%', reach: 'each',
      quote: '2012年前,每个街道', section: '002 §23' },
    { indicator: 'IND-93', year: 2020, comparator: 'at_least', value: 1, unit: '次/两年', reach: 'whole', noYear: true,
      quote: '每两年开展一次示范街道', section: '002 §28' },
    { indicator: 'IND-100', year: 2020, comparator: 'at_least', value: 10, unit: '项', reach: 'whole', noYear: true,
      quote: '全面免费提供基本公共卫生服务', section: '002 §12' },
    { indicator: 'IND-101', year: 2020, comparator: 'at_least', value: 100, unit: '%', reach: 'each', noYear: true,
      quote: '全面实施基本药物制度', section: '002 §12' },
    { indicator: 'IND-102', year: 2012, comparator: 'at_least', value: 100, unit: '%', reach: 'whole',
      quote: '理顺体制、夯实基础阶段', section: '002 §5' },
    { indicator: 'IND-102', year: 2015, comparator: 'at_least', value: 100, unit: '%', reach: 'whole',
      quote: '理顺体制、夯实基础阶段', section: '002 §5' },
    { indicator: 'IND-102', year: 2020, comparator: 'at_least', value: 100, unit: '%', reach: 'whole',
      quote: '(2016-2020年)', section: '002 §5' },
    { indicator: 'IND-109', year: 2011, comparator: 'at_least', value: 1, unit: '个', reach: 'each', atLevel: 'township',
      quote: '每个街道建立一个', section: '002 §摘要' },
    { indicator: 'IND-115', year: 2020, comparator: 'at_least', value: 100, unit: '%', reach: 'each', noYear: true,
      quote: '有办公场所、有活动经费', section: '002 §25' },
    { indicator: 'IND-119', year: 2020, comparator: 'at_least', value: 100, unit: '%', reach: 'each', noYear: true,
      quote: '横向到边、纵向到底', section: '002 §9' },
  ],
  unnumbered: [
    { indicator: 'IND-36', year: 2015, text: '首诊在基层的服务模式形成，没有写明比例。',
      quote: '首诊在基层', section: '002 §12' },
    { indicator: 'IND-63', text: '居民满意度纳入考核，没有写明数值。',
      quote: '“群众满意”的考核权重', section: '002 §27' },
    { indicator: 'IND-117', text: '基本公共服务由户籍人口向常住人口全覆盖，逐步实现，没有写明年份。',
      quote: '由户籍人口向常住人口', section: '002 §16' },
    { indicator: 'IND-121', text: '结对帮扶等落实类任务：做没做、何时做、凭什么，不折算成数。',
      quote: '结对帮扶困难群众制度', section: '002 §25' },
  ],
})
