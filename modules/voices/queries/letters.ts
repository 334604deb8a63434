import type { Db } from '../../../platform/server/db.ts'
import { sql, unprepared, type Sql } from '../../../platform/server/sql.ts'
import type { LetterLine } from '../contract.ts'

export type LetterRow = Omit<LetterLine, 'regionName' | 'late'> & { regionName: string | null; dueAt: string | null; rung: number; firstId: string | null; checkCode: string; applicantId: string | null; caseVersion?: number }
const letters = sql`select l.id, l.region, r.name as "regionName", l.number, l.case_id as "caseId", l.title, l.kind, l.source, l.round, l.rung, l.first_id as "firstId", l.state, l.received_on as "receivedOn",
    l.routed_on as "routedOn", l.told_on as "toldOn", l.told_how as "toldHow", to_char(c.due_at at time zone 'Asia/Shanghai' - interval '1 second', 'YYYY-MM-DD') as "dueOn", c.due_at as "dueAt",
    l.forwarded_to as "forwardedTo", l.joined_number as "joinedNumber", l.reply, l.replied_on as "repliedOn", l.delivered_on as "deliveredOn", l.version, l.check_code as "checkCode", c.applicant_id as "applicantId"
  from voices.letters l left join regions.published_regions r on r.code = l.region left join cases.published_cases c on c.county = l.county and c.id = l.case_id`

export interface LetterFilter { county: string; lo: string; hi: string; today: string; now: Date; show: 'route' | 'tell' | 'running' | 'late' | 'ended' | 'all'; kind: string; q: string; after: string }
const LATE = (f: { today: string; now: Date }) => sql`((l.state = 'registered' and l.round = 'handle' and l.received_on + 15 < ${f.today}) or (l.round = 'handle' and l.told_on is null and l.received_on + 15 < ${f.today})
  or (l.state in ('registered', 'accepted') and c.due_at < ${f.now}))`
const fits = (f: LetterFilter): Sql => {
  if (f.show === 'route') return sql`l.state = 'registered'`
  if (f.show === 'tell') return sql`l.state <> 'registered' and l.told_on is null and l.round = 'handle'`
  if (f.show === 'running') return sql`l.state = 'accepted'`
  if (f.show === 'late') return LATE(f)
  if (f.show === 'ended') return sql`l.state in ('declined', 'forwarded', 'replied')`
  return sql`true`
}
/** By letters_by_region. */
export const listLetters = (db: Db, f: LetterFilter) =>
  db.many<LetterRow>(unprepared(sql`${letters} where l.county = ${f.county} and l.region >= ${f.lo} and l.region < ${f.hi} and ${fits(f)} ${f.kind ? sql`and l.kind = ${f.kind}` : sql.none}
    ${f.q ? sql`and strpos(l.title || ' ' || l.number, ${f.q}) > 0` : sql.none} and l.id < ${f.after} order by l.id desc limit 51`))
export const countLetters = (db: Db, f: { county: string; lo: string; hi: string; today: string; now: Date }) =>
  db.one<{ route: number; tell: number; running: number; late: number }>(unprepared(sql`select count(*) filter (where l.state = 'registered')::int as route,
    count(*) filter (where l.state <> 'registered' and l.told_on is null and l.round = 'handle')::int as tell, count(*) filter (where l.state = 'accepted')::int as running, count(*) filter (where ${LATE(f)})::int as late
    from voices.letters l left join cases.published_cases c on c.county = l.county and c.id = l.case_id where l.county = ${f.county} and l.region >= ${f.lo} and l.region < ${f.hi}`))
export const findLetter = (db: Db, county: string, id: string) => db.maybe<LetterRow>(sql`${letters} where l.county = ${county} and l.id = ${id}`)
export const letterByNumber = (db: Db, county: string, number: string, code: string) =>
  db.maybe<LetterRow>(sql`${letters} where l.county = ${county} and l.number = ${number} and l.check_code = ${code} and l.check_code <> ''`)
export const lockLetter = (db: Db, county: string, id: string) => db.maybe<{ id: string }>(sql`select id from voices.letters where county = ${county} and id = ${id} for update`)
export const letterOfCase = (db: Db, county: string, caseId: string) =>
  db.maybe<{ id: string; region: string; round: LetterLine['round']; toldOn: string | null }>(sql`select id, region, round, told_on as "toldOn" from voices.letters where county = ${county} and case_id = ${caseId} for update`)
export const lettersJoinedTo = (db: Db, county: string, caseId: string) =>
  db.many<{ id: string; region: string; caseId: string }>(sql`select id, region, case_id as "caseId" from voices.letters where county = ${county} and joined_case = ${caseId} and state in ('registered', 'accepted') order by id for update`)
