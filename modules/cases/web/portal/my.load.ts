import { dayOf } from '../../../../platform/web/format.ts'
import type { LoadContext } from '../../../../platform/web/page.ts'
import { countMyMessages } from '../../../notices/contract.ts'
import { listDrafts, listMyCases } from '../../contract.ts'
import { personOf } from './reader.ts'

/** The cases of the resident and of those they stand for; for staff only the way to their own place of work. */
export async function load({ api, me, query }: LoadContext) {
  const open = query['show'] !== 'done'
  const after = query['after']
  const base = { today: dayOf(new Date()), name: me?.name ?? '', open, first: !after }
  if (personOf(me) === null) return { ...base, resident: false, items: [], next: null, drafts: [], unread: 0 }
  const [page, drafts, unread] = await Promise.all([
    api(listMyCases, { query: { open: open ? 'yes' : 'no', ...(after ? { after } : {}) } }),
    open && !after ? api(listDrafts, {}).then(({ items }) => items, () => []) : [],
    api(countMyMessages, {}).then((one) => one.unread, () => 0),
  ])
  return {
    ...base, resident: true, items: page.items.filter((one) => one.state !== 'draft'), next: page.next, unread,
    drafts: drafts.map(({ id, title, matterCode, applicantId, savedAt }) => ({ id, title, matterCode, applicantId, savedAt })),
  }
}
