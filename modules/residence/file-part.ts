import type { FilePart } from '../register/definition.ts'
import * as q from './queries.ts'
import { CATEGORIES, type Category } from './rules.ts'

/** What a person declared about living here, told to that person. */
export const residenceFile: FilePart = {
  id: 'residence.declarations',
  title: '居住登记',
  tells: ['residence.declarations.person_id'],
  list: async (tx, county, personId) =>
    (await q.declarationsToTell(tx, county, personId)).map((d) => ({
      title: `居住登记（${CATEGORIES[d.category as Category] ?? d.category}）`,
      text: `${d.address}；${d.renewOn}前续签`,
      from: d.livesFrom,
      until: d.endedOn,
      href: `/my/cases/${d.caseId}`,
    })),
}
