import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { PLANS, type TargetDefinition } from '../../plans/index.ts'
import { dutiesPart } from '../../duties/index.ts'
import { INDICATORS } from './index.ts'

/*
 * Walks Part 2 of docs/requirements.md, row by row, and compares with what is defined: each indicator with its kind and source, each target with
 * its number, year and scope, in the plan of the document that the row cites and in no other.
 */
interface Row {
  id: string
  target: string
  scope: string
  source: string
  kind: string
}

const text = readFileSync(new URL('../../../docs/requirements.md', import.meta.url), 'utf8')
const part = text.slice(text.indexOf('## Part 2. Indicators'), text.indexOf('## Part 3.'))
const rows: Row[] = part.split('\n').filter((line) => line.startsWith('| IND-')).map((line) => {
  const [id, , , target, scope, source, , kind] = line.split('|').slice(1).map((cell) => cell.trim())
  return { id: id!, target: target!, scope: scope!, source: source!, kind: kind! }
})

const [XILINGOL, GUANGZHOU, ALXA, CITY] = ['152500000000', '440100000000', '152900000000', '980100000000']
/** Which places a scope of Part 2 names; `only`: some of them, which no level tells apart. */
const SCOPES: ReadonlyArray<[scope: RegExp, places: readonly string[], only?: true]> = [
  [/^锡林浩特, 二连浩特$/, ['152502000000', '152501000000']],
  [/^(other banner seats|sumu\/town and former sumu seats)$/, [XILINGOL], true],
  [/^per banner\/city$/, ['152502000000', XILINGOL]],
  [/^(large and medium cities|cities of prefecture level|experiment zones$|national demonstration units|rural experiment units)/, [''], true],
  [/^广州; experiment zones$/, [GUANGZHOU, '']],
  [/^广州; national pilots$/, [GUANGZHOU, '']],
  [/^广州/, [GUANGZHOU]],
  [/^锡林郭勒盟; 001's city$/, [XILINGOL, CITY]],
  [/^001's city$/, [CITY]],
  [/锡林郭勒盟|^league and each banner$|^civil affairs at all levels$/, [XILINGOL]],
  [/^阿拉善盟/, [ALXA]],
  [/^额济纳旗$/, ['152923000000']],
  [/^阿左旗$/, ['152921000000']],
  [/^national, 广州$/, ['', GUANGZHOU]],
  [/national/, ['']],
  [/^000, 004-C places$/, [XILINGOL, '']],
  [/^002, 003, 004-A\/B\/C\/H places$/, [GUANGZHOU, ALXA, '']],
  [/^any$/, [GUANGZHOU]],
]

const placed = PLANS.flatMap((plan) => plan.targets.map((one) => ({ ...one, place: one.place ?? plan.place, plan: plan.code, from: plan.from })))
const words = PLANS.flatMap((plan) => (plan.unnumbered ?? []).map((one) => ({ ...one, place: one.place ?? plan.place, plan: plan.code })))
const baselines = PLANS.flatMap((plan) => plan.baselines.map((one) => ({ ...one, place: one.place ?? plan.place, plan: plan.code })))
const seedOf = (section: string) => section.split(' ')[0]!
const flat = (quote: string) => quote.replace(/\s/g, '').replaceAll('，', ',')

/** Documents that set a target and are not in the last columns of its row. */
const ALSO_IN: Record<string, string> = { 'IND-63': '002 004-A 004-B 004-C ', 'IND-100': '002 ', 'IND-101': '004-B ', 'IND-113': '000 ' }
/** Numbers that a row and its target write in different forms. */
const WRITTEN_OTHERWISE: Record<string, readonly number[]> = {
  // Within two years: the text bears no date.
  'IND-10': [2],
  // At least one each: all of them.
  'IND-42': [1], 'IND-56': [1], 'IND-70': [1], 'IND-71': [1],
  // Two of ten.
  'IND-78': [20],
  'IND-90': [1],
  // Three years in months.
  'IND-91': [36],
  // One round in two years.
  'IND-92': [2, 1], 'IND-93': [2, 1], 'IND-94': [2, 1],
  // One centre and six upgrades: all that is planned.
  'IND-97': [1, 6, 100],
  // Every aim of the phase.
  'IND-102': [100],
  'IND-116': [3],
}
/** Years that name the period of a document. */
const YEARS_OF_THE_PERIOD: Record<string, readonly number[]> = { 'IND-17': [2012], 'IND-98': [2011], 'IND-102': [2011] }

describe('Part 2 of the requirements', () => {
  test('its 123 rows are read', () => {
    expect(rows.length).toBe(123)
    expect(rows.every((row) => row.scope && row.source && row.kind)).toBe(true)
  })

  test('[PLN-04] each indicator is defined once, with its kind, and cites what its row cites', () => {
    const faults: string[] = []
    for (const row of rows) {
      const found = INDICATORS.filter((one) => one.code === row.id)
      if (found.length !== 1) faults.push(`${row.id} is defined ${found.length} times`)
      const one = found[0]
      if (!one) continue
      if (one.kind !== /^(computed|reported|mixed|baseline)/.exec(row.kind)![0]) faults.push(`${row.id} is ${one.kind}, not ${row.kind}`)
      for (const seed of row.source.match(/00[0-3](?= )|004-[A-H](?= )/g) ?? []) if (!one.source.includes(seed)) faults.push(`${row.id} does not cite ${seed}`)
      const said = [one.source, ...[...placed, ...words].filter((target) => target.indicator === row.id).map((target) => target.quote)]
      for (const quote of row.source.match(/(?<=「)[^」]+/g) ?? []) if (!said.some((each) => flat(each).includes(flat(quote)))) faults.push(`${row.id} does not quote ${quote}`)
      if ('waitsFor' in one && !(one.waitsFor.reason && one.waitsFor.owedBy && one.waitsFor.duty)) faults.push(`${row.id} does not say what it waits for, from whom, by which duty`)
      if ('owedBy' in one && !one.owedBy) faults.push(`${row.id} does not say who owes it`)
    }
    expect(faults).toEqual([])
  })

  test('[PLN-04] each target is set for exactly the places of its row, by the document that the row cites', () => {
    const faults: string[] = []
    for (const row of rows) {
      const scope = SCOPES.find(([pattern]) => pattern.test(row.scope))
      if (!scope) faults.push(`${row.id}: scope ${row.scope} is not known`)
      const targets = placed.filter((one) => one.indicator === row.id)
      const said = [...targets, ...words.filter((one) => one.indicator === row.id)]
      const stated = baselines.filter((one) => one.indicator === row.id)
      if (row.target.startsWith('baseline') || row.kind === 'baseline' || row.id === 'IND-87') {
        if (!stated.length) faults.push(`${row.id}: no baseline is stated`)
        if (targets.length) faults.push(`${row.id}: a fact of the past became a target`)
      } else {
        const places = [...new Set(said.map((one) => one.place))].sort().join()
        if (places !== [...(scope?.[1] ?? [])].sort().join()) faults.push(`${row.id}: set for ${places}, not ${scope?.[1].join()} (${row.scope})`)
        if (scope?.[2] && said.some((one) => !one.onlyFor)) faults.push(`${row.id}: binds more than ${row.scope}`)
      }
      const cited = row.source + (ALSO_IN[row.id] ?? '')
      for (const one of [...said, ...stated]) if (!cited.includes(`${seedOf(one.section)} `)) faults.push(`${row.id}: ${one.section} is not cited by its row`)
    }
    expect(faults).toEqual([])
  })

  test('[PLN-04] numbers and years of a target are those of its row, and none is left out', () => {
    const faults: string[] = []
    for (const row of rows) {
      const targets = placed.filter((one) => one.indicator === row.id)
      const stated = [
        ...targets.map((one) => one.quote),
        ...baselines.filter((one) => one.indicator === row.id).map((one) => `${one.value} ${one.amount ?? ''} ${one.year ?? ''}`),
        ...words.filter((one) => one.indicator === row.id).map((one) => `${one.text} ${one.year ?? ''} ${one.quote}`),
      ].join(' ')
      const cell = row.target.replaceAll(/\(\d{3}(-[A-H])?\)/g, '').replaceAll(/(?<=\d),(?=\d{3})/g, '').replaceAll(/\b(\d{4})-\d\d-\d\d/g, '$1')
      const isYear = (n: string) => /^(19|20)\d\d$/.test(n) && !cell.includes(`≥${n}`)
      const all = (cell.match(/\d+(?:\.\d+)?/g) ?? [])
      const [years, numbers] = [all.filter(isYear).map(Number), all.filter((n) => !isYear(n)).map(Number)]
      const known = new Set(targets.flatMap((one) => [one.value, ...(one.range ?? [])]))
      const otherwise = WRITTEN_OTHERWISE[row.id] ?? []
      for (const n of numbers) if (!known.has(n) && !stated.includes(String(n)) && !otherwise.includes(n)) faults.push(`${row.id}: ${n} of 「${row.target}」 is nowhere`)
      const whole = /\ball\b|\beach\b|finished|as stated|full coverage|each/i.test(cell)
      const yearly = /a year|each year|each quarter|≥1$|3 of 3/.test(cell)
      for (const one of targets) {
        if (!numbers.includes(one.value) && !(one.value === 100 && whole) && !otherwise.includes(one.value)) faults.push(`${row.id}: ${one.value} is not of 「${row.target}」`)
        if (!one.noYear && !years.includes(one.year) && !yearly && !cell.includes(`before ${one.year + 1}`)) faults.push(`${row.id}: ${one.year} is not of 「${row.target}」`)
      }
      const dated = new Set(targets.filter((one) => !one.noYear).map((one) => one.year))
      const period = YEARS_OF_THE_PERIOD[row.id] ?? []
      for (const year of years) if (!dated.has(year) && !dated.has(year - 1) && !stated.includes(String(year)) && !period.includes(year)) faults.push(`${row.id}: year ${year} of 「${row.target}」 is nowhere`)
    }
    expect(faults).toEqual([])
  })

  test('a figure that waits names a duty of the calendar', () => {
    const titles = new Set(dutiesPart.duties.map((one) => one.title))
    expect(INDICATORS.flatMap((one) => ('waitsFor' in one && !titles.has(one.waitsFor.duty ?? '') ? [`${one.code}: ${one.waitsFor.duty}`] : []))).toEqual([])
  })

  test('no two plans set the same target, and none is set for what Part 2 does not have', () => {
    const ids = new Set(rows.map((row) => row.id))
    const key = (one: TargetDefinition & { place: string }) => [one.indicator, one.place, one.year, one.atLevel ?? '', one.onlyFor ?? ''].join(' ')
    const seen = new Map<string, string>()
    for (const one of placed) {
      expect([one.indicator, ids.has(one.indicator)]).toEqual([one.indicator, true])
      expect([key(one), seen.get(key(one))]).toEqual([key(one), undefined])
      seen.set(key(one), one.plan)
    }
    for (const one of words) expect([one.indicator, ids.has(one.indicator)]).toEqual([one.indicator, true])
  })
})
