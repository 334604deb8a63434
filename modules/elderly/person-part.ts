import type { PersonPart } from '../register/definition.ts'
import { bothPlanned } from './queries.ts'

/** How visit plans follow when two files of one person become one. */
export const elderlyPersonPart: PersonPart = {
  module: 'elderly',
  columns: [{ column: 'elderly.visit_plans.person_id', title: '探访计划' }],
  async conflicts(db, { county, into, from }) {
    if (!(await bothPlanned(db, county, into, from))) return []
    return [{ code: 'elderly.planned_twice', message: '两份档案都有探访计划，请先结束其中一个，再合并' }]
  },
}
