import type { PersonPart } from '../register/definition.ts'

/** How honours follow when two files of one person become one. */
export const evaluationPersonPart: PersonPart = { module: 'evaluation', columns: [{ column: 'evaluation.nominations.person_id', title: '荣誉' }] }
