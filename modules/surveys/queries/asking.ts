import type { Db } from '../../../platform/server/db.ts'
import { sql, unprepared } from '../../../platform/server/sql.ts'
import type { SampleMember, Survey } from '../contract.ts'
import type { Question } from '../rules/answers.ts'
import type { SurveyResult } from '../rules/result.ts'

export interface StratumRow { region: string; population: number; n: number }
export type SurveyRow = Omit<Survey, 'regionName' | 'drawn' | 'answered'> & {
  regionName: string | null; strata: StratumRow[]; result: SurveyResult | null; intro: string; questions: Question[]; satisfiedFrom: number; drawn: number; answered: number
}
const surveys = sql`select s.id, s.region, r.name as "regionName", s.title, s.edition_id as "editionId", q.id as "questionnaireId", q.title as questionnaire, e.nth as edition, s.unit_kind as "unitKind", s.unit_name as "unitName",
    s.period, s.mode, s.from_day as "fromDay", s.until_day as "untilDay", s.state, s.method, s.seed, s.min_age as "minAge", s.frame_on as "frameOn", s.frame_size as "frameSize", s.frame_digest as "frameDigest",
    s.strata, s.reissued, s.open_code as "openCode", s.result, s.closed_on as "closedOn", s.published_on as "publishedOn", s.version, e.intro, e.questions, e.satisfied_from as "satisfiedFrom",
    coalesce((select sum((one->>'n')::int)::int from jsonb_array_elements(s.strata) one), 0) as drawn,
    (select count(*)::int from surveys.answers a where a.county = s.county and a.survey_id = s.id) as answered
  from surveys.surveys s join surveys.editions e on e.county = s.county and e.id = s.edition_id join surveys.questionnaires q on q.county = e.county and q.id = e.questionnaire_id
  left join regions.published_regions r on r.code = s.region`

/** By surveys_by_region: what lies in the range or asks from a place above it. */
export const listSurveys = (db: Db, f: { county: string; lo: string; hi: string; above: readonly string[]; show: 'running' | 'ended' | 'all'; unitKind: string; q: string; after: string }) =>
  db.many<SurveyRow>(unprepared(sql`${surveys} where s.county = ${f.county} and (s.region >= ${f.lo} and s.region < ${f.hi} or s.region = any(${[...f.above]}))
    ${f.show === 'running' ? sql`and s.state in ('draft', 'drawn', 'open')` : f.show === 'ended' ? sql`and s.state in ('closed', 'published', 'cancelled')` : sql.none}
    ${f.unitKind ? sql`and s.unit_kind = ${f.unitKind}` : sql.none} ${f.q ? sql`and strpos(s.title || ' ' || s.unit_name, ${f.q}) > 0` : sql.none} and s.id < ${f.after} order by s.id desc limit 51`))
export const findSurvey = (db: Db, county: string, id: string) => db.maybe<SurveyRow>(sql`${surveys} where s.county = ${county} and s.id = ${id}`)
export const surveyByOpenHash = (db: Db, county: string, hash: string) => db.maybe<SurveyRow>(sql`${surveys} where s.county = ${county} and s.open_hash = ${hash}`)
export const lockSurvey = (db: Db, county: string, id: string) => db.maybe<SurveyRow>(sql`${surveys} where s.county = ${county} and s.id = ${id} for update of s`)
/** What everybody may see: open to all and running, or published. */
export const listPublic = (db: Db, f: { county: string; lo: string; hi: string; open: boolean; today: string; after: string }) =>
  db.many<SurveyRow>(unprepared(sql`${surveys} where s.county = ${f.county} and s.region >= ${f.lo} and s.region < ${f.hi}
    and ${f.open ? sql`s.mode = 'open' and s.state = 'open' and s.from_day <= ${f.today} and s.until_day >= ${f.today}` : sql`s.state = 'published'`} and s.id < ${f.after} order by s.id desc limit 51`))

export const insertSurvey = (db: Db, s: {
  county: string; id: string; region: string; title: string; editionId: string; unitKind: string; unitName: string; period: string; mode: string; fromDay: string; untilDay: string; openHash: string | null; openCode: string | null; account: string
}) =>
  db.run(sql`insert into surveys.surveys (county, id, region, title, edition_id, unit_kind, unit_name, period, mode, from_day, until_day, open_hash, open_code, by_account)
    values (${s.county}, ${s.id}, ${s.region}, ${s.title}, ${s.editionId}, ${s.unitKind}, ${s.unitName}, ${s.period}, ${s.mode}, ${s.fromDay}, ${s.untilDay}, ${s.openHash}, ${s.openCode}, ${s.account})`)
