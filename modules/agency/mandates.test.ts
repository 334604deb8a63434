import { afterAll, beforeAll, expect, test } from 'vitest'
import { aWorld, COMMUNITY, OTHER_COMMUNITY, type Answer, type Someone, type World } from '../../e2e/support/world.ts'
import { uuidv7 } from '../../platform/kernel/ids.ts'
import { getCase, moveCase } from '../cases/contract.ts'
import * as c from './contract.ts'

let world: World
let worker: Someone
let colleague: Someone
let stranger: Someone
const clientId = () => `agency-${uuidv7()}`
const ok = async <T>(answer: Promise<Answer<T>>, status = 200): Promise<T> => {
  const got = await answer
  expect(got.status, JSON.stringify(got.body)).toBe(status)
  return got.body
}
const refused = async (answer: Promise<Answer<unknown>>) => {
  const { status, body } = await answer
  return `${status} ${(body as { code: string }).code}`
}
const PHOTO = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAgAAAAICAIAAABLbSncAAAAEklEQVR4nGM4ceIEVsQwqCQA2U2VAZhfp5EAAAAASUVORK5CYII=', 'base64')
const VISIT = { matterCode: 'elderly.visit-request', form: { phone: '13900002222', address: '幸福路1号', living: 'alone', needs: ['look'], wish: 'week', contactName: '王建国', contactPhone: '13900001111', consent: true } }

beforeAll(async () => {
  world = await aWorld({ at: '2026-03-02T09:00:00+08:00' })
  worker = await world.staff('community_worker', COMMUNITY, '孙丽')
  colleague = await world.staff('community_worker', COMMUNITY, '赵敏')
  stranger = await world.staff('community_worker', OTHER_COMMUNITY, '钱玲')
})
afterAll(() => world?.close())

const file = async (id: string, who: Someone = worker) => ok(who.call(c.getMandate, { params: { id } }))

test('[MAT-07] a mandate limited to its matter, agreed by the resident; papers signed for both ways; it closes when the resident signs for the result', async () => {
  const who = await world.resident({ name: '李秀英', bornOn: '1944-03-02' })
  const wish = { personId: who.personId!, matters: ['elderly.visit-request'], until: '2026-04-30', basis: 'portal' as const }
  expect(await refused(worker.call(c.proposeMandate, { body: { ...wish, until: '2026-03-01', clientId: clientId() } }))).toBe('422 agency.days_wrong')
  expect(await refused(worker.call(c.proposeMandate, { body: { ...wish, matters: ['no.such'], clientId: clientId() } }))).toBe('422 agency.matter_unknown')
  expect(await refused(stranger.call(c.proposeMandate, { body: { ...wish, clientId: clientId() } }))).toBe('404 agency.person_not_found')
  const { id } = await ok(worker.call(c.proposeMandate, { body: { ...wish, clientId: clientId() } }), 201)
  const bring = (by: Someone, body: object) => by.call(c.bringCase, { params: { id }, body: { clientId: clientId(), ...body } as never })

  // Nothing is done before the resident agrees; nobody agrees for her.
  expect(await refused(bring(worker, VISIT))).toBe('409 agency.not_now')
  const other = await world.resident({ name: '白玉兰' })
  expect(await refused(other.call(c.answerMandate, { params: { id }, body: { agree: true, version: 1, clientId: clientId() } }))).toBe('404 agency.mandate_not_found')
  await ok(who.call(c.answerMandate, { params: { id }, body: { agree: true, version: 1, clientId: clientId() } }), 201)
  expect(await refused(bring(worker, { matterCode: 'volunteers.registration', form: {} }))).toBe('403 agency.outside_mandate')
  expect(await refused(bring(colleague, VISIT))).toBe('403 agency.not_yours')
  const made = await ok(bring(worker, VISIT), 201)
  const kept = await ok(worker.call(getCase, { params: { id: made.caseId } }))
  expect(kept.applicant).toMatchObject({ id: who.personId, onBehalf: '工作人员代办：孙丽，本人网上委托（2026-04-30止）' })
  expect((await ok(worker.call(c.getCaseMandate, { params: { id: made.caseId } }))).mandate?.id).toBe(id)

  // A paper is taken into custody, she signs in the portal; the result waits until it is back and signed for.
  const paper = await ok(worker.call(c.receivePaper, { params: { id }, body: { name: '户口簿', copies: 1, keptAt: '文件柜2层', signed: 'portal', clientId: clientId() } }), 201)
  await ok(who.call(c.signPaper, { params: { id: paper.id }, body: { version: 1, clientId: clientId() } }), 201)
  expect((await ok(worker.call(c.listMandates, { query: { show: 'papers' } }))).items.map((one) => [one.personName, one.held])).toEqual([['李秀英', 1]])
  const result = async (signed: 'portal' | 'paper') => worker.call(c.handResult, { params: { id }, body: { result: '探访安排告知单', signed, version: (await file(id)).mandate.version, clientId: clientId() } })
  expect(await refused(result('portal'))).toBe('409 agency.papers_held')
  await ok(worker.call(c.returnPaper, { params: { id: paper.id }, body: { signed: 'portal', version: 2, clientId: clientId() } }), 201)
  expect(await refused(result('portal'))).toBe('409 agency.papers_held')
  await ok(who.call(c.signPaper, { params: { id: paper.id }, body: { version: 3, clientId: clientId() } }), 201)
  await ok(result('portal'), 201)
  const seen = await file(id, who)
  expect([seen.mandate.state, seen.may]).toEqual(['handing_over', ['sign', 'withdraw']])
  await ok(who.call(c.signResult, { params: { id }, body: { version: seen.mandate.version, clientId: clientId() } }), 201)
  const closed = await file(id, who)
  expect([closed.mandate.state, closed.mandate.signedHow, closed.may]).toEqual(['closed', 'portal', []])
  expect(closed.steps.map((one) => one.step).reverse()).toEqual(['proposed', 'agreed', 'case_brought', 'paper_received', 'paper_receipt_signed', 'paper_returned', 'paper_return_signed', 'result_handed', 'signed'])
  expect(await refused(stranger.call(c.getMandate, { params: { id } }))).toBe('404 agency.mandate_not_found')
})

