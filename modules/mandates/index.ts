export { makeMandateRoutes } from './routes.ts'
export { mandateAbilities } from './policy.ts'
export { mandatePlaces } from './queries/placed.ts'
export type { MandateNeeds } from './needs.ts'
