import { REGION_LEVELS, covers, scopeOf, type RegionLevel, type RegionScope } from '../regions/index.ts'
import type { StageLevel } from '../matters/index.ts'
import { POST_KINDS, type PostKind } from '../organisations/index.ts'

/** Where a case's work goes. Pure: the way up from the case's place comes in, a post at a place comes out. */

/** A place and those above it, nearest first, as they exist (TER-21: levels may be missing). */
export type WayUp = readonly { code: string; level: string; name: string }[]

/** Open work belongs to a kind of post at a place. */
export interface Desk {
  post: PostKind
  region: string
}

const rank = (level: string) => REGION_LEVELS.indexOf(level as RegionLevel)

/** The place on the way up at this level, or the next above that exists; the last one known when even that is missing. */
export function placeAt(level: StageLevel, way: WayUp): WayUp[number] {
  const found = way.find((place) => rank(place.level) <= rank(level)) ?? way.at(-1)
  if (!found) throw new RangeError('a case stands nowhere')
  return found
}

/** Who does the work of a post where no such post exists: the community's work in a sumu without one, the township's at the county. */
const STANDS_IN: Partial<Record<PostKind, Partial<Record<RegionLevel, PostKind>>>> = {
  grid_worker: { township: 'street_officer', county: 'dispatcher' },
  community_worker: { township: 'street_officer', county: 'department_officer' },
  mediator: { county: 'department_officer' },
  station_head: { township: 'street_head', county: 'dispatcher' },
  street_officer: { county: 'department_officer' },
  street_head: { county: 'dispatcher' },
}

/** The desk for a stage: its post at its level of the case's place, or who stands in where that level is missing. */
export function deskFor(stage: { post: PostKind; level: StageLevel }, way: WayUp): Desk {
  // A grid worker's place is the grid itself, where the case says which.
  const grid = stage.post === 'grid_worker' && stage.level === 'community' ? way.find((place) => place.level === 'grid') : undefined
  const place = grid ?? placeAt(stage.level, way)
  const levels: readonly string[] = POST_KINDS[stage.post].levels
  if (levels.includes(place.level)) return { post: stage.post, region: place.code }
  return { post: STANDS_IN[stage.post]?.[place.level as RegionLevel] ?? stage.post, region: place.code }
}

/** Who looks after a place's work when it is late: the head of the office, then the level above. */
export function supervisorsAbove(at: string, way: WayUp): Desk[] {
  const here = way.find((place) => place.code === at) ?? way[0]
  if (!here) return []
  const above = way.slice(way.indexOf(here)).filter((place) => rank(place.level) >= rank('county'))
  const head: Partial<Record<string, PostKind>> = { community: 'station_head', township: 'street_head', county: 'dispatcher' }
  return above.flatMap((place) => (head[place.level] ? [{ post: head[place.level]!, region: place.code }] : []))
}

/**
 * Whether work may be handed to this place by someone who stands at `mine`: within their own place, up the way of the case (街道吹哨、部门报到),
 * or to a neighbour under the same parent, when the place was given wrongly. Anything farther goes through the level above.
 */
export function mayHandTo(
  target: string, { mine, caseRegion, parentOfMine, parentOfTarget }: { mine: string; caseRegion: string; parentOfMine: string | null; parentOfTarget: string | null },
): boolean {
  return covers(mine, target) || covers(target, caseRegion) || (parentOfMine !== null && parentOfMine === parentOfTarget)
}

/** Where the case stands after a hand-over: it moves with the work when the new place would not see it otherwise. */
export const regionAfter = (target: string, caseRegion: string): string => (covers(target, caseRegion) ? caseRegion : target)

/** The smallest range that holds both places: what a deed that moves a case may reach for a moment. */
export function rangeOver(a: string, b: string, way: WayUp): RegionScope {
  if (covers(a, b)) return scopeOf(a)
  if (covers(b, a)) return scopeOf(b)
  const both = way.find((place) => covers(place.code, a) && covers(place.code, b))
  if (!both) throw new RangeError(`no place holds ${a} and ${b}`)
  return scopeOf(both.code)
}
