import type { Db } from '../../../platform/server/db.ts'
import { sql } from '../../../platform/server/sql.ts'
import type { FileState } from '../contract.ts'

/** Own seats, as the policy shows them to a party. */
export const seatsOf = (db: Db, county: string, person: string) =>
  db.many<{ fileId: string; partyId: string; region: string }>(sql`select file_id as "fileId", id as "partyId", region from disputes.parties
    where county = ${county} and person_id = ${person} and left_on is null order by file_id desc limit 50`)

/** What stands of one's files, and whether something waits for oneself. */
export const seatLines = (db: Db, county: string, partyIds: readonly string[]) =>
  db.many<{ id: string; number: string; title: string; state: FileState; recordedOn: string; waitsConsent: boolean; waitsSign: boolean }>(sql`select f.id, f.number, f.title, f.state, f.recorded_on as "recordedOn",
      (p.consent = 'asked' and f.state = 'accepted') as "waitsConsent",
      (f.state = 'mediating' and exists (select 1 from disputes.agreements a where a.county = f.county and a.file_id = f.id and a.state = 'open' and a.form = 'written'
        and not exists (select 1 from disputes.signatures s where s.county = f.county and s.about_id = a.id and s.party_id = p.id and s.text_sha256 = a.text_sha256))) as "waitsSign"
    from disputes.parties p join disputes.files f on f.county = p.county and f.id = p.file_id where p.county = ${county} and p.id = any(${[...partyIds]}::uuid[]) order by f.id desc`)

/** For the person's own file. */
export const partsToTell = (db: Db, county: string, person: string) =>
  db.many<{ id: string; number: string; title: string; recordedOn: string; endedOn: string | null; state: FileState }>(sql`select f.id, f.number, f.title, f.recorded_on as "recordedOn",
      coalesce(f.ended_on, f.performed_on) as "endedOn", f.state
    from disputes.parties p join disputes.files f on f.county = p.county and f.id = p.file_id where p.county = ${county} and p.person_id = ${person} and p.left_on is null order by f.id desc limit 100`)
export const bothParties = (db: Db, county: string, into: string, from: string) =>
  db.maybe(sql`select 1 from disputes.parties a join disputes.parties b on b.county = a.county and b.file_id = a.file_id and b.left_on is null
    where a.county = ${county} and a.person_id = ${into} and b.person_id = ${from} and a.left_on is null limit 1`)

// ------------------------------------------------------------------------------------------------------------------------- reminding
export interface DueLine { about: 'clause_soon' | 'clause_late' | 'visit' | 'confirm'; id: string; county: string; region: string; fileId: string; number: string; dueOn: string; personId: string | null; account: string | null; words: string }
/** What is to be said today and was not said yet. */
export const dueLines = (db: Db, f: { today: string; soon: string }) =>
  db.many<DueLine>(sql`select * from (
      select case when c.due_on < ${f.today} then 'clause_late' else 'clause_soon' end as about, c.id, c.county, c.region, c.file_id as "fileId", f.number, c.due_on as "dueOn", p.person_id as "personId",
        f.mediator_account as account, c.what as words
      from disputes.clauses c join disputes.files f on f.county = c.county and f.id = c.file_id join disputes.parties p on p.county = c.county and p.id = c.party_id
      where c.state <> 'done' and c.due_on <= ${f.soon} and f.state = 'agreed'
      union all select 'visit', f.id, f.county, f.region, f.id, f.number, f.follow_up_by, null, f.mediator_account, f.title
      from disputes.files f where f.state in ('agreed', 'performed') and f.followed_on is null and f.follow_up_by <= ${f.soon}
      union all select 'confirm', p.id, f.county, f.region, f.id, f.number, f.confirm_by, p.person_id, null, f.title
      from disputes.files f join disputes.parties p on p.county = f.county and p.file_id = f.id and p.left_on is null
      where f.state = 'agreed' and f.confirm_by between ${f.today} and ${f.soon} and p.person_id is not null
        and not exists (select 1 from disputes.confirmations k where k.county = f.county and k.file_id = f.id)
    ) due where not exists (select 1 from disputes.reminders r where r.county = due.county and r.about = due.about and r.about_id = due.id and r.due_on = due."dueOn") limit 200`)
export const remindOnce = async (db: Db, r: { county: string; id: string; region: string; about: string; aboutId: string; dueOn: string; at: Date }): Promise<boolean> =>
  (await db.run(sql`insert into disputes.reminders (county, id, region, about, about_id, due_on, at) values (${r.county}, ${r.id}, ${r.region}, ${r.about}, ${r.aboutId}, ${r.dueOn}, ${r.at})
    on conflict (county, about, about_id, due_on) do nothing`)) === 1
