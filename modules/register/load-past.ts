/**
 * A past for synthetic people, after their load: earlier homes, people who have died, people who moved away, so that past days have a life of
 * their own. As the owner, past the routes, like the load itself; the same load gets the same past. Everybody in it is made up: names are those
 * of other synthetic people of that age, ids follow from theirs, nobody has a number.
 */
import pg from 'pg'

/** How much of a past: earlier homes alone, or people who are gone as well. */
export type PastDepth = 'homes' | 'people'

/** Chance from an id, the same at every run: 0 to 9,999. */
const CHANCE = (id: string, salt: string) => `(('x' || substr(md5(${id}::text || '${salt}'), 1, 6))::bit(24)::int % 10000)`

/** A third of the households lived in another community of the county before they came to where they live. */
const EARLIER_HOMES = `
  with places as (
    select county, array_agg(distinct left(region, 12) order by left(region, 12)) as codes from register.dwellings group by county
  ), moved as (
    select t.county, t.id, t.person_id, t.relation, t.valid_from, p.born_on, p2.codes[1 + ${CHANCE('t.household_id', 'where')} % cardinality(p2.codes)] as place,
      200 + ${CHANCE('t.household_id', 'since')} % 5000 as days
    from register.ties t join register.people p on p.county = t.county and p.id = t.person_id join places p2 on p2.county = t.county
    where t.kind = 'living' and t.household_id is not null and t.elsewhere_code = '' and t.valid_until is null and ${CHANCE('t.household_id', 'moved')} < 3300
  )
  insert into register.ties (county, id, region, person_id, kind, relation, valid_from, valid_until)
  select county, overlay(id::text placing '7022' from 15 for 4)::uuid, place, person_id, 'living', relation, greatest(born_on, valid_from - days), valid_from
  from moved where greatest(born_on, valid_from - days) < valid_from
  on conflict do nothing`

/** People who have died in the last fifteen years, and people who have moved out of the county, with their ties to a community. */
const PEOPLE_GONE = `
  with places as (
    select county, array_agg(distinct left(region, 12) order by left(region, 12)) as codes from register.dwellings group by county
  ), gone as (
    select p.county, overlay(p.id::text placing '7021' from 15 for 4)::uuid as id, p.name, p.initials, p.grams, p.sex, p.created_at,
      p2.codes[1 + ${CHANCE('p.id', 'where')} % cardinality(p2.codes)] as place,
      p.born_on <= $1::date - 21900 as dead,
      $1::date - (20 + (case when p.born_on <= $1::date - 21900 then ${CHANCE('p.id', 'died')} % 5475 else ${CHANCE('p.id', 'left')} % 3600 end)) as ended,
      case when p.born_on <= $1::date - 21900 then p.born_on - ${CHANCE('p.id', 'older')} % 4000 else p.born_on - ${CHANCE('p.id', 'older')} % 2500 end as born_on
    from register.people p join places p2 on p2.county = p.county
    where p.state = 'present' and ((p.born_on <= $1::date - 21900 and ${CHANCE('p.id', 'gone')} < 3000)
      or (p.born_on between $1::date - 18000 and $1::date - 8000 and ${CHANCE('p.id', 'gone')} < 700))
  ), filed as (
    insert into register.people (county, id, region, name, initials, grams, sex, born_on, died_on, state, created_at)
    select county, id, place, name, initials, grams, sex, born_on, case when dead then ended end, case when dead then 'died' else 'moved_away' end, created_at
    from gone on conflict do nothing returning id
  )
  insert into register.ties (county, id, region, person_id, kind, relation, valid_from, valid_until)
  select g.county, overlay(g.id::text placing k.code from 15 for 4)::uuid, g.place, g.id, k.kind, '02',
    greatest(g.born_on, g.ended - (700 + ${CHANCE('g.id', 'stay')})), g.ended
  from gone g join filed f on f.id = g.id cross join (values ('registered', '7023'), ('living', '7024')) as k (kind, code)
  on conflict do nothing`

/** Gives the synthetic people of a database their past up to `baseDate`. Safe to repeat: what is there stays. */
export async function addPast(ownerUrl: string, baseDate: string, depth: PastDepth): Promise<void> {
  const owner = new pg.Client({ connectionString: ownerUrl, application_name: 'linli-load' })
  await owner.connect()
  try {
    await owner.query(EARLIER_HOMES)
    if (depth === 'people') await owner.query(PEOPLE_GONE, [baseDate])
    await owner.query('vacuum (analyze) register.ties')
  } finally {
    await owner.end()
  }
}
