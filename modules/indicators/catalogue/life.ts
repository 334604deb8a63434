import { defineIndicator, measure } from '../define.ts'
import { owed } from '../queries/sources-work.ts'
import { waiting } from './waiting.ts'

const environment = '旗生态环境局'
const estate = (code: string, title: string, sentence: string, base: string, source: string) =>
  waiting({ group: 'safety', code, title, sentence, base, source, parts: ['绿地面积', '用地面积'], lacks: ['小区的绿地和用地面积还没有登记', '旗住房和城乡建设局', '社区环境检查'] })
const service = ['志愿服务记录还没有建立', '旗团委、各社区', '六类人群志愿服务活动'] as const

/** Culture and education, volunteering, work, relief, safety and environment. */
export const LIFE_INDICATORS = [
  waiting({
    group: 'culture', code: 'IND-40', title: '人均参加文体活动次数', sentence: '本年度居民参加文体活动的次数，平均每人。', unit: '次', base: '居住在本辖区的居民', source: '000 §三(三)6「不少于3次」',
    parts: ['参加文体活动的人次', '居民'], lacks: ['活动签到还没有建立', '旗文化旅游广电局、各社区', '每季度的社区教育活动'],
  }),
  defineIndicator({
    code: 'IND-42', title: '每季度教育活动', sentence: '本年度四个季度中，至少开展过一次教育活动的季度占比。', group: 'culture', unit: '%', decimals: 1, direction: 'up', kind: 'computed', factor: 100, base: '全部社区、嘎查村的四个季度',
    source: '000 §三(三)6「每季度至少开展1次」', numerator: measure(owed, 'quarters', '开展过教育活动的季度'), denominator: measure(owed, 'quarters_due', '应开展的季度'),
  }),
  defineIndicator({
    code: 'IND-56', title: '消防安全教育', sentence: '本年度在消防宣传日开展过消防安全教育的社区、嘎查村占比。', group: 'safety', unit: '%', decimals: 1, direction: 'up', kind: 'computed', factor: 100, base: '全部社区、嘎查村',
    source: '000 §三(三)8「搞一次消防安全教育活动」', numerator: measure(owed, 'fire_day', '开展过消防安全教育的社区、嘎查村'), denominator: measure(owed, 'communities', '全部社区、嘎查村'),
  }),
  waiting({
    group: 'volunteers', code: 'IND-16', title: '经常参加志愿服务', sentence: '经常参加志愿服务的居民占常住人口的比例；“经常”由各地规定。', base: '常住人口', source: '000 §四(四)「达到社区常住人口的10%」', parts: ['经常参加的居民', '常住人口'], lacks: service,
  }),
  waiting({
    group: 'volunteers', code: 'IND-19', title: '党员参加志愿服务', sentence: '本年度参加过志愿服务的社区党员占比，只出合计。', base: '社区党员', source: '004-A §二(三)3「80%以上的社区党员」', parts: ['参加过的社区党员', '社区党员'], lacks: service,
  }),
  waiting({
    group: 'volunteers', code: 'IND-20', title: '居民参加志愿服务', sentence: '本年度参加过志愿服务的居民占比。', base: '常住人口', source: '004-A §二(三)3「30%以上的社区居民」', parts: ['参加过的居民', '常住人口'], lacks: service,
  }),
  waiting({
    group: 'volunteers', code: 'IND-41', title: '六类人群志愿服务活动', sentence: '本年度面向六类人群的志愿服务活动，平均每个社区。', unit: '次', base: '全部社区', source: '000 §三(三)2「不少于12次」', parts: ['面向六类人群的活动', '全部社区'], lacks: service,
  }),
  waiting({
    group: 'employment', code: 'IND-111', title: '就业台账联网率', sentence: '就业台账全部在系统内并与街道联网的社区占比。', base: '全部社区', source: '000 §三(三)1「各类台帐及就业服务信息」',
    parts: ['台账齐全并联网的社区', '全部社区'], lacks: ['就业台账的种类还没有全部建立', '旗人力资源和社会保障局', '下岗失业人员“五清”更新'],
  }),
  waiting({
    group: 'employment', code: 'IND-112', title: '零就业家庭联系卡', sentence: '发放联系卡的零就业家庭占比。', base: '零就业家庭', source: '000 §三(三)1「对“零就业家庭”」',
    parts: ['有联系卡的零就业家庭', '零就业家庭'], lacks: ['联系卡和零就业家庭还没有登记', '旗人力资源和社会保障局', '下岗失业人员“五清”更新'],
  }),
  waiting({
    group: 'assistance', code: 'IND-113', title: '应保尽保', sentence: '发现的符合条件家庭中已获保障的占比，只出合计。', base: '符合条件的家庭', source: '004-C (六)「应保尽保」；000 §三(三)4「应保尽保」',
    parts: ['已获保障的家庭', '发现的符合条件的家庭'], lacks: ['主动发现的符合条件家庭还没有登记', '旗民政局', '入户走访'],
  }),
  estate('IND-51', '新建小区绿地率', '新建小区的绿地面积与用地面积之比。', '新建小区', '000 §三(三)7「不低于 30%」'),
  estate('IND-52', '旧城改造小区绿地率', '旧城改造小区的绿地面积与用地面积之比。', '旧城改造小区', '000 §三(三)7「旧城改造小区绿地率达到25%」'),
  defineIndicator({
    code: 'IND-53', title: '安静小区覆盖率', sentence: '安静小区占全部小区的比例，由生态环境部门按噪声监测填报。', group: 'safety', unit: '%', decimals: 1, direction: 'up', kind: 'mixed', base: '全部小区',
    source: '000 §三(三)7「60% 以上」', numeratorText: '安静小区', denominatorText: '全部小区', factor: 100, owedBy: environment,
  }),
  waiting({
    group: 'safety', code: 'IND-54', title: '节能灯和节水龙头使用率', sentence: '公共设施的灯具和龙头中节能、节水型的占比。', base: '公共设施的灯具和龙头', source: '000 §三(三)7「达到70% 以上」',
    parts: ['节能、节水型的', '全部灯具和龙头'], lacks: ['公共设施的灯具和龙头还没有清点', '各社区', '社区环境检查'],
  }),
  defineIndicator({
    code: 'IND-60', title: '雨污分流', sentence: '雨水、污水分流的小区占比，由住房和城乡建设部门填报。', group: 'safety', unit: '%', decimals: 1, direction: 'up', kind: 'mixed', base: '全部小区',
    source: '000 §三(三)7「雨、污分流」', numeratorText: '已分流的小区', denominatorText: '全部小区', factor: 100, owedBy: '旗住房和城乡建设局',
  }),
]
