import { sql } from '../../../platform/server/sql.ts'
import type { PlacedPart } from '../../regions/definition.ts'

/** Sites go with their place, rooms and bookings with their site. Two sites of one community need two names. */
export const facilityPlaces: PlacedPart = {
  module: 'facilities',
  tables: [
    {
      table: 'facilities.facilities', what: '设施', unique: [{ columns: ['name'] }], label: sql`t.name`,
      figures: [{ name: 'facilities', word: '设施', where: sql`t.closed_on is null` }],
    },
    { table: 'facilities.rooms', what: '场室', follows: [{ table: 'facilities.facilities', column: 'facility_id' }] },
    { table: 'facilities.bookings', what: '场室预约', follows: [{ table: 'facilities.rooms', column: 'room_id' }] },
  ],
}
