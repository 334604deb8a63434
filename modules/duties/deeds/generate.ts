import { createHash } from 'node:crypto'
import { shanghaiDate, type PlainDate } from '../../../platform/kernel/dates.ts'
import { uuidv7 } from '../../../platform/kernel/ids.ts'
import { EVERYWHERE, type Database, type Tx } from '../../../platform/server/db.ts'
import { CalendarNotCovered, defaultCalendar } from '../../calendar/index.ts'
import { ancestorsOf, countyOf, levelOf, scopeOf } from '../../regions/index.ts'
import { ESCALATE, REMIND, type DutyDefinition, type Named } from '../define.ts'
import type { OwedTerms } from '../contract/parts.ts'
import type { Declared } from '../needs.ts'
import { adaptationsOf } from '../queries/adaptations.ts'
import { holdersOf, organisationsOf, placesOf, viewsThere, type BodyRow } from '../queries/bodies.ts'
import * as q from '../queries/owed.ts'
import { scheduleOf, type Adaptation } from '../rules/adapt.ts'
import { cycleWords, horizonOf, occurrencesOf, rolled, type AddWorkingDays, type Event, type Occurrence } from '../rules/cycle.ts'

const everyone = { as: 'staff', ...EVERYWHERE } as const

export interface Generated { made: number; renewed: number; dropped: number }

/**
 * Writes what every body owes until the horizon (`horizonOf`), by the places, organisations and posts as they stand on each due day. A second run
 * adds nothing. What is past its day, done or excused is left alone, whatever is decided later; with `since` also what was due from that day on
 * is generated (for a place that takes over its year); with `codes` only these duties. One transaction for each duty, so that it may be stopped at any point.
 */
export async function generate(
  db: Database, declared: Declared, around: { county: string; now: Date; since?: PlainDate | undefined; codes?: readonly string[] | undefined; progress?: (done: number, total: number) => Promise<void> },
): Promise<Generated> {
  const today = shanghaiDate(around.now)
  const from = around.since && around.since < today ? around.since : today
  const all: Generated = { made: 0, renewed: 0, dropped: 0 }
  const counties = countiesOf(around.county)
  const adaptations = await db.within(everyone, (tx) => adaptationsOf(tx, counties))
  const codes = new Set([...declared.duties.keys(), ...adaptations.map((one) => one.code)])
  for (const county of counties) for (const code of await db.within(everyone, (tx) => q.codesOpen(tx, county))) codes.add(code)
  const chosen = [...codes].filter((code) => !around.codes || around.codes.includes(code)).sort()
  let done = 0
  for (const code of chosen) {
    const decided = adaptations.filter((one) => one.code === code)
    const result = await db.within(everyone, (tx) => generateOne(tx, declared, { code, decided, counties, today, from, now: around.now }))
    for (const key of ['made', 'renewed', 'dropped'] as const) all[key] += result[key]
    await around.progress?.(++done, chosen.length)
  }
  return all
}

/** The keys under which rows of a county and of the places above it lie. */
export const countiesOf = (county: string): string[] => [...new Set([county, ...ancestorsOf(`${county}000000`).filter((code) => code !== '').map(countyOf)])]

/** Working days as the calendar knows them; null, and so no occurrence, where it does not reach: never guessed. */
export const workingDays = (county: string): AddWorkingDays => (day, n) => {
  try {
    return defaultCalendar(county).addWorkingDays(day, n)
  } catch (refusal) {
    if (refusal instanceof CalendarNotCovered) return null
    throw refusal
  }
}

interface Task { code: string; decided: readonly Adaptation[]; counties: readonly string[]; today: PlainDate; from: PlainDate; now: Date }
type Wanted = Omit<q.NewOwed, 'id'>

async function generateOne(tx: Tx, declared: Declared, task: Task): Promise<Generated> {
  const base = declared.duties.get(task.code)
  const shape = base ?? (task.decided.findLast((one) => one.kind === 'own')?.terms as DutyDefinition | undefined)
  const result: Generated = { made: 0, renewed: 0, dropped: 0 }
  for (const county of task.counties) {
    const wanted = new Map<string, Wanted>()
    const wordings = new Map<string, OwedTerms>()
    const worded = (duty: DutyDefinition): string => {
      const terms = termsOf(duty)
      const digest = createHash('sha256').update(JSON.stringify(terms)).digest('hex').slice(0, 32)
      wordings.set(digest, terms)
      return digest
    }
    if (shape) {
      const events = await eventsOf(tx, declared, shape, county)
      for (const [body, periods] of groupBodies(await bodiesOf(tx, declared, shape, county))) {
        for (const one of wantedOf(task, worded, base, county, body, periods, events.get(body) ?? [])) wanted.set(`${one.body}|${one.period}`, one)
      }
    }
    for (const [digest, terms] of wordings) await q.insertWording(tx, { county, digest, terms })
    const there = new Map((await q.owedOfCode(tx, county, task.code, task.from)).map((row) => [`${row.body}|${row.period}`, row]))
    const fresh = [...wanted].filter(([key]) => !there.has(key)).map(([, one]) => ({ ...one, id: uuidv7(task.now.getTime()) }))
    for (let i = 0; i < fresh.length; i += 1000) result.made += await q.insertOwed(tx, fresh.slice(i, i + 1000))
    for (const [key, row] of there) {
      const one = wanted.get(key)
      if (row.dueOn < task.today) continue
      if (!one) {
        if (row.state !== 'open') continue
        result.dropped += await q.dropOwed(tx, county, row.id, '这里不再要求，或者承担的单位、岗位已经变动')
        await step(tx, task.now, row, 'dropped', '这里不再要求，或者承担的单位、岗位已经变动')
      } else if (row.state === 'dropped' || (row.state === 'open' && differs(row, one))) {
        result.renewed += await q.renewOwed(tx, { ...one, id: row.id })
        if (row.state === 'dropped') await step(tx, task.now, row, 'again', '')
        else if (row.dueOn !== one.dueOn) await step(tx, task.now, row, 're_dated', `${row.dueOn}改为${one.dueOn}`)
      }
    }
  }
  return result
}

