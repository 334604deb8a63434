import { createHmac, timingSafeEqual } from 'node:crypto'

/** An event may be this old or this far ahead when it comes in. */
export const CLOCK_MINUTES = 5

export interface SignedEvent { system: string; event: string; call: string; kind: string; called: string; caller: string; extension: string; to: string; at: string }
export interface SignedQuestion { system: string; call: string; at: string }

/** The lines that are signed, in this order, one to a line; what is absent is an empty line (docs/hotline.md). */
export const linesOfEvent = (e: SignedEvent): string =>
  ['linli-call-event-v1', e.system, e.event, e.call, e.kind, e.called, e.caller, e.extension, e.to, e.at].join('\n')
export const linesOfQuestion = (q: SignedQuestion): string => ['linli-call-question-v1', q.system, q.call, q.at].join('\n')

export const sign = (key: string, lines: string): string => createHmac('sha256', key).update(lines, 'utf8').digest('hex')

/** Compares in constant time. */
export function isSigned(key: string, lines: string, signature: string): boolean {
  const [a, b] = [Buffer.from(sign(key, lines)), Buffer.from(signature)]
  return a.length === b.length && timingSafeEqual(a, b)
}
