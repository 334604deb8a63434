import { afterAll, beforeAll, expect, test } from 'vitest'
import { COMMUNITY, OTHER_COMMUNITY, STREET, aWorld, type World } from '../../e2e/support/world.ts'
import { openStaffAccount } from './index.ts'
import { uuidv7 } from '../../platform/kernel/ids.ts'

let world: World
beforeAll(async () => {
  world = await aWorld()
  await world.within((tx) =>
    openStaffAccount(
      tx,
      { name: '赵敏', identifier: 'zhaomin', secret: 'snow-leopard-9', region: COMMUNITY, posts: [{ kind: 'window_clerk', region: COMMUNITY, from: '2026-01-01' }] },
      { now: world.clock.now(), newId: () => uuidv7() },
    ),
  )
})
afterAll(() => world?.close())

test('a clerk signs in, sees her post and what it may do, and signs out; the token is worth nothing then', async () => {
  const session = await world.visitor.post('/api/sessions', { identifier: 'ZhaoMin', secret: 'snow-leopard-9' })
  expect(session.status).toBe(201)
  const as = { authorization: `Bearer ${session.body.token}` }
  const me = await world.app.http.inject({ method: 'GET', url: '/api/me', headers: as })
  expect(me.json()).toMatchObject({ account: { name: '赵敏', kind: 'staff' }, currentPost: { kind: 'window_clerk', title: '窗口人员', region: COMMUNITY, regionName: '王府社区' } })
  expect((await world.app.http.inject({ method: 'DELETE', url: '/api/sessions/current', headers: as })).statusCode).toBe(200)
  expect((await world.app.http.inject({ method: 'GET', url: '/api/me', headers: as })).statusCode).toBe(401)
})

test('a cookie session needs the CSRF token for a write', async () => {
  const session = await world.visitor.post('/api/sessions', { identifier: 'zhaomin', secret: 'snow-leopard-9' })
  const cookie = `linli_session=${session.body.token}`
  const without = await world.app.http.inject({ method: 'DELETE', url: '/api/sessions/current', headers: { cookie } })
  expect([without.statusCode, without.json().code]).toEqual([403, 'session.csrf_required'])
  const withToken = await world.app.http.inject({ method: 'DELETE', url: '/api/sessions/current', headers: { cookie, 'x-csrf-token': session.body.csrf } })
  expect(withToken.statusCode).toBe(200)
})

test('wrong passwords lock the account for a growing time, also for the right one, and a name that is not there answers alike', async () => {
  const wrong = (secret: string) => world.visitor.post('/api/sessions', { identifier: 'zhaomin', secret })
  expect((await world.visitor.post('/api/sessions', { identifier: 'nobody-here', secret: 'x' })).body.code).toBe('accounts.wrong_credentials')
  for (let i = 0; i < 5; i++) expect((await wrong('guess-' + i)).body.code).toBe('accounts.wrong_credentials')
  const locked = await wrong('snow-leopard-9')
  expect(locked).toMatchObject({ status: 429, body: { code: 'accounts.locked', details: { retryAfterSeconds: 60 } } })
  world.clock.forward(61_000)
  expect((await wrong('again-wrong')).body.code).toBe('accounts.wrong_credentials')
  expect((await wrong('snow-leopard-9')).body.details.retryAfterSeconds).toBe(120)
  world.clock.forward(121_000)
  expect((await wrong('snow-leopard-9')).status).toBe(201)
})

test('[PLT-01] an administrator grants a post within the own place and not beyond it; the holder of another community sees nothing', async () => {
  const admin = await world.staff('administrator', STREET, '管理员老周')
  const clerk = await world.staff('window_clerk', COMMUNITY)
  const grant = (body: object) => admin.post(`/api/accounts/${clerk.id}/posts`, { validFrom: '2026-03-02', ...body })
  expect((await grant({ kind: 'community_worker', region: OTHER_COMMUNITY })).status).toBe(201)
  expect((await grant({ kind: 'civil_affairs_officer', region: '152921000000' })).body.code).toBe('accounts.place_not_yours')
  expect((await grant({ kind: 'auditor', region: '152921405000' })).body.code).toBe('accounts.more_than_you_hold')
  expect((await grant({ kind: 'street_head', region: COMMUNITY })).body.code).toBe('accounts.post_not_at_this_level')
  expect((await admin.post(`/api/accounts/${admin.id}/posts`, { kind: 'window_clerk', region: COMMUNITY, validFrom: '2026-03-02' })).body.code).toBe('accounts.not_your_own')
  const elsewhere = await world.staff('administrator', OTHER_COMMUNITY)
  expect((await elsewhere.post(`/api/accounts/${clerk.id}/posts`, { kind: 'grid_worker', region: OTHER_COMMUNITY, validFrom: '2026-03-02' })).body.code).toBe('accounts.not_found')
  expect((await clerk.get('/api/accounts')).body.code).toBe('access.not_yours')
})

test('[PLT-01] an administrator opens an account of the own place with its posts; beyond it there is none', async () => {
  const clerk = await world.staff('window_clerk', COMMUNITY, '白玉')
  const admin = await world.staff('administrator', STREET)
  const read = await admin.get(`/api/accounts/${clerk.id}`)
  expect(read).toMatchObject({ status: 200, body: { name: '白玉', closedAt: null, posts: [{ kind: 'window_clerk', region: COMMUNITY, regionName: '王府社区' }] } })
  const elsewhere = await world.staff('administrator', OTHER_COMMUNITY)
  expect(await elsewhere.get(`/api/accounts/${clerk.id}`)).toMatchObject({ status: 404, body: { code: 'accounts.not_found' } })
  expect((await clerk.get(`/api/accounts/${clerk.id}`)).status).toBe(403)
})

test('a post that has ended carries nothing', async () => {
  const former = await world.staff('administrator', STREET, undefined, { until: '2026-03-02' })
  const me = await former.get('/api/me')
  expect(me.body).toMatchObject({ currentPost: null, abilities: [] })
  expect((await former.get('/api/accounts')).status).toBe(403)
})

test('broken input is answered with its places, never with a fault', async () => {
  const answer = await world.visitor.post('/api/sessions', { identifier: 3, secret: 'a\u0000b', more: 1 })
  expect(answer.status).toBe(400)
  expect(answer.body.code).toBe('request.invalid')
  expect(answer.body.errors.length).toBeGreaterThan(1)
})
