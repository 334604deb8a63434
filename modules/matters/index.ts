export { makeMatterRoutes } from './routes.ts'
export { matterPlaces } from './queries/placed.ts'
export type { LastDay, MatterNeeds, PastCase } from './needs.ts'
export { mattersAbilities } from './policy.ts'
export { adapted, loadCatalogue, type Loaded, type LoadOptions, type PlacePatch } from './load.ts'
export { matterHistory, matterInForce, mattersOn, matterVersion } from './catalogue.ts'
export { matterFaults } from './check.ts'
export { holds } from './conditions.ts'
export { CatalogueFault, matterNotFound, matterNotInForce } from './errors.ts'
export {
  fillTemplate,
  maskedName,
  materialsFor,
  messageTemplate,
  nextStages,
  placeOfStage,
  placeholdersIn,
  prefill,
  stageApplies,
  stageGroups,
  stagesAhead,
  urgencyOf,
  withHeld,
  type PersonFacts,
  type StageFacts,
} from './rules.ts'
export * from './definition.ts'
export { ACCEPT_LIMIT, LIMIT_RULES, limitOf, localLimit, type LimitRule } from './limit-rules.ts'
export { mattersMatters } from './catalogue/index.ts'
