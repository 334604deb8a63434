import { createHmac } from 'node:crypto'
import fc from 'fast-check'
import { SaxesParser } from 'saxes'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aWorld, BANNER, COMMUNITY, GRID, OTHER_COMMUNITY, STREET, type Answer, type Someone, type World } from '../../e2e/support/world.ts'
import { uuidv7 } from '../../platform/kernel/ids.ts'
import { runJob } from '../../platform/server/jobs.ts'
import * as c from './contract.ts'
import { servicesOf } from './deeds/client.ts'
import { makeOrderJobs } from './jobs.ts'
import type { Send } from './needs.ts'
import { read, textOf } from './rules/xml.ts'

let world: World
let dispatcher: Someone
let street: Someone
let worker: Someone
/** What went out, and how the other side answers next. */
const sent: Array<{ url: string; headers: Record<string, string>; body: any }> = []
let answers: Array<{ status: number; body: string }> = []

beforeAll(async () => {
  world = await aWorld({ at: '2026-03-02T09:00:00+08:00' })
  dispatcher = await world.staff('dispatcher', BANNER, '乌兰')
  street = await world.staff('street_officer', STREET, '吴强')
  worker = await world.staff('community_worker', COMMUNITY, '孙丽')
})
afterAll(() => world?.close())

const ok = async <T>(answer: Promise<Answer<T>>, status = 200): Promise<T> => {
  const got = await answer
  expect(got.status, JSON.stringify(got.body)).toBe(status)
  return got.body
}
const refused = async (answer: Promise<Answer<unknown>>) => {
  const { status, body } = await answer
  return `${status} ${(body as { code: string }).code}`
}
const once = () => ({ clientId: `orders-${uuidv7()}` })
const recording: Send = async (url, { headers, body }) => {
  sent.push({ url, headers, body: body && JSON.parse(body) })
  return answers.shift() ?? { status: 200, body: '{}' }
}
const deliver = (send: Send = recording) => runJob(makeOrderJobs({ send })[0]!, {}, { db: world.app.db, services: world.app.services, log: world.app.services.log, clock: world.clock })
const pull = (send: Send) => runJob(makeOrderJobs({ send })[1]!, {}, { db: world.app.db, services: world.app.services, log: world.app.services.log, clock: world.clock })
const PARTNER = {
  region: BANNER, name: '12345平台', kind: 'hotline' as const, protocol: 'json' as const, direction: 'both' as const, baseUrl: 'https://hotline.example/orders',
  kinds: [{ theirs: 'noise', matter: 'matters.resident-request', preset: { kind: 'complaint' } }], states: { accepted: '已签收', concluded: '已办毕' }, theirKey: 'their-secret-key',
}
const partner = async (more: object = {}) => ok(dispatcher.call(c.addPartner, { body: { ...PARTNER, ...more, ...once() } }), 201)
const hand = (key: string, more: object = {}) => world.visitor.post('/api/orders/inbound', {
  number: 'HX-1', kind: 'noise', content: '烧烤摊半夜噪音扰民', place: '和平路12号', region: COMMUNITY, caller: { name: '老额', phone: '13800138000' }, ...more,
}, { authorization: `Bearer ${key}` })
const move = async (who: Someone, id: string, name: string, more: object = {}) => ok(who.post(`/api/cases/${id}/moves`, { move: name, version: (await who.get(`/api/cases/${id}`)).body.version, ...more, ...once() }))

