import type { FactSource } from '../define.ts'
import { cases, dwellings, facilities, grants, places, population, reopenings, staff, volunteers } from '../queries/sources.ts'

/** Everything that is counted, in the order in which a leaf is counted. */
export const SOURCES: readonly FactSource[] = [population, dwellings, cases, reopenings, staff, places, facilities, volunteers, grants]
