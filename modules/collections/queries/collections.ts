import type { Db } from '../../../platform/server/db.ts'
import { sql, unprepared, type Sql } from '../../../platform/server/sql.ts'
import type { AskedItem } from '../contract/parts.ts'
import type { Item } from '../rules/items.ts'
import type { CollectionState, SheetState } from '../rules/moves.ts'
import type { Period } from '../rules/periods.ts'

export interface CollectionRow {
  county: string; id: string; region: string; regionName: string; series: string; title: string; sentence: string; period: Period; day: string; asked: AskedItem[]; items: Item[]; places: string[]
  dueCommunity: string; dueTownship: string; dueTop: string; state: CollectionState; issuedAt: string | null; byName: string; version: number
}
const columns = sql`c.county, c.id, c.region, coalesce(r.name, c.region) as "regionName", c.series, c.title, c.sentence, c.period, c.day, c.asked, c.items, c.places, c.due_community as "dueCommunity",
  c.due_township as "dueTownship", c.due_top as "dueTop", c.state, c.issued_at as "issuedAt", c.by_name as "byName", c.version`
const collections = sql`select ${columns} from collections.collections c left join regions.published_regions r on r.code = c.region`

/** By the id alone: a league's collection lies under another county than those it asks. Index collections_by_id. */
export const findCollection = (db: Db, id: string) => db.maybe<CollectionRow>(sql`${collections} where c.id = ${id}`)
export const lockCollection = (db: Db, id: string) => db.maybe<CollectionRow>(sql`${collections} where c.id = ${id} for update of c`)

export type CollectionShow = 'mine' | 'check' | 'open' | 'done' | 'draft' | 'all'
export interface LineRow extends CollectionRow {
  mineId: string | null; mineLeaf: boolean | null; mineState: SheetState | null; mineDue: string | null; asked_n: number; owed: number; late: number; sent: number; accepted: number; excused: number; toCheck: number
}
interface Filter { here: string; today: string; q: string; period: string; approves: boolean }

const waitsFor = (f: Filter): Sql => sql`(s.state = 'sent' and (s.above = ${f.here} or (${f.approves}::boolean and s.above is null and s.region = ${f.here})))`
const fits = (show: CollectionShow, f: Filter): Sql => {
  if (show === 'draft' || show === 'open' || show === 'done') return sql`c.state = ${show}`
  if (show === 'mine') {
    return sql`c.state = 'open' and exists (select from collections.sheets s where s.collection_id = c.id and s.region = ${f.here} and s.state in ('waiting', 'filling', 'returned')
      and (s.leaf or c.items @> jsonb_build_array(jsonb_build_object('by', s.level))
        or not exists (select from collections.sheets b where b.collection_id = c.id and b.above = s.region and b.state not in ('accepted', 'excused'))))`
  }
  if (show === 'check') return sql`c.state = 'open' and exists (select from collections.sheets s where s.collection_id = c.id and ${waitsFor(f)})`
  return sql`true`
}
const seen = (f: Filter) => sql`(${f.period} = '' or c.period = ${f.period}) and (${f.q} = '' or strpos(c.title, ${f.q}) > 0)`

/** Fifty collections, newest first, by collections_by_id; what lies below is counted for the page alone (sheets_of_collection). */
export const listCollections = (db: Db, f: Filter & { show: CollectionShow; after: string }) =>
  db.many<LineRow>(unprepared(sql`
    with page as (select ${columns} from collections.collections c left join regions.published_regions r on r.code = c.region
      where ${seen(f)} and ${fits(f.show, f)} and c.id < ${f.after} order by c.id desc limit 51)
    select page.*, m.id as "mineId", m.leaf as "mineLeaf", m.state as "mineState", m.due_on as "mineDue", n.*
    from page left join lateral (select s.id, s.leaf, s.state, s.due_on from collections.sheets s where s.collection_id = page.id and s.region = ${f.here} limit 1) m on true
    cross join lateral (
      select count(*) filter (where s.leaf)::int as asked_n, count(*) filter (where s.leaf and s.state in ('waiting', 'filling', 'returned'))::int as owed,
        count(*) filter (where s.leaf and s.state in ('waiting', 'filling', 'returned') and s.due_on < ${f.today})::int as late, count(*) filter (where s.leaf and s.state = 'sent')::int as sent,
        count(*) filter (where s.leaf and s.state = 'accepted')::int as accepted, count(*) filter (where s.leaf and s.state = 'excused')::int as excused, count(*) filter (where ${waitsFor(f)})::int as "toCheck"
      from collections.sheets s where s.collection_id = page.id) n
    order by page.id desc`))

