import type { Db } from '../../../platform/server/db.ts'
import { sql, unprepared, type Sql } from '../../../platform/server/sql.ts'
import type { Cells, SummedCell } from '../rules/items.ts'
import type { SheetState } from '../rules/moves.ts'

export interface SheetRow {
  county: string; id: string; region: string; regionName: string; collectionId: string; level: string; above: string | null; aboveName: string | null; leaf: boolean; dueOn: string; state: SheetState
  cells: Cells; words: string; round: number; why: string; sentBy: string | null; decidedBy: string; decidedAt: string | null; version: number
}
const sheets = sql`select s.county, s.id, s.region, coalesce(r.name, s.region) as "regionName", s.collection_id as "collectionId", s.level, s.above, a.name as "aboveName", s.leaf, s.due_on as "dueOn", s.state,
    s.cells, s.words, s.round, s.why, s.sent_by as "sentBy", s.decided_by as "decidedBy", s.decided_at as "decidedAt", s.version
  from collections.sheets s left join regions.published_regions r on r.code = s.region left join regions.published_regions a on a.code = s.above`

/** By the id and the counties of the scope: a primary key where the scope lies in one county. */
export const findSheet = (db: Db, id: string) => db.maybe<SheetRow>(sql`${sheets} where s.id = ${id}`)
export const lockSheet = (db: Db, id: string) => db.maybe<SheetRow>(sql`${sheets} where s.id = ${id} for update of s`)
export const sheetAt = (db: Db, collectionId: string, region: string) => db.maybe<SheetRow>(sql`${sheets} where s.collection_id = ${collectionId} and s.region = ${region}`)
/** Sheets directly below a place, in the order of places. */
export const partsOf = (db: Db, collectionId: string, region: string) =>
  db.many<SheetRow>(sql`${sheets} where s.collection_id = ${collectionId} and s.above = ${region} order by s.region limit 1000`)

export const insertSheets = (db: Db, collectionId: string, rows: readonly { county: string; id: string; region: string; level: string; above: string | null; leaf: boolean; dueOn: string }[]) =>
  db.run(sql`insert into collections.sheets (county, id, region, collection_id, level, above, leaf, due_on)
    select n.county, n.id, n.region, ${collectionId}, n.level, nullif(n.above, ''), n.leaf, n.due_on
    from unnest(${rows.map((r) => r.county)}::text[], ${rows.map((r) => r.id)}::uuid[], ${rows.map((r) => r.region)}::text[], ${rows.map((r) => r.level)}::text[], ${rows.map((r) => r.above ?? '')}::text[],
      ${rows.map((r) => r.leaf)}::boolean[], ${rows.map((r) => r.dueOn)}::date[]) as n (county, id, region, level, above, leaf, due_on)`)

export const writeCells = (db: Db, s: { county: string; id: string; cells: Cells; words: string; state: SheetState }) =>
  db.run(sql`update collections.sheets set cells = ${JSON.stringify(s.cells)}, words = ${s.words}, state = ${s.state}, version = version + 1 where county = ${s.county} and id = ${s.id}`)
export const setSheet = (db: Db, s: { county: string; id: string; state: SheetState; why: string; round: number; sentBy: string | null; decidedBy: string; decidedAt: Date | string | null }) =>
  db.run(sql`update collections.sheets set state = ${s.state}, why = ${s.why}, round = ${s.round}, sent_by = ${s.sentBy}, decided_by = ${s.decidedBy}, decided_at = ${s.decidedAt}, version = version + 1
    where county = ${s.county} and id = ${s.id}`)

// ----------------------------------------------------------------------------------------------------------------- lists

export type SheetShow = 'all' | 'check' | 'late' | 'owed' | 'sent' | 'returned' | 'accepted' | 'gaps' | 'excused'
export interface SheetListRow extends SheetRow { sentAt: string | null; sentName: string | null; gaps: number }
interface Filter { collectionId: string; here: string; approves: boolean; today: string; q: string; level: string }

const fits = (show: SheetShow, f: Filter): Sql => {
  if (show === 'check') return sql`s.state = 'sent' and (s.above = ${f.here} or (${f.approves}::boolean and s.above is null and s.region = ${f.here}))`
  if (show === 'late') return sql`s.state in ('waiting', 'filling', 'returned') and s.due_on < ${f.today}`
  if (show === 'owed') return sql`s.state in ('waiting', 'filling', 'returned')`
  if (show === 'gaps') return sql`s.state in ('sent', 'accepted') and coalesce((g.body->>'gaps')::int, 0) > 0`
  return show === 'all' ? sql`true` : sql`s.state = ${show}`
}
const last = sql`left join lateral (select g.body, g.at, g.by_name from collections.sendings g where g.county = s.county and g.sheet_id = s.id order by g.round desc limit 1) g on true`
const seen = (f: Filter) => sql`s.collection_id = ${f.collectionId} and (${f.level} = '' or s.level = ${f.level}) and (${f.q} = '' or strpos(coalesce(r.name, ''), ${f.q}) > 0)`