export const roundsOf = (db: Db, county: string, firstId: string) =>
  db.many<LetterRow>(sql`${letters} where l.county = ${county} and (l.id = ${firstId} or l.first_id = ${firstId}) order by array_position(array['handle', 'review', 'reexamination'], l.round), l.id limit 20`)
export const togetherWith = (db: Db, county: string, l: { id: string; caseId: string; joinedNumber: string }) =>
  db.many<LetterRow>(sql`${letters} where l.county = ${county} and l.id <> ${l.id} and (l.joined_case = ${l.caseId} or (${l.joinedNumber} <> '' and (l.joined_number = ${l.joinedNumber} or l.number = ${l.joinedNumber}))) order by l.id limit 50`)
export const myLetters = (db: Db, county: string) => db.many<LetterRow>(sql`${letters} where l.county = ${county} and c.id is not null order by l.id desc limit 100`)

export const insertLetter = (db: Db, l: {
  county: string; id: string; region: string; caseId: string; number: string; title: string; kind: string; source: string; round: string; rung: number; firstId: string | null; beforeId: string | null; receivedOn: string
}) =>
  db.run(sql`insert into voices.letters (county, id, region, case_id, number, title, kind, source, round, rung, first_id, before_id, received_on)
    values (${l.county}, ${l.id}, ${l.region}, ${l.caseId}, ${l.number}, ${l.title}, ${l.kind}, ${l.source}, ${l.round}, ${l.rung}, ${l.firstId}, ${l.beforeId}, ${l.receivedOn}) on conflict do nothing`)
export const completeLetter = (db: Db, county: string, caseId: string, l: { title: string; source: string; receivedOn: string; checkCode: string; rung: number; firstId: string | null; beforeId: string | null }) =>
  db.one<{ id: string }>(sql`update voices.letters set title = ${l.title}, source = ${l.source}, received_on = ${l.receivedOn}, check_code = ${l.checkCode}, rung = ${l.rung}, first_id = ${l.firstId}, before_id = ${l.beforeId}
    where county = ${county} and case_id = ${caseId} returning id`)
export const setRouted = (db: Db, county: string, id: string, s: { state: string; on: string; toldOn: string | null; how: string; forwardedTo: string }) =>
  db.run(sql`update voices.letters set state = ${s.state}, routed_on = coalesce(routed_on, ${s.on}), told_on = coalesce(told_on, ${s.toldOn}), told_how = case when told_on is null then ${s.how} else told_how end,
    forwarded_to = ${s.forwardedTo}, version = version + 1 where county = ${county} and id = ${id}`)
export const setReply = (db: Db, county: string, id: string, s: { reply: string; on: string; deliveredOn: string | null }) =>
  db.run(sql`update voices.letters set state = 'replied', reply = ${s.reply}, replied_on = ${s.on}, delivered_on = ${s.deliveredOn}, routed_on = coalesce(routed_on, ${s.on}), version = version + 1 where county = ${county} and id = ${id}`)
export const setReopened = (db: Db, county: string, id: string) =>
  db.run(sql`update voices.letters set state = 'accepted', version = version + 1 where county = ${county} and id = ${id}`)
export const setJoined = (db: Db, county: string, id: string, caseId: string, number: string) =>
  db.run(sql`update voices.letters set joined_case = ${caseId}, joined_number = ${number}, version = version + 1 where county = ${county} and id = ${id}`)
export const setTold = (db: Db, county: string, id: string, on: string, how: string) =>
  db.run(sql`update voices.letters set told_on = ${on}, told_how = ${how}, version = version + 1 where county = ${county} and id = ${id}`)
export const setDelivered = (db: Db, county: string, id: string, on: string) =>
  db.run(sql`update voices.letters set delivered_on = ${on}, version = version + 1 where county = ${county} and id = ${id}`)
export const reviewOf = (db: Db, county: string, id: string) => db.maybe<{ id: string }>(sql`select id from voices.letters where county = ${county} and before_id = ${id}`)

/** Open cases about things at a place, the newest: what a letter may be the same as. */
export const openCasesAt = (db: Db, county: string, lo: string, hi: string, since: Date) =>
  db.many<{ id: string; number: string; title: string; text: string; on: string }>(unprepared(sql`select id, number, title, regexp_replace(title, '^[^：]*：', '') as text, to_char(submitted_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as on
    from cases.published_cases where county = ${county} and region >= ${lo} and region < ${hi} and kind in ('request', 'event', 'dispute') and state in ('submitted', 'accepted', 'suspended') and submitted_at > ${since}
    order by id desc limit 300`))
export const openCase = (db: Db, county: string, number: string) =>
  db.maybe<{ id: string; region: string; title: string }>(sql`select id, region, title from cases.published_cases where county = ${county} and number = ${number} and state in ('submitted', 'accepted', 'suspended')`)
