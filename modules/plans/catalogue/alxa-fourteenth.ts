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
    { title: '综合服务设施提升工程', text: '“同步规划、同步建设”“同步验收、同步投入使用”;适老化改造、消防安全整治', section: '003 §三(四)' },
    { title: '治理信息化', text: '“城乡社区综合服务信息平台”;城市“覆盖率达到90%”,农村牧区“覆盖率争取达到60%”', section: '003 §三(五)' },
  ],
  safeguards: [
    { title: '分级落实', text: '“逐级分解落实规划目标”,“以块为主、条块结合”', section: '003 §四(一)' },
    { title: '资金', text: '彩票公益金、居民自筹、“以多种形式捐赠或兴办”,“探索设立社区发展基金”', section: '003 §四(二)' },
    { title: '政策', text: '与“城乡规划和土地利用总体规划”衔接;“税收、公用事业收费”优惠', section: '003 §四(三)' },
    { title: '监督评估', text: '“规划实施和指标达标年度报告”;“将居民满意度纳入绩效评价”', section: '003 §四(四)' },
  ],
  baselines: [
    { title: '达到300平米标准的社区', value: '全盟52个社区', section: '003 §一(二)' },
    { title: '设有“一站式”服务大厅的社区', value: '39个', section: '003 §一(二)' },
    { title: '社区老年日间照料中心', value: '31个', section: '003 §一(二)', indicator: 'IND-38' },
    { title: '使用民生综合信息系统的社区', value: '33个', section: '003 §一(二)' },
    { title: '农村牧区社区试点', value: '104个,占全盟嘎查村总数的52%', section: '003 §一(三)' },
    { title: '社区办公经费(阿左旗)', value: '每社区每年7.5万元', section: '003 §一(四)' },
    { title: '书记主任“一肩挑”', value: '已全部实现', section: '003 §一(五)', indicator: 'IND-65' },
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
    { indicator: 'IND-65', year: 2025, comparator: 'at_least', value: 100, unit: '%', reach: 'each', quote: '书记主任“一肩挑”',
    section: '003 §一(五)' },
    { indicator: 'IND-66', year: 2025, comparator: 'at_least', value: 100, unit: '%', reach: 'each', quote: '综合服务设施覆盖率达100%',
    section: '003 §二(二)' },
    { indicator: 'IND-70', year: 2025, comparator: 'at_least', value: 100, unit: '%', reach: 'each', quote: '最少有1名持证社会工作者',
    section: '003 §二(二)' },
    ...[2022, 2023, 2024, 2025].map((year) => ({
      indicator: 'IND-77', year, comparator: 'at_least' as const, value: 100, unit: '%', reach: 'each' as const, quote: '每年参加1次培训',
      section: '003 §三(三)1',
    })),
  ],
})
