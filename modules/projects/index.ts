export { makeProjectRoutes } from './routes.ts'
export { projectAbilities } from './policy.ts'
export { projectPlaces } from './queries/placed.ts'
export type { ProjectNeeds } from './needs.ts'