test('signed on paper at home the mandate needs its photo; it is handed on, withdrawn at any time, and what ends or lies long is reminded of', async () => {
  const who = await world.resident({ name: '王桂花', bornOn: '1940-01-01' })
  const wish = { personId: who.personId!, matters: ['elderly.visit-request'], until: '2026-03-10', basis: 'paper' as const }
  expect(await refused(worker.call(c.proposeMandate, { body: { ...wish, clientId: clientId() } }))).toBe('422 agency.paper_needed')
  const photo = await ok(worker.upload('/api/files', { name: '委托书.png', type: 'image/png', content: PHOTO }), 201)
  const { id } = await ok(worker.call(c.proposeMandate, { body: { ...wish, paperFileId: photo.id, clientId: clientId() } }), 201)
  // She and the worker see what was signed; a neighbour's worker does not.
  for (const by of [who, colleague]) expect((await by.get(`/api/agency/mandates/${id}/paper`)).raw.subarray(1, 4).toString()).toBe('PNG')
  expect((await stranger.get(`/api/agency/mandates/${id}/paper`)).status).toBe(404)
  await ok(worker.call(c.receivePaper, { params: { id }, body: { name: '身份证', copies: 1, keptAt: '保险柜', signed: 'paper', clientId: clientId() } }), 201)
  await ok(worker.call(c.handMandate, { params: { id }, body: { accountId: colleague.id, reason: '孙丽休假', version: (await file(id)).mandate.version, clientId: clientId() } }), 201)

  const { caseId } = await ok(colleague.call(c.bringCase, { params: { id }, body: { ...VISIT, clientId: clientId() } as never }), 201)
  for (const move of [{ move: 'accept' }, { move: 'decline', reason: '已有探访' }]) {
    const { version, moves } = await ok(worker.call(getCase, { params: { id: caseId } }))
    if (moves.some((one) => one.move === move.move)) await ok(worker.call(moveCase, { params: { id: caseId }, body: { version, clientId: clientId(), remedies: '可以复议', ...move } as never }))
  }
  world.clock.moveTo('2026-03-08T08:30:00+08:00')
  await world.job('agency.remind')
  await world.job('agency.remind')
  const told = async () => (await colleague.get('/api/me/messages')).body.items.filter((one: { title: string }) => one.title.startsWith('王桂花的代办委托')) as { title: string }[]
  expect((await told()).map((one) => one.title)).toEqual(['王桂花的代办委托2026-03-10到期'])
  // Withdrawn by herself, at once; what is still held stays on the list until it is back.
  await ok(who.call(c.withdrawMandate, { params: { id }, body: { version: (await file(id)).mandate.version, clientId: clientId() } }), 201)
  const after = await ok(worker.call(c.listMandates, { query: { show: 'papers' } }))
  expect(after.items.map((one) => one.state)).toEqual(['withdrawn'])
  expect(await refused(colleague.call(c.bringCase, { params: { id }, body: { ...VISIT, clientId: clientId() } as never }))).toBe('409 agency.not_now')
  const [paper] = (await file(id)).papers
  await ok(colleague.call(c.returnPaper, { params: { id: paper!.id }, body: { signed: 'paper', version: paper!.version, clientId: clientId() } }), 201)
  expect((await ok(worker.call(c.listMandates, { query: { show: 'papers' } }))).items).toEqual([])
})