export const countCollections = (db: Db, f: Filter) =>
  db.one<Record<CollectionShow, number>>(unprepared(sql`select count(*)::int as all, count(*) filter (where ${fits('mine', f)})::int as mine, count(*) filter (where ${fits('check', f)})::int as check,
    count(*) filter (where c.state = 'open')::int as open, count(*) filter (where c.state = 'done')::int as done, count(*) filter (where c.state = 'draft')::int as draft
    from collections.collections c where ${seen(f)}`))

type Values = Pick<CollectionRow, 'title' | 'sentence' | 'period' | 'day' | 'asked' | 'items' | 'places' | 'dueCommunity' | 'dueTownship' | 'dueTop'>
export const insertCollection = (db: Db, c: Values & { county: string; id: string; region: string; series: string; account: string; name: string; at: Date }) =>
  db.run(sql`insert into collections.collections (county, id, region, series, title, sentence, period, day, asked, items, places, due_community, due_township, due_top, by_account, by_name, at)
    values (${c.county}, ${c.id}, ${c.region}, ${c.series}, ${c.title}, ${c.sentence}, ${c.period}, ${c.day}, ${JSON.stringify(c.asked)}, ${JSON.stringify(c.items)}, ${c.places}::text[], ${c.dueCommunity},
      ${c.dueTownship}, ${c.dueTop}, ${c.account}, ${c.name}, ${c.at})`)
export const updateCollection = (db: Db, id: string, c: Values) =>
  db.run(sql`update collections.collections set title = ${c.title}, sentence = ${c.sentence}, period = ${c.period}, day = ${c.day}, asked = ${JSON.stringify(c.asked)}, items = ${JSON.stringify(c.items)},
    places = ${c.places}::text[], due_community = ${c.dueCommunity}, due_township = ${c.dueTownship}, due_top = ${c.dueTop}, version = version + 1 where id = ${id}`)
export const setCollectionState = (db: Db, id: string, state: CollectionState, issuedAt: Date | null = null) =>
  db.run(sql`update collections.collections set state = ${state}, issued_at = coalesce(issued_at, ${issuedAt}), version = version + 1 where id = ${id}`)

// ---------------------------------------------------------------------------------------------------------------- places

export interface PlaceRow { code: string; name: string; level: string; parent: string | null }

/** Places of the served levels within a range that stand on a day. */
export const placesWithin = (db: Db, lo: string, hi: string, day: string) =>
  db.many<PlaceRow>(sql`select code, name, level, parent from regions.published_regions
    where code >= ${lo} and code < ${hi} and level in ('province', 'prefecture', 'county', 'township', 'community') and valid_from <= ${day} and (valid_until is null or valid_until > ${day}) order by code`)
export const placeOf = (db: Db, code: string) => db.maybe<PlaceRow>(sql`select code, name, level, parent from regions.published_regions where code = ${code}`)

// --------------------------------------------------------------------------------------------------------------- history

export const recordStep = (db: Db, s: { county: string; id: string; region: string; aboutId: string; step: string; note: string; detail: object; account: string | null; name: string; at: Date }) =>
  db.run(sql`insert into collections.steps (county, id, region, about_id, step, note, detail, by_account, by_name, at)
    values (${s.county}, ${s.id}, ${s.region}, ${s.aboutId}, ${s.step}, ${s.note}, ${JSON.stringify(s.detail)}, ${s.account}, ${s.name}, ${s.at})`)
export const stepsOf = (db: Db, aboutId: string, county: string) =>
  db.many<{ id: string; step: string; note: string; byName: string; at: string }>(sql`
    select id, step, note, by_name as "byName", at from collections.steps where county = ${county} and about_id = ${aboutId} order by nth desc limit 100`)
