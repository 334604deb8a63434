import type { PersonPart } from '../register/definition.ts'
import { bothRegistered } from './queries.ts'

/** How registrations follow when two files of one person become one. */
export const volunteersPersonPart: PersonPart = {
  module: 'volunteers',
  columns: [{ column: 'volunteers.volunteers.person_id', title: '志愿者登记' }],
  async conflicts(db, { county, into, from }) {
    if (!(await bothRegistered(db, county, into, from))) return []
    return [{ code: 'volunteers.registered_twice', message: '两份档案都登记为志愿者，请先在志愿者名册中退出其中一个登记，再合并' }]
  },
}
