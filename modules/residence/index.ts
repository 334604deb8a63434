export { residenceMatters } from './catalogue/index.ts'
export { residenceEffects } from './effects.ts'
export { residenceRoutes } from './routes.ts'
export { residenceAbilities } from './policy.ts'
