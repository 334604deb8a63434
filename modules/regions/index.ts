export {
  LEVEL_DIGITS, REGION_LEVELS, ancestorsOf, countyOf, covers, inScope, isRegionCode, levelOf, padded, parentCodeOf, partCodeOf, prefixOf, scopeOf,
  type RegionLevel, type RegionScope,
} from './region-code.ts'
export { regionRoutes } from './routes.ts'
export { loadRegions, readPack, type PlacePack } from './load.ts'
export { loadDivisions } from './divisions.ts'
export { findBoundaries, findRegion, wayUp } from './queries.ts'
export { together, type Shape } from './geometry.ts'
export { noteRows } from './queries/placed.ts'
export { figuresOfMove, inOrder, inTheWayOf, moveRowsOfPlaces, rowsChangedSince, rowsThatGo, type InTheWay, type MovedRows } from './place-moves.ts'
export { changePlaces, type PlaceChange } from './place-changes.ts'
export {
  kinOf, lockPlaces, periodsOf, placesBelow, placesByCode, predecessorsOf, shapesOf, successorsOf, type Drawn, type Kinship, type PeriodRow, type PlaceRow,
} from './queries/changes.ts'
export { redrawGrids, type GridDrawing } from './redraw.ts'
