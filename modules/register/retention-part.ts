import type { RetentionPart } from '../../platform/server/retention.ts'
import { dropPhonesOfTheDead, phonesOfTheDead } from './queries/retention.ts'

/** What of a file goes when its time is over: see the retention rules in modules/privacy/catalogue. */
export const registerRetention: readonly RetentionPart[] = [
  { code: 'register.phones_of_the_dead', count: async (db, county, before) => (await phonesOfTheDead(db, county, before)).n, expire: dropPhonesOfTheDead },
]
