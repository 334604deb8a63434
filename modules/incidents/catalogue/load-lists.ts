import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { findRoot } from '../../../platform/server/postgres/root.ts'
import { readKinds, type Lists } from '../rules/taxonomy.ts'

/** What ships. Reasons and cycles are examples that a place makes its own; none is said to be the law of the land. */
export const SHIPPED: { [K in keyof Lists]: readonly Lists[K][] } = {
  event_kind: readKinds(readFileSync(join(findRoot(), 'data/reference/codes/grid-event-taxonomy.csv'), 'utf8')),
  refusal_reason: [
    { code: 'R1', name: '法律法规规定由其他部门负责', basis: '须写明法律法规名称和条款' },
    { code: 'R2', name: '不在本单位管辖的地域', basis: '须写明权责清单或管辖文件' },
    { code: 'R3', name: '已进入诉讼、仲裁、复议程序', basis: '须写明受理机关和案号' },
    { code: 'R4', name: '同一事项已有生效的处理决定', basis: '须写明决定文书和日期' },
  ],
  visit_cycle: [
    { code: 'V1', name: '每月走访', days: 30 },
    { code: 'V2', name: '每季走访', days: 90 },
    { code: 'V3', name: '每半年走访', days: 180 },
    { code: 'V0', name: '一次性走访', days: 0 },
  ],
}
