export { employmentMatters } from './catalogue/index.ts'
export { employmentEffects } from './effects.ts'
export { employmentRoutes } from './routes.ts'
export { employmentAbilities } from './policy.ts'
