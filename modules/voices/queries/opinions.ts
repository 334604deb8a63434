import type { Db } from '../../../platform/server/db.ts'
import { sql, unprepared, type Sql } from '../../../platform/server/sql.ts'
import type { Opinion, Topic } from '../contract.ts'

export type OpinionRow = Omit<Opinion, 'regionName' | 'liesWith' | 'mayMessage'> & {
  regionName: string | null; atRegion: string | null; atName: string | null; department: string; answeredBy: string; personId: string | null
}

// How far an opinion is, is read off its topic.
const opinions = sql`select o.id, o.number, o.region, r.name as "regionName", o.channel, o.kind, o.words, o.place_text as "placeText", o.said_by as "saidBy", o.said_on as "saidOn",
    case when o.told_on is not null then 'told' when t.id is null then 'collected' when t.state = 'open' then 'grouped' else t.state end as state,
    o.topic_id as "topicId", coalesce(t.title, '') as topic, t.at_region as "atRegion", a.name as "atName", coalesce(t.department, '') as department, coalesce(t.answer, '') as answer,
    coalesce(t.answered_by, '') as "answeredBy", t.answered_on as "answeredOn", o.person_id as "personId", o.told_on as "toldOn", o.told_how as "toldHow", o.version
  from voices.opinions o left join voices.topics t on t.county = o.county and t.id = o.topic_id
  left join regions.published_regions r on r.code = o.region left join regions.published_regions a on a.code = t.at_region`

export interface OpinionFilter {
  county: string; lo: string; hi: string; show: 'loose' | 'running' | 'untold' | 'all'; kind: string; channel: string; topicId: string | null; q: string; after: string
}
const fits = (show: OpinionFilter['show']): Sql => {
  if (show === 'loose') return sql`o.topic_id is null and o.told_on is null`
  if (show === 'running') return sql`t.state in ('open', 'reported') and o.told_on is null`
  if (show === 'untold') return sql`t.state = 'answered' and o.told_on is null`
  return sql`true`
}

/** By opinions_by_region, opinions_loose or opinions_of_topic. */
export const listOpinions = (db: Db, f: OpinionFilter) =>
  db.many<OpinionRow>(unprepared(sql`${opinions} where o.county = ${f.county} and o.region >= ${f.lo} and o.region < ${f.hi} and ${fits(f.show)}
    ${f.kind ? sql`and o.kind = ${f.kind}` : sql.none} ${f.channel ? sql`and o.channel = ${f.channel}` : sql.none} ${f.topicId ? sql`and o.topic_id = ${f.topicId}` : sql.none}
    ${f.q ? sql`and strpos(o.words || ' ' || o.place_text || ' ' || o.number, ${f.q}) > 0` : sql.none} and o.id < ${f.after} order by o.id desc limit 51`))

export const countOpinions = (db: Db, f: { county: string; lo: string; hi: string }) =>
  db.one<{ loose: number; running: number; untold: number }>(unprepared(sql`select count(*) filter (where o.topic_id is null and o.told_on is null)::int as loose,
    count(*) filter (where t.state in ('open', 'reported') and o.told_on is null)::int as running, count(*) filter (where t.state = 'answered' and o.told_on is null)::int as untold
    from voices.opinions o left join voices.topics t on t.county = o.county and t.id = o.topic_id
    where o.county = ${f.county} and o.region >= ${f.lo} and o.region < ${f.hi} and o.told_on is null`))

export const findOpinion = (db: Db, county: string, id: string) => db.maybe<OpinionRow>(sql`${opinions} where o.county = ${county} and o.id = ${id}`)
export const opinionsByIds = (db: Db, county: string, ids: readonly string[]) =>
  db.many<OpinionRow>(sql`${opinions} where o.county = ${county} and o.id = any(${[...ids]}::uuid[]) order by o.id`)
export const lockOpinions = (db: Db, county: string, ids: readonly string[]) =>
  db.many<{ id: string; region: string; topicId: string | null; toldOn: string | null; version: number }>(sql`select id, region, topic_id as "topicId", told_on as "toldOn", version
    from voices.opinions where county = ${county} and id = any(${[...ids]}::uuid[]) order by id for update`)
export const opinionByNumber = (db: Db, county: string, number: string, code: string) =>
  db.maybe<OpinionRow>(sql`${opinions} where o.county = ${county} and o.number = ${number} and o.check_code = ${code}`)
export const opinionByKey = (db: Db, county: string, key: string) =>
  db.maybe<{ number: string; checkCode: string }>(sql`select number, check_code as "checkCode" from voices.opinions where county = ${county} and client_key = ${key}`)
