/**
 * Which reports are the same thing. A link leads from a report to its main one, never farther: a main one has none itself. Pure, so that it can be
 * proved that each reporter is answered once and never not at all.
 */
export type Links = ReadonlyMap<string, string>

/** The one whose work answers this report: its main one, or itself. */
export const mainOf = (links: Links, id: string): string => links.get(id) ?? id

/** Those joined to a main one, in the order they were joined. */
export const joinedTo = (links: Links, main: string): string[] => [...links].filter(([, to]) => to === main).map(([id]) => id)

/** What must be written so that some reports join a main one: those named, and those that had been joined to one of them. Nobody joins themselves. */
export function joining(links: Links, main: string, ids: readonly string[]): { main: string; moved: string[] } {
  const target = mainOf(links, main)
  const named = [...new Set(ids)].filter((id) => id !== target)
  const moved = named.flatMap((id) => [id, ...joinedTo(links, id)]).filter((id) => id !== target)
  return { main: target, moved: [...new Set(moved)] }
}

/** After joining. */
export function join(links: Links, main: string, ids: readonly string[]): Links {
  const { main: target, moved } = joining(links, main, ids)
  const next = new Map(links)
  for (const id of moved) {
    next.delete(id)
    next.set(id, target)
  }
  return next
}

/** A report stands for itself again. */
export function leave(links: Links, id: string): Links {
  const next = new Map(links)
  next.delete(id)
  return next
}

/** A main one goes away (its reporter withdrew): the first joined takes its place, the others follow that one. */
export function succeed(links: Links, main: string): { links: Links; next: string | null } {
  const [first, ...rest] = joinedTo(links, main)
  if (!first) return { links, next: null }
  const next = new Map(links)
  next.delete(first)
  for (const id of rest) next.set(id, first)
  return { links: next, next: first }
}

/** Whom the end of a main one answers: itself and all joined. A joined one answers nobody. */
export const answeredBy = (links: Links, id: string): string[] => (links.has(id) ? [] : [id, ...joinedTo(links, id)])

/** About this far, in metres, on the ground; good for some kilometres. */
export function metresBetween(a: { lon: number; lat: number }, b: { lon: number; lat: number }): number {
  const metres = 111_320
  const x = (b.lon - a.lon) * metres * Math.cos(((a.lat + b.lat) / 2) * (Math.PI / 180))
  return Math.hypot(x, (b.lat - a.lat) * metres)
}

/** Reports within this many metres may be of the same thing. */
export const NEAR_METRES = 200

/** Whether a report is likely of the same thing: near and of the same kind or class, or in the same grid with the same kind where there is no point. */
export function isAlike(
  a: { kind: string; region: string; lon: number | null; lat: number | null }, b: { kind: string; region: string; lon: number | null; lat: number | null },
): { alike: boolean; metres: number | null } {
  const sameKind = a.kind === b.kind || a.kind === '' || b.kind === ''
  if (a.lon !== null && a.lat !== null && b.lon !== null && b.lat !== null) {
    const metres = Math.round(metresBetween({ lon: a.lon, lat: a.lat }, { lon: b.lon, lat: b.lat }))
    return { alike: metres <= NEAR_METRES && (sameKind || a.kind.slice(0, 1) === b.kind.slice(0, 1)), metres }
  }
  return { alike: sameKind && a.region === b.region, metres: null }
}
