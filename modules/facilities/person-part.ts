import type { PersonPart } from '../register/definition.ts'

/** How bookings follow when two files of one person become one. */
export const facilitiesPersonPart: PersonPart = {
  module: 'facilities',
  columns: [{ column: 'facilities.bookings.person_id', title: '场地预约' }],
}
