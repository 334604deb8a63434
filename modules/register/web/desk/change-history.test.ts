import { expect, test } from 'vitest'
import { differences } from './change-history.tsx'
import { yearMarks } from './tie-lines.tsx'

test('a change is told in words, a number never by its value', () => {
  expect(differences({ name: '王一', sex: '1' }, { name: '王二', sex: '2' })).toBe('姓名：王一 → 王二；性别：男 → 女')
  expect(differences({}, { idNumber: 'changed' })).toBe('证件号码：已更换（号码不在记录中显示）')
  expect(differences({ region: '152921405001' }, { tie: 'living', from: '2026-03-01', region: '152921405002' })).toBe('关系：居住；起：2026-03-01')
})

test('year marks are few, round, and lie inside the time', () => {
  expect(yearMarks('2021-05-01', '2026-11-22')).toEqual([2021, 2022, 2023, 2024, 2025, 2026])
  expect(yearMarks('1944-03-02', '2026-11-22')).toEqual([1960, 1980, 2000, 2020])
  expect(yearMarks('2026-05-01', '2026-11-22')).toEqual([2026])
})
