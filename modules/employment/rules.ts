import { addDays } from '../../platform/kernel/dates.ts'
import { dead, notInRegister, notOfAge } from './errors.ts'

/** Working age and the cycle of looking again (EMP-03): settings, here as they are where a place sets none. */
export const FROM_AGE = 16
export const UNTIL_AGE = 65
export const REFRESH_DAYS = 90

const ageOn = (bornOn: string, day: string) =>
  Number(day.slice(0, 4)) - Number(bornOn.slice(0, 4)) - (day.slice(5) < bornOn.slice(5) ? 1 : 0)

/** Whether a person may be registered for help in finding work; refuses in Chinese. */
export function checkSeeker(person: { bornOn: string; diedOn: string | null; state: string } | undefined, today: string): void {
  if (!person) throw notInRegister()
  if (person.diedOn !== null || person.state === 'died') throw dead()
  const age = ageOn(person.bornOn, today)
  if (age < FROM_AGE || age > UNTIL_AGE) throw notOfAge(FROM_AGE, UNTIL_AGE)
}

/** The day on which a registration is to be looked at again. */
export const refreshDue = (today: string, days = REFRESH_DAYS): string => addDays(today, days)
