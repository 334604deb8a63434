import type { RetentionPart } from '../../platform/server/retention.ts'
import * as q from './queries.ts'

/** What was sent does not stay for ever: see the retention rules in modules/privacy/catalogue. */
export const noticesRetention: readonly RetentionPart[] = [
  { code: 'notices.deliveries', count: async (db, county, before) => (await q.oldDeliveries(db, county, before)).n, expire: q.deleteOldDeliveries },
  { code: 'notices.messages', count: async (db, county, before) => (await q.oldMessages(db, county, before)).n, expire: q.deleteOldMessages },
]
