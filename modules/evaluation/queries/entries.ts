import type { Db } from '../../../platform/server/db.ts'
import { sql, unprepared, type Sql } from '../../../platform/server/sql.ts'
import type { EvaluationEntry } from '../contract.ts'
import type { Standard } from '../define.ts'

export type EntryShow = 'all' | 'own' | 'score' | 'sign' | 'noticed' | 'decided'
export type Answers = Record<string, { words: string; self: number | null; files: { id: string; name: string }[] }>
export type EntryRow = EvaluationEntry & { answers: Answers; standard: Standard; byAccount: string; submittedBy: string | null; roundState: string; roundRegion: string; schemeTitle: string }

const entries = sql`select e.id, e.region, coalesce(p.name, e.region) as "regionName", e.round_id as "roundId", r.title as "roundTitle", e.scheme_id as "schemeId", e.kind, e.unit_kind as "unitKind", e.unit_name as "unitName",
    e.state, e.attempt, e.stage, coalesce(s.standard -> 'stages' -> e.stage ->> 'title', '') as "stageTitle", e.score::float8 as score, e.grade, e.notice_from as "noticeFrom", e.notice_until as "noticeUntil", e.decision,
    e.decided_on as "decidedOn", e.submitted_at as "submittedAt", r.apply_until as "applyUntil", e.by_name as "byName", e.version, e.answers, s.standard, e.by_account as "byAccount", e.submitted_by as "submittedBy",
    r.state as "roundState", r.region as "roundRegion", s.title as "schemeTitle"
  from evaluation.entries e join evaluation.rounds r on r.county = e.county and r.id = e.round_id join evaluation.schemes s on s.county = e.county and s.id = e.scheme_id
  left join regions.published_regions p on p.code = e.region`

interface Filter { county: string; lo: string; hi: string; here: string; post: string; panel: readonly string[]; roundId: string; kind: string; q: string }
const fits = (show: EntryShow, f: Filter): Sql => {
  if (show === 'own') return sql`e.region = ${f.here} and e.state not in ('granted', 'refused', 'withdrawn')`
  if (show === 'score') return sql`e.state = 'submitted' and e.round_id = any(${[...f.panel]}::uuid[]) and e.region <> ${f.here}`
  if (show === 'sign') {
    return sql`e.state in ('submitted', 'reviewing', 'noticed') and (s.standard -> 'stages' -> e.stage ->> 'signer' = ${f.post}
      or (s.standard -> 'stages' -> e.stage ->> 'signer' = 'outside' and ${f.post} in ('civil_affairs_officer', 'department_officer')))`
  }
  if (show === 'noticed') return sql`e.state = 'noticed'`
  return show === 'decided' ? sql`e.state in ('granted', 'refused', 'withdrawn')` : sql`true`
}
const seen = (f: Filter) => sql`e.county = ${f.county} and e.region >= ${f.lo} and e.region < ${f.hi} and (${f.roundId} = '' or e.round_id::text = ${f.roundId}) and (${f.kind} = '' or e.kind = ${f.kind})
  and (${f.q} = '' or strpos(e.unit_name || ' ' || r.title, ${f.q}) > 0)`

export const listEntries = (db: Db, f: Filter & { show: EntryShow; after: string }) =>
  db.many<EntryRow>(unprepared(sql`${entries} where ${seen(f)} and ${fits(f.show, f)} and e.id < ${f.after} order by e.id desc limit 51`))
export const countEntries = (db: Db, f: Filter) =>
  db.one<Record<EntryShow, number>>(unprepared(sql`select count(*)::int as all, count(*) filter (where ${fits('own', f)})::int as own, count(*) filter (where ${fits('score', f)})::int as score,
    count(*) filter (where ${fits('sign', f)})::int as sign, count(*) filter (where ${fits('noticed', f)})::int as noticed, count(*) filter (where ${fits('decided', f)})::int as decided
    from evaluation.entries e join evaluation.rounds r on r.county = e.county and r.id = e.round_id join evaluation.schemes s on s.county = e.county and s.id = e.scheme_id where ${seen(f)}`))
export const entriesOfRound = (db: Db, county: string, roundId: string, lo: string, hi: string) =>
  db.many<EntryRow>(sql`${entries} where e.county = ${county} and e.round_id = ${roundId} and e.region >= ${lo} and e.region < ${hi} and e.state <> 'withdrawn' order by e.unit_kind, e.region, e.unit_name limit 600`)
