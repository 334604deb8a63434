import type { Db } from '../../../platform/server/db.ts'
import { sql } from '../../../platform/server/sql.ts'

export interface RuleRow { matter: string; version: number; text: string; note: string; inUse: boolean; byName: string; at: string }

/** The newest rule of every matter that the place wrote; a few dozen by one_version_each. */
export const placeRules = (db: Db, county: string) =>
  db.many<RuleRow>(sql`select distinct on (matter_code) matter_code as matter, version, text, note, in_use as "inUse", by_name as "byName", at from entitlements.rules
    where county = ${county} order by matter_code, version desc`)

export const insertRule = async (db: Db, r: { county: string; id: string; region: string; matter: string; version: number; text: string; note: string; inUse: boolean; byName: string; at: Date }) =>
  (await db.maybe(sql`insert into entitlements.rules (county, id, region, matter_code, version, text, note, in_use, by_name, at)
    values (${r.county}, ${r.id}, ${r.region}, ${r.matter}, ${r.version}, ${r.text}, ${r.note}, ${r.inUse}, ${r.byName}, ${r.at}) on conflict do nothing returning 1`)) !== undefined

/** The amounts that hold on a day. */
export const standardsOn = (db: Db, county: string, today: string) =>
  db.many<{ key: string; amount: number; basis: string; fromOn: string; byName: string }>(sql`
    select distinct on (name) name as key, amount, basis, from_on as "fromOn", by_name as "byName" from entitlements.standards
    where county = ${county} and from_on <= ${today} order by name, from_on desc`)

export const insertStandard = async (db: Db, s: { county: string; id: string; region: string; key: string; amount: number; basis: string; fromOn: string; byName: string; at: Date }) =>
  (await db.maybe(sql`insert into entitlements.standards (county, id, region, name, amount, basis, from_on, by_name, at)
    values (${s.county}, ${s.id}, ${s.region}, ${s.key}, ${s.amount}, ${s.basis}, ${s.fromOn}, ${s.byName}, ${s.at}) on conflict do nothing returning 1`)) !== undefined

export interface PairRow { one: string; other: string; kind: 'exclusive' | 'choose_one'; why: string; basis: string; inUse: boolean; byName: string }
export const placePairs = (db: Db, county: string) =>
  db.many<PairRow>(sql`select distinct on (one, other) one, other, kind, why, basis, in_use as "inUse", by_name as "byName" from entitlements.pairs
    where county = ${county} order by one, other, at desc, id desc`)
export const insertPair = (db: Db, p: PairRow & { county: string; id: string; region: string; at: Date }) =>
  db.run(sql`insert into entitlements.pairs (county, id, region, one, other, kind, why, basis, in_use, by_name, at)
    values (${p.county}, ${p.id}, ${p.region}, ${p.one}, ${p.other}, ${p.kind}, ${p.why}, ${p.basis}, ${p.inUse}, ${p.byName}, ${p.at})`)
