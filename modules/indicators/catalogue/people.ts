import { defineIndicator, measure } from '../define.ts'
import { dwellings, population, staff } from '../queries/sources.ts'

const base = '002 §24「以常住人口数量为基准」；000 §四（四）「社区常住人口」'
const resident = measure(population, 'resident', '常住人口')

/** The denominators of most other figures (REG-10), and grids. */
export const PEOPLE_INDICATORS = [
  defineIndicator({
    code: 'POP-RESIDENT', title: '常住人口', sentence: '当日居住在本辖区，且户口在本苏木镇街道或已住满半年的人数。', group: 'people', unit: '人', decimals: 0,
    direction: 'none',
    base: '登记册中的居住关系', source: base, kind: 'computed', numerator: resident, aboutPeople: true,
  }),
  defineIndicator({
    code: 'POP-REGISTERED', title: '户籍人口', sentence: '当日户口登记在本辖区的人数，不论住在哪里。', group: 'people', unit: '人', decimals: 0, direction: 'none',
    base: '登记册中的户籍关系', source: base, kind: 'computed', numerator: measure(population, 'registered', '户籍人口'), aboutPeople: true,
  }),
  defineIndicator({
    code: 'POP-MOBILE', title: '流动人口', sentence: '当日居住在本辖区而户口在其他苏木镇街道的人数。', group: 'people', unit: '人', decimals: 0, direction: 'none',
    base: '登记册中的居住关系', source: base, kind: 'computed', numerator: measure(population, 'mobile', '流动人口'), aboutPeople: true,
  }),
  defineIndicator({
    code: 'POP-ELDERLY', title: '60岁及以上人口占比', sentence: '常住人口中当日已满60周岁的占比。', group: 'people', unit: '%', decimals: 1, direction: 'none',
    base: '常住人口',
    source: base, kind: 'computed', numerator: measure(population, 'elderly', '60岁及以上常住人口'), denominator: resident, factor: 100,
    aboutPeople: true,
  }),
  defineIndicator({
    code: 'POP-HOUSEHOLDS', title: '家庭户', sentence: '当日登记在册的家庭户数，不含集体户。', group: 'people', unit: '户', decimals: 0, direction: 'none',
    base: '登记册中的户',
    source: '000 §三（二）「达到 2000户以上」', kind: 'computed', numerator: measure(dwellings, 'households', '家庭户'), aboutPeople: true,
  }),
  defineIndicator({
    code: 'IND-119', title: '网格覆盖率', sentence: '全部住址中恰好落在一个网格内的占比。', group: 'people', unit: '%', decimals: 1, direction: 'up',
    base: '登记册中的住址',
    source: '002 §9「横向到边、纵向到底」', kind: 'computed', numerator: measure(dwellings, 'in_grid', '落在一个网格内的住址'),
    denominator: measure(dwellings, 'addresses', '全部住址'), factor: 100,
  }),
  defineIndicator({
    code: 'GRID-MANNED', title: '网格配备率', sentence: '全部网格中当日有在岗网格员的占比。', group: 'workers', unit: '%', decimals: 1, direction: 'up',
    base: '当日有效的网格',
    source: '002 §9「“网格化”服务管理模式」', kind: 'computed', numerator: measure(staff, 'grids_manned', '有在岗网格员的网格'),
    denominator: measure(staff, 'grids', '全部网格'), factor: 100,
  }),
]
