import { EVERYWHERE } from '../../../platform/server/db.ts'
import type { SetClock } from '../../../platform/kernel/clock.ts'
import { shanghaiDate } from '../../../platform/kernel/dates.ts'
import { uuidv7 } from '../../../platform/kernel/ids.ts'
import { openStaffAccount } from '../../../modules/accounts/index.ts'
import type { App } from '../app.ts'
import { STAFF_SECRET, voiceOf } from './voice.ts'

const STREET = '152921405000'
/** Heads of the communities that have no sign-in of their own in data/demo/accounts.json. */
const HEADS = [['zhan2', '斯琴', '152921405002'], ['zhan3', '郭建华', '152921405003'], ['zhan4', '白音', '152921405004']] as const

/**
 * Two year-ends of the demo street: the older one filed by all communities, checked and summed; of the last one a community is missing and another
 * corrected a figure. Told through the product's own doors, on the days on which it would have been done.
 */
export async function demoPopulation(app: App, clock: SetClock): Promise<void> {
  const now = clock.now()
  const year = Number(shanghaiDate(now).slice(0, 4))
  await app.db.within({ as: 'staff', ...EVERYWHERE }, async (tx) => {
    for (const [identifier, name, region] of HEADS) {
      await openStaffAccount(tx, { name, identifier, secret: STAFF_SECRET, region, posts: [{ kind: 'station_head', region, from: '2020-01-01' }] }, { now, newId: () => uuidv7() })
    }
  })
  const voice = voiceOf(app)
  const ask = (by: string, url: string, body: object) => voice(by, 'POST', url, { ...body, clientId: `demo-population-${by}-${uuidv7()}` })
  const file = (by: string, region: string, period: string, more: object = {}) => ask(by, '/api/population/filings', { region, period, version: 0, ...more })
  const check = (id: string) => ask('jiedao', `/api/population/filings/${id}/steps`, { step: 'checked' })
  const heads = [['shuji', '152921405001'], ...HEADS.map(([by, , region]) => [by, region])] as [string, string][]
  try {
    clock.moveTo(`${year - 1}-01-03T10:00:00+08:00`)
    for (const [by, region] of heads) await check((await file(by, region, String(year - 2))).id)
    await file('jiedao', STREET, String(year - 2))
    clock.moveTo(`${year}-01-04T15:00:00+08:00`)
    for (const [i, [by, region]] of heads.slice(0, 3).entries()) {
      const counted = i === 1 ? [{ figure: 'households', value: 460, reason: '两户分户手续未办完，按实际居住户核定' }] : []
      const { id } = await file(by, region, String(year - 1), { corrections: counted })
      if (i === 0) await check(id)
    }
  } finally {
    clock.moveTo(now)
  }
}