export const findEntry = (db: Db, county: string, id: string) => db.maybe<EntryRow>(sql`${entries} where e.county = ${county} and e.id = ${id}`)
export const lockEntry = (db: Db, county: string, id: string) => db.maybe<EntryRow>(sql`${entries} where e.county = ${county} and e.id = ${id} for update of e`)
export const roundOfEntry = (db: Db, county: string, id: string) => db.maybe<{ roundId: string }>(sql`select round_id as "roundId" from evaluation.entries where county = ${county} and id = ${id}`)
export const sameUnit = (db: Db, county: string, roundId: string, unit: { kind: string; region: string; name: string }) =>
  db.maybe<{ id: string }>(sql`select id from evaluation.entries where county = ${county} and round_id = ${roundId} and unit_kind = ${unit.kind} and region = ${unit.region} and unit_name = ${unit.name} and state <> 'withdrawn'`)

export const insertEntry = (
  db: Db, e: { county: string; id: string; region: string; roundId: string; schemeId: string; kind: string; unitKind: string; unitName: string; account: string; name: string; at: Date },
) =>
  db.run(sql`insert into evaluation.entries (county, id, region, round_id, scheme_id, kind, unit_kind, unit_name, by_account, by_name, at)
    values (${e.county}, ${e.id}, ${e.region}, ${e.roundId}, ${e.schemeId}, ${e.kind}, ${e.unitKind}, ${e.unitName}, ${e.account}, ${e.name}, ${e.at})`)
export const setAnswers = (db: Db, county: string, id: string, answers: Answers) =>
  db.run(sql`update evaluation.entries set answers = ${JSON.stringify(answers)}::jsonb, version = version + 1 where county = ${county} and id = ${id}`)
export const submitEntry = (db: Db, county: string, id: string, s: { attempt: number; account: string; at: Date }) =>
  db.run(sql`update evaluation.entries set state = 'submitted', attempt = ${s.attempt}, stage = 0, score = null, grade = '', notice_from = null, notice_until = null, submitted_at = ${s.at}, submitted_by = ${s.account},
    version = version + 1 where county = ${county} and id = ${id}`)
export const setScore = (db: Db, county: string, id: string, score: number | null, grade: string) =>
  db.run(sql`update evaluation.entries set score = ${score}, grade = ${grade} where county = ${county} and id = ${id}`)
export const moveEntry = (
  db: Db, county: string, id: string, m: { state: string; stage: number; noticeFrom: string | null; noticeUntil: string | null; decision: string; decidedOn: string | null },
) =>
  db.run(sql`update evaluation.entries set state = ${m.state}, stage = ${m.stage}, notice_from = coalesce(${m.noticeFrom}, notice_from), notice_until = coalesce(${m.noticeUntil}, notice_until), decision = ${m.decision},
    decided_on = ${m.decidedOn}, version = version + 1 where county = ${county} and id = ${id}`)
export const touchEntry = (db: Db, county: string, id: string) => db.run(sql`update evaluation.entries set version = version + 1 where county = ${county} and id = ${id}`)

// ---------------------------------------------------------------- what was read, given and signed

export interface FigureRow { entryId: string; item: string; indicator: string; value: number | null; missing: string; owedBy: string; source: string; unit: string; asOf: string | null }
export const figuresOf = (db: Db, county: string, entryIds: readonly string[]) =>
  db.many<FigureRow>(sql`select distinct on (f.entry_id, f.item) f.entry_id as "entryId", f.item, f.indicator, f.value, f.missing, f.owed_by as "owedBy", f.source, f.unit, f.as_of as "asOf"
    from evaluation.figures f join evaluation.entries e on e.county = f.county and e.id = f.entry_id and e.attempt = f.attempt
    where f.county = ${county} and f.entry_id = any(${[...entryIds]}::uuid[]) order by f.entry_id, f.item, f.nth desc`)
export const insertFigure = (
  db: Db, f: { county: string; id: string; region: string; entryId: string; attempt: number; at: Date; numerator: number | null; denominator: number | null } & Omit<FigureRow, 'entryId'>,
) =>
  db.run(sql`insert into evaluation.figures (county, id, region, entry_id, attempt, item, indicator, value, numerator, denominator, missing, owed_by, source, unit, as_of, at)
    values (${f.county}, ${f.id}, ${f.region}, ${f.entryId}, ${f.attempt}, ${f.item}, ${f.indicator}, ${f.value}, ${f.numerator}, ${f.denominator}, ${f.missing}, ${f.owedBy}, ${f.source}, ${f.unit}, ${f.asOf}, ${f.at})`)

