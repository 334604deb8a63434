import { definePlan } from '../define.ts'
import { COUNTRY } from './places.ts'

/*
 * 社区服务体系建设规划 (document 004-A), national, 2011–2015.
 * Only words that we hold are quoted; numbers are those of Part 2 of the requirements.
 */
export const national2011 = definePlan({
  code: 'cn-service-2011',
  version: 1,
  title: '社区服务体系建设规划（2011—2015年）',
  number: '国办发〔2011〕61号',
  issuer: '国务院办公厅',
  place: COUNTRY,
  from: '2011-01-01',
  until: '2015-12-31',
  issuedOn: null,
  aims: [
    {
      title: '以居民满意为标准', section: '004-A §二(二)1',
      text: '“居民满意程度”',
    },
    {
      title: '资源共享', section: '004-A §二(二)3',
      text: '“防止资源浪费”',
    },
    {
      title: '分类指导', section: '004-A §二(二)4',
      text: '“因地制宜,分类指导”',
    },
    {
      title: '服务设施', section: '004-A §二(三)1',
      text: '“不低于20平方米”，“社区服务设施综合覆盖率”，“综合覆盖率达到90%”',
    },
    {
      title: '服务内容', section: '004-A §二(三)2',
      text: '“基本公共服务项目覆盖到所有社区”，“志愿服务有效衔接”',
    },
    {
      title: '服务队伍', section: '004-A §二(三)3',
      text: '“80%以上的社区党员”，“30%以上的社区居民”，“至少拥有一名大学生”，“新增社区服务从业人员200万人”，“每个社区至少拥有一名”',
    },
    {
      title: '服务机制', section: '004-A §二(三)4',
      text: '“5个以上的社区社会组织”，“签订共驻共建协议”，“实行直接选举”，“拥有5个以上”，“80%以上的驻区单位”，“80%以上的社区居民委员会”',
    },
  ],
  tasks: [
    {
      title: '公共服务', section: '004-A §三(一)1',
      text: '“保障优抚对象、低收入群体”，“法律服务、法律援助”，“切实保障优抚对象”，“刑释解教人员、社区服刑人员”，“科普宣传”，“农民工及其子女”',
    },
    {
      title: '便民利民服务', section: '004-A §三(一)2',
      text: '“社区管理和物业管理联动机制”，“再生资源回收等服务”，“驻区单位后勤服务社会化”，“购物、餐饮、维修、美容美发”，“标准化菜店”，“邮政、金融、电信、供销”，“社区诚信计量体系”，“提高物业服务质量”',
    },
    {
      title: '志愿互助服务', section: '004-A §三(一)3',
      text: '“社会捐赠、互帮互助、承诺服务”，“培育不同类型、不同层次”，“建立健全激励保障机制”，“党员到居住地社区报到”，“邻里互助等群众性”，“通过政府购买服务等方式”，“党员社区表现反馈制度”',
    },
    {
      title: '服务项目', section: '004-A §三(一)专栏',
      text: '“城镇存量居民楼信报箱”，“实有人口动态信息采集”，“社会保障卡、社会服务信息”，“推动人民调解”，“从业人员定向培训工程”，“安置帮教”，“慢性病管理、重性精神疾病”，“预防接种、儿童保健”，“孕产妇保健、老年人保健”，“重性精神疾病管理”，“突发公共卫生事件报告和处理”，“卫生监督协管”，“优生优育指导、药具发放”，“社区照料服务和病患陪护”，“公共电子阅览室”，“未成年人上网场所”，“全民学习中心”，“全民健身活动中心”，“实用的体育健身设施”，“深入推进社区警务战略”，“社区早餐服务网点”，“配备标准化的设施设备”，“法律服务在社区全覆盖”，“具备综合服务功能的文化中心”，“50%以上的城市、城区”，“50%以上的街道、社区”，“免费向社区居民提供”',
    },
    {
      title: '设施网络', section: '004-A §三(二)',
      text: '“综合考虑服务人群和覆盖半径”',
    },
    {
      title: '服务设施', section: '004-A §三(二)1',
      text: '“数量、选址布局、建设方式”，“综合性的社区服务中心”，“相邻社区服务设施之间的共享”，“除国家另有规定外”，“实现每个街道至少拥有一个”，“综合性、多功能的社区服务站”',
    },
    {
      title: '站点功能', section: '004-A §三(二)2',
      text: '“采集基础信息”，“采集汇总社区基础信息”，“代办代理公共服务事项”，“反映居民诉求”，“养老抚幼”，“培育发展社区社会组织”，“完善社区服务站的以下主要功能”，“完善街道服务中心的以下主要功能”',
    },
    {
      title: '信息化建设', section: '004-A §三(二)3',
      text: '“提高居民信息技术运用能力”，“通过信息化改善社区管理”，“整合社区就业、社保、低保”，“加快推进宽带接入”',
    },
    {
      title: '服务队伍', section: '004-A §三(三)',
      text: '“以社区专职工作人员为重点”',
    },
    {
      title: '人才队伍', section: '004-A §三(三)1',
      text: '“社区服务人才队伍培养发展计划”',
    },
    {
      title: '自治组织骨干', section: '004-A §三(三)2',
      text: '“健全居民委员会下属委员会”，“居民小组长、楼院门栋长”，“依章依法选齐配强”，“社区党组织领导班子”',
    },
    {
      title: '专职社区工作者', section: '004-A §三(三)3',
      text: '“配备一定数量的专职社区工作者”，“面向社会公开招聘”，“到社区帮助工作”',
    },
    {
      title: '职业发展', section: '004-A §三(三)4',
      text: '“招录公务员,选拔基层干部”，“各种职业资格考试和学历教育考试”',
    },
    {
      title: '社会组织', section: '004-A §三(四)1',
      text: '“社区体育指导员协会”，“可根据工作需要建立社区专业服务机构”，“实行备案制度”，“社区社会组织负责人队伍”，“不具备登记条件”',
    },
    {
      title: '服务机制', section: '004-A §三(四)2',
      text: '“社区公共服务事项准入制度”，“不得转嫁给社区组织”，“合并相近或相同的服务项目”，“驻区单位参与社区服务评估体系”，“共驻共建机制”',
    },
    {
      title: '设施建设工程', section: '004-A §四(一)1',
      text: '“社区服务中心、社区服务站设施网络”',
    },
    {
      title: '建设方式', section: '004-A §四(一)2',
      text: '“新建、改扩建、购置改造”，“对各类社区专项服务设施进行”',
    },
    {
      title: '建设资金', section: '004-A §四(一)3',
      text: '“多渠道筹措资金,共同参与建设”',
    },
    {
      title: '标准和评估', section: '004-A §四(二)1',
      text: '“标准体系和评估制度”',
    },
    {
      title: '人才队伍建设工程', section: '004-A §四(二)2',
      text: '“社区志愿者注册登记系统”，“5支以上志愿者服务队伍”，“每名社区服务人员至少培训1次”，“‘一社区一名大学生’政策”，“设立31个社区服务人才培训基地”，“本地区居民总数10%以上”，“每个社区拥有5支以上”，“50万大学生服务社区”',
    },
    {
      title: '建设资金（人才）', section: '004-A §四(二)3',
      text: '“建设资金以地方投入为主”',
    },
    {
      title: '信息化建设工程：电子档案', section: '004-A §四(三)1',
      text: '“建立居民、家庭”，“服务对象信息数字化”，“规范化、标准化”，“社会组织、社区活动电子档案”',
    },
    {
      title: '信息化建设工程：服务渠道', section: '004-A §四(三)2',
      text: '“数据一次采集”，“优化区(市)、街道、社区”，“统一的社区服务电话号码”，“残疾人呼叫保障系统”，“社区信息亭等公益性”，“引导企业参与”，“社区服务站接入宽带网络”，“老年人、残疾人呼叫”',
    },
    {
      title: '建设资金（信息化）', section: '004-A §四(三)3',
      text: '“建设资金以地方投入为主”',
    },
  ],
  safeguards: [
    {
      title: '法规、制度和标准', section: '004-A §五(一)',
      text: '“社区公共服务目录及准入制度”，“严格用途管理”，“(GB50180-93)”，“社区服务标准体系”，“推动修订”，“居民满意度测评体系”',
    },
    {
      title: '资金', section: '004-A §五(二)',
      text: '“财政补助、委托办理”，“社区服务工作经费”',
    },
    {
      title: '扶持政策', section: '004-A §五(三)',
      text: '“闲置的宾馆、培训中心”，“采取划拨方式供地”',
    },
    {
      title: '组织实施', section: '004-A §五(四)',
      text: '“部际联席会议制度”，“目标任务分解落实方案”，“加强督促检查,开展绩效评估”，“工作目标考核”',
    },
    {
      title: '社会参与', section: '004-A §五(五)',
      text: '“对口帮扶支援力度”，“先进个人”',
    },
    {
      title: '农村社区', section: '004-A 末',
      text: '“农业技术推广、动植物疫病防控”，“农村老年人、病残人员”，“城乡基本公共服务均等化”',
    },
  ],
  baselines: [
    { title: '街道', value: '6923个', section: '004-A §一', indicator: 'IND-99', year: 2010, amount: 6923, unit: '个' },
    { title: '城市社区', value: '8.7万个', section: '004-A §一', indicator: 'IND-99', year: 2010, amount: 87000, unit: '个' },
    { title: '街道社区服务中心', value: '3515个', section: '004-A §一', indicator: 'IND-99', year: 2010, amount: 3515, unit: '个' },
    { title: '社区服务站', value: '44237个', section: '004-A §一', indicator: 'IND-99', year: 2010, amount: 44237, unit: '个' },
    { title: '居民委员会成员', value: '43.9万人', section: '004-A §一', indicator: 'IND-99', year: 2010, amount: 439000, unit: '人' },
    { title: '社区服务从业人员', value: '105.9万人', section: '004-A §一', indicator: 'IND-99', year: 2010, amount: 1059000, unit: '人' },
    { title: '参加志愿服务的居民', value: '507.6万人', section: '004-A §一', indicator: 'IND-99', year: 2010, amount: 5076000, unit: '人' },
    { title: '社区服务设施覆盖率', value: '50.81%，建设缺口49.19%', section: '004-A §一', indicator: 'IND-67', year: 2010, amount: 50.81, unit: '%' },
  ],
  targets: [
    { indicator: 'IND-18', year: 2015, comparator: 'at_least', value: 10, unit: '%', reach: 'whole',
      quote: '本地区居民总数10%以上', section: '004-A §四(二)2' },
    { indicator: 'IND-19', year: 2015, comparator: 'at_least', value: 80, unit: '%', reach: 'whole',
      quote: '80%以上的社区党员', section: '004-A §二(三)3' },
    { indicator: 'IND-20', year: 2015, comparator: 'at_least', value: 30, unit: '%', reach: 'whole',
      quote: '30%以上的社区居民', section: '004-A §二(三)3' },
    { indicator: 'IND-21', year: 2015, comparator: 'at_least', value: 5, unit: '个', reach: 'each', atLevel: 'community',
      quote: '拥有5个以上', section: '004-A §二(三)4' },
    { indicator: 'IND-22', year: 2015, comparator: 'at_least', value: 80, unit: '%', reach: 'whole',
      quote: '80%以上的驻区单位', section: '004-A §二(三)4' },
    { indicator: 'IND-23', year: 2015, comparator: 'at_least', value: 5, unit: '支', reach: 'each', atLevel: 'community',
      quote: '每个社区拥有5支以上', section: '004-A §四(二)2' },
    { indicator: 'IND-24', year: 2015, comparator: 'at_least', value: 100, unit: '%', reach: 'each',
      quote: '覆盖到所有社区', section: '004-A §二(三)2' },
    { indicator: 'IND-26c', year: 2015, comparator: 'at_least', value: 80, unit: '%', reach: 'whole',
      quote: '80%以上的社区居民委员会', section: '004-A §二(三)4' },
    { indicator: 'IND-30', year: 2015, comparator: 'at_least', value: 100, unit: '%', reach: 'each',
      quote: '法律服务在社区全覆盖', section: '004-A §三(一)专栏' },
    { indicator: 'IND-43', year: 2015, comparator: 'at_least', value: 100, unit: '%', reach: 'each',
      quote: '具备综合服务功能的文化中心', section: '004-A §三(一)专栏' },
    { indicator: 'IND-44', year: 2015, comparator: 'at_least', value: 50, unit: '%', reach: 'whole',
      quote: '50%以上的城市、城区', section: '004-A §三(一)专栏' },
    { indicator: 'IND-45', year: 2015, comparator: 'at_least', value: 50, unit: '%', reach: 'whole',
      quote: '50%以上的街道、社区', section: '004-A §三(一)专栏' },
    { indicator: 'IND-67', year: 2015, comparator: 'at_least', value: 90, unit: '%', reach: 'whole',
      quote: '综合覆盖率达到90%', section: '004-A §二(三)1' },
    { indicator: 'IND-68', year: 2015, comparator: 'at_least', value: 20, unit: '平方米/百户', reach: 'whole',
      quote: '20平方米', section: '004-A §二(三)1' },
    { indicator: 'IND-71', year: 2015, comparator: 'at_least', value: 100, unit: '%', reach: 'each',
      quote: '每个社区至少拥有一名', section: '004-A §二(三)3' },
    { indicator: 'IND-72', year: 2015, comparator: 'at_least', value: 500000, unit: '人', reach: 'whole',
      quote: '50万大学生服务社区', section: '004-A §四(二)2' },
    { indicator: 'IND-73', year: 2015, comparator: 'at_least', value: 2000000, unit: '人', reach: 'whole',
      quote: '新增社区服务从业人员200万人', section: '004-A §二(三)3' },
    { indicator: 'IND-74', year: 2015, comparator: 'at_least', value: 31, unit: '个', reach: 'whole',
      quote: '设立31个', section: '004-A §四(二)2' },
    { indicator: 'IND-75', year: 2015, comparator: 'at_least', value: 100, unit: '%', reach: 'each',
      quote: '每名社区服务人员至少培训1次', section: '004-A §四(二)2' },
    { indicator: 'IND-81', year: 2015, comparator: 'at_least', value: 100, unit: '%', reach: 'each',
      quote: '实现每个街道至少拥有一个', section: '004-A §三(二)1' },
    { indicator: 'IND-100', year: 2015, comparator: 'at_least', value: 10, unit: '项', reach: 'whole', noYear: true,
      quote: '免费向社区居民提供', section: '004-A §三(一)专栏' },
  ],
  unnumbered: [
    { indicator: 'IND-63', text: '居民满意度纳入测评，没有写明数值。',
      quote: '居民满意度测评体系', section: '004-A §五(一)' },
    { indicator: 'IND-82', year: 2015, text: '每个社区按需要设立综合性、多功能的社区服务站。',
      quote: '综合性、多功能的社区服务站', section: '004-A §三(二)1' },
    { indicator: 'IND-106', year: 2015, text: '建立居民、家庭、社会组织、社区活动电子档案，没有写明比例。',
      quote: '社会组织、社区活动电子档案', section: '004-A §四(三)1' },
    { indicator: 'IND-107', text: '统一的社区服务电话和一站式服务，没有写明比例。',
      quote: '统一的社区服务电话', section: '004-A §四(三)2' },
  ],
})
