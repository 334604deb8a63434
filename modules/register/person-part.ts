import type { MergeConflict, MergePair, PersonPart } from './definition.ts'
import { conflictsBetween, uniteRelations } from './merging.ts'
import { standsTwice } from './queries/care.ts'
import type { Db } from '../../platform/server/db.ts'

/** What stands once for a person and stands in both files. */
async function careStandingTwice(db: Db, { county, into, from }: MergePair): Promise<MergeConflict[]> {
  const twice = await standsTwice(db, county, into, from)
  return [
    ...(twice.contracts ? [{ code: 'register.two_care_contracts', message: '两份档案都有未终止的家庭医生签约，请先终止其中一份' }] : []),
    ...(twice.marks ? [{ code: 'register.two_service_marks', message: '两份档案凭同一次申请登记了同一类服务，请先终止其中一条' }] : []),
  ]
}

/** How ties, households and representatives follow when two files of one person become one. Histories stay and are read through the merge. */
export const registerPersonPart: PersonPart = {
  module: 'register',
  columns: [
    { column: 'register.ties.person_id', title: '居住、户籍、照料关系', own: true },
    { column: 'register.representatives.person_id', title: '监护人和代理人', own: true },
    { column: 'register.representatives.by_person_id', title: '为他人代理', own: true },
    { column: 'register.households.head_id', title: '户主', own: true },
    { column: 'register.tie_checks.person_id', title: '待核实的居住信息' },
    { column: 'register.dwelling_links.person_id', title: '产权和租赁登记' },
    { column: 'register.care_contracts.person_id', title: '家庭医生签约' },
    { column: 'register.service_marks.person_id', title: '服务登记' },
  ],
  conflicts: async (db, pair) => [...(await conflictsBetween(db, pair)), ...(await careStandingTwice(db, pair))],
  unite: uniteRelations,
}
