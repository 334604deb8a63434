import type { Db } from '../../platform/server/db.ts'
import { sql, unprepared } from '../../platform/server/sql.ts'
import type { Drawn, MovedRows } from '../regions/index.ts'
import type { Change, ChangeKind, DossierState, OpinionKind, Preview, Principle } from './contract.ts'
import type { Stage } from './plan.ts'

/** Changes of one county pass one after another: what one finds free the other must not take. */
export const holdTerritory = (db: Db, county: string) => db.run(sql`select pg_advisory_xact_lock(hashtextextended('territory ' || ${county}, 0))`)

export interface DossierRow {
  id: string
  region: string
  regionName: string
  number: string
  kind: ChangeKind
  level: 'community' | 'grid'
  title: string
  state: DossierState
  change: Change
  places: string[]
  reason: string
  checklist: Record<Principle, { met: boolean; note: string }>
  undoes: string | null
  proposedBy: string
  proposedName: string
  proposedAt: string
  decidedBy: string | null
  decidedName: string
  decidedAt: string | null
  decisionNote: string
  belowReason: string
  decidedOn: Preview | null
  effectiveOn: string | null
  executedAt: string | null
  blocked: string[]
  version: number
}

const columns = sql`d.id, d.region, coalesce(g.name, d.region) as "regionName", d.number, d.kind, d.level, d.title, d.state, d.change, d.places, d.reason, d.checklist, d.undoes,
  d.proposed_by as "proposedBy", d.proposed_name as "proposedName", d.proposed_at as "proposedAt", d.decided_by as "decidedBy", d.decided_name as "decidedName",
  d.decided_at as "decidedAt", d.decision_note as "decisionNote", d.below_reason as "belowReason", d.decided_on as "decidedOn", d.effective_on as "effectiveOn",
  d.executed_at as "executedAt", d.blocked, d.version`
const from = sql`territory.dossiers d left join regions.published_regions g on g.code = d.region`

export const findDossier = (db: Db, county: string, id: string) =>
  db.maybe<DossierRow>(sql`select ${columns} from ${from} where d.county = ${county} and d.id = ${id}`)

export const lockDossier = (db: Db, county: string, id: string) =>
  db.maybe<DossierRow>(sql`select ${columns} from ${from} where d.county = ${county} and d.id = ${id} for update of d`)

/** Newest first within the scope; a wide scope reads the primary key, a place the index on places. */
export const listDossiers = (db: Db, f: { county: string; lo: string; hi: string; state: string; kind: string; place: string; q: string; before: string; limit: number }) =>
  db.many<DossierRow>(unprepared(sql`select ${columns} from ${from}
    where d.county = ${f.county} and d.region >= ${f.lo} and d.region < ${f.hi} and d.id < ${f.before}::uuid
      ${f.state ? sql`and d.state = ${f.state}` : sql.none} ${f.kind ? sql`and d.kind = ${f.kind}` : sql.none}
      ${f.place ? sql`and d.places @> array[${f.place}] collate "C"` : sql.none}
      ${f.q ? sql`and (strpos(d.title, ${f.q}) > 0 or d.number = ${f.q})` : sql.none}
    order by d.id desc limit ${f.limit}`))

export const countDossiers = (db: Db, f: { county: string; lo: string; hi: string }) =>
  db.many<{ state: string; n: number }>(sql`select state, count(*)::int as n from territory.dossiers
    where county = ${f.county} and region >= ${f.lo} and region < ${f.hi} group by state`)

/** Numbers of a year, in order; the caller holds the territory of the county. */
export const nextNumber = (db: Db, county: string, year: string) =>
  db.one<{ n: number }>(sql`select territory.next_number(${county}, ${year}) as n`)

export const insertDossier = (db: Db, d: {
  county: string; id: string; region: string; number: string; change: Change; title: string; places: string[]; reason: string; checklist: unknown; undoes: string | null
  by: string; byName: string; at: Date
}) =>
  db.run(sql`insert into territory.dossiers (county, id, region, number, kind, level, title, change, places, reason, checklist, undoes, proposed_by, proposed_name, proposed_at)
    values (${d.county}, ${d.id}, ${d.region}, ${d.number}, ${d.change.kind}, ${d.change.level}, ${d.title}, ${JSON.stringify(d.change)}, ${d.places}, ${d.reason},
      ${JSON.stringify(d.checklist)}, ${d.undoes}, ${d.by}, ${d.byName}, ${d.at})`)

