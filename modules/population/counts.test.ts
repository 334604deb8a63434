import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { uuidv7 } from '../../platform/kernel/ids.ts'
import { aWorld, type World } from '../../e2e/support/world.ts'
import { countAges, countApart, countDays, countMovements, countPlaces, type Asked } from './queries/counts.ts'
import { derive, derivePlace } from './queries/derive.ts'
import { bridgeOf, FIVE_YEARS, NOBODY, USUAL_RULES, bandOf, monthsBefore, placeNumber, rangeOf, reconciles, sumOf, type Counted } from './rules.ts'

/*
 * Invented people, ties, moves, deaths and boundary changes against an independent count: plain loops over the same facts, person by person and
 * day by day. Nothing of what is tested is used to count, save the names of the figures.
 */

const PLACES = ['152921405001', '152921405002', '152921405003', '152921402001', '152921402002'] as const
const DAYS = 4000
const day = (n: number) => new Date(Date.UTC(2008, 0, 1) + n * 86_400_000).toISOString().slice(0, 10)

interface Tie {
  id: string
  kind: 'registered' | 'living'
  from: string
  until: string | null
  /** Where it lies today; null outside the county. */
  place: string | null
  dwelling: string | null
  /** Where it lay before a boundary moved: until which day, where. */
  former: { until: string; place: string }[]
}
interface Person {
  id: string
  born: string
  died: string | null
  sex: '1' | '2'
  ties: Tie[]
}
interface Change {
  on: number
  from: number
  to: number
  dwelling: number
}

const aKindOfTie = fc.array(
  fc.record({ from: fc.integer({ min: 0, max: DAYS }), place: fc.integer({ min: 0, max: PLACES.length }), gap: fc.boolean(), dwelling: fc.integer({ min: 0, max: 5 }) }),
  { maxLength: 4 },
)
const aPerson = fc.record({
  born: fc.integer({ min: -20_000, max: DAYS }), death: fc.option(fc.integer({ min: 0, max: DAYS }), { freq: 3 }), sex: fc.constantFrom('1' as const, '2' as const),
  registered: aKindOfTie, living: aKindOfTie,
})
const aTown = fc.record({
  people: fc.array(aPerson, { minLength: 1, maxLength: 14 }),
  changes: fc.array(fc.record({ on: fc.integer({ min: 500, max: 3500 }), from: fc.integer({ min: 0, max: 4 }), to: fc.integer({ min: 0, max: 4 }), dwelling: fc.integer({ min: 0, max: 5 }) }), { maxLength: 3 }),
  days: fc.array(fc.integer({ min: 1, max: DAYS + 400 }), { minLength: 2, maxLength: 3 }),
  boundary: fc.integer({ min: 1, max: DAYS + 400 }),
})

/** One dwelling stands for a place: `dwelling % 2` of each place moves with a boundary, with everybody in it. */
const dwellingId = (place: number, n: number) => `00000000-0000-7000-8000-0000000${String(place).padStart(2, '0')}${String(n).padStart(3, '0')}`

function build(town: Given) {
  const changes: Change[] = [...town.changes].filter((c) => c.from !== c.to).sort((a, b) => a.on - b.on)
  // Where each dwelling lies, and lay.
  const dwellings = new Map<string, { place: number; former: { until: string; place: string }[] }>()
  PLACES.forEach((_, p) => { for (let n = 0; n < 6; n++) dwellings.set(dwellingId(p, n), { place: p, former: [] }) })
  for (const change of changes) {
    for (const dwelling of dwellings.values()) {
      if (dwelling.place !== change.from || change.dwelling % 2 === 0) continue
      dwelling.former.push({ until: day(change.on), place: PLACES[dwelling.place]! })
      dwelling.place = change.to
    }
  }
  const people: Person[] = town.people.map((given) => {
    const born = day(given.born)
    const died = given.death !== null && day(given.death) > born ? day(given.death) : null
    const ties = (['registered', 'living'] as const).flatMap((kind) => {
      const list = [...given[kind]].sort((a, b) => a.from - b.from).filter((t, i, all) => i === 0 || all[i - 1]!.from < t.from).filter((t) => day(t.from) >= born)
      return list.map((t, i): Tie => {
        const next = list[i + 1]
        const end = next ? (t.gap ? Math.max(t.from, next.from - 40) : next.from) : t.gap ? t.from + 300 : null
        const until = end === null ? null : day(end)
        if (t.place === PLACES.length) return { id: uuidv7(), kind, from: day(t.from), until, place: null, dwelling: null, former: [] }
        const home = dwellingId(t.place, t.dwelling)
        const where = dwellings.get(home)!
        // A change writes down the ties that stand in the moved area that day, ended ones as well: the area's whole past moves with it.
        const former = where.former.filter((f) => day(t.from) < f.until)
        return { id: uuidv7(), kind, from: day(t.from), until, place: PLACES[where.place]!, dwelling: home, former }
      })
    })
    return { id: uuidv7(), born, died, sex: given.sex, ties }
  })
  return { people, dwellings, changes }
}

