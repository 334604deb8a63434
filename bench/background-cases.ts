import pg from 'pg'

/** Cases for each person in the background; at most so many. */
export const CASES_PER_PERSON = 3
export const MOST_CASES = 3_000_000
/** The check code of all of them; what is submitted through the doors has its own. */
export const BACKGROUND_CODE = 'ACDEFH'

/**
 * Puts in the cases that are there already when a clerk begins the day: three for each person over the last two years, two of a hundred
 * of them still open with a task: nine of ten at their community, the rest at the street's or the county's dispatcher, so that some desks are long.
 * In bulk as owner, past the doors: only what is measured goes through them. In the order of time, as years of work leave them behind; the other
 * indexes are built when the rows are there.
 * Everything follows from the people's ids, so the same people get the same cases. @returns how many
 */
export async function fillWithCases(ownerUrl: string, county: string, people: number, now: Date): Promise<number> {
  const client = new pg.Client({ connectionString: ownerUrl, application_name: 'linli-bench' })
  await client.connect()
  try {
    await client.query(`set synchronous_commit = off; set work_mem = '128MB'`)
    const wanted = Math.min(Math.round(people * CASES_PER_PERSON), MOST_CASES)
    const matters = (
      await client.query<{ code: string; version: number; kind: string; title: string }>(`select distinct on (code) code, version, kind, title
        from matters.definitions where kind in ('request', 'application', 'registration', 'event') order by code, version desc`)
    ).rows
    if (!matters.length) return 0
    const column = (name: 'code' | 'version' | 'kind' | 'title') => matters.map((m) => m[name])
    const { rows: indexes } = await client.query<{ name: string; definition: string }>(
      `select i.indexname as name, i.indexdef as definition from pg_indexes i where i.schemaname = 'cases' and i.tablename in ('cases', 'moves', 'tasks') and i.indexdef not like 'CREATE UNIQUE%'`,
    )
    for (const { name } of indexes) await client.query(`drop index cases.${name}`)
    const made = await client.query(
      `with who as (
        select p.id as person, p.region, p.name, h.hash, ('x' || substr(h.hash, 1, 7))::bit(28)::int as dice, ('x' || substr(h.hash, 8, 7))::bit(28)::int as luck,
          row_number() over () as n
        from register.people p cross join generate_series(1, greatest(1, ceil($2::numeric / $3::int)::int)) as k cross join lateral (select md5(p.id::text || k) as hash) h
        where p.county = $1 and p.state = 'present' limit $2),
      facts as (
        select who.*, luck % 100 < 2 as open, $4::timestamptz - case when luck % 100 < 2 then dice % 1209600 else 1209600 + dice % 60000000 end * interval '1 second' as at
        from who)
      insert into cases.cases (county, id, region, number, matter_code, matter_version, kind, title, state, stage, channel, applicant_id, applicant_name,
        form, place_text, grams, submitted_at, accepted_at, due_at, due_on, concluded_at, outcome, rating, check_code, created_at, updated_at, version)
      select $1, (lpad(to_hex((extract(epoch from at) * 1000)::bigint), 12, '0') || '7' || substr(hash, 1, 3) || '8' || substr(hash, 4, 15))::uuid,
        region, to_char(at at time zone 'Asia/Shanghai', 'YYYYMMDD') || '-' || lpad(n::text, 9, '0'), m.code, m.version, m.kind, m.title,
        case when not open then 'concluded' when dice % 10 < 2 then 'submitted' when dice % 10 < 9 then 'accepted' else 'suspended' end, '',
        (array['WINDOW', 'SELF_WEB', 'SELF_APP', 'GRID'])[1 + dice % 4], person, name, '{"content": "合成数据"}'::jsonb, place.words,
        (select array_agg(distinct g) from (select substr(place.words, i, 2) as g from generate_series(1, char_length(place.words) - 1) i union all select substr(lower(name), i, 2) from generate_series(1, char_length(name) - 1) i) s), at,
        case when not open or dice % 10 >= 2 then at + interval '1 day' end, at + interval '12 days', ((at + interval '12 days') at time zone 'Asia/Shanghai')::date,
        case when not open then at + (1 + dice % 10) * interval '1 day' end, case when open then '' else 'done' end,
        case when not open and dice % 5 < 2 then 1 + dice % 3 end, $10, at, at, case when open then 1 else 3 end
      from facts join unnest($5::text[], $6::int[], $7::text[], $8::text[]) with ordinality as m (code, version, kind, title, place) on m.place = 1 + dice % $9::int
      cross join lateral (select (array['和平里', '安居苑', '巴彦小区', '东风街', '西花园', '乌兰新村', '额鲁特路', '王府家园'])[1 + luck % 8] || (1 + dice % 60) || '号楼' as words) place
      order by at`,
      [county, wanted, people, now, column('code'), column('version'), column('kind'), column('title'), matters.length, BACKGROUND_CODE],
    )
    await client.query(
      `insert into cases.moves (county, id, case_id, region, seq, name, from_state, to_state, by_post, at)
      select c.county, gen_random_uuid(), c.id, c.region, step.seq, step.name, step.came, step.went, '社区工作者', c.submitted_at + step.seq * interval '1 hour'
      from cases.cases c join (values (1, 'submit', 'draft', 'submitted'), (2, 'accept', 'submitted', 'accepted'), (3, 'conclude', 'accepted', 'concluded'))
        as step (seq, name, came, went) on step.seq = 1 or c.state = 'concluded' or (step.seq = 2 and c.state <> 'submitted')
      where c.county = $1 order by c.submitted_at + step.seq * interval '1 hour'`,
      [county],
    )
    await client.query(
      `insert into cases.tasks (county, id, case_id, region, stage, post, at_region, state, opened_at, due_at, done_at, outcome)
      select c.county, gen_random_uuid(), c.id, c.region, '', case when r.dice % 10 < 9 then 'community_worker' else 'dispatcher' end,
        case when r.dice % 10 < 9 then left(c.region, 12) when r.dice % 20 = 9 then left(c.region, 9) || '000' else left(c.region, 6) || '000000' end, case when c.state = 'concluded' then 'done' else 'open' end,
        c.submitted_at, c.due_at, c.concluded_at, case when c.state = 'concluded' then 'conclude' else '' end
      from cases.cases c cross join lateral (select ('x' || substr(md5(c.id::text), 1, 7))::bit(28)::int as dice) r where c.county = $1 order by c.submitted_at`,
      [county],
    )
    for (const { definition } of indexes) await client.query(definition)
    for (const table of ['cases', 'moves', 'tasks']) await client.query(`vacuum (analyze) cases.${table}`)
    return made.rowCount ?? 0
  } finally {
    await client.end()
  }
}
