import { sql, unprepared, type Sql } from '../../../platform/server/sql.ts'
import type { Db } from '../../../platform/server/db.ts'
import type { DraftState } from '../design/life.ts'
import type { TrialCounts } from '../design/trial.ts'

export interface DraftRow {
  county: string
  id: string
  region: string
  code: string
  kind: 'version' | 'retirement'
  title: string
  body: Record<string, unknown>
  sha: string
  state: DraftState
  origin: 'new' | 'version' | 'copy' | 'file' | 'catalogue'
  origin_words: string
  based_on: number | null
  reason: string
  from_on: string | null
  tried_sha: string
  tried: { counts: TrialCounts; days: number } | null
  published_version: number | null
  editors: string[]
  by_account: string
  by_name: string
  approved_by: string | null
  approved_name: string
  created_at: string
  changed_at: string
  version: number
}

const columns = sql`county, id, region, code, kind, title, body, sha, state, origin, origin_words, based_on, reason, from_on, tried_sha, tried, published_version, editors,
  by_account, by_name, approved_by, approved_name, created_at, changed_at, version`

export const findDraft = (db: Db, county: string, id: string) => db.maybe<DraftRow>(sql`select ${columns} from matters.drafts where county = ${county} and id = ${id}`)
export const lockDraft = (db: Db, county: string, id: string) => db.maybe<DraftRow>(sql`select ${columns} from matters.drafts where county = ${county} and id = ${id} for update`)

export const openDraftOf = (db: Db, county: string, code: string) =>
  db.maybe<{ id: string; by_name: string; title: string }>(sql`select id, by_name, title from matters.drafts where county = ${county} and code = ${code} and state in ('draft', 'submitted')`)

/** Who already goes by a title: a draft that is being written, or a matter that is in force on the day. */
export const namesakeOf = (db: Db, county: string, title: string, day: string) =>
  db.maybe<{ who: string | null }>(sql`select d.by_name as who from matters.drafts d where d.county = ${county} and d.title = ${title} and d.state in ('draft', 'submitted')
    union all select null from matters.definitions m where m.title = ${title} and m.valid_from <= ${day} and (m.valid_until is null or m.valid_until > ${day}) limit 1`)

export const draftsOf = (db: Db, county: string, code: string) =>
  db.many<Pick<DraftRow, 'id' | 'kind' | 'state' | 'by_name' | 'changed_at' | 'reason' | 'from_on' | 'approved_name' | 'published_version'>>(sql`
    select id, kind, state, by_name, changed_at, reason, from_on, approved_name, published_version from matters.drafts where county = ${county} and code = ${code} order by created_at desc limit 50`)

export const insertDraft = (db: Db, d: Pick<DraftRow, 'county' | 'id' | 'region' | 'code' | 'kind' | 'title' | 'body' | 'sha' | 'origin' | 'origin_words' | 'based_on'> & { account: string; name: string; at: Date }) =>
  db.run(sql`insert into matters.drafts (county, id, region, code, kind, title, department, body, sha, origin, origin_words, based_on, editors, by_account, by_name, created_at, changed_at)
    values (${d.county}, ${d.id}, ${d.region}, ${d.code}, ${d.kind}, ${d.title}, ${departmentOf(d.body)}, ${JSON.stringify(d.body)}, ${d.sha}, ${d.origin}, ${d.origin_words}, ${d.based_on},
      ${[d.account]}, ${d.account}, ${d.name}, ${d.at}, ${d.at})`)

const departmentOf = (body: Record<string, unknown>) => (typeof body['department'] === 'string' ? body['department'].slice(0, 60) : '')

export const updateBody = (db: Db, d: { county: string; id: string; body: Record<string, unknown>; title: string; sha: string; reason: string; account: string; at: Date }) =>
  db.run(sql`update matters.drafts set body = ${JSON.stringify(d.body)}, title = ${d.title}, department = ${departmentOf(d.body)}, sha = ${d.sha}, reason = ${d.reason}, changed_at = ${d.at},
    editors = case when ${d.account}::uuid = any (editors) then editors else editors || ${d.account}::uuid end, version = version + 1 where county = ${d.county} and id = ${d.id}`)

export const setState = (db: Db, d: {
  county: string; id: string; state: DraftState; at: Date; fromOn?: string | null; reason?: string; publishedVersion?: number | null; approvedBy?: string | null; approvedName?: string; editor?: string | undefined
}) =>
  db.run(sql`update matters.drafts set state = ${d.state}, changed_at = ${d.at}, from_on = coalesce(${d.fromOn ?? null}, from_on), reason = coalesce(${d.reason ?? null}, reason),
    published_version = coalesce(${d.publishedVersion ?? null}, published_version), approved_by = coalesce(${d.approvedBy ?? null}, approved_by),
    approved_name = coalesce(${d.approvedName ?? null}, approved_name),
    editors = case when ${d.editor ?? null}::uuid is null or ${d.editor ?? null}::uuid = any (editors) then editors else editors || ${d.editor ?? null}::uuid end,
    version = version + 1 where county = ${d.county} and id = ${d.id}`)

