import { afterAll, beforeAll, expect, test } from 'vitest'
import { aWorld, type World } from '../../e2e/support/world.ts'

let world: World
beforeAll(async () => {
  world = await aWorld()
})
afterAll(() => world?.close())

test('[REG-08] a second matter asks for nothing that the register holds, and the person reads that it was used again', async () => {
  const who = await world.resident({ name: '复用人', bornOn: '1970-01-01' })
  const send = (content: string, clientId: string) => who.post('/api/cases', { matterCode: 'matters.resident-request', form: { kind: 'help', content }, clientId })
  const first = await send('想请人帮忙换灯泡', 'reuse-0001')
  const second = await send('想请人帮忙修门锁', 'reuse-0002')
  expect([first.status, second.status], JSON.stringify(second.body)).toEqual([201, 201])
  const held = (await who.get(`/api/cases/${second.body.id}`)).body.form
  expect(held).toMatchObject({ name: '复用人' })
  const log = (await who.get(`/api/people/${who.personId}/access-log`)).body.items as Array<{ deed: string; ref: string; because: string }>
  const reused = log.filter((l) => l.deed === 'register.facts_reused')
  expect(reused.map((l) => l.ref).sort()).toEqual([first.body.number, second.body.number].sort())
  expect(reused.every((l) => l.because === 'case')).toBe(true)
})
