import type { Db } from '../../../platform/server/db.ts'
import { sql, unprepared } from '../../../platform/server/sql.ts'
import type { CallState } from '../contract.ts'

export interface CallRow {
  id: string; region: string; regionName: string | null; source: string; callRef: string; lineId: string | null; lineName: string | null; announcement: string | null; called: string; topic: string
  callerSealed: Buffer | null; callerIndex: Buffer | null; state: CallState; endedAs: string; rangAt: string; answeredAt: string | null; endedAt: string | null; agent: string | null; agentName: string
  personId: string | null; consent: '' | 'given' | 'refused'; anonymous: boolean; kind: string; notes: string; declined: string; doneAt: string | null; version: number
}

const calls = sql`select c.id, c.region, r.name as "regionName", c.source, c.call_ref as "callRef", c.line_id as "lineId", l.name as "lineName", l.announcement, c.called, c.topic, c.caller_sealed as "callerSealed",
    c.caller_index as "callerIndex", c.state, c.ended_as as "endedAs", c.rang_at as "rangAt", c.answered_at as "answeredAt", c.ended_at as "endedAt", c.agent, c.agent_name as "agentName", c.person_id as "personId",
    c.consent, c.anonymous, c.kind, c.notes, c.declined, c.done_at as "doneAt", c.version
  from hotline.calls c left join regions.published_regions r on r.code = c.region left join hotline.lines l on l.county = c.county and l.id = c.line_id`

export const findCall = (db: Db, county: string, id: string) => db.maybe<CallRow>(sql`${calls} where c.county = ${county} and c.id = ${id}`)

/** Finds a call and holds its row until the transaction ends. */
export async function lockCall(db: Db, county: string, id: string): Promise<CallRow | undefined> {
  const held = await db.maybe<{ id: string }>(sql`select id from hotline.calls where county = ${county} and id = ${id} for update`)
  return held && findCall(db, county, id)
}

export async function lockCallByRef(db: Db, county: string, source: string, callRef: string): Promise<CallRow | undefined> {
  const held = await db.maybe<{ id: string }>(sql`select id from hotline.calls where county = ${county} and source = ${source} and call_ref = ${callRef} for update`)
  return held && findCall(db, county, held.id)
}

/** False when the call is known already: two events of one call at the same moment. */
export const insertCall = async (
  db: Db,
  c: { county: string; id: string; region: string; source: string; callRef: string; lineId: string | null; called: string; topic: string; callerSealed: Buffer | null; callerIndex: Buffer | null
    state: CallState; endedAs: string; at: Date },
): Promise<boolean> =>
  (await db.maybe(sql`insert into hotline.calls (county, id, region, source, call_ref, line_id, called, topic, caller_sealed, caller_index, state, ended_as, rang_at, ended_at)
    values (${c.county}, ${c.id}, ${c.region}, ${c.source}, ${c.callRef}, ${c.lineId}, ${c.called}, ${c.topic}, ${c.callerSealed}, ${c.callerIndex}, ${c.state}, ${c.endedAs}, ${c.at},
      ${c.state === 'ended' ? c.at : null}) on conflict do nothing returning 1`)) !== undefined

/** Writes what can change of a call. The row is held by the deed. */
export const saveCall = (db: Db, county: string, c: CallRow) =>
  db.run(sql`update hotline.calls set state = ${c.state}, ended_as = ${c.endedAs}, answered_at = ${c.answeredAt}, ended_at = ${c.endedAt}, agent = ${c.agent}, agent_name = ${c.agentName},
    person_id = ${c.personId}, consent = ${c.consent}, anonymous = ${c.anonymous}, kind = ${c.kind}, notes = ${c.notes}, declined = ${c.declined}, done_at = ${c.doneAt}, called = ${c.called},
    line_id = ${c.lineId}, topic = ${c.topic}, region = ${c.region}, version = version + 1 where county = ${county} and id = ${c.id}`)

interface Range { county: string; lo: string; hi: string }

/** By calls_live: a handful at any moment. */
export const ringing = (db: Db, r: Range) =>
  db.many<CallRow>(sql`${calls} where c.county = ${r.county} and c.region >= ${r.lo} and c.region < ${r.hi} and c.state = 'ringing' order by c.rang_at, c.id limit 50`)

/** By calls_of_agent. */
export const unfinishedOf = (db: Db, county: string, agent: string) =>
  db.many<CallRow>(sql`${calls} where c.county = ${county} and c.agent = ${agent} and c.done_at is null order by c.rang_at limit 20`)

