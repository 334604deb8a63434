export { assistanceMatters } from './catalogue/index.ts'
export { assistanceEffects } from './effects.ts'
export { assistanceRoutes } from './routes.ts'
export { assistanceAbilities } from './policy.ts'
