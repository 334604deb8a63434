import type { PlacedPart } from '../../regions/definition.ts'

/** A declaration follows the person. */
export const residencePlaces: PlacedPart = {
  module: 'residence',
  tables: [
    { table: 'residence.declarations', what: '居住申报', follows: [{ table: 'register.people', column: 'person_id' }] },
  ],
}
