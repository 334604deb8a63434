import type { Db } from '../../../platform/server/db.ts'
import { sql, unprepared, type Sql } from '../../../platform/server/sql.ts'
import type { MandateState } from '../rules.ts'

export interface MandateRow {
  county: string; id: string; region: string; regionName: string | null; personId: string; personName: string; matters: string[]; titles: string[]; limits: string; agentAccount: string; agentName: string
  basis: 'portal' | 'paper'; paperFile: string | null; until: string; state: MandateState; result: string; signedHow: string; signedAt: string | null; at: string; held: number; version: number
}
const mandates = sql`select m.county, m.id, m.region, r.name as "regionName", m.person_id as "personId", m.person_name as "personName", m.matters, m.titles, m.limits, m.agent_account as "agentAccount",
    m.agent_name as "agentName", m.basis, m.paper_file as "paperFile", m.until, m.state, m.result, m.signed_how as "signedHow", m.signed_at as "signedAt", m.at,
    (select count(*)::int from agency.papers p where p.county = m.county and p.mandate_id = m.id and p.returned_at is null) as held, m.version
  from agency.mandates m left join regions.published_regions r on r.code = m.region`

export type MandateShow = 'open' | 'papers' | 'ending' | 'mine' | 'over'
interface Filter { county: string; lo: string; hi: string; q: string; soon: string; me: string }
const open = sql`m.state in ('proposed', 'running', 'handing_over')`
const held = sql`exists (select from agency.papers p where p.county = m.county and p.mandate_id = m.id and p.returned_at is null)`
const fits = (show: MandateShow, f: Filter): Sql => {
  if (show === 'papers') return held
  if (show === 'ending') return sql`${open} and m.until <= ${f.soon}`
  if (show === 'mine') return sql`${open} and m.agent_account = ${f.me}`
  if (show === 'over') return sql`not ${open}`
  return open
}
const seen = (f: Filter) => sql`m.county = ${f.county} and m.region >= ${f.lo} and m.region < ${f.hi} and (${f.q} = '' or starts_with(m.person_name, ${f.q}) or strpos(m.agent_name, ${f.q}) > 0)`

/** By mandates_by_region; a resident's by the policy. */
export const listMandates = (db: Db, f: Filter & { show: MandateShow; after: string }) =>
  db.many<MandateRow>(unprepared(sql`${mandates} where ${seen(f)} and ${fits(f.show, f)} and m.id < ${f.after} order by m.id desc limit 51`))
export const countMandates = (db: Db, f: Filter) =>
  db.one<Record<MandateShow, number>>(unprepared(sql`select count(*) filter (where ${open})::int as open, count(*) filter (where ${held})::int as papers,
    count(*) filter (where ${fits('ending', f)})::int as ending, count(*) filter (where ${fits('mine', f)})::int as mine, count(*) filter (where not ${open})::int as over
    from agency.mandates m where ${seen(f)}`))
export const findMandate = (db: Db, county: string, id: string) => db.maybe<MandateRow>(sql`${mandates} where m.county = ${county} and m.id = ${id}`)
export const lockMandate = (db: Db, county: string, id: string) => db.maybe<MandateRow>(sql`${mandates} where m.county = ${county} and m.id = ${id} for update of m`)
export const mandateOfCase = (db: Db, county: string, caseId: string) =>
  db.maybe<MandateRow>(sql`${mandates} where m.county = ${county} and m.id = (select mandate_id from agency.mandate_cases where county = ${county} and case_id = ${caseId})`)

export const insertMandate = (db: Db, m: {
  county: string; id: string; region: string; personId: string; personName: string; matters: string[]; titles: string[]; limits: string; account: string; name: string
  basis: string; paperFile: string | null; until: string; state: string; at: Date
}) =>
  db.run(sql`insert into agency.mandates (county, id, region, person_id, person_name, matters, titles, limits, agent_account, agent_name, basis, paper_file, until, state, at)
    values (${m.county}, ${m.id}, ${m.region}, ${m.personId}, ${m.personName}, ${m.matters}, ${m.titles}, ${m.limits}, ${m.account}, ${m.name}, ${m.basis}, ${m.paperFile}, ${m.until}, ${m.state}, ${m.at})`)
const set = (db: Db, county: string, id: string, change: Sql) => db.run(sql`update agency.mandates set ${change}, version = version + 1 where county = ${county} and id = ${id}`)
export const setState = (db: Db, county: string, id: string, state: MandateState) => set(db, county, id, sql`state = ${state}`)
export const setAgent = (db: Db, county: string, id: string, account: string, name: string) => set(db, county, id, sql`agent_account = ${account}, agent_name = ${name}`)
export const setResult = (db: Db, county: string, id: string, result: string) => set(db, county, id, sql`state = 'handing_over', result = ${result}`)
export const closeMandate = (db: Db, county: string, id: string, how: string, at: Date, result: string) =>
  set(db, county, id, sql`state = 'closed', signed_how = ${how}, signed_at = ${at}, result = ${result}`)

