import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { COMMUNITY, GRID, OTHER_COMMUNITY, STREET, aWorld, type Someone, type World } from '../../e2e/support/world.ts'
import { assemble } from '../../apps/server/modules.ts'
import { POST_KINDS, postKinds, type PostKind } from '../organisations/index.ts'
import { ADMINISTRATIVE, mayNotGrant } from './policy.ts'

let world: World
let admin: Someone
beforeAll(async () => {
  world = await aWorld({ at: '2026-03-02T09:00:00+08:00' })
  admin = await world.staff('administrator', STREET, '朱明')
})
afterAll(() => world?.close())

const made = async (answer: Promise<{ status: number; body: any }>) => {
  const { status, body } = await answer
  world.clock.forward(1_000)
  if (status >= 300) throw new Error(`${status} ${JSON.stringify(body)}`)
  return body
}
const postOf = async (who: Someone) => (await made(admin.get(`/api/accounts/${who.id}`))).posts[0].id as string
let nth = 0
/** A case that this clerk has accepted. */
async function accepted(clerk: Someone, region = GRID) {
  const resident = await world.resident({ name: '白玉兰', region })
  const made_ = await made(resident.post('/api/cases', {
    matterCode: 'matters.resident-request', form: { kind: 'help', content: '楼道灯坏了，请帮忙看看。', phone: resident.phone, name: resident.name }, clientId: `handover-${++nth}-case`,
  }))
  const file = await made(clerk.get(`/api/cases/${made_.id}`))
  await made(clerk.post(`/api/cases/${made_.id}/moves`, { move: 'accept', version: file.version }))
  return { id: made_.id as string, number: file.number as string }
}
const holderOf = async (id: string) =>
  (await world.owner((client) => client.query(`select assignee_name from cases.tasks where case_id = $1 and state = 'open' and role = 'lead'`, [id]))).rows[0]?.assignee_name as string

test('a post goes to a successor with its open work once the successor confirms; until then everything stays', async () => {
  const leaving = await world.staff('community_worker', COMMUNITY, '孙丽')
  const coming = await world.staff('window_clerk', OTHER_COMMUNITY, '钱玲')
  const running = await accepted(leaving)
  const post = await postOf(leaving)
  const begun = await made(admin.post(`/api/posts/${post}/handovers`, { toAccountId: coming.id, reason: '孙丽调往街道', things: '办公室钥匙两把\n走访记录本' }))
  expect(begun.count).toBe(1)
  expect((await admin.post(`/api/posts/${post}/handovers`, { toAccountId: coming.id, reason: '再来一次' })).body.code).toBe('accounts.handover_waiting')
  expect(await holderOf(running.id)).toBe('孙丽')
  // The administrator knows how much, the two know which.
  const seen = (await made(admin.get('/api/handovers'))).items[0]
  expect(seen).toMatchObject({ count: 1, work: [], mine: 'none', postTitle: '社区工作者', toName: '钱玲' })
  const mine = (await made(coming.get('/api/me/handovers'))).items[0]
  expect(mine).toMatchObject({ mine: 'receive', state: 'waiting', things: ['办公室钥匙两把', '走访记录本'], work: [{ number: running.number }] })
  expect((await made(leaving.get('/api/me/handovers'))).items[0].mine).toBe('hand_over')

  expect((await leaving.post(`/api/me/handovers/${begun.id}/decision`, { decision: 'confirm' })).body.code).toBe('accounts.handover_not_found')
  expect((await coming.post(`/api/me/handovers/${begun.id}/decision`, { decision: 'decline' })).body.code).toBe('accounts.remark_needed')
  expect(await made(coming.post(`/api/me/handovers/${begun.id}/decision`, { decision: 'confirm', remark: '已清点' }))).toEqual({ moved: 1 })
  expect(await holderOf(running.id)).toBe('钱玲')
  expect((await made(leaving.get('/api/me'))).posts).toEqual([])
  const me = await made(coming.get('/api/me'))
  expect(me.posts.map((one: any) => [one.kind, one.region])).toContainEqual(['community_worker', COMMUNITY])
  expect((await coming.post(`/api/me/handovers/${begun.id}/decision`, { decision: 'confirm' })).body.code).toBe('accounts.handover_decided')
  const auditor = await world.staff('auditor', '152921000000')
  const deeds = (await made(auditor.get('/api/audit/entries'))).items.map((one: any) => one.deed)
  expect(deeds).toEqual(expect.arrayContaining(['post.handover_begun', 'post.handed_over']))
})