/** Fifty sheets after a place, by sheets_of_collection. */
export const listSheets = (db: Db, f: Filter & { show: SheetShow; after: string }) =>
  db.many<SheetListRow>(unprepared(sql`select s.county, s.id, s.region, coalesce(r.name, s.region) as "regionName", s.level, s.above, a.name as "aboveName", s.leaf, s.due_on as "dueOn", s.state, s.why, s.round,
      g.at as "sentAt", g.by_name as "sentName", coalesce((g.body->>'gaps')::int, 0) as gaps
    from collections.sheets s left join regions.published_regions r on r.code = s.region left join regions.published_regions a on a.code = s.above ${last}
    where ${seen(f)} and ${fits(f.show, f)} and s.region > ${f.after} order by s.region limit 51`))
export const countSheets = (db: Db, f: Filter) =>
  db.one<Record<SheetShow, number>>(unprepared(sql`select count(*)::int as all, ${sql.join((['check', 'late', 'owed', 'sent', 'returned', 'accepted', 'gaps', 'excused'] as const).map((show) =>
    sql`count(*) filter (where ${fits(show, f)})::int as ${sql.column(show)}`), ', ')}
    from collections.sheets s left join regions.published_regions r on r.code = s.region ${last} where ${seen(f)}`))

export interface LevelRow { level: string; dueOn: string; asked: number; owed: number; late: number; sent: number; accepted: number; excused: number }
export const levelsOf = (db: Db, collectionId: string, today: string) =>
  db.many<LevelRow>(sql`select s.level, min(s.due_on) as "dueOn", count(*)::int as asked, count(*) filter (where s.state in ('waiting', 'filling', 'returned'))::int as owed,
      count(*) filter (where s.state in ('waiting', 'filling', 'returned') and s.due_on < ${today})::int as late, count(*) filter (where s.state = 'sent')::int as sent,
      count(*) filter (where s.state = 'accepted')::int as accepted, count(*) filter (where s.state = 'excused')::int as excused
    from collections.sheets s where s.collection_id = ${collectionId} group by s.level order by array_position(array['community', 'township', 'county', 'prefecture', 'province'], s.level)`)

/** Places between, each with its sheets directly below. */
export const between = (db: Db, collectionId: string, today: string) =>
  db.many<{ region: string; regionName: string; sheetId: string; state: SheetState; asked: number; accepted: number; sent: number; late: number }>(sql`
    select s.region, coalesce(r.name, s.region) as "regionName", s.id as "sheetId", s.state, count(b.id)::int as asked, count(b.id) filter (where b.state in ('accepted', 'excused'))::int as accepted,
      count(b.id) filter (where b.state = 'sent')::int as sent, count(b.id) filter (where b.state in ('waiting', 'filling', 'returned') and b.due_on < ${today})::int as late
    from collections.sheets s left join regions.published_regions r on r.code = s.region
    left join collections.sheets b on b.collection_id = s.collection_id and b.above = s.region
    where s.collection_id = ${collectionId} and s.above is not null and not s.leaf group by s.region, r.name, s.id, s.state order by s.region limit 300`)

/** What falls due between two days, by day, collection and level. Index sheets_due serves what is still owed. */
export const dueBetween = (db: Db, f: { from: string; to: string; here: string }) =>
  db.many<{ day: string; collectionId: string; title: string; period: string; of: string; level: string; asked: number; done: number; owed: number; mine: boolean }>(unprepared(sql`
    select s.due_on as day, c.id as "collectionId", c.title, c.period, c.day as of, s.level, count(*)::int as asked, count(*) filter (where s.state in ('sent', 'accepted', 'excused'))::int as done,
      count(*) filter (where s.state in ('waiting', 'filling', 'returned'))::int as owed, bool_or(s.region = ${f.here}) as mine
    from collections.sheets s join collections.collections c on c.id = s.collection_id
    where c.state in ('open', 'done') and s.due_on between ${f.from} and ${f.to} group by 1, 2, 3, 4, 5, 6 order by 1, 2, 6 limit 500`))

// -------------------------------------------------------------------------------------------------------------- sendings

