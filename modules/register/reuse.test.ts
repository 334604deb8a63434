import { afterAll, beforeAll, expect, test } from 'vitest'
import { aWorld, type World } from '../../e2e/support/world.ts'

let world: World
beforeAll(async () => {
  world = await aWorld()
})
afterAll(() => world?.close())

test('[REG-08] a second matter asks for nothing that the register holds, and the person reads that it was used again', async () => {
  const who = await world.resident({ name: '复用人', bornOn: '1970-01-01' })
  const first = await who.post('/api/cases', { matterCode: 'matters.resident-request', form: { kind: 'help', content: '想请人帮忙换灯泡' }, clientId: 'reuse-0001' })
  expect(first.status, JSON.stringify(first.body)).toBe(201)
  // Another matter, which wants name, number, telephone, age and identity card: what the register cannot know is typed, the telephone comes filled in to be
  // confirmed, the rest is not even sent, and no paper.
  const matter = (await who.get('/api/matters/volunteers.registration')).body
  const choice = (field: string) => [matter.form.schema.properties[field].items.oneOf[0].const]
  expect(matter.form.ui.fields.phone.prefill).toBe('register.phone')
  const own = { fields: choice('fields'), freeTime: choice('freeTime'), promise: true }
  const second = await who.post('/api/cases', { matterCode: 'volunteers.registration', form: { ...own, phone: who.phone }, materials: [], clientId: 'reuse-0002' })
  expect([second.status, second.body.missing], JSON.stringify(second.body)).toEqual([201, []])
  const held = (await who.get(`/api/cases/${second.body.id}`)).body.form
  expect(held).toMatchObject({ ...own, name: '复用人', idNumber: who.idNumber, phone: who.phone, age: expect.any(Number) })
  const log = (await who.get(`/api/people/${who.personId}/access-log`)).body.items as Array<{ deed: string; ref: string; because: string }>
  const reused = log.filter((l) => l.deed === 'register.facts_reused')
  expect(reused.map((l) => l.ref).sort()).toEqual([first.body.number, second.body.number].sort())
  expect(reused.every((l) => l.because === 'case')).toBe(true)
})
