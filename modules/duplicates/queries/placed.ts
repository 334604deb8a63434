import { sql } from '../../../platform/server/sql.ts'
import type { PlacedPart } from '../../regions/definition.ts'

/** Pairs and merges lie at the smallest place that holds both files and go with it. */
export const duplicatePlaces: PlacedPart = {
  module: 'duplicates',
  tables: [
    { table: 'duplicates.pairs', what: '疑似重复' },
    { table: 'duplicates.merges', what: '档案合并', figures: [{ name: 'merges', word: '待合并', where: sql`t.state = 'proposed'` }] },
    { table: 'duplicates.touched', what: '合并记录', follows: [{ table: 'duplicates.merges', column: 'merge_id' }] },
    { table: 'duplicates.scans', what: '查重任务' },
  ],
}
