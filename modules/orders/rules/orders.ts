/** When an order may be returned, and when a message is tried again. Pure. */
export const ORDER_STATES = { received: '已接收', accepted: '已受理', returned: '已退回', concluded: '已办结', declined: '不予受理', waiting: '待发出', sent: '已发出', progress: '办理中' } as const
export type OrderState = keyof typeof ORDER_STATES

/** A wrongly assigned order goes back within 24 hours of dispatch, with the reason (HOT-03). */
export const RETURN_HOURS = 24
export const mayReturn = (receivedAt: Date, now: Date): boolean => now.getTime() - receivedAt.getTime() <= RETURN_HOURS * 3_600_000

/** Pauses between tries in minutes; after the last the message waits for a person. */
export const PAUSES = [1, 2, 5, 10, 30, 60, 120, 240, 480, 720] as const
export function nextTry(tries: number, now: Date): Date | null {
  const pause = PAUSES[tries - 1]
  return pause === undefined ? null : new Date(now.getTime() + pause * 60_000)
}

/** What the other side answered: done, to be tried again, or refused for good. */
export const verdictOf = (status: number): 'done' | 'again' | 'refused' => (status >= 200 && status < 300 ? 'done' : status === 408 || status === 425 || status === 429 || status >= 500 || status === 0 ? 'again' : 'refused')

export interface Mapping { theirs: string; matter: string; preset?: Record<string, string> | undefined }
/** Their kind as our matter; the empty one stands for all that have no line. */
export const matterFor = (kinds: readonly Mapping[], theirs: string): Mapping | undefined => kinds.find((one) => one.theirs === theirs) ?? kinds.find((one) => one.theirs === '*')
/** Our state in their words; ours when they have none. */
export const wordFor = (states: Readonly<Record<string, string>>, ours: string): string => states[ours] ?? ours