export const opinionsOfPerson = (db: Db, county: string, personId: string) =>
  db.many<OpinionRow>(sql`${opinions} where o.county = ${county} and o.person_id = ${personId} order by o.id desc limit 100`)
export const nextNumber = async (db: Db, day: string) =>
  `M${day.replaceAll('-', '')}-${String((await db.one<{ n: number }>(sql`select nextval('voices.numbers') as n`)).n).padStart(4, '0')}`
/** What was said without a name in the last hour: nobody floods a place. */
export const saidSince = (db: Db, county: string, since: Date) =>
  db.one<{ n: number }>(sql`select count(*)::int as n from voices.opinions where county = ${county} and channel = 'portal' and person_id is null and said_on >= ${since.toISOString().slice(0, 10)} and at >= ${since}`)

export const insertOpinion = (db: Db, o: {
  county: string; id: string; region: string; number: string; checkCode: string; channel: string; kind: string; words: string; placeText: string; saidOn: string; saidBy: string
  personId: string | null; topicId: string | null; clientKey: string | null; byName: string; at: Date
}) =>
  db.run(sql`insert into voices.opinions (county, id, region, number, check_code, channel, kind, words, place_text, said_on, said_by, person_id, topic_id, client_key, by_name, at)
    values (${o.county}, ${o.id}, ${o.region}, ${o.number}, ${o.checkCode}, ${o.channel}, ${o.kind}, ${o.words}, ${o.placeText}, ${o.saidOn}, ${o.saidBy}, ${o.personId}, ${o.topicId},
      ${o.clientKey}, ${o.byName}, ${o.at}) on conflict do nothing`)
export const setTopicOf = (db: Db, county: string, ids: readonly string[], topicId: string | null) =>
  db.run(sql`update voices.opinions set topic_id = ${topicId}, version = version + 1 where county = ${county} and id = any(${[...ids]}::uuid[])`)
export const setTold = (db: Db, county: string, ids: readonly string[], on: string, how: string) =>
  db.run(sql`update voices.opinions set told_on = ${on}, told_how = ${how}, version = version + 1 where county = ${county} and id = any(${[...ids]}::uuid[])`)
/** Whoever is to be told the answer of a topic or of one merged into it. */
export const untoldOf = (db: Db, county: string, topicId: string) =>
  db.many<{ id: string; region: string; number: string; personId: string | null; saidBy: string; words: string }>(sql`select o.id, o.region, o.number, o.person_id as "personId", o.said_by as "saidBy", o.words
    from voices.opinions o join voices.topics t on t.county = o.county and t.id = o.topic_id
    where o.county = ${county} and (t.id = ${topicId} or t.merged_into = ${topicId}) and o.told_on is null order by o.id limit 5000`)

// ------------------------------------------------------------------------------------------------------------------------ topics

export type TopicRow = Omit<Topic, 'regionName' | 'liesWith' | 'mine'> & { regionName: string | null; atName: string | null; department: string }
const topics = sql`select t.id, t.region, r.name as "regionName", t.kind, t.title, t.summary, t.state, t.at_region as "atRegion", a.name as "atName", t.department,
    t.opinions + coalesce((select sum(m.opinions)::int from voices.topics m where m.county = t.county and m.merged_into = t.id), 0) as opinions,
    t.opened_on as "openedOn", t.shown, t.answer, t.answered_by as "answeredBy", t.answered_on as "answeredOn", t.merged_into as "mergedInto", t.version
  from voices.topics t left join regions.published_regions r on r.code = t.region left join regions.published_regions a on a.code = t.at_region`
export interface TopicFilter { county: string; lo: string; hi: string; here: string; show: 'mine' | 'running' | 'answered' | 'merged' | 'all'; kind: string; q: string; after: string }
const suits = (f: TopicFilter): Sql => {
  if (f.show === 'mine') return sql`t.state <> 'answered' and t.merged_into is null and t.at_region = ${f.here}`
  if (f.show === 'running') return sql`t.state <> 'answered' and t.merged_into is null`
  if (f.show === 'answered') return sql`t.state = 'answered' and t.merged_into is null`
  if (f.show === 'merged') return sql`t.merged_into is not null`
  return sql`true`
}
/** By topics_by_region or topics_lying_with. */
export const listTopics = (db: Db, f: TopicFilter) =>
  db.many<TopicRow>(unprepared(sql`${topics} where t.county = ${f.county} and t.region >= ${f.lo} and t.region < ${f.hi} and ${suits(f)} ${f.kind ? sql`and t.kind = ${f.kind}` : sql.none}
    ${f.q ? sql`and strpos(t.title || ' ' || t.summary, ${f.q}) > 0` : sql.none} and t.id < ${f.after} order by t.id desc limit 51`))
