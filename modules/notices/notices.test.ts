import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { aWorld, COMMUNITY, GRID, OTHER_COMMUNITY, type Someone, type World } from '../../e2e/support/world.ts'
import { sql } from '../../platform/server/sql.ts'
import { SmsFailed, type SmsMessage } from '../../platform/server/sms.ts'
import { scopeOf } from '../regions/index.ts'
import { deliverDue, PAUSES } from './deliver.ts'
import { notify, type Note } from './notify.ts'

const COUNTY = '152921'
const MINUTE = 60_000

let world: World
let wang: Someone & { phone: string }
let sent: SmsMessage[]
let operator: (message: SmsMessage) => void

beforeAll(async () => {
  world = await aWorld()
  wang = await world.resident({ name: '王秀兰' })
  world.app.services.sms = {
    async send(message) {
      operator(message)
      sent.push(message)
      return { id: message.id! }
    },
  }
})
afterAll(() => world.close())
beforeEach(async () => {
  sent = []
  operator = () => {}
  world.clock.moveTo('2026-03-02T09:00:00+08:00')
  await world.owner((client) => client.query('delete from notices.deliveries; delete from notices.messages; delete from notices.opt_outs; delete from platform.settings where key = \'notices.quiet_hours\''))
})

const telling = (tx: Parameters<Parameters<World['within']>[0]>[0]) => ({ tx, now: world.clock.now(), services: world.app.services })
const note = (more: Partial<Note> = {}): Note => ({
  county: COUNTY, region: COMMUNITY, personId: wang.personId, template: 'case_accepted', title: '已受理', body: '您的高龄津贴申请已受理，3月20日前办结。',
  link: '/cases/1', phone: wang.phone, ...more,
})
const tell = (more: Partial<Note> = {}) => world.within((tx) => notify(telling(tx), note(more)))
const deliver = () => world.job('notices.deliver')
const deliveries = () =>
  world.within((tx) => tx.many<{ state: string; tries: number; last_error: string; to_sealed: Buffer }>(sql`select state, tries, last_error, to_sealed from notices.deliveries order by id`))

