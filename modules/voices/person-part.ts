import type { PersonPart } from '../register/definition.ts'

/** What was said under a name follows when two files of one person become one. */
export const voicesPersonPart: PersonPart = {
  module: 'voices',
  columns: [{ column: 'voices.opinions.person_id', title: '署名意见' }],
}
