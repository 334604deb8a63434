import { afterAll, beforeAll, expect, test } from 'vitest'
import { aWorld, COMMUNITY, OTHER_COMMUNITY, STREET, type Answer, type Someone, type World } from '../../e2e/support/world.ts'
import { uuidv7 } from '../../platform/kernel/ids.ts'
import { sql } from '../../platform/server/sql.ts'
import * as c from './contract.ts'

let world: World
let worker: Someone
let street: Someone
beforeAll(async () => {
  world = await aWorld({ at: '2026-03-02T09:00:00+08:00' })
  worker = await world.staff('community_worker', COMMUNITY, '孙丽')
  street = await world.staff('street_head', STREET, '郑军')
})
afterAll(() => world?.close())
const ok = async <T>(answer: Promise<Answer<T>>, status = 201): Promise<T> => {
  const got = await answer
  expect(got.status, JSON.stringify(got.body)).toBe(status)
  return got.body
}
const refused = async (answer: Promise<Answer<unknown>>) => `${(await answer).status} ${((await answer).body as { code: string }).code}`
const once = () => ({ clientId: `honours-${uuidv7()}` })

test('[EVL-23] a person is honoured by nomination and consent only; the name is public by consent and can be taken back', async () => {
  const li = await world.resident({ name: '李秀英' })
  const { id } = await ok(worker.call(c.nominateHonour, { body: { kind: 'person', honour: '好邻居', personId: li.personId!, deed: '三年来每天给楼上老人送早饭', ...once() } }))
  const decide = (who: Someone, version: number) => who.call(c.decideHonour, { params: { id }, body: { grant: true, words: '邻里公认', version, ...once() } })
  expect(await refused(decide(street, 1))).toBe('409 evaluation.consent_needed')
  await expect(world.within((tx) => tx.run(sql`update evaluation.nominations set state = 'granted', decided_on = '2026-03-02', decided_by = gen_random_uuid() where id = ${id}`))).rejects.toThrow(/nothing_without_consent/)
  // The person is asked, and nobody else may answer.
  expect((await li.get('/api/me/messages')).body.items.some((one: { template: string }) => one.template === 'honour_asked')).toBe(true)
  const stranger = await world.resident({ name: '白玉兰' })
  expect(await refused(stranger.call(c.answerHonour, { params: { id }, body: { agrees: true, ...once() } }))).toBe('404 evaluation.nomination_not_found')
  await ok(li.call(c.answerHonour, { params: { id }, body: { agrees: true, shown: false, ...once() } }))
  await ok(decide(street, 2))
  // Given, but not named: the public sees a count.
  expect(await ok(world.visitor.call(c.listPublicHonours, { query: {} }), 200)).toMatchObject({ items: [], unnamed: 1 })
  await ok(li.call(c.answerHonour, { params: { id }, body: { agrees: true, shown: true, ...once() } }))
  expect((await ok(world.visitor.call(c.listPublicHonours, { query: {} }), 200)).items.map((one) => one.name)).toEqual(['李秀英'])
  await ok(li.call(c.answerHonour, { params: { id }, body: { agrees: true, shown: false, ...once() } }))
  expect((await ok(world.visitor.call(c.listPublicHonours, { query: {} }), 200)).items).toEqual([])
  // It stands on the person's own file.
  expect((await ok(li.call(c.listMyHonours, {}), 200)).items).toMatchObject([{ honour: '好邻居', state: 'granted' }])
  expect(JSON.stringify((await li.get('/api/me/file/parts')).body)).toContain('好邻居')
  // A post elsewhere sees nothing of it.
  const elsewhere = await world.staff('station_head', OTHER_COMMUNITY)
  expect((await ok(elsewhere.call(c.listNominations, { query: {} }), 200)).items).toEqual([])
})

test('[EVL-08] a family joins by its own application, nobody proposes one', async () => {
  const wang = await world.resident({ name: '王建国' })
  expect(await refused(worker.call(c.nominateHonour, { body: { kind: 'family', honour: '文明家庭', personId: wang.personId!, deed: '好', ...once() } as never }))).toBe('400 request.invalid')
  const { id } = await ok(wang.call(c.applyFamilyHonour, { body: { deed: '三代同堂，照顾老人', ...once() } }))
  expect(await refused(wang.call(c.applyFamilyHonour, { body: { deed: '再申请一次', ...once() } }))).toBe('409 evaluation.applied_already')
  const { items } = await ok(street.call(c.listNominations, { query: { show: 'consented', kind: 'family' } }), 200)
  expect(items.map((one) => [one.id, one.name, one.own, one.shown, one.may])).toEqual([[id, '王建国家庭', true, false, ['decide']]])
  await ok(wang.call(c.answerHonour, { params: { id }, body: { agrees: false, ...once() } }))
  expect(await refused(street.call(c.decideHonour, { params: { id }, body: { grant: true, words: '好', version: 2, ...once() } }))).toBe('409 evaluation.not_now')
})
