import type { Db } from './db.ts'

/** How a module lets go of one kind of record when its time is over. The rule (how long, on what ground) stands in the catalogue of privacy. */
export interface RetentionPart {
  /** The code of the rule. */
  code: string
  /** How many rows are past their time on this day (`YYYY-MM-DD`, kept if younger). */
  count(db: Db, county: string, before: string): Promise<number>
  /** Deletes or makes nameless at most `limit` of them. @returns how many. */
  expire(db: Db, county: string, before: string, limit: number): Promise<number>
}
