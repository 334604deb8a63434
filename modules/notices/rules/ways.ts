import { OUTSIDE, USUAL_ORDER, type NoticeKind, type Outside } from '../catalogue/events.ts'

/** By which channels a person is told, in which order. Pure. */
export interface Reachable {
  preferred: string
  /** Channels with an address: a mobile number, an openid, an e-mail address. A letter needs none. */
  has: ReadonlySet<Outside>
  /** `channel/kind`, kind `*` for all. */
  stops: readonly string[]
}

export const orderOf = (setting: unknown): readonly Outside[] =>
  Array.isArray(setting) && setting.every((one) => (OUTSIDE as readonly unknown[]).includes(one)) ? (setting as Outside[]) : USUAL_ORDER

export const isStopped = (stops: readonly string[], channel: Outside, kind: NoticeKind): boolean => stops.includes(`${channel}/*`) || stops.includes(`${channel}/${kind}`)

/** The wish of the person first, then the order of the place; never what is stopped or has no address. */
export function waysTo(person: Reachable, kind: NoticeKind, order: readonly Outside[], works: ReadonlySet<Outside>): Outside[] {
  const wanted = (OUTSIDE as readonly string[]).includes(person.preferred) ? [person.preferred as Outside] : []
  return [...new Set([...wanted, ...order])].filter((channel) => works.has(channel) && (channel === 'print' || person.has.has(channel)) && !isStopped(person.stops, channel, kind))
}
