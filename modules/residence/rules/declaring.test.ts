import { describe, expect, test } from 'vitest'
import type { Refusal } from '../../../platform/kernel/refusal.ts'
import { declared } from './declaring.ts'

const person = { bornOn: '1990-05-01', diedOn: null, state: 'present' }
const form = { whose: 'elsewhere', origin: '甘肃省民勤县', address: '王府家园3号楼', livesFrom: '2026-01-10' }
const declare = (more: Record<string, unknown> = {}, who: typeof person | undefined = person) =>
  declared({ person: who, form: { ...form, ...more }, today: '2026-03-02' })
const code = (more: Record<string, unknown>, who?: typeof person | null) => {
  try {
    declared({ person: who === null ? undefined : (who ?? person), form: { ...form, ...more }, today: '2026-03-02' })
    return ''
  } catch (error) {
    return (error as Refusal).code
  }
}

describe('residence', () => {
  test('somebody from elsewhere who names no day of leaving means to stay; a few weeks are a short stay, half a year a long one', () => {
    expect(declare().category).toBe('LD_CZ')
    expect(declare({ plannedUntil: '2026-04-30' }).category).toBe('LD_ZZ')
    expect(declare({ plannedUntil: '2026-04-30', livesFrom: '2025-08-01' }).category).toBe('LD_CZ')
    expect(declare({ whose: 'banner' }).category).toBe('HJ_WC')
    expect(declare({ whose: 'foreign', plannedUntil: '2026-04-30' }).category).toBe('JW')
  })
  test('it is renewed after a year, or when the stay ends', () => {
    expect(declare().renewOn).toBe('2027-03-02')
    expect(declare({ plannedUntil: '2026-04-30' }).renewOn).toBe('2026-04-30')
    expect(declare({ plannedUntil: '2030-01-01' }).renewOn).toBe('2027-03-02')
  })
  test.each([
    [{ livesFrom: '2026-03-03' }, 'residence.dates_wrong'],
    [{ livesFrom: '1989-01-01' }, 'residence.dates_wrong'],
    [{ livesFrom: 'yesterday' }, 'residence.dates_wrong'],
    [{ plannedUntil: '2025-12-31' }, 'residence.dates_wrong'],
    [{ address: ' ' }, 'residence.incomplete'],
    [{ whose: 'mars' }, 'residence.incomplete'],
    [{ whose: 'constructor' }, 'residence.incomplete'],
  ])('%j is refused', (more, expected) => expect(code(more)).toBe(expected))
  test('the dead and the unknown are refused', () => {
    expect(code({}, { ...person, state: 'died' })).toBe('residence.person_dead')
    expect(code({}, null)).toBe('residence.person_not_in_register')
  })
})
