import { sql } from '../../../platform/server/sql.ts'
import type { PlacedPart } from '../../regions/definition.ts'

/** What stands at a place goes with the place; members, decisions and steps with what they belong to. */
export const mandatePlaces: PlacedPart = {
  module: 'mandates',
  tables: [
    { table: 'mandates.duties', what: '职责', label: sql`t.duty`, unique: [{ columns: ['level', 'subject_kind', 'subject'], where: sql`t.ended_on is null and t.subject_kind <> 'words'` }] },
    { table: 'mandates.packages', what: '事权包', label: sql`t.title` },
    { table: 'mandates.bodies', what: '议事协调机构', label: sql`t.name`, unique: [{ columns: ['level', 'kind'], where: sql`t.ended_on is null` }] },
    { table: 'mandates.body_members', what: '成员单位', follows: [{ table: 'mandates.bodies', column: 'body_id' }] },
    { table: 'mandates.meetings', what: '党建联席会议', label: sql`t.title` },
    { table: 'mandates.decisions', what: '议定事项', follows: [{ table: 'mandates.meetings', column: 'meeting_id' }] },
    { table: 'mandates.resources', what: '下沉的人财物', label: sql`t.what` },
    {
      table: 'mandates.steps',
      what: '职责和下沉的经过',
      follows: ['duties', 'packages', 'bodies', 'meetings', 'decisions', 'resources'].map((name) => ({ table: `mandates.${name}`, column: 'about_id' })),
    },
  ],
}