export const countTopics = (db: Db, f: { county: string; lo: string; hi: string; here: string }) =>
  db.one<{ mine: number; running: number }>(unprepared(sql`select count(*) filter (where at_region = ${f.here})::int as mine, count(*)::int as running from voices.topics
    where county = ${f.county} and region >= ${f.lo} and region < ${f.hi} and state <> 'answered' and merged_into is null`))
/** Open topics that an opinion of this place could belong to, with some of what was said in them. */
export const openTopicsNear = (db: Db, county: string, lo: string, hi: string) =>
  db.many<{ id: string; title: string; region: string; regionName: string | null; opinions: number; text: string }>(unprepared(sql`select t.id, t.title, t.region, r.name as "regionName", t.opinions,
    t.title || ' ' || t.summary || ' ' || coalesce((select string_agg(left(s.words, 200), ' ') from (select o.words from voices.opinions o
      where o.county = t.county and o.topic_id = t.id order by o.id desc limit 5) s), '') as text
    from voices.topics t left join regions.published_regions r on r.code = t.region
    where t.county = ${county} and t.region >= ${lo} and t.region < ${hi} and t.state <> 'answered' and t.merged_into is null order by t.id desc limit 200`))
export const findTopic = (db: Db, county: string, id: string) => db.maybe<TopicRow>(sql`${topics} where t.county = ${county} and t.id = ${id}`)
export const mergedInto = (db: Db, county: string, id: string) => db.many<TopicRow>(sql`${topics} where t.county = ${county} and t.merged_into = ${id} order by t.id limit 100`)
export const lockTopics = (db: Db, county: string, ids: readonly string[]) =>
  db.many<{ id: string; region: string; title: string; state: Topic['state']; atRegion: string; department: string; mergedInto: string | null; version: number }>(sql`select id, region, title, state,
    at_region as "atRegion", department, merged_into as "mergedInto", version from voices.topics where county = ${county} and id = any(${[...ids]}::uuid[]) order by id for update`)
export const insertTopic = (db: Db, t: { county: string; id: string; region: string; kind: string; title: string; summary: string; shown: boolean; on: string }) =>
  db.run(sql`insert into voices.topics (county, id, region, kind, title, summary, shown, at_region, opened_on)
    values (${t.county}, ${t.id}, ${t.region}, ${t.kind}, ${t.title}, ${t.summary}, ${t.shown}, ${t.region}, ${t.on})`)
export const updateTopic = (db: Db, county: string, id: string, t: { kind: string; title: string; summary: string; shown: boolean }) =>
  db.run(sql`update voices.topics set kind = ${t.kind}, title = ${t.title}, summary = ${t.summary}, shown = ${t.shown}, version = version + 1 where county = ${county} and id = ${id}`)
/** Counts anew what belongs to topics after opinions came or went. */
export const recount = (db: Db, county: string, ids: readonly string[]) =>
  db.run(sql`update voices.topics t set opinions = (select count(*) from voices.opinions o where o.county = t.county and o.topic_id = t.id), version = version + 1
    where t.county = ${county} and t.id = any(${[...ids]}::uuid[])`)
/** How a topic stands now, and with it those that were merged into it. */
export const standTopic = (db: Db, county: string, id: string, s: { state: string; atRegion: string; department: string; answer: string; answeredBy: string; answeredOn: string | null }) =>
  db.run(sql`update voices.topics set state = ${s.state}, at_region = ${s.atRegion}, department = ${s.department}, answer = ${s.answer}, answered_by = ${s.answeredBy},
    answered_on = ${s.answeredOn}, version = version + 1 where county = ${county} and (id = ${id} or merged_into = ${id})`)
export const setMerged = (db: Db, county: string, id: string, into: string | null, s: { state: string; atRegion: string; department: string }) =>
  db.run(sql`update voices.topics set merged_into = ${into}, state = ${s.state}, at_region = ${s.atRegion}, department = ${s.department}, version = version + 1 where county = ${county} and id = ${id}`)
export const channelsOf = (db: Db, county: string, id: string) =>
  db.many<{ channel: Opinion['channel']; count: number }>(sql`select o.channel, count(*)::int as count from voices.opinions o join voices.topics t on t.county = o.county and t.id = o.topic_id
    where o.county = ${county} and (t.id = ${id} or t.merged_into = ${id}) group by o.channel order by 2 desc, 1`)

