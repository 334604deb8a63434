import { sql } from '../../../platform/server/sql.ts'
import type { PlacedPart } from '../../regions/definition.ts'

/** Drafts stand at the county that writes them; their history goes with them. */
export const matterPlaces: PlacedPart = {
  module: 'matters',
  tables: [
    { table: 'matters.drafts', what: '事项草稿', label: sql`t.title` },
    { table: 'matters.draft_steps', what: '事项草稿的经过', follows: [{ table: 'matters.drafts', column: 'draft_id' }] },
  ],
}
