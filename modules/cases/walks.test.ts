import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aWorld, BANNER, COMMUNITY, STREET, type Someone, type World } from '../../e2e/support/world.ts'
import { buildHttp } from '../../platform/server/http.ts'
import { Refusal } from '../../platform/kernel/refusal.ts'
import { sql } from '../../platform/server/sql.ts'
import { makeAuthenticate } from '../accounts/index.ts'
import { attachFiles, moveFiles } from '../files/index.ts'
import { loadCatalogue } from '../matters/index.ts'
import { notify } from '../notices/index.ts'
import { caseAbilities, defineEffect, makeCaseRoutes } from './index.ts'
import { doorMoves, type Case } from './contract.ts'
import { CASE_MOVE_NAMES } from './moves.ts'
import { testMatters } from './test-matters.ts'

let world: World
let staff: Someone[]
let n = 0

beforeAll(async () => {
  world = await aWorld({ at: '2026-03-02T09:00:00+08:00' })
  await world.within((tx) => loadCatalogue(tx, testMatters, { now: world.clock.now() }))
  staff = [
    await world.staff('community_worker', COMMUNITY), await world.staff('community_worker', COMMUNITY), await world.staff('street_officer', STREET),
    await world.staff('street_head', STREET), await world.staff('civil_affairs_officer', BANNER), await world.staff('department_officer', BANNER),
    await world.staff('window_clerk', COMMUNITY), await world.staff('dispatcher', STREET),
  ]
})
afterAll(() => world?.close())

const said = (rating: number) => ({
  reason: '理由', remedies: '可以复议', missing: ['一份材料'], suspension: 'special_procedure', answer: '答复', callBack: rating % 2 ? 'corrected' : 'redo',
  extension: { amount: 2, unit: 'working_day', reason: '需要核实', approvedBy: '主任' },
})

/** What must hold of a case whatever has happened to it, read as the owner sees it. */
async function assertConsistent(id: string): Promise<void> {
  await world.within(async (tx) => {
    const c = await tx.one<{ state: string; version: number; concluded_at: string | null; outcome: string }>(sql`select state, version, concluded_at, outcome from cases.cases where id = ${id}`)
    const moves = await tx.many<{ seq: number; from_state: string; to_state: string }>(sql`select seq, from_state, to_state from cases.moves where case_id = ${id} order by seq`)
    const { leads } = await tx.one<{ leads: number }>(sql`select count(*) as leads from cases.tasks where case_id = ${id} and state = 'open' and role = 'lead'`)
    const { standing } = await tx.one<{ standing: number }>(sql`select count(*) as standing from cases.suspensions where case_id = ${id} and ends_at is null`)
    expect(moves.map((move) => move.seq)).toEqual(moves.map((_, i) => i + 1))
    moves.forEach((move, i) => expect(move.from_state).toBe(moves[i - 1]?.to_state ?? 'draft'))
    expect(moves.at(-1)?.to_state).toBe(c.state)
    const open = ['submitted', 'awaiting_correction', 'accepted', 'suspended'].includes(c.state)
    expect([c.state, leads]).toEqual([c.state, open ? 1 : 0])
    if (['accepted', 'concluded', 'declined', 'withdrawn'].includes(c.state)) expect([c.state, standing]).toEqual([c.state, 0])
    expect(c.state === 'concluded').toBe(c.concluded_at !== null && c.outcome !== '')
  })
}

