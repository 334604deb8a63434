export { operationRoutes } from './routes.ts'
export { operationJobs } from './jobs.ts'
export { operationAbilities } from './policy.ts'
