import type { Db } from '../../../platform/server/db.ts'
import { sql, unprepared, type Sql } from '../../../platform/server/sql.ts'
import { rangesOf, type Follows, type FollowsFrom, type PlaceMove, type PlacedTable, type RowCondition } from '../definition.ts'
import { LEVEL_DIGITS, scopeOf } from '../region-code.ts'

/*
 * The statements that count and move rows of any placed table. Tables, columns and conditions are what the modules themselves state
 * (`PlacedPart`); nothing here comes from input. Counting and moving ask the same question, `goers`: which rows go, from where, to where.
 */

const COMMUNITY = LEVEL_DIGITS.community
/** Rows of a table that others follow, as a temporary table of the transaction: reckoned once for all that ask. */
const led = (table: string) => sql.column(`pg_temp.go_${table.replace('.', '_')}`)
const columnOf = (alias: string, column: string) => sql.column(`${alias}.${column}`)
const idOnly = (t: PlacedTable) => !t.key || (t.key.length === 1 && t.key[0] === 'id')

const keyOf = (t: PlacedTable, alias = 't'): Sql =>
  idOnly(t) ? sql`${columnOf(alias, 'id')}::text` : sql`concat_ws('|', ${sql.join(t.key!.map((k) => columnOf(alias, k)), ', ')})`

/** Joins a row to a key that was written down; by the primary key where there is one id. */
const isKey = (t: PlacedTable, key: Sql): Sql => (idOnly(t) ? sql`t.id = ${key}::uuid` : sql`${keyOf(t)} = ${key}`)

const condition = (stated: RowCondition | undefined, move: PlaceMove): Sql => (typeof stated === 'function' ? stated(move) : (stated ?? sql`true`))
const only = (t: PlacedTable, move: PlaceMove): Sql => (t.only ? sql`and (${condition(t.only, move)})` : sql.none)

/** Rows that go by themselves: put back, or named. Level 0 and 1; a row found twice goes by the lower. */
function single(t: PlacedTable, column: string, move: PlaceMove): Sql[] {
  const ways: Sql[] = []
  if (move.undoes?.length) {
    ways.push(sql`select ${keyOf(t)} as row_key, ${columnOf('t', column)} as was, j.region as becomes, 0 as by
      from pg_temp.go_back j join ${sql.column(t.table)} t on ${isKey(t, sql`j.row_key`)}
      where t.county = ${move.county} and j.held = ${t.table} and j.held_column = ${column} and ${columnOf('t', column)} = j.to_region`)
  }
  for (const step of move.rows) {
    if (step.table !== t.table || column !== 'region') continue
    ways.push(sql`select ${keyOf(t)}, t.region, ${step.to}::text collate "C", 1
      from ${sql.column(t.table)} t where t.county = ${move.county} and t.id = any (${step.ids}::uuid[]) and t.region <> ${step.to}`)
  }
  return ways
}

/** A row goes with another when both were at the same place, or it at the other's community and the other leaves it. */
const together = (column: Sql): Sql => sql`(${column} = p.was or (${column} = left(p.was, ${COMMUNITY}::int) and left(p.was, ${COMMUNITY}::int) <> left(p.becomes, ${COMMUNITY}::int)))`
const along = (column: Sql): Sql => sql`case when ${column} = p.was then p.becomes else left(p.becomes, ${COMMUNITY}::int) end`

function following(t: PlacedTable, column: string, other: Follows | FollowsFrom, move: PlaceMove): Sql {
  const own = columnOf('t', column)
  if ('table' in other) {
    return sql`select ${keyOf(t)}, ${own}, ${along(own)}, 2
      from ${led(other.table)} p join ${sql.column(t.table)} t on ${columnOf('t', other.column)} = p.row_key::uuid
      where t.county = ${move.county} and ${together(own)} ${only(t, move)}`
  }
  return sql`select ${keyOf(t)}, ${own}, ${along(own)}, 2
    from ${led(other.from)} p join ${sql.column(other.from)} r on r.id = p.row_key::uuid
    join ${sql.column(t.table)} t on t.county = r.county and t.id = ${columnOf('r', other.column)}
    where ${together(own)} and (${condition(other.where, move)}) ${only(t, move)}`
}

/** Whether rows of a table go without a step of their place: by themselves, or with others. */
function leads(tables: ReadonlyMap<string, PlacedTable>, t: PlacedTable, move: PlaceMove): boolean {
  return Boolean(move.undoes?.length) || move.rows.some((step) => step.table === t.table) || (t.follows ?? []).some((other) => leads(tables, followed(tables, t, other), move))
}

/** The table that another follows; it is a fault of ours when no part states it. */
export function followed(tables: ReadonlyMap<string, PlacedTable>, t: PlacedTable, other: Follows | FollowsFrom): PlacedTable {
  const name = 'table' in other ? other.table : other.from
  const parent = tables.get(name)
  if (!parent) throw new Error(`${t.table} follows ${name}, which no part states`)
  return parent
}

