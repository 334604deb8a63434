import { expect, test } from 'vitest'
import type { Refusal } from '../../platform/kernel/refusal.ts'
import { checkVolunteer, volunteerNumber } from './rules.ts'

const born = (bornOn: string, more: { diedOn?: string; state?: string } = {}) => ({
  bornOn,
  diedOn: more.diedOn ?? null,
  state: more.state ?? 'present',
})
const code = (deed: () => unknown) => {
  try {
    deed()
    return ''
  } catch (error) {
    return (error as Refusal).code
  }
}

test('from eight on with the guardian, from eighteen on alone, to the day', () => {
  const today = '2026-03-02'
  expect(checkVolunteer(born('2008-03-02'), false, today)).toEqual({ minor: false })
  expect(code(() => checkVolunteer(born('2008-03-03'), false, today))).toBe('volunteers.guardian_needed')
  expect(checkVolunteer(born('2008-03-03'), true, today)).toEqual({ minor: true })
  expect(checkVolunteer(born('2018-03-02'), true, today)).toEqual({ minor: true })
  expect(code(() => checkVolunteer(born('2018-03-03'), true, today))).toBe('volunteers.under_age')
})
test('real name: the unknown and the dead are refused', () => {
  expect(code(() => checkVolunteer(undefined, true, '2026-03-02'))).toBe('volunteers.person_not_in_register')
  expect(code(() => checkVolunteer(born('1950-01-01', { diedOn: '2026-01-01' }), true, '2026-03-02'))).toBe('volunteers.person_dead')
})
test('numbers', () =>
  expect([volunteerNumber('152921', 7), volunteerNumber('152921', 1_234_567)]).toEqual(['V152921000007', 'V1529211234567']))