export const countBefore = (db: Db, county: string, index: Buffer, before: string, since: Date) =>
  db.one<{ n: number }>(sql`select count(*)::int as n from hotline.calls where county = ${county} and caller_index = ${index} and id < ${before} and rang_at > ${since}`)

export interface CallFilter extends Range { tab: 'all' | 'mine' | 'missed' | 'declined'; me: string; called: string; kind: string; index: Buffer | null; number: string; after: string }

const where = (f: CallFilter) => sql`c.county = ${f.county} and c.region >= ${f.lo} and c.region < ${f.hi}
    and (${f.called} = '' or c.called = ${f.called}) and (${f.kind} = '' or c.kind = ${f.kind})
    and (${f.index}::bytea is null or c.caller_index = ${f.index})
    and (${f.number} = '' or c.id in (select k.call_id from hotline.call_cases k where k.county = ${f.county} and k.case_number = ${f.number}))`
const tabOf = (f: CallFilter) => ({ all: sql`true`, mine: sql`c.agent = ${f.me}`, missed: sql`c.ended_as in ('missed', 'retired')`, declined: sql`c.declined <> ''` })[f.tab]

/** By calls_by_id, newest first. */
export const listCalls = (db: Db, f: CallFilter) =>
  db.many<CallRow>(unprepared(sql`${calls} where ${where(f)} and ${tabOf(f)} and c.id < ${f.after} order by c.id desc limit 51`))

/** Of the last thirty days: a county's calls of all time would be counted at every look. */
export const countCalls = (db: Db, f: CallFilter, since: string) =>
  db.one<Record<'all' | 'mine' | 'missed' | 'declined', number>>(unprepared(sql`select count(*)::int as all, count(*) filter (where c.agent = ${f.me})::int as mine,
    count(*) filter (where c.ended_as in ('missed', 'retired'))::int as missed, count(*) filter (where c.declined <> '')::int as declined from hotline.calls c where ${where(f)} and c.id > ${since}`))

export interface LinkRow { id: string; callId: string; caseId: string; number: string; title: string; link: 'made' | 'joined' | 'urged' | 'praised' | 'asked'; words: string; byName: string; at: string }
const links = sql`select id, call_id as "callId", case_id as "caseId", case_number as number, title, link, words, by_name as "byName", at from hotline.call_cases`
export const linksOfCalls = (db: Db, county: string, ids: readonly string[]) =>
  db.many<LinkRow>(sql`${links} where county = ${county} and call_id = any(${[...ids]}::uuid[]) order by at, id`)
export const linksOfCase = (db: Db, county: string, caseId: string) => db.many<LinkRow>(sql`${links} where county = ${county} and case_id = ${caseId} order by at desc, id limit 200`)

export const insertLink = async (
  db: Db, l: { county: string; id: string; region: string; callId: string; caseId: string; number: string; title: string; link: string; words: string; personId: string | null; account: string; name: string; at: Date },
): Promise<boolean> =>
  (await db.maybe(sql`insert into hotline.call_cases (county, id, region, call_id, case_id, case_number, title, link, words, person_id, by_account, by_name, at)
    values (${l.county}, ${l.id}, ${l.region}, ${l.callId}, ${l.caseId}, ${l.number}, ${l.title}, ${l.link}, ${l.words}, ${l.personId}, ${l.account}, ${l.name}, ${l.at}) on conflict do nothing returning 1`)) !== undefined

export const callsToTell = (db: Db, county: string, personId: string) =>
  db.many<{ called: string; at: string; kind: string }>(sql`select called, rang_at as at, kind from hotline.calls where county = ${county} and person_id = ${personId} order by id desc limit 50`)

/** Who joined a case by telephone and is known: they are told how it ended. */
export const joinedPeople = (db: Db, county: string, caseId: string) =>
  db.many<{ personId: string; region: string; number: string }>(sql`select distinct person_id as "personId", region, case_number as number from hotline.call_cases
    where county = ${county} and case_id = ${caseId} and link = 'joined' and person_id is not null limit 500`)

export const joinedToTell = (db: Db, county: string, personId: string) =>
  db.many<{ number: string; title: string; at: string }>(sql`select case_number as number, title, at from hotline.call_cases where county = ${county} and person_id = ${personId} order by id desc limit 50`)
