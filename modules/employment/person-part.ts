import type { PersonPart } from '../register/definition.ts'
import { bothRegistered } from './queries.ts'

/** How registrations follow when two files of one person become one. */
export const employmentPersonPart: PersonPart = {
  module: 'employment',
  columns: [{ column: 'employment.registrations.person_id', title: '求职登记' }],
  async conflicts(db, { county, into, from }) {
    if (!(await bothRegistered(db, county, into, from))) return []
    return [{ code: 'employment.registered_twice', message: '两份档案都有求职登记，请先结束其中一个，再合并' }]
  },
}
