import fc from 'fast-check'
import { expect, test } from 'vitest'
import { barsOf, ceilingOf } from './charts.ts'
import { overviewOf, sayFigure, totalsOf, type ReportBody, type ReportFigure } from './content.ts'
import { catalogueOf, csvOf, datasetOf, figuresCsv } from './open-data.ts'

const figure = (more: Partial<ReportFigure> = {}): ReportFigure => ({
  n: 1, code: 'IND-1', title: '覆盖率', unit: '%', decimals: 1, kind: 'computed', aboutPeople: false, value: 80, numerator: 8, denominator: 10, numeratorText: '覆盖', denominatorText: '全部', base: '社区', source: '003', day: '2026-12-31',
  asOf: null, record: 1, suppressed: false, missing: null, note: '', target: null, state: 'none', before: null, ...more,
})
const body = (figures: ReportFigure[]): ReportBody => ({
  region: '152921000000', regionName: '某旗', year: 2026, day: '2026-12-31', whole: true, builtAt: '2027-01-05T00:00:00.000Z', edition: 1, reason: '', texts: { work: '不公开的话' }, figures, tasks: [],
  places: [{ region: '152921405000', name: '某街道', cells: { 'IND-1': { value: 3, suppressed: true, missing: false } } }],
})
const target = { plan: '003', planTitle: '规划', year: 2026, comparator: 'at_least' as const, value: 90, strive: false, noYear: false, ended: false, quote: '', section: '' }

test('what is not known is said and never 0', () => {
  expect(sayFigure(figure({ value: null, missing: { reason: '尚未采集', owedBy: '旗民政局' } }))).toBe('尚未采集')
  expect(sayFigure(figure({ value: null, suppressed: true }))).toBe('不足5，不公开')
  expect(sayFigure(figure({ value: 0 }))).toBe('0.0%')
  const all = [figure({ target, state: 'short' }), figure({ target, state: 'none', value: null, missing: { reason: 'x', owedBy: '' } }), figure({ target, state: 'met' })]
  expect(totalsOf(all)).toEqual({ figures: 3, known: 2, missing: 1, hidden: 0, targets: 3, met: 1, short: 1, open: 1 })
  expect(overviewOf(body(all))).toContain('已达到1项，未达到1项，1项因缺少数据不能判断')
})

test('open data never carries a number that was withheld, whatever stands in the report', () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 1, max: 4 }), (numerator, denominator) => {
    const set = datasetOf(body([figure({ suppressed: true, value: 12.5, numerator, denominator })]))
    expect(set.figures[0]).toMatchObject({ value: null, numerator: null, denominator: null })
    expect(set.places[0]).toMatchObject({ value: null, suppressed: true })
    expect(JSON.stringify(set)).not.toContain('不公开的话')
  }))
})

test('a table in text holds whatever a cell holds and begins no formula', () => {
  fc.assert(fc.property(fc.array(fc.string(), { minLength: 1, maxLength: 4 }), (cells) => {
    const text = csvOf(['表头'], [cells])
    // Every quote is closed: outside of quoted cells there are exactly the two line ends.
    const bare = text.replace(/"(?:[^"]|"")*"/g, '')
    expect(bare.split('\r\n')).toHaveLength(3)
    for (const cell of cells) if (/^[=+@-]/.test(cell)) expect(text).toContain(`'${cell.replaceAll('"', '""')}`)
  }))
  expect(figuresCsv(datasetOf(body([figure()]))).split('\r\n')[1]).toMatch(/^2026,152921000000,某旗,IND-1,覆盖率,80,%,8,覆盖,10,全部,/)
})

test('a chart shows a gap where nothing is known, and every bar lies within it', () => {
  fc.assert(fc.property(fc.array(fc.option(fc.float({ min: 0, max: Math.fround(1e9), noNaN: true })), { minLength: 1, maxLength: 30 }), (values) => {
    const { rows, line, most } = barsOf({ title: '图', unit: '%', labels: values.map((_, i) => `${i}`), values, line: { title: '目标', value: 100 }, decimals: 1 }, 240)
    expect(rows.map((one) => one.length === null)).toEqual(values.map((one) => one === null))
    for (const length of [line, ...rows.map((one) => one.length)]) expect(length ?? 0).toBeLessThanOrEqual(240)
    expect(most).toBeGreaterThanOrEqual(100)
  }))
  expect([ceilingOf(0), ceilingOf(7), ceilingOf(100), ceilingOf(101)]).toEqual([1, 10, 100, 200])
})

test('a catalogue names stable addresses under the place’s own', () => {
  const one = { region: '152921000000', regionName: '某旗', year: 2026, edition: 2, publishedAt: '2027-02-01T00:00:00.000Z', filedAt: '2027-01-20T00:00:00.000Z', sha256: 'a'.repeat(64) }
  const text = JSON.stringify(catalogueOf('https://x.example', '某旗', [one]))
  expect(text).toContain('https://x.example/api/open-data/reports/152921000000/2026/figures.csv')
  expect(text).toContain('"dcat:version":"2"')
})
