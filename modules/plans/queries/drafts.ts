import type { Db } from '../../../platform/server/db.ts'
import { sql, unprepared } from '../../../platform/server/sql.ts'
import type { DraftBody } from '../contract.ts'
import type { DraftState } from '../rules/draft.ts'

export interface DraftRow {
  id: string
  county: string
  region: string
  regionName: string | null
  code: string
  textVersion: number
  title: string
  body: DraftBody
  offered: DraftBody['targets']
  copiedFrom: string | null
  copiedVersion: number | null
  copiedTitle: string | null
  state: DraftState
  issueOn: string | null
  writtenBy: string
  writtenName: string
  changedBy: string
  approvedName: string
  madeAt: string
  version: number
}

const rows = sql`select d.id, d.county, d.region, r.name as "regionName", d.code, d.text_version as "textVersion", d.title, d.body, d.offered, d.copied_from as "copiedFrom", d.copied_version as "copiedVersion",
    s.title as "copiedTitle", d.state, d.issue_on as "issueOn", d.written_by as "writtenBy", d.written_name as "writtenName", d.changed_by as "changedBy", d.approved_name as "approvedName",
    d.made_at as "madeAt", d.version
  from plans.drafts d left join regions.published_regions r on r.code = d.region
  left join lateral (select p.title from plans.plans p where p.code = d.copied_from and p.version = d.copied_version order by p.revision desc limit 1) s on true`

interface Filter { lo: string; hi: string; me: string }
const waits = (f: Filter) => sql`d.state = 'submitted' and d.written_by <> ${f.me} and d.changed_by <> ${f.me}`
const fits = (show: 'open' | 'to_approve' | 'published' | 'dropped', f: Filter) => {
  if (show === 'to_approve') return waits(f)
  if (show === 'open') return sql`d.state in ('draft', 'submitted', 'approved')`
  return sql`d.state = ${show}`
}

export const listDrafts = (db: Db, f: Filter & { show: 'open' | 'to_approve' | 'published' | 'dropped'; q: string; after: string }) =>
  db.many<DraftRow>(unprepared(sql`${rows} where d.region >= ${f.lo} and d.region < ${f.hi} and ${fits(f.show, f)} and (${f.q} = '' or strpos(d.title, ${f.q}) > 0)
    and d.id < ${f.after}::uuid order by d.id desc limit 51`))
export const countDrafts = (db: Db, f: Filter) =>
  db.one<{ open: number; to_approve: number }>(unprepared(sql`select count(*)::int as open, count(*) filter (where ${waits(f)})::int as to_approve from plans.drafts d
    where d.region >= ${f.lo} and d.region < ${f.hi} and d.state in ('draft', 'submitted', 'approved')`))
export const findDraft = (db: Db, id: string) => db.maybe<DraftRow>(sql`${rows} where d.id = ${id}`)
export const lockDraft = (db: Db, id: string) => db.maybe<DraftRow>(sql`${rows} where d.id = ${id} for update of d`)

/** Adds a draft unless the same text is being made already. @returns how many were added. */
export const insertDraft = (
  db: Db,
  d: { county: string; id: string; region: string; code: string; textVersion: number; body: DraftBody; offered: DraftBody['targets']; copiedFrom: string | null; copiedVersion: number | null; me: string; name: string; now: Date },
) =>
  db.run(sql`insert into plans.drafts (county, id, region, code, text_version, title, body, offered, copied_from, copied_version, written_by, written_name, changed_by, made_at)
    values (${d.county}, ${d.id}, ${d.region}, ${d.code}, ${d.textVersion}, ${d.body.title}, ${JSON.stringify(d.body)}::jsonb, ${JSON.stringify(d.offered)}::jsonb, ${d.copiedFrom}, ${d.copiedVersion},
      ${d.me}, ${d.name}, ${d.me}, ${d.now}) on conflict do nothing`)
export const writeDraft = (db: Db, county: string, id: string, body: DraftBody, region: string, me: string) =>
  db.run(sql`update plans.drafts set body = ${JSON.stringify(body)}::jsonb, title = ${body.title}, region = ${region}, changed_by = ${me}, version = version + 1
    where county = ${county} and id = ${id}`)
export const setDraft = (db: Db, county: string, id: string, s: { state: DraftState; approvedBy: string | null; approvedName: string; issueOn: string | null }) =>
  db.run(sql`update plans.drafts set state = ${s.state}, approved_by = ${s.approvedBy}, approved_name = ${s.approvedName}, issue_on = ${s.issueOn}, version = version + 1
    where county = ${county} and id = ${id}`)
export const approverOf = async (db: Db, county: string, id: string) =>
  (await db.one<{ by: string | null }>(sql`select approved_by as by from plans.drafts where county = ${county} and id = ${id}`)).by
