export { deriveAfterLoad, followRegister } from './derive.ts'
export { populationAbilities } from './policy.ts'
export { populationJobs } from './jobs.ts'
export { populationRoutes } from './routes.ts'
