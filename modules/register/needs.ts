import type { Tx } from '../../platform/server/db.ts'
import type { Services } from '../../platform/server/services.ts'

/** What telling and asking need of a request's context; a job brings its own transaction. */
export interface Telling {
  tx: Tx
  now: Date
  services: Services
}

/** A message to one person or one staff account. The telephone is in plain digits and never stored here. */
export interface RegisterNote {
  county: string
  region: string
  personId?: string | null
  accountId?: string | null
  template: string
  title: string
  body: string
  link?: string
  phone?: string | null
  sms?: string
}

/** Something that stands open for a person in another module: a case, a monthly allowance, agreed visits. */
export interface Affair {
  title: string
  region: string
  /** Page of the desk where it is dealt with. */
  link: string
  /** Who holds it now, by account; else the posts of these kinds at its place, the nearest first, are told. */
  accounts: readonly string[]
  posts: readonly string[]
}

/** What the app gives the register, which stands below those modules. */
export interface RegisterNeeds {
  /** Tells someone something in the same transaction. `notify` of the notices module fits. */
  notify(telling: Telling, note: RegisterNote): Promise<unknown>
  /** What stands open for a person who died or went away: every module that keeps such things answers. Runs in the county's scope. */
  affairsOf(telling: Telling, county: string, personId: string): Promise<Affair[]>
}
