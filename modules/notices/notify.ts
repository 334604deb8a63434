import { uuidv7 } from '../../platform/kernel/ids.ts'
import type { Tx } from '../../platform/server/db.ts'
import type { Services } from '../../platform/server/services.ts'
import { mobileNumber, smsText } from './sms-text.ts'
import { insertDelivery, insertMessage } from './queries.ts'

/** Someone is told something: a resident by person or a staff member by account. */
export interface Note {
  county: string
  /** The place the message belongs to (a case's region): within the transaction's scope, not necessarily the addressee's. */
  region: string
  personId?: string | null
  accountId?: string | null
  caseId?: string | null
  /** Kind of message, e.g. `case_accepted`: the name by which an SMS operator knows the sentence. */
  template: string
  title: string
  body: string
  /** Path of a page of the portal or desk, e.g. `/cases/…`. */
  link?: string
  /** The addressee's phone in plain digits, sealed here. Without one, or for a landline, the message stays in the app. */
  phone?: string | null
  /** What the short message says, where the body is too long or tells too much for a locked screen. */
  sms?: string
}

/** What telling needs of a request's context; a job brings its own transaction. */
export interface Telling {
  tx: Tx
  now: Date
  services: Pick<Services, 'sealer' | 'settings'>
}

/** What a sealed number is bound to. */
export const phoneContext = (deliveryId: string) => `delivery.phone:${deliveryId}`

/**
 * Tells someone something, in the caller's transaction: a message they read in the app and, where there is a mobile phone and no stop
 * (CHN-05), a short message that a job sends soon after the commit. The transaction must be one of staff (or widened) whose scope holds
 * `note.region`. @returns the message's id.
 */
export async function notify({ tx, now, services }: Telling, note: Note): Promise<string> {
  if (!note.personId === !note.accountId) throw new Error('a message has one addressee: a person or an account')
  const { county, region, template, title, body } = note
  const id = uuidv7(now.getTime())
  const link = note.link ?? ''
  await insertMessage(tx, {
    county, id, region, personId: note.personId ?? null, accountId: note.accountId ?? null, caseId: note.caseId ?? null, template, title, body, link, now,
  })
  const number = note.phone ? mobileNumber(note.phone) : null
  if (!number) return id
  const deliveryId = uuidv7(now.getTime())
  const sentence = note.sms ?? body
  const url = link ? services.settings.publicUrl + link : ''
  await insertDelivery(tx, {
    county, id: deliveryId, region, messageId: id, personId: note.personId ?? null, now, template,
    toSealed: services.sealer.seal(number, phoneContext(deliveryId)),
    body: smsText(sentence, url),
    params: { title, text: sentence, link: url },
  })
  return id
}
