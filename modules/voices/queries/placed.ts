import { sql } from '../../../platform/server/sql.ts'
import type { PlacedPart } from '../../regions/definition.ts'

/** What was said at a place goes with the place; with whom a topic lies is a column of its own. */
export const voicePlaces: PlacedPart = {
  module: 'voices',
  tables: [
    { table: 'voices.topics', what: '话题', label: sql`t.title`, columns: ['region', 'at_region'] },
    { table: 'voices.opinions', what: '社情民意', label: sql`t.number` },
    { table: 'voices.rounds', what: '听取意见', label: sql`t.title` },
    { table: 'voices.cycles', what: '听取意见的周期', unique: [{ columns: [] }] },
    { table: 'voices.contacts', what: '接待人', label: sql`t.name` },
    { table: 'voices.contact_days', what: '接待日', follows: [{ table: 'voices.contacts', column: 'contact_id' }] },
    { table: 'voices.visits', what: '接待日来访', follows: [{ table: 'voices.contact_days', column: 'day_id' }] },
    { table: 'voices.letters', what: '信访', follows: [{ table: 'cases.cases', column: 'case_id' }] },
    { table: 'voices.proposals', what: '协商建议', follows: [{ table: 'voices.topics', column: 'topic_id' }] },
    { table: 'voices.steps', what: '民意的经过', follows: ['opinions', 'topics', 'proposals', 'rounds', 'contacts', 'contact_days', 'visits', 'letters'].map((name) => ({ table: `voices.${name}`, column: 'about_id' })) },
  ],
}
