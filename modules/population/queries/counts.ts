import type { Db } from '../../../platform/server/db.ts'
import { sql } from '../../../platform/server/sql.ts'
import { REACH, birthdaysOn, ageOfBucket, monthsBefore, placeCode, type Counted, type PopulationRules } from '../rules.ts'

/** Which people, on which day, by the boundary of which day. `low` and `high` are numbers of places, half open. */
export interface Asked {
  county: string
  low: number
  high: number
  day: string
  boundary: string
}

const freshOn = (day: string, rules: PopulationRules) => monthsBefore(day, rules.residentAfterMonths)

/**
 * The three populations of each place of a range, by place. Index-only scans of stretches_by_living and stretches_by_registered; the function
 * applies the caller's scope itself and answers nothing beyond it.
 */
export async function countPlaces(db: Db, a: Asked, rules: PopulationRules): Promise<Map<string, Counted>> {
  const rows = await db.many<Record<string, number>>(sql`
    select place, registered, away_township, away_county, away_outside, away_unknown, living, came_township, came_county, came_outside,
      came_unknown, mobile, mobile_fresh
    from population.count_places(${a.county}, ${a.low}, ${a.high}, ${a.day}, ${a.boundary}, ${REACH[rules.mobileBeyond]}, ${freshOn(a.day, rules)})`)
  return new Map(rows.map((r) => [placeCode(r.place!), {
    registered: r.registered!, awayTownship: r.away_township!, awayCounty: r.away_county!, awayOutside: r.away_outside!, awayUnknown: r.away_unknown!,
    living: r.living!, cameTownship: r.came_township!, cameCounty: r.came_county!, cameOutside: r.came_outside!, cameUnknown: r.came_unknown!,
    mobile: r.mobile!, mobileFresh: r.mobile_fresh!,
  }]))
}

/** Living in × registered in. `unit` 1000 puts the communities of a township together. 0: no tie known, 1: outside the county, 2: elsewhere in it. */
export const countApart = (db: Db, a: Asked, unit: 1 | 1000) =>
  db.many<{ living: number; registered: number; n: number }>(sql`
    select living, registered, n from population.count_apart(${a.county}, ${a.low}, ${a.high}, ${a.day}, ${a.boundary}, ${unit})`)

/** People of a range by single year of age and by sex (GB/T 2261.1). */
export async function countAges(db: Db, a: Asked, base: 'registered' | 'living' | 'resident', rules: PopulationRules) {
  const rows = await db.many<{ bucket: number; sex: string; n: number }>(sql`
    select bucket, sex, n from population.count_ages(${a.county}, ${a.low}, ${a.high}, ${a.day}, ${a.boundary}, ${base}, ${birthdaysOn(a.day)}::date[],
      ${REACH[rules.mobileBeyond]}, ${freshOn(a.day, rules)})`)
  return rows.map((row) => ({ age: ageOfBucket(row.bucket), sex: row.sex, n: row.n }))
}

/** The populations of a whole range on several days, ascending, read once. */
export const countDays = (db: Db, a: Omit<Asked, 'day'>, days: readonly string[], rules: PopulationRules) =>
  db.many<{ day: string; registered: number; living: number; resident: number; mobile: number }>(sql`
    select day, registered, living, resident, mobile from population.count_days(${a.county}, ${a.low}, ${a.high}, ${days}::date[],
      ${days.map((day) => freshOn(day, rules))}::date[], ${a.boundary}, ${REACH[rules.mobileBeyond]})`)

/** Who came and went, by month, from the first day to the last. */
export const countMovements = (db: Db, a: Omit<Asked, 'day'>, first: string, last: string, base: 'registered' | 'living') =>
  db.many<{ month: string; born: number; died: number; came: number; went: number }>(sql`
    select month, born, died, came, went from population.count_movements(${a.county}, ${a.low}, ${a.high}, ${first}, ${last}, ${a.boundary}, ${base})
    order by month`)

export const countHouseholds = (db: Db, a: Asked) =>
  db.many<{ kind: string; size: number; n: number }>(sql`
    select kind, size, n from population.count_households(${a.county}, ${a.low}, ${a.high}, ${a.day}, ${a.boundary}) order by kind, size`)

export const countDwellings = (db: Db, a: Pick<Asked, 'county' | 'low' | 'high'>) =>
  db.many<{ use: string; n: number }>(sql`select use, n from population.count_dwellings(${a.county}, ${a.low}, ${a.high}) order by use`)

/** What was entered about a place after a moment, by kind of deed, the most frequent first. */
export const changedSince = (db: Db, a: Pick<Asked, 'county' | 'low' | 'high'>, since: Date | string) =>
  db.many<{ subject: string; deed: string; n: number; last_at: string }>(sql`
    select subject, deed, n, last_at from population.changed_since(${a.county}, ${a.low}, ${a.high}, ${since})`)

export interface PlaceRow {
  code: string
  name: string
  level: string
  kind: string
  parent: string | null
  valid_from: string
  valid_until: string | null
}

const period = sql`code, level, name, kind, parent, valid_from, valid_until`

/** A place as it was on a day: name, parent and kind of that time. */
export const placeOn = (db: Db, code: string, day: string) =>
  db.maybe<PlaceRow>(sql`select ${period} from regions.published_periods
    where code = ${code} and valid_from <= ${day} and (valid_until is null or valid_until > ${day}) limit 1`)

/** A place as it is or last was. */
export const findPlace = (db: Db, code: string) => db.maybe<PlaceRow>(sql`select ${period} from regions.published_regions where code = ${code}`)

/** Places directly below another on a day, without grids and buildings. */
export const childrenOn = (db: Db, parent: string, day: string) =>
  db.many<PlaceRow>(sql`select ${period} from regions.published_periods
    where parent = ${parent} and level in ('prefecture', 'county', 'township', 'community') and valid_from <= ${day}
      and (valid_until is null or valid_until > ${day}) order by code`)

/** Counties of a range that are served. */
export const countiesIn = (db: Db, lo: string, hi: string) =>
  db.many<{ county: string }>(sql`
    select left(code, 6) as county from regions.published_regions where level = 'county' and code >= ${lo} and code < ${hi} order by code`)

/** What became of places of a range after a day. */
export const successionsSince = (db: Db, lo: string, hi: string, day: string) =>
  db.many<{ on_day: string; from_code: string; from_name: string; to_code: string; to_name: string; whole: boolean }>(sql`
    select s.on_day, s.from_code, f.name as from_name, s.to_code, t.name as to_name, s.whole from regions.published_successions s
    join regions.published_regions f on f.code = s.from_code join regions.published_regions t on t.code = s.to_code
    where s.on_day > ${day} and ((s.from_code >= ${lo} and s.from_code < ${hi}) or (s.to_code >= ${lo} and s.to_code < ${hi}))
      and length(s.from_code) = 12 and s.from_code <> s.to_code
    order by s.on_day desc, s.number limit 20`)
