import type { PersonPart } from '../register/definition.ts'

/** Duties in the neighbourhood follow when two files of one person become one. */
export const gridsPersonPart: PersonPart = {
  module: 'grids',
  columns: [{ column: 'grids.responsibles.person_id', title: '社区职责' }],
}
