import type { PrefillSource } from './definition.ts'

/** What of a person's file forms and materials are filled from; the register's `Person` fits. */
export interface PersonOnFile {
  name: string
  sex: string
  bornOn: string
  age: number
  regionName: string
  idNumberMasked: string | null
  phoneMasked: string | null
  ties: readonly { kind: string; address: string; elsewhere: string; validFrom: string; validUntil: string | null }[]
  household: { members: readonly { personId: string }[] } | null
}

/**
 * The known facts by prefill key, as a browser may show them: numbers masked. What is absent the register does not hold and the form
 * asks for.
 * `today` is `YYYY-MM-DD` in Asia/Shanghai; only ties that hold on it count.
 */
export function knownFacts(person: PersonOnFile, today: string): Partial<Record<PrefillSource, string | number>> {
  const current = (kind: string) =>
    person.ties.find((tie) => tie.kind === kind && tie.validFrom <= today && (tie.validUntil === null || today < tie.validUntil))
  const [living, registered] = [current('living'), current('registered')]
  const all: Partial<Record<PrefillSource, string | number | null | undefined>> = {
    'register.name': person.name,
    'register.idNumber': person.idNumberMasked,
    'register.phone': person.phoneMasked,
    'register.sex': person.sex,
    'register.bornOn': person.bornOn,
    'register.age': person.age,
    'register.region': person.regionName,
    'register.address': living?.address || living?.elsewhere || registered?.address,
    'register.registeredAddress': registered?.address || registered?.elsewhere,
    'register.householdSize': new Set(person.household?.members.map((one) => one.personId)).size || null,
  }
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== null && value !== undefined && value !== ''))
}
