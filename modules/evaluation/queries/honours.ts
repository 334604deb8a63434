import type { Db } from '../../../platform/server/db.ts'
import { sql, unprepared, type Sql } from '../../../platform/server/sql.ts'
import type { Nomination } from '../contract.ts'

export type HonourShow = 'asked' | 'consented' | 'granted' | 'ended' | 'all'
export type NominationRow = Omit<Nomination, 'may'> & { byAccount: string }
const nominations = sql`select n.id, n.region, coalesce(p.name, n.region) as "regionName", n.kind, n.honour, n.person_id as "personId", n.name, n.deed, n.own, n.state, n.consented_on as "consentedOn", n.consent_how as "consentHow", n.shown,
    n.decision, n.decided_on as "decidedOn", n.by_account as "byAccount", n.by_name as "byName", n.at, n.version
  from evaluation.nominations n left join regions.published_regions p on p.code = rpad(left(n.region, 12), 12, '0')`
const fits = (show: HonourShow): Sql => {
  if (show === 'all') return sql`true`
  return show === 'ended' ? sql`n.state in ('refused', 'declined', 'withdrawn')` : sql`n.state = ${show}`
}
interface Filter { county: string; lo: string; hi: string; kind: string; q: string }
const seen = (f: Filter) => sql`n.county = ${f.county} and n.region >= ${f.lo} and n.region < ${f.hi} and (${f.kind} = '' or n.kind = ${f.kind}) and (${f.q} = '' or strpos(n.name || ' ' || n.honour, ${f.q}) > 0)`

export const listNominations = (db: Db, f: Filter & { show: HonourShow; after: string }) => db.many<NominationRow>(unprepared(sql`${nominations} where ${seen(f)} and ${fits(f.show)} and n.id < ${f.after} order by n.id desc limit 51`))
export const countNominations = (db: Db, f: Filter) =>
  db.one<Record<HonourShow, number>>(unprepared(sql`select count(*)::int as all, count(*) filter (where n.state = 'asked')::int as asked, count(*) filter (where n.state = 'consented')::int as consented,
    count(*) filter (where n.state = 'granted')::int as granted, count(*) filter (where ${fits('ended')})::int as ended from evaluation.nominations n where ${seen(f)}`))
export const lockNomination = (db: Db, county: string, id: string) => db.maybe<NominationRow>(sql`${nominations} where n.county = ${county} and n.id = ${id} for update of n`)
export const findNomination = (db: Db, county: string, id: string) => db.maybe<NominationRow>(sql`${nominations} where n.county = ${county} and n.id = ${id}`)
export const nominationsOf = (db: Db, county: string, personId: string) => db.many<NominationRow>(sql`${nominations} where n.county = ${county} and n.person_id = ${personId} order by n.id desc limit 100`)
export const personNamed = (db: Db, county: string, id: string) => db.maybe<{ name: string; region: string }>(sql`select name, region from register.published_people where county = ${county} and id = ${id} and state = 'present'`)

export const insertNomination = (
  db: Db, n: { county: string; id: string; region: string; kind: string; honour: string; personId: string | null; name: string; deed: string; own: boolean; state: string; consentedOn: string | null; shown: boolean; account: string; byName: string; at: Date },
) =>
  db.run(sql`insert into evaluation.nominations (county, id, region, kind, honour, person_id, name, deed, own, state, consented_on, consent_how, shown, by_account, by_name, at)
    values (${n.county}, ${n.id}, ${n.region}, ${n.kind}, ${n.honour}, ${n.personId}, ${n.name}, ${n.deed}, ${n.own}, ${n.state}, ${n.consentedOn}, ${n.consentedOn ? 'self' : ''}, ${n.shown}, ${n.account}, ${n.byName}, ${n.at})`)
export const setConsent = (db: Db, county: string, id: string, s: { state: string; on: string | null; how: string; paper: string; shown: boolean }) =>
  db.run(sql`update evaluation.nominations set state = ${s.state}, consented_on = ${s.on}, consent_how = ${s.how}, consent_paper = ${s.paper}, shown = ${s.shown}, version = version + 1 where county = ${county} and id = ${id}`)
export const setShown = (db: Db, county: string, id: string, shown: boolean) => db.run(sql`update evaluation.nominations set shown = ${shown}, version = version + 1 where county = ${county} and id = ${id}`)
export const setDecided = (db: Db, county: string, id: string, d: { state: string; words: string; on: string; account: string }) =>
  db.run(sql`update evaluation.nominations set state = ${d.state}, decision = ${d.words}, decided_on = ${d.on}, decided_by = ${d.account}, version = version + 1 where county = ${county} and id = ${id}`)

export const publicHonours = (db: Db, county: string, after: string) =>
  db.many<{ id: string; honour: string; kind: 'person' | 'family' | 'team'; name: string; deed: string; regionName: string; on: string }>(sql`select n.id, n.honour, n.kind, n.name, n.deed, coalesce(p.name, '') as "regionName", n.decided_on as on
    from evaluation.nominations n left join regions.published_regions p on p.code = rpad(left(n.region, 12), 12, '0') where n.county = ${county} and n.state = 'granted' and n.shown and n.id < ${after} order by n.id desc limit 21`)
export const unnamedHonours = (db: Db, county: string) => db.one<{ n: number }>(sql`select count(*)::int as n from evaluation.nominations where county = ${county} and state = 'granted' and not shown`)
