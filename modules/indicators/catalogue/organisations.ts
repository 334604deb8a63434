import { defineIndicator, measure, type Waiting } from '../define.ts'
import { bodies } from '../queries/sources-bodies.ts'

const collected = { measure: measure(bodies, 'recorded', '已登记的组织'), reason: '尚未采集：组织台账还没有录入', owedBy: '各社区、旗民政局' }
const communities = measure(bodies, 'communities', '全部社区、嘎查村')
const common = { group: 'organisations', unit: '%', decimals: 1, direction: 'up', kind: 'computed', factor: 100, collected } as const

const election = {
  group: 'organisations', unit: '%', decimals: 1, direction: 'up', base: '本届居（村）民委员会', kind: 'computed', sentence: '本届由居民直接选举产生的居（村）民委员会占比。',
  numeratorText: '本届直接选举产生的居（村）民委员会', denominatorText: '全部居（村）民委员会',
  waitsFor: { reason: '尚未采集：选举方式还没有随换届登记', owedBy: '各苏木镇、街道', duty: '编制规划实施和指标达标年度报告' },
} as const satisfies Partial<Waiting>

/** Party and self-governing bodies, stations, teams, social organisations, units. */
export const ORGANISATION_INDICATORS = [
  defineIndicator({
    ...common, code: 'IND-10', title: '党组织覆盖率', sentence: '设有党组织的社区、嘎查村占比。', base: '全部社区、嘎查村',
    source: '000 §三(二)「到2010年,每个社区」；001 §二(二)「2上年內實現」', numerator: measure(bodies, 'with_party', '设有党组织的社区、嘎查村'), denominator: communities,
  }),
  defineIndicator({
    ...common, code: 'IND-115', title: '党组织“三有”率', sentence: '有专职人员、有办公场所、有活动经费的党组织占全部党组织的比例。', base: '社区、楼栋、小区和两新党组织',
    source: '002 §25「有办公场所、有活动经费」', numerator: measure(bodies, 'party_three', '三项齐全的党组织'), denominator: measure(bodies, 'party', '全部党组织'),
  }),
  defineIndicator({
    ...common, code: 'IND-12', title: '一居一站', sentence: '设有社区服务站的居（村）民委员会占比。', base: '全部居（村）民委员会',
    source: '002 §8「一居一站」', numerator: measure(bodies, 'with_station', '设有服务站的委员会'), denominator: measure(bodies, 'committees', '全部委员会'),
  }),
  defineIndicator({
    ...common, code: 'IND-82', title: '社区服务站覆盖率', sentence: '设有社区服务站的社区、嘎查村占比。', base: '全部社区、嘎查村',
    source: '004-A §三(二)1「综合性、多功能的社区服务站」', numerator: measure(bodies, 'stations', '设有服务站的社区、嘎查村'), denominator: communities,
  }),
  defineIndicator({
    ...common, code: 'IND-13', title: '一队三中心', sentence: '综合执法队、政务服务中心、综治信访维稳中心、家庭综合服务中心四项齐全的街道占比。', base: '街道',
    source: '002 §6「最迟在2012年上半年内」', numerator: measure(bodies, 'streets_whole', '四项齐全的街道'), denominator: measure(bodies, 'streets', '全部街道'),
  }),
  defineIndicator({
    ...common, code: 'IND-28', title: '社会工作服务站覆盖率', sentence: '设有社会工作服务站的苏木镇、街道占比。', base: '苏木镇、街道',
    source: '003 §三(三)2「100%覆盖」', numerator: measure(bodies, 'towns_social_work', '设有社工站的苏木镇、街道'), denominator: measure(bodies, 'towns', '全部苏木镇、街道'),
  }),
  defineIndicator({
    ...common, code: 'IND-29', title: '村务监督委员会', sentence: '设有村务监督委员会的嘎查村占比。', base: '嘎查、村',
    source: '003 §一(五)「664名嘎查农牧民代表」', numerator: measure(bodies, 'rural_supervised', '设有监督委员会的嘎查村'), denominator: measure(bodies, 'rural', '全部嘎查村'),
  }),
  defineIndicator({
    ...common, code: 'IND-65', title: '书记主任“一肩挑”', sentence: '书记和主任都在任的社区、嘎查村中，由一人担任的占比。', base: '书记、主任都在任的社区、嘎查村',
    source: '003 §一(五)「书记主任“一肩挑”」', numerator: measure(bodies, 'one_person', '由一人担任的'), denominator: measure(bodies, 'both_seats', '两职都在任的社区、嘎查村'),
  }),
  defineIndicator({
    code: 'IND-64', title: '“两委”女性成员占比', sentence: '“两委”成员中女性的占比；成员数按在任登记统计，女性人数由选举机构填报。', group: 'organisations', unit: '%', decimals: 1, direction: 'none',
    base: '社区、嘎查村“两委”成员', source: '003 §一(五)「女性成员388名」', kind: 'mixed', numeratorText: '女性成员',
    denominator: measure(bodies, 'leaders', '“两委”在任成员'), factor: 100, owedBy: '旗委组织部、旗民政局',
  }),
  defineIndicator({
    code: 'IND-64-YOUNG', title: '“两委”35岁以下成员占比', sentence: '“两委”成员中35岁以下的占比；人数由选举机构填报。', group: 'organisations', unit: '%', decimals: 1, direction: 'none',
    base: '社区、嘎查村“两委”成员', source: '003 §一(五)「35岁以下315名」', kind: 'mixed', numeratorText: '35岁以下成员',
    denominator: measure(bodies, 'leaders', '“两委”在任成员'), factor: 100, owedBy: '旗委组织部、旗民政局',
  }),
  defineIndicator({
    code: 'IND-64-COLLEGE', title: '“两委”大专以上成员占比', sentence: '“两委”成员中大专以上学历的占比；人数由选举机构填报。', group: 'organisations', unit: '%', decimals: 1, direction: 'none',
    base: '社区、嘎查村“两委”成员', source: '003 §一(五)「女性成员388名」', kind: 'mixed', numeratorText: '大专以上成员',
    denominator: measure(bodies, 'leaders', '“两委”在任成员'), factor: 100, owedBy: '旗委组织部、旗民政局',
  }),
  defineIndicator({
    code: 'IND-64-AGE', title: '“两委”成员平均年龄', sentence: '“两委”成员的平均年龄，由选举机构填报。', group: 'organisations', unit: '岁', decimals: 1, direction: 'none',
    base: '社区、嘎查村“两委”成员', source: '003 §一(五)「女性成员388名」', kind: 'reported', numeratorText: '平均年龄', owedBy: '旗委组织部、旗民政局',
  }),
  defineIndicator({
    code: 'IND-64-MINORITY', title: '“两委”少数民族成员总数', sentence: '选举机构填报的一个总数；登记册没有这一栏。', group: 'organisations', unit: '人', decimals: 0, direction: 'none',
    base: '社区、嘎查村“两委”成员', source: '003 §一(五)「女性成员388名」', kind: 'reported', numeratorText: '少数民族成员总数', owedBy: '旗委组织部、旗民政局', aboutPeople: true,
  }),
  defineIndicator({
    ...common, code: 'IND-64-CROSS', title: '交叉任职率', sentence: '在党组织、居（村）民委员会、服务站中任两职以上的“两委”成员占比。', direction: 'none', base: '社区、嘎查村“两委”成员',
    source: '003 §一(五)「一肩挑」；002 §8「交叉任职、合署办公」', numerator: measure(bodies, 'cross', '任两职以上的成员'), denominator: measure(bodies, 'leaders', '“两委”在任成员'),
  }),
  defineIndicator({ ...election, code: 'IND-26a', title: '居委会直接选举比例（锡林郭勒）', source: '000 §三(二)「社区居民委员会不少于 15%」' }),
  defineIndicator({ ...election, code: 'IND-26b', title: '居委会直接选举比例（广州）', source: '002 §8「到2015年,社区居民委员会直选」' }),
  defineIndicator({ ...election, code: 'IND-26c', title: '居委会直接选举比例（全国）', source: '004-A §二(三)4「80%以上的社区居民委员会」' }),
  defineIndicator({
    code: 'IND-21', title: '每个社区的社会组织', sentence: '登记和备案的社会组织，平均每个社区、嘎查村；是否达到5个看每个社区自己的数。', group: 'organisations', unit: '个', decimals: 1,
    direction: 'up', base: '全部社区、嘎查村', source: '004-A §二(三)4「拥有5个以上」', kind: 'computed', numerator: measure(bodies, 'social', '登记和备案的社会组织'),
    denominator: communities, collected,
  }),
  defineIndicator({
    ...common, code: 'IND-22', title: '驻区单位共建率', sentence: '签有共驻共建协议的驻区单位占比。', base: '登记在册的驻区单位',
    source: '004-A §二(三)4「80%以上的驻区单位」', numerator: measure(bodies, 'units_agreed', '签有共建协议的单位'), denominator: measure(bodies, 'units', '登记在册的驻区单位'),
  }),
  defineIndicator({
    code: 'IND-23', title: '每个社区的志愿者队伍', sentence: '登记的志愿者组织，平均每个社区、嘎查村；是否达到5支看每个社区自己的数。', group: 'volunteers', unit: '支', decimals: 1, direction: 'up',
    base: '全部社区、嘎查村', source: '004-A §四(二)2「每个社区拥有5支以上」', kind: 'computed', numerator: measure(bodies, 'teams', '登记的志愿者组织'), denominator: communities, collected,
  }),
  defineIndicator({
    code: 'IND-103', title: '社区规模调整完成率', sentence: '完成社区规模调整的旗县占比。', group: 'organisations', unit: '%', decimals: 1, direction: 'up', base: '全部旗县', kind: 'computed',
    source: '000 §三(二)「2008年6月底前」', numeratorText: '完成调整的旗县', denominatorText: '全部旗县',
    waitsFor: { reason: '尚未采集：没有下达过调整任务，无从计算完成', owedBy: '盟民政局', duty: '编制规划实施和指标达标年度报告' },
  }),
]