export const changeSurvey = (db: Db, county: string, id: string, s: { title: string; unitKind: string; unitName: string; period: string; fromDay: string; untilDay: string }) =>
  db.run(sql`update surveys.surveys set title = ${s.title}, unit_kind = ${s.unitKind}, unit_name = ${s.unitName}, period = ${s.period}, from_day = ${s.fromDay}, until_day = ${s.untilDay}, version = version + 1
    where county = ${county} and id = ${id}`)
export const setDraw = (db: Db, county: string, id: string, d: { method: string; seed: string; minAge: number; on: string; size: number; digest: string; strata: readonly StratumRow[] }) =>
  db.run(sql`update surveys.surveys set state = 'drawn', method = ${d.method}, seed = ${d.seed}, min_age = ${d.minAge}, frame_on = ${d.on}, frame_size = ${d.size}, frame_digest = ${d.digest},
    strata = ${JSON.stringify(d.strata)}::jsonb, version = version + 1 where county = ${county} and id = ${id}`)
export const setState = (db: Db, county: string, id: string, state: string) => db.run(sql`update surveys.surveys set state = ${state}, version = version + 1 where county = ${county} and id = ${id}`)
export const setClosed = (db: Db, county: string, id: string, on: string, result: unknown) =>
  db.run(sql`update surveys.surveys set state = 'closed', closed_on = ${on}, result = ${JSON.stringify(result)}::jsonb, version = version + 1 where county = ${county} and id = ${id}`)
export const setPublished = (db: Db, county: string, id: string, on: string) =>
  db.run(sql`update surveys.surveys set state = 'published', published_on = ${on}, version = version + 1 where county = ${county} and id = ${id}`)
export const addReissued = (db: Db, county: string, id: string) => db.run(sql`update surveys.surveys set reissued = reissued + 1 where county = ${county} and id = ${id}`)

// ------------------------------------------------------------------------------------------------------------------------ the draw

export interface FrameAsk { county: string; lo: string; hi: string; on: string; bornAtLatest: string }
/** Who is on the list: lives in the range on the day and is old enough; by facts with days, so that a past day comes out as it was. */
const frame = (f: FrameAsk) => sql`select distinct on (t.person_id) t.person_id, left(t.region, 12) as region from register.published_ties t
  join register.published_people p on p.county = t.county and p.id = t.person_id
  where t.county = ${f.county} and t.region >= ${f.lo} and t.region < ${f.hi} and t.kind = 'living' and t.elsewhere_code = '' and t.valid_from <= ${f.on} and (t.valid_until is null or t.valid_until > ${f.on})
    and p.born_on <= ${f.bornAtLatest} and (p.died_on is null or p.died_on > ${f.on}) order by t.person_id, t.region`

export const frameSizes = (db: Db, f: FrameAsk) =>
  db.many<{ region: string; population: number }>(unprepared(sql`select region, count(*)::int as population from (${frame(f)}) x group by region order by region collate "C"`))
/** One number for the whole list: the same people give the same. */
export const frameDigest = (db: Db, f: FrameAsk) =>
  db.one<{ digest: string }>(unprepared(sql`select encode(sha256(convert_to(coalesce(string_agg(person_id::text, ',' order by person_id), ''), 'UTF8')), 'hex') as digest from (${frame(f)}) x`))

/** The order of the draw: by the hash of seed and number, within each community or over all; `most` says how many. */
const drawn = (f: FrameAsk, d: { seed: string; stratified: boolean; size: number; shares: ReadonlyArray<{ region: string; n: number }> }) => sql`select x.person_id, x.region, x.rank from (
    select person_id, region, encode(sha256(convert_to(${d.seed}::text || ':' || person_id::text, 'UTF8')), 'hex') as rank,
      row_number() over (${d.stratified ? sql`partition by region` : sql.none} order by encode(sha256(convert_to(${d.seed}::text || ':' || person_id::text, 'UTF8')), 'hex')) as nth from (${frame(f)}) y) x
  ${d.stratified ? sql`join unnest(${d.shares.map((one) => one.region)}::text[], ${d.shares.map((one) => one.n)}::int[]) as s (region, n) on s.region = x.region and x.nth <= s.n` : sql`where x.nth <= ${d.size}`}`

export const insertDrawn = (db: Db, surveyId: string, f: FrameAsk, d: Parameters<typeof drawn>[1]) =>
  db.run(unprepared(sql`insert into surveys.samples (county, id, region, survey_id, person_id, nth)
    select ${f.county}, gen_random_uuid(), z.region, ${surveyId}, z.person_id, (row_number() over (order by z.region collate "C", z.rank))::int from (${drawn(f, d)}) z`))
export const deleteSample = (db: Db, county: string, surveyId: string) => db.run(sql`delete from surveys.samples where county = ${county} and survey_id = ${surveyId}`)
export const drawnByRegion = (db: Db, county: string, surveyId: string) =>
  db.many<{ region: string; n: number }>(sql`select region, count(*)::int as n from surveys.samples where county = ${county} and survey_id = ${surveyId} group by region`)
