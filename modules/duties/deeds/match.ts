import { addDays, shanghaiDate, type PlainDate } from '../../../platform/kernel/dates.ts'
import { uuidv7 } from '../../../platform/kernel/ids.ts'
import { EVERYWHERE, type Database, type Tx } from '../../../platform/server/db.ts'
import { LEVEL_DIGITS, scopeOf, type RegionLevel } from '../../regions/index.ts'
import type { Declared } from '../needs.ts'
import { viewsThere } from '../queries/bodies.ts'
import * as q from '../queries/owed.ts'
import { counts, measure } from '../rules/match.ts'
import { countiesOf } from './generate.ts'

const everyone = { as: 'staff', ...EVERYWHERE } as const
/** For so long after its due day a fulfilled duty opens again when its record is taken back. */
const REOPENS_DAYS = 40
const PROOFS = 20

/** Counts records and filings for everything that they may still change. One transaction for each county and duty. @returns how many rows changed. */
export async function matchAll(db: Database, declared: Declared, around: { county: string; now: Date; codes?: readonly string[] | undefined; progress?: (done: number, total: number) => Promise<void> }): Promise<number> {
  const today = shanghaiDate(around.now)
  let changed = 0
  for (const county of countiesOf(around.county)) {
    const rows = await db.within(everyone, (tx) => q.owedToMatch(tx, county, today, addDays(today, -REOPENS_DAYS)))
    const byCode = new Map<string, q.OwedRow[]>()
    for (const row of rows) if (!around.codes || around.codes.includes(row.code)) byCode.set(row.code, [...(byCode.get(row.code) ?? []), row])
    let done = 0
    for (const [code, list] of byCode) {
      changed += await db.within(everyone, (tx) => matchRows(tx, declared, { county, code, rows: list, today, now: around.now }))
      await around.progress?.(++done, byCode.size)
    }
  }
  return changed
}

/** Counts for some rows of one duty in the caller's transaction, which must reach their places. */
export async function matchRows(tx: Tx, declared: Declared, task: { county: string; code: string; rows: readonly q.OwedRow[]; today: PlainDate; now: Date }): Promise<number> {
  if (!task.rows.length) return 0
  const facts = await factsFor(tx, declared, task)
  const filed = new Map<string, { day: string; amount: number }[]>()
  for (const one of await q.filingsToMatch(tx, task.county, task.rows.map((row) => row.id))) filed.set(one.owedId, [...(filed.get(one.owedId) ?? []), one])
  let changed = 0
  for (const row of task.rows) {
    const records = (facts.get(row.body) ?? []).filter((one) => counts(one, { key: row.period, fromOn: row.fromOn, untilOn: row.untilOn }))
    // A filing is for this row whatever its day: it may be done late, after the next period began.
    const all = [...records, ...(filed.get(row.id) ?? []).map((one) => ({ ...one, period: row.period }))]
    const { amount, doneOn } = measure(all, row.needed)
    const proofs = records.slice(-PROOFS).map(({ source, ref, day, amount: each, link }) => ({ source, ref, day, amount: each, link }))
    if (amount === row.amount && doneOn === row.doneOn && JSON.stringify(proofs) === JSON.stringify(row.proofs.map(({ source, ref, day, amount: each, link }) => ({ source, ref, day, amount: each, link })))) continue
    await q.setMeasured(tx, { county: row.county, id: row.id, amount, doneOn, proofs })
    if ((doneOn === null) !== (row.doneOn === null)) {
      await q.recordStep(tx, {
        county: row.county, id: uuidv7(task.now.getTime()), region: row.region, aboutId: row.id, step: doneOn === null ? 'undone' : 'done', note: doneOn ?? '', detail: {}, account: null, name: '系统', at: task.now,
      })
    }
    changed += 1
  }
  return changed
}

type Counted = q.FactRow & { source: string }

/** What counts for this duty, by body: records of its sources whose views exist. */
async function factsFor(tx: Tx, declared: Declared, task: { county: string; code: string; rows: readonly q.OwedRow[]; today: PlainDate }): Promise<Map<string, Counted[]>> {
  const map = new Map<string, Counted[]>()
  const named = task.rows[0]!.terms.satisfiedBy
  for (const { source: name, tags } of named) {
    const source = declared.sources.get(name)
    if (!source || (await viewsThere(tx, source.needs)).size < source.needs.length) continue
    const from = task.rows.reduce((least, row) => (row.fromOn < least ? row.fromOn : least), task.today)
    const place = task.rows[0]!.bodyKind === 'place'
    const cut = place && source.below ? LEVEL_DIGITS[task.rows[0]!.level as RegionLevel] : 0
    const { lo, hi } = scopeOf(`${task.county}000000`)
    for (const fact of await q.factsOf(tx, source.facts({ county: task.county, lo, hi, from, until: task.today }), cut, tags)) {
      map.set(fact.body, [...(map.get(fact.body) ?? []), { ...fact, source: name }])
    }
  }
  for (const list of map.values()) list.sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
  return map
}
