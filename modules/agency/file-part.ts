import type { FilePart } from '../register/definition.ts'
import { mandatesToTell } from './queries/mandates.ts'
import { bookingsToTell } from './queries/van.ts'
import { BOOKING_STATES, MANDATE_STATES } from './rules.ts'

/** Mandates that a person gave and stops that they booked, told to that person. */
export const agencyFile: FilePart = {
  id: 'agency.mandates',
  title: '代办委托',
  tells: ['agency.mandates.person_id', 'agency.bookings.person_id'],
  list: async (tx, county, personId) => [
    ...(await mandatesToTell(tx, county, personId)).map((one) => ({ title: `委托${one.agentName}代办`, text: `${one.titles.join('、')}（${MANDATE_STATES[one.state]}）`, from: one.at, until: one.until, href: '/my/agency' })),
    ...(await bookingsToTell(tx, county, personId)).map((one) => ({ title: `流动服务：${one.title}`, text: `${one.stop}（${BOOKING_STATES[one.state]}）`, from: one.onDate, until: one.onDate, href: '/van' })),
  ],
}