describe('random walks', () => {
  test('[CAS-02] whatever is offered can be done, and moves, tasks, times and state keep together; standing never shortens the time', async () => {
    const step = fc.record({ pick: fc.nat(), who: fc.nat(), hours: fc.integer({ min: 0, max: 60 }), target: fc.nat(), rating: fc.integer({ min: 1, max: 5 }) })
    const walk = fc.record({ matter: fc.constantFrom('test.allowance', 'test.event', 'test.booking'), danger: fc.boolean(), steps: fc.array(step, { minLength: 4, maxLength: 14 }) })
    await fc.assert(fc.asyncProperty(walk, async ({ matter, danger, steps }) => {
      world.clock.moveTo('2026-03-02T09:00:00+08:00')
      const person = await world.resident({ name: '随机' })
      const form = matter === 'test.event' ? { content: '路灯不亮', danger } : matter === 'test.booking' ? { purpose: '排练' } : { account: '6222000011112222' }
      const made = await staff[0]!.post('/api/cases', {
        matterCode: matter, applicantId: person.personId, form, materials: matter === 'test.allowance' ? [{ code: 'bank-card', how: 'paper' }] : [], clientId: `walk-${process.pid}-${++n}`,
      })
      expect(made.status, JSON.stringify(made.body)).toBe(201)
      const { id } = made.body
      const people: Someone[] = [person, ...staff]
      for (const { pick, who, hours, target, rating } of steps) {
        world.clock.forward(hours * 3_600_000)
        await world.job('cases.publications')
        const offers: { by: Someone; view: Case; move: Case['moves'][number] }[] = []
        for (const by of people) {
          const seen = await by.get<Case>(`/api/cases/${id}`)
          if (seen.status === 200) for (const move of seen.body.moves) if (move.move !== 'withdraw' && move.move !== 'decline' && !move.hint) offers.push({ by, view: seen.body, move })
        }
        const offered = offers[(pick + who) % Math.max(1, offers.length)]
        if (!offered) break
        const { by, view, move } = offered
        if (move.move === 'rate') {
          const answer = await by.post(`/api/cases/${id}/ratings`, { level: rating })
          expect(answer.status, JSON.stringify(answer.body)).toBe(201)
        } else {
          const to = move.targets[target % Math.max(1, move.targets.length)]
          const answer = await by.post(`/api/cases/${id}/moves`, {
            move: move.move, version: view.version, ...said(rating), ...(move.taskId ? { taskId: move.taskId } : {}),
            ...(to ? { target: { post: to.post, region: to.region } } : {}), ...(move.outcomes[0] ? { outcome: move.outcomes[0].code } : {}),
            ...(move.form ? { result: { amount: 100 } } : {}), ...(move.move === 'submit' ? { form, materials: matter === 'test.allowance' ? [{ code: 'bank-card', how: 'paper' }] : [] } : {}),
          })
          // What the page cannot know: joint work that is open, papers a phone must bring, limits in other units or run out.
          const known = ['case.joint_work_open', 'case.materials_missing', 'case.extension_too_late', 'case.extension_unit', 'case.extension_too_long', 'case.target_not_reachable']
          if (answer.status !== 200) expect(known, `${move.move}: ${JSON.stringify(answer.body)}`).toContain(answer.body.code)
          else if (['suspend', 'resume', 'extend'].includes(move.move) && view.clock.dueAt && view.clock.state !== 'done') {
            expect(Date.parse(answer.body.clock.dueAt)).toBeGreaterThanOrEqual(Date.parse(view.clock.dueAt))
          }
        }
        await assertConsistent(id)
      }
    }), { numRuns: 15, interruptAfterTimeLimit: 40_000, markInterruptAsFailure: false })
  }, 600_000)
})

test('[CAS-02] an effect runs with the conclusion; when it refuses nothing is concluded and nothing of it stays', async () => {
  world.clock.moveTo('2026-03-02T09:00:00+08:00')
  let given = 0
  const effect = defineEffect({
    name: 'test.grant', title: '测试',
    async run(ctx, one) {
      await ctx.tx.run(sql`update cases.cases set place_text = 'written by the effect' where county = ${one.county} and id = ${one.id}`)
      if ((one.result['amount'] as number) > 1000) throw new Refusal('test.too_much', 409, '超过本月预算，请调整金额。')
      given += 1
      return { summary: `每月发放${String(one.result['amount'])}元。`, facts: [{ label: '每月金额', value: `${String(one.result['amount'])}元` }] }
    },
  })
  const http = await buildHttp({
    routes: makeCaseRoutes({ effects: [effect], notify, attachFiles, moveFiles }), db: world.app.db, clock: world.clock, services: world.app.services,
    log: world.app.services.log, info: { title: 'test', version: '1' }, authenticate: makeAuthenticate({ ...caseAbilities }) as never, ready: () => true, fingerprint: (text) => text, keeping: { seal: (text) => Buffer.from(text).toString('base64'), open: (text) => Buffer.from(text, 'base64').toString() }, ratePerMinute: 100_000,
  })
  try {
    const officer = staff[4]!
    const judge = await world.staff('civil_affairs_officer', BANNER, '裁量')
    const as = async (who: Someone, body: object, id: string) => (await http.inject({
      method: 'POST', url: `/api/cases/${id}/moves`, payload: body, headers: { authorization: `Bearer ${await who.token()}` } }))
    const person = await world.person({ name: '有效' })
    const made = await staff[0]!.post('/api/cases', { matterCode: 'test.grant', applicantId: person.id, form: { account: '6222000011112222' }, materials: [{ code: 'bank-card', how: 'paper' }] })
    const { id } = made.body
    const accepted = (await as(officer, { move: 'accept', version: 1 }, id)).json()
    const conclusion = { move: 'conclude', version: accepted.version, outcome: 'granted', answer: '同意' }
    const refused = await as(judge, { ...conclusion, result: { amount: 2000 } }, id)
    expect([refused.statusCode, refused.json().code]).toEqual([409, 'test.too_much'])
    const after = (await judge.get(`/api/cases/${id}`)).body
    expect(after).toMatchObject({ state: 'accepted', version: accepted.version, placeText: '', result: null })
    expect(given).toBe(0)
    const told = await world.within((tx) => tx.one<{ n: number }>(sql`select count(*) as n from notices.messages where case_id = ${id} and template = 'case_concluded'`))
    expect(told.n).toBe(0)
    const done = await as(judge, { ...conclusion, result: { amount: 100 } }, id)
    expect(done.json()).toMatchObject({ state: 'concluded', result: { summary: '每月发放100元。', facts: [{ label: '每月金额', value: '100元' }] } })
    expect(given).toBe(1)
  } finally {
    await http.close()
  }
})

test('the doors of the contract are moves of the table', () => {

  expect(CASE_MOVE_NAMES.filter((move) => !(doorMoves as readonly string[]).includes(move))).toEqual(['deemAccepted', 'rate'])
})
