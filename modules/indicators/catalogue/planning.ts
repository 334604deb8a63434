import { defineIndicator, measure } from '../define.ts'
import { budgets, planWork, projects } from '../queries/sources-work.ts'
import { waiting } from './waiting.ts'

/** Work on plans and the money for it, and facts that documents state as their starting points. */
export const PLANNING_INDICATORS = [
  defineIndicator({
    code: 'IND-78', title: '建设资金自治区所占份额', sentence: '按比例分担的建设资金中，自治区已拨的占比；2:4:4中自治区占20%，盟市、旗县各占40%，见各项目的资金台账。', group: 'planning', unit: '%', decimals: 1, direction: 'none',
    kind: 'computed', factor: 100, base: '实行比例分担的项目', source: '000 §四(三)1「2:4:4」', numerator: measure(projects, 'shared_province_fen', '自治区已拨（分）'), denominator: measure(projects, 'shared_fen', '三级已拨（分）'),
  }),
  defineIndicator({
    code: 'IND-87', title: '社区工作经费', sentence: '今年安排的社区工作经费，平均每个已安排的社区。', group: 'planning', unit: '元', decimals: 0, direction: 'none', kind: 'computed', base: '今年已安排工作经费的社区',
    source: '003 §一(四)「阿左旗7.5万元」', numerator: measure(budgets, 'work_yuan', '今年安排的工作经费（元）'), denominator: measure(budgets, 'communities', '已安排的社区'),
  }),
  defineIndicator({
    code: 'IND-88', title: '年度联席会议', levels: ['county'], perYear: true, period: 'year', sentence: '本年度召开并形成纪要的部门联席会议次数。', group: 'planning', unit: '次', decimals: 0, direction: 'up', kind: 'computed', base: '旗县',
    source: '000 §四(五)「每年度召开一次」', numerator: measure(planWork, 'meetings', '形成纪要的联席会议'),
  }),
  defineIndicator({
    code: 'IND-89', title: '计划、检查、总结', perYear: true, period: 'year', sentence: '本年度计划、年中检查、年底总结中已有的项数，平均每级民政机构。', group: 'planning', unit: '项', decimals: 1, direction: 'up', kind: 'computed', base: '旗县和苏木镇街道',
    source: '000 §四(五)「年底有总结」', numerator: measure(planWork, 'records', '已有的项数'), denominator: measure(planWork, 'bodies', '旗县和苏木镇街道'),
  }),
  defineIndicator({
    code: 'IND-96', title: '争取上级补助资金（起点）', sentence: '规划写明的起点：2016—2020年争取上级补助355万元。', group: 'planning', unit: '元', decimals: 0, direction: 'up', kind: 'baseline', base: '设施建设补助',
    source: '003 §一(二)「上级补助资金355万元」', numeratorText: '上级补助资金', owedBy: '盟民政局',
  }),
  defineIndicator({
    code: 'IND-97', title: '规划项目完成率', sentence: '规划点名的建设项目中已完成的占比。', group: 'planning', unit: '%', decimals: 1, direction: 'up', kind: 'computed', factor: 100, base: '规划点名的项目',
    source: '003 §三(四)「土尔扈特社区2196㎡」', numerator: measure(projects, 'named_done', '已完成的点名项目'), denominator: measure(projects, 'named', '点名的项目'),
  }),
  defineIndicator({
    code: 'IND-99', title: '全国起点（2010年）', sentence: '规划写明的起点：街道6923个、城市社区8.7万个、街道社区服务中心3515个、社区服务站44237个等。', group: 'planning', unit: '个', decimals: 0, direction: 'none', kind: 'baseline',
    base: '全国', source: '004-A §一「街道社区服务中心3515个」；004-A §一「507.6万社区居民」', numeratorText: '街道社区服务中心', owedBy: '民政部',
  }),
  defineIndicator({
    code: 'IND-102', title: '分阶段目标完成率', sentence: '本阶段目标中经评审完成的占比，由规划主管部门填报并附依据。', group: 'planning', unit: '%', decimals: 1, direction: 'up', kind: 'reported', base: '本阶段的目标',
    source: '002 §5「(2016-2020年)」', numeratorText: '完成的目标', denominatorText: '本阶段的目标', factor: 100, owedBy: '规划主管部门',
  }),
  defineIndicator({
    code: 'IND-121', title: '落实类任务', sentence: '文件要求做而没有写数量的任务：已做的项数，附日期和依据。', group: 'planning', unit: '项', decimals: 0, direction: 'up', kind: 'reported', base: '落实类任务',
    source: '002 §25「结对帮扶困难群众制度」', numeratorText: '已落实的任务', denominatorText: '全部落实类任务', owedBy: '任务牵头单位',
  }),
  waiting({
    group: 'planning', code: 'IND-85', title: '民生综合信息系统', sentence: '使用民生综合信息系统的社区数；起点33个。', unit: '个', decimals: 0, base: '全部社区', source: '003 §一(二)「33个社区民生综合信息系统」',
    parts: ['使用民生综合信息系统的社区'], lacks: ['旧系统的数据还没有迁入，无从辨认用过它的社区', '旗民政局', '上报人口基础数据'],
  }),
]
