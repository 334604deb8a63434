import { afterAll, beforeAll, expect, test } from 'vitest'
import { aWorld, COMMUNITY, OTHER_COMMUNITY, type Someone, type World } from '../../e2e/support/world.ts'
import { FILE_PARTS } from '../../apps/server/modules.ts'
import { consentFor } from './index.ts'

let world: World
let worker: Someone
let li: Awaited<ReturnType<World['resident']>>
beforeAll(async () => {
  world = await aWorld({ at: '2026-03-02T09:00:00+08:00' })
  worker = await world.staff('community_worker', COMMUNITY, '周敏')
  li = await world.resident({ name: '李秀英', region: `${COMMUNITY}001` })
})
afterAll(() => world?.close())

const ask = (who: Someone, matterCode: string, form: Record<string, unknown>, more: object = {}) =>
  who.post('/api/cases', { matterCode, form: { name: '李秀英', ...form }, channel: 'SELF_WEB', ...more })
const move = async (who: Someone, id: string, body: object) => {
  const { body: one } = await who.get(`/api/cases/${id}`)
  return who.post(`/api/cases/${id}/moves`, { version: one.version, ...body })
}
const conclude = (who: Someone, id: string, more: object = {}) =>
  move(who, id, { move: 'conclude', outcome: 'done', answer: '已核对，改好了', result: { checkedBy: 'call' }, ...more })

test('[REG-14] a correction is asked for with a clock, decided by the community, and changes the register', async () => {
  world.clock.forward(60_000)
  const asked = await ask(li, 'register.correction', { what: 'phone', newPhone: '13800009999' })
  expect([asked.status, asked.body.code]).toEqual([201, undefined])
  expect((await move(worker, asked.body.id, { move: 'accept' })).status).toBe(200)
  const mine = (await li.get(`/api/cases/${asked.body.id}`)).body
  // Fifteen working days from acceptance; the clock is the case's.
  expect(JSON.stringify(mine)).toContain('2026-03-23')
  const done = await conclude(worker, asked.body.id)
  expect([done.status, done.body.code ?? done.body.state]).toEqual([200, 'concluded'])
  const own = (await li.get('/api/me/file')).body.own
  expect(own.phoneMasked).toBe('138****9999')
  const changes = (await li.get(`/api/people/${li.personId}/changes`)).body.items
  expect(changes[0]).toMatchObject({ deed: 'updated', after: { phone: 'changed' }, byName: '周敏' })
  expect(changes[0].reason).toContain(asked.body.number)
  const told = (await li.get('/api/me/messages')).body
  expect(JSON.stringify(told)).toContain('您的电话已更正为138****9999')
})

test('what needs a hand is not concluded before the register was changed; what is right already is refused', async () => {
  world.clock.forward(60_000)
  const asked = await ask(li, 'register.correction', { what: 'address', wish: '我搬到了3号楼' })
  await move(worker, asked.body.id, { move: 'accept' })
  const early = await conclude(worker, asked.body.id)
  expect([early.status, early.body.code]).toEqual([409, 'privacy.correct_by_hand'])
  world.clock.forward(60_000)
  const { body: file } = await worker.get(`/api/people/${li.personId}?purpose=correction&ref=${asked.body.number}`)
  expect((await worker.patch(`/api/people/${li.personId}`, { version: file.version, reason: '按本人申请更正', language: 'mn' })).status).toBe(200)
  expect((await conclude(worker, asked.body.id)).status).toBe(200)

  const same = await ask(li, 'register.correction', { what: 'language', newLanguage: 'mn' })
  await move(worker, same.body.id, { move: 'accept' })
  expect((await conclude(worker, same.body.id)).body.code).toBe('privacy.nothing_to_correct')
  const refused = await move(worker, same.body.id, { move: 'conclude', outcome: 'refused', answer: '不予更正', reason: '登记的语言已经是蒙古语', remedies: '可以向个人信息保护负责人反映' })
  expect([refused.status, refused.body.code ?? refused.body.state]).toEqual([200, 'concluded'])
})

test('a telephone is deleted on request, what a law keeps is not', async () => {
  const zhao = await world.resident({ name: '赵六', region: `${COMMUNITY}001` })
  const asked = await zhao.post('/api/cases', { matterCode: 'register.deletion', form: { name: '赵六', what: 'phone', why: '换了号码，不想再收短信' }, channel: 'SELF_WEB' })
  await move(worker, asked.body.id, { move: 'accept' })
  const done = await move(worker, asked.body.id, { move: 'conclude', outcome: 'done', answer: '已删除', result: { keepLaw: '无' } })
  expect([done.status, done.body.code ?? done.body.state]).toEqual([200, 'concluded'])
  expect((await zhao.get('/api/me/file')).body.own.phoneMasked).toBeNull()
  world.clock.forward(60_000)
  const other = await zhao.post('/api/cases', { matterCode: 'register.deletion', form: { name: '赵六', what: 'other', wish: '删除我的户籍', why: '不想登记' }, channel: 'SELF_WEB' })
  await move(worker, other.body.id, { move: 'accept' })
  expect((await move(worker, other.body.id, { move: 'conclude', outcome: 'done', answer: '删除', result: { keepLaw: '户口登记条例' } })).body.code).toBe('privacy.not_deletable')
})

