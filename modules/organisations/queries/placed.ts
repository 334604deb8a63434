import { sql } from '../../../platform/server/sql.ts'
import type { PlacedPart } from '../../regions/definition.ts'

const WITH_IT = [{ table: 'organisations.organisations', column: 'organisation_id' }] as const

/** Organisations go with the place they serve, and everything of theirs with them: seats, terms, papers and the history by which they are read. */
export const organisationPlaces: PlacedPart = {
  module: 'organisations',
  tables: [
    { table: 'organisations.organisations', what: '组织', label: sql`t.name` },
    { table: 'organisations.details', what: '组织档案', follows: [{ table: 'organisations.organisations', column: 'id' }] },
    { table: 'organisations.seats', what: '任职', follows: WITH_IT },
    { table: 'organisations.terms', what: '届次', follows: WITH_IT },
    { table: 'organisations.records', what: '组织资料', follows: WITH_IT },
    { table: 'organisations.changes', what: '组织变更记录', follows: WITH_IT },
    { table: 'organisations.recipients', what: '服务对象', follows: WITH_IT },
    { table: 'organisations.services', what: '服务记录', follows: [{ table: 'organisations.recipients', column: 'recipient_id' }] },
    { table: 'organisations.party_moves', what: '其他登记', columns: ['region', 'from_region'], follows: [{ table: 'organisations.organisations', column: 'to_organisation_id' }] },
    { table: 'organisations.party_steps', what: '其他登记', columns: ['region', 'from_region'], follows: [{ table: 'organisations.party_moves', column: 'move_id' }] },
  ],
  stays: {
    'organisations.local_kinds': '全旗县区共用的类型',
    'organisations.local_settings': '全旗县区共用的数值',
  },
}
