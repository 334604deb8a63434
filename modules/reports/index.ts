export { makeReportRoutes } from './routes.ts'
export { reportAbilities } from './policy.ts'
export { reportPlaces } from './queries/placed.ts'
export type { ReportNeeds } from './needs.ts'