export const insertStage = (db: Db, s: { county: string; id: string; region: string; dossierId: string; seq: number; body: Stage; undoes: string | null }) =>
  db.run(sql`insert into territory.stages (county, id, region, dossier_id, seq, body, undoes)
    values (${s.county}, ${s.id}, ${s.region}, ${s.dossierId}, ${s.seq}, ${JSON.stringify(s.body)}, ${s.undoes})`)

export interface StageRow {
  id: string
  seq: number
  body: Stage
  undoes: string | null
  doneAt: string | null
  moved: MovedRows[]
  replaced: Drawn[]
}

export const stagesOf = (db: Db, county: string, dossierId: string) =>
  db.many<StageRow>(sql`select id, seq, body, undoes, done_at as "doneAt", moved, replaced from territory.stages
    where county = ${county} and dossier_id = ${dossierId} order by seq`)

export const finishStage = (db: Db, s: { county: string; id: string; at: Date; moved: readonly MovedRows[]; replaced: readonly Drawn[] }) =>
  db.run(sql`update territory.stages set done_at = ${s.at}, moved = ${JSON.stringify(s.moved)}, replaced = ${JSON.stringify(s.replaced)}
    where county = ${s.county} and id = ${s.id} and done_at is null`)

/** Stages done since a moment whose dossier holds: rows written beside them at the old place are looked for again. */
export const stagesDoneSince = (db: Db, since: Date) =>
  db.many<StageRow & { county: string; dossierId: string; effectiveOn: string; because: string; change: Change }>(sql`
    select s.county, s.id, s.seq, s.body, s.undoes, s.done_at as "doneAt", s.moved, s.replaced, s.dossier_id as "dossierId", d.effective_on as "effectiveOn",
      d.number || ' ' || d.title as because, d.change
    from territory.stages s join territory.dossiers d on d.county = s.county and d.id = s.dossier_id
    where s.done_at >= ${since} and d.state in ('executed', 'approved') order by s.done_at, s.seq`)

export const decideDossier = (db: Db, d: {
  county: string; id: string; state: string; by: string; byName: string; at: Date; note: string; belowReason: string; decidedOn: unknown; effectiveOn: string | null
}) =>
  db.run(sql`update territory.dossiers set state = ${d.state}, decided_by = ${d.by}, decided_name = ${d.byName}, decided_at = ${d.at}, decision_note = ${d.note},
      below_reason = ${d.belowReason}, decided_on = ${JSON.stringify(d.decidedOn)}, effective_on = ${d.effectiveOn}, version = version + 1
    where county = ${d.county} and id = ${d.id}`)

export const setState = (db: Db, county: string, id: string, state: DossierState, executedAt: Date | null = null) =>
  db.run(sql`update territory.dossiers set state = ${state}, executed_at = coalesce(${executedAt}, executed_at), blocked = '{}', version = version + 1
    where county = ${county} and id = ${id}`)

export const setBlocked = (db: Db, county: string, id: string, texts: readonly string[]) =>
  db.run(sql`update territory.dossiers set blocked = ${texts} where county = ${county} and id = ${id} and blocked <> ${texts}`)

/** Approved changes whose day has come, by dossiers_waiting. */
export const dueDossiers = (db: Db, today: string) =>
  db.many<{ county: string; id: string }>(sql`select county, id from territory.dossiers where state = 'approved' and effective_on <= ${today} order by effective_on, id`)

export const undoingOf = (db: Db, county: string, id: string) =>
  db.maybe<{ id: string; number: string; title: string; state: DossierState }>(sql`
    select id, number, title, state from territory.dossiers where county = ${county} and undoes = ${id} and state in ('proposed', 'approved', 'executed')`)

