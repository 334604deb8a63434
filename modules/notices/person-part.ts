import type { Db } from '../../platform/server/db.ts'
import { copyOptOuts, removeOptOut } from './queries.ts'

const OPT_OUTS = 'notices.opt_outs'

/** How messages follow when two files of one person become one. A channel that either file stopped stays stopped. */
export const noticesPersonPart = {
  module: 'notices',
  columns: [
    { column: 'notices.messages.person_id', title: '消息' },
    { column: 'notices.opt_outs.person_id', title: '停收的渠道', own: true },
    { column: 'notices.reach.person_id', title: '接收消息的方式', own: true },
  ],
  async unite(db: Db, { county, into, from }: { county: string; into: string; from: string }) {
    const added = await copyOptOuts(db, county, from, into)
    return added.map(({ channel, kind }) => ({ table: OPT_OUTS, id: into, before: null, after: { channel, kind } }))
  },
  async divide(db: Db, { county }: { county: string }, added: ReadonlyArray<{ table: string; id: string; after: Record<string, unknown> }>) {
    for (const row of added) if (row.table === OPT_OUTS) await removeOptOut(db, county, row.id, String(row.after['channel']), String(row.after['kind'] ?? '*'))
  },
} as const
