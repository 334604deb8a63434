import { sql } from '../../../platform/server/sql.ts'
import type { PlacedPart } from '../../regions/definition.ts'

/** A zone stands with its district; what hangs on it goes along. */
export const zonePlaces: PlacedPart = {
  module: 'zones',
  tables: [
    { table: 'zones.zones', what: '实验区', label: sql`t.title` },
    ...['filings', 'changes', 'opinions'].map((name) => ({ table: `zones.${name}`, what: '实验区的报送和请示', follows: [{ table: 'zones.zones', column: 'zone_id' }] })),
    { table: 'zones.steps', what: '实验区的经过', follows: [{ table: 'zones.zones', column: 'about_id' }] },
  ],
}
