import { expect, test } from 'vitest'
import { endedPeriods, owedReports, periodOf, usualContact } from './periods.ts'
import { standingMoves } from './standing.ts'

test('a day lies in one quarter and one half-year', () => {
  expect(periodOf('2026-09-30', 'quarter')).toEqual({ period: '2026-Q3', from: '2026-07-01', until: '2026-09-30' })
  expect(periodOf('2026-07-01', 'half')).toEqual({ period: '2026-H2', from: '2026-07-01', until: '2026-12-31' })
})

test('what is owed: every period since the naming that has ended and was not reported; late after its day', () => {
  expect(endedPeriods('2025-02-01', '2026-03-02', 'half').map((one) => one.period)).toEqual(['2025-H2'])
  const unit = { namedOn: '2025-01-01', every: 'quarter' as const, days: 10 }
  expect(owedReports(unit, ['2025-Q2'], '2026-01-05')).toEqual([
    { period: '2025-Q4', due: '2026-01-10', late: false }, { period: '2025-Q3', due: '2025-10-10', late: true }, { period: '2025-Q1', due: '2025-04-10', late: true },
  ])
  // Whoever is no unit any more owes nothing for later.
  expect(owedReports({ ...unit, ended: '2025-05-01' }, [], '2026-01-05').map((one) => one.period)).toEqual(['2025-Q1'])
})

test('a title is not lost in one step, and not for good', () => {
  expect(standingMoves('standing')).toEqual(['urge'])
  expect(standingMoves('removal_proposed')).toEqual(['keep', 'remove'])
  expect(standingMoves('removed')).toEqual([])
  expect(['city', 'street', 'community'].map((kind) => usualContact(kind as 'city'))).toEqual(['ministry', 'province', 'prefecture'])
})