// ------------------------------------------------------------------------------------------------------------- board, summary, proposals

export const listBoard = (db: Db, f: { county: string; lo: string; hi: string; answered: boolean; after: string }) =>
  db.many<TopicRow & { proposal: string }>(unprepared(sql`select b.*, coalesce(p.state, '') as proposal from (${topics}) b
    left join lateral (select p.state from voices.proposals p where p.county = ${f.county} and p.topic_id = b.id and p.state <> 'withdrawn' order by p.id desc limit 1) p on true
    where b.region >= ${f.lo} and b.region < ${f.hi} and b.shown and b."mergedInto" is null and (b.state = 'answered') = ${f.answered} and b.id < ${f.after} order by b.id desc limit 51`))

interface Period { county: string; lo: string; hi: string; from: string; until: string }
const inPeriod = (p: Period) => sql`o.county = ${p.county} and o.region >= ${p.lo} and o.region < ${p.hi} and o.said_on >= ${p.from} and o.said_on <= ${p.until}`
export const sumByKind = (db: Db, p: Period) =>
  db.many<{ kind: Opinion['kind']; count: number; answered: number; told: number; loose: number }>(unprepared(sql`select o.kind, count(*)::int as count, count(*) filter (where t.state = 'answered')::int as answered,
    count(*) filter (where o.told_on is not null)::int as told, count(*) filter (where o.topic_id is null)::int as loose
    from voices.opinions o left join voices.topics t on t.county = o.county and t.id = o.topic_id where ${inPeriod(p)} group by o.kind order by 2 desc, 1`))
export const sumByChannel = (db: Db, p: Period) =>
  db.many<{ channel: Opinion['channel']; count: number }>(unprepared(sql`select o.channel, count(*)::int as count from voices.opinions o where ${inPeriod(p)} group by o.channel order by 2 desc, 1`))
export const sumByTopic = (db: Db, p: Period) =>
  db.many<{ id: string; title: string; regionName: string | null; state: Topic['state']; atName: string | null; department: string; count: number; answer: string }>(unprepared(sql`select t.id, t.title, r.name as "regionName",
    t.state, a.name as "atName", t.department, n.count, t.answer from (select o.topic_id, count(*)::int as count from voices.opinions o where ${inPeriod(p)} and o.topic_id is not null group by o.topic_id) n
    join voices.topics t on t.county = ${p.county} and t.id = n.topic_id left join regions.published_regions r on r.code = t.region left join regions.published_regions a on a.code = t.at_region
    order by n.count desc, t.id limit 100`))

const proposals = sql`select p.id, p.region, r.name as "regionName", p.topic_id as "topicId", t.title as topic, p.title, p.why, t.opinions, p.state, p.answer, p.proposed_on as "proposedOn",
    p.by_name as "byName", p.version from voices.proposals p join voices.topics t on t.county = p.county and t.id = p.topic_id left join regions.published_regions r on r.code = p.region`
export type ProposalRow = import('../contract.ts').Proposal
export const listProposals = (db: Db, f: { county: string; lo: string; hi: string; state: string; after: string }) =>
  db.many<ProposalRow>(unprepared(sql`${proposals} where p.county = ${f.county} and p.region >= ${f.lo} and p.region < ${f.hi} ${f.state ? sql`and p.state = ${f.state}` : sql.none}
    and p.id < ${f.after} order by p.id desc limit 51`))
export const proposalsOf = (db: Db, county: string, topicId: string) =>
  db.many<ProposalRow>(sql`${proposals} where p.county = ${county} and p.topic_id = ${topicId} order by p.id desc limit 20`)
export const lockProposal = (db: Db, county: string, id: string) =>
  db.maybe<{ id: string; region: string; state: ProposalRow['state']; version: number }>(sql`select id, region, state, version from voices.proposals where county = ${county} and id = ${id} for update`)
export const insertProposal = (db: Db, p: { county: string; id: string; region: string; topicId: string; title: string; why: string; on: string; account: string; name: string }) =>
  db.run(sql`insert into voices.proposals (county, id, region, topic_id, title, why, proposed_on, by_account, by_name)
    values (${p.county}, ${p.id}, ${p.region}, ${p.topicId}, ${p.title}, ${p.why}, ${p.on}, ${p.account}, ${p.name}) on conflict do nothing`)
export const setProposal = (db: Db, county: string, id: string, state: string, answer: string) =>
  db.run(sql`update voices.proposals set state = ${state}, answer = ${answer}, version = version + 1 where county = ${county} and id = ${id}`)