test('declined, withdrawn or overtaken, a hand-over moves nothing; somebody without a post can confirm', async () => {
  const leaving = await world.staff('community_worker', COMMUNITY, '郑军')
  const coming = await world.staff('window_clerk', COMMUNITY, '冯涛', { until: '2026-03-02' })
  const running = await accepted(leaving)
  const post = await postOf(leaving)
  const begin = () => made(admin.post(`/api/posts/${post}/handovers`, { toAccountId: coming.id, reason: '换岗' }))
  const first = await begin()
  await made(coming.post(`/api/me/handovers/${first.id}/decision`, { decision: 'decline', remark: '材料不齐' }))
  const second = await begin()
  await made(admin.post(`/api/handovers/${second.id}/withdrawal`, { reason: '另行安排' }))
  expect((await coming.post(`/api/me/handovers/${second.id}/decision`, { decision: 'confirm' })).body.code).toBe('accounts.handover_decided')
  expect(await holderOf(running.id)).toBe('郑军')
  const third = await begin()
  // A successor who holds no post today.
  expect((await made(coming.get('/api/me'))).posts).toEqual([])
  expect(await made(coming.post(`/api/me/handovers/${third.id}/decision`, { decision: 'confirm' }))).toEqual({ moved: 1 })
  expect(await holderOf(running.id)).toBe('冯涛')

  const late = await world.staff('community_worker', COMMUNITY, '沈洁')
  const latePost = await postOf(late)
  const stale = await made(admin.post(`/api/posts/${latePost}/handovers`, { toAccountId: coming.id, reason: '换岗' }))
  await made(admin.post(`/api/posts/${latePost}/end`, { reason: '离职' }))
  expect((await coming.post(`/api/me/handovers/${stale.id}/decision`, { decision: 'confirm' })).body.code).toBe('accounts.handover_stale')
})

test('[PLT-01] nobody hands over, deputises or withdraws beyond the own place, nor for themselves; others see no hand-over', async () => {
  const worker = await world.staff('community_worker', COMMUNITY, '韩梅')
  const other = await world.staff('community_worker', COMMUNITY, '杨帆')
  const elsewhere = await world.staff('administrator', OTHER_COMMUNITY, '外社区管理员')
  const own = await postOf(admin)
  const post = await postOf(worker)
  const begin = (by: Someone, id: string, to: string) => by.post(`/api/posts/${id}/handovers`, { toAccountId: to, reason: '换岗' })
  expect((await begin(elsewhere, post, other.id)).body.code).toBe('accounts.not_found')
  expect((await begin(admin, own, other.id)).body.code).toBe('accounts.not_your_own')
  expect((await begin(admin, post, admin.id)).body.code).toBe('accounts.not_your_own')
  expect((await begin(admin, post, worker.id)).body.code).toBe('accounts.same_person')
  expect((await begin(worker, post, other.id)).status).toBe(403)
  // A county auditor's post carries what a street's administrator does not hold.
  const county = await world.staff('administrator', '152921000000')
  const auditor = await world.staff('auditor', '152921000000', '老韩')
  const auditorPost = (await made(county.get(`/api/accounts/${auditor.id}`))).posts[0].id
  expect((await begin(county, auditorPost, worker.id)).body.code).toBe('accounts.more_than_you_hold')
  const { id } = await made(begin(admin, post, other.id))
  expect((await made(elsewhere.get('/api/handovers'))).items).toEqual([])
  expect((await elsewhere.post(`/api/handovers/${id}/withdrawal`, { reason: '不该有' })).body.code).toBe('accounts.handover_not_found')
  const resident = await world.resident({ name: '赵红' })
  expect((await made(resident.get('/api/me/handovers'))).items).toEqual([])
  expect((await resident.post(`/api/me/handovers/${id}/decision`, { decision: 'confirm' })).status).toBe(404)
})

