import { sql } from '../../../platform/server/sql.ts'
import type { PlacedPart } from '../../regions/definition.ts'

/** All of it is a county's word, but the data of a period, which go with the street that entered them. */
export const policyPlaces: PlacedPart = {
  module: 'policies',
  tables: [
    { table: 'policies.texts', what: '政策文件', label: sql`t.title` },
    { table: 'policies.supports', what: '扶持政策', label: sql`t.title` },
    { table: 'policies.grants', what: '扶持政策的落实' },
    { table: 'policies.standards', what: '服务标准', label: sql`t.title` },
    { table: 'policies.uses', what: '标准的适用', label: sql`t.title` },
    { table: 'policies.sets', what: '四类信息' },
    { table: 'policies.partners', what: '合作伙伴', label: sql`t.name` },
    { table: 'policies.programmes', what: '合作项目', label: sql`t.title` },
    { table: 'policies.topics', what: '研究课题', label: sql`t.title` },
    { table: 'policies.reports', what: '研究报告', label: sql`t.title` },
    { table: 'policies.steps', what: '政策的经过', follows: ['texts', 'supports', 'standards', 'uses', 'sets', 'partners', 'topics', 'reports'].map((name) => ({ table: `policies.${name}`, column: 'about_id' })) },
  ],
}
