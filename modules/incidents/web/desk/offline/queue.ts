/**
 * What waits on the phone until it is sent. Pure logic over a store and a sender, so that it can be killed anywhere in a test: each thing keeps its id
 * from the first tap, so that the server makes one of it however often it comes.
 */

export interface WaitingPhoto {
  slot: 'photosBefore' | 'photosAfter'
  name: string
  /** Gone once the thing has been taken over by the server. */
  blob?: Blob
  /** Set once the picture itself has arrived. */
  fileId?: string
}

/** As it is kept on the phone. */
export interface Waiting {
  /** The client id of the write. */
  id: string
  /** Whose it is: on a shared phone nobody sends another's. */
  account: string
  kind: 'event' | 'patrol'
  title: string
  where: string
  /** Without photos; they are put in when they have arrived. */
  body: Record<string, unknown>
  /** Pictures of a report that was settled on the spot lie inside `settled`. */
  photos: WaitingPhoto[]
  createdAt: string
  state: 'waiting' | 'refused' | 'sent'
  /** Sent at least once without hearing the answer: it may have arrived, so it must not be changed. */
  unheard: boolean
  problem?: { code: string; title: string }
  answer?: Record<string, unknown>
}

export interface Store {
  all(): Promise<Waiting[]>
  put(one: Waiting): Promise<void>
  remove(id: string): Promise<void>
}

export interface Sender {
  upload(photo: WaitingPhoto): Promise<string>
  send(one: Waiting, body: Record<string, unknown>): Promise<Record<string, unknown>>
}

/** What a sender throws: the status of a refusal, 0 when the server was not reached. */
export interface Fault {
  status: number
  code: string
  title: string
}

/** How far a round came: all sent or refused, or why it stopped. */
export type Outcome = 'done' | 'unreachable' | 'signed-out' | 'later'

/** The whole body of a thing with its photos. Throws when one has not arrived. */
export function bodyOf(one: Waiting): Record<string, unknown> {
  const ids = (slot: WaitingPhoto['slot']) => one.photos.filter((photo) => photo.slot === slot).map((photo) => {
    if (!photo.fileId) throw new Error('a photo has not been sent yet')
    return photo.fileId
  })
  if (one.kind !== 'event') return { ...one.body, clientId: one.id }
  const settled = one.body['settled'] as Record<string, unknown> | undefined
  return { ...one.body, clientId: one.id, photosBefore: ids('photosBefore'), ...(settled ? { settled: { ...settled, photosAfter: ids('photosAfter') } } : {}) }
}

/** Sends what waits, oldest first, writing down after every step how far it came. A refused one is left for its owner; the others go on. */
export async function sendAll(store: Store, sender: Sender, account: string, changed: () => void = () => {}): Promise<Outcome> {
  const waiting = (await store.all()).filter((one) => one.account === account && one.state === 'waiting').sort((a, b) => (a.createdAt < b.createdAt ? -1 : 1))
  for (let one of waiting) {
    const keep = async (next: Waiting) => {
      one = next
      await store.put(next)
      changed()
    }
    for (let tries = 0; ; tries++) {
      try {
        for (const [nth, photo] of one.photos.entries()) {
          if (photo.fileId) continue
          const fileId = await sender.upload(photo)
          await keep({ ...one, photos: one.photos.map((each, at) => (at === nth ? { ...each, fileId } : each)) })
        }
        await keep({ ...one, unheard: true })
        const answer = await sender.send(one, bodyOf(one))
        const { problem: _, ...rest } = one
        await keep({ ...rest, state: 'sent', unheard: false, answer, photos: one.photos.map(({ blob: _b, ...photo }) => photo) })
      } catch (thrown) {
        const fault = thrown as Fault
        if (fault.status === 401) return 'signed-out'
        if (fault.status === 0 || fault.status === undefined) return 'unreachable'
        if (fault.status >= 500 || fault.status === 429) return 'later'
        // Pictures that lay too long on the server are sent again, once.
        if (fault.code === 'files.not_found' && tries === 0 && one.photos.every((photo) => photo.blob)) {
          await keep({ ...one, unheard: false, photos: one.photos.map(({ fileId: _f, ...photo }) => photo) })
          continue
        }
        // A refusal made nothing: it may be put right and sent under the same id.
        await keep({ ...one, state: 'refused', unheard: false, problem: { code: fault.code, title: fault.title } })
      }
      break
    }
  }
  return 'done'
}

/** Whether a thing may still be changed or thrown away: not while it may have arrived unheard. */
export const mayChange = (one: Waiting): boolean => one.state === 'refused' || (one.state === 'waiting' && !one.unheard)

/** Sent things stay to be seen for a day. */
export const isOld = (one: Waiting, now: Date): boolean => one.state === 'sent' && now.getTime() - Date.parse(one.createdAt) > 86_400_000
