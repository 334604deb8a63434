import type { PlacedPart } from '../../regions/definition.ts'

/** A registration follows the person. */
export const employmentPlaces: PlacedPart = {
  module: 'employment',
  tables: [
    { table: 'employment.registrations', what: '求职登记', follows: [{ table: 'register.people', column: 'person_id' }] },
  ],
}
