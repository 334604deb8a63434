export { makeZoneRoutes } from './routes.ts'
export { zoneAbilities } from './policy.ts'
export { zonePlaces } from './queries/placed.ts'
export type { ZoneNeeds } from './needs.ts'
