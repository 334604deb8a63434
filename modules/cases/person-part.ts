import type { PersonPart } from '../register/definition.ts'

/** How cases follow when two files of one person become one. What was written in a form stays as it was handed in. */
export const casesPersonPart: PersonPart = {
  module: 'cases',
  columns: [{ column: 'cases.cases.applicant_id', title: '办件', carries: true }],
}
