import type { Db } from '../../../platform/server/db.ts'
import { sql } from '../../../platform/server/sql.ts'
import type { OwnBody, OwnState } from '../builder/contract.ts'

export interface OwnRow {
  county: string
  id: string
  region: string
  region_name: string
  code: string
  body: OwnBody
  state: OwnState
  version: number
  tried_version: number | null
  drafted_by: string
  drafted_name: string
  changed_at: string
}

const columns = sql`o.county, o.id, o.region, coalesce(g.name, o.region) as region_name, o.code, o.body, o.state, o.version, o.tried_version, o.drafted_by, o.drafted_name, o.changed_at`

/** Definitions of a range, newest first by id; one row more than a page. Index own_by_region. */
export const ownIn = (tx: Db, range: { lo: string; hi: string }, asked: { q: string | null; state: OwnState | null; after: string }) =>
  tx.many<OwnRow>(sql`
    select ${columns} from indicators.own o left join regions.published_regions g on g.code = o.region
    where o.region >= ${range.lo} and o.region < ${range.hi} and o.id < ${asked.after}::uuid
      and (${asked.state}::text is null or o.state = ${asked.state})
      and (${asked.q}::text is null or o.code ilike '%' || ${asked.q} || '%' or o.body ->> 'title' like '%' || ${asked.q} || '%')
    order by o.id desc limit 51`)

export const findOwn = (tx: Db, id: string) =>
  tx.maybe<OwnRow>(sql`select ${columns} from indicators.own o left join regions.published_regions g on g.code = o.region where o.id = ${id}`)

/** Held until the transaction ends. */
export const lockOwn = async (tx: Db, id: string) =>
  (await tx.maybe<{ id: string }>(sql`select id from indicators.own where id = ${id} for update`)) && findOwn(tx, id)

/** Whether a code is taken anywhere in the county, so that one code never means two things there. */
export const codeTaken = async (tx: Db, county: string, code: string) =>
  (await tx.one<{ taken: boolean }>(sql`select indicators.code_taken(${county}, ${code}) as taken`)).taken

export const addOwn = (tx: Db, o: { county: string; id: string; region: string; code: string; body: OwnBody; by: { id: string; name: string }; at: Date }) =>
  tx.run(sql`
    insert into indicators.own (county, id, region, code, body, state, version, drafted_by, drafted_name, changed_at)
    values (${o.county}, ${o.id}, ${o.region}, ${o.code}, ${JSON.stringify(o.body)}, 'draft', 1, ${o.by.id}, ${o.by.name}, ${o.at})`)

/** The wording or the state, one version on. */
export const changeOwn = (tx: Db, o: { county: string; id: string; body: OwnBody; state: OwnState; by: { id: string; name: string }; at: Date }) =>
  tx.run(sql`
    update indicators.own set body = ${JSON.stringify(o.body)}, state = ${o.state}, version = version + 1, drafted_by = ${o.by.id},
      drafted_name = ${o.by.name}, changed_at = ${o.at} where county = ${o.county} and id = ${o.id}`)

/** Another state of the same wording; what was tried stays tried. */
export const setOwnState = (tx: Db, o: { county: string; id: string; state: OwnState; at: Date }) =>
  tx.run(sql`
    update indicators.own set state = ${o.state}, version = version + 1, changed_at = ${o.at},
      tried_version = case when tried_version = version then version + 1 end
    where county = ${o.county} and id = ${o.id}`)

export const setTried = (tx: Db, county: string, id: string) =>
  tx.run(sql`update indicators.own set tried_version = version where county = ${county} and id = ${id}`)

export interface OwnStepRow {
  own_id: string
  step: string
  reason: string
  by_account: string
  by_name: string
  at: string
}

export const addOwnStep = (tx: Db, s: { county: string; id: string; region: string; ownId: string; step: string; reason: string; by: { id: string; name: string }; at: Date }) =>
  tx.run(sql`
    insert into indicators.own_steps (county, id, region, own_id, step, reason, by_account, by_name, at)
    values (${s.county}, ${s.id}, ${s.region}, ${s.ownId}, ${s.step}, ${s.reason}, ${s.by.id}, ${s.by.name}, ${s.at})`)

/** What was done with a definition, the newest first. Index own_steps_by_own. */
export const ownSteps = (tx: Db, county: string, ownId: string) =>
  tx.many<OwnStepRow>(sql`
    select own_id, step, reason, by_account, by_name, at from indicators.own_steps
    where county = ${county} and own_id = ${ownId} order by id desc limit 200`)

export interface OwnVersionRow {
  own_id: string
  region: string
  code: string
  number: number
  body: OwnBody | null
  valid_from: string
  drafted_name: string
  approved_name: string
  approved_at: string
}

export const addOwnVersion = (tx: Db, v: {
  county: string; id: string; region: string; ownId: string; code: string; number: number; body: OwnBody | null; from: string; draftedName: string
  by: { id: string; name: string }; at: Date
}) =>
  tx.run(sql`
    insert into indicators.own_versions (county, id, region, own_id, code, number, body, valid_from, drafted_name, approved_by, approved_name, approved_at)
    values (${v.county}, ${v.id}, ${v.region}, ${v.ownId}, ${v.code}, ${v.number}, ${v.body ? JSON.stringify(v.body) : null}, ${v.from}, ${v.draftedName},
      ${v.by.id}, ${v.by.name}, ${v.at})`)

const versionColumns = sql`own_id, region, code, number, body, valid_from, drafted_name, approved_name, approved_at`

/** All versions of some definitions, the newest first. Index own_versions_by_own. */
export const ownVersions = (tx: Db, ownIds: readonly string[]) =>
  tx.many<OwnVersionRow>(sql`select ${versionColumns} from indicators.own_versions where own_id = any (${ownIds}) order by own_id, number desc`)

/** The version of each definition that counts on a day, for all places: definitions are no secret, and a community reads its banner's. */
export const ownOn = async (tx: Db, day: string) =>
  (await tx.many<OwnVersionRow>(sql`
    select distinct on (own_id) ${versionColumns} from indicators.own_versions where valid_from <= ${day} order by own_id, valid_from desc, number desc`))
    .filter((row): row is OwnVersionRow & { body: OwnBody } => row.body !== null)

/** At most this long; the trial says so when it takes longer. */
export const limitTrial = (tx: Db) => tx.run(sql`set local statement_timeout = '8s'`)
