import type { RetentionPart } from '../../platform/server/retention.ts'
import * as q from './queries/jobs.ts'

/** What of cases does not stay: see the retention rules in modules/privacy/catalogue. */
export const casesRetention: readonly RetentionPart[] = [
  { code: 'cases.drafts', count: async (db, county, before) => (await q.oldDrafts(db, county, before)).n, expire: q.deleteOldDrafts },
  { code: 'cases.contacts', count: async (db, county, before) => (await q.oldContacts(db, county, before)).n, expire: q.dropOldContacts },
]