test('[REG-14] the person reads who opened what, in which post, where and for which case; nobody else does', async () => {
  const { body } = await li.get('/api/me/readers')
  const opened = body.items.filter((one: { deed: string; name: string }) => one.deed === 'register.person_opened' && one.name === '周敏')
  expect(opened[0]).toMatchObject({ post: '社区工作者', because: 'correction', own: false })
  expect(opened[0].place).toContain('社区')
  expect(opened[0].ref).toMatch(/\d/)
  expect(body.items.some((one: { deed: string; caseNumber: string | null }) => one.deed === 'case.opened' && one.caseNumber)).toBe(true)
  const stranger = await world.resident({ name: '白玉兰', region: OTHER_COMMUNITY })
  expect((await stranger.get(`/api/me/readers?of=${li.personId}`)).status).toBe(404)
  expect((await stranger.get(`/api/me/file/parts?of=${li.personId}`)).status).toBe(404)
  expect((await stranger.get(`/api/me/consents?of=${li.personId}`)).status).toBe(404)
  expect((await worker.get('/api/me/readers')).status).toBe(403)
})

test('[REG-14] all that modules keep is told, part by part', async () => {
  const { body } = await li.get('/api/me/file/parts')
  expect(body.parts.map((part: { id: string }) => part.id)).toEqual(FILE_PARTS.map((part) => part.id))
  const cases = body.parts.find((part: { id: string }) => part.id === 'cases.cases')
  expect(cases.lines.length).toBe(3)
  expect(cases.lines[0].href).toMatch(/^\/my\/cases\//)
})

test('a copy to take along needs a one-time code, holds whole numbers and is over after ten minutes', async () => {
  const { body: sent } = await li.post('/api/me/copies/codes', {})
  expect(sent.phoneMasked).toBe('138****9999')
  const code = /验证码是(\d{6})/.exec(world.app.demo.messages()[0]!.text)![1]!
  expect((await li.post('/api/me/copies', { code: '000000' === code ? '111111' : '000000' })).body.code).toBe('privacy.code_wrong')
  const made = await li.post('/api/me/copies', { code })
  expect(made.status).toBe(201)
  expect((await li.post('/api/me/copies', { code })).body.code).toBe('privacy.code_wrong')
  const json = await li.get(`/api/me/copies/${made.body.id}?format=json`)
  const copy = JSON.parse(json.raw.toString())
  expect(copy.person).toMatchObject({ name: '李秀英', idNumber: li.idNumber, phone: '13800009999' })
  expect(copy.services.length).toBe(FILE_PARTS.length)
  const pdf = await li.get(`/api/me/copies/${made.body.id}?format=pdf`)
  expect(pdf.raw.subarray(0, 5).toString()).toBe('%PDF-')
  const stranger = await world.resident({ name: '白玉兰', region: OTHER_COMMUNITY })
  expect((await stranger.get(`/api/me/copies/${made.body.id}?format=json`)).body.code).toBe('privacy.copy_over')
  world.clock.forward(11 * 60_000)
  expect((await li.get(`/api/me/copies/${made.body.id}?format=json`)).body.code).toBe('privacy.copy_over')
})

test('consent is given in the shown wording, withdrawn at once, and asked by other modules', async () => {
  const has = () => world.within((tx) => consentFor(tx, '152921', li.personId!, 'elderly.visits', '2026-03-02'))
  const one = async () => (await li.get('/api/me/consents')).body.items.find((c: { purpose: { code: string } }) => c.purpose.code === 'elderly.visits')
  expect(await has()).toBe(false)
  expect((await li.post('/api/me/consents', { purpose: 'elderly.visits', wording: 99 })).body.code).toBe('privacy.wording_changed')
  const given = await li.post('/api/me/consents', { purpose: 'elderly.visits', wording: (await one()).purpose.version })
  expect(given.body.until).toBe('2027-03-02')
  expect(await has()).toBe(true)
  expect((await one()).purpose.withdrawal).toContain('不再安排探访')
  expect((await li.post('/api/me/consents/withdrawals', { purpose: 'elderly.visits' })).status).toBe(201)
  expect(await has()).toBe(false)
  expect((await one()).history.map((h: { deed: string }) => h.deed)).toEqual(['withdrawn', 'given'])
  expect((await li.post('/api/me/consents/withdrawals', { purpose: 'elderly.visits' })).body.code).toBe('privacy.no_consent')
  expect((await li.post('/api/me/consents', { purpose: 'register', wording: 1 })).body.code).toBe('privacy.purpose_not_found')
})

test('for a child under fourteen the guardian decides, and nobody else', async () => {
  const mother = await world.resident({ name: '斯琴', bornOn: '1990-05-07', region: `${COMMUNITY}001` })
  const child = await world.resident({ name: '小雨', bornOn: '2018-06-01', region: `${COMMUNITY}001` })
  const wording = (await child.get('/api/me/consents')).body.items.find((c: { purpose: { code: string } }) => c.purpose.code === 'photos').purpose.version
  expect((await child.post('/api/me/consents', { purpose: 'photos', wording })).body.code).toBe('privacy.guardian_needed')
  expect((await mother.post('/api/me/consents', { purpose: 'photos', wording, of: child.personId })).status).toBe(404)
  const made = await worker.post(`/api/people/${child.personId}/representatives`, { byPersonId: mother.personId, kind: 'guardian', powers: ['apply', 'read'], validFrom: '2018-06-01', source: '出生证明' })
  expect(made.status).toBe(201)
  expect((await mother.post('/api/me/consents', { purpose: 'photos', wording, of: child.personId })).status).toBe(201)
  expect(await world.within((tx) => consentFor(tx, '152921', child.personId!, 'photos', '2026-03-02'))).toBe(true)
  const window = await worker.post('/api/privacy/consents', { personId: child.personId, purpose: 'photos', wording, deed: 'withdrawn', channel: 'paper', note: '本人签字' })
  expect(window.body.code).toBe('privacy.guardian_needed')
})

test('consents that end within a month are told once', async () => {
  const before = (await li.get('/api/me/messages')).body.items.length
  const wording = (await li.get('/api/me/consents')).body.items.find((c: { purpose: { code: string } }) => c.purpose.code === 'employment.referral').purpose.version
  await li.post('/api/me/consents', { purpose: 'employment.referral', wording })
  world.clock.moveTo('2026-08-20T09:00:00+08:00')
  await world.job('privacy.consent-reminders')
  await world.job('privacy.consent-reminders')
  const { items } = (await li.get('/api/me/messages')).body
  expect(items.length).toBe(before + 1)
  expect(items[0].title).toBe('同意快到期：向用人单位推荐')
  world.clock.moveTo('2026-09-03T09:00:00+08:00')
  expect(await world.within((tx) => consentFor(tx, '152921', li.personId!, 'employment.referral', '2026-09-03'))).toBe(false)
  world.clock.moveTo('2026-03-02T10:00:00+08:00')
})

test('an agent is asked online, accepts, acts, and is ended; the person sees what was done in their name', async () => {
  const son = await world.resident({ name: '王建国', bornOn: '1975-08-19', sex: '1', region: `${COMMUNITY}002` })
  expect((await li.post('/api/me/mandates', { name: '王建国', phone: son.phone, powers: ['apply', 'read'], validUntil: '2026-03-02' })).body.code).toBe('privacy.mandate_dates')
  const offered = await li.post('/api/me/mandates', { name: '王建国', phone: son.phone, powers: ['apply', 'read'], validUntil: '2026-12-31' })
  // Somebody who is not on the register gets the same answer.
  const nobody = await li.post('/api/me/mandates', { name: '查无此人', phone: '13811112222', powers: ['read'], validUntil: '2026-12-31' })
  expect([offered.status, Object.keys(offered.body)]).toEqual([nobody.status, Object.keys(nobody.body)])
  expect((await son.get(`/api/people/${li.personId}?purpose=request`)).status).toBe(404)
  const { received } = (await son.get('/api/me/mandates')).body
  expect(received).toMatchObject([{ person: '李秀英', state: 'offered' }])
  expect((await li.post(`/api/me/mandates/${received[0].id}/answers`, { accept: true, version: received[0].version })).status).toBe(404)
  expect((await son.post(`/api/me/mandates/${received[0].id}/answers`, { accept: true, version: received[0].version })).status).toBe(201)
  expect((await son.get('/api/me/file')).body.standsFor.map((p: { name: string }) => p.name)).toEqual(['李秀英'])
  const asked = await ask(son, 'register.correction', { what: 'language', newLanguage: 'zh' }, { applicantId: li.personId, onBehalf: '儿子代办' })
  expect(asked.status).toBe(201)
  const mine = (await li.get('/api/me/mandates')).body
  expect(mine.deeds.some((d: { name: string; caseNumber: string }) => d.name === '王建国' && d.caseNumber === asked.body.number)).toBe(true)
  const standing = mine.given.find((m: { id: string }) => m.id === offered.body.id)
  expect(standing.state).toBe('accepted')
  expect((await li.post(`/api/me/mandates/${standing.id}/end`, { version: standing.version })).status).toBe(201)
  expect((await son.get('/api/me/file')).body.standsFor).toEqual([])
  expect((await son.get(`/api/me/file/parts?of=${li.personId}`)).status).toBe(404)
})
