import type { FilePart } from '../register/definition.ts'
import * as q from './queries.ts'
import { monthInWords, yuanInWords } from './rules.ts'

/** What was granted to a person, told to that person. */
export const assistanceFile: FilePart = {
  id: 'assistance.grants',
  title: '救助和津贴',
  tells: ['assistance.grants.person_id'],
  list: async (tx, county, personId) =>
    (await q.grantsToTell(tx, county, personId)).map((g) => ({
      title: g.title ?? '救助或津贴',
      text: g.mode === 'monthly' ? `每月${yuanInWords(g.amountFen)}，从${monthInWords(g.fromMonth)}起` : `一次性${yuanInWords(g.amountFen)}`,
      from: g.decidedAt,
      until: g.untilMonth && `${g.untilMonth}-01`,
      href: `/my/cases/${g.caseId}`,
    })),
}
