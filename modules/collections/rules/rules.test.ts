import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cellsOfRows } from '../workbook.ts'
import { faultsOf, isFar, lackingOf, sumOf, type Item, type Part } from './items.ts'
import { canMove, movesOpen, type SheetStands } from './moves.ts'
import { isPeriodEnd, nextDay, periodTitle } from './periods.ts'
import { canonical, digestOf } from '../../../platform/server/digest.ts'
import { plannedSheets, type Asked } from './tree.ts'

const item = (more: Partial<Item> = {}): Item => ({ key: 'n1', title: '服务站', unit: '个', decimals: 0, by: 'community', note: '', indicator: null, part: null, share: false, ...more })
const part = (name: string, value: number | null, why = ''): Part => ({ name, cells: { n1: { value, why, source: '台账' } } })

describe('a sum', () => {
  test('adds up what was given, in any order, and loses no decimals', () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 1_000_000 }), { minLength: 1, maxLength: 40 }), (numbers) => {
      const of = item({ decimals: 2 })
      const parts = numbers.map((n, i) => part(`${i}`, n / 100))
      const sum = sumOf(of, parts)
      expect(sum.value).toBeCloseTo(numbers.reduce((a, b) => a + b, 0) / 100, 6)
      expect(sumOf(of, parts.toReversed()).value).toBe(sum.value)
    }))
  })

  test('with a gap is no number, says whose it is, and passes it on upwards', () => {
    const street = sumOf(item(), [part('甲', 3), part('乙', null, '台账遗失')])
    expect(street).toMatchObject({ value: null, gaps: ['乙：台账遗失'] })
    const county = sumOf(item(), [{ name: '街道', cells: { n1: street } }, part('丙', 1)])
    expect(county).toMatchObject({ value: null, gaps: ['乙：台账遗失'] })
  })

  test('leaves out an excused place, and of nothing at all is no nought', () => {
    expect(sumOf(item(), [part('甲', 3), { name: '乙', cells: null }]).value).toBe(3)
    expect(sumOf(item(), [{ name: '乙', cells: null }]).value).toBeNull()
  })
})

describe('a cell', () => {
  const share = [item({ indicator: 'X', part: 'numerator', share: true, title: '达标' }), item({ key: 'n1d', indicator: 'X', part: 'denominator', share: true, title: '全部' })]
  const cell = (value: number | null, why = '', source = '台账') => ({ value, why, source })

  test('a part is not more than its whole; whole numbers stay whole', () => {
    expect(faultsOf(share, { n1: cell(5), n1d: cell(4) })).toHaveLength(1)
    expect(faultsOf(share, { n1: cell(4), n1d: cell(4) })).toEqual([])
    expect(faultsOf([item()], { n1: cell(1.5) })).toHaveLength(1)
    expect(faultsOf([item({ decimals: 1 })], { n1: cell(1.5) })).toEqual([])
  })

  test('is sent with its source, or with the reason why there is none', () => {
    expect(lackingOf([item()], {})).toHaveLength(1)
    expect(lackingOf([item()], { n1: cell(0, '', '') })).toHaveLength(1)
    expect(lackingOf([item()], { n1: cell(0) })).toEqual([])
    expect(lackingOf([item()], { n1: cell(null, '还没有建立台账') })).toEqual([])
    expect([isFar(16, 10), isFar(15, 10), isFar(4, 10), isFar(4, null)]).toEqual([true, false, true, false])
  })

  test('read from a workbook: commas pass, words do not, blanks stay blank', () => {
    const read = cellsOfRows([['序号', '指标', '', '数字'], ['n1', '', '', '1,200', '台账', ''], ['n2', '', '', '若干'], ['n3', '', '', '', '', '没有']], [item(), item({ key: 'n2' }), item({ key: 'n3' })])
    expect(read.cells).toEqual({ n1: { value: 1200, why: '', source: '台账' }, n3: { value: null, why: '没有', source: '' } })
    expect(read.faults.map((one) => one.key)).toEqual(['n2'])
  })
})

