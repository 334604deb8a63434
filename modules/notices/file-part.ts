import type { Db } from '../../platform/server/db.ts'
import type { SealedPart } from '../../platform/server/sealed.ts'
import { phoneContext } from './notify.ts'
import { messagesToTell, optOutsToTell } from './queries.ts'

/** What a person was told, and by which channels they want to hear nothing; the shape is the register's FilePart. */
export const noticesFile = {
  id: 'notices.messages',
  title: '收到的消息',
  tells: ['notices.messages.person_id', 'notices.opt_outs.person_id'],
  list: async (tx: Db, county: string, personId: string) => [
    ...(await optOutsToTell(tx, county, personId)).map((o) => ({ title: o.channel === 'sms' ? '您停收短信' : '您停收一种消息', from: o.at, until: null, href: '/my/settings' })),
    ...(await messagesToTell(tx, county, personId)).map((m) => ({ title: m.title, text: m.body, from: m.sentAt, ...(m.link ? { href: m.link } : {}) })),
  ],
}

export const noticesSealed: SealedPart = { table: 'notices.deliveries', columns: [{ column: 'to_sealed', context: phoneContext }] }
