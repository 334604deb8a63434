import { defineIndicator, measure } from '../define.ts'
import { places, population, staff } from '../queries/sources.ts'

/** Indicators of the plan of 阿拉善盟 2021–2025 (003). Those whose records do not exist yet say who owes them. */
export const PLAN_003_INDICATORS = [
  defineIndicator({
    code: 'IND-48', title: '城市社区综合信息平台覆盖率', sentence: '城市社区中在用本平台的占比；在用指当日有在岗人员，且近90天内有居民办件。', group: 'platform', unit: '%', decimals: 1,
    direction: 'up', base: '城市社区（居民委员会）', source: '003 §三（五）「覆盖率达到90%」', kind: 'computed',
    numerator: measure(places, 'urban_using', '在用平台的城市社区'), denominator: measure(places, 'urban', '全部城市社区'), factor: 100,
  }),
  defineIndicator({
    code: 'IND-49', title: '农村牧区公共服务平台覆盖率', sentence: '嘎查村中在用本平台的占比；在用指当日有在岗人员，且近90天内有居民办件。', group: 'platform', unit: '%', decimals: 1,
    direction: 'up', base: '嘎查、村', source: '003 §三（五）「覆盖率争取达到60%」', kind: 'computed',
    numerator: measure(places, 'rural_using', '在用平台的嘎查村'), denominator: measure(places, 'rural', '全部嘎查村'), factor: 100,
  }),
  defineIndicator({
    code: 'IND-47', title: '苏木镇一站式与在线服务覆盖率', sentence: '苏木镇中当日设有窗口岗位，或近一年有居民网上办件的占比。', group: 'platform', unit: '%', decimals: 1,
    direction: 'up',
    base: '苏木、镇（不含街道）', source: '003 §三（一）3「平台建设全覆盖」', kind: 'computed',
    numerator: measure(places, 'towns_served', '有一站式窗口或在线办件的苏木镇'), denominator: measure(places, 'towns', '全部苏木镇'), factor: 100,
  }),
  defineIndicator({
    code: 'IND-27', title: '每万名城镇常住人口社区工作者', sentence: '城市社区的在岗社区工作者（含负责人）与城市社区常住人口的万人比。', group: 'workers', unit: '人/万人', decimals: 1,
    direction: 'up', base: '城市社区常住人口', source: '003 §二（二）「每万名城镇常住人口」', kind: 'computed',
    numerator: measure(staff, 'workers_urban', '城市社区在岗社区工作者'), denominator: measure(population, 'resident_urban', '城市社区常住人口'),
    factor: 10_000,
  }),
  defineIndicator({
    code: 'IND-65', title: '书记主任“一肩挑”', sentence: '党组织书记和村（居）委会主任由一人担任的嘎查、社区占比。', group: 'workers', unit: '%', decimals: 1, direction: 'up',
    base: '全部嘎查、社区', source: '003 §一（五）「书记主任“一肩挑”」', kind: 'computed', numeratorText: '一人兼任的嘎查、社区', denominatorText: '全部嘎查、社区',
    waitsFor: { reason: '尚未采集：书记与主任的任职还没有分别登记', owedBy: '旗委组织部、旗民政局' },
  }),
  defineIndicator({
    code: 'IND-70', title: '持证社会工作者覆盖率', sentence: '至少有1名持证社会工作者的城市社区占比。', group: 'workers', unit: '%', decimals: 1, direction: 'up',
    base: '城市社区',
    source: '003 §二（二）「最少有1名持证社会工作者」', kind: 'computed', numeratorText: '至少有1名持证社会工作者的城市社区', denominatorText: '全部城市社区',
    waitsFor: { reason: '尚未采集：社会工作者职业资格台账还没有建立', owedBy: '旗民政局' },
  }),
  defineIndicator({
    code: 'IND-77', title: '社区工作者年度培训率', sentence: '本年度参加过至少1次培训的社区工作者占比。', group: 'workers', unit: '%', decimals: 1, direction: 'up',
    base: '在岗社区工作者',
    source: '003 §三（三）1「每年参加1次培训」', kind: 'computed', numeratorText: '本年参加过培训的社区工作者', denominatorText: '在岗社区工作者',
    waitsFor: { reason: '尚未采集：培训签到台账还没有建立', owedBy: '旗民政局' },
  }),
  defineIndicator({
    code: 'IND-28', title: '社会工作服务站覆盖率', sentence: '设有社会工作服务站的苏木镇、街道占比。', group: 'facilities', unit: '%', decimals: 1, direction: 'up',
    base: '苏木镇、街道',
    source: '003 §三（三）2「社会工作服务站100%覆盖」', kind: 'reported', numeratorText: '设有社工站的苏木镇、街道', denominatorText: '全部苏木镇、街道', factor: 100,
    owedBy: '旗民政局',
  }),
  defineIndicator({
    code: 'IND-79', title: '服务半径', sentence: '最远住址到最近综合服务设施的距离。', group: 'facilities', unit: '公里', decimals: 1, direction: 'down',
    base: '登记册中的住址',
    source: '004-H §二（三）「不超过2-3公里」', kind: 'computed', numeratorText: '最远住址到最近设施的距离',
    waitsFor: { reason: '尚未采集：住址坐标还没有逐户核实', owedBy: '各苏木镇、街道' },
  }),
  defineIndicator({
    code: 'IND-84', title: '农村牧区社区试点占比', sentence: '列入社区建设试点的嘎查村占全部嘎查村的比例。', group: 'platform', unit: '%', decimals: 1, direction: 'none',
    base: '嘎查、村',
    source: '003 §一（三）「占全盟嘎查村总数的52%」', kind: 'mixed', numeratorText: '列入试点的嘎查村', denominator: measure(places, 'rural', '全部嘎查村'),
    factor: 100,
    owedBy: '旗民政局',
  }),
]
