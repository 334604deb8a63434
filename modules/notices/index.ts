export { notify, type Note, type Telling } from './notify.ts'
export { noticeRoutes } from './routes.ts'
export { noticeJobs } from './deliver.ts'
export { noticeAbilities } from './policy.ts'
