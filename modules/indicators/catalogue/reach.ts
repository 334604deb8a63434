import { defineIndicator, measure } from '../define.ts'
import { basicMatters, files, legalReach, lineReach, residence, serviceReach, sizes } from '../queries/sources-bodies.ts'

const share = { unit: '%', decimals: 1, direction: 'up', kind: 'computed', factor: 100 } as const
const size = { group: 'people', unit: '户', decimals: 0, direction: 'up', kind: 'computed' } as const

/** Which services reach which communities and people, how large communities are, and how full the files. */
export const REACH_INDICATORS = [
  defineIndicator({
    ...share, code: 'IND-24', title: '基本公共服务覆盖率', sentence: '全部基本公共服务事项都能办的社区、嘎查村占比。', group: 'platform', base: '全部社区、嘎查村',
    source: '004-A §二(三)2「覆盖到所有社区」', numerator: measure(serviceReach, 'whole', '事项齐全的社区、嘎查村'), denominator: measure(serviceReach, 'communities', '全部社区、嘎查村'),
  }),
  defineIndicator({
    ...share, code: 'IND-117', title: '向常住人口开放的事项', levels: ['county'], sentence: '基本公共服务事项中，户口不在本地的居民也能办的占比；按旗县统计。', group: 'platform', base: '在用的基本公共服务事项',
    source: '002 §16「由户籍人口向常住人口」；004-D §三(三)「务工人员全覆盖」', numerator: measure(basicMatters, 'open', '不限户籍的事项'), denominator: measure(basicMatters, 'matters', '全部基本公共服务事项'),
  }),
  defineIndicator({
    ...share, code: 'IND-30', title: '法律服务覆盖率', sentence: '有具名法律顾问的社区、嘎查村占比。', group: 'service', base: '全部社区、嘎查村',
    source: '004-A §三(一)专栏「法律服务在社区全覆盖」', numerator: measure(legalReach, 'covered', '有法律顾问的社区、嘎查村'), denominator: measure(legalReach, 'communities', '全部社区、嘎查村'),
  }),
  defineIndicator({
    ...share, code: 'IND-107', title: '统一服务电话覆盖率', sentence: '有统一服务电话的社区、嘎查村占比。', group: 'platform', base: '全部社区、嘎查村',
    source: '004-A §四(三)2「统一的社区服务电话」', numerator: measure(lineReach, 'by_number', '有统一服务电话的社区、嘎查村'), denominator: measure(lineReach, 'communities', '全部社区、嘎查村'),
  }),
  defineIndicator({
    ...share, code: 'IND-107-WINDOW', title: '一站式窗口覆盖率', sentence: '本社区或所在苏木镇街道设有窗口岗位的社区、嘎查村占比。', group: 'platform', base: '全部社区、嘎查村',
    source: '004-A §四(三)2「统一的社区服务电话」', numerator: measure(lineReach, 'by_window', '有一站式窗口的社区、嘎查村'), denominator: measure(lineReach, 'communities', '全部社区、嘎查村'),
  }),
  defineIndicator({
    ...share, code: 'IND-46', title: '流动人口居住登记率', sentence: '已登记居住的人数，与它加上已申报而未登记的租住户之和的比。', group: 'people', base: '居住登记和出租屋申报',
    source: '000 §三(三)8「居住登记率达 100%」', numerator: measure(residence, 'registered', '已登记居住的'), denominator: measure(residence, 'expected', '已登记的和已申报未登记的'), aboutPeople: true,
  }),
  defineIndicator({
    ...size, code: 'IND-03', title: '社区户数（一类：较大城区）', sentence: '一类社区的家庭户，平均每个社区；是否达到下限看每个社区自己的数。', base: '一类社区',
    source: '000 §三(二)「达到 2000户以上」', numerator: measure(sizes, 'city_households', '一类社区的家庭户'), denominator: measure(sizes, 'city', '一类社区'),
  }),
  defineIndicator({
    ...size, code: 'IND-04', title: '社区户数（二类：旗县所在地）', sentence: '二类社区的家庭户，平均每个社区；是否达到下限看每个社区自己的数。', base: '二类社区',
    source: '000 §三(二)「达到1000户以上」', numerator: measure(sizes, 'seat_households', '二类社区的家庭户'), denominator: measure(sizes, 'seat', '二类社区'),
  }),
  defineIndicator({
    ...size, code: 'IND-05', title: '社区户数（三类：苏木镇所在地）', sentence: '三类社区的家庭户，平均每个社区；是否达到下限看每个社区自己的数。', base: '三类社区',
    source: '000 §三(二)「100户以上」', numerator: measure(sizes, 'sumu_households', '三类社区的家庭户'), denominator: measure(sizes, 'sumu', '三类社区'),
  }),
  defineIndicator({
    ...share, code: 'IND-106', title: '居民家庭档案建档率', sentence: '居住在本辖区的居民中，已归入家庭档案的占比。', group: 'people', base: '登记册中的居住关系',
    source: '004-A §四(三)1「社会组织、社区活动电子档案」', numerator: measure(files, 'in_household', '归入家庭档案的居民'), denominator: measure(files, 'living', '居住在本辖区的居民'), aboutPeople: true,
  }),
]
