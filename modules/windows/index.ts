export { makeWindowRoutes } from './routes.ts'
export { windowAbilities } from './policy.ts'
export { windowPlaces } from './queries/placed.ts'
