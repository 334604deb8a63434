/** What other modules ask of the register, inside their own transaction and scope. */
import type { Db } from '../../platform/server/db.ts'
import type { Sealer } from '../../platform/server/crypto.ts'
import { ageOn } from './ages.ts'
import { checkPhone } from './identifiers.ts'
import { idNumberIndex, maskedNumbers, openIdNumber, openPhone, phoneIndex } from './numbers.ts'
import { holdsOn } from './policy.ts'
import { fileOf, findByIdNumber, findByPhone, findPerson, standingsFor, standingsOf, type PersonRow } from './queries/people.ts'
import { wholeIdNumber } from './search.ts'

/** A person as another module needs one. */
export interface KnownPerson {
  id: string
  region: string
  name: string
  sex: string
  bornOn: string
  age: number
  language: string
  state: PersonRow['state']
}

const known = (p: PersonRow, today: string): KnownPerson => ({
  id: p.id, region: p.region, name: p.name, sex: p.sex, bornOn: p.born_on, age: ageOn(p.born_on, today), language: p.language, state: p.state,
})

/** The person within the scope, or undefined. */
export async function personById(db: Db, county: string, id: string, today: string): Promise<KnownPerson | undefined> {
  const row = await findPerson(db, county, id)
  return row && known(row, today)
}

/** The person with this ID number within the scope; any spelling, 15 digits too. */
export async function personByIdNumber(db: Db, sealer: Sealer, county: string, number: string, today: string): Promise<KnownPerson | undefined> {
  const row = await findByIdNumber(db, county, idNumberIndex(sealer, wholeIdNumber(number)))
  return row && known(row, today)
}

/** Those who can be reached under this telephone within the scope, the eldest first; none for a number that is not one. */
export async function peopleByPhone(db: Db, sealer: Sealer, county: string, phone: string, today: string): Promise<KnownPerson[]> {
  const checked = checkPhone(phone)
  if (!checked.ok) return []
  return (await findByPhone(db, county, phoneIndex(sealer, checked.number))).map((row) => known(row, today))
}

/** What a form is filled with. Numbers are whole: for the person themself, their representative, or a clerk who takes an application. */
export interface FormFacts {
  personId: string
  name: string
  sex: string
  bornOn: string
  age: number
  idKind: string
  idNumber: string | null
  idNumberMasked: string | null
  phone: string | null
  phoneMasked: string | null
  language: string
  region: string
  regionName: string
  address: string
  registeredAddress: string
  registeredRegion: string
  householdId: string | null
  householdSize: number
}

/** The register's facts for a form, within the scope (a resident's: their own and those they stand for). One statement. */
export async function formFacts(db: Db, sealer: Sealer, county: string, personId: string, today: string): Promise<FormFacts | undefined> {
  const file = await fileOf(db, county, personId, today)
  if (!file) return undefined
  const current = (kind: string) => file.ties.find((t) => t.kind === kind && holdsOn(t, today))
  const [living, registered] = [current('living'), current('registered')]
  const sealed = (hex: string | null) => (hex ? Buffer.from(hex, 'hex') : null)
  const row = { id: file.id, id_sealed: sealed(file.idSealed), phone_sealed: sealed(file.phoneSealed) }
  return {
    personId: file.id,
    name: file.name,
    sex: file.sex,
    bornOn: file.bornOn,
    age: ageOn(file.bornOn, today),
    idKind: file.idKind,
    idNumber: row.id_sealed && openIdNumber(sealer, file.id, row.id_sealed),
    phone: row.phone_sealed && openPhone(sealer, file.id, row.phone_sealed),
    ...maskedNumbers(sealer, row),
    language: file.language,
    region: file.region,
    regionName: file.regionName ?? file.region,
    address: living?.address || living?.elsewhere || registered?.address || '',
    registeredAddress: registered?.address || registered?.elsewhere || '',
    registeredRegion: registered?.elsewhereCode || registered?.region || '',
    householdId: file.household?.id ?? null,
    householdSize: new Set(file.household?.members.map((m) => m.personId)).size,
  }
}

/** Whether one person may do something for another today: themself always, else by guardianship or mandate with that power. */
export async function mayActFor(db: Db, county: string, by: string, person: string, power: 'apply' | 'read' | 'collect', today: string): Promise<boolean> {
  if (by === person) return true
  const standings = await standingsFor(db, county, person)
  return standings.some((s) => s.by_person_id === by && s.powers.includes(power) && holdsOn({ validFrom: s.valid_from, validUntil: s.valid_until }, today))
}

/** Those for whom a person may do something today. */
export async function actsFor(db: Db, county: string, by: string, power: 'apply' | 'read' | 'collect', today: string): Promise<string[]> {
  const standings = await standingsOf(db, county, by)
  return [...new Set(standings.filter((s) => s.powers.includes(power) && holdsOn({ validFrom: s.valid_from, validUntil: s.valid_until }, today)).map((s) => s.person_id))]
}

/** Whether one person is another's guardian today (民法典 arts. 27, 28): for what an agent may not decide. */
export async function standsAsGuardian(db: Db, county: string, by: string, person: string, today: string): Promise<boolean> {
  const standings = await standingsFor(db, county, person)
  return standings.some((s) => s.by_person_id === by && s.kind === 'guardian' && holdsOn({ validFrom: s.valid_from, validUntil: s.valid_until }, today))
}

/** Everything that the register itself keeps of a person, with whole numbers: for the person's own copy. */
export async function fileToTell(db: Db, sealer: Sealer, county: string, personId: string, today: string) {
  const file = await fileOf(db, county, personId, today)
  if (!file) return undefined
  const { idSealed, phoneSealed, household, ...facts } = file
  return {
    ...facts,
    regionName: file.regionName ?? file.region,
    idNumber: idSealed && openIdNumber(sealer, file.id, Buffer.from(idSealed, 'hex')),
    phone: phoneSealed && openPhone(sealer, file.id, Buffer.from(phoneSealed, 'hex')),
    ties: file.ties.map((t) => ({ ...t, regionName: t.regionName ?? t.region })),
    household: household && { kind: household.kind, number: household.number, members: household.kind === 'family' ? household.members.map((m) => ({ name: m.name, relation: m.relation })) : [] },
  }
}