/** People in the sample who do not come out of a new draw. */
export const missingFromDraw = (db: Db, surveyId: string, f: FrameAsk, d: Parameters<typeof drawn>[1]) =>
  db.one<{ missing: number; drawn: number }>(unprepared(sql`select (select count(*)::int from surveys.samples s where s.county = ${f.county} and s.survey_id = ${surveyId}
      and s.person_id not in (select z.person_id from (${drawn(f, d)}) z)) as missing, (select count(*)::int from (${drawn(f, d)}) z) as drawn`))

// ---------------------------------------------------------------------------------------------------------------- who is asked

export const countAsked = (db: Db, county: string, surveyId: string) =>
  db.one<Record<SampleMember['state'], number>>(sql`select count(*) filter (where state = 'drawn')::int as drawn, count(*) filter (where state = 'asked')::int as asked, count(*) filter (where state = 'refused')::int as refused,
    count(*) filter (where state = 'unreachable')::int as unreachable, count(*) filter (where state = 'not_eligible')::int as not_eligible from surveys.samples where county = ${county} and survey_id = ${surveyId}`)
export type MemberRow = Omit<SampleMember, 'regionName' | 'address'> & { regionName: string | null; address: string | null }
/** By samples_by_nth. */
export const listMembers = (db: Db, f: { county: string; surveyId: string; lo: string; hi: string; state: string; after: number; today: string }) =>
  db.many<MemberRow>(unprepared(sql`select m.id, m.person_id as "personId", p.name, m.region, r.name as "regionName", d.address, m.nth, m.state, m.way, m.on_day as "onDay", m.reminded, m.by_name as "byName", m.version
    from surveys.samples m join register.published_people p on p.county = m.county and p.id = m.person_id left join regions.published_regions r on r.code = m.region
    left join lateral (select d.address from register.published_ties t join register.published_dwellings d on d.county = t.county and d.id = t.dwelling_id
      where t.county = m.county and t.person_id = m.person_id and t.kind = 'living' and t.valid_from <= ${f.today} and (t.valid_until is null or t.valid_until > ${f.today}) limit 1) d on true
    where m.county = ${f.county} and m.survey_id = ${f.surveyId} and m.region >= ${f.lo} and m.region < ${f.hi} ${f.state ? sql`and m.state = ${f.state}` : sql.none} and m.nth > ${f.after} order by m.nth limit 51`))
export const lockMember = (db: Db, county: string, id: string) =>
  db.maybe<{ id: string; region: string; surveyId: string; personId: string; state: SampleMember['state']; version: number }>(sql`select id, region, survey_id as "surveyId", person_id as "personId", state, version
    from surveys.samples where county = ${county} and id = ${id} for update`)
export const setMember = (db: Db, county: string, id: string, m: { state: string; way: string; on: string; by: string }) =>
  db.run(sql`update surveys.samples set state = ${m.state}, way = ${m.way}, on_day = ${m.on}, by_name = ${m.by}, version = version + 1 where county = ${county} and id = ${id}`)
export const askedByMessage = (db: Db, f: { county: string; surveyId: string; lo: string; hi: string }) =>
  db.many<{ id: string; region: string; personId: string }>(sql`select id, region, person_id as "personId" from surveys.samples
    where county = ${f.county} and survey_id = ${f.surveyId} and region >= ${f.lo} and region < ${f.hi} and state = 'asked' and way <> 'phone' order by nth limit 20000`)
export const noteReminded = (db: Db, county: string, ids: readonly string[]) =>
  db.run(sql`update surveys.samples set reminded = reminded + 1 where county = ${county} and id = any(${[...ids]}::uuid[])`)
export const lastStepAt = (db: Db, county: string, surveyId: string, step: string, region: string) =>
  db.maybe<{ at: string }>(sql`select at from surveys.steps where county = ${county} and about_id = ${surveyId} and step = ${step} and region = ${region} order by nth desc limit 1`)
export const samplesOfPerson = (db: Db, county: string, personId: string) =>
  db.many<{ title: string; state: SampleMember['state']; onDay: string | null; fromDay: string; untilDay: string }>(sql`select s.title, m.state, m.on_day as "onDay", s.from_day as "fromDay", s.until_day as "untilDay"
    from surveys.samples m join surveys.surveys s on s.county = m.county and s.id = m.survey_id where m.county = ${county} and m.person_id = ${personId} order by m.id limit 100`)
export const bothDrawn = async (db: Db, county: string, a: string, b: string) =>
  (await db.many(sql`select 1 from surveys.samples x join surveys.samples y on y.county = x.county and y.survey_id = x.survey_id and y.person_id = ${b} where x.county = ${county} and x.person_id = ${a} limit 1`)).length > 0
