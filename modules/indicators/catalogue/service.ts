import { defineIndicator, measure } from '../define.ts'
import { cases, reopenings } from '../queries/sources.ts'

const source = '003 §三（一）3「加强苏木镇服务能力建设」；系统办件记录'

const received = measure(cases, 'received', '今年收到的办件')
const timed = measure(cases, 'timed', '今年办结且有法定或承诺时限的办件')
const rated = measure(cases, 'rated', '今年收到评价的办件')

export const SERVICE_INDICATORS = [
  defineIndicator({
    code: 'CASE-RECEIVED', title: '收件数', sentence: '本年度1月1日以来本辖区收到的办件数。', group: 'service', unit: '件', decimals: 0,
    direction: 'none', base: '全部办件', source, kind: 'computed', numerator: received, opens: { numerator: 'received' },
  }),
  defineIndicator({
    code: 'CASE-ONLINE', title: '网上办件占比', sentence: '本年度收件中居民通过手机、网页、小程序或扫码提交的占比。', group: 'service', unit: '%', decimals: 1,
    direction: 'up', base: '今年收到的办件', source: '003 §三（一）3「一体化在线政务服务平台」', kind: 'computed',
    numerator: measure(cases, 'online', '其中网上提交的办件'), denominator: received, factor: 100, opens: { numerator: 'online',
    denominator: 'received' },
  }),
  defineIndicator({
    code: 'CASE-OPEN', title: '在办件', sentence: '此刻尚未办结的办件数。', group: 'service', unit: '件', decimals: 0, direction: 'none',
    base: '全部办件', source,
    kind: 'computed', numerator: measure(cases, 'open', '待受理、待补正、办理中和已暂停的办件'), opens: { numerator: 'open' },
  }),
  defineIndicator({
    code: 'CASE-OVERDUE', title: '超期件', sentence: '此刻已超过时限仍未办结的办件数；暂停和等待补正期间时限不走。', group: 'service', unit: '件', decimals: 0,
    direction: 'down', base: '在办件', source, kind: 'computed', numerator: measure(cases, 'overdue', '已超过时限的在办件'),
    opens: { numerator: 'overdue' },
  }),
  defineIndicator({
    code: 'CASE-ON-TIME', title: '按时办结率', sentence: '本年度办结且有时限的办件中，在时限内办结的占比。', group: 'service', unit: '%', decimals: 1, direction: 'up',
    base: '今年办结且有时限的办件', source, kind: 'computed', numerator: measure(cases, 'on_time', '其中在时限内办结的'), denominator: timed, factor: 100,
    opens: { numerator: 'on_time', denominator: 'timed' },
  }),
  defineIndicator({
    code: 'CASE-REOPENED', title: '重办率', sentence: '本年度重新办理的办件与本年度办结的办件之比，同一件只算一次。', group: 'service', unit: '%',
    decimals: 1, direction: 'down', base: '今年办结的办件', source: '国办发〔2019〕51号 差评整改', kind: 'computed',
    numerator: measure(reopenings, 'cases', '今年重新办理的办件'), denominator: measure(cases, 'concluded', '今年办结的办件'), factor: 100,
  }),
  defineIndicator({
    code: 'IND-63', title: '居民满意度（平均分）', sentence: '本年度居民对办件的首次评价折合的平均分，非常满意5分，非常不满意1分；未评价的不计入。', group: 'satisfaction',
    unit: '分', decimals: 2, direction: 'up', base: '今年收到评价的办件（首次评价）', source: '003 §四（四）「居民满意度」；004-H §二(四)「服务质量基本满意」；国办发〔2019〕51号', kind: 'computed',
    numerator: measure(cases, 'stars', '评价得分之和'), denominator: rated, aboutPeople: 'base', opens: { numerator: 'rated',
    denominator: 'rated' },
  }),
  defineIndicator({
    code: 'CASE-SATISFIED', title: '好评率', sentence: '本年度评价中非常满意、满意和基本满意的占比；未评价的不算好评。', group: 'satisfaction', unit: '%', decimals: 1,
    direction: 'up', base: '今年收到评价的办件（首次评价）', source: '国办发〔2019〕51号；GB/T 39735-2020', kind: 'computed',
    numerator: measure(cases, 'satisfied', '其中非常满意、满意、基本满意'), denominator: rated, factor: 100, aboutPeople: 'base',
    opens: { numerator: 'satisfied', denominator: 'rated' },
  }),
  defineIndicator({
    code: 'CASE-RATED', title: '评价率', sentence: '本年度办结的办件中，居民作出评价的比例；评价自愿，此率只说明样本大小。', group: 'satisfaction', unit: '%', decimals: 1,
    direction: 'none', base: '今年办结的办件', source: '国办发〔2019〕51号', kind: 'computed', numerator: rated,
    denominator: measure(cases, 'concluded', '今年办结的办件'), factor: 100, opens: { numerator: 'rated', denominator: 'concluded' },
  }),
]
