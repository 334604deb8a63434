import type { FactSource } from '../define.ts'
import { basicMatters, bodies, files, legalReach, lineReach, residence, serviceReach, sizes, workforce } from '../queries/sources-bodies.ts'
import { sites, ways } from '../queries/sources-sites.ts'
import { budgets, liaison, owed, planWork, projects, titles, zones } from '../queries/sources-work.ts'
import { cases, dwellings, facilities, grants, places, population, reopenings, staff, volunteers } from '../queries/sources.ts'

/** Everything that is counted, in the order in which a leaf is counted. */
export const SOURCES: readonly FactSource[] = [
  population, dwellings, cases, reopenings, staff, places, facilities, volunteers, grants,
  bodies, legalReach, lineReach, basicMatters, serviceReach, residence, sizes, files, workforce, sites, ways, titles, owed, planWork, projects, budgets, zones, liaison,
]
