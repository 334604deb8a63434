import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  checkDocumentNumber, checkIdNumber, checkPhone, checkUscc, idNumberCheckCharacter, maskIdNumber, maskName, maskPhone,
  normaliseIdNumber, normalisePhone, parseIdNumber, upgradeIdNumber15,
} from './identifiers.ts'

const today = '2026-11-22'
const every = ['citizen', 'gat-permit', 'foreign-permit'] as const

function vectors(file: string): Record<string, string>[] {
  const [head, ...lines] = readFileSync(new URL(`../../data/reference/vectors/${file}`, import.meta.url), 'utf8').trim().split(/\r?\n/)
  const keys = head!.split(',')
  return lines.map((line) => {
    const cells = [...line.matchAll(/(?:^|,)(?:"([^"]*)"|([^,]*))/g)].map((m) => m[1] ?? m[2] ?? '')
    return Object.fromEntries(keys.map((key, i) => [key, cells[i] ?? '']))
  })
}

describe('citizen number, GB 11643', () => {
  const rows = vectors('id-number-vectors.csv')
  // The vectors mark these "invalid as written"; their notes say they are to be repaired or stored with a warning.
  const repaired = rows.filter((r) => /then valid|store with a warning/.test(r.note!))
  const plainly = rows.filter((r) => !repaired.includes(r))

  test('there are vectors of every kind', () => {
    expect(new Set(rows.map((r) => r.kind))).toEqual(new Set(['citizen', 'citizen15', 'gat_permit', 'foreign_pr_2023']))
    expect(repaired).toHaveLength(3)
  })

  test.each(plainly)('$kind $value → $valid ($note)', ({ kind, value, valid, sex_code, birth }) => {
    const kinds = { gat_permit: 'gat-permit', foreign_pr_2023: 'foreign-permit' } as const
    const checked = checkIdNumber(value!, { today, kinds: [kinds[kind as keyof typeof kinds] ?? 'citizen'] })
    expect(checked.ok).toBe(valid === '1')
    if (checked.ok) {
      expect(checked.facts.sex ?? '').toBe(sex_code)
      expect(checked.facts.bornOn.replaceAll('-', '')).toBe(birth!.length === 8 ? birth : expect.anything())
    } else {
      expect(checked.message).toMatch(/^[\u4e00-\u9fff0-9].*。$/)
    }
  })

  test.each(repaired)('$value is accepted after repair or with a warning ($note)', ({ value }) => {
    const checked = checkIdNumber(value!, { today, areaIsKnown: (area) => area === '150204' })
    expect(checked).toMatchObject({ ok: true })
    if (checked.ok) expect(checked.warnings.map((w) => w.code)).toEqual(value!.startsWith('1599') ? ['area-unknown'] : [])
  })

  test.each([
    ['', 'empty'], ['15020419491001000', 'length'], ['15020419491001000A', 'pattern'], ['000000198001010005', 'pattern'],
    ['900000198001010008', 'leading-nine'], ['810000198808080005', 'kind'], ['150204199002300008', 'date'],
    ['150204209912310009', 'future'], ['150204194910010004', 'checksum'],
  ])('%s is refused for %s, in the order of the standard', (typed, reason) => {
    expect(checkIdNumber(typed, { today })).toMatchObject({ ok: false, reason })
  })

  test('a birth today is accepted, tomorrow is not', () => {
    const number = (date: string) => `152921${date}900` + idNumberCheckCharacter(`152921${date}900`)
    expect(parseIdNumber(number('20261122'), { today })?.bornOn).toBe('2026-11-22')
    expect(checkIdNumber(number('20261123'), { today })).toMatchObject({ reason: 'future' })
  })

  test('the old 15-digit number is upgraded, said so, and nothing else is', () => {
    expect(upgradeIdNumber15('150204800229000')).toBe('150204198002290001')
    expect(upgradeIdNumber15('150204194910010003')).toBeNull()
    expect(checkIdNumber('150204800229000', { today })).toMatchObject({ ok: true, warnings: [{ code: 'upgraded-from-15' }] })
  })

  test('disagreement with sex and birth date entered warns and does not refuse', () => {
    const checked = checkIdNumber('150204194910010003', { today, expected: { sex: '1', bornOn: '1949-10-02' } })
    expect(checked).toMatchObject({ ok: true, warnings: [{ code: 'sex-differs' }, { code: 'birth-differs' }] })
    expect(checkIdNumber('150204194910010003', { today, expected: { sex: '2', bornOn: '1949-10-01' } })).toMatchObject({ warnings: [] })
  })

  test('one wrong digit or two neighbours exchanged is always noticed', () => {
    const digits = fc.tuple(fc.integer({ min: 110000, max: 659999 }), fc.integer({ min: 0, max: 999 }))
    fc.assert(fc.property(digits, fc.integer({ min: 0, max: 16 }), fc.integer({ min: 1, max: 9 }), ([area, serial], at, by) => {
      const first17 = `${area}19800229${String(serial).padStart(3, '0')}`
      const number = first17 + idNumberCheckCharacter(first17)
      expect(checkIdNumber(number, { today }).ok).toBe(true)
      const wrong = number.slice(0, at) + String((Number(number[at]) + by) % 10) + number.slice(at + 1)
      expect(checkIdNumber(wrong, { today, kinds: every }).ok).toBe(false)
      const swapped = number.slice(0, at) + number[at + 1] + number[at] + number.slice(at + 2)
      if (swapped !== number) expect(checkIdNumber(swapped, { today, kinds: every }).ok).toBe(false)
    }))
  })

  test('normalising twice changes nothing more', () => {
    fc.assert(fc.property(fc.string(), (s) => { expect(normaliseIdNumber(normaliseIdNumber(s))).toBe(normaliseIdNumber(s)) }))
  })
})

describe('other documents', () => {
  test.each([
    ['414', 'E12345678', true], ['414', 'EA1234567', true], ['414', 'EI1234567', false],
    ['516', 'h12345678', true], ['516', 'K12345678', false], ['511', '12345678', true], ['117', 'A123456789', true],
    ['553', 'MNG123456789012', true], ['553', '915496198808080008', true], ['810', '810000198808080005', true],
    ['830', '810000198808080005', false], ['111', '810000198808080005', false], ['113', '第 7 号', true], ['113', ' ', false],
  ])('type %s, number %s → %s', (type, number, ok) => {
    expect(checkDocumentNumber(type, number, { today }).ok).toBe(ok)
  })
})

describe('unified social credit code, GB 32100', () => {
  test.each(vectors('uscc-vectors.csv'))('$value → $valid ($note)', ({ value, valid }) => {
    const checked = checkUscc(value!)
    expect(checked.ok).toBe(valid !== '0')
    if (checked.ok) expect(checked.warnings.map((w) => w.code)).toEqual(valid === 'warn' ? ['organisation-check'] : [])
  })
  test('lower case and spaces are repaired; the category is named', () => {
    const facts = { code: '91350100M000100Y43', categoryName: '企业', area: '350100' }
    expect(checkUscc(' 91350100m000100y43 ')).toMatchObject({ ok: true, facts })
    expect(checkUscc('51150204MI000000X0')).toMatchObject({ reason: 'alphabet' })
    expect(checkUscc('91350100M000100Y42')).toMatchObject({ reason: 'checksum' })
  })
})

describe('telephone', () => {
  test.each(vectors('phone-vectors.csv'))('$value is $kind → $valid', ({ value, kind, valid }) => {
    const checked = checkPhone(value!)
    expect(checked.ok).toBe(valid === '1')
    if (checked.ok) expect(checked.kind).toBe(kind)
  })
  test.each([
    ['+86 138-0000-0000', '13800000000'], ['008613800000000', '13800000000'], ['8613800000000', '13800000000'],
    ['（0483）８２２1234', '04838221234'],
  ])('%s is stored as %s', (typed, stored) => expect(normalisePhone(typed)).toBe(stored))
})

describe('masking', () => {
  test('the birth date never shows', () => {
    expect(maskIdNumber('150204194910010003')).toBe('150***********0003')
    expect(maskIdNumber('E12345678')).toBe('E******78')
  })
  const phones = [['13800000000', '138****0000'], ['04838221234', '0483***1234'], ['01012345678', '010****5678']]
  test.each(phones)('%s → %s', (number, masked) => {
    expect(maskPhone(number)).toBe(masked)
  })
  test.each([['李明', '李*'], ['李小明', '李*明'], ['欧阳小娜', '欧**娜'], ['巴特尔·朝鲁', '巴**·*鲁']])('%s → %s', (name, masked) => {
    expect(maskName(name)).toBe(masked)
  })
})
