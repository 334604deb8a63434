import { sql } from '../../../platform/server/sql.ts'
import type { PlacedPart } from '../../regions/definition.ts'

const withOrder = [{ table: 'orders.orders', column: 'order_id' }]

/** An order goes with its case; a partner stays at the place with which it made its agreement. */
export const orderPlaces: PlacedPart = {
  module: 'orders',
  tables: [
    { table: 'orders.partners', what: '对接系统', label: sql`t.name` },
    { table: 'orders.orders', what: '工单', label: sql`t.case_number`, follows: [{ table: 'cases.cases', column: 'case_id' }] },
    { table: 'orders.outbox', what: '工单消息', follows: withOrder },
    { table: 'orders.steps', what: '工单的经过', follows: withOrder },
  ],
}
