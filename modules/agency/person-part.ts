import type { PersonPart } from '../register/definition.ts'

/** How mandates follow when two files of one person become one. */
export const agencyPersonPart: PersonPart = { module: 'agency', columns: [{ column: 'agency.mandates.person_id', title: '代办委托' }, { column: 'agency.bookings.person_id', title: '流动服务预约' }] }
