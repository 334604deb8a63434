import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { aWorld, BANNER, COMMUNITY, OTHER_COMMUNITY, type Answer, type Someone, type World } from '../../e2e/support/world.ts'
import { uuidv7 } from '../../platform/kernel/ids.ts'
import { SendFailed } from '../../platform/server/sending.ts'
import { sql } from '../../platform/server/sql.ts'
import * as c from './contract.ts'
import { notify, type Note } from './notify.ts'

let world: World
let wang: Someone & { phone: string }
let clerk: Someone
let civil: Someone
let banner: Someone
let sent: Array<{ channel: string; to: string; text: string }>
let refuse: Record<string, boolean | undefined>

beforeAll(async () => {
  world = await aWorld()
  wang = await world.resident({ name: '王秀兰' })
  clerk = await world.staff('window_clerk', COMMUNITY, '赵敏')
  civil = await world.staff('civil_affairs_officer', BANNER, '其木格')
  banner = await world.staff('banner_head', BANNER, '苏和')
  const { services } = world.app
  const take = (channel: string, to: string, text: string) => {
    if (refuse[channel]) throw new SendFailed(channel, 'refused', false)
    sent.push({ channel, to, text })
  }
  services.sms = { send: async ({ to, text }) => (take('sms', to, text), { id: '1' }) }
  services.email = { send: async ({ to, subject, text }) => take('email', to, `${subject}|${text}`) }
  services.wechat = { send: async ({ to, data }) => (take('wechat', to, JSON.stringify(data)), { id: '2' }) }
})
afterAll(() => world?.close())
beforeEach(async () => {
  sent = []
  refuse = {}
  world.clock.moveTo('2026-03-02T09:00:00+08:00')
  await world.owner((client) => client.query('delete from notices.deliveries; delete from notices.messages; delete from notices.opt_outs; delete from notices.reach; delete from notices.templates; delete from platform.settings where key like \'notices.%\''))
})

const ok = async <T>(answer: Promise<Answer<T>>, status = 200): Promise<T> => {
  const got = await answer
  expect(got.status, JSON.stringify(got.body)).toBe(status)
  return got.body
}
const refused = async (answer: Promise<Answer<unknown>>) => {
  const { status, body } = await answer
  return `${status} ${(body as { code: string }).code}`
}
const clientId = () => `notices-${uuidv7()}`
const note = (more: Partial<Note> = {}): Note => ({
  county: '152921', region: COMMUNITY, personId: wang.personId, template: 'case_accepted', title: '已受理：高龄津贴', body: '您的申请已受理。', link: '/cases/1', phone: wang.phone,
  params: { number: '2026-1', matter: '高龄津贴', dueOn: '3月20日' }, ...more,
})
const tell = (more: Partial<Note> = {}) => world.within((tx) => notify({ tx, now: world.clock.now(), services: world.app.services }, note(more)))
const deliver = () => world.job('notices.deliver')
const states = () => world.within((tx) => tx.many<{ channel: string; state: string }>(sql`select channel, state from notices.deliveries order by message_id, nth`)).then((rows) => rows.map((one) => `${one.channel} ${one.state}`))
const draft = (more: object = {}) => civil.call(c.draftTemplate, { body: { event: 'case_accepted', channel: 'sms', title: '', body: '您的{matter}办上了，{dueOn}前办好。', clientId: clientId(), ...more } as never })
const approve = (id: string, more: object = {}, who = banner) => who.call(c.decideTemplate, { params: { id }, body: { approve: true, clientId: clientId(), ...more } })

