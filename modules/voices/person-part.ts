import type { PersonPart } from '../register/definition.ts'
import { bothBooked } from './queries/contacts.ts'

/** What was said under a name follows when two files of one person become one. */
export const voicesPersonPart: PersonPart = {
  module: 'voices',
  columns: [{ column: 'voices.opinions.person_id', title: '署名意见' }, { column: 'voices.visits.person_id', title: '接待日来访' }],
  conflicts: async (db, { county, into, from }) =>
    (await bothBooked(db, county, into, from)) ? [{ code: 'voices.booked_twice', message: '两份档案预约了同一个接待日，请先取消其中一个，再合并' }] : [],
}
