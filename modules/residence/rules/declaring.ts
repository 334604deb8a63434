import { addDays, daysBetween, isPlainDate } from '../../../platform/kernel/dates.ts'
import { datesWrong, dead, incomplete, notInRegister } from '../errors.ts'

/** Categories of residence-type codes that a declaration may carry: nobody here is registered in this place. */
export const CATEGORIES = {
  HJ_WC: '本旗户籍，人户分离',
  LD_CZ: '外地户籍，住满半年',
  LD_ZZ: '外地户籍，不满半年',
  GAT: '港澳台居民',
  JW: '外国人',
} as const
export type Category = keyof typeof CATEGORIES

/** Half a year, from which 居住证暂行条例 art. 2 lets one ask for a residence permit. */
export const HALF_YEAR_DAYS = 183
/** A registration is renewed yearly, or when the stay ends if that is sooner. */
export const RENEW_DAYS = 365

export interface Declared {
  category: Category
  address: string
  origin: string
  livesFrom: string
  plannedUntil: string | null
  renewOn: string
}

/**
 * The declaration of a case; refuses in Chinese what cannot be. People from elsewhere count as short-stay or long-stay by how long they
 * live or mean to live here, whatever was ticked.
 */
export function declared(given: {
  person: { bornOn: string; diedOn: string | null; state: string } | undefined
  form: Readonly<Record<string, unknown>>
  today: string
}): Declared {
  const { person, form, today } = given
  if (!person) throw notInRegister()
  if (person.diedOn !== null || person.state === 'died') throw dead()
  const text = (key: string) => (typeof form[key] === 'string' ? (form[key] as string).trim() : '')
  const [from, whose, address, livesFrom, plannedUntil] = [
    text('origin'),
    text('whose'),
    text('address'),
    text('livesFrom'),
    text('plannedUntil'),
  ]
  const kinds = { banner: 'HJ_WC', elsewhere: 'LD', hmt: 'GAT', foreign: 'JW' } as const
  if (address === '' || !Object.hasOwn(kinds, whose)) throw incomplete()
  if (!isPlainDate(livesFrom) || livesFrom > today || livesFrom < person.bornOn) throw datesWrong()
  if (plannedUntil !== '' && (!isPlainDate(plannedUntil) || plannedUntil < livesFrom)) throw datesWrong()
  const kind = kinds[whose as keyof typeof kinds]
  const stay = Math.max(daysBetween(livesFrom, today), plannedUntil === '' ? HALF_YEAR_DAYS : daysBetween(livesFrom, plannedUntil))
  const yearly = addDays(today, RENEW_DAYS)
  return {
    category: kind === 'LD' ? (stay >= HALF_YEAR_DAYS ? 'LD_CZ' : 'LD_ZZ') : kind,
    address,
    origin: from,
    livesFrom,
    plannedUntil: plannedUntil === '' ? null : plannedUntil,
    renewOn: plannedUntil !== '' && plannedUntil > today && plannedUntil < yearly ? plannedUntil : yearly,
  }
}