export const setTried = (db: Db, county: string, id: string, sha: string, tried: { counts: TrialCounts; days: number }) =>
  db.run(sql`update matters.drafts set tried_sha = ${sha}, tried = ${JSON.stringify(tried)} where county = ${county} and id = ${id}`)

export interface StepRow { id: string; step: string; note: string; byName: string; at: string }
export const recordStep = (db: Db, s: { county: string; id: string; region: string; code: string; draftId: string | null; step: string; note: string; detail: object; account: string; name: string; at: Date }) =>
  db.run(sql`insert into matters.draft_steps (county, id, region, code, draft_id, step, note, detail, by_account, by_name, at)
    values (${s.county}, ${s.id}, ${s.region}, ${s.code}, ${s.draftId}, ${s.step}, ${s.note}, ${JSON.stringify(s.detail)}, ${s.account}, ${s.name}, ${s.at})`)

export const stepsOfDraft = (db: Db, county: string, draftId: string) =>
  db.many<StepRow>(sql`select id, step, note, by_name as "byName", at from matters.draft_steps where county = ${county} and draft_id = ${draftId} order by nth desc limit 100`)
export const stepsOfCode = (db: Db, county: string, code: string) =>
  db.many<StepRow>(sql`select id, step, note, by_name as "byName", at from matters.draft_steps where county = ${county} and code = ${code} and step <> 'saved' order by nth desc limit 100`)

/** When the newest history line of a draft is a save by the same person within the hour, another line would say nothing new. */
export const savedLately = async (db: Db, county: string, draftId: string, account: string, since: Date): Promise<boolean> =>
  Boolean(await db.maybe(sql`select 1 from matters.draft_steps where county = ${county} and draft_id = ${draftId} and step = 'saved' and by_account = ${account} and at > ${since} limit 1`))

// ---------------------------------------------------------------------------------------------------------------- list

export interface FileRow {
  code: string
  title: string
  department: string | null
  kind: string
  type: string | null
  version: number | null
  valid_from: string | null
  valid_until: string | null
  coming_from: string | null
  defined: boolean
  versions: number
  changed_at: string
  kept: boolean
  offered: boolean
  draft_id: string | null
  draft_kind: 'version' | 'retirement' | null
  draft_state: DraftState | null
  draft_by: string | null
  draft_at: string | null
}

export interface FileFilter { county: string; lo: string; hi: string; today: string; q: string; kind?: string | undefined; type?: string | undefined; department?: string | undefined }

/** One line a matter: a few hundred rows of reference data, put together in one go; drafts by `drafts_open`. */
const files = (f: FileFilter): Sql => sql`
  with versions as (
    select code, version, title, kind, department, matter_type, valid_from, valid_until, published_at,
      valid_from <= ${f.today} and (valid_until is null or valid_until > ${f.today}) as now,
      valid_from > ${f.today} and (valid_until is null or valid_until > valid_from) as coming
    from matters.definitions),
  newest as (select distinct on (code) * from versions order by code, now desc, (valid_until is null or valid_until > valid_from) desc, version desc),
  numbers as (select code, count(*)::int as versions, max(published_at) as changed_at, min(valid_from) filter (where coming) as coming_from from versions group by code),
  open as (select code, id, kind, state, by_name, changed_at, title, department, body->>'kind' as matter_kind, body->>'type' as matter_type from matters.drafts
    where county = ${f.county} and region >= ${f.lo} and region < ${f.hi} and state in ('draft', 'submitted')),
  lines as (
    select coalesce(n.code, o.code) as code, coalesce(n.title, o.title) as title, coalesce(n.department, o.department) as department, coalesce(n.kind, o.matter_kind) as kind,
      coalesce(n.matter_type, o.matter_type) as type, case when n.now then n.version end as version, n.valid_from, n.valid_until, m.coming_from, n.code is not null as defined,
      coalesce(m.versions, 0) as versions, greatest(m.changed_at, o.changed_at) as changed_at, coalesce(p.state = 'kept', false) as kept,
      coalesce(p.state = 'kept' and p.catalogue_sha <> p.settled_sha, false) as offered,
      o.id as draft_id, o.kind as draft_kind, o.state as draft_state, o.by_name as draft_by, o.changed_at as draft_at
    from newest n left join numbers m on m.code = n.code full join open o on o.code = n.code left join matters.place_matters p on p.code = n.code),
  chosen as (select * from lines where (${f.q} = '' or strpos(title || ' ' || coalesce(department, '') || ' ' || code, ${f.q}) > 0)
    and (${f.kind ?? null}::text is null or kind = ${f.kind ?? null}) and (${f.type ?? null}::text is null or type = ${f.type ?? null})
    and (${f.department ?? null}::text is null or department = ${f.department ?? null}))`

