import type { App } from '../app.ts'
import { voiceOf, type Said } from './voice.ts'

/** A matter whose new version is quicker, one that waits for approval, and one that is just being written. */
export async function demoMatters(app: App): Promise<void> {
  const ask = voiceOf(app)
  const write = async (by: string, id: string, change: (body: Said) => Said) => {
    const { draft } = await ask(by, 'GET', `/api/matter-drafts/${id}`)
    await ask(by, 'PUT', `/api/matter-drafts/${id}`, { body: change(draft.body), reason: '', version: draft.version })
  }
  const move = async (by: string, id: string, name: string, note = '') => {
    const { draft } = await ask(by, 'GET', `/api/matter-drafts/${id}`)
    await ask(by, 'POST', `/api/matter-drafts/${id}/moves`, { move: name, note, version: draft.version })
  }
  const begin = async (by: string, key: string, body: object): Promise<string> => (await ask(by, 'POST', '/api/matter-drafts', { ...body, clientId: `demo-matters-${key}` })).id
  const shorter = (body: Said) => ({ ...body, limits: { ...body.limits, promised: { amount: Math.ceil(body.limits.handle.amount / 2), unit: body.limits.handle.unit, source: '旗民政局的承诺' } } })

  const published = await begin('minzheng', 'published', { origin: 'version', code: 'matters.mediation' })
  await write('minzheng', published, shorter)
  await ask('minzheng', 'POST', `/api/matter-drafts/${published}/trials`, { days: 31 })
  await move('minzheng', published, 'submit', '承诺时限缩短一半')
  await move('qizhang', published, 'approve')

  const waiting = await begin('bumen', 'waiting', { origin: 'version', code: 'matters.facility-repair' })
  await write('bumen', waiting, shorter)
  await ask('bumen', 'POST', `/api/matter-drafts/${waiting}/trials`, { days: 31 })
  await move('bumen', waiting, 'submit', '报修承诺时限缩短一半')

  const writing = await begin('minzheng', 'writing', { origin: 'new', title: '老年助餐点用餐登记' })
  await write('minzheng', writing, (body) => ({ ...body, summary: '在社区老年助餐点吃饭的老人登记一次，以后报名字就能用餐，不用再填表。', department: '旗民政局', audience: '60周岁以上居民', lifeEvents: ['old-age'], keywords: ['助餐', '老人吃饭'] }))
}