test('a deputy stands in for the days of the leave, goes on with the holder’s work, and no longer', async () => {
  const away = await world.staff('community_worker', COMMUNITY, '巴图')
  const deputy = await world.staff('window_clerk', COMMUNITY, '高娃')
  const running = await accepted(away)
  const post = await postOf(away)
  const appoint = (body: object) => admin.post(`/api/posts/${post}/deputies`, { accountId: deputy.id, from: '2026-03-03', until: '2026-03-10', reason: '年休假', ...body })
  expect((await appoint({ until: '2026-03-03' })).body.code).toBe('accounts.deputy_dates')
  expect((await appoint({ from: '2026-03-01' })).body.code).toBe('accounts.deputy_dates')
  await made(appoint({}))
  expect((await appoint({})).body.code).toBe('accounts.deputy_twice')
  world.clock.forward(86_400_000)
  const me = await made(deputy.get('/api/me'))
  const standIn = me.posts.find((one: any) => one.kind === 'community_worker')
  expect(standIn).toMatchObject({ region: COMMUNITY, deputyFor: away.id })
  const asDeputy = { 'x-linli-post': standIn.id }
  const file = await world.app.http.inject({ method: 'GET', url: `/api/cases/${running.id}`, headers: { authorization: `Bearer ${await deputy.token()}`, ...asDeputy } })
  expect(file.json().moves.map((one: any) => one.move ?? one)).toContain('conclude')
  expect((await made(admin.get('/api/posts?state=deputy'))).items).toMatchObject([{ holder: '高娃', deputyFor: '巴图', validUntil: '2026-03-10' }])
  world.clock.forward(8 * 86_400_000)
  expect((await made(deputy.get('/api/me'))).posts.map((one: any) => one.kind)).toEqual(['window_clerk'])
})

test('posts are listed by place with vacancies and those that end; without a telephone and, for others than administrators, without accounts', async () => {
  const worker = await world.staff('grid_worker', GRID, '巴特尔')
  await world.staff('mediator', COMMUNITY, '周正', { until: '2026-03-25' })
  const street = await world.staff('street_officer', STREET, '吴强')
  const page = await made(street.get(`/api/posts?region=${COMMUNITY}`))
  expect(page.items.map((one: any) => one.holder)).toEqual(expect.arrayContaining(['巴特尔', '周正']))
  expect(page.items.every((one: any) => one.accountId === null)).toBe(true)
  expect((await made(admin.get(`/api/posts?region=${GRID}`))).items[0].accountId).toBe(worker.id)
  const vacant = (await made(street.get(`/api/posts?region=${COMMUNITY}&state=vacant`))).items.map((one: any) => [one.kind, one.region])
  expect(vacant).toContainEqual(['station_head', COMMUNITY])
  expect(vacant).toContainEqual(['grid_worker', '152921405001002'])
  expect(vacant).not.toContainEqual(['grid_worker', GRID])
  expect((await made(street.get('/api/posts?state=ending'))).items.map((one: any) => one.holder)).toEqual(['周正'])
  // A grid worker of the whole community serves all its grids.
  await world.staff('grid_worker', COMMUNITY, '白云')
  expect((await made(street.get(`/api/posts?region=${COMMUNITY}&state=vacant`))).items.filter((one: any) => one.kind === 'grid_worker')).toEqual([])
  expect((await worker.get(`/api/posts?region=${COMMUNITY}`)).body.code).toBe('accounts.place_not_yours')
})

test('[PLT-01] by property: whatever posts somebody holds, what they may grant never carries an administrative ability that they lack', async () => {
  const { abilities } = assemble({ accounts: () => [], messages: () => [] })
  const carried = (kind: PostKind) => ADMINISTRATIVE.filter((one) => (abilities[one] as readonly PostKind[]).includes(kind))
  fc.assert(fc.property(fc.subarray([...postKinds]), fc.constantFrom(...postKinds), (held, wanted) => {
    const mine = new Set(Object.keys(abilities).filter((one) => held.some((kind) => abilities[one]!.includes(kind))))
    const gains = carried(wanted).filter((one) => !mine.has(one))
    return mayNotGrant(abilities, mine, wanted) === gains.length > 0
  }))
  // And at the door: an administrator gives exactly the kinds that carry no more than they hold.
  const county = await world.staff('administrator', '152921000000')
  const taker = await world.staff('window_clerk', COMMUNITY)
  for (const kind of postKinds) {
    const levels: readonly string[] = POST_KINDS[kind].levels
    const region = levels.includes('community') ? COMMUNITY : levels.includes('township') ? STREET : '152921000000'
    const answer = await county.post(`/api/accounts/${taker.id}/posts`, { kind, region, validFrom: '2026-03-02' })
    const beyond = kind === 'auditor' || kind === 'privacy_officer'
    expect([kind, answer.body.code ?? answer.status]).toEqual([kind, beyond ? 'accounts.more_than_you_hold' : kind === 'league_reader' ? 'accounts.post_not_at_this_level' : 201])
  }
})