describe('a message', () => {
  test('[CHN-05] is read in the app and comes to the phone, once', async () => {
    const id = await tell()
    expect((await wang.get('/api/me/message-count')).body).toEqual({ unread: 1 })
    const list = (await wang.get('/api/me/messages')).body
    expect(list).toMatchObject({ next: null, items: [{ id, title: '已受理', link: '/cases/1', readAt: null }] })
    await deliver()
    await deliver()
    expect(sent).toHaveLength(1)
    expect(sent[0]).toMatchObject({ to: wang.phone, template: 'case_accepted', text: '【邻里】您的高龄津贴申请已受理，3月20日前办结。 http://localhost/cases/1' })
    expect(await deliveries()).toMatchObject([{ state: 'sent', tries: 1 }])
  })

  test('is not said when the deed is rolled back', async () => {
    const deed = world.within(async (tx) => {
      await notify(telling(tx), note())
      throw new Error('the deed failed')
    })
    await expect(deed).rejects.toThrow('the deed failed')
    await deliver()
    expect([sent.length, (await wang.get('/api/me/messages')).body.items.length]).toEqual([0, 0])
  })

  test('is told in a resident’s transaction that was widened to the place of the case', async () => {
    await world.app.db.within({ as: 'resident', person: wang.personId!, caller: wang.id }, async (tx) => {
      const { lo, hi } = scopeOf(OTHER_COMMUNITY)
      await tx.widen(lo, hi)
      await notify(telling(tx), note({ region: OTHER_COMMUNITY }))
    })
    expect((await wang.get('/api/me/messages')).body.items).toHaveLength(1)
    await deliver()
    expect(sent).toHaveLength(1)
  })

  test('stays in the app for a landline or without a phone', async () => {
    await tell({ phone: '0483-8221234' })
    await tell({ phone: null })
    expect([(await deliveries()).length, (await wang.get('/api/me/message-count')).body.unread]).toEqual([0, 2])
  })

  test('has its number sealed, and bound to its delivery', async () => {
    await tell()
    const [delivery] = await deliveries()
    expect(delivery!.to_sealed.toString('latin1')).not.toContain(wang.phone)
    expect(() => world.app.services.sealer.open(delivery!.to_sealed)).toThrow('does not open')
  })

  test('to a staff member reaches them whatever post they wear, and nobody else', async () => {
    const clerk = await world.staff('window_clerk', OTHER_COMMUNITY)
    const colleague = await world.staff('street_head', COMMUNITY.slice(0, 9) + '000')
    const id = await tell({ personId: null, accountId: clerk.id, phone: null, title: '新任务' })
    expect((await clerk.get('/api/me/messages')).body.items).toMatchObject([{ title: '新任务' }])
    expect((await colleague.get('/api/me/messages')).body.items).toEqual([])
    expect((await colleague.put(`/api/me/messages/${id}/reading`)).body.code).toBe('notices.not_found')
    expect((await clerk.put(`/api/me/messages/${id}/reading`)).status).toBe(200)
    expect((await clerk.get('/api/me/message-count')).body).toEqual({ unread: 0 })
  })

  test('is marked as read by its addressee alone, at the moment of the first reading', async () => {
    const id = await tell()
    const other = await world.resident({ name: '赵玉梅' })
    expect(await other.put(`/api/me/messages/${id}/reading`)).toMatchObject({ status: 404, body: { code: 'notices.not_found' } })
    expect((await other.get('/api/me/messages')).body.items).toEqual([])
    const first = (await wang.put(`/api/me/messages/${id}/reading`)).body.readAt
    world.clock.forward(MINUTE)
    expect((await wang.put(`/api/me/messages/${id}/reading`)).body.readAt).toBe(first)
    expect((await wang.get('/api/me/messages?unread=true')).body.items).toEqual([])
  })

  test('list goes on page by page without a gap, also within one moment', async () => {
    for (let i = 0; i < 120; i++) {
      if (i % 40 === 0) world.clock.forward(1)
      await tell({ phone: null, title: `第${i}条` })
    }
    const seen: string[] = []
    for (let after = ''; ; ) {
      const { body } = await wang.get(`/api/me/messages${after && `?after=${encodeURIComponent(after)}`}`)
      seen.push(...body.items.map((m: { id: string }) => m.id))
      if (!body.next) break
      after = body.next
    }
    expect([seen.length, new Set(seen).size]).toEqual([120, 120])
    expect((await wang.get('/api/me/message-count')).body.unread).toBe(100)
    expect((await wang.get('/api/me/messages?after=nonsense')).body.code).toBe('request.invalid')
  })
})

describe('stopping short messages', () => {
  test('[CHN-05] works at once, also for what already waits, and from every place', async () => {
    await tell()
    expect((await wang.put('/api/me/sms-choice', { stopped: true })).body).toEqual({ stopped: true, since: '2026-03-02T01:00:00.000Z' })
    await world.app.db.within({ as: 'staff', ...scopeOf(OTHER_COMMUNITY) }, (tx) => notify(telling(tx), note({ region: OTHER_COMMUNITY })))
    await deliver()
    expect(sent).toEqual([])
    expect((await deliveries()).map((d) => d.state)).toEqual(['stopped'])
    expect((await wang.get('/api/me/message-count')).body.unread).toBe(2)

    expect((await wang.put('/api/me/sms-choice', { stopped: false })).body).toEqual({ stopped: false, since: null })
    await tell()
    await deliver()
    expect(sent).toHaveLength(1)
  })

  test('is the resident’s own choice, and written down', async () => {
    const clerk = await world.staff('window_clerk', COMMUNITY)
    expect(await clerk.put('/api/me/sms-choice', { stopped: true })).toMatchObject({ status: 403, body: { code: 'access.not_yours' } })
    expect((await world.visitor.get('/api/me/sms-choice')).status).toBe(401)
    await wang.put('/api/me/sms-choice', { stopped: true })
    await wang.put('/api/me/sms-choice', { stopped: true })
    expect((await wang.get('/api/me/sms-choice')).body.stopped).toBe(true)
    const audit = await world.within((tx) => tx.many<{ region: string }>(sql`select region from platform.audit_entries where deed = 'notices.sms_stopped' and subject = ${wang.personId}`))
    expect(audit.at(-1)).toEqual({ region: GRID })
  })
})

