import { sql } from '../../../platform/server/sql.ts'
import type { PlacedPart } from '../../regions/definition.ts'

/** How cases follow a boundary: with their place; with their applicant when single buildings change hands. The record of moves stays. */
export const casePlaces: PlacedPart = {
  module: 'cases',
  tables: [
    {
      table: 'cases.cases', what: '办件', follows: [{ table: 'register.people', column: 'applicant_id' }], label: sql`t.number`,
      figures: [
        { name: 'openCases', word: '在办件', where: sql`t.state in ('submitted', 'awaiting_correction', 'accepted', 'suspended')` },
        { name: 'cases', word: '全部办件', where: sql`t.state <> 'draft'` },
      ],
    },
    { table: 'cases.tasks', what: '待办', columns: ['region', 'at_region'], follows: [{ table: 'cases.cases', column: 'case_id' }] },
    { table: 'cases.materials', what: '办件材料', follows: [{ table: 'cases.cases', column: 'case_id' }] },
    { table: 'cases.suspensions', what: '办件中止', follows: [{ table: 'cases.cases', column: 'case_id' }] },
    { table: 'cases.ratings', what: '评价', follows: [{ table: 'cases.cases', column: 'case_id' }] },
    { table: 'cases.publications', what: '公示', follows: [{ table: 'cases.cases', column: 'case_id' }] },
  ],
  stays: {
    'cases.moves': '历史：记录办理时的所在地；按办件读取',
    'cases.reminders': '只按办件读取，防止重复提醒',
  },
}
