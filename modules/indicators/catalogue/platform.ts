import { defineIndicator, measure } from '../define.ts'
import { places, population, staff } from '../queries/sources.ts'

/** How far the platform reaches, and who serves (003). */
export const PLATFORM_INDICATORS = [
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
]