describe('delivery', () => {
  test('waits through the night and goes out in the morning', async () => {
    world.clock.moveTo('2026-03-02T22:30:00+08:00')
    await tell()
    await deliver()
    world.clock.moveTo('2026-03-03T06:59:59+08:00')
    await deliver()
    expect(sent).toEqual([])
    world.clock.moveTo('2026-03-03T07:00:00+08:00')
    await deliver()
    expect(sent).toHaveLength(1)
  })

  test('keeps the quiet hours that the place has set', async () => {
    await world.within((tx) => tx.run(sql`insert into platform.settings (key, value) values ('notices.quiet_hours', '{"from":"08:30","until":"09:30"}')`))
    await tell()
    await deliver()
    expect(sent).toEqual([])
    world.clock.forward(31 * MINUTE)
    await deliver()
    expect(sent).toHaveLength(1)
  })

  test('is tried again with growing pauses, then has failed with a reason that names nobody', async () => {
    operator = () => {
      throw new SmsFailed('the gateway answered 503', true)
    }
    await tell()
    for (const pause of PAUSES) {
      await deliver()
      world.clock.forward(pause - 1)
      await deliver()
      world.clock.forward(1)
    }
    expect(await deliveries()).toMatchObject([{ state: 'waiting', tries: PAUSES.length }])
    await deliver()
    expect(await deliveries()).toMatchObject([{ state: 'failed', tries: PAUSES.length + 1, last_error: 'short message not sent: the gateway answered 503' }])
    operator = () => {}
    world.clock.forward(24 * 60 * MINUTE)
    await deliver()
    expect(sent).toEqual([])
  })

  test('that the operator will never take fails at once; the next one goes out', async () => {
    operator = ({ to }) => {
      if (to === '13900000000') throw new SmsFailed('the gateway answered 400', false)
    }
    await tell({ phone: '13900000000' })
    await tell()
    await deliver()
    expect((await deliveries()).map((d) => d.state)).toEqual(['failed', 'sent'])
  })

  test('killed after sending is repeated with the same id; what is leased is left alone', async () => {
    await tell()
    const ids: string[] = []
    let killed!: () => void
    const dies = new Promise<void>((done) => (killed = done))
    const dying = { ...world.app.services, sms: { send: async (m: SmsMessage) => (ids.push(m.id!), killed(), new Promise<never>(() => {})) } }
    const around = { db: world.app.db, log: world.app.services.log, now: world.clock.now(), progress: async () => {} }
    void deliverDue({ ...around, services: dying })
    await dies
    await deliver()
    expect(sent).toEqual([])
    world.clock.forward(2 * MINUTE)
    await deliver()
    expect(sent.map((m) => m.id)).toEqual(ids)
  })

  test('by many workers at once sends each message once', async () => {
    for (let i = 0; i < 90; i++) await tell({ body: `第${i}条` })
    const around = { db: world.app.db, services: world.app.services, log: world.app.services.log, now: world.clock.now(), progress: async () => {} }
    await Promise.all(Array.from({ length: 4 }, () => deliverDue(around)))
    await deliver()
    expect([sent.length, new Set(sent.map((m) => m.id)).size]).toEqual([90, 90])
  })
})
