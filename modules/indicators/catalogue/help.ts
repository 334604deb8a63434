import { defineIndicator, measure } from '../define.ts'
import { grants, population, volunteers } from '../queries/sources.ts'

export const HELP_INDICATORS = [
  defineIndicator({
    code: 'VOL-REGISTERED', title: '注册志愿者', sentence: '当日在册的实名注册志愿者人数。', group: 'volunteers', unit: '人', decimals: 0, direction: 'up',
    base: '志愿者名册',
    source: '004-A §四（二）2「本地区居民总数10%以上」', kind: 'computed', numerator: measure(volunteers, 'registered', '在册志愿者'), aboutPeople: true,
  }),
  // Registered over residents, for three places and years; taking part is another measure.
  ...([
    ['IND-15', '志愿者注册率（锡林郭勒）', '000 §四(四)「1% 以上」'], ['IND-17', '志愿者注册率（全国2014年）', '004-G §三(二)「力争用3-5年的时间」'],
    ['IND-18', '志愿者注册率', '004-A §四(二)2「本地区居民总数10%以上」'],
  ] as const).map(([code, title, source]) =>
    defineIndicator({
      code, title, sentence: '在册志愿者与常住人口之比。', group: 'volunteers', unit: '%', decimals: 2, direction: 'up', base: '常住人口', source, kind: 'computed',
      numerator: measure(volunteers, 'registered', '在册志愿者'), denominator: measure(population, 'resident', '常住人口'), factor: 100, aboutPeople: true,
    })),
  defineIndicator({
    code: 'AID-MONTHLY', title: '在享待遇', sentence: '本月正在按月发放的津贴、救助待遇数，不分项目。', group: 'assistance', unit: '项', decimals: 0,
    direction: 'none', base: '救助保障台账',
    source: '004-C （六）「应保尽保」', kind: 'computed', numerator: measure(grants, 'monthly', '本月在发的待遇'), aboutPeople: true,
  }),
  defineIndicator({
    code: 'AID-ONCE', title: '一次性救助', sentence: '本年度批准的一次性救助数，不分项目。', group: 'assistance', unit: '项', decimals: 0, direction: 'none',
    base: '救助保障台账',
    source: '004-C （六）「应保尽保」', kind: 'computed', numerator: measure(grants, 'once', '今年批准的一次性救助'), aboutPeople: true,
  }),
]
