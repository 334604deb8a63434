import type { PersonPart } from '../register/definition.ts'
import { paidToBoth } from './queries.ts'

/** How grants follow when two files of one person become one. The same allowance twice is settled first: money was paid for two. */
export const assistancePersonPart: PersonPart = {
  module: 'assistance',
  columns: [{ column: 'assistance.grants.person_id', title: '津贴补贴', carries: true }],
  async conflicts(db, { county, into, from, today }) {
    if (!(await paidToBoth(db, county, into, from, today)).length) return []
    return [{ code: 'assistance.paid_twice', message: '两份档案都在按月领取同一项津贴，请先在待遇名册中核对并停发其中一份，再合并' }]
  },
}
