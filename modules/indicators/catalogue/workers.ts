import { defineIndicator, measure } from '../define.ts'
import { workforce } from '../queries/sources-bodies.ts'
import { waiting } from './waiting.ts'

const certificates = ['社会工作者职业资格还没有登记', '旗民政局', '社区工作者年度考核'] as const
const training = ['培训签到还没有登记', '旗民政局', '社区工作者年度培训'] as const
const workers = '在岗社区工作者'

/** Community workers: numbers, certificates, training, pay. */
export const WORKER_INDICATORS = [
  waiting({
    group: 'workers', code: 'IND-14', title: '社区劳动保障专职人员', sentence: '劳动保障岗位的专职人员，平均每个社区。', unit: '人', base: '全部社区', source: '000 §三(三)1「1-2名专职人员」',
    parts: ['劳动保障岗位的专职人员', '全部社区'], lacks: ['劳动保障岗位还没有单独登记', '旗人力资源和社会保障局', '社区工作者年度考核'],
  }),
  waiting({
    group: 'workers', code: 'IND-34', title: '每万人社会工作者', sentence: '持证社会工作者与常住人口的万人比。', unit: '人/万人', base: '常住人口', source: '002 §13「每万人中有5名社工」',
    parts: ['持证社会工作者', '常住人口（万人）'], lacks: certificates,
  }),
  waiting({
    group: 'workers', code: 'IND-70', title: '持证社会工作者覆盖率', sentence: '至少有1名持证社会工作者的城市社区占比。', base: '城市社区', source: '003 §二(二)「1名持证社会工作者」',
    parts: ['至少有1名持证社会工作者的城市社区', '全部城市社区'], lacks: certificates,
  }),
  waiting({
    group: 'workers', code: 'IND-71', title: '大学生或社工专业人才覆盖率', sentence: '至少有1名大学生或社会工作专业人才的社区占比。', base: '全部社区', source: '004-A §二(三)3「每个社区至少拥有一名」',
    parts: ['至少有1名的社区', '全部社区'], lacks: ['社区工作者的学历和专业还没有登记', '旗民政局', '社区工作者年度考核'],
  }),
  waiting({
    group: 'workers', code: 'IND-72', title: '服务社区的大学生', sentence: '安排到社区服务的大学生人数。', unit: '人', decimals: 0, base: '安排到社区服务的大学生', source: '004-A §四(二)2「50万大学生服务社区」',
    parts: ['安排到社区服务的大学生'], lacks: ['大学生服务社区的安排还没有登记', '旗民政局、旗人力资源和社会保障局', '社区工作者年度考核'],
  }),
  defineIndicator({
    code: 'IND-73', title: '今年新增社区服务人员', sentence: '当日在岗的社区服务人员，减去今年年初在岗的人数。', group: 'workers', unit: '人', decimals: 0, direction: 'up', kind: 'computed',
    base: '在岗的社区工作者、负责人、窗口人员、网格员、调解员', source: '004-A §二(三)3「新增社区服务从业人员」', numerator: measure(workforce, 'grown', '比年初增加的人数'),
  }),
  defineIndicator({
    code: 'IND-74', title: '社区服务人才培训基地', sentence: '设立的社区服务人才培训基地数，由主管部门填报。', group: 'workers', unit: '个', decimals: 0, direction: 'up', kind: 'reported', base: '培训基地',
    source: '004-A §四(二)2「设立31个」', numeratorText: '培训基地', owedBy: '盟民政局',
  }),
  waiting({
    group: 'workers', code: 'IND-75', title: '至少培训过一次', sentence: '规划期内至少参加过1次培训的社区服务人员占比。', base: workers, source: '004-A §四(二)2「至少培训1次」', parts: ['至少培训过1次的人员', workers], lacks: training,
  }),
  waiting({
    group: 'workers', code: 'IND-76', title: '年培训学时', sentence: '本年度培训学时，平均每名社区工作者。', unit: '小时', base: workers, source: '004-G §四(三)「不少于20小时」', parts: ['本年培训学时', workers], lacks: training,
  }),
  waiting({
    group: 'workers', code: 'IND-77', title: '社区工作者年度培训率', sentence: '本年度参加过至少1次培训的社区工作者占比。', base: workers, source: '003 §三(三)1「每年参加1次培训」', parts: ['本年参加过培训的社区工作者', workers], lacks: training,
  }),
  waiting({
    group: 'workers', code: 'IND-86', title: '月平均工资', sentence: '社区正副主任和工作人员的月平均工资。', unit: '元', decimals: 0, base: workers, source: '003 §一(四)「4040元和3680元」',
    parts: ['工资总额', '领取人次'], lacks: ['工资发放还没有登记', '旗民政局、旗财政局', '社区工作者年度考核'],
  }),
]
