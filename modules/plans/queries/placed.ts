import { sql } from '../../../platform/server/sql.ts'
import type { PlacedPart } from '../../regions/definition.ts'

/** What a place owes, filed, raised or was checked for goes with the place; the rest goes with what it belongs to. */
export const planPlaces: PlacedPart = {
  module: 'plans',
  tables: [
    { table: 'plans.drafts', what: '规划草案', label: sql`t.title` },
    { table: 'plans.goals', what: '规划目标', label: sql`t.what` },
    { table: 'plans.readings', what: '目标读数', follows: [{ table: 'plans.goals', column: 'goal_id' }] },
    { table: 'plans.warnings', what: '目标预警', follows: [{ table: 'plans.goals', column: 'goal_id' }] },
    { table: 'plans.year_records', what: '年度记录', unique: [{ columns: ['year', 'kind', 'revision'] }] },
    { table: 'plans.phase_reviews', what: '阶段评估' },
    { table: 'plans.meetings', what: '部门联席会议', label: sql`t.title` },
    { table: 'plans.decisions', what: '联席会议议定事项', follows: [{ table: 'plans.meetings', column: 'meeting_id' }] },
    { table: 'plans.issues', what: '社区难题', label: sql`t.what` },
    { table: 'plans.checks', what: '规划督查', label: sql`t.subject` },
    { table: 'plans.findings', what: '督查问题', follows: [{ table: 'plans.checks', column: 'check_id' }] },
    { table: 'plans.steps', what: '规划工作的经过', follows: ['drafts', 'goals', 'meetings', 'decisions', 'issues', 'checks', 'findings'].map((name) => ({ table: `plans.${name}`, column: 'about_id' })) },
  ],
}
