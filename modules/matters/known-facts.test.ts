import { expect, test } from 'vitest'
import { knownFacts, type PersonOnFile } from './known-facts.ts'

const person: PersonOnFile = {
  name: '李秀英', sex: '2', bornOn: '1944-03-02', age: 82, regionName: '王府街社区', idNumberMasked: '1529**********0021', phoneMasked: null,
  ties: [
    { kind: 'living', address: '和硕特小区3号楼', elsewhere: '', validFrom: '2020-01-01', validUntil: '2025-12-31' },
    { kind: 'living', address: '', elsewhere: '宁夏银川市', validFrom: '2025-12-31', validUntil: null },
    { kind: 'registered', address: '王府街12号', elsewhere: '', validFrom: '1990-01-01', validUntil: null },
  ],
  household: { members: [{ personId: 'a' }, { personId: 'b' }, { personId: 'a' }] },
}

test('[MAT-01] what the register holds today is known, what it lacks is asked for', () => {
  expect(knownFacts(person, '2026-03-02')).toEqual({
    'register.name': '李秀英', 'register.idNumber': '1529**********0021', 'register.sex': '2', 'register.bornOn': '1944-03-02', 'register.age': 82,
    'register.region': '王府街社区', 'register.address': '宁夏银川市', 'register.registeredAddress': '王府街12号', 'register.householdSize': 2,
  })
})

test('a tie counts from its first day to the day before its last', () => {
  expect(knownFacts(person, '2025-12-30')['register.address']).toBe('和硕特小区3号楼')
  expect(knownFacts(person, '2025-12-31')['register.address']).toBe('宁夏银川市')
  expect(knownFacts({ ...person, ties: [], household: null }, '2026-03-02')).not.toHaveProperty('register.address')
})