export interface SentCell extends SummedCell { own: boolean }
export interface SentBody {
  collection: string; title: string; day: string; region: string; round: number; words: string; gaps: number
  cells: Record<string, SentCell>
  evidence: { name: string; item: string; sha256: string }[]
  parts: { region: string; name: string; round: number; sha256: string }[]
}
export interface SendingRow { county: string; sheetId: string; round: number; body: SentBody; sha256: string; before: string; byName: string; at: string }
export const sendingsOf = (db: Db, county: string, sheetId: string) =>
  db.many<SendingRow>(sql`select county, sheet_id as "sheetId", round, body, sha256, before, by_name as "byName", at from collections.sendings where county = ${county} and sheet_id = ${sheetId} order by round desc`)
export const lastSendings = (db: Db, counties: readonly string[], sheetIds: readonly string[]) =>
  db.many<SendingRow>(sql`select distinct on (sheet_id) county, sheet_id as "sheetId", round, body, sha256, before, by_name as "byName", at from collections.sendings
    where county = any(${[...new Set(counties)]}) and sheet_id = any(${[...sheetIds]}::uuid[]) order by sheet_id, round desc`)
export const insertSending = (db: Db, s: Omit<SendingRow, 'at'> & { id: string; region: string; account: string; at: Date }) =>
  db.run(sql`insert into collections.sendings (county, id, region, sheet_id, round, body, sha256, before, by_account, by_name, at)
    values (${s.county}, ${s.id}, ${s.region}, ${s.sheetId}, ${s.round}, ${JSON.stringify(s.body)}, ${s.sha256}, ${s.before}, ${s.account}, ${s.byName}, ${s.at})`)

/** The approved cells of a place in the period before, of the same series. */
export const approvedBefore = (db: Db, f: { series: string; day: string; region: string }) =>
  db.maybe<{ body: SentBody; items: { key: string; indicator: string | null; part: string | null; title: string }[] }>(sql`
    select g.body, c.items from collections.collections c
    join collections.sheets s on s.collection_id = c.id and s.region = ${f.region} and s.state = 'accepted'
    join lateral (select g.body from collections.sendings g where g.county = s.county and g.sheet_id = s.id order by g.round desc limit 1) g on true
    where c.series = ${f.series} and c.day < ${f.day} order by c.day desc limit 1`)

// -------------------------------------------------------------------------------------------------------------- evidence

export interface EvidenceRow { county: string; id: string; region: string; sheetId: string; item: string; fileId: string; name: string; sha256: string; byName: string; at: string }
export const evidenceOf = (db: Db, county: string, sheetId: string) =>
  db.many<EvidenceRow>(sql`select county, id, region, sheet_id as "sheetId", item, file_id as "fileId", name, sha256, by_name as "byName", at from collections.evidence
    where county = ${county} and sheet_id = ${sheetId} and dropped_at is null order by id limit 200`)
export const findEvidence = (db: Db, id: string) =>
  db.maybe<EvidenceRow>(sql`select county, id, region, sheet_id as "sheetId", item, file_id as "fileId", name, sha256, by_name as "byName", at from collections.evidence where id = ${id} and dropped_at is null`)
export const insertEvidence = (db: Db, v: Omit<EvidenceRow, 'at'> & { at: Date }) =>
  db.run(sql`insert into collections.evidence (county, id, region, sheet_id, item, file_id, name, sha256, by_name, at)
    values (${v.county}, ${v.id}, ${v.region}, ${v.sheetId}, ${v.item}, ${v.fileId}, ${v.name}, ${v.sha256}, ${v.byName}, ${v.at})`)
export const dropEvidence = (db: Db, county: string, id: string, at: Date) => db.run(sql`update collections.evidence set dropped_at = ${at} where county = ${county} and id = ${id}`)

// -------------------------------------------------------------------------------------------------------------- reminders

/** Owed sheets of open collections that are due within some days or late, not told of today yet. Index sheets_due. */
export const toRemind = (db: Db, today: string, until: string, limit: number) =>
  db.many<{ county: string; id: string; region: string; regionName: string; above: string | null; level: string; dueOn: string; title: string; collectionId: string }>(sql`
    select s.county, s.id, s.region, coalesce(r.name, s.region) as "regionName", s.above, s.level, s.due_on as "dueOn", c.title, c.id as "collectionId"
    from collections.sheets s join collections.collections c on c.id = s.collection_id and c.state = 'open' left join regions.published_regions r on r.code = s.region
    where s.state in ('waiting', 'filling', 'returned') and s.due_on <= ${until} and s.reminded_on is distinct from ${today}
      and (s.reminded_on is null or s.reminded_on < s.due_on and s.due_on < ${today}) order by s.due_on, s.id limit ${limit}`)
export const markReminded = (db: Db, county: string, id: string, today: string) => db.run(sql`update collections.sheets set reminded_on = ${today} where county = ${county} and id = ${id}`)
