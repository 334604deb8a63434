import { sql } from '../../../platform/server/sql.ts'
import type { PlacedPart } from '../../regions/definition.ts'

/** A volunteer is registered where they live. */
export const volunteerPlaces: PlacedPart = {
  module: 'volunteers',
  tables: [
    { table: 'volunteers.volunteers', what: '志愿者', follows: [{ table: 'register.people', column: 'person_id' }], figures: [{ name: 'volunteers', word: '志愿者', where: sql`t.left_at is null` }] },
  ],
}
