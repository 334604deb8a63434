import fc from 'fast-check'
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { checkIdNumber, readName } from '../register/index.ts'
import { daysNear, idNumbersNear, isOneSlip, likenessOf, type Compared } from './likeness.ts'

const record = (name: string, more: Partial<Compared> = {}): Compared => ({
  name: readName(name), sex: '2', bornOn: '1950-05-06', idNumber: null, phone: null, households: [], dwellings: [], ...more,
})
const level = (a: Compared, b: Compared) => likenessOf(a, b).level
const said = (a: Compared, b: Compared) => likenessOf(a, b).evidence.map((e) => e.text)

describe('[REG-13] what speaks for one person and what against', () => {
  test('one name and one birthday are likely one person, also where one file has no number', () => {
    expect(level(record('李秀英'), record('李秀英'))).toBe('likely')
    expect(level(record('李秀英', { idNumber: '152921195005069021' }), record('李秀英'))).toBe('likely')
    expect(said(record('李秀英', { idNumber: '152921195005069021' }), record('李秀英'))).toContain('一份有证件号码，一份没有')
    expect(level(record('巴特尔·朝鲁'), record('朝鲁·巴特尔', { phone: '1' }))).not.toBe('none')
    expect(level(record('李峯'), record('李峰', { phone: '13800001234' }))).toBe('possible')
  })

  test('one number is one person, whatever the name; another valid number is another person', () => {
    const number = '152921195005069021'
    expect(level(record('李秀英', { idNumber: number }), record('巴特尔', { idNumber: number, bornOn: '1951-05-06' }))).not.toBe('none')
    expect(level(record('李秀英', { idNumber: number }), record('李秀英', { idNumber: '150204195005061234' }))).toBe('none')
  })

  test('a slip in the number or the date is seen as one', () => {
    expect(idNumbersNear('152921195005069021', '152921195005069031')).toBe(true)
    expect(isOneSlip('12345', '12354')).toBe(true)
    expect(isOneSlip('12345', '12453')).toBe(false)
    expect(daysNear('1950-05-06', '1950-06-05')).toBe(true)
    expect(daysNear('1950-05-31', '1950-06-01')).toBe(true)
    expect(daysNear('1950-05-06', '1962-05-06')).toBe(false)
    expect(level(record('李秀英', { phone: '13800001234' }), record('李秀英', { bornOn: '1950-06-05', phone: '13800001234' }))).toBe('likely')
  })

  test('twins are never suggested as one: one birthday, one household or numbers in a row, two names', () => {
    const home = { households: ['h'], dwellings: ['d'], phone: '13800001234' }
    for (const [a, b] of [['王大宝', '王小宝'], ['王晓明', '王晓鸣'], ['李珊', '李山'], ['张小单', '张小丹']] as const) {
      expect(level(record(a, home), record(b, home)), `${a} ${b}`).toBe('none')
      const [x, y] = ['152921195005069021', '152921195005069048']
      expect(level(record(a, { idNumber: x, phone: '1' }), record(b, { idNumber: y, phone: '1' })), `${a} ${b}`).toBe('none')
    }
    // One of them entered twice is another matter.
    expect(level(record('王大宝', home), record('王大宝', home))).toBe('likely')
  })

  test('a parent and a child of one name are two people', () => {
    const home = { households: ['h'], dwellings: ['d'], phone: '13800001234' }
    expect(level(record('巴图', { ...home, bornOn: '1950-05-06' }), record('巴图', { ...home, bornOn: '1975-05-06' }))).toBe('none')
    expect(said(record('巴图', { bornOn: '1950-05-06' }), record('巴图', { bornOn: '1975-01-02' }))).toContain('年龄相差25岁，像是同名的长辈和晚辈')
  })

  test('a placeholder says nothing; a day on which nobody knew the day says less', () => {
    expect(level(record('无名氏'), record('无名氏'))).toBe('none')
    expect(level(record('李秀英', { bornOn: '1950-01-01' }), record('李秀英', { bornOn: '1950-01-01' }))).toBe('possible')
  })

  test('likeness has no direction and is never greater for evidence against', () => {
    const one = fc.record({
      name: fc.constantFrom('李秀英', '李秀荣', '李峯', '李峰', '巴特尔·朝鲁', '朝鲁·巴特尔', '王伟', '无名氏').map(readName),
      sex: fc.constantFrom('1', '2', '0'), bornOn: fc.constantFrom('1950-05-06', '1950-06-05', '1975-01-01', null),
      idNumber: fc.constantFrom('152921195005069021', '152921195005069031', null), phone: fc.constantFrom('13800001234', null),
      households: fc.constantFrom([], ['h']), dwellings: fc.constantFrom([], ['d']),
    })
    fc.assert(fc.property(one, one, (a, b) => {
      expect(likenessOf(a, b)).toEqual(likenessOf(b, a))
      if (a.sex === '1') expect(likenessOf(a, { ...b, sex: '2' }).total).toBeLessThanOrEqual(likenessOf(a, { ...b, sex: '1' }).total)
    }))
  })

  test('every valid number of the vectors is read, and 15 digits are the same number as 18', () => {
    const lines = readFileSync(new URL('../../data/reference/vectors/id-number-vectors.csv', import.meta.url), 'utf8').trim().split(/\r?\n/)
    const valid = lines.slice(1).map((l) => l.split(',')[1]!).filter((n) => checkIdNumber(n, { today: '2026-03-02', kinds: ['citizen', 'gat-permit', 'foreign-permit'] }).ok)
    expect(valid.length).toBeGreaterThan(3)
    for (const number of valid) {
      const checked = checkIdNumber(number, { today: '2026-03-02', kinds: ['citizen', 'gat-permit', 'foreign-permit'] })
      const whole = checked.ok ? checked.facts.number : ''
      expect(level(record('李秀英', { idNumber: whole, bornOn: null }), record('李秀英', { idNumber: whole, bornOn: null }))).toBe('likely')
    }
  })
})
