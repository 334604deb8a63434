import { definePlan, type PlanDefinition } from '../define.ts'

const LEAGUE = '152900000000'

/*
 * 阿拉善盟“十四五”城乡社区发展规划 (document 003). Its head says that the text printed on 20 July is void; the one in force is of 7 September 2022.
 * Only words that we hold are quoted; the number of the document is not among them. Targets are those with a number and a place (003 §二,
 * §三).
 */
const common = {
  code: 'alxa-145',
  title: '阿拉善盟“十四五”城乡社区发展规划',
  number: '',
  issuer: '阿拉善盟',
  place: LEAGUE,
  from: '2021-01-01',
  until: '2025-12-31',
} satisfies Partial<PlanDefinition>

/** The first printing, void since the second. Its text is not at hand: it is kept by name, with no targets. */
export const alxaFourteenthFirst = definePlan({
  ...common,
  version: 1,
  issuedOn: '2022-07-20',
  aims: [],
  tasks: [],
  safeguards: [],
  baselines: [],
  targets: [],
})

export const alxaFourteenth = definePlan({
  ...common,
  version: 2,
  issuedOn: '2022-09-07',
  replaces: { version: 1, on: '2022-09-07' },
  aims: [
    { title: '城乡社区治理', text: '“创新包容、共建共治共享”', section: '003 §二(二)' },
    { title: '综合服务设施', text: '城市社区综合服务设施“覆盖率达100%”,每百户居民“面积不少于33平米”', section: '003 §二(二)' },
    { title: '社区人才', text: '“每万名城镇常住人口”“拥有社区工作者18人”,每个城市社区“最少有1名持证社会工作者”', section: '003 §二(二)' },
    { title: '智慧社区', text: '“推进智慧社区建设”', section: '003 §二(二)' },
  ],
  tasks: [
    { title: '加强苏木镇服务能力建设', text: '一站式与“一体化在线政务服务平台”“平台建设全覆盖”', section: '003 §三(一)3' },
    { title: '城乡社区协商', text: '“制定社区协商目录”,“打造一批社区协商示范点”', section: '003 §三(一)2' },
    { title: '社区服务需求表达', text: '“社区需求清单和资源供给清单”', section: '003 §三(二)3' },
    { title: '社区工作者队伍', text: '“三岗十八级”岗位等级序列,“任期内每年参加1次培训”', section: '003 §三(三)1' },
    { title: '社会工作服务站', text: '“社会工作服务站100%覆盖”', section: '003 §三(三)2' },
    { title: '综合服务设施提升工程', text: '全区城镇社区“每百户居民平均不低于33平方米”;“同步规划、同步建设”“同步验收、同步投入使用”;适老化改造、消防安全整治', section: '003 §三(四)' },
    { title: '点名的建设项目', text: '额济纳旗“土尔扈特社区2196㎡”服务中心1处,改造提升6处', section: '003 §三(四)' },
    { title: '治理信息化', text: '“城乡社区综合服务信息平台”;城市“覆盖率达到90%”,农村牧区“覆盖率争取达到60%”', section: '003 §三(五)' },
  ],
  safeguards: [
    { title: '分级落实', text: '“逐级分解落实规划目标”,“以块为主、条块结合”', section: '003 §四(一)' },
    { title: '资金', text: '彩票公益金、居民自筹、“以多种形式捐赠或兴办”,“探索设立社区发展基金”', section: '003 §四(二)' },
    { title: '政策', text: '与“城乡规划和土地利用总体规划”衔接;“税收、公用事业收费”优惠', section: '003 §四(三)' },
    { title: '监督评估', text: '“规划实施和指标达标年度报告”;“将居民满意度纳入绩效评价”', section: '003 §四(四)' },
  ],
  // Facts of the past period. 开发区 and 示范区 are not named further: they stand at the league.
  baselines: [
    { title: '达到300平米标准的社区', value: '全盟52个社区', section: '003 §一(二)', indicator: 'IND-69', amount: 52, unit: '个' },
    { title: '500至1000平方米的社区', value: '16个', section: '003 §一(二)', indicator: 'IND-69', amount: 16, unit: '个' },
    { title: '1000平方米以上的社区', value: '18个', section: '003 §一(二)', indicator: 'IND-69', amount: 18, unit: '个' },
    { title: '设有“一站式”服务大厅的社区', value: '39个', section: '003 §一(二)', indicator: 'IND-69', amount: 39, unit: '个' },
    { title: '社区老年日间照料中心', value: '31个', section: '003 §一(二)', indicator: 'IND-38', amount: 31, unit: '个' },
    { title: '使用民生综合信息系统的社区', value: '33个', section: '003 §一(二)', indicator: 'IND-85', amount: 33, unit: '个' },
    { title: '智慧养老试点社区', value: '3个：西花园、南田、民族街', section: '003 §一(二)', indicator: 'IND-110', place: '152921000000', amount: 3, unit: '个' },
    { title: '争取上级补助资金', value: '355万元（2016—2020年）', section: '003 §一(二)', indicator: 'IND-96', year: 2020, amount: 3550000, unit: '元' },
    { title: '农村牧区社区试点', value: '104个，占全盟嘎查村总数的52%', section: '003 §一(三)', indicator: 'IND-84', amount: 52, unit: '%' },
    { title: '社区正副主任月工资', value: '4040元', section: '003 §一(四)', indicator: 'IND-86', amount: 4040, unit: '元' },
    { title: '社区工作人员月工资', value: '3680元', section: '003 §一(四)', indicator: 'IND-86', amount: 3680, unit: '元' },
    { title: '社区办公经费（阿左旗）', value: '每社区每年7.5万元', section: '003 §一(四)', indicator: 'IND-87', place: '152921000000', amount: 75000, unit: '元' },
    { title: '社区办公经费（阿右旗）', value: '每社区每年6万元', section: '003 §一(四)', indicator: 'IND-87', place: '152922000000', amount: 60000, unit: '元' },
    { title: '社区办公经费（额济纳旗）', value: '每社区每年10万元', section: '003 §一(四)', indicator: 'IND-87', place: '152923000000', amount: 100000, unit: '元' },
    { title: '社区办公经费（开发区）', value: '每社区每年8万元', section: '003 §一(四)', indicator: 'IND-87', amount: 80000, unit: '元' },
    { title: '社区办公经费（示范区）', value: '每社区每年6万元', section: '003 §一(四)', indicator: 'IND-87', amount: 60000, unit: '元' },
    { title: '村务监督委员会', value: '已全部建立，664名嘎查农牧民代表', section: '003 §一(五)', indicator: 'IND-29', amount: 664, unit: '人' },
    { title: '书记主任“一肩挑”', value: '已全部实现', section: '003 §一(五)', indicator: 'IND-65', amount: 100, unit: '%' },
    { title: '“两委”成员35岁以下', value: '315名，占30.2%', section: '003 §一(五)', indicator: 'IND-64', amount: 30.2, unit: '%' },
    { title: '“两委”成员大专以上', value: '492名，占47.2%', section: '003 §一(五)', indicator: 'IND-64', amount: 47.2, unit: '%' },
    { title: '“两委”女性成员', value: '388名，占37.2%', section: '003 §一(五)', indicator: 'IND-64', amount: 37.2, unit: '%' },
    { title: '交叉任职', value: '199名，占31.7%（基数与其他各项不同）', section: '003 §一(五)', indicator: 'IND-64', amount: 31.7, unit: '%' },
    { title: '“两委”成员平均年龄', value: '42岁', section: '003 §一(五)', indicator: 'IND-64', amount: 42, unit: '岁' },
    { title: '“两委”少数民族成员（由选举机构填报的总数）', value: '519名，占49.7%', section: '003 §一(五)', indicator: 'IND-64', amount: 49.7, unit: '%' },
  ],
  targets: [
    { indicator: 'IND-11', year: 2025, comparator: 'at_least', value: 33, unit: '平方米/百户', reach: 'whole', quote: '面积不少于33平米',
    section: '003 §二(二)' },
    { indicator: 'IND-27', year: 2025, comparator: 'at_least', value: 18, unit: '人/万人', reach: 'whole',
      quote: '每万名城镇常住人口拥有社区工作者18人', section: '003 §二(二)' },
    { indicator: 'IND-28', year: 2025, comparator: 'at_least', value: 100, unit: '%', reach: 'each', quote: '社会工作服务站100%覆盖',
    section: '003 §三(三)2' },
    { indicator: 'IND-47', year: 2025, comparator: 'at_least', value: 100, unit: '%', reach: 'each', quote: '平台建设全覆盖',
    section: '003 §三(一)3' },
    { indicator: 'IND-48', year: 2025, comparator: 'at_least', value: 90, unit: '%', reach: 'whole', quote: '覆盖率达到90%',
    section: '003 §三(五)' },
    { indicator: 'IND-49', year: 2025, comparator: 'at_least', value: 60, unit: '%', reach: 'whole', strive: true,
      quote: '覆盖率争取达到60%', section: '003 §三(五)' },
    { indicator: 'IND-59', year: 2025, comparator: 'at_least', value: 300, unit: '平方米', reach: 'each', atLevel: 'community',
      quote: '社区设施面积不低于300平方米', section: '003 §三(四)' },
    { indicator: 'IND-61', year: 2025, comparator: 'at_least', value: 150, unit: '平方米', reach: 'each', atLevel: 'community',
      quote: '社区设施总面积不低于150平方米', section: '003 §三(四)' },
    { indicator: 'IND-65', year: 2025, comparator: 'at_least', value: 100, unit: '%', reach: 'each', quote: '书记主任“一肩挑”', noYear: true,
    section: '003 §一(五)' },
    { indicator: 'IND-66', year: 2025, comparator: 'at_least', value: 100, unit: '%', reach: 'each', quote: '综合服务设施覆盖率达100%',
    section: '003 §二(二)' },
    { indicator: 'IND-70', year: 2025, comparator: 'at_least', value: 100, unit: '%', reach: 'each', quote: '最少有1名持证社会工作者',
    section: '003 §二(二)' },
    ...[2022, 2023, 2024, 2025].map((year) => ({
      indicator: 'IND-77', year, comparator: 'at_least' as const, value: 100, unit: '%', reach: 'each' as const, quote: '每年参加1次培训',
      section: '003 §三(三)1',
    })),
    { indicator: 'IND-29', year: 2025, comparator: 'at_least', value: 100, unit: '%', reach: 'each', noYear: true,
      quote: '664名嘎查农牧民代表', section: '003 §一(五)' },
    { indicator: 'IND-57', year: 2025, comparator: 'at_least', value: 50, unit: '平方米/百户', reach: 'each', noYear: true,
      quote: '每百户居民不低于50平方米', section: '003 §三(四)' },
    { indicator: 'IND-58', year: 2025, comparator: 'at_least', value: 500, unit: '平方米', reach: 'each', noYear: true,
      quote: '总面积不低于500平方米', section: '003 §三(四)' },
    { indicator: 'IND-97', place: '152923000000', year: 2025, comparator: 'at_least', value: 100, unit: '%', reach: 'whole',
      quote: '土尔扈特社区2196㎡', section: '003 §三(四)' },
  ],
  unnumbered: [
    { indicator: 'IND-63', text: '居民满意度纳入绩效评价，没有写明数值。',
      quote: '将居民满意度纳入绩效评价', section: '003 §四(四)' },
    { indicator: 'IND-108', text: '适老化改造和消防安全整治，没有写明比例。',
      quote: '适老化改造、消防安全整治', section: '003 §三(四)' },
  ],
})
