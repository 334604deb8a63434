import { sql } from '../../../platform/server/sql.ts'
import type { PlacedPart } from '../../regions/definition.ts'

const withCase = (column: string) => [{ table: 'cases.cases', column }]

/** Lines, systems, agents and calls stand at the place a line serves; what is about a case goes with the case. */
export const hotlinePlaces: PlacedPart = {
  module: 'hotline',
  tables: [
    { table: 'hotline.lines', what: '服务号码', label: sql`t.phone` },
    { table: 'hotline.systems', what: '电话系统', label: sql`t.name` },
    { table: 'hotline.calls', what: '来电' },
    { table: 'hotline.call_events', what: '来电事件', follows: [{ table: 'hotline.calls', column: 'call_id' }] },
    { table: 'hotline.call_cases', what: '来电与办件', follows: withCase('case_id') },
    { table: 'hotline.agents', what: '值守人员', label: sql`t.name` },
    { table: 'hotline.entries', what: '知识', label: sql`t.question` },
    { table: 'hotline.script_lines', what: '话术' },
    { table: 'hotline.orders', what: '热线工单', follows: withCase('id') },
    { table: 'hotline.call_backs', what: '回访', follows: withCase('case_id') },
    { table: 'hotline.steps', what: '热线的经过', follows: ['calls', 'lines', 'systems', 'agents', 'entries', 'call_backs'].map((name) => ({ table: `hotline.${name}`, column: 'about_id' })) },
  ],
}
