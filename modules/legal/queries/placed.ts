import { sql } from '../../../platform/server/sql.ts'
import type { PlacedPart } from '../../regions/definition.ts'

/** Advisers and sessions belong to the place; what somebody asked follows its case. */
export const legalPlaces: PlacedPart = {
  module: 'legal',
  tables: [
    { table: 'legal.advisers', what: '法律顾问', label: sql`t.name`, unique: [{ columns: ['name'], where: sql`t.ended_on is null` }] },
    { table: 'legal.sessions', what: '普法活动', label: sql`t.topic` },
    { table: 'legal.answers', what: '法律咨询答复', follows: [{ table: 'cases.cases', column: 'case_id' }] },
    { table: 'legal.aid', what: '法律援助申请', follows: [{ table: 'cases.cases', column: 'id' }] },
    { table: 'legal.rights', what: '维权', follows: [{ table: 'cases.cases', column: 'id' }] },
    { table: 'legal.steps', what: '法律服务的经过', follows: ['legal.rights', 'legal.aid', 'legal.sessions', 'legal.advisers'].map((table) => ({ table, column: 'about_id' })) },
  ],
}
