import type { Db } from '../../../platform/server/db.ts'
import { sql } from '../../../platform/server/sql.ts'
import type { Step } from '../contract.ts'

export const recordStep = (
  db: Db, s: { county: string; id: string; region: string; aboutId: string; step: string; note: string; detail: object; account: string | null; name: string; at: Date },
) =>
  db.run(sql`insert into admission.steps (county, id, region, about_id, step, note, detail, by_account, by_name, at)
    values (${s.county}, ${s.id}, ${s.region}, ${s.aboutId}, ${s.step}, ${s.note}, ${JSON.stringify(s.detail)}::jsonb, ${s.account}, ${s.name}, ${s.at})`)

export const stepsOf = (db: Db, county: string, aboutId: string) =>
  db.many<Step>(sql`select id, step, note, by_name as "byName", at from admission.steps where county = ${county} and about_id = ${aboutId} order by nth limit 500`)

/** Names of places, for lists of codes. */
export const placesNamed = (db: Db, codes: readonly string[]) =>
  db.many<{ code: string; name: string }>(sql`select code, name from regions.published_regions where code = any(${[...codes]}::text[]) order by code limit 600`)

/** Which of these are communities of the county that exist today. */
export const communitiesAmong = async (db: Db, county: string, codes: readonly string[], today: string) =>
  (await db.many<{ code: string }>(sql`select code from regions.published_regions where code = any(${[...codes]}::text[]) and left(code, 6) = ${county} and level = 'community'
    and (valid_until is null or valid_until > ${today})`)).map((one) => one.code)

/** Communities of the county today. */
export const communitiesOf = async (db: Db, county: string, today: string) =>
  (await db.many<{ code: string }>(sql`select code from regions.published_regions where level = 'community' and code >= ${county} and code < ${`${county}:`}
    and (valid_until is null or valid_until > ${today}) order by code limit 2000`)).map((one) => one.code)

/** A setting of the place: whole working days; the product's default where nothing is set. */
export const daysSetting = async (db: Db, key: string): Promise<number | undefined> => {
  const row = await db.maybe<{ value: unknown }>(sql`select value from platform.settings where key = ${key}`)
  return typeof row?.value === 'number' && Number.isInteger(row.value) && row.value > 0 && row.value <= 60 ? row.value : undefined
}
