import type { Db } from '../../../platform/server/db.ts'
import { sql, unprepared, type Sql } from '../../../platform/server/sql.ts'
import type { OwedTerms } from '../contract/parts.ts'
import type { StoredState } from '../rules/state.ts'

export interface Proof { source: string; ref: string; day: string; amount: number; link: string }
export interface OwedRow {
  id: string; county: string; region: string; regionName: string; code: string; bodyKind: 'place' | 'organisation' | 'person'; body: string; bodyName: string; level: string; topic: string; title: string
  wording: string; terms: OwedTerms; period: string; fromOn: string; untilOn: string; dueOn: string; needed: number; amount: number; state: StoredState; doneOn: string | null; proofs: Proof[]
  because: string; decidedBy: string | null; decidedName: string; version: number
}

const row = sql`select o.id, o.county, o.region, coalesce(r.name, o.region) as "regionName", o.code, o.body_kind as "bodyKind", o.body, o.body_name as "bodyName", o.level, o.topic, o.title, o.wording, w.terms, o.period,
    o.from_on as "fromOn", o.until_on as "untilOn", o.due_on as "dueOn", o.needed, o.amount, o.state, o.done_on as "doneOn", o.proofs, o.because, o.decided_by as "decidedBy",
    o.decided_name as "decidedName", o.version
  from duties.owed o join duties.wordings w on w.county = o.county and w.digest = o.wording left join regions.published_regions r on r.code = o.region`

// ----------------------------------------------------------------- what the generator reads and writes

export type Standing = Pick<OwedRow, 'id' | 'county' | 'region' | 'body' | 'bodyName' | 'topic' | 'title' | 'wording' | 'period' | 'fromOn' | 'untilOn' | 'dueOn' | 'needed' | 'state'>
export const owedOfCode = (db: Db, county: string, code: string, from: string) =>
  db.many<Standing>(sql`select id, county, region, body, body_name as "bodyName", topic, title, wording, period, from_on as "fromOn", until_on as "untilOn", due_on as "dueOn", needed, state
    from duties.owed where county = ${county} and code = ${code} and due_on >= ${from}`)

/** Every code that has open rows, so that a duty that nobody declares any more is dropped too. */
export const codesOpen = async (db: Db, county: string) =>
  (await db.many<{ code: string }>(sql`select distinct code from duties.owed where county = ${county} and state = 'open'`)).map((one) => one.code)

export interface NewOwed {
  county: string; id: string; region: string; code: string; bodyKind: string; body: string; bodyName: string; level: string; topic: string; title: string; wording: string; period: string
  fromOn: string; untilOn: string; dueOn: string; needed: number; madeOn: string
}

/** The words of a duty, once for all rows that carry them. */
export const insertWording = (db: Db, w: { county: string; digest: string; terms: OwedTerms }) =>
  db.run(sql`insert into duties.wordings (county, digest, region, terms) values (${w.county}, ${w.digest}, ${`${w.county}000000`}, ${JSON.stringify(w.terms)}::jsonb) on conflict (county, digest) do nothing`)

/** Many at once; what is there already stays as it is. @returns how many were new. */
export const insertOwed = (db: Db, rows: readonly NewOwed[]) =>
  db.run(sql`insert into duties.owed (county, id, region, code, body_kind, body, body_name, level, topic, title, wording, period, from_on, until_on, due_on, needed, made_on)
    select county, id, region, code, "bodyKind", body, "bodyName", level, topic, title, wording, period, "fromOn", "untilOn", "dueOn", needed, "madeOn"
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as x (county text, id uuid, region text, code text, "bodyKind" text, body text, "bodyName" text, level text, topic text, title text,
      wording text, period text, "fromOn" date, "untilOn" date, "dueOn" date, needed numeric, "madeOn" date)
    on conflict (county, code, body, period) do nothing`)

/** The words and days of an open row as they hold now; the place too, for a person who serves elsewhere. */
export const renewOwed = (db: Db, o: NewOwed) =>
  db.run(sql`update duties.owed set region = ${o.region}, body_name = ${o.bodyName}, topic = ${o.topic}, title = ${o.title}, wording = ${o.wording}, from_on = ${o.fromOn},
    until_on = ${o.untilOn}, due_on = ${o.dueOn}, needed = ${o.needed}, state = 'open', because = '', version = version + 1
    where county = ${o.county} and id = ${o.id} and state in ('open', 'dropped')`)

