import { addDays, shanghaiInstant } from '../../../platform/kernel/dates.ts'
import { sql, type Sql } from '../../../platform/server/sql.ts'
import { FACTS, type Fact, type FactField } from '../builder/facts.ts'
import type { OwnBody, OwnFilter, OwnPart } from '../builder/contract.ts'
import type { CountAt, FactSource, RowSet } from '../define.ts'
import { periodOf } from '../periods.ts'

/*
 * From a definition made in the desk to a statement. Names of views and columns come from this file and from `builder/facts.ts`, both code;
 * what a statistician writes (values, numbers, days) are parameters. Each statement states the range of places; the policies are the net.
 */

const FROM: Record<Fact['from'], Sql> = {
  cases: sql`(select * from cases.published_cases where state <> 'draft') f`,
  concluded: sql`(select * from cases.published_cases where state = 'concluded') f`,
  ratings: sql`(select county, region, case_id as id, level::text as level, at from cases.published_ratings where round = 1) f`,
  living: sql`(select t.county, t.region, t.person_id as id, t.valid_from, least(t.valid_until, p.died_on) as valid_until, p.born_on, p.sex
    from register.published_ties t join register.published_people p on p.county = t.county and p.id = t.person_id and p.state <> 'merged'
    where t.kind = 'living' and t.elsewhere_code = '') f`,
  registered: sql`(select t.county, t.region, t.person_id as id, t.valid_from, least(t.valid_until, p.died_on) as valid_until, p.born_on, p.sex
    from register.published_ties t join register.published_people p on p.county = t.county and p.id = t.person_id and p.state <> 'merged'
    where t.kind = 'registered' and t.elsewhere_code = '') f`,
  households: sql`(select * from register.published_households where kind = 'family') f`,
  dwellings: sql`register.published_dwellings f`,
  facilities: sql`facilities.published_facilities f`,
  bookings: sql`(select * from facilities.published_bookings where cancelled_at is null) f`,
  organisations: sql`organisations.published_organisations f`,
  posts: sql`(select * from accounts.published_posts where deputy_for is null) f`,
  volunteers: sql`volunteers.published_volunteers f`,
}

/** A part that counts rows. */
export type FactPart = Extract<OwnPart, { of: 'fact' }>

/** The first moment that counts: of happenings within a window up to the day; null for all. */
function beginOf(part: FactPart, at: CountAt): { day: string; moment: Date } | null {
  if (part.window === null || part.window === 'ever') return null
  const day = part.window === 'days' ? addDays(at.day, 1 - (part.days ?? 1)) : periodOf(part.window, at.day).from
  return { day, moment: shanghaiInstant(day, '00:00') }
}

function inTime(fact: Fact, part: FactPart, at: CountAt): Sql {
  const time = fact.time
  if (time.kind === 'now') return sql`true`
  if (time.kind === 'event') {
    const begin = beginOf(part, at)
    const column = sql.column(`f.${time.column}`)
    if (time.as === 'day') return begin ? sql`${column} >= ${begin.day}::date and ${column} <= ${at.day}::date` : sql`${column} <= ${at.day}::date`
    return begin ? sql`${column} >= ${begin.moment}::timestamptz and ${column} <= ${at.now}::timestamptz` : sql`${column} <= ${at.now}::timestamptz`
  }
  const [from, until] = [sql.column(`f.${time.from}`), sql.column(`f.${time.until}`)]
  return time.as === 'day'
    ? sql`${from} <= ${at.day}::date and (${until} is null or ${until} > ${at.day}::date)`
    : sql`${from} <= ${at.now}::timestamptz and (${until} is null or ${until} > ${at.now}::timestamptz)`
}

/** Full years on the day; born on 29 February one is a year older on 1 March. */
const age = (at: CountAt, column: Sql) => sql`extract(year from age(${at.day}::date, ${column}))::int`

function meets(field: FactField, filter: OwnFilter, at: CountAt): Sql {
  const column = sql.column(`f.${field.column}`)
  if (field.type === 'choice' || field.type === 'code') return sql`${column}::text = any (${filter.in ?? []}::text[])`
  const value = field.type === 'age' ? age(at, column) : column
  return sql.join([
    ...(filter.from === undefined ? [] : [sql`${value} >= ${filter.from}::float8`]), ...(filter.until === undefined ? [] : [sql`${value} <= ${filter.until}::float8`]),
  ], ' and ')
}

