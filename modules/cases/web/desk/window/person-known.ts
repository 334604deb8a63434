import { deskCall } from '../../../../../platform/web/desk/index.ts'
import type { FormDefinition } from '../../../../../platform/web/form/definition.ts'
import { unmaskPerson, type Person } from '../../../../register/contract.ts'
import type { PrefillSource } from '../../../../matters/contract.ts'

export type Known = Partial<Record<PrefillSource, string | number>>

const today = (person: Person, kind: 'living' | 'registered') => person.ties.find((tie) => tie.kind === kind && tie.validUntil === null)

/** What the register holds of a person, by the keys that forms prefill from. Numbers as they may be shown: masked; the server puts in the real ones. */
export function knownOf(person: Person): Known {
  const living = today(person, 'living')
  const registered = today(person, 'registered')
  const facts: Record<PrefillSource, string | number | null | undefined> = {
    'register.name': person.name,
    'register.idNumber': person.idNumberMasked,
    'register.phone': undefined,
    'register.sex': person.sex,
    'register.bornOn': person.bornOn,
    'register.age': person.age,
    'register.region': person.regionName,
    'register.address': living?.address || living?.elsewhere || registered?.address,
    'register.registeredAddress': registered?.address || registered?.elsewhere,
    'register.householdSize': person.household?.members.length,
  }
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== null && value !== undefined && value !== '')) as Known
}

/** Whether a form takes the telephone from the register. */
export const wantsPhone = (form: FormDefinition): boolean => Object.values(form.ui.fields ?? {}).some((field) => field.prefill === 'register.phone')

/** The telephone in full, to be confirmed with the person at the counter; the opening is recorded. Nothing where this post may not. */
export async function phoneOf(person: Person, matterTitle: string): Promise<string | undefined> {
  if (!person.phoneMasked) return undefined
  try {
    const { value } = await deskCall(unmaskPerson, { params: { id: person.id }, body: { field: 'phone', purpose: 'window', ref: matterTitle.slice(0, 60) } })
    return value ?? undefined
  } catch {
    return undefined
  }
}
