import type { Db } from '../../../platform/server/db.ts'
import { sql, unprepared } from '../../../platform/server/sql.ts'
import type { Resource } from '../contract.ts'

export type ResourceRow = Omit<Resource, 'regionName'> & { regionName: string | null; byAccount: string }
const resources = sql`select g.id, g.region, r.name as "regionName", g.kind, g.what, g.giver, g.quantity, g.unit, g.amount_fen::float8 as "amountFen", g.given_on as "givenOn",
    g.basis, g.state, g.received_on as "receivedOn", g.received_by as "receivedBy", g.by_account as "byAccount", g.by_name as "byName", g.version
  from mandates.resources g left join regions.published_regions r on r.code = g.region`
interface Filter { county: string; lo: string; hi: string; kind: string; state: string; q: string; from: string; to: string }
const fits = (f: Filter) => sql`g.county = ${f.county} and g.region >= ${f.lo} and g.region < ${f.hi} and (${f.kind} = '' or g.kind = ${f.kind})
  and (${f.state} = '' or g.state = ${f.state}) and (${f.q} = '' or strpos(g.what || ' ' || g.giver, ${f.q}) > 0) and g.given_on >= ${f.from} and g.given_on <= ${f.to}`

export const listResources = (db: Db, f: Filter & { after: { day: string; id: string } }) =>
  db.many<ResourceRow>(unprepared(sql`${resources} where ${fits(f)} and (g.given_on, g.id) < (${f.after.day}::date, ${f.after.id}::uuid)
    order by g.given_on desc, g.id desc limit 51`))
/** What did not arrive is not counted. */
export const yearsOf = (db: Db, f: Filter) =>
  db.many<{ year: number; people: number; moneyFen: number; goods: number; goodsFen: number }>(unprepared(sql`
    select extract(year from g.given_on)::int as year, coalesce(sum(g.quantity) filter (where g.kind = 'people'), 0)::int as people,
      coalesce(sum(g.amount_fen) filter (where g.kind = 'money'), 0)::float8 as "moneyFen", count(*) filter (where g.kind = 'goods')::int as goods,
      coalesce(sum(g.amount_fen) filter (where g.kind = 'goods'), 0)::float8 as "goodsFen"
    from mandates.resources g where ${fits(f)} and g.state <> 'not_come' group by 1 order by 1 desc limit 30`))
export const insertResource = (
  db: Db,
  g: { county: string; id: string; region: string; kind: string; what: string; giver: string; quantity: number; unit: string; amountFen: number; givenOn: string; basis: string
    account: string; name: string },
) =>
  db.run(sql`insert into mandates.resources (county, id, region, kind, what, giver, quantity, unit, amount_fen, given_on, basis, by_account, by_name)
    values (${g.county}, ${g.id}, ${g.region}, ${g.kind}, ${g.what}, ${g.giver}, ${g.quantity}, ${g.unit}, ${g.amountFen}, ${g.givenOn}, ${g.basis}, ${g.account}, ${g.name})`)
export const lockResource = (db: Db, county: string, id: string) =>
  db.maybe<ResourceRow>(sql`${resources} where g.county = ${county} and g.id = ${id} for update of g`)
export const setReceived = (db: Db, county: string, id: string, state: string, on: string, by: string) =>
  db.run(sql`update mandates.resources set state = ${state}, received_on = ${on}, received_by = ${by}, version = version + 1 where county = ${county} and id = ${id}`)