const step = (tx: Tx, now: Date, row: q.Standing, what: string, words: string) =>
  q.recordStep(tx, { county: row.county, id: uuidv7(now.getTime()), region: row.region, aboutId: row.id, step: what, note: words, detail: {}, account: null, name: '系统', at: now })

const differs = (row: q.Standing, one: Wanted): boolean =>
  (['region', 'bodyName', 'title', 'topic', 'dueOn', 'fromOn', 'untilOn', 'needed', 'wording'] as const).some((key) => row[key] !== one[key])

/** Bodies of a duty with all their periods; the keys of rows at the league and above are their own. */
async function bodiesOf(tx: Tx, declared: Declared, duty: DutyDefinition, county: string): Promise<BodyRow[]> {
  if ('posts' in duty.owes) return holdersOf(tx, county, duty.owes.posts)
  if ('organisations' in duty.owes) return organisationsOf(tx, county, duty.owes.organisations)
  const { places, setting, having } = duty.owes
  const has = having && new Set((await factsSince(tx, declared, having, county)).map((one) => one.body))
  if (has?.size === 0) return []
  const { lo, hi } = scopeOf(`${county}000000`)
  const rows = (await placesOf(tx, places, lo, hi)).filter((one) => countyOf(one.region) === county && (!has || has.has(one.body)))
  return setting ? rows.filter((one) => (one.kind === 'gacha' || one.kind === 'village') === (setting === 'rural')) : rows
}

function groupBodies(rows: readonly BodyRow[]): Map<string, BodyRow[]> {
  const map = new Map<string, BodyRow[]>()
  for (const row of rows) map.set(row.body, [...(map.get(row.body) ?? []), row])
  return map
}

/** The period of a body that holds on a day; of several the newest. */
const standing = (periods: readonly BodyRow[], day: PlainDate): BodyRow | undefined =>
  periods.findLast((one) => one.from <= day && (one.until === null || one.until > day))

function* wantedOf(task: Task, worded: (duty: DutyDefinition) => string, base: DutyDefinition | undefined, county: string, body: string, periods: readonly BodyRow[], events: readonly Event[]): Generator<Wanted> {
  const [horizon, working] = [horizonOf(task.today), workingDays(county)]
  const list = ({ cycle }: DutyDefinition): readonly Occurrence[] =>
    cycle.kind === 'rolling' ? events.flatMap((event) => rolled(cycle, event, task.from, horizon, working)) : occurrencesOf(cycle, task.from, horizon, working)
  for (const place of new Set(periods.map((one) => one.region))) {
    for (const { duty, occurrence } of scheduleOf(base, task.decided, place, list).values()) {
      const holder = standing(periods, occurrence.due)
      if (holder?.region !== place) continue
      const kind = 'posts' in duty.owes ? 'person' : 'organisations' in duty.owes ? 'organisation' : 'place'
      yield {
        county, region: place, code: task.code, bodyKind: kind, body, bodyName: holder.name, level: kind === 'place' ? levelOf(place) : kind, topic: duty.group, title: duty.title, wording: worded(duty),
        period: occurrence.key, fromOn: occurrence.from, untilOn: occurrence.until, dueOn: occurrence.due, needed: duty.needs.amount, madeOn: task.today,
      }
    }
  }
}

function termsOf(duty: DutyDefinition): OwedTerms {
  return {
    sentence: duty.sentence, source: duty.source, proof: duty.proof, unit: duty.needs.unit, cycle: cycleWords(duty.cycle), dated: duty.dated, serves: [...duty.serves], remind: [...(duty.remind ?? REMIND)],
    escalate: [...(duty.escalate ?? ESCALATE)], byPosts: [...(duty.byPosts ?? [])], waitsFor: duty.waitsFor ?? '',
    satisfiedBy: (duty.satisfiedBy ?? []).map(({ source, tags }) => ({ source, tags: [...(tags ?? [])] })),
  }
}

/** Events that begin a rolling duty, by body. */
async function eventsOf(tx: Tx, declared: Declared, duty: DutyDefinition, county: string): Promise<Map<string, Event[]>> {
  const map = new Map<string, Event[]>()
  if (duty.cycle.kind !== 'rolling') return map
  for (const { body, ref, day } of await factsSince(tx, declared, duty.cycle.since, county)) map.set(body, [...(map.get(body) ?? []), { ref, day }])
  return map
}

/** All records of a source that carry the tags; none while one of its views is missing. */
async function factsSince(tx: Tx, declared: Declared, named: Named, county: string): Promise<{ body: string; ref: string; day: string }[]> {
  const source = declared.sources.get(named.source)
  if (!source || (await viewsThere(tx, source.needs)).size < source.needs.length) return []
  const { lo, hi } = scopeOf(`${county}000000`)
  return q.eventsOf(tx, source.facts({ county, lo, hi, from: '1949-10-01', until: '9999-12-31' }), named.tags ?? [])
}
