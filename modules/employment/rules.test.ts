import { expect, test } from 'vitest'
import type { Refusal } from '../../platform/kernel/refusal.ts'
import { checkSeeker, refreshDue } from './rules.ts'

const code = (bornOn: string, more: object = {}) => {
  try {
    checkSeeker({ bornOn, diedOn: null, state: 'present', ...more }, '2026-03-02')
    return ''
  } catch (error) {
    return (error as Refusal).code
  }
}

test('of working age, alive, on the register', () => {
  expect(code('2010-03-02')).toBe('')
  expect(code('2010-03-03')).toBe('employment.not_of_age')
  expect(code('1960-03-03')).toBe('')
  expect(code('1960-03-02')).toBe('employment.not_of_age')
  expect(code('1990-01-01', { state: 'died' })).toBe('employment.person_dead')
  expect(() => checkSeeker(undefined, '2026-03-02')).toThrow('建档')
})
test('it is looked at again after ninety days', () => expect(refreshDue('2026-11-22')).toBe('2027-02-20'))