export interface MarkRow { entryId: string; item: string; points: number; words: string; account: string; name: string }
/** In the order they arrived; whoever reads them lets a later one of the same member replace the earlier. */
export const marksOf = (db: Db, county: string, entryIds: readonly string[]) =>
  db.many<MarkRow>(sql`select m.entry_id as "entryId", m.item, m.points::float8 as points, m.words, m.account_id as account, m.name from evaluation.marks m
    join evaluation.entries e on e.county = m.county and e.id = m.entry_id and e.attempt = m.attempt where m.county = ${county} and m.entry_id = any(${[...entryIds]}::uuid[]) order by m.made_at, m.nth`)
export const insertMark = (
  db: Db, m: { county: string; id: string; region: string; entryId: string; attempt: number; item: string; points: number; words: string; files: object; account: string; name: string; madeAt: Date; at: Date },
) =>
  db.run(sql`insert into evaluation.marks (county, id, region, entry_id, attempt, item, points, words, files, account_id, name, made_at, at)
    values (${m.county}, ${m.id}, ${m.region}, ${m.entryId}, ${m.attempt}, ${m.item}, ${m.points}, ${m.words}, ${JSON.stringify(m.files)}::jsonb, ${m.account}, ${m.name}, ${m.madeAt}, ${m.at})`)

export interface SignatureRow { id: string; entryId: string; attempt: number; stageKey: string; stage: string; body: string; stand: 'pass' | 'return' | 'refuse'; words: string; paper: string; account: string; byName: string; at: string }
export const signaturesOf = (db: Db, county: string, entryIds: readonly string[]) =>
  db.many<SignatureRow>(sql`select id, entry_id as "entryId", attempt, stage_key as "stageKey", stage, body, stand, words, paper, account_id as account, name as "byName", at from evaluation.signatures
    where county = ${county} and entry_id = any(${[...entryIds]}::uuid[]) order by nth limit 5000`)
export const insertSignature = (
  db: Db, s: { county: string; id: string; region: string; entryId: string; attempt: number; stageKey: string; stage: string; body: string; stand: string; words: string; paper: string; score: number | null; account: string; name: string; at: Date },
) =>
  db.run(sql`insert into evaluation.signatures (county, id, region, entry_id, attempt, stage_key, stage, body, stand, words, paper, score, account_id, name, at)
    values (${s.county}, ${s.id}, ${s.region}, ${s.entryId}, ${s.attempt}, ${s.stageKey}, ${s.stage}, ${s.body}, ${s.stand}, ${s.words}, ${s.paper}, ${s.score}, ${s.account}, ${s.name}, ${s.at})`)

// ---------------------------------------------------------------- appeals

export interface AppealRow { id: string; region: string; entryId: string; kind: 'appeal' | 'objection'; words: string; fromName: string; state: 'open' | 'upheld' | 'dismissed'; due: string | null; answer: string; answeredName: string; at: string; byAccount: string }
const appeals = sql`select id, region, entry_id as "entryId", kind, words, from_name as "fromName", state, due, answer, answered_name as "answeredName", at, by_account as "byAccount" from evaluation.appeals`
export const appealsOf = (db: Db, county: string, entryId: string) => db.many<AppealRow>(sql`${appeals} where county = ${county} and entry_id = ${entryId} order by at, id limit 200`)
export const lockAppeal = (db: Db, county: string, id: string) => db.maybe<AppealRow>(sql`${appeals} where county = ${county} and id = ${id} for update`)
export const insertAppeal = (
  db: Db, a: { county: string; id: string; region: string; entryId: string; kind: string; words: string; fromName: string; due: string | null; account: string; name: string; at: Date },
) =>
  db.run(sql`insert into evaluation.appeals (county, id, region, entry_id, kind, words, from_name, due, by_account, by_name, at)
    values (${a.county}, ${a.id}, ${a.region}, ${a.entryId}, ${a.kind}, ${a.words}, ${a.fromName}, ${a.due}, ${a.account}, ${a.name}, ${a.at})`)
export const answerAppeal = (db: Db, county: string, id: string, a: { state: string; answer: string; account: string; name: string; at: Date }) =>
  db.run(sql`update evaluation.appeals set state = ${a.state}, answer = ${a.answer}, answered_by = ${a.account}, answered_name = ${a.name}, answered_at = ${a.at} where county = ${county} and id = ${id}`)
