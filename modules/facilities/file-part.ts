import type { FilePart } from '../register/definition.ts'
import * as q from './queries.ts'

/** Rooms that a person booked, told to that person. */
export const facilitiesFile: FilePart = {
  id: 'facilities.bookings',
  title: '场地预约',
  tells: ['facilities.bookings.person_id'],
  list: async (tx, county, personId) =>
    (await q.bookingsToTell(tx, county, personId)).map((b) => ({
      title: b.room,
      text: `${b.from}至${b.to}，${b.people}人${b.purpose ? `，${b.purpose}` : ''}${b.cancelledAt ? '（已取消）' : ''}`,
      from: b.onDate,
      until: b.onDate,
      href: `/my/cases/${b.caseId}`,
    })),
}