test('words of the place: drafted, approved by another, in force from a day, and back to the product’s own', async () => {
  expect(await refused(draft({ body: '您的{idNumber}办上了' }))).toBe('422 notices.text_wrong')
  expect(await refused(draft({ event: 'no_such' }))).toBe('404 notices.event_not_found')
  expect(await refused(clerk.call(c.draftTemplate, { body: { event: 'case_accepted', channel: 'sms', body: '好', clientId: clientId() } as never }))).toMatch(/^403/)
  const { id } = await ok(draft(), 201)
  expect(await refused(approve(id, {}, civil))).toBe('403 notices.same_hands')
  expect(await refused(approve(id, { fromOn: '2026-03-01' }))).toBe('422 notices.day_past')
  await ok(approve(id, { fromOn: '2026-03-03' }), 201)
  expect(await refused(approve(id))).toBe('409 notices.not_now')
  await tell()
  world.clock.moveTo('2026-03-03T09:00:00+08:00')
  await tell()
  // A value that is missing: the product's own words, not a sentence with a hole.
  await tell({ params: { number: '2026-1', matter: '高龄津贴', dueOn: '' } })
  await deliver()
  expect(sent.map((one) => one.text.split(' ')[0])).toEqual(['【邻里】您的申请已受理。', '【邻里】您的高龄津贴办上了，3月20日前办好。', '【邻里】您的申请已受理。'])
  const back = await ok(draft({ body: '' }), 201)
  await ok(approve(back.id), 201)
  sent = []
  await tell()
  await deliver()
  expect(sent[0]!.text).toContain('您的申请已受理。')
  const file = await ok(banner.call(c.getMessageEvent, { params: { code: 'case_accepted' } }))
  expect(file.templates.map((one) => [one.channel, one.state, one.inForce, one.body === ''])).toEqual([['sms', 'approved', true, true], ['sms', 'approved', false, false]])
  const gone = await ok(draft({ body: '不采用的' }), 201)
  expect(await refused(banner.call(c.decideTemplate, { params: { id: gone.id }, body: { approve: false, clientId: clientId() } }))).toBe('422 notices.reason_needed')
})

test('[CHN-05] a stop works at once by channel and kind; the resident at home, or staff at the window at their wish, with the reason', async () => {
  await ok(wang.call(c.setMyStop, { body: { channel: 'sms', kind: 'reminder', stopped: true } }))
  await tell()
  await tell({ template: 'permit_endorse' })
  await deliver()
  expect(sent).toHaveLength(1)
  // What waits is stopped too.
  await tell()
  const stop = (who: Someone, reason: string) => who.call(c.setPersonStop, { params: { personId: wang.personId! }, body: { channel: 'sms', stopped: true, reason } })
  expect(await refused(stop(clerk, ''))).toMatch(/^4/)
  expect(await refused(stop(await world.staff('window_clerk', OTHER_COMMUNITY), '本人到窗口要求'))).toBe('404 notices.person_not_found')
  expect(await refused(stop(civil, '本人到窗口要求'))).toMatch(/^403/)
  await ok(stop(clerk, '本人到窗口要求停收'))
  await deliver()
  expect([sent.length, (await states()).sort()]).toEqual([1, ['sms sent', 'sms stopped']])
  const mine = await ok(wang.call(c.getMyChannels, {}))
  expect(mine.stops.map((one) => [one.channel, one.kind, one.byName, one.reason])).toEqual([['sms', '*', '赵敏', '本人到窗口要求停收'], ['sms', 'reminder', '', '']])
  await ok(wang.call(c.setMyStop, { body: { channel: 'sms', kind: '*', stopped: false } }))
  await tell()
  await deliver()
  expect(sent).toHaveLength(2)
  // Messages in the app are never lost.
  expect((await wang.get('/api/me/message-count')).body.unread).toBe(4)
})