function conditions(fact: Fact, part: FactPart, at: CountAt): Sql {
  return sql.join([
    sql`f.region >= ${at.lo} and f.region < ${at.hi}`,
    ...(at.county ? [sql`f.county = ${at.county}`] : []),
    inTime(fact, part, at),
    ...part.filters.map((filter) => meets(fact.fields[filter.field]!, filter, at)),
  ], ' and ')
}

const counted = (fact: Fact, part: FactPart): Sql => {
  if (part.sum !== null) return sql`coalesce(sum(${sql.column(`f.${fact.sums[part.sum]!.column}`)}), 0)::float8`
  // A person may have two ties of one kind in one place, and two posts.
  if (fact.from === 'living' || fact.from === 'registered') return sql`count(distinct f.id)`
  return fact.from === 'posts' ? sql`count(distinct f.account_id)` : sql`count(*)`
}

/** Columns of a definition's own source: what runs from 1 January is told by its name, as `isFlow` reads it. */
export const ownColumn = (which: 'n' | 'd', part: OwnPart): string => (part.of === 'fact' && part.window === 'year' ? `${which}_year` : which)

export const ownSourceName = (code: string, number: number): string => `own-${code}-${number}`

/** The source of one version of a definition: a column for each part that is counted from a fact. */
export function ownSource(code: string, number: number, body: OwnBody): FactSource | null {
  const parts = ([['n', body.numerator], ['d', body.denominator]] as const).flatMap(([which, part]) =>
    part?.of === 'fact' ? [{ column: ownColumn(which, part), part, fact: FACTS[part.fact]! }] : [])
  if (!parts.length) return null
  const rows = Object.fromEntries(parts.flatMap(({ column, part, fact }) => (fact.rows ? [[column, rowsOf(fact, part)]] : [])))
  return {
    name: ownSourceName(code, number),
    columns: parts.map((one) => one.column),
    needs: [...new Set(parts.flatMap((one) => one.fact.needs))],
    touchedBy: [...new Set(parts.flatMap((one) => one.fact.touchedBy))],
    flows: parts.map((one) => one.column).filter((column) => column.endsWith('_year')),
    dated: parts.filter(({ fact, part }) => fact.time.kind !== 'now' && part.filters.every((filter) => !fact.fields[filter.field]?.undated)
      && fact.from !== 'concluded').map((one) => one.column),
    rows,
    count: (at) => {
      const each = parts.map(({ column, part, fact }) => sql`
        select left(f.region, 12) as region, ${sql.join(parts.map((one) => (one.column === column ? counted(fact, part) : sql`0`)), ', ')}
        from ${FROM[fact.from]} where ${conditions(fact, part, at)} group by 1`)
      const names = parts.map((one) => sql.column(one.column))
      return sql`
        select u.region, ${sql.join(names.map((name) => sql`sum(u.${name})::float8 as ${name}`), ', ')}, null as changes_at
        from (${sql.join(each, ' union all ')}) as u (region, ${sql.join(names, ', ')}) group by 1`
    },
  }
}

/** The rows that a part counts, in the order of their ids; nothing for facts whose rows are not shown one by one. */
export const rowsBehind = (part: FactPart): RowSet | undefined => {
  const fact = FACTS[part.fact]
  return fact?.rows ? rowsOf(fact, part) : undefined
}

function rowsOf(fact: Fact, part: FactPart): RowSet {
  const rows = fact.rows!
  const time = fact.time
  const at_ = time.kind === 'event' ? sql.column(`f.${time.column}`) : time.kind === 'stretch' ? sql.column(`f.${time.from}`) : sql`null`
  return {
    what: fact.title,
    ability: rows.ability,
    ...(rows.to ? { to: rows.to } : {}),
    list: (at, after, limit) => sql`
      select f.id::text as id, ${sql.column(`f.${rows.title}`)} as title, ${rows.number ? sql.column(`f.${rows.number}`) : sql`''`} as number, '' as state, f.region,
        ${at_}::timestamptz as at, null::timestamptz as due_at
      from ${FROM[fact.from]} where ${conditions(fact, part, at)} ${after ? sql`and f.id > ${after}::uuid` : sql.none}
      order by f.id limit ${limit}`,
  }
}
