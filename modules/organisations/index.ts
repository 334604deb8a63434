export { ALL_POSTS, POST_KINDS, SERVING, postKinds, postTitle, type Abilities, type PostKind } from './posts.ts'
export { organisationPlaces } from './queries/placed.ts'