export const dropOwed = (db: Db, county: string, id: string, because: string) =>
  db.run(sql`update duties.owed set state = 'dropped', because = ${because}, version = version + 1 where county = ${county} and id = ${id} and state = 'open'`)

// ----------------------------------------------------------------- matching with records and filings

/** Rows that a record may still change: open ones, and done ones whose window reaches into the last days. */
export const owedToMatch = (db: Db, county: string, today: string, since: string) =>
  db.many<OwedRow>(unprepared(sql`${row} where o.county = ${county} and o.from_on <= ${today} and (o.state = 'open' or (o.state = 'done' and o.due_on >= ${since}))`))

export interface FactRow { body: string; tag: string; day: string; amount: number; count: number; ref: string; period: string | null; link: string }

/** Facts of a source by body, day and period; `cut` is the length of the codes of bodies at places, so that what lies below counts for them. */
export const factsOf = (db: Db, facts: Sql, cut: number, tags: readonly string[]) =>
  db.many<FactRow>(unprepared(sql`select ${cut ? sql`rpad(left(f.body, ${cut}), greatest(12, ${cut}), '0')` : sql`f.body`} as body, min(f.tag) as tag, f.day, sum(f.amount)::float8 as amount,
      count(*)::int as count, min(f.ref) as ref, f.period, min(f.link) as link
    from (${facts}) f ${tags.length ? sql`where f.tag = any(${[...tags]}::text[])` : sql.none} group by 1, f.day, f.period`))

/** Single events by body, for what follows from each. */
export const eventsOf = (db: Db, facts: Sql, tags: readonly string[]) =>
  db.many<{ body: string; ref: string; day: string }>(unprepared(sql`select distinct f.body, f.ref, f.day from (${facts}) f ${tags.length ? sql`where f.tag = any(${[...tags]}::text[])` : sql.none} order by f.day, f.ref limit 50000`))

export const filingsToMatch = (db: Db, county: string, ids: readonly string[]) =>
  db.many<{ owedId: string; day: string; amount: number }>(sql`select f.owed_id as "owedId", f.on_day as day, f.amount from duties.filings f
    where f.county = ${county} and f.owed_id = any(${[...ids]}::uuid[]) and f.withdraws is null
      and not exists (select from duties.filings w where w.county = f.county and w.withdraws = f.id)`)

export const setMeasured = (db: Db, o: { county: string; id: string; amount: number; doneOn: string | null; proofs: readonly Proof[] }) =>
  db.run(sql`update duties.owed set amount = ${o.amount}, done_on = ${o.doneOn}::date, state = case when ${o.doneOn}::date is null then 'open' else 'done' end, proofs = ${JSON.stringify(o.proofs)}::jsonb,
    version = version + 1 where county = ${o.county} and id = ${o.id} and state in ('open', 'done')`)

// ----------------------------------------------------------------- lists

export type OwedShow = 'todo' | 'soon' | 'late' | 'done' | 'excused' | 'all'
export interface Filter {
  /** The keys under which the rows of the place lie: one county, or all of a league with its own. */
  counties: readonly string[]
  lo: string; hi: string; today: string; soonUntil: string; me: string
  /** Persons' duties of others are seen by who oversees. */
  oversees: boolean
  q: string; topics: readonly string[]; level: string; code: string; own: string
}

export const seen = (f: Filter): Sql => sql`o.county = any(${[...f.counties]}::text[]) and o.region >= ${f.lo} and o.region < ${f.hi} and o.state <> 'dropped'
  and (o.body_kind <> 'person' or o.body = ${f.me} or ${f.oversees}) and (${f.q} = '' or strpos(o.title || ' ' || o.body_name, ${f.q}) > 0)
  and (cardinality(${[...f.topics]}::text[]) = 0 or o.topic = any(${[...f.topics]}::text[])) and (${f.level} = '' or o.level = ${f.level}) and (${f.code} = '' or o.code = ${f.code})
  and (${f.own} = '' or (o.body_kind = 'place' and o.body = ${f.own}) or (o.body_kind = 'organisation' and o.region = ${f.own}) or o.body = ${f.me})`

const shows = (show: OwedShow, f: Filter): Sql => {
  if (show === 'todo') return sql`o.state = 'open' and o.from_on <= ${f.soonUntil}`
  if (show === 'soon') return sql`o.state = 'open' and o.due_on >= ${f.today} and o.due_on <= ${f.soonUntil}`
  if (show === 'late') return sql`o.state = 'open' and o.due_on < ${f.today}`
  if (show === 'done') return sql`o.state = 'done'`
  if (show === 'excused') return sql`o.state = 'excused'`
  return sql`true`
}

