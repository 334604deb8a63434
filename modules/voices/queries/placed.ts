import { sql } from '../../../platform/server/sql.ts'
import type { PlacedPart } from '../../regions/definition.ts'

/** What was said at a place goes with the place; with whom a topic lies is a column of its own. */
export const voicePlaces: PlacedPart = {
  module: 'voices',
  tables: [
    { table: 'voices.topics', what: '话题', label: sql`t.title`, columns: ['region', 'at_region'] },
    { table: 'voices.opinions', what: '社情民意', label: sql`t.number` },
    { table: 'voices.proposals', what: '协商建议', follows: [{ table: 'voices.topics', column: 'topic_id' }] },
    { table: 'voices.steps', what: '民意的经过', follows: ['opinions', 'topics', 'proposals'].map((name) => ({ table: `voices.${name}`, column: 'about_id' })) },
  ],
}
