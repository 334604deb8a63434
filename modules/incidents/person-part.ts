import type { PersonPart } from '../register/definition.ts'

/** Visits follow when two files of one person become one. */
export const incidentsPersonPart: PersonPart = {
  module: 'incidents',
  columns: [{ column: 'incidents.visits.person_id', title: '走访记录' }],
}
