import { sql } from '../../../platform/server/sql.ts'
import type { PlacedPart } from '../../regions/definition.ts'

/** What is offered and not served goes with its place; answers with their case; rules, numbers and pairs are the county's. */
export const entitlementPlaces: PlacedPart = {
  module: 'entitlements',
  tables: [
    { table: 'entitlements.rules', what: '待遇条件', label: sql`t.matter_code` },
    { table: 'entitlements.standards', what: '本地标准', label: sql`t.name` },
    { table: 'entitlements.pairs', what: '不能同时享受的事项', label: sql`t.why` },
    { table: 'entitlements.flag_answers', what: '重复享受的答复', follows: [{ table: 'cases.cases', column: 'case_id' }] },
    { table: 'entitlements.gaps', what: '还没有覆盖的事项', label: sql`t.matter_code`, unique: [{ columns: ['matter_code'], where: sql`t.ended_on is null` }] },
    { table: 'entitlements.offers', what: '服务供给', label: sql`t.title` },
  ],
}
