import fc from 'fast-check'
import { expect, test } from 'vitest'
import { caseNumber, checkCodeFrom, checkDigit, numberEndOf, parseCaseNumber } from './number.ts'

test('a number carries day, serial and check digit', () => {
  // ISO 7064 MOD 11,10 published example: 0794 has the check digit 5.
  expect(checkDigit('0794')).toBe('5')
  expect(caseNumber('2026-11-22', 17)).toBe(`20261122-000017${checkDigit('20261122000017')}`)
  expect(caseNumber('2026-11-22', 12_345_678)).toMatch(/^20261122-12345678\d$/)
  expect(() => caseNumber('2026-11-22', 0)).toThrow(RangeError)
})

test('a number is read back however it is written, and no other', () => {
  const number = caseNumber('2026-03-02', 4711)
  expect(parseCaseNumber(number)).toBe(number)
  expect(parseCaseNumber(number.replace('-', ' '))).toBe(number)
  expect(parseCaseNumber(number.replace('-', ''))).toBe(number)
  for (const wrong of ['', '2026', 'abc', `${number}1`, number.slice(0, -1)]) expect(parseCaseNumber(wrong)).toBeUndefined()
})

test('the end of a number, as it is read aloud', () => {
  expect(numberEndOf('0058')).toBe('0058')
  expect(numberEndOf('0302-0000 058')).toBe('0302-0000058')
  for (const other of ['', '58', '路灯', '3号楼1201', 'a0058']) expect(numberEndOf(other)).toBeUndefined()
})

test('one wrong digit is always found', () => {
  fc.assert(fc.property(fc.integer({ min: 1, max: 99_999_999 }), fc.nat(30), fc.integer({ min: 1, max: 9 }), (serial, where, by) => {
    const digits = caseNumber('2026-03-02', serial).replace('-', '')
    const i = where % digits.length
    const wrong = digits.slice(0, i) + String((Number(digits[i]) + by) % 10) + digits.slice(i + 1)
    expect(parseCaseNumber(wrong)).toBeUndefined()
  }))
})

test('a check code has six readable characters, evenly drawn', () => {
  expect(checkCodeFrom(new Uint8Array(12))).toBe('AAAAAA')
  fc.assert(fc.property(fc.uint8Array({ minLength: 12, maxLength: 12 }), (bytes) => {
    expect(checkCodeFrom(bytes)).toMatch(/^[ACDEFHJKMNPRTUVWXY34679]{6}$/)
  }))
  expect(() => checkCodeFrom(new Uint8Array(11))).toThrow(RangeError)
})
