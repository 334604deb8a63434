import type { Db } from '../../../platform/server/db.ts'
import { sql } from '../../../platform/server/sql.ts'

export interface OpenRow { id: string; region: string; bodyKind: 'place' | 'organisation' | 'person'; body: string; bodyName: string; level: string; title: string; dueOn: string; remind: number[]; escalate: number[]; byPosts: string[] }

/** Open rows that are late, or due by a day; by owed_open. */
export const openUntil = (db: Db, county: string, until: string) =>
  db.many<OpenRow>(sql`select o.id, o.region, o.body_kind as "bodyKind", o.body, o.body_name as "bodyName", o.level, o.title, o.due_on as "dueOn", w.terms -> 'remind' as remind, w.terms -> 'escalate' as escalate, w.terms -> 'byPosts' as "byPosts"
    from duties.owed o join duties.wordings w on w.county = o.county and w.digest = o.wording where o.county = ${county} and o.state = 'open' and o.due_on <= ${until} order by o.due_on, o.id`)

export const tellingsOf = (db: Db, county: string, owedIds: readonly string[]) =>
  db.many<{ owedId: string; kind: string; step: number }>(sql`select owed_id as "owedId", kind, step from duties.tellings where county = ${county} and owed_id = any(${[...owedIds]}::uuid[])`)

export interface Told { id: string; region: string; owedId: string; kind: string; step: number; told: number }
export const insertTellings = (db: Db, county: string, rows: readonly Told[], at: Date) =>
  db.run(sql`insert into duties.tellings (county, id, region, owed_id, kind, step, told, at)
    select ${county}, id, region, "owedId", kind, step, told, ${at} from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as x (id uuid, region text, "owedId" uuid, kind text, step int, told int)
    on conflict (county, owed_id, kind, step) do nothing`)

/** Everybody on duty today, with post and place. */
export const onDuty = (db: Db, counties: readonly string[], today: string) =>
  db.many<{ account: string; kind: string; region: string }>(sql`select distinct account_id as account, kind, region from accounts.published_posts
    where county = any(${[...counties]}::text[]) and valid_from <= ${today} and (valid_until is null or valid_until > ${today}) order by account_id, kind, region`)

/** The stated place above each place. */
export const parents = (db: Db) => db.many<{ code: string; parent: string | null; level: string }>(sql`select code, parent, level from regions.published_regions where level <> 'building'`)
