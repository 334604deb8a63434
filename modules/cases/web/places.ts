import { call } from '../../../platform/web/client.ts'
import type { PlacesUnder } from '../../../platform/web/form/definition.ts'
import { listRegions } from '../../regions/contract.ts'

/** Places served, for forms that ask for one: those directly under a place, or the banners where none is named. */
export const placesUnder: PlacesUnder = async (code) =>
  (await call(listRegions, { query: code ? { parent: code } : { level: 'county' } })).items.filter((one) => one.level !== 'building')
    .map(({ code: own, name, parts, level }) => ({ code: own, name, parts: level === 'grid' ? 0 : parts }))
