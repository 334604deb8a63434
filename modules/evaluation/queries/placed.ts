import { sql } from '../../../platform/server/sql.ts'
import type { PlacedPart } from '../../regions/definition.ts'

/** Applications and titles go with the place of their unit, and what hangs on them goes along; schemes and rounds stay with who issued them. */
export const evaluationPlaces: PlacedPart = {
  module: 'evaluation',
  tables: [
    { table: 'evaluation.schemes', what: '评价方案', label: sql`t.title` },
    { table: 'evaluation.rounds', what: '评选轮次', label: sql`t.title` },
    { table: 'evaluation.members', what: '评审人员', follows: [{ table: 'evaluation.rounds', column: 'round_id' }] },
    { table: 'evaluation.draws', what: '抽样记录', follows: [{ table: 'evaluation.rounds', column: 'round_id' }] },
    { table: 'evaluation.entries', what: '创建申报', label: sql`t.unit_name`, unique: [{ columns: ['round_id', 'unit_kind', 'unit_name'] }] },
    ...['figures', 'marks', 'signatures', 'appeals'].map((name) => ({ table: `evaluation.${name}`, what: '申报的评分和审核', follows: [{ table: 'evaluation.entries', column: 'entry_id' }] })),
    { table: 'evaluation.titles', what: '称号', label: sql`t.title` },
    { table: 'evaluation.self_checks', what: '年度自查', follows: [{ table: 'evaluation.titles', column: 'title_id' }] },
    { table: 'evaluation.nominations', what: '荣誉提名', label: sql`t.honour` },
    { table: 'evaluation.steps', what: '评价的经过', follows: ['schemes', 'rounds', 'entries', 'titles', 'nominations'].map((name) => ({ table: `evaluation.${name}`, column: 'about_id' })) },
  ],
}
