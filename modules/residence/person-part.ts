import type { PersonPart } from '../register/definition.ts'
import { bothDeclared } from './queries.ts'

/** How declarations follow when two files of one person become one. */
export const residencePersonPart: PersonPart = {
  module: 'residence',
  columns: [{ column: 'residence.declarations.person_id', title: '居住申报' }],
  async conflicts(db, { county, into, from }) {
    if (!(await bothDeclared(db, county, into, from))) return []
    return [{ code: 'residence.declared_twice', message: '两份档案都有有效的居住申报，请先结束其中一个，再合并' }]
  },
}
