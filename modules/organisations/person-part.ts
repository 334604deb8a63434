import type { Db } from '../../platform/server/db.ts'
import { twoRunning } from './queries/party.ts'

/** How seats and services follow when two files of one person become one; the shape is the register's PersonPart. What is sensitive is not named. */
export const organisationsPersonPart = {
  module: 'organisations',
  columns: [
    { column: 'organisations.seats.person_id', title: '任职' },
    { column: 'organisations.recipients.person_id', title: '服务对象登记' },
    { column: 'organisations.party_moves.person_id', title: '其他登记' },
  ],
  async conflicts(db: Db, { county, into, from }: { county: string; into: string; from: string }) {
    if (!(await twoRunning(db, county, into, from))) return []
    return [{ code: 'organisations.two_running', message: '两份档案各有一项正在办理的登记，请先办完其中一项，再合并' }]
  },
} as const