/** Changes that took effect later and touch the same places: they are put back first. */
export const laterDossiers = (db: Db, county: string, id: string, places: readonly string[], since: string) =>
  db.many<{ number: string; title: string }>(sql`
    select number, title from territory.dossiers where county = ${county} and id <> ${id} and state = 'executed' and undoes is distinct from ${id}
      and kind <> 'undo' and places && ${places}::text[] collate "C" and executed_at > ${since} order by id limit 5`)

export const insertStep = (db: Db, s: { county: string; id: string; region: string; dossierId: string; name: string; note: string; by: string | null; byName: string; at: Date }) =>
  db.run(sql`insert into territory.steps (county, id, region, dossier_id, name, note, by_account, by_name, at)
    values (${s.county}, ${s.id}, ${s.region}, ${s.dossierId}, ${s.name}, ${s.note}, ${s.by}, ${s.byName}, ${s.at})`)

export const stepsOf = (db: Db, county: string, dossierId: string) =>
  db.many<{ id: string; name: string; note: string; byName: string; at: string }>(sql`
    select id, name, note, by_name as "byName", at from territory.steps where county = ${county} and dossier_id = ${dossierId} order by at, id`)

export interface OpinionRow {
  id: string
  kind: OpinionKind
  heldOn: string
  asked: number | null
  agreed: number | null
  against: number | null
  text: string
  byName: string
  at: string
}

export const insertOpinion = (db: Db, o: {
  county: string; id: string; region: string; dossierId: string; kind: string; heldOn: string; asked: number | null; agreed: number | null; against: number | null; text: string
  by: string; byName: string; at: Date
}) =>
  db.run(sql`insert into territory.opinions (county, id, region, dossier_id, kind, held_on, asked, agreed, against, text, by_account, by_name, at)
    values (${o.county}, ${o.id}, ${o.region}, ${o.dossierId}, ${o.kind}, ${o.heldOn}, ${o.asked}, ${o.agreed}, ${o.against}, ${o.text}, ${o.by}, ${o.byName}, ${o.at})`)

export const opinionsOf = (db: Db, county: string, dossierId: string) =>
  db.many<OpinionRow>(sql`select id, kind, held_on as "heldOn", asked, agreed, against, text, by_name as "byName", at
    from territory.opinions where county = ${county} and dossier_id = ${dossierId} order by held_on, id`)

// --------------------------------------------------------------------------------------------------------------- places and sizes

export const buildingRegions = (db: Db, county: string, ids: readonly string[]) =>
  db.many<{ id: string; region: string }>(sql`select id, region from register.published_building_places where county = ${county} and id = any (${ids}::uuid[])`)

export const buildingsIn = (db: Db, county: string, lo: string, hi: string, today: string) =>
  db.many<{ id: string; name: string; region: string; grid: string; households: number }>(sql`
    select b.id, b.address as name, b.region, coalesce(g.name, '') as grid, (select count(*)::int from register.published_dwellings d
        join register.published_households h on h.county = d.county and h.dwelling_id = d.id and h.kind = 'family' and h.valid_from <= ${today} and (h.valid_until is null or h.valid_until > ${today})
        where d.county = b.county and d.building_id = b.id) as households
    from register.published_building_places b left join regions.published_regions g on g.code = b.region and g.level = 'grid'
    where b.county = ${county} and b.region >= ${lo} and b.region < ${hi} order by b.region, b.address limit 501`)

export const withoutGrid = (db: Db, county: string, places: readonly string[]) =>
  db.many<{ region: string; n: number }>(sql`select region, count(*)::int as n from register.published_people
    where county = ${county} and region = any (${places}) and state = 'present' group by region`)

export const headsAt = (db: Db, county: string, places: readonly string[], today: string) =>
  db.many<{ region: string; n: number }>(sql`select region, count(*)::int as n from accounts.published_posts
    where county = ${county} and region = any (${places}) and kind = 'station_head' and deputy_for is null and valid_from <= ${today} and (valid_until is null or valid_until > ${today})
    group by region`)

export interface ThresholdRow {
  class: string
  households: number
  scope: string
  source: string
  version: number
}

export const thresholdsOf = (db: Db, county: string) =>
  db.many<ThresholdRow>(sql`select class, households, scope, source, version from territory.thresholds where county = ${county}`)

