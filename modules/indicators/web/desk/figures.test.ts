import { expect, test } from 'vitest'
import { numberText, reasonWords, targetWords } from './figures.tsx'

const target = {
  plan: 'p', planTitle: '规划', planState: 'in_force', place: '152900000000', placeName: '阿拉善盟', year: 2025, comparator: 'at_least', value: 33, strive: false, noYear: false, onlyFor: null, quote: '', section: '',
} as const

test('[PLN-04] a target is said with its direction, unit and year; 争取 is not a promise', () => {
  expect(targetWords(target, '平方米/百户', 1)).toBe('目标不低于33平方米/百户（2025年）')
  expect(targetWords({ ...target, comparator: 'at_most', value: 0.5, strive: true }, '公里', 1)).toBe('争取目标不高于0.5公里（2025年）')
})

test('a number keeps its decimals, a reason does not repeat what the figure says', () => {
  expect(numberText(1234.5, 1)).toBe('1,234.5')
  expect(numberText(0, 0)).toBe('0')
  expect(reasonWords('尚未采集：台账还没有建立。')).toBe('台账还没有建立')
})
