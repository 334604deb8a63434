import type { PlacedPart } from '../../regions/definition.ts'

/** Visits follow the old person. */
export const elderlyPlaces: PlacedPart = {
  module: 'elderly',
  tables: [
    { table: 'elderly.visit_plans', what: '探访安排', follows: [{ table: 'register.people', column: 'person_id' }] },
  ],
}
