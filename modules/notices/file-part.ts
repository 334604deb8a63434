import type { Db } from '../../platform/server/db.ts'
import type { SealedPart } from '../../platform/server/sealed.ts'
import { CHANNELS, type Channel } from './catalogue/events.ts'
import { phoneContext, reachContext } from './notify.ts'
import { messagesToTell, optOutsToTell, wishesToTell } from './queries.ts'

/** What a person was told, and by which channels they want to hear nothing; the shape is the register's FilePart. */
export const noticesFile = {
  id: 'notices.messages',
  title: '收到的消息',
  tells: ['notices.messages.person_id', 'notices.opt_outs.person_id', 'notices.reach.person_id'],
  list: async (tx: Db, county: string, personId: string) => [
    ...(await optOutsToTell(tx, county, personId)).map((o) => ({ title: `您停收${CHANNELS[o.channel as Channel] ?? '一种消息'}`, from: o.at, until: null, href: '/my/settings' })),
    ...(await wishesToTell(tx, county, personId)).map((r) => ({ title: '您希望怎样接到消息', text: r.preferred ? CHANNELS[r.preferred as Channel] : '没有指定', from: r.at, until: null, href: '/my/settings' })),
    ...(await messagesToTell(tx, county, personId)).map((m) => ({ title: m.title, text: m.body, from: m.sentAt, ...(m.link ? { href: m.link } : {}) })),
  ],
}

export const noticesReachSealed: SealedPart = {
  table: 'notices.reach', columns: [{ column: 'email_sealed', context: reachContext('email') }, { column: 'wechat_sealed', context: reachContext('wechat') }],
}
export const noticesSealed: SealedPart = { table: 'notices.deliveries', columns: [{ column: 'to_sealed', context: phoneContext }] }