describe('the tree of sheets', () => {
  const county: Asked = { code: '152921000000', level: 'county', parent: '152900000000' }
  const street: Asked = { code: '152921405000', level: 'township', parent: county.code }
  const one: Asked = { code: '152921405001', level: 'community', parent: street.code }
  const two: Asked = { code: '152921405002', level: 'community', parent: street.code }
  /** Right below the county: no street there. */
  const alone: Asked = { code: '152921900001', level: 'community', parent: county.code }
  const all = [county, street, one, two, alone]
  const upward = new Map(all.map((each) => [each.code, each]))

  test('[TER-21] a community without a street is checked by what stands above it', () => {
    const sheets = plannedSheets(county, all, new Set(['community']), upward)
    expect(sheets.map((sheet) => [sheet.region, sheet.above, sheet.leaf])).toEqual([
      [county.code, null, false], [street.code, county.code, false], [one.code, street.code, true], [two.code, street.code, true], [alone.code, county.code, true],
    ])
  })

  test('streets alone, and a street that asks its own communities', () => {
    expect(plannedSheets(county, all, new Set(['township']), upward).map((sheet) => [sheet.region, sheet.leaf])).toEqual([[county.code, false], [street.code, true]])
    expect(plannedSheets(street, [street, one, two], new Set(['community']), upward).map((sheet) => sheet.above)).toEqual([null, street.code, street.code])
  })
})

describe('moves', () => {
  const stands = (more: Partial<SheetStands>): SheetStands =>
    ({ state: 'sent', top: false, own: false, above: true, sentByMe: false, frozenAbove: false, open: true, abilities: new Set(['collections.check', 'collections.fill', 'collections.send', 'collections.approve']), ...more })

  test('who sent a sheet never decides on it, whatever else they may', () => {
    fc.assert(fc.property(fc.constantFrom('waiting', 'filling', 'sent', 'returned', 'accepted', 'excused'), fc.boolean(), fc.boolean(), fc.boolean(), (state, top, own, open) => {
      const may = movesOpen(stands({ state: state as 'sent', top, own, above: !own, open, sentByMe: true }))
      expect(may.filter((move) => ['accept', 'approve', 'return'].includes(move))).toEqual([])
      for (const move of may) expect(canMove(move, state as 'sent')).toBe(true)
    }))
  })

  test('what was added up above is not returned, and a finished collection opens by its top alone', () => {
    expect(movesOpen(stands({ state: 'accepted', frozenAbove: true }))).toEqual([])
    expect(movesOpen(stands({ state: 'accepted' }))).toEqual(['return'])
    expect(movesOpen(stands({ state: 'accepted', top: true, own: true, above: false, open: false }))).toEqual(['reopen'])
  })
})

test('periods in words, their ends, and the next', () => {
  expect([periodTitle('half', '2026-06-30'), periodTitle('quarter', '2026-09-30'), periodTitle('year', '2026-12-31'), periodTitle('month', '2026-02-28'), periodTitle('once', '2026-03-05')])
    .toEqual(['2026年上半年', '2026年第3季度', '2026年', '2026年2月', '截至2026年3月5日'])
  expect([nextDay('month', '2026-01-31'), nextDay('half', '2026-06-30'), nextDay('quarter', '2026-12-31'), nextDay('year', '2027-12-31'), nextDay('once', '2026-01-01')])
    .toEqual(['2026-02-28', '2026-12-31', '2027-03-31', '2028-12-31', null])
  fc.assert(fc.property(fc.constantFrom('month', 'quarter', 'half', 'year'), fc.integer({ min: 2020, max: 2090 }), (period, year) => {
    const day = nextDay(period as 'month', `${year}-12-31`)!
    expect(isPeriodEnd(period as 'month', day)).toBe(true)
  }))
})

test('a digest does not depend on the order of keys, and on everything else', () => {
  expect(canonical({ b: 1, a: [{ d: 2, c: null }] })).toBe('{"a":[{"c":null,"d":2}],"b":1}')
  fc.assert(fc.property(fc.jsonValue(), fc.string(), (value, before) => {
    const stored = JSON.parse(JSON.stringify({ value })) as unknown
    expect(digestOf(stored, before)).toBe(digestOf({ value }, before))
    expect(digestOf({ value }, before)).not.toBe(digestOf({ value }, `${before}x`))
  }))
})
