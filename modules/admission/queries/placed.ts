import { sql } from '../../../platform/server/sql.ts'
import type { PlacedPart } from '../../regions/definition.ts'

/** What stands at a place goes with the place; opinions, works, payments and hours with the community they speak of. */
export const admissionPlaces: PlacedPart = {
  module: 'admission',
  tables: [
    { table: 'admission.requests', what: '准入申请', label: sql`t.title` },
    { table: 'admission.opinions', what: '准入意见' },
    { table: 'admission.agreements', what: '准入事项', label: sql`t.title` },
    { table: 'admission.works', what: '准入事项的工作量' },
    { table: 'admission.payments', what: '准入事项的拨款' },
    { table: 'admission.reports', what: '摊派反映', label: sql`t.title` },
    { table: 'admission.burdens', what: '社区任务清单', label: sql`t.title` },
    { table: 'admission.hours', what: '社区任务用时' },
    { table: 'admission.steps', what: '准入的经过', follows: ['requests', 'agreements', 'reports', 'burdens'].map((name) => ({ table: `admission.${name}`, column: 'about_id' })) },
  ],
}