/** One more version of a class's number; 0 rows when somebody else was quicker. */
export const saveThreshold = (db: Db, t: { county: string; class: string; households: number; scope: string; source: string; version: number; region: string }) =>
  db.run(sql`insert into territory.thresholds (county, class, households, scope, source, region)
    values (${t.county}, ${t.class}, ${t.households}, ${t.scope}, ${t.source}, ${t.region})
    on conflict (county, class) do update set households = excluded.households, scope = excluded.scope, source = excluded.source, version = territory.thresholds.version + 1
    where territory.thresholds.version = ${t.version}`)

export const placeClasses = (db: Db, county: string, places: readonly string[]) =>
  db.many<{ region: string; class: string }>(sql`select region, class from territory.place_classes where county = ${county} and region = any (${places})`)

export const savePlaceClass = (db: Db, c: { county: string; region: string; class: string; reason: string; byName: string; at: Date }) =>
  db.run(sql`insert into territory.place_classes (county, region, class, reason, by_name, at) values (${c.county}, ${c.region}, ${c.class}, ${c.reason}, ${c.byName}, ${c.at})
    on conflict (county, region) do update set class = excluded.class, reason = excluded.reason, by_name = excluded.by_name, at = excluded.at`)

export interface SizeRow {
  code: string
  name: string
  township: string
  townshipName: string
  kind: string
  parentKind: string
  class: string | null
  households: number
}

/** Every community in the scope with its family households of a day: one pass over the households of the scope. */
export const sizesIn = (db: Db, county: string, lo: string, hi: string, day: string) =>
  db.many<SizeRow>(unprepared(sql`
    with h as (select left(region, 12) as code, count(*)::int as n from register.published_households
      where county = ${county} and region >= ${lo} and region < ${hi} and kind = 'family' and valid_from <= ${day} and (valid_until is null or valid_until > ${day}) group by 1)
    select r.code, r.name, coalesce(p.code, '') as township, coalesce(p.name, '') as "townshipName", r.kind, coalesce(p.kind, '') as "parentKind", c.class, coalesce(h.n, 0) as households
    from regions.published_regions r left join regions.published_regions p on p.code = r.parent left join h on h.code = r.code
    left join territory.place_classes c on c.county = ${county} and c.region = r.code
    where r.level = 'community' and r.code >= ${lo} and r.code < ${hi} and r.valid_from <= ${day} and (r.valid_until is null or r.valid_until > ${day}) order by r.code`))

export const dossiersOfPlace = (db: Db, county: string, place: string) =>
  db.many<{ id: string; number: string; title: string; state: DossierState }>(sql`select id, number, title, state from territory.dossiers_of(${county}, ${place})`)

export const dossiersOfStages = (db: Db, county: string, ids: readonly string[]) =>
  db.many<{ stage: string; id: string; number: string }>(sql`
    select s.id as stage, d.id, d.number from territory.stages s join territory.dossiers d on d.county = s.county and d.id = s.dossier_id
    where s.county = ${county} and s.id = any (${ids}::uuid[])`)

/** What has become impossible since the proposal: codes taken, places gone. */
export async function takenCodes(db: Db, stages: readonly Stage[]): Promise<Array<{ code: string; text: string }>> {
  const made = stages.flatMap((s) => s.create.map((c) => c.code))
  const needed = [...new Set(stages.flatMap((s) => [...s.end.map((e) => e.code), ...s.became.flatMap((b) => [b.from, b.to]), ...s.rename.map((r) => r.code)]))].filter((code) => !made.includes(code))
  const rows = await db.many<{ code: string; name: string; gone: boolean }>(sql`
    select code, name, valid_until is not null as gone from regions.published_regions where code = any (${[...made, ...needed]})`)
  return rows.flatMap(({ code, name, gone }) => {
    if (made.includes(code)) return [{ code: 'taken', text: `代码${code}已经被“${name}”使用，请撤回后重新提出` }]
    return gone ? [{ code: 'gone', text: `${name}已经撤销，请撤回后重新提出` }] : []
  })
}
