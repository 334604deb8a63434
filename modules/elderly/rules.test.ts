import { expect, test } from 'vitest'
import type { Refusal } from '../../platform/kernel/refusal.ts'
import { planVisits } from './rules.ts'

const given = {
  person: { bornOn: '1944-03-02', diedOn: null, state: 'present' },
  consent: true,
  every: 'month',
  way: 'home',
  helper: ' 第三网格 王芳 ',
  startsOn: '2026-03-09',
  today: '2026-03-02',
}
const code = (more: object) => {
  try {
    planVisits({ ...given, ...more })
    return ''
  } catch (error) {
    return (error as Refusal).code
  }
}

test('a plan says how often, who, from when, and when it is looked at again', () => {
  expect(planVisits(given)).toEqual({
    every: 'month',
    way: 'home',
    helper: '第三网格 王芳',
    startsOn: '2026-03-09',
    reviewOn: '2027-03-09',
  })
})
test.each<[object, string]>([
  [{ consent: false }, 'elderly.consent_needed'],
  [{ person: { ...given.person, bornOn: '1966-03-03' } }, 'elderly.under_age'],
  [{ person: { ...given.person, diedOn: '2026-01-01' } }, 'elderly.person_dead'],
  [{ person: undefined }, 'elderly.person_not_in_register'],
  [{ every: 'constructor' }, 'elderly.plan_incomplete'],
  [{ helper: '  ' }, 'elderly.plan_incomplete'],
  [{ startsOn: '2026-03-01' }, 'elderly.plan_incomplete'],
  [{ startsOn: undefined }, 'elderly.plan_incomplete'],
  [{ way: 7 }, 'elderly.plan_incomplete'],
])('%j is refused', (more, expected) => expect(code(more)).toBe(expected))
