import type { PersonPart } from './definition.ts'
import { conflictsBetween, uniteRelations } from './merging.ts'

/** How ties, households and representatives follow when two files of one person become one. Histories stay and are read through the merge. */
export const registerPersonPart: PersonPart = {
  module: 'register',
  columns: [
    { column: 'register.ties.person_id', title: '居住、户籍、照料关系', own: true },
    { column: 'register.representatives.person_id', title: '监护人和代理人', own: true },
    { column: 'register.representatives.by_person_id', title: '为他人代理', own: true },
    { column: 'register.households.head_id', title: '户主', own: true },
    { column: 'register.tie_checks.person_id', title: '待核实的居住信息' },
  ],
  conflicts: conflictsBetween,
  unite: uniteRelations,
}
