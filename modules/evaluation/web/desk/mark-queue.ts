/** Marks that wait on a phone. Pure but for the store that is handed in; nothing here knows of a browser. */

export interface SheetItem { key: string; title: string; of: number; words: string }
/** A unit's sheet as it was opened, so that it is there without a network. */
export interface KeptSheet { entryId: string; unitName: string; roundTitle: string; attempt: number; items: SheetItem[] }
/** What was given, item by item; `points` null where nothing is given yet. */
export type Given = Record<string, { points: number; words: string }>
export interface WaitingMarks { clientId: string; account: string; entryId: string; unitName: string; attempt: number; madeAt: string; given: Given; problem?: string }

export interface MarkStore { read<T>(key: string): T | undefined; write(key: string, value: unknown): void; drop(key: string): void }
export type Sent = 'sent' | 'unreachable' | { problem: string }
export type SendMarks = (one: WaitingMarks) => Promise<Sent>

const QUEUE = 'marks'
export const waiting = (store: MarkStore, account: string): WaitingMarks[] => (store.read<WaitingMarks[]>(QUEUE) ?? []).filter((one) => one.account === account)
const keep = (store: MarkStore, all: WaitingMarks[]) => store.write(QUEUE, all)
const everyone = (store: MarkStore) => store.read<WaitingMarks[]>(QUEUE) ?? []

/** Puts a sheet in the queue. It keeps its client id for good, so that the server counts it once however often it is sent. */
export function enqueue(store: MarkStore, one: WaitingMarks): void {
  keep(store, [...everyone(store).filter((each) => each.clientId !== one.clientId), one])
  store.drop(draftKey(one.account, one.entryId))
}
export const draftKey = (account: string, entryId: string): string => `draft:${account}:${entryId}`
/** What is being typed; written at every touch, so that a killed page loses nothing. */
export const saveDraft = (store: MarkStore, account: string, entryId: string, given: Given): void => store.write(draftKey(account, entryId), given)
export const draftOf = (store: MarkStore, account: string, entryId: string): Given => store.read<Given>(draftKey(account, entryId)) ?? {}

/** Sends what waits, the oldest first. A broken line stops it and keeps all; a refusal stays with its reason, and the others go on. */
export async function sendWaiting(store: MarkStore, account: string, send: SendMarks): Promise<number> {
  let sent = 0
  for (const one of waiting(store, account).sort((a, b) => (a.madeAt < b.madeAt ? -1 : 1))) {
    if (one.problem) continue
    const answer = await send(one)
    if (answer === 'unreachable') break
    const others = everyone(store).filter((each) => each.clientId !== one.clientId)
    if (answer === 'sent') {
      keep(store, others)
      sent++
    } else keep(store, [...others, { ...one, problem: answer.problem }])
  }
  return sent
}
export const discard = (store: MarkStore, clientId: string): void => keep(store, everyone(store).filter((each) => each.clientId !== clientId))

export const keepSheets = (store: MarkStore, account: string, sheets: KeptSheet[]): void => store.write(`sheets:${account}`, sheets)
export const keptSheets = (store: MarkStore, account: string): KeptSheet[] => store.read<KeptSheet[]>(`sheets:${account}`) ?? []
