export { volunteersMatters } from './catalogue/index.ts'
export { volunteersEffects } from './effects.ts'
export { volunteersRoutes } from './routes.ts'
export { volunteersAbilities } from './policy.ts'
