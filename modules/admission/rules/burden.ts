/** The burden meter (MAT-18). Pure. */
export interface Burden {
  state: 'open' | 'kept' | 'merged' | 'cut'
  times: number
  communities: number
  /** Minutes for one time, as the communities say; null while nobody has said. */
  median: number | null
  fromOn: string | null
}

/** Minutes a year over all communities; null where no community has said how long it takes. */
export const yearMinutes = (one: Pick<Burden, 'times' | 'communities' | 'median'>): number | null => (one.median === null ? null : one.median * one.times * one.communities)

/** Whether it is still asked on a day: what was cut or merged goes from its day on. */
export const isAsked = (one: Pick<Burden, 'state' | 'fromOn'>, day: string): boolean => !((one.state === 'cut' || one.state === 'merged') && one.fromOn !== null && one.fromOn <= day)

export interface Relief {
  before: number
  after: number
  minutesBefore: number
  minutesAfter: number
  /** Items for which nobody has said how long they take: they count as items, not as hours. */
  unknown: number
}

/** Count and minutes before any decision, and on a day. */
export function relief(all: readonly Burden[], day: string): Relief {
  const asked = all.filter((one) => isAsked(one, day))
  const sum = (list: readonly Burden[]) => list.reduce((total, one) => total + (yearMinutes(one) ?? 0), 0)
  return { before: all.length, after: asked.length, minutesBefore: sum(all), minutesAfter: sum(asked), unknown: all.filter((one) => one.median === null).length }
}
