import type { SealedPart } from '../../platform/server/sealed.ts'
import type { FilePart } from '../register/definition.ts'
import { contactContext } from './actions/doing.ts'
import { CASE_STATES, type CaseState } from './moves.ts'
import { casesToTell } from './queries/lists.ts'
import { numbersContext } from './sealed-file.ts'

/** What a person asked for, told to that person. */
export const casesFile: FilePart = {
  id: 'cases.cases',
  title: '我办过的事',
  tells: ['cases.cases.applicant_id'],
  list: async (tx, county, personId) =>
    (await casesToTell(tx, county, personId)).map((c) => ({
      title: c.title,
      text: `${CASE_STATES[c.state as CaseState]}，编号${c.number}`,
      from: c.submittedAt,
      until: c.concludedAt,
      href: `/my/cases/${c.id}`,
    })),
}

export const casesSealed: SealedPart = {
  table: 'cases.cases',
  columns: [{ column: 'contact_sealed', context: contactContext }, { column: 'numbers_sealed', context: numbersContext }],
}