/** By the due day: what is owed the most pressing first, what is over the newest first. */
export const listOwed = (db: Db, f: Filter & { show: OwedShow; after: { due: string; id: string } | null }) => {
  const down = f.show === 'done' || f.show === 'excused'
  const after = f.after ? (down ? sql`and (o.due_on, o.id) < (${f.after.due}::date, ${f.after.id}::uuid)` : sql`and (o.due_on, o.id) > (${f.after.due}::date, ${f.after.id}::uuid)`) : sql.none
  return db.many<OwedRow>(unprepared(sql`${row} where ${seen(f)} and ${shows(f.show, f)} ${after} order by ${down ? sql`o.due_on desc, o.id desc` : sql`o.due_on, o.id`} limit 51`))
}

export const countOwed = (db: Db, f: Filter) =>
  db.one<Record<OwedShow, number>>(unprepared(sql`select count(*) filter (where ${shows('todo', f)})::int as todo, count(*) filter (where ${shows('soon', f)})::int as soon,
    count(*) filter (where ${shows('late', f)})::int as late, count(*) filter (where ${shows('done', f)})::int as done, count(*) filter (where ${shows('excused', f)})::int as excused, count(*)::int as all
    from duties.owed o where ${seen(f)}`))

export const findOwed = (db: Db, county: string, id: string) => db.maybe<OwedRow>(sql`${row} where o.county = ${county} and o.id = ${id}`)
export const lockOwed = (db: Db, county: string, id: string) => db.maybe<OwedRow>(sql`${row} where o.county = ${county} and o.id = ${id} for update of o`)

export const excuseOwed = (db: Db, o: { county: string; id: string; because: string; by: string; name: string }) =>
  db.run(sql`update duties.owed set state = 'excused', because = ${o.because}, decided_by = ${o.by}, decided_name = ${o.name}, version = version + 1 where county = ${o.county} and id = ${o.id}`)
export const owesAgain = (db: Db, county: string, id: string) =>
  db.run(sql`update duties.owed set state = 'open', because = '', decided_by = null, decided_name = '', version = version + 1 where county = ${county} and id = ${id}`)
export const bumpOwed = (db: Db, county: string, id: string) => db.run(sql`update duties.owed set version = version + 1 where county = ${county} and id = ${id}`)

// ----------------------------------------------------------------- filings and history

export interface FilingRow { id: string; onDay: string; amount: number; words: string; fileIds: string[]; withdraws: string | null; byAccount: string; byName: string; at: string }
export const filingsOf = (db: Db, county: string, owedId: string) =>
  db.many<FilingRow>(sql`select id, on_day as "onDay", amount, words, file_ids as "fileIds", withdraws, by_account as "byAccount", by_name as "byName", at from duties.filings
    where county = ${county} and owed_id = ${owedId} order by nth limit 500`)
export const insertFiling = (db: Db, f: { county: string; id: string; region: string; owedId: string; onDay: string; amount: number; words: string; fileIds: readonly string[]; withdraws: string | null; account: string; name: string; at: Date }) =>
  db.run(sql`insert into duties.filings (county, id, region, owed_id, on_day, amount, words, file_ids, withdraws, by_account, by_name, at)
    values (${f.county}, ${f.id}, ${f.region}, ${f.owedId}, ${f.onDay}, ${f.amount}, ${f.words}, ${[...f.fileIds]}::uuid[], ${f.withdraws}, ${f.account}, ${f.name}, ${f.at})`)

export const recordStep = (
  db: Db, s: { county: string; id: string; region: string; aboutId: string; step: string; note: string; detail: object; account: string | null; name: string; at: Date },
) =>
  db.run(sql`insert into duties.steps (county, id, region, about_id, step, note, detail, by_account, by_name, at)
    values (${s.county}, ${s.id}, ${s.region}, ${s.aboutId}, ${s.step}, ${s.note}, ${JSON.stringify(s.detail)}::jsonb, ${s.account}, ${s.name}, ${s.at})`)
export const stepsOf = (db: Db, county: string, aboutId: string) =>
  db.many<{ id: string; step: string; note: string; byName: string; at: string }>(sql`select id, step, note, by_name as "byName", at from duties.steps where county = ${county} and about_id = ${aboutId} order by nth limit 500`)