function singles(tables: ReadonlyMap<string, PlacedTable>, t: PlacedTable, column: string, move: PlaceMove): Sql[] {
  return [
    ...single(t, column, move),
    ...(t.follows ?? []).filter((other) => leads(tables, followed(tables, t, other), move)).map((other) => following(t, column, other, move)),
  ]
}

const prepared = new WeakMap<PlaceMove, Db>()

/** Reckons once in a transaction which rows lead others. `order` has those that are followed before those that follow. */
export async function prepareLeaders(db: Db, tables: ReadonlyMap<string, PlacedTable>, order: readonly PlacedTable[], move: PlaceMove): Promise<void> {
  if (prepared.get(move) === db) return
  if (move.undoes?.length) {
    // A copy that the planner knows: the record itself has just grown, and its statistics are of before.
    await db.run(unprepared(sql`drop table if exists pg_temp.go_back`))
    await db.run(unprepared(sql`create temporary table go_back (held text collate "C", held_column text collate "C", row_key text, region text collate "C", to_region text collate "C") on commit drop`))
    await db.run(unprepared(sql`insert into pg_temp.go_back select held, held_column, row_key, region, to_region from regions.moved_rows
      where county = ${move.county} and change_id = any (${move.undoes}::uuid[])`))
    await db.run(unprepared(sql`analyze pg_temp.go_back`))
  }
  const led = new Set(order.flatMap((t) => (t.follows ?? []).map((other) => followed(tables, t, other).table)))
  for (const t of order) {
    if (!led.has(t.table) || !leads(tables, t, move)) continue
    const name = sql.column(`go_${t.table.replace('.', '_')}`)
    await db.run(unprepared(sql`drop table if exists pg_temp.${name}`))
    await db.run(unprepared(sql`create temporary table ${name} (row_key text, was text collate "C", becomes text collate "C") on commit drop`))
    await db.run(unprepared(sql`insert into pg_temp.${name}
      select distinct on (row_key) row_key, was, becomes from (${sql.join(singles(tables, t, 'region', move), ' union all ')}) w (row_key, was, becomes, by)
      where was <> becomes order by row_key, by`))
    await db.run(unprepared(sql`analyze pg_temp.${name}`))
  }
  prepared.set(move, db)
}

/** Rows of a table that go, as a named subquery: `goers (row_key, was, becomes)`. */
function goers(tables: ReadonlyMap<string, PlacedTable>, t: PlacedTable, column: string, move: PlaceMove): Sql {
  const ways = singles(tables, t, column, move)
  const ranges = rangesOf(move.steps)
  const own = columnOf('t', column)
  if (ranges.length) {
    ways.push(sql`select ${keyOf(t)}, ${own}, m.goes || case when m.cut > 0 then substr(${own}, m.cut + 1) else '' end, 3
      from unnest(${ranges.map((r) => r.lo)}::text[], ${ranges.map((r) => r.hi)}::text[], ${ranges.map((r) => r.to)}::text[], ${ranges.map((r) => r.cut)}::int[]) as m (lo, hi, goes, cut)
      join ${sql.column(t.table)} t on ${own} >= m.lo collate "C" and ${own} < m.hi collate "C"
      where t.county = ${move.county} ${only(t, move)}`)
  }
  if (!ways.length) return sql`goers as (select null::text as row_key, null::text collate "C" as was, null::text collate "C" as becomes where false)`
  return sql`goers as materialized (
    select distinct on (row_key) row_key, was collate "C" as was, becomes collate "C" as becomes
    from (${sql.join(ways, ' union all ')}) w (row_key, was, becomes, by) where was <> becomes order by row_key, by)`
}

/** Moves the rows of one column and writes down each. Answers how many. */
export const moveRows = (db: Db, tables: ReadonlyMap<string, PlacedTable>, t: PlacedTable, column: string, move: PlaceMove) =>
  db.run(unprepared(sql`with ${goers(tables, t, column, move)}, gone as (
      update ${sql.column(t.table)} t set ${sql.column(column)} = g.becomes from goers g
      where t.county = ${move.county} and ${isKey(t, sql`g.row_key`)} and ${columnOf('t', column)} = g.was
      returning g.row_key, g.was, g.becomes)
    insert into regions.moved_rows (county, change_id, held, held_column, row_key, region, to_region, moved_on)
    select ${move.county}, ${move.changeId}, ${t.table}, ${column}, row_key, was, becomes, ${move.on} from gone
    on conflict (county, change_id, held, held_column, row_key) do nothing`))

export interface FigureLine {
  name: string
  was: string
  becomes: string
  rows: number
}