type Given = typeof aTown extends fc.Arbitrary<infer T> ? T : never
type Town = ReturnType<typeof build>

const placeAt = (tie: Tie, town: Town, boundary: string): string | null => {
  if (tie.place === null) return null
  const own = tie.former.filter((f) => f.until > boundary)
  const home = town.dwellings.get(tie.dwelling!)!.former.filter((f) => f.until > boundary)
  const first = [...own, ...home].sort((a, b) => (a.until < b.until ? -1 : 1))[0]
  return first?.place ?? tie.place
}
const on = (person: Person, kind: Tie['kind'], d: string): Tie | undefined =>
  person.born <= d && (person.died === null || person.died > d) ? person.ties.find((t) => t.kind === kind && t.from <= d && (t.until === null || t.until > d)) : undefined

/** Since when somebody has lived in the township without a break, walked back tie by tie. */
function since(person: Person, tie: Tie): string {
  let first = tie
  for (;;) {
    const before = person.ties.find((t) => t.kind === 'living' && t !== first && t.until === first.from && t.place !== null && t.place.slice(0, 9) === first.place!.slice(0, 9) && t.from < first.from)
    if (!before) return first.from
    first = before
  }
}

function independently(town: Town, d: string, boundary: string): Map<string, Counted> {
  const found = new Map<string, Counted>()
  const of = (place: string) => {
    if (!found.has(place)) found.set(place, { ...NOBODY })
    return found.get(place)!
  }
  const fresh = monthsBefore(d, 6)
  for (const person of town.people) {
    const r = on(person, 'registered', d)
    const l = on(person, 'living', d)
    const R = r ? (placeAt(r, town, boundary) ?? 'outside') : 'none'
    const L = l ? (placeAt(l, town, boundary) ?? 'outside') : 'none'
    const side = (mine: string, other: string) =>
      other === mine ? null : other === 'outside' ? 'Outside' : other === 'none' ? 'Unknown' : other.slice(0, 9) === mine.slice(0, 9) ? 'Township' : 'County'
    if (R.length === 12) {
      of(R).registered++
      const where = side(R, L)
      if (where) of(R)[`away${where}`]++
    }
    if (L.length === 12) {
      of(L).living++
      const where = side(L, R)
      if (where) of(L)[`came${where}`]++
      if (L !== R && where !== 'Township') {
        of(L).mobile++
        if (since(person, l!) > fresh) of(L).mobileFresh++
      }
    }
  }
  return found
}

let world: World
beforeAll(async () => void (world = await aWorld({ at: '2026-03-02T09:00:00+08:00' })))
afterAll(() => world?.close())

const COUNTY = '152921'
const everywhere = rangeOf(COUNTY)

async function put(town: Town) {
  await world.owner(async (db) => {
    await db.query('truncate register.people, register.ties, register.former_places, population.stretches')
    for (const p of town.people) {
      await db.query(`insert into register.people (county, id, region, name, initials, grams, sex, born_on, died_on, state, created_at)
        values ($1, $2, $3, '甲', 'j', '{}', $4, $5, $6, $7, now())`, [COUNTY, p.id, PLACES[0], p.sex, p.born, p.died, p.died ? 'died' : 'present'])
      for (const t of p.ties) {
        await db.query(`insert into register.ties (county, id, region, person_id, kind, dwelling_id, elsewhere_code, valid_from, valid_until)
          values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`, [COUNTY, t.id, t.place ?? PLACES[0], p.id, t.kind, t.dwelling, t.place ? '' : '620102000000', t.from, t.until])
        for (const f of t.former) {
          await db.query(`insert into register.former_places (county, id, region, subject, subject_id, until, change_id) values ($1, $2, $3, 'tie', $4, $5, $2)`,
            [COUNTY, uuidv7(), f.place + '001', t.id, f.until])
        }
      }
    }
    for (const [id, { former }] of town.dwellings) {
      for (const f of former) {
        await db.query(`insert into register.former_places (county, id, region, subject, subject_id, until, change_id) values ($1, $2, $3, 'dwelling', $4, $5, $2)`,
          [COUNTY, uuidv7(), f.place, id, f.until])
      }
    }
  })
}

