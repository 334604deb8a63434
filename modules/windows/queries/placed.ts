import { sql } from '../../../platform/server/sql.ts'
import type { PlacedPart } from '../../regions/definition.ts'

const withStation = [{ table: 'windows.stations', column: 'station_id' }]

/** A station goes with its place, and with it whatever hangs on it. */
export const windowPlaces: PlacedPart = {
  module: 'windows',
  tables: [
    { table: 'windows.stations', what: '服务站', label: sql`t.name` },
    { table: 'windows.counters', what: '窗口', follows: withStation },
    { table: 'windows.tickets', what: '排队号', follows: withStation },
    { table: 'windows.special_days', what: '特别开放时间', follows: withStation },
    { table: 'windows.shifts', what: '值班', follows: withStation },
    { table: 'windows.visits', what: '窗口来访', label: sql`t.number` },
    { table: 'windows.visit_cases', what: '来访的事项', follows: [{ table: 'windows.visits', column: 'visit_id' }] },
    { table: 'windows.clerks', what: '窗口人员', label: sql`t.name`, unique: [{ columns: ['account_id'], where: sql`t.until_on is null` }] },
    { table: 'windows.assessment_items', what: '考核项目', label: sql`t.title` },
    ...['assessments', 'trainings', 'sheets'].map((name) => ({ table: `windows.${name}`, what: { assessments: '窗口考核', trainings: '窗口培训', sheets: '评分表' }[name]!, follows: [{ table: 'windows.clerks', column: 'clerk_id' }] })),
    { table: 'windows.steps', what: '窗口服务的经过', follows: ['stations', 'tickets', 'clerks', 'sheets'].map((name) => ({ table: `windows.${name}`, column: 'about_id' })) },
  ],
}