test('the wish goes first, the next channel takes over when one fails, and one that arrived spares the others', async () => {
  const shown = await ok(wang.call(c.setMyChannels, { body: { preferred: 'email', email: 'xiulan@example.com', wechat: 'openid-9' } }))
  expect(shown).toMatchObject({ preferred: 'email', email: 'x***@example.com', wechat: true })
  const words = await ok(draft({ channel: 'wechat', body: 'thing1：{matter}\ntime2：{dueOn}', outside: 'TPL-1' }), 201)
  await ok(approve(words.id), 201)
  expect(await refused(draft({ channel: 'wechat', body: 'thing1：{matter}' }))).toBe('422 notices.outside_missing')
  await tell()
  expect(await states()).toEqual(['email waiting', 'wechat standby', 'sms standby'])
  refuse = { email: true }
  await deliver()
  await deliver()
  expect(sent).toEqual([{ channel: 'wechat', to: 'openid-9', text: JSON.stringify({ thing1: '高龄津贴', time2: '3月20日' }) }])
  expect(await states()).toEqual(['email failed', 'wechat sent', 'sms spared'])
  // Read in the app is read; the list names nobody.
  const [message] = (await wang.get('/api/me/messages')).body.items
  await wang.put(`/api/me/messages/${message.id}/reading`)
  const page = await ok(clerk.call(c.listDeliveries, { query: {} }))
  expect(page.items.map((one) => [one.title, one.channel, one.state]).sort()).toEqual([['已受理', 'email', 'failed'], ['已受理', 'sms', 'spared'], ['已受理', 'wechat', 'read']])
  expect(JSON.stringify(page)).not.toMatch(/王秀兰|example\.com|openid/)
  expect(page.counts).toMatchObject({ all: 3, failed: 1, arrived: 1 })
  const sealed = await world.owner(async (client) => (await client.query('select email_sealed from notices.reach')).rows[0].email_sealed as Buffer)
  expect(sealed.toString('latin1')).not.toContain('example')
})

test('quiet hours hold by channel: a mail goes at night, a short message waits', async () => {
  await ok(wang.call(c.setMyChannels, { body: { preferred: 'email', email: 'xiulan@example.com' } }))
  world.clock.moveTo('2026-03-02T23:00:00+08:00')
  await tell()
  await deliver()
  expect(sent.map((one) => one.channel)).toEqual(['email'])
  await ok(wang.call(c.setMyChannels, { body: { preferred: 'sms' } }))
  await tell()
  await deliver()
  expect(sent).toHaveLength(1)
  world.clock.moveTo('2026-03-03T07:00:00+08:00')
  await deliver()
  expect(sent.map((one) => one.channel)).toEqual(['email', 'sms'])
})

test('who has no phone gets a letter: printed with others as one PDF, handed out, marked', async () => {
  await ok(clerk.call(c.setPersonChannels, { params: { personId: wang.personId! }, body: { preferred: 'print' } }))
  await tell({ phone: null })
  await tell({ phone: null, template: 'case_concluded' })
  await deliver()
  expect(await states()).toEqual(['print waiting', 'print waiting'])
  const { items } = await ok(clerk.call(c.listLetters, {}))
  expect(items.map((one) => [one.name, one.event])).toEqual([['王秀兰', '已受理'], ['王秀兰', '已办结']])
  const ids = items.map((one) => one.id)
  const pdf = await clerk.post('/api/notices/letters/file', { ids })
  expect([pdf.status, pdf.headers['content-type'], pdf.raw.subarray(0, 5).toString()]).toEqual([200, 'application/pdf', '%PDF-'])
  const stranger = await world.staff('window_clerk', OTHER_COMMUNITY)
  expect((await ok(stranger.call(c.listLetters, {}))).items).toEqual([])
  expect(await refused(stranger.post('/api/notices/letters/file', { ids }))).toBe('404 notices.letter_not_found')
  expect(await ok(stranger.call(c.handOutLetters, { body: { ids, clientId: clientId() } }), 201)).toEqual({ handedOut: 0 })
  expect(await ok(clerk.call(c.handOutLetters, { body: { ids, clientId: clientId() } }), 201)).toEqual({ handedOut: 2 })
  expect((await ok(clerk.call(c.getPersonChannels, { params: { personId: wang.personId! } }))).latest.map((one) => one.state)).toEqual(['delivered', 'delivered'])
})
