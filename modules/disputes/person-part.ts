import type { PersonPart } from '../register/definition.ts'
import { bothParties } from './queries/mine.ts'

/** How a party's seat follows when two files of one person become one. */
export const disputesPersonPart: PersonPart = {
  module: 'disputes',
  columns: [{ column: 'disputes.parties.person_id', title: '调解当事人', carries: true }],
  async conflicts(db, { county, into, from }) {
    return (await bothParties(db, county, into, from)) ? [{ code: 'disputes.both_parties', message: '两份档案是同一件调解的当事人，请先在案卷里去掉一位，再合并' }] : []
  },
}
