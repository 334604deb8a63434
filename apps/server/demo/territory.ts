import { addDays, shanghaiDate } from '../../../platform/kernel/dates.ts'
import { principles } from '../../../modules/territory/contract.ts'
import type { App } from '../app.ts'
import { voiceOf } from './voice.ts'

const SMALL = '152921405003'
const NEIGHBOUR = '152921405004'

/**
 * Two changes of places, through the doors: a merger of two small communities that waits for the banner, with its opinions, and a grid that
 * the street renamed. Fictitious.
 */
export async function demoTerritory(app: App): Promise<void> {
  await app.http.ready()
  const today = shanghaiDate(app.services.clock.now())
  const ask = voiceOf(app)
  const as = (by: string) => <T>(url: string, body: object): Promise<T> => ask(by, 'POST', url, { ...body, clientId: crypto.randomUUID() })
  const met = Object.fromEntries(principles.map((each) => [each, { met: true, note: '' }]))
  const street = as('jiedao')
  const grid = await street<{ id: string }>('/api/territory-changes', {
    change: { kind: 'rename', level: 'grid', place: `${NEIGHBOUR}001`, name: '吉祥里网格' }, checklist: met, reason: '按居民熟悉的叫法命名，方便查找。',
  })
  await (as('zhuren'))(`/api/territory-changes/${grid.id}/decision`, { approve: true, effectiveOn: today, note: '同意', version: 1 })
  const job = app.assembly.jobs.find((each) => each.name === 'territory.execute')!
  await job.run({ db: app.db, services: app.services, log: app.services.log, now: app.services.clock.now(), progress: async () => {} }, {})
  const merger = await street<{ id: string }>('/api/territory-changes', {
    change: { kind: 'merge', level: 'community', places: [SMALL, NEIGHBOUR], into: SMALL }, checklist: { ...met, size: { met: false, note: '合并后仍略低于下限' } },
    reason: '两个社区相邻，居民都在同一处服务站办事，合并后人员和场地可以合用。',
  })
  await street(`/api/territory-changes/${merger.id}/opinions`, {
    kind: 'meeting', heldOn: addDays(today, -6), asked: 62, agreed: 55, against: 3, text: '居民代表会议多数赞成，希望保留原来的办事点和老年活动室。',
  })
}

