/** Which grid an address lies in and who answers for it. Pure: rows come in, answers go out. */
import { addDays } from '../../platform/kernel/dates.ts'
import { REGION_LEVELS, levelOf } from '../regions/index.ts'
import type { Atlas, Geometry, Point } from './geometry.ts'
import type { AreaKind, Fault, ResponsibleKind } from './words.ts'

export interface GridShape {
  code: string
  name: string
  geometry: Geometry
}

/** What the record and the map say about one building. */
export function faultsOf(building: { region: string; point: Point | null }, atlas: Atlas<GridShape>): { faults: Fault[]; onMap: GridShape[] } {
  const hasGrid = ['grid', 'building'].includes(levelOf(building.region))
  const faults: Fault[] = hasGrid ? [] : ['no_grid']
  if (!building.point) return { faults: [...faults, 'no_point'], onMap: [] }
  const onMap = atlas.at(building.point)
  if (onMap.length === 0) faults.push('outside')
  else if (onMap.length > 1) faults.push('two_grids')
  else if (hasGrid && !building.region.startsWith(onMap[0]!.code)) faults.push('differs')
  return { faults, onMap }
}

/** Whether an address counts as lying in no grid or in two: what has to come to nought (TER-14, IND-119). */
export const isUnplaced = (faults: readonly Fault[]): boolean => faults.some((fault) => fault === 'no_grid' || fault === 'outside' || fault === 'two_grids')

// ----------------------------------------------------------------------------------------------------------- the chain

/** An area that somebody answers for. */
export type Area =
  | { kind: 'grid'; grid: string }
  | { kind: 'estate'; estate: string }
  | { kind: 'building'; buildingId: string }
  | { kind: 'units'; buildingId: string; from: number; to: number }
  | { kind: 'households'; householdIds: string[] }

/** An address as the chain sees it. */
export interface Address {
  region: string
  buildingId: string
  estate: string
  /** The part behind the building: 2单元501室. */
  door: string
  householdIds: readonly string[]
}

/** The unit a door belongs to: 2单元501室 → 2; a house without units has none. */
export const unitOf = (door: string): number | null => {
  const found = /^(\d{1,3})(?:单元|门|栋|-)/.exec(door)
  return found ? Number(found[1]) : null
}

export function coversAddress(area: Area, address: Address): boolean {
  switch (area.kind) {
    case 'grid':
      return address.region.startsWith(area.grid)
    case 'estate':
      return address.estate === area.estate
    case 'building':
      return address.buildingId === area.buildingId
    case 'units': {
      const unit = unitOf(address.door)
      return address.buildingId === area.buildingId && unit !== null && unit >= area.from && unit <= area.to
    }
    case 'households':
      return area.householdIds.some((id) => address.householdIds.includes(id))
  }
}

/** How narrow an area is: the narrowest that holds an address decides. */
const NARROW: Record<AreaKind, number> = { households: 0, units: 1, building: 2, estate: 3, grid: 4 }

export interface Answerable {
  id: string
  kind: ResponsibleKind
  name: string
  areas: Area[]
}

/**
 * Who of a community's heads answers for an address, kind by kind: those with the narrowest area that holds it. A building head stands in where no
 * door head is named; several representatives may speak for one address.
 */
export function answeringFor<T extends Answerable>(people: readonly T[], address: Address): Partial<Record<ResponsibleKind, T[]>> {
  const found: Partial<Record<ResponsibleKind, T[]>> = {}
  const nearest: Partial<Record<ResponsibleKind, number>> = {}
  for (const one of people) {
    const reach = Math.min(...one.areas.filter((area) => coversAddress(area, address)).map((area) => NARROW[area.kind]))
    if (!Number.isFinite(reach)) continue
    const before = nearest[one.kind]
    if (before === undefined || reach < before) {
      nearest[one.kind] = reach
      found[one.kind] = [one]
    } else if (reach === before) found[one.kind]!.push(one)
  }
  return found
}

/** Terms that end within so many days are shown before they do. */
export const ENDS_SOON_DAYS = 90
export const endsSoon = (until: string | null, today: string): boolean => until !== null && until > today && until <= addDays(today, ENDS_SOON_DAYS)

/** The levels between a place and its county, as they exist: a community directly under the county has no street (TER-21). */
export const wordsOfWay = (way: readonly { level: string; name: string }[]): string =>
  [...way].filter(({ level }) => REGION_LEVELS.indexOf(level as never) >= REGION_LEVELS.indexOf('county')).reverse().map(({ name }) => name).join('')
