import { sql } from '../../../platform/server/sql.ts'
import type { PlacedPart } from '../../regions/definition.ts'

const withFile = [{ table: 'disputes.files', column: 'file_id' }]

/** A file lies where its case lies, and everything in it with the file; plans and rounds belong to the place. */
export const disputePlaces: PlacedPart = {
  module: 'disputes',
  tables: [
    { table: 'disputes.round_plans', what: '排查周期', label: sql`t.title`, unique: [{ columns: [], where: sql`t.ended_on is null` }] },
    { table: 'disputes.rounds', what: '矛盾排查', follows: [{ table: 'disputes.round_plans', column: 'plan_id' }] },
    { table: 'disputes.files', what: '调解案卷', follows: [{ table: 'cases.cases', column: 'id' }] },
    ...(['parties', 'consents', 'refusals', 'meetings', 'agreements', 'clauses', 'signatures', 'performances', 'confirmations'] as const).map((name) => ({
      table: `disputes.${name}` as const, what: '调解案卷的内容', follows: withFile,
    })),
    { table: 'disputes.steps', what: '调解的经过', follows: [{ table: 'disputes.files', column: 'about_id' }, { table: 'disputes.rounds', column: 'about_id' }, { table: 'disputes.round_plans', column: 'about_id' }] },
  ],
  stays: { 'disputes.reminders': '已发出的提醒：日子一过就没有用处' },
}