test('an order comes in once, is handled as a case, and every move is reported in the partner’s words', async () => {
  const { id: partnerId, key } = await partner()
  expect(await refused(hand('lk_wrong-key-wrong-key-wrong'))).toBe('401 orders.key_wrong')
  expect(await refused(hand(key, { kind: 'unknown' }))).toBe('422 orders.kind_unknown')
  const first = await ok(hand(key), 201)
  expect(first).toMatchObject({ number: 'HX-1', state: 'received', repeated: false })
  expect(await ok(hand(key), 201)).toEqual({ ...first, repeated: true })
  expect(await refused(hand(key, { content: '另外一件事，同一个编号' }))).toBe('409 orders.number_taken')

  const row = (await worker.get(`/api/cases?box=place`)).body.items.find((one: any) => one.number === first.caseNumber)
  const file = (await worker.get(`/api/cases/${row.id}`)).body
  // No agreement on personal data: name and telephone were left at the door.
  expect(file).toMatchObject({ channel: { code: 'H12345' }, applicant: { name: '', phoneMasked: null }, placeText: '和平路12号', form: { kind: 'complaint', content: '烧烤摊半夜噪音扰民' } })
  expect(JSON.stringify(file)).not.toContain('老额')

  await move(worker, row.id, 'accept')
  await move(worker, row.id, 'extend', { extension: { amount: 3, unit: 'working_day', reason: '需要多部门配合', approvedBy: '郑军' } })
  await move(worker, row.id, 'conclude', { outcome: 'answered', answer: '摊位已迁走。', result: { communityAnswer: '已劝离并迁走' } })
  await deliver()
  expect(sent.map(({ body }) => [body.event, body.stateName])).toEqual([['accepted', '已签收'], ['extended', '已签收'], ['concluded', '已办毕']])
  const last = sent.at(-1)!
  expect(last.body).toMatchObject({ number: 'HX-1', reply: '摊位已迁走。' })
  expect(last.headers).toMatchObject({ 'idempotency-key': last.body.messageId, authorization: 'Bearer their-secret-key', 'x-signature': `sha256=${createHmac('sha256', 'their-secret-key').update(JSON.stringify(last.body)).digest('hex')}` })
  expect(JSON.stringify(sent)).not.toContain('孙丽')
  // Nothing is sent twice.
  await deliver()
  expect(sent).toHaveLength(3)

  const state = (await world.visitor.get('/api/orders/inbound/HX-1')).status
  expect(state).toBe(401)
  const back = { messageId: 'cb-1', contacted: true, resolved: true, satisfied: false, note: '希望早点来' }
  const call = () => world.visitor.post('/api/orders/inbound/HX-1/call-back', back, { authorization: `Bearer ${key}` })
  expect([await ok(call(), 201), await ok(call(), 201)]).toEqual([{ recorded: true }, { recorded: false }])
  const order = (await ok(dispatcher.call(c.listOrders, { query: {} }))).items[0]!
  expect(order).toMatchObject({ partnerId, state: 'concluded', callBack: '已解决，不满意' })
  expect(await refused((await world.staff('street_officer', '152921402000')).call(c.getOrder, { params: { id: order.id } }))).toBe('404 orders.order_not_found')
})

test('whatever comes in, twice or at once, one number of a partner makes one case', async () => {
  const { key } = await partner({ name: '城管平台', kind: 'city', kinds: [{ theirs: '*', matter: 'matters.resident-request', preset: { kind: 'complaint' } }] })
  await fc.assert(fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 2, maxLength: 6 }), async (numbers) => {
    const stamp = uuidv7().slice(-8)
    const made = await Promise.all(numbers.map((n) => hand(key, { number: `${stamp}-${n}`, kind: 'any', content: `第${n}件事请处理一下` })))
    expect(made.every((one) => one.status === 201)).toBe(true)
    const cases = new Map(numbers.map((n) => [n, new Set(made.filter((one) => one.body.number === `${stamp}-${n}`).map((one) => one.body.caseNumber))]))
    expect([...cases.values()].every((one) => one.size === 1)).toBe(true)
    expect(new Set([...cases.values()].flatMap((one) => [...one])).size).toBe(new Set(numbers).size)
  }), { numRuns: 5 })
})

test('a wrongly assigned order goes back within 24 hours with its reason, and not later', async () => {
  const { key } = await partner({ name: '热线二' })
  await ok(hand(key, { number: 'R-1', region: OTHER_COMMUNITY }), 201)
  await ok(hand(key, { number: 'R-2', region: OTHER_COMMUNITY }), 201)
  const find = async (n: string) => (await ok(street.call(c.listOrders, { query: { q: n } }))).items[0]!
  const one = await find('R-1')
  await ok(street.call(c.returnOrder, { params: { id: one.id }, body: { reason: '属于公安机关职责', version: one.version, ...once() } }), 201)
  sent.length = 0
  await deliver()
  expect(sent.map(({ body }) => [body.event, body.number, body.reason])).toEqual([['returned', 'R-1', '属于公安机关职责']])
  expect((await street.get(`/api/cases/${one.caseId}`)).body.state).toBe('declined')
  world.clock.moveTo(new Date('2026-03-03T09:00:01+08:00'))
  const two = await find('R-2')
  expect(await refused(street.call(c.returnOrder, { params: { id: two.id }, body: { reason: '不归我们', version: two.version, ...once() } }))).toBe('409 orders.return_too_late')
})

