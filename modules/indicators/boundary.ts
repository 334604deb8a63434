/*
 * Figures of one day by the boundaries of another. A leaf (a community, or the own rows of a place above it) of the counted day is linked to
 * the leaves of the boundary's day in which it lies. Leaves that hang together form a knot: a merger, a split, or a place that stayed as it
 * was. A knot that lies wholly within a place counts there as it was recorded; one that lies half within it cannot be told from the record
 * and is counted again from the rows, or is missing. Pure.
 */

/** One leaf of the counted day and one of the boundary's day that share ground. */
export interface Link {
  was: string
  is: string
}

/** Leaves of both days that hang together. */
export interface Knot {
  was: string[]
  is: string[]
}

/** Links taken together into knots; every leaf of either day stands in exactly one. */
export function knotsOf(links: readonly Link[]): Knot[] {
  const head = new Map<string, string>()
  const find = (name: string): string => {
    let top = name
    while (head.get(top) !== top) top = head.get(top)!
    return top
  }
  const meet = (name: string) => {
    if (!head.has(name)) head.set(name, name)
    return find(name)
  }
  for (const { was, is } of links) {
    const [a, b] = [meet(`w${was}`), meet(`i${is}`)]
    if (a !== b) head.set(a, b)
  }
  const knots = new Map<string, Knot>()
  for (const name of head.keys()) {
    const top = find(name)
    const knot = knots.get(top) ?? { was: [], is: [] }
    knot[name.startsWith('w') ? 'was' : 'is'].push(name.slice(1))
    knots.set(top, knot)
  }
  return [...knots.values()].map((knot) => ({ was: knot.was.sort(), is: knot.is.sort() }))
}

/** How a place of the boundary's day is put together from what was counted. */
export interface Making {
  /** Leaves whose recorded numbers count as a whole. */
  whole: string[]
  /** Leaves of the boundary's day within the place whose numbers no record tells apart. */
  torn: string[]
}

/** What belongs to the place whose leaves `within` names. */
export function makingOf(knots: readonly Knot[], within: (leaf: string) => boolean): Making {
  const making: Making = { whole: [], torn: [] }
  for (const knot of knots) {
    const inside = knot.is.filter(within)
    if (!inside.length) continue
    if (inside.length === knot.is.length) making.whole.push(...knot.was)
    else making.torn.push(...inside)
  }
  return { whole: making.whole.sort(), torn: making.torn.sort() }
}
