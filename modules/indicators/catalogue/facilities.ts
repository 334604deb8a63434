import { defineIndicator, measure } from '../define.ts'
import { dwellings, facilities, places } from '../queries/sources.ts'

/** An empty list of sites says nothing about sites. */
const collected = { measure: measure(facilities, 'recorded', '已登记的设施'), reason: '尚未采集：设施台账还没有录入', owedBy: '各社区、旗民政局' }
const urban = measure(places, 'urban', '全部城市社区')

export const FACILITY_INDICATORS = [
  defineIndicator({
    code: 'IND-38', title: '社区老年日间照料中心', sentence: '当日开放的社区老年日间照料中心数。', group: 'facilities', unit: '个', decimals: 0, direction: 'up',
    base: '设施台账',
    source: '003 §一（二）「31个社区老年日间照料」', kind: 'computed', numerator: measure(facilities, 'day_care', '开放的日间照料中心'), collected,
  }),
  defineIndicator({
    code: 'IND-66', title: '城市社区综合服务设施覆盖率', sentence: '当日有开放的综合服务设施的城市社区占比。', group: 'facilities', unit: '%', decimals: 1, direction: 'up',
    base: '城市社区',
    source: '003 §二（二）「综合服务设施覆盖率达100%」', kind: 'computed', numerator: measure(facilities, 'urban_covered', '有综合服务设施的城市社区'),
    denominator: urban, factor: 100, collected,
  }),
  defineIndicator({
    code: 'IND-11', title: '每百户综合服务设施面积', sentence: '城市社区综合服务设施面积与每百户家庭户的比。', group: 'facilities', unit: '平方米/百户', decimals: 1,
    direction: 'up',
    base: '城市社区家庭户', source: '003 §二（二）「面积不少于33平米」', kind: 'computed', numerator: measure(facilities, 'area_urban', '城市社区综合服务设施面积（平方米）'),
    denominator: measure(dwellings, 'households_urban', '城市社区家庭户'), factor: 100, collected,
  }),
  defineIndicator({
    code: 'IND-59', title: '苏木镇社区设施面积', sentence: '苏木镇所在地社区的设施面积，平均每个社区；是否达到300平方米看每个社区自己的数。', group: 'facilities', unit: '平方米',
    decimals: 0, direction: 'up', base: '苏木镇所在地社区', source: '003 §三（四）「社区设施面积不低于300平方米」', kind: 'computed',
    numerator: measure(facilities, 'area_town', '设施面积之和（平方米）'), denominator: measure(facilities, 'town_communities', '苏木镇所在地社区'), collected,
  }),
  defineIndicator({
    code: 'IND-61', title: '嘎查村社区设施面积', sentence: '嘎查村社区的设施面积，平均每个嘎查村；是否达到150平方米看每个嘎查村自己的数。', group: 'facilities', unit: '平方米',
    decimals: 0, direction: 'up', base: '嘎查、村', source: '003 §三（四）「社区设施总面积不低于150平方米」', kind: 'computed',
    numerator: measure(facilities, 'area_rural', '设施面积之和（平方米）'), denominator: measure(facilities, 'rural_communities', '嘎查、村'), collected,
  }),
]
