import { expect, test } from 'vitest'
import { dayRule, isDay, readDay } from './day-input.tsx'

test('a day is read however it is typed', () => {
  for (const typed of ['19491203', '1949-12-03', '1949.12.3', '1949/12/3', '1949年12月3日', ' 1949-12-3 ', '１９４９1203']) expect(readDay(typed)).toBe('1949-12-03')
})

test('what is no day stays as it was typed, and is no day', () => {
  expect(readDay('1949-13-03')).toBe('1949-13-03')
  expect(readDay('20250229')).toBe('20250229')
  expect(isDay('2025-02-29')).toBe(false)
  expect(isDay('2024-02-29')).toBe(true)
})

test('the rule keeps the bounds', async () => {
  await expect(dayRule({ max: '2026-11-22' }).validator(null, '2026-11-23')).rejects.toThrow('不能晚于2026-11-22')
  await expect(dayRule({ min: '1900-01-01' }).validator(null, '1899-12-31')).rejects.toThrow('不能早于1900-01-01')
  await expect(dayRule().validator(null, '')).resolves.toBeUndefined()
  await expect(dayRule().validator(null, '昨天')).rejects.toThrow('日期应写成')
})
