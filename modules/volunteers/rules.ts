import { guardianNeeded, notInRegister, notLiving, tooYoung } from './errors.ts'

/** Ages from which one may register: alone, and with the guardian's consent. A place sets its own in the matter. */
export const AGE_ALONE = 18
export const AGE_WITH_GUARDIAN = 8

/** Full years on a day. */
export function ageOn(bornOn: string, day: string): number {
  const years = Number(day.slice(0, 4)) - Number(bornOn.slice(0, 4))
  return day.slice(5) >= bornOn.slice(5) ? years : years - 1
}

/** Whether a person may register as a volunteer; refuses in Chinese: unknown, dead, too young, a minor without the guardian's consent. */
export function checkVolunteer(
  person: { bornOn: string; diedOn: string | null; state: string } | undefined,
  guardianAgrees: boolean,
  today: string,
  minAge = AGE_WITH_GUARDIAN,
): { minor: boolean } {
  if (!person) throw notInRegister()
  if (person.diedOn !== null || person.state === 'died') throw notLiving()
  const age = ageOn(person.bornOn, today)
  if (age < minAge) throw tooYoung(minAge)
  if (age < AGE_ALONE && !guardianAgrees) throw guardianNeeded()
  return { minor: age < AGE_ALONE }
}

/** `V152921000123`: V, the county, a running number of six digits at least. */
export const volunteerNumber = (county: string, serial: number): string => `V${county}${String(serial).padStart(6, '0')}`
