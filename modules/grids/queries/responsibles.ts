import type { Db } from '../../../platform/server/db.ts'
import { sql, unprepared, type Sql } from '../../../platform/server/sql.ts'
import type { Area } from '../rules.ts'
import type { ResponsibleKind } from '../words.ts'

export interface ResponsibleRow {
  id: string
  region: string
  region_name: string | null
  kind: ResponsibleKind
  person_id: string | null
  name: string
  phone_sealed: Buffer | null
  phone_shown: boolean
  areas: Area[]
  valid_from: string
  valid_until: string | null
  version: number
}

const columns = sql`x.id, x.region, r.name as region_name, x.kind, x.person_id, x.name, x.phone_sealed, x.phone_shown, x.areas, x.valid_from, x.valid_until, x.version`
const from = sql`grids.responsibles x left join regions.published_regions r on r.code = x.region`

/** Those of a range who answer on a day, by responsibles_by_region: some hundreds in a community. */
export const answeringOn = (db: Db, county: string, lo: string, hi: string, day: string) =>
  db.many<ResponsibleRow>(unprepared(sql`select ${columns} from ${from}
    where x.county = ${county} and x.region >= ${lo} and x.region < ${hi} and x.valid_from <= ${day} and (x.valid_until is null or x.valid_until > ${day}) order by x.region, x.id`))

export interface ResponsibleFilter {
  county: string
  lo: string
  hi: string
  kind: string | null
  only: 'current' | 'ending' | 'past'
  today: string
  soon: string
  q: string
  after: { region: string; id: string } | null
}

const state = (f: ResponsibleFilter): Sql =>
  f.only === 'past' ? sql`x.valid_until is not null and x.valid_until <= ${f.today}`
  : f.only === 'ending' ? sql`x.valid_until > ${f.today} and x.valid_until <= ${f.soon}`
  : sql`(x.valid_until is null or x.valid_until > ${f.today})`

export const listResponsibles = (db: Db, f: ResponsibleFilter) => {
  const where = [
    sql`x.county = ${f.county} and x.region >= ${f.lo} and x.region < ${f.hi}`, state(f),
    ...(f.kind ? [sql`x.kind = ${f.kind}`] : []),
    ...(f.q ? [sql`strpos(x.name, ${f.q}) > 0`] : []),
    ...(f.after ? [sql`(x.region, x.id) > (${f.after.region}, ${f.after.id}::uuid)`] : []),
  ]
  return db.many<ResponsibleRow>(unprepared(sql`select ${columns} from ${from} where ${sql.join(where, ' and ')} order by x.region, x.id limit 51`))
}

export const countResponsibles = (db: Db, f: { county: string; lo: string; hi: string; today: string; soon: string }) =>
  db.one<{ current: number; ending: number; past: number }>(unprepared(sql`select
      count(*) filter (where valid_until is null or valid_until > ${f.today})::int as current,
      count(*) filter (where valid_until > ${f.today} and valid_until <= ${f.soon})::int as ending,
      count(*) filter (where valid_until <= ${f.today})::int as past
    from grids.responsibles where county = ${f.county} and region >= ${f.lo} and region < ${f.hi}`))

export const holdResponsible = (db: Db, county: string, id: string) =>
  db.maybe<ResponsibleRow>(sql`select id, region, null as region_name, kind, person_id, name, phone_sealed, phone_shown, areas, valid_from, valid_until, version
    from grids.responsibles where county = ${county} and id = ${id} for update`)

export interface NewResponsibleRow {
  county: string
  id: string
  region: string
  kind: string
  personId: string | null
  name: string
  phone: Buffer | null
  phoneShown: boolean
  areas: readonly Area[]
  validFrom: string
  validUntil: string | null
  now: Date
}

export const insertResponsible = (db: Db, r: NewResponsibleRow) =>
  db.run(sql`insert into grids.responsibles (county, id, region, kind, person_id, name, phone_sealed, phone_shown, areas, valid_from, valid_until, created_at)
    values (${r.county}, ${r.id}, ${r.region}, ${r.kind}, ${r.personId}, ${r.name}, ${r.phone}, ${r.phoneShown}, ${JSON.stringify(r.areas)}, ${r.validFrom}, ${r.validUntil}, ${r.now})`)

export const changeResponsible = (db: Db, county: string, id: string, c: { region: string; phone: Buffer | null; phoneShown: boolean; areas: readonly Area[]; validUntil: string | null }) =>
  db.one<{ version: number }>(sql`update grids.responsibles set region = ${c.region}, phone_sealed = ${c.phone}, phone_shown = ${c.phoneShown}, areas = ${JSON.stringify(c.areas)},
      valid_until = ${c.validUntil}, version = version + 1 where county = ${county} and id = ${id} returning version`)

export const closeResponsible = (db: Db, county: string, id: string, on: string, reason: string) =>
  db.one<{ version: number }>(sql`update grids.responsibles set valid_until = ${on}, ended_reason = ${reason}, version = version + 1
    where county = ${county} and id = ${id} returning version`)

/** Duties of a person, for their own file. */
export const dutiesOfPerson = (db: Db, county: string, personId: string) =>
  db.many<{ kind: ResponsibleKind; region_name: string | null; valid_from: string; valid_until: string | null }>(sql`
    select x.kind, r.name as region_name, x.valid_from, x.valid_until from ${from} where x.county = ${county} and x.person_id = ${personId} order by x.valid_from desc limit 100`)

// ------------------------------------------------------------------------------------------------------------- history

export interface ChangeRow {
  county: string
  id: string
  region: string
  subject: 'responsible' | 'estate' | 'area_tag' | 'draft' | 'building' | 'worker'
  subjectId: string
  deed: string
  before?: Record<string, unknown>
  after?: Record<string, unknown>
  reason?: string
  accountId: string
  byName: string
  now: Date
}

/** Adds to the history. */
export const insertChange = (db: Db, c: ChangeRow) =>
  db.run(sql`insert into grids.changes (county, id, region, subject, subject_id, deed, before, after, reason, by_account, by_name, at)
    values (${c.county}, ${c.id}, ${c.region}, ${c.subject}, ${c.subjectId}, ${c.deed}, ${JSON.stringify(c.before ?? {})}, ${JSON.stringify(c.after ?? {})}, ${c.reason ?? ''},
      ${c.accountId}, ${c.byName}, ${c.now})`)

export const changesOf = (db: Db, county: string, subjectId: string) =>
  db.many<{ id: string; at: string; deed: string; after: Record<string, unknown>; reason: string; by_name: string }>(sql`
    select id, at, deed, after, reason, by_name from grids.changes where county = ${county} and subject_id = ${subjectId} order by at desc, id desc limit 100`)
