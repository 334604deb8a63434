import { shanghaiDate } from '../../platform/kernel/dates.ts'
import { uuidv7 } from '../../platform/kernel/ids.ts'
import type { Tx } from '../../platform/server/db.ts'
import type { Services } from '../../platform/server/services.ts'
import { kindOf, type Channel, type Outside } from './catalogue/events.ts'
import { insertDelivery, insertMessage, tellingFacts, type TellingFacts } from './queries.ts'
import { wordsOf, type Words } from './rules/templates.ts'
import { orderOf, waysTo } from './rules/ways.ts'
import { mobileNumber, smsText } from './sms-text.ts'

/** Someone is told something: a resident by person or a staff member by account. */
export interface Note {
  county: string
  /** The place the message belongs to (a case's region): within the transaction's scope, not necessarily the addressee's. */
  region: string
  personId?: string | null
  accountId?: string | null
  caseId?: string | null
  /** Kind of message, e.g. `case_accepted`: the event of `catalogue/events.ts`, by which a place adapts the words and an operator knows the sentence. */
  template: string
  title: string
  body: string
  /** Path of a page of the portal or desk, e.g. `/cases/…`. */
  link?: string
  /** The addressee's phone in plain digits, sealed here. Without one, or for a landline, no short message is sent. */
  phone?: string | null
  /** What the short message says, where the body is too long or tells too much for a locked screen. */
  sms?: string
  /** What fills the placeholders of the event, besides title, text and link. */
  params?: Readonly<Record<string, string>>
}

/** What telling needs of a request's context; a job brings its own transaction. */
export interface Telling {
  tx: Tx
  now: Date
  services: Pick<Services, 'sealer' | 'settings' | 'email' | 'wechat'>
}

/** What a sealed number or address of a delivery is bound to. */
export const phoneContext = (deliveryId: string) => `delivery.phone:${deliveryId}`
export const reachContext = (what: 'email' | 'wechat') => (reachId: string) => `notices.reach.${what}:${reachId}`

/** Which address each channel would use; a letter needs none. */
function addressesOf(services: Telling['services'], note: Note, facts: TellingFacts): Map<Outside, string> {
  const found = new Map<Outside, string>()
  const number = note.phone ? mobileNumber(note.phone) : null
  if (number) found.set('sms', number)
  for (const what of ['email', 'wechat'] as const) {
    const sealed = facts[`${what}_sealed`]
    if (sealed && facts.reach_id) found.set(what, services.sealer.open(sealed, reachContext(what)(facts.reach_id)))
  }
  return found
}

/**
 * Tells someone something, in the caller's transaction: a message they read in the app and, outside it, by the first channel that reaches them: their
 * wish first, then the order of the place, never one they stopped (CHN-05). The others stand by and are used when the first fails. The words are
 * those that the place adapted, else what is given here. The transaction must be one of staff (or widened) whose scope holds `note.region`.
 * @returns the message's id.
 */
export async function notify({ tx, now, services }: Telling, note: Note): Promise<string> {
  if (!note.personId === !note.accountId) throw new Error('a message has one addressee: a person or an account')
  const { county, region, template } = note
  const link = note.link ?? ''
  const url = link ? services.settings.publicUrl + link : ''
  const facts = await tellingFacts(tx, county, note.personId ?? null, template, shanghaiDate(now))
  const adapted = new Map(facts.templates.map((one) => [one.channel as Channel, one]))
  const say = (channel: Channel): Words | null =>
    wordsOf(channel, adapted.get(channel), { ...note.params, title: note.title, text: channel === 'sms' ? (note.sms ?? note.body) : note.body, link: url })
  const inApp = say('in_app')!
  const id = uuidv7(now.getTime())
  await insertMessage(tx, {
    county, id, region, personId: note.personId ?? null, accountId: note.accountId ?? null, caseId: note.caseId ?? null, template, title: inApp.title, body: inApp.body, link, now,
  })
  const kind = kindOf(template)
  const addresses = addressesOf(services, note, facts)
  const works = new Set<Outside>(['sms', ...(services.email ? ['email' as const] : []), ...(services.wechat && adapted.get('wechat')?.outside ? ['wechat' as const] : []),
    ...(note.personId ? ['print' as const] : [])])
  const ways = waysTo({ preferred: facts.preferred ?? '', has: new Set(addresses.keys()), stops: facts.stops ?? [] }, kind, orderOf(facts.order), works)
  let nth = 0
  for (const channel of ways) {
    const words = say(channel)
    if (!words) continue
    nth += 1
    const deliveryId = uuidv7(now.getTime())
    await insertDelivery(tx, {
      county, id: deliveryId, region, messageId: id, channel, kind, nth, state: nth === 1 ? 'waiting' : 'standby', template, now,
      toSealed: services.sealer.seal(addresses.get(channel) ?? '', phoneContext(deliveryId)),
      body: channel === 'sms' ? smsText(words.body, url) : words.body,
      params: { title: words.title, text: words.body, link: url, ...(channel === 'wechat' ? { outside: adapted.get('wechat')!.outside } : {}) },
    })
  }
  return id
}
