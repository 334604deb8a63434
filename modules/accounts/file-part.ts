import type { Db } from '../../platform/server/db.ts'
import { accountsToTell } from './queries.ts'

/** A resident's own account, told to them; the shape is the register's FilePart. */
export const accountsFile = {
  id: 'accounts.accounts',
  title: '登录账号',
  tells: ['accounts.accounts.person_id'],
  list: async (tx: Db, county: string, personId: string) =>
    (await accountsToTell(tx, county, personId)).map((a) => ({ title: '手机号登录的账号', text: a.closedAt ? '已停用' : '可以登录', from: a.createdAt, until: a.closedAt })),
}
