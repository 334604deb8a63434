import { sql } from '../../../platform/server/sql.ts'
import type { PlacedPart } from '../../regions/definition.ts'

/** A demonstration unit goes with its place, and what it filed with it. */
export const liaisonPlaces: PlacedPart = {
  module: 'liaison',
  tables: [
    { table: 'liaison.units', what: '示范单位', label: sql`t.name` },
    ...(['officers', 'reports', 'deliveries', 'signups', 'papers', 'checks'] as const).map((name) => ({
      table: `liaison.${name}`, what: { officers: '联络员', reports: '示范单位报告', deliveries: '动态送达', signups: '活动报名', papers: '交流材料', checks: '示范单位检查' }[name], follows: [{ table: 'liaison.units', column: 'unit_id' }],
    })),
    { table: 'liaison.briefings', what: '工作动态', label: sql`t.title` },
    { table: 'liaison.gatherings', what: '联席活动', label: sql`t.title` },
    { table: 'liaison.practices', what: '创新成果', label: sql`t.title` },
    { table: 'liaison.reuses', what: '成果采用', unique: [{ columns: ['practice_id'] }] },
    { table: 'liaison.stories', what: '宣传稿件', label: sql`t.title` },
    { table: 'liaison.pilots', what: '试点', label: sql`t.title` },
    { table: 'liaison.tasks', what: '行动任务', label: sql`t.title` },
    { table: 'liaison.feed', what: '效能监察', follows: [{ table: 'cases.cases', column: 'case_id' }] },
    { table: 'liaison.steps', what: '示范联系的经过', follows: ['units', 'briefings', 'gatherings', 'practices', 'stories', 'pilots', 'tasks', 'feed'].map((name) => ({ table: `liaison.${name}`, column: 'about_id' })) },
  ],
}