test('a case is handed to an outside unit: only what was agreed goes out, tries go on, and its progress comes in once', async () => {
  const closed = await partner({ name: '供热公司', kind: 'department', direction: 'out', kinds: [] })
  const made = await ok(worker.post('/api/cases', { matterCode: 'matters.resident-request', form: { kind: 'help', content: '暖气不热，老人受冻' }, region: COMMUNITY, ...once() }), 201)
  const order = { partnerId: closed.id, caseId: made.id, title: '暖气不热', content: '请上门检修', place: '和平路12号' }
  expect(await refused(street.call(c.sendOrder, { body: { ...order, phone: '13800138000', ...once() } }))).toBe('422 orders.no_personal_data')
  expect(await refused(worker.call(c.sendOrder, { body: { ...order, ...once() } }))).toBe('403 access.not_yours')
  const { id } = await ok(street.call(c.sendOrder, { body: { ...order, ...once() } }), 201)
  expect(await refused(street.call(c.sendOrder, { body: { ...order, ...once() } }))).toBe('409 orders.sent_already')
  expect(await refused(dispatcher.call(c.addPartner, { body: { ...PARTNER, personal: 'name_phone', ...once() } }))).toBe('422 orders.agreement_missing')

  sent.length = 0
  answers = [{ status: 503, body: '' }, { status: 200, body: '{"number":"GR-77"}' }]
  await deliver()
  await deliver()
  expect(sent).toHaveLength(1)
  world.clock.forward(61_000)
  await deliver()
  // The second try carries the same id, so that the other side can tell.
  expect(new Set(sent.map(({ headers }) => headers['idempotency-key'])).size).toBe(1)
  expect((await ok(street.call(c.getOrder, { params: { id } }))).order).toMatchObject({ state: 'sent', theirNumber: 'GR-77' })

  const report = (messageId: string, state: string, note: string) => world.visitor.post(`/api/orders/outbound/${id}/progress`, { messageId, state, note }, { authorization: `Bearer ${closed.key}` })
  expect([(await report('m1', 'accepted', '已派维修工')).body, (await report('m1', 'accepted', '已派维修工')).body]).toEqual([{ recorded: true }, { recorded: false }])
  await ok(report('m2', 'concluded', '已修好，室温22度'), 201)
  expect(await refused(report('m3', 'progress', '晚到的消息'))).toBe('409 orders.not_now')
  expect((await ok(street.call(c.getOrder, { params: { id } }))).order).toMatchObject({ state: 'concluded', lastNote: '已修好，室温22度' })
  const other = await partner({ name: '别的系统' })
  expect(await refused(world.visitor.post(`/api/orders/outbound/${id}/progress`, { messageId: 'm9', state: 'progress' }, { authorization: `Bearer ${other.key}` }))).toBe('404 orders.order_not_found')
})

// ------------------------------------------------------------------------------------------------------------------- Open311 GeoReport v2

