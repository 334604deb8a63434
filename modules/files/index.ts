export { attachFiles, moveFiles } from './attach.ts'
export { fileRoutes } from './routes.ts'
export { fileJobs } from './sweep.ts'
export { fileAbilities } from './policy.ts'
