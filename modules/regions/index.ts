export {
  REGION_LEVELS, ancestorsOf, countyOf, covers, inScope, isRegionCode, levelOf, padded, parentCodeOf, partCodeOf, scopeOf,
  type RegionLevel, type RegionScope,
} from './region-code.ts'