/** What a table's figures would do: rows of some places by where they are and would be, to so many digits. Rows that stay are counted too. */
export const countRows = (db: Db, tables: ReadonlyMap<string, PlacedTable>, t: PlacedTable, move: PlaceMove, places: readonly string[], digits: number) => {
  const scopes = places.map(scopeOf)
  const figures = t.figures ?? []
  return db.many<FigureLine>(unprepared(sql`with ${goers(tables, t, t.columns?.[0] ?? 'region', move)}, at as (
      select ${keyOf(t)} as row_key, t.region, array_remove(array[${sql.join(figures.map((f) => sql`case when ${condition(f.where, move)} then ${f.name}::text end`), ', ')}], null) as names
      from unnest(${scopes.map((s) => s.lo)}::text[], ${scopes.map((s) => s.hi)}::text[]) as s (lo, hi)
      join ${sql.column(t.table)} t on t.region >= s.lo collate "C" and t.region < s.hi collate "C" where t.county = ${move.county})
    select n.name, left(at.region, ${digits}::int) as was, left(coalesce(g.becomes, at.region), ${digits}::int) as becomes, count(*)::int as rows
    from at cross join lateral unnest(at.names) as n (name) left join goers g on g.row_key = at.row_key
    group by 1, 2, 3`))
}

/** How many rows of a column would go. */
export const countGoers = (db: Db, tables: ReadonlyMap<string, PlacedTable>, t: PlacedTable, column: string, move: PlaceMove) =>
  db.one<{ rows: number }>(unprepared(sql`with ${goers(tables, t, column, move)} select count(*)::int as rows from goers`))

export interface Obstacle {
  place: string
  label: string
  rows: number
}

/** Rows that would meet another of the same kind at their new place. */
export const clashes = (db: Db, tables: ReadonlyMap<string, PlacedTable>, t: PlacedTable, unique: { columns: readonly string[]; where?: RowCondition }, move: PlaceMove) =>
  db.many<Obstacle>(unprepared(sql`with ${goers(tables, t, 'region', move)}, aimed as (select distinct becomes from goers), put as (
      select g.becomes as at_place, t.* from goers g join ${sql.column(t.table)} t on t.county = ${move.county} and ${isKey(t, sql`g.row_key`)}
      union all
      select t.region, t.* from aimed a join ${sql.column(t.table)} t on t.county = ${move.county} and t.region = a.becomes
      where not exists (select from goers g where g.row_key = ${keyOf(t)}))
    select t.at_place as place, min(${t.label ?? sql`''`}) as label, count(*)::int as rows from put t where ${condition(unique.where, move)}
    group by ${sql.join(['at_place', ...unique.columns].map((c) => columnOf('t', c)), ', ')} having count(*) > 1 order by 1 limit 20`))

/** Rows that would be left at a place that is no more. */
export const leftBehind = (db: Db, tables: ReadonlyMap<string, PlacedTable>, t: PlacedTable, column: string, move: PlaceMove) => {
  const scopes = move.ending.map(scopeOf)
  return db.many<Obstacle>(unprepared(sql`with ${goers(tables, t, column, move)}
    select ${columnOf('t', column)} as place, ${t.label ?? sql`''`} as label, (count(*) over ())::int as rows
    from unnest(${scopes.map((s) => s.lo)}::text[], ${scopes.map((s) => s.hi)}::text[]) as s (lo, hi)
    join ${sql.column(t.table)} t on ${columnOf('t', column)} >= s.lo collate "C" and ${columnOf('t', column)} < s.hi collate "C"
    where t.county = ${move.county} ${only(t, move)} and not exists (select from goers g where g.row_key = ${keyOf(t)})
    order by 1, 2 limit 20`))
}

/** Writes down rows that a part changed itself in another column than a place (the last day of a post), so that it can put them back. */
export const noteRows = (db: Db, move: PlaceMove, held: string, column: string, rows: ReadonlyArray<{ key: string; region: string; had: string }>) =>
  db.run(sql`insert into regions.moved_rows (county, change_id, held, held_column, row_key, region, to_region, moved_on, had)
    select ${move.county}, ${move.changeId}, ${held}, ${column}, n.key, n.region, n.region, ${move.on}, n.had
    from unnest(${rows.map((r) => r.key)}::text[], ${rows.map((r) => r.region)}::text[], ${rows.map((r) => r.had)}::text[]) as n (key, region, had)
    on conflict (county, change_id, held, held_column, row_key) do nothing`)

/** Rows that a change moved and that have gone elsewhere since, or are no more. */
export const changedSince = (db: Db, t: PlacedTable, column: string, move: PlaceMove) =>
  db.one<{ rows: number }>(unprepared(sql`select count(*)::int as rows
    from pg_temp.go_back j left join ${sql.column(t.table)} t on t.county = ${move.county} and ${isKey(t, sql`j.row_key`)}
    where j.held = ${t.table} and j.held_column = ${column}
      and ${columnOf('t', column)} is distinct from j.to_region`))