export interface PaperRow {
  id: string; region: string; mandateId: string; name: string; copies: number; keptAt: string; receivedAt: string; receivedBy: string; receivedSigned: '' | 'portal' | 'paper'
  returnedAt: string | null; returnedBy: string; returnedSigned: '' | 'portal' | 'paper'; version: number
}
const papers = sql`select id, region, mandate_id as "mandateId", name, copies, kept_at as "keptAt", received_at as "receivedAt", received_by as "receivedBy", received_signed as "receivedSigned",
  returned_at as "returnedAt", returned_by as "returnedBy", returned_signed as "returnedSigned", version from agency.papers`
export const papersOf = (db: Db, county: string, mandateId: string) => db.many<PaperRow>(sql`${papers} where county = ${county} and mandate_id = ${mandateId} order by id`)
export const findPaper = (db: Db, county: string, id: string) => db.maybe<PaperRow>(sql`${papers} where county = ${county} and id = ${id}`)
export const lockPaper = (db: Db, county: string, id: string) => db.maybe<PaperRow>(sql`${papers} where county = ${county} and id = ${id} for update`)
export const insertPaper = (db: Db, p: { county: string; id: string; region: string; mandateId: string; name: string; copies: number; keptAt: string; by: string; signed: string; at: Date }) =>
  db.run(sql`insert into agency.papers (county, id, region, mandate_id, name, copies, kept_at, received_at, received_by, received_signed)
    values (${p.county}, ${p.id}, ${p.region}, ${p.mandateId}, ${p.name}, ${p.copies}, ${p.keptAt}, ${p.at}, ${p.by}, ${p.signed})`)
export const givePaperBack = (db: Db, county: string, id: string, by: string, signed: string, at: Date) =>
  db.run(sql`update agency.papers set returned_at = ${at}, returned_by = ${by}, returned_signed = ${signed}, version = version + 1 where county = ${county} and id = ${id}`)
export const signPaper = (db: Db, county: string, id: string, what: 'received' | 'returned') =>
  db.run(what === 'received'
    ? sql`update agency.papers set received_signed = 'portal', version = version + 1 where county = ${county} and id = ${id}`
    : sql`update agency.papers set returned_signed = 'portal', version = version + 1 where county = ${county} and id = ${id}`)

export const insertMandateCase = (db: Db, c: { county: string; id: string; region: string; mandateId: string; caseId: string; number: string; title: string }) =>
  db.run(sql`insert into agency.mandate_cases (county, id, region, mandate_id, case_id, number, title) values (${c.county}, ${c.id}, ${c.region}, ${c.mandateId}, ${c.caseId}, ${c.number}, ${c.title})`)
export const casesOf = (db: Db, county: string, mandateId: string) =>
  db.many<{ caseId: string; number: string; title: string; matterCode: string | null; state: string | null; outcome: string | null }>(sql`
    select c.case_id as "caseId", c.number, c.title, p.matter_code as "matterCode", p.state, p.outcome
    from agency.mandate_cases c left join cases.published_cases p on p.county = c.county and p.id = c.case_id where c.county = ${county} and c.mandate_id = ${mandateId} order by c.id`)

export const mandatesToTell = (db: Db, county: string, personId: string) =>
  db.many<{ titles: string[]; agentName: string; at: string; until: string; state: MandateState }>(sql`select titles, agent_name as "agentName", at, until, state from agency.mandates
    where county = ${county} and person_id = ${personId} order by id desc limit 100`)

/** What a worker is reminded of, once a day and mandate: it ends soon, it has ended, papers lie long. By mandates_open and papers_held. */
export const toRemind = (db: Db, f: { today: string; soon: string; heldSince: Date }) =>
  db.many<MandateRow>(unprepared(sql`${mandates} where (m.reminded_on is null or m.reminded_on < ${f.today})
    and ((m.state in ('proposed', 'running', 'handing_over') and m.until <= ${f.soon})
      or exists (select from agency.papers p where p.county = m.county and p.mandate_id = m.id and p.returned_at is null and (p.received_at < ${f.heldSince} or m.state in ('withdrawn', 'expired', 'declined'))))
    order by m.id limit 200`))
export const reminded = (db: Db, county: string, id: string, today: string) => db.run(sql`update agency.mandates set reminded_on = ${today} where county = ${county} and id = ${id}`)
