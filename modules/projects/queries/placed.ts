import { sql } from '../../../platform/server/sql.ts'
import type { PlacedPart } from '../../regions/definition.ts'

/** A project and its money go with the place; dues and budgets with the community they speak of. */
export const projectPlaces: PlacedPart = {
  module: 'projects',
  tables: [
    { table: 'projects.ratios', what: '出资比例', label: sql`t.title` },
    { table: 'projects.sources', what: '资金来源', label: sql`t.title` },
    { table: 'projects.projects', what: '建设项目', label: sql`t.name` },
    {
      table: 'projects.accounts', what: '资金账户', label: sql`t.name`, follows: [{ table: 'projects.projects', column: 'project_id' }],
      unique: [{ columns: ['purpose'], where: sql`t.kind = 'special' and t.closed_on is null` }],
    },
    { table: 'projects.progress', what: '项目进度', follows: [{ table: 'projects.projects', column: 'project_id' }] },
    { table: 'projects.payments', what: '付款', follows: [{ table: 'projects.accounts', column: 'account_id' }] },
    { table: 'projects.entries', what: '账户明细', follows: [{ table: 'projects.accounts', column: 'account_id' }] },
    { table: 'projects.rounds', what: '活动经费核算' },
    { table: 'projects.dues', what: '社区活动经费' },
    { table: 'projects.budgets', what: '社区预算' },
    { table: 'projects.steps', what: '项目和资金的经过', follows: ['projects', 'accounts', 'payments', 'rounds'].map((name) => ({ table: `projects.${name}`, column: 'about_id' })) },
  ],
}
