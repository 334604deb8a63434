export {
  REGION_LEVELS, ancestorsOf, countyOf, covers, inScope, isRegionCode, levelOf, padded, parentCodeOf, partCodeOf, prefixOf, scopeOf,
  type RegionLevel, type RegionScope,
} from './region-code.ts'
export { regionRoutes } from './routes.ts'
export { loadRegions, readPack, type PlacePack } from './load.ts'
export { loadDivisions } from './divisions.ts'
export { findRegion, wayUp } from './queries.ts'
export { noteRows } from './queries/placed.ts'
export { figuresOfMove, inOrder, inTheWayOf, moveRowsOfPlaces, rowsThatGo, type InTheWay, type MovedRows } from './place-moves.ts'