const showing = (show: string): Sql => {
  if (show === 'drafts') return sql`draft_state = 'draft'`
  if (show === 'waiting') return sql`draft_state = 'submitted'`
  if (show === 'updates') return sql`offered`
  if (show === 'ended') return sql`defined and version is null and coming_from is null`
  return sql`not (defined and version is null and coming_from is null and draft_id is null)`
}

export const listFiles = (db: Db, f: FileFilter, show: string, after: string) =>
  db.many<FileRow>(unprepared(sql`${files(f)} select * from chosen where ${showing(show)} and code > ${after} order by code limit 51`))

export const countFiles = (db: Db, f: FileFilter) =>
  db.one<Record<string, number>>(unprepared(sql`${files(f)} select count(*) filter (where ${showing('all')})::int as "all", count(*) filter (where ${showing('drafts')})::int as drafts,
    count(*) filter (where ${showing('waiting')})::int as waiting, count(*) filter (where ${showing('updates')})::int as updates, count(*) filter (where ${showing('ended')})::int as ended from chosen`))

export const findFile = (db: Db, f: FileFilter, code: string) => db.maybe<FileRow>(unprepared(sql`${files(f)} select * from lines where code = ${code}`))

export const departmentsOf = async (db: Db): Promise<string[]> =>
  (await db.many<{ name: string }>(sql`select distinct department as name from matters.definitions where valid_until is null and department is not null order by 1 limit 200`)).map((row) => row.name)

// ------------------------------------------------------------------------------------- versions and what the place keeps

export interface VersionRow { version: number; body: Record<string, unknown>; sha: string; valid_from: string; valid_until: string | null; source: 'catalogue' | 'desk'; published_by: string; published_at: string }
export const fullVersions = (db: Db, code: string) =>
  db.many<VersionRow>(sql`select version, body, sha, valid_from, valid_until, source, published_by, published_at from matters.definitions where code = ${code} order by version desc limit 100`)

export const endVersion = (db: Db, code: string, version: number, on: string | null) =>
  db.run(sql`update matters.definitions set valid_until = ${on} where code = ${code} and version = ${version}`)

/** First and present version of every matter that has had more than one. */
export const firstAndPresent = (db: Db, today: string) =>
  db.many<{ code: string; versions: number; first: Record<string, unknown>; present: Record<string, unknown> }>(sql`
    with lived as (select code, version, body, valid_from, valid_until from matters.definitions where valid_until is null or valid_until > valid_from),
    first as (select distinct on (code) code, body from lived order by code, version),
    present as (select distinct on (code) code, body from lived where valid_from <= ${today} and (valid_until is null or valid_until > ${today}) order by code, version desc),
    numbers as (select code, count(*)::int as versions from lived where valid_from <= ${today} group by code having count(*) > 1)
    select n.code, n.versions, f.body as first, p.body as present from numbers n join first f on f.code = n.code join present p on p.code = n.code order by n.code`)

export interface PlaceMatterRow { code: string; state: 'kept' | 'retired' | 'returned'; catalogue_sha: string; catalogue_body: Record<string, unknown> | null; settled_sha: string }
export const placeMatter = (db: Db, code: string) => db.maybe<PlaceMatterRow>(sql`select code, state, catalogue_sha, catalogue_body, settled_sha from matters.place_matters where code = ${code}`)
export const placeMatters = (db: Db) => db.many<Omit<PlaceMatterRow, 'catalogue_body'>>(sql`select code, state, catalogue_sha, settled_sha from matters.place_matters`)
export const putPlaceMatter = (db: Db, p: PlaceMatterRow & { at: Date }) =>
  db.run(sql`insert into matters.place_matters (code, state, catalogue_sha, catalogue_body, settled_sha, changed_at)
    values (${p.code}, ${p.state}, ${p.catalogue_sha}, ${p.catalogue_body && JSON.stringify(p.catalogue_body)}, ${p.settled_sha}, ${p.at})
    on conflict (code) do update set state = excluded.state, catalogue_sha = excluded.catalogue_sha, catalogue_body = excluded.catalogue_body, settled_sha = excluded.settled_sha, changed_at = excluded.changed_at`)
