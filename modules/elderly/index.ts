export { elderlyMatters } from './catalogue/index.ts'
export { elderlyEffects } from './effects.ts'
export { elderlyRoutes } from './routes.ts'
export { elderlyAbilities } from './policy.ts'
