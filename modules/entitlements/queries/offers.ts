import type { Db } from '../../../platform/server/db.ts'
import { sql, unprepared } from '../../../platform/server/sql.ts'
import type { ServiceOffer } from '../contract.ts'

export type OfferRow = Omit<ServiceOffer, 'regionName' | 'matterTitle'> & { regionName: string | null }
const offers = sql`select o.id, o.region, r.name as "regionName", o.need, o.mode, o.title, o.provider, o.where_at as "whereAt", o.price_fen as "priceFen", o.price_note as "priceNote",
    o.ask_how as "askHow", o.matter_code as matter, o.from_on as "fromOn", o.ended_on as "endedOn", o.version
  from entitlements.offers o left join regions.published_regions r on r.code = o.region`

/** For a place: what is offered there and at the places above it. By offers_by_need. */
export const offersAt = (db: Db, f: { county: string; need: string; places: readonly string[]; today: string }) =>
  db.many<OfferRow>(sql`${offers} where o.county = ${f.county} and o.need = ${f.need} and o.region = any(${[...f.places]}::text[]) and o.ended_on is null and o.from_on <= ${f.today}
    order by length(rtrim(o.region, '0')) desc, o.price_fen nulls last, o.title limit 100`)
export const offersEverywhere = (db: Db, f: { county: string; need: string; today: string }) =>
  db.many<OfferRow>(sql`${offers} where o.county = ${f.county} and o.need = ${f.need} and o.ended_on is null and o.from_on <= ${f.today} order by o.region, o.title limit 100`)
export const countsByNeed = (db: Db, f: { county: string; places: readonly string[] | null; today: string }) =>
  db.many<{ need: ServiceOffer['need']; n: number }>(unprepared(sql`select need, count(*)::int as n from entitlements.offers
    where county = ${f.county} and (${f.places === null} or region = any(${[...(f.places ?? [])]}::text[])) and ended_on is null and from_on <= ${f.today} group by need`))

/** Of a range, newest first (ids sort by time), fifty at a time. By offers_kept. */
export const keptOffers = (db: Db, f: { county: string; lo: string; hi: string; need: string; mode: string; ended: boolean; q: string; after: string }) =>
  db.many<OfferRow>(unprepared(sql`${offers} where o.county = ${f.county} and o.region >= ${f.lo} and o.region < ${f.hi} and (${f.need} = '' or o.need = ${f.need}) and (${f.mode} = '' or o.mode = ${f.mode})
    and (o.ended_on is not null) = ${f.ended} and (${f.q} = '' or o.title || ' ' || o.provider like '%' || ${f.q} || '%') and o.id < ${f.after} order by o.id desc limit 51`))
export const countModes = (db: Db, f: { county: string; lo: string; hi: string }) =>
  db.many<{ mode: ServiceOffer['mode']; n: number }>(sql`select mode, count(*)::int as n from entitlements.offers where county = ${f.county} and region >= ${f.lo} and region < ${f.hi} and ended_on is null group by mode`)
export const lockOffer = (db: Db, county: string, id: string) => db.maybe<OfferRow>(sql`${offers} where o.county = ${county} and o.id = ${id} for update of o`)

export interface OfferWrite { region: string; need: string; mode: string; title: string; provider: string; whereAt: string; priceFen: number | null; priceNote: string; askHow: string; matter: string }
export const insertOffer = (db: Db, o: OfferWrite & { county: string; id: string; fromOn: string; byName: string; at: Date }) =>
  db.run(sql`insert into entitlements.offers (county, id, region, need, mode, title, provider, where_at, price_fen, price_note, ask_how, matter_code, from_on, by_name, at)
    values (${o.county}, ${o.id}, ${o.region}, ${o.need}, ${o.mode}, ${o.title}, ${o.provider}, ${o.whereAt}, ${o.priceFen}, ${o.priceNote}, ${o.askHow}, ${o.matter}, ${o.fromOn}, ${o.byName}, ${o.at})`)
export const updateOffer = (db: Db, county: string, id: string, o: OfferWrite) =>
  db.run(sql`update entitlements.offers set region = ${o.region}, need = ${o.need}, mode = ${o.mode}, title = ${o.title}, provider = ${o.provider}, where_at = ${o.whereAt}, price_fen = ${o.priceFen},
    price_note = ${o.priceNote}, ask_how = ${o.askHow}, matter_code = ${o.matter}, version = version + 1 where county = ${county} and id = ${id}`)
export const closeOffer = (db: Db, county: string, id: string, on: string, because: string) =>
  db.run(sql`update entitlements.offers set ended_on = ${on}, ended_because = ${because}, version = version + 1 where county = ${county} and id = ${id}`)