const plain = (map: Map<string, Counted>) => Object.fromEntries([...map].filter(([, c]) => c.registered + c.living > 0).sort())

describe('counts of any past day', () => {
  test('[REG-15] whatever moves, births, deaths and boundary changes: the counts of a day, by the boundary of any day, are those of a count by hand', async () => {
    let moved = 0
    await fc.assert(
      fc.asyncProperty(aTown, async (given) => {
        const town = build(given)
        await put(town)
        moved += town.changes.length
        await world.within(async (tx) => {
          await derive(tx, COUNTY, town.people.map((p) => p.id))
          for (const n of given.days) {
            for (const boundary of [day(n), day(given.boundary), '2026-03-02']) {
              const asked: Asked = { county: COUNTY, ...everywhere, day: day(n), boundary }
              const counted = await countPlaces(tx, asked, USUAL_RULES)
              expect(plain(counted)).toEqual(plain(independently(town, day(n), boundary)))
              // A street is the sum of its communities, and both sides of each bridge meet.
              const whole = bridgeOf(sumOf([...counted.values()]), 'county')
              for (const prefix of ['152921405', '152921402']) {
                const street = await countPlaces(tx, { ...asked, ...rangeOf(prefix) }, USUAL_RULES)
                expect(sumOf([...street.values()])).toEqual(sumOf([...counted].filter(([code]) => code.startsWith(prefix)).map(([, c]) => c)))
                expect(reconciles(bridgeOf(sumOf([...street.values()]), 'township'))).toBe(true)
                for (const part of street.values()) expect(reconciles(bridgeOf(part, 'community'))).toBe(true)
              }
              const apart = await countApart(tx, asked, 1)
              expect(apart.filter((c) => c.living > 2).reduce((sum, c) => sum + c.n, 0)).toBe(whole.living)
              expect(apart.filter((c) => c.registered > 2).reduce((sum, c) => sum + c.n, 0)).toBe(whole.registered)
            }
          }
        })
      }),
      { numRuns: 40 },
    )
    expect(moved).toBeGreaterThan(5)
  }, 600_000)

  test('ages, years and movements of a day tell the same as the counts', async () => {
    await fc.assert(
      fc.asyncProperty(aTown, async (given) => {
        const town = build(given)
        await put(town)
        await world.within(async (tx) => {
          await derivePlace(tx, COUNTY, COUNTY, COUNTY + ':')
          const days = [...new Set(given.days.map(day))].sort()
          const boundary = day(given.boundary)
          for (const place of [COUNTY, '152921405', PLACES[0]]) {
            const asked = { county: COUNTY, ...rangeOf(place), boundary }
            const series = await countDays(tx, asked, days, USUAL_RULES)
            for (const at of series) {
              const sum = sumOf([...(await countPlaces(tx, { ...asked, day: at.day }, USUAL_RULES)).values()])
              expect(at).toEqual({ day: at.day, registered: sum.registered, living: sum.living, resident: sum.living - sum.mobileFresh, mobile: sum.mobile })
              const ages = await countAges(tx, { ...asked, day: at.day }, 'living', USUAL_RULES)
              const byHand = new Map<number, number>()
              for (const p of town.people) {
                const l = on(p, 'living', at.day)
                if (!l || !placeAt(l, town, boundary)?.startsWith(place)) continue
                const years = Number(at.day.slice(0, 4)) - Number(p.born.slice(0, 4)) - (at.day.slice(5) < p.born.slice(5) ? 1 : 0)
                byHand.set(bandOf(years, FIVE_YEARS), (byHand.get(bandOf(years, FIVE_YEARS)) ?? 0) + 1)
              }
              const grouped = new Map<number, number>()
              for (const { age, n } of ages) grouped.set(bandOf(age, FIVE_YEARS), (grouped.get(bandOf(age, FIVE_YEARS)) ?? 0) + n)
              expect(Object.fromEntries(grouped)).toEqual(Object.fromEntries(byHand))
            }
            // What was there, and came, less what went, is there: for every stretch of days.
            for (const base of ['registered', 'living'] as const) {
              const first = days[0]!
              const last = days.at(-1)!
              if (first === last) continue
              const steps = await countMovements(tx, asked, nextDay(first), last, base)
              const change = steps.reduce((sum, m) => sum + m.born + m.came - m.died - m.went, 0)
              expect(change).toBe(series.at(-1)![base] - series[0]![base])
            }
          }
        })
      }),
      { numRuns: 25 },
    )
  }, 600_000)

  test('a tie that holds on no day counts for nothing and cuts no other short, whether it began with it, later, or before the birth', async () => {
    const home: Tie = { id: uuidv7(), kind: 'living', from: '2010-03-01', until: '2015-03-01', place: PLACES[0], dwelling: null, former: [] }
    const empty = (on: string, place: string): Tie => ({ id: uuidv7(), kind: 'living', from: on, until: on, place, dwelling: null, former: [] })
    const child: Tie = { id: uuidv7(), kind: 'living', from: '2012-01-01', until: null, place: PLACES[0], dwelling: null, former: [] }
    const early: Tie = { id: uuidv7(), kind: 'living', from: '2012-02-01', until: '2012-05-01', place: PLACES[1], dwelling: null, former: [] }
    const people: Person[] = [
      { id: uuidv7(), born: '1960-01-01', died: null, sex: '1', ties: [home, empty('2010-03-01', PLACES[1]), empty('2012-06-01', PLACES[2])] },
      { id: uuidv7(), born: '2013-01-01', died: null, sex: '2', ties: [child, early] },
    ]
    const town: Town = { people, dwellings: new Map(), changes: [] }
    await put(town)
    await world.within(async (tx) => {
      await derive(tx, COUNTY, people.map((p) => p.id))
      for (const d of ['2010-03-01', '2012-05-31', '2012-06-01', '2013-01-01', '2015-02-28', '2015-03-01']) {
        const counted = await countPlaces(tx, { county: COUNTY, ...everywhere, day: d, boundary: d }, USUAL_RULES)
        const living = people.filter((p) => p.ties.some((t) => t.from <= d && (t.until === null || t.until > d) && t.place === PLACES[0]) && p.born <= d).length
        expect([d, counted.get(PLACES[0])?.living ?? 0, counted.get(PLACES[1])?.living ?? 0, counted.get(PLACES[2])?.living ?? 0]).toEqual([d, living, 0, 0])
      }
    })
  })

  test('who may count: only within the scope that is set, and nothing without one', async () => {
    const living: Tie = { id: uuidv7(), kind: 'living', from: '2020-01-01', until: null, place: PLACES[0], dwelling: null, former: [] }
    await put({ people: [{ id: uuidv7(), born: '1950-01-01', died: null, sex: '2', ties: [living] }], dwellings: new Map(), changes: [] })
    await world.within((tx) => derivePlace(tx, COUNTY, COUNTY, COUNTY + ':'))
    const asked: Asked = { county: COUNTY, ...everywhere, day: '2026-03-02', boundary: '2026-03-02' }
    const count = (lo: string, hi: string, range = everywhere) =>
      world.app.db.within({ as: 'staff', lo, hi }, async (tx) => (await countPlaces(tx, { ...asked, ...range }, USUAL_RULES)).size)
    expect(await count('152921', '152922')).toBe(1)
    expect(await count('152921405', '152921406')).toBe(0)
    expect(await count('152921405', '152921406', rangeOf('152921405'))).toBe(1)
    expect(await count('152921405002', '152921405003', rangeOf('152921405001'))).toBe(0)
    expect(await world.app.db.within({ as: 'nobody' }, async (tx) => (await countPlaces(tx, asked, USUAL_RULES)).size)).toBe(0)
    await expect(world.within((tx) => tx.raw.query('insert into population.stretches select * from population.stretches'))).rejects.toThrow(/permission denied/)
    const seen = await world.within((tx) => tx.raw.query('select has_table_privilege(\'linli_staff\', \'population.stretches\', \'select\') as may'))
    expect(seen.rows[0].may).toBe(false)
    expect(placeNumber(PLACES[0])).toBe(152921405001)
  })
})

const nextDay = (d: string) => new Date(Date.parse(`${d}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10)
