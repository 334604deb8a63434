import type { LoadContext } from '../../../../platform/web/page.ts'
import { redirect } from '../../../../platform/web/page.ts'
import { localPath } from '../../../../platform/web/view.ts'
import { listDemoAccounts } from '../../contract.ts'

/** Where to go afterwards, and on a demonstration who can be tried. Whoever is signed in already goes on at once. */
export async function load({ api, query, me }: LoadContext) {
  const next = query['next'] === undefined ? '/my' : localPath(query['next'])
  if (me) redirect(next)
  const demo = await api(listDemoAccounts, {}).then(
    ({ items }) => items.filter((one) => one.kind === 'resident').map(({ identifier, name, regionName }) => ({ phone: identifier, name,
      regionName })),
    () => null,
  )
  return { next, demo }
}
