import { sql, unprepared } from '../../../platform/server/sql.ts'
import type { Db } from '../../../platform/server/db.ts'

/** Which population base somebody belongs to today: registered in the community where they live, elsewhere in the county, or farther away. */
export const baseOf = async (db: Db, county: string, personId: string, today: string): Promise<'registered' | 'near' | 'far'> => {
  const row = await db.maybe<{ registered: string | null; living: string | null }>(sql`
    select max(region) filter (where kind = 'registered' and elsewhere_code = '') as registered, max(region) filter (where kind = 'living') as living
    from register.published_ties where county = ${county} and person_id = ${personId} and valid_from <= ${today} and (valid_until is null or valid_until > ${today})`)
  if (!row?.registered) return 'far'
  return row.living && row.living.slice(0, 12) !== row.registered.slice(0, 12) ? 'near' : 'registered'
}

export const insertParticipation = (
  db: Db, p: { county: string; id: string; region: string; personId: string; role: string; base: string; on: string; caseId: string; at: Date },
) =>
  db.run(sql`insert into residence.participations (county, id, region, person_id, role, base, from_day, case_id, recorded_at)
    values (${p.county}, ${p.id}, ${p.region}, ${p.personId}, ${p.role}, ${p.base}, ${p.on}, ${p.caseId}, ${p.at})
    on conflict (county, person_id, role) where ended_on is null do nothing`)

export const countParticipation = (db: Db, f: { county: string; lo: string; hi: string }) =>
  db.many<{ role: string; base: 'registered' | 'near' | 'far'; n: number }>(unprepared(sql`
    select role, base, count(*)::int as n from residence.participations
    where county = ${f.county} and region >= ${f.lo} and region < ${f.hi} and ended_on is null group by role, base`))

export const rolesOf = (db: Db, county: string, personId: string) =>
  db.many<{ role: 'deliberation' | 'supervision' | 'representative' | 'volunteer_team' | 'election'; fromDay: string; endedOn: string | null; caseId: string }>(sql`
    select role, from_day as "fromDay", ended_on as "endedOn", case_id as "caseId" from residence.participations
    where county = ${county} and person_id = ${personId} order by from_day desc, id limit 50`)

export const bothTakePart = async (db: Db, county: string, one: string, other: string) =>
  (await db.one<{ both: boolean }>(sql`select exists (select from residence.participations
    where county = ${county} and person_id in (${one}, ${other}) and ended_on is null group by role having count(distinct person_id) = 2) as both`)).both

/** What is to be reminded of today and was not yet. A tenant is invited once, three days after the tenancy was filed. */
export const dueReminders = (db: Db, f: { today: string; soon: string; week: string; filedBefore: Date }) =>
  db.many<{ about: 'declaration' | 'permit' | 'need' | 'tenancy'; county: string; id: string; region: string; personId: string; dueOn: string; words: string }>(sql`
    select due.* from (
      select 'declaration' as about, d.county, d.id, d.region, d.person_id as "personId", d.renew_on as "dueOn", d.address as words
        from residence.declarations d where d.ended_on is null and d.renew_on between ${f.today} and ${f.soon}
      union all
      select 'permit', p.county, p.id, p.region, p.person_id, p.endorsed_until, '' from residence.permits p
        where p.ended_on is null and p.endorsed_until between ${f.today} and ${f.soon}
      union all
      select 'need', n.county, n.id, n.region, n.person_id, n.until, n.kind from residence.needs n where n.ended_on is null and n.until between ${f.today} and ${f.week}
      union all
      select 'tenancy', t.county, t.id, t.region, t.tenant_id, t.lease_from, t.address from residence.tenancies t
        where t.ended_on is null and t.tenant_id is not null and t.answer = '' and t.recorded_at <= ${f.filedBefore}
          and not exists (select from residence.declarations d where d.county = t.county and d.person_id = t.tenant_id and d.ended_on is null)) due
    where not exists (select from residence.reminders m where m.county = due.county and m.about = due.about and m.about_id = due.id and m.due_on = due."dueOn")
    order by due.county, due.id limit 500`)

/** Writes down that somebody was reminded; false when that was done already. */
export const remindOnce = async (db: Db, r: { county: string; id: string; region: string; about: string; aboutId: string; dueOn: string; at: Date }) =>
  (await db.run(sql`insert into residence.reminders (county, id, region, about, about_id, due_on, sent_at)
    values (${r.county}, ${r.id}, ${r.region}, ${r.about}, ${r.aboutId}, ${r.dueOn}, ${r.at}) on conflict (county, about, about_id, due_on) do nothing`)) === 1