/** An independent parser finds nothing wrong with it. */
function wellFormed(text: string): void {
  const faults: string[] = []
  const parser = new SaxesParser()
  parser.on('error', (error) => void faults.push(error.message))
  parser.write(text).close()
  expect(faults).toEqual([])
  expect(text.startsWith('<?xml version="1.0" encoding="utf-8"?>')).toBe(true)
}
const geo = (path: string) => world.visitor.get(`/api/open311/v2/${path}`)
const post = (form: Record<string, string>, format = 'json') => world.visitor.post(`/api/open311/v2/requests.${format}`, Buffer.from(new URLSearchParams(form).toString()), { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' })

test('GeoReport v2: services, definitions, requests and errors as the specification writes them, in XML and JSON', async () => {
  for (const path of ['services', 'requests']) {
    const xml = await geo(`${path}.xml`)
    expect([xml.status, xml.headers['content-type']]).toEqual([200, 'text/xml; charset=utf-8'])
    wellFormed(xml.raw.toString())
  }
  const services = JSON.parse((await geo('services.json')).raw.toString()) as any[]
  const one = services.find((each) => each.service_code === 'matters.resident-request')
  expect(Object.keys(one).sort()).toEqual(['description', 'group', 'keywords', 'metadata', 'service_code', 'service_name', 'type'])
  expect(one).toMatchObject({ metadata: true, type: 'realtime' })
  // Only what anybody may tell: no benefit, no registration.
  expect(services.some((each) => each.service_code.startsWith('assistance.'))).toBe(false)
  const xml = (await geo('services/matters.resident-request.xml')).raw.toString()
  wellFormed(xml)
  const definition = read(xml)
  expect([definition.name, textOf(definition, 'service_code')]).toEqual(['service_definition', 'matters.resident-request'])
  const kind = definition.inner.find((each) => each.name === 'attributes')!.inner.find((each) => textOf(each, 'code') === 'kind')!
  expect([textOf(kind, 'datatype'), textOf(kind, 'required'), textOf(kind, 'variable'), textOf(kind, 'order')]).toEqual(['singlevaluelist', 'true', 'true', '1'])
  expect(kind.inner.find((each) => each.name === 'values')!.inner.map((each) => textOf(each, 'key'))).toContain('complaint')
  // Who one is, the words and the place are GeoReport's own arguments.
  expect(definition.inner.find((each) => each.name === 'attributes')!.inner.map((each) => textOf(each, 'code')).filter((code) => ['name', 'phone', 'content', 'place', 'photos'].includes(code))).toEqual([])

  for (const [path, status] of [['services/none.xml', 404], ['requests/20990101-0000000.xml', 404], ['services.xml?jurisdiction_id=elsewhere.example', 404], ['requests.xml?status=lost', 400], ['requests.xml?start_date=yesterday', 400],
    ['requests.xml?start_date=2025-01-01T00:00:00Z&end_date=2025-12-31T00:00:00Z', 400], ['services.yaml', 400], ['tokens/nothing.xml', 404]] as const) {
    const fault = await geo(path)
    expect([path, fault.status]).toEqual([path, status])
    wellFormed(fault.raw.toString())
    expect(textOf(read(fault.raw.toString()).inner[0], 'code')).toBe(String(status))
  }
  const asJson = await geo('services/none.json')
  expect(JSON.parse(asJson.raw.toString())).toEqual([{ code: 404, description: expect.stringContaining('service_code') }])
  const discovery = (await world.visitor.get('/api/open311/discovery.xml')).raw.toString()
  wellFormed(discovery)
  expect(textOf(read(discovery).inner.find((each) => each.name === 'endpoints')!.inner[0], 'specification')).toBe('http://wiki.open311.org/GeoReport_v2')
})

test('GeoReport v2: a request is posted with a key and followed by its number; public reads hold nothing personal', async () => {
  const { key } = await partner({ name: '随手拍', kind: 'other', protocol: 'open311', direction: 'both', baseUrl: 'https://geo.example/v2', region: STREET })
  const form = { api_key: key, service_code: 'matters.resident-request', address_string: '和平路12号3单元501', address_id: GRID, lat: '38.83', long: '105.67', description: '井盖丢了，老额差点掉进去', last_name: '额', first_name: '尔德', phone: '13800138000', 'attribute[kind]': 'report' }
  const wrong = await post({ ...form, api_key: 'nothing' }, 'xml')
  expect([wrong.status, textOf(read(wrong.raw.toString()).inner[0], 'code')]).toEqual([403, '403'])
  for (const [more, said] of [[{ service_code: '' }, 'service_code'], [{ address_string: '', address_id: '', lat: '' }, 'address_string'], [{ 'attribute[kind]': '' }, 'attribute[kind]'], [{ 'attribute[none]': 'x' }, 'attribute'], [{ address_id: '152921402001' }, '地点']] as const) {
    const fault = await post({ ...form, ...more } as never)
    expect([fault.status, JSON.parse(fault.raw.toString())[0].description]).toEqual([400, expect.stringContaining(said)])
  }
  expect((await post({ ...form, service_code: 'assistance.none' })).status).toBe(404)
  const made = await post(form)
  expect(made.status).toBe(201)
  const [{ service_request_id: number }] = JSON.parse(made.raw.toString())
  const listed = await geo(`requests.json?service_request_id=${number}`)
  const [row] = JSON.parse(listed.raw.toString())
  expect(Object.keys(row)).toEqual(['service_request_id', 'status', 'status_notes', 'service_name', 'service_code', 'description', 'agency_responsible', 'service_notice', 'requested_datetime', 'updated_datetime', 'expected_datetime', 'address', 'address_id', 'zipcode', 'lat', 'long', 'media_url'])
  expect(row).toMatchObject({ status: 'open', service_code: 'matters.resident-request', requested_datetime: expect.stringMatching(/^2026-03-03T\d\d:\d\d:\d\d\+08:00$/) })
  // What is not known is null in JSON, never an empty text where the standard has a number, a time or an address.
  for (const one of JSON.parse((await geo('requests.json')).raw.toString()) as Record<string, unknown>[]) {
    expect([one['lat'], one['long'], one['media_url']]).toEqual([null, null, null])
    expect(one['expected_datetime'] === null || !Number.isNaN(Date.parse(String(one['expected_datetime'])))).toBe(true)
  }
  for (const secret of ['老额', '额尔德', '13800138000', '501', '井盖']) expect(listed.raw.toString()).not.toContain(secret)
  expect(JSON.parse((await geo(`tokens/${number}.json`)).raw.toString())).toEqual([{ service_request_id: number, token: number }])
  const open = async (query: string) => (JSON.parse((await geo(`requests.json?${query}`)).raw.toString()) as any[]).some((each) => each.service_request_id === number)
  expect([await open('status=open'), await open('status=closed'), await open('service_code=matters.resident-request'), await open('end_date=2026-03-01T00:00:00Z'), await open('updated_after=2026-03-03T23:00:00%2B08:00')]).toEqual([true, false, true, false, false])
  expect(JSON.parse((await geo('requests.json?page_size=1')).raw.toString())).toHaveLength(1)
  // A drug or benefit case is never there, nor one of another matter.
  expect((JSON.parse((await geo('requests.json')).raw.toString()) as any[]).every((each) => each.service_code !== 'voices.petition' || each.description === '')).toBe(true)
})

test('GeoReport v2: our client and our server understand one another, and a closed request closes the order', async () => {
  const base = 'https://other.example/v2'
  /** The other city is this very server, reached over what our client writes. */
  const toServer: Send = async (url, { method, headers, body }) => {
    const answer = await world.app.http.inject({ method, url: url.replace(base, '/api/open311/v2'), headers, ...(body ? { payload: body } : {}) })
    return { status: answer.statusCode, body: answer.body }
  }
  const { key } = await partner({ name: '我方开放接口', protocol: 'open311', direction: 'in', baseUrl: '' })
  const other = await partner({ name: '邻县开放接口', protocol: 'open311', direction: 'out', baseUrl: base, theirKey: key, kinds: [] })
  const row = await world.within(async (tx) => (await import('./queries/orders.ts')).findPartner(tx, '152921', other.id))
  const services = await servicesOf(toServer, row!)
  const codes = (services as { code: string }[]).map((each) => each.code)
  expect(codes).toContain('matters.resident-request')
  // Its form cannot do without a photo, which GeoReport has no way to send: whoever called it would always be refused.
  expect(codes).not.toContain('matters.facility-repair')
  // A server that has XML only is understood as well.
  const onlyXml: Send = async (url, init) => (url.includes('.json') ? { status: 404, body: '' } : toServer(url, init))
  expect(await servicesOf(onlyXml, row!)).toEqual(services)
  expect(await servicesOf(async () => ({ status: 0, body: 'ECONNREFUSED' }), row!)).toContain('没有应答')

  const made = await ok(worker.post('/api/cases', { matterCode: 'matters.resident-request', form: { kind: 'report', content: '界路路灯不亮' }, region: COMMUNITY, ...once() }), 201)
  const attribute = JSON.parse((await toServer(`${base}/services/matters.resident-request.json`, { method: 'GET', headers: {} })).body).attributes.filter((each: any) => each.required).map((each: any) => each.code)
  expect(attribute).toEqual(['kind'])
  const { id } = await ok(dispatcher.call(c.sendOrder, { body: { partnerId: other.id, caseId: made.id, theirKind: 'voices.none', title: '界路路灯', content: '路灯不亮', place: '界路北段', ...once() } }), 201)
  await deliver(toServer)
  // What the other side refuses is not tried again, but waits for a person.
  const refusedFile = await ok(dispatcher.call(c.getOrder, { params: { id } }))
  expect(refusedFile.messages[0]).toMatchObject({ state: 'refused', error: expect.stringContaining('404') })
  await world.within((tx) => tx.raw.query(`update orders.outbox set payload = payload || '{"kind":"matters.resident-request","attributes":{"kind":"report"}}' where order_id = $1`, [id]))
  await ok(dispatcher.call(c.resendMessage, { params: { id }, body: once() }), 201)
  await deliver(toServer)
  const file = await ok(dispatcher.call(c.getOrder, { params: { id } }))
  expect(file.order).toMatchObject({ state: 'sent', theirNumber: expect.stringMatching(/^\d{8}-\d+$/) })
  // The other side closes it; we read that once.
  const closed: Send = async () => ({ status: 200, body: `<?xml version="1.0" encoding="utf-8"?><service_requests><request><service_request_id>${file.order.theirNumber}</service_request_id><status>closed</status><status_notes>已修复</status_notes><updated_datetime>2026-03-04T09:00:00+08:00</updated_datetime></request></service_requests>` })
  await pull(closed)
  await pull(closed)
  const done = await ok(dispatcher.call(c.getOrder, { params: { id } }))
  expect([done.order.state, done.order.lastNote, done.steps.filter((step) => step.step === 'concluded').length]).toEqual(['concluded', '已修复', 1])
})
