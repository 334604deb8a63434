import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aWorld, COMMUNITY, GRID, OTHER_COMMUNITY, STREET, type Answer, type Someone, type World } from '../../e2e/support/world.ts'
import { uuidv7 } from '../../platform/kernel/ids.ts'
import { makePdf } from '../../platform/server/pdf/index.ts'
import { mattersMatters } from '../matters/index.ts'
import { moveCase, submitCase } from '../cases/contract.ts'
import * as c from './contract.ts'

let world: World
let zhou: Someone
let other: Someone
let head: Someone
let worker: Someone
let stranger: Someone
beforeAll(async () => {
  world = await aWorld({ at: '2026-03-02T09:00:00+08:00' })
  zhou = await world.staff('mediator', COMMUNITY, '周正')
  other = await world.staff('mediator', COMMUNITY, '郑和')
  head = await world.staff('station_head', COMMUNITY, '刘站长')
  worker = await world.staff('community_worker', COMMUNITY, '孙丽')
  stranger = await world.staff('mediator', OTHER_COMMUNITY, '外区调解员')
})
afterAll(() => world?.close())

const ok = async <T>(answer: Promise<Answer<T>>, status = 200): Promise<T> => {
  const got = await answer
  expect(got.status, JSON.stringify(got.body)).toBe(status)
  return got.body
}
const made = <T>(answer: Promise<Answer<T>>) => ok(answer, 201)
const refused = async (answer: Promise<Answer<unknown>>) => {
  const { status, body } = await answer
  return `${status} ${(body as { code: string }).code}`
}
const once = () => ({ clientId: `disputes-${uuidv7()}` })
const hand = (shift = 0): [number, number][][] => [[[100 + shift, 100], [140, 180], [200, 120], [260, 190], [320, 110]], [[380, 100], [380, 200], [420, 150], [460, 200], [500, 120]]]
const file = (who: Someone, id: string) => ok(who.call(c.getDispute, { params: { id } }))

/** Somebody asks on the phone for mediation with a neighbour; the neighbour is added as the other side. */
async function asked(more: { a?: Partial<{ name: string }>; b?: boolean } = {}) {
  const a = await world.resident({ name: more.a?.name ?? '李秀英', region: GRID })
  const b = await world.resident({ name: '王强', region: GRID, bornOn: '1980-05-05', sex: '1' })
  const { id } = await made(a.call(submitCase, { body: {
    matterCode: 'matters.mediation', ...once(),
    form: { phone: a.phone, category: 'A08', otherParty: '楼上住户', otherPhone: '13700001234', story: '楼上夜里拖家具，吵得睡不着', wish: '夜里安静', agree: true },
  } }))
  const d = await file(zhou, id)
  const first = d.parties.find((one) => one.side === 'b')!
  await made(zhou.call(c.removeParty, { params: { id, partyId: first.id }, body: { reason: '改登记本人', ...once() } }))
  await made(zhou.call(c.addParty, { params: { id }, body: { side: 'b', personId: b.personId, name: '王强', phone: '13700001234', ...once() } }))
  return { id, a, b }
}
const accept = async (id: string, by = zhou) => made(by.call(c.acceptDispute, { params: { id }, body: { declares: true, version: (await file(by, id)).version, ...once() } }))
const agree = async (id: string, who: Someone) => {
  const mine = await ok(who.call(c.getMyDispute, { params: { id } }))
  return made(who.call(c.answerMediation, { params: { id }, body: { answer: 'given', drawing: hand(), sha256: mine.consentSha256, ...once() } }))
}
/** Accepted, both sides have said yes, one meeting was held. */
async function met() {
  const of = await asked()
  await accept(of.id)
  await agree(of.id, of.a)
  await agree(of.id, of.b)
  const meeting = await made(zhou.call(c.planMeeting, { params: { id: of.id }, body: { onDay: '2026-03-02', atTime: '15:00', place: '社区调解室', ...once() } }))
  const { parties } = await file(zhou, of.id)
  await made(zhou.call(c.holdMeeting, { params: { id: of.id, meetingId: meeting.id }, body: { outcome: 'held', came: parties.map((one) => one.id), minutes: '双方说了各自的情况，愿意各退一步。', version: 1, ...once() } }))
  return { ...of, meetingId: meeting.id, parties, partyOf: (side: 'a' | 'b') => parties.find((one) => one.side === side)!.id }
}
type Met = Awaited<ReturnType<typeof met>>
const draft = async (of: Met, what = '晚十点后不拖动家具', dueOn = '2026-03-10', amountFen = 0) => made(zhou.call(c.draftAgreement, { params: { id: of.id }, body: {
  clauses: [{ partyId: of.partyOf('b'), what, dueOn, amountFen }], version: (await file(zhou, of.id)).version, ...once(),
} }))
const signMine = async (of: Met, who: Someone) => {
  const { agreement } = await ok(who.call(c.getMyDispute, { params: { id: of.id } }))
  return who.call(c.signMine, { params: { id: of.id }, body: { about: 'agreement', aboutId: agreement!.id, drawing: hand(), sha256: agreement!.sha256, ...once() } })
}
const signLast = async (of: Met) => {
  const d = await file(zhou, of.id)
  const open = d.agreements.find((one) => one.state === 'open')!
  return zhou.call(c.signHere, { params: { id: of.id }, body: { about: 'agreement', aboutId: open.id, partyId: null, how: 'tablet', drawing: hand(3), sha256: open.sha256, ...once() } })
}

describe('rounds', () => {
  test('[CAS-08] a round closes with the count found, settled and referred, and not while one is unclassed', async () => {
    expect(await refused(worker.call(c.setRoundPlan, { body: { region: COMMUNITY, title: '每月排查', every: 'month', firstOn: '2026-02-01', openDays: 10, ...once() } }))).toMatch(/^403/)
    const plan = await made(head.call(c.setRoundPlan, { body: { region: COMMUNITY, title: '每月排查', every: 'month', firstOn: '2025-12-01', openDays: 10, ...once() } }))
    // Late rounds are shown, with how many were not held at all.
    const [line] = (await ok(zhou.call(c.listRoundPlans, { query: {} }))).items
    expect(line).toMatchObject({ id: plan.id, due: true, late: true, missed: 3 })
    expect((await ok(stranger.call(c.listRoundPlans, { query: {} }))).items).toEqual([])
    const round = await made(zhou.call(c.openRound, { body: { planId: plan.id, ...once() } }))
    expect((await ok(zhou.call(c.getRound, { params: { id: round.id } }))).round).toMatchObject({ fromOn: '2026-03-01', dueOn: '2026-03-11', missed: 3, nth: 1, late: false })
    const find = (body: object) => made(zhou.call(c.recordFound, { params: { id: round.id }, body: { story: '楼道堆放杂物，邻里争执', ...once(), ...body } as never }))
    const noise = await find({ kind: 'A08', urgency: 'serious' })
    const theft = await find({ story: '电动车电池被拿走' })
    await find({ kind: 'A10', story: '婚宴饮食习惯不同起了争执' })
    expect((await ok(zhou.get(`/api/cases/${noise.id}`))).kind).toBe('dispute')
    const close = (version: number) => zhou.call(c.closeRound, { params: { id: round.id }, body: { summary: '本轮以邻里问题为主。', version, ...once() } })
    expect(await refused(close(1))).toBe('409 disputes.unclassed')
    await made(zhou.call(c.classifyDispute, { params: { id: theft.id }, body: { kind: 'A99', offence: true, version: (await file(zhou, theft.id)).version, ...once() } }))
    // An offence is not mediated, whoever is involved.
    expect(await refused(zhou.call(c.acceptDispute, { params: { id: theft.id }, body: { declares: true, version: (await file(zhou, theft.id)).version, ...once() } }))).toBe('409 disputes.offence_not_mediated')
    await made(zhou.call(c.referDispute, { params: { id: theft.id }, body: { to: 'police', reason: '涉嫌盗窃', version: (await file(zhou, theft.id)).version, ...once() } }))
    expect((await ok(zhou.get(`/api/cases/${theft.id}`))).result.outcome).toBe('referred')
    await made(close(1))
    expect((await ok(zhou.call(c.getRound, { params: { id: round.id } }))).round).toMatchObject({ state: 'closed', found: 3, settled: 0, referred: 1 })
    const printed = await zhou.call(c.printRound, { params: { id: round.id } })
    expect([printed.status, printed.raw.subarray(0, 5).toString()]).toEqual([200, '%PDF-'])
    expect(await refused(zhou.call(c.openRound, { body: { planId: plan.id, ...once() } }))).toBe('409 disputes.round_not_yet')
    expect(await refused(zhou.call(c.recordFound, { params: { id: round.id }, body: { story: '又一件', ...once() } }))).toBe('409 disputes.round_closed')
  })
})

describe('a mediation', () => {
  test('[CAS-09] accepted, consented to, met, signed by both sides, printed, performed by its date', async () => {
    const of = await asked()
    // No meeting without acceptance, none without all consents.
    expect(await refused(zhou.call(c.planMeeting, { params: { id: of.id }, body: { onDay: '2026-03-03', atTime: '09:00', place: '调解室', ...once() } }))).toMatch(/not_now/)
    await accept(of.id)
    await agree(of.id, of.a)
    expect(await refused(zhou.call(c.planMeeting, { params: { id: of.id }, body: { onDay: '2026-03-03', atTime: '09:00', place: '调解室', ...once() } }))).toBe('409 disputes.consent_missing')
    await agree(of.id, of.b)
    const meeting = await made(zhou.call(c.planMeeting, { params: { id: of.id }, body: { onDay: '2026-03-02', atTime: '15:00', place: '调解室', ...once() } }))
    const { parties } = await file(zhou, of.id)
    const record = (came: string[]) => zhou.call(c.holdMeeting, { params: { id: of.id, meetingId: meeting.id }, body: { outcome: 'held', came, minutes: '双方各退一步。', version: 1, ...once() } })
    expect(await refused(record([parties[0]!.id]))).toBe('422 disputes.not_all_came')
    await made(record(parties.map((one) => one.id)))
    const it: Met = { ...of, meetingId: meeting.id, parties, partyOf: (side) => parties.find((one) => one.side === side)!.id }
    // The minutes are signed too, each on the own phone.
    const minutes = (await ok(of.b.call(c.getMyDispute, { params: { id: of.id } }))).meetings[0]!
    expect(minutes.text).toContain('双方各退一步')
    await made(of.b.call(c.signMine, { params: { id: of.id }, body: { about: 'minutes', aboutId: minutes.id, drawing: hand(), sha256: minutes.sha256, ...once() } }))

    const { id: agreement } = await draft(it, '赔偿医药费', '2026-03-10', 50_000)
    await made(signMine(it, of.a))
    expect(await refused(signLast(it))).toBe('409 disputes.parties_sign_first')
    await made(signMine(it, of.b))
    expect(await refused(signMine(it, of.b))).toBe('409 disputes.signed_already')
    await made(signLast(it))
    const agreed = await file(zhou, of.id)
    expect(agreed).toMatchObject({ state: 'agreed', agreedOn: '2026-03-02', confirmBy: '2026-04-01', caseState: 'concluded' })
    expect(agreed.clauses).toMatchObject([{ what: '赔偿医药费', amountFen: 50_000, dueOn: '2026-03-10', state: 'due' }])
    const printed = await of.b.call(c.printAgreement, { params: { id: of.id, agreementId: agreement } })
    expect([printed.status, printed.raw.subarray(0, 5).toString(), printed.raw.length > (await makePdf({ content: '' })).length]).toEqual([200, '%PDF-', true])

    // The date is watched: whoever owes is reminded once before it and once after it.
    const titles = async (who: Someone) => (await ok(who.get('/api/me/messages'))).items.map((one: { title: string }) => one.title)
    world.clock.moveTo(new Date('2026-03-08T10:00:00+08:00'))
    await world.job('disputes.remind')
    await world.job('disputes.remind')
    expect((await titles(of.b)).filter((one: string) => one === '协议快到履行的日子了')).toHaveLength(1)
    expect(await titles(of.a)).not.toContain('协议快到履行的日子了')
    const perform = async (state: 'part' | 'done', amountFen: number, onDay: string) => {
      const [clause] = (await file(zhou, of.id)).clauses
      return made(zhou.call(c.recordPerformance, { params: { id: of.id, clauseId: clause!.id }, body: { state, amountFen, onDay, version: clause!.version, ...once() } }))
    }
    await perform('part', 20_000, '2026-03-08')
    expect((await file(zhou, of.id)).clauses[0]).toMatchObject({ state: 'part', paidFen: 20_000 })
    world.clock.moveTo(new Date('2026-03-12T10:00:00+08:00'))
    await world.job('disputes.remind')
    expect(await titles(of.b)).toContain('协议过了履行的日子')
    expect((await ok(zhou.call(c.listDisputes, { query: { show: 'late' } }))).items.map((one) => one.id)).toContain(of.id)
    await perform('done', 30_000, '2026-03-12')
    expect(await file(zhou, of.id)).toMatchObject({ state: 'performed', performedOn: '2026-03-12' })
    await made(zhou.call(c.recordFollowUp, { params: { id: of.id }, body: { onDay: '2026-03-12', note: '双方关系缓和', version: (await file(zhou, of.id)).version, ...once() } }))
    world.clock.moveTo(new Date('2026-03-02T09:00:00+08:00'))
  })

  test('a changed text voids the signatures under the old one', async () => {
    const of = await met()
    await draft(of)
    const old = (await ok(of.b.call(c.getMyDispute, { params: { id: of.id } }))).agreement!
    await made(signMine(of, of.a))
    await made(signMine(of, of.b))
    await draft(of, '晚九点后不拖动家具')
    // The mediator cannot bring it into effect on the old hands, nor can anybody sign what was read before.
    expect(await refused(signLast(of))).toBe('409 disputes.parties_sign_first')
    expect(await refused(of.b.call(c.signMine, { params: { id: of.id }, body: { about: 'agreement', aboutId: old.id, drawing: hand(), sha256: old.sha256, ...once() } }))).toBe('409 disputes.text_changed')
    const now = (await ok(of.b.call(c.getMyDispute, { params: { id: of.id } }))).agreement!
    expect(now).toMatchObject({ signed: false })
    expect(await refused(of.b.call(c.signMine, { params: { id: of.id }, body: { about: 'agreement', aboutId: now.id, drawing: hand(), sha256: old.sha256, ...once() } }))).toBe('409 disputes.text_changed')
    // Tampering behind the server's back is found by the digest.
    await made(signMine(of, of.a))
    await made(signMine(of, of.b))
    await world.owner((client) => client.query(`update disputes.agreements set text = replace(text, '九点', '六点') where id = $1`, [now.id]))
    expect(await refused(signLast(of))).toBe('409 disputes.text_changed')
    expect((await file(zhou, of.id)).agreements[0]!.signatures.every((one) => !one.counts)).toBe(true)
  })

  test('whoever is a party, kin of one or refused does not mediate', async () => {
    const of = await asked()
    const version = (await file(zhou, of.id)).version
    const take = (by: Someone, declares = true) => by.call(c.acceptDispute, { params: { id: of.id }, body: { declares, version, ...once() } })
    const is = (account: Someone, person: string | null) => world.owner((client) => client.query('update accounts.accounts set person_id = $2 where id = $1', [account.id, person]))
    // Kin: one family household in the register.
    const kin = await world.person({ name: '郑和', region: GRID, bornOn: '1975-01-01', sex: '1' })
    const household = uuidv7()
    await world.owner(async (client) => {
      await client.query(`insert into register.households (county, id, region, kind, valid_from, created_at) values ('152921', $1, $2, 'family', '2000-01-01', now())`, [household, GRID])
      for (const person of [kin.id, of.b.personId]) await client.query(`insert into register.ties (county, id, region, person_id, kind, household_id, valid_from, valid_until) values ('152921', $1, $2, $3, 'registered', $4, '2000-01-01', '2010-01-01')`, [uuidv7(), GRID, person, household])
    })
    await is(other, kin.id)
    expect(await refused(take(other))).toBe('403 disputes.conflict')
    await is(other, of.a.personId)
    expect(await refused(take(other))).toBe('403 disputes.conflict')
    await is(other, null)
    expect(await refused(take(other, false))).toBe('422 disputes.declare_first')
    expect(await refused(take(stranger))).toBe('404 disputes.not_found')
    await made(take(other))
    await agree(of.id, of.a)
    await made(of.b.call(c.refuseMediator, { params: { id: of.id }, body: { reason: '', ...once() } }))
    await agree(of.id, of.b)
    expect(await refused(other.call(c.planMeeting, { params: { id: of.id }, body: { onDay: '2026-03-03', atTime: '09:00', place: '调解室', ...once() } }))).toBe('403 disputes.conflict')
    expect(await refused(zhou.call(c.planMeeting, { params: { id: of.id }, body: { onDay: '2026-03-03', atTime: '09:00', place: '调解室', ...once() } }))).toBe('403 disputes.not_its_mediator')
    await made(zhou.call(c.takeOverDispute, { params: { id: of.id }, body: { declares: true, version: (await file(zhou, of.id)).version, ...once() } }))
    await made(zhou.call(c.planMeeting, { params: { id: of.id }, body: { onDay: '2026-03-03', atTime: '09:00', place: '调解室', ...once() } }))
  })

  test('a party sees only what is theirs, and never the other side’s telephone', async () => {
    const of = await asked()
    const said = JSON.stringify(await ok(of.a.call(c.getMyDispute, { params: { id: of.id } })))
    expect(said).toContain('王强')
    expect(said).not.toMatch(/13700001234|1370\*|1234/)
    const { parties } = await file(zhou, of.id)
    const b = parties.find((one) => one.side === 'b')!
    expect(b.phoneMasked).toMatch(/^137\*+1234$/)
    expect(await refused(of.a.post(`/api/disputes/${of.id}/parties/${b.id}/phone`, { purpose: '想打电话' }))).toMatch(/^403/)
    expect(await refused(zhou.call(c.revealPartyPhone, { params: { id: of.id, partyId: b.id }, body: { purpose: '约时间' } }))).toBe('403 disputes.not_its_mediator')
    await accept(of.id)
    expect((await ok(zhou.call(c.revealPartyPhone, { params: { id: of.id, partyId: b.id }, body: { purpose: '约时间' } }))).phone).toBe('13700001234')
    // Sealed where it lies; somebody who is no party finds nothing.
    const lies = await world.owner(async (client) => (await client.query('select row_to_json(p)::text as row from disputes.parties p where id = $1', [b.id])).rows[0].row as string)
    expect(lies).not.toContain('13700001234')
    const nobody = await world.resident({ name: '赵邻居', region: GRID })
    expect(await refused(nobody.call(c.getMyDispute, { params: { id: of.id } }))).toBe('404 disputes.not_found')
    expect((await ok(nobody.call(c.listMyDisputes, {}))).items).toEqual([])
    expect((await ok(of.b.call(c.listMyDisputes, {}))).items).toMatchObject([{ id: of.id, waits: 'consent' }])
    expect(await refused(nobody.get(`/api/cases/${of.id}`))).toMatch(/^404/)
    // On paper with a photo, or orally with a witness: consent has a proof.
    const consent = (body: object) => zhou.call(c.recordPartyConsent, { params: { id: of.id, partyId: b.id }, body: { answer: 'given', ...once(), ...body } as never })
    expect(await refused(consent({ how: 'paper' }))).toBe('422 disputes.proof_missing')
    expect(await refused(consent({ how: 'oral' }))).toBe('422 disputes.proof_missing')
    await made(consent({ how: 'oral', witness: '楼长赵大姐' }))
  })

  test('consent that is withdrawn ends it; the lawful ways are named and the case says the same', async () => {
    const of = await met()
    const mine = await ok(of.b.call(c.getMyDispute, { params: { id: of.id } }))
    await made(of.b.call(c.answerMediation, { params: { id: of.id }, body: { answer: 'withdrawn', sha256: mine.consentSha256, ...once() } }))
    expect(await file(zhou, of.id)).toMatchObject({ state: 'ended', endReason: '一方撤回同意', caseState: 'accepted' })
    expect(await refused(zhou.call(c.planMeeting, { params: { id: of.id }, body: { onDay: '2026-03-05', atTime: '09:00', place: '调解室', ...once() } }))).toBe('409 disputes.not_now')
    await made(zhou.call(c.endDispute, { params: { id: of.id }, body: { reason: 'withdrawn', ways: ['court', 'street'], version: (await file(zhou, of.id)).version, ...once() } }))
    const after = await ok(of.a.get(`/api/cases/${of.id}`))
    expect(after.result).toMatchObject({ outcome: 'not_settled' })
    expect(after.result.answer).toContain('向人民法院起诉')
    expect((await ok(of.b.call(c.getMyDispute, { params: { id: of.id } }))).ways).toContain('向人民法院起诉')
  })

  test('a case is not concluded as settled without an agreement; an oral one only where it is small and wanted by both', async () => {
    const of = await met()
    const version = (await ok(zhou.get(`/api/cases/${of.id}`))).version
    expect(await refused(zhou.call(moveCase, { params: { id: of.id }, body: { move: 'conclude', version, outcome: 'settled', answer: '好了', result: { otherAgrees: true, talks: 1, agreementKind: 'oral', agreement: '各退一步，不再争吵' } } }))).toBe('409 disputes.agreement_missing')
    const oral = async (amountFen: number, noPaperWanted: boolean) => zhou.call(c.draftAgreement, { params: { id: of.id }, body: {
      form: 'oral', noPaperWanted, clauses: [{ partyId: of.partyOf('b'), what: '当面道歉', dueOn: '2026-03-04', amountFen }], version: (await file(zhou, of.id)).version, ...once(),
    } })
    expect(await refused(oral(0, false))).toBe('409 disputes.oral_not_allowed')
    expect(await refused(oral(200_000, true))).toBe('409 disputes.oral_not_allowed')
    await made(oral(0, true))
    expect(await file(zhou, of.id)).toMatchObject({ state: 'agreed', caseState: 'concluded' })
  })

  test('both sides ask the court within thirty days of taking effect; the answer is kept', async () => {
    const of = await met()
    await draft(of)
    await made(signMine(of, of.a))
    await made(signMine(of, of.b))
    await made(signLast(of))
    const ask = (askedOn: string, bothAsk = true) => zhou.call(c.askConfirmation, { params: { id: of.id }, body: { court: '阿拉善左旗人民法院', askedOn, bothAsk, ...once() } })
    expect(await refused(ask('2026-03-02', false))).toBe('422 disputes.confirm_both')
    world.clock.moveTo(new Date('2026-04-03T09:00:00+08:00'))
    expect(await refused(ask('2026-04-02'))).toBe('409 disputes.confirm_too_late')
    await made(ask('2026-04-01'))
    await made(zhou.call(c.answerConfirmation, { params: { id: of.id }, body: { state: 'confirmed', answeredOn: '2026-04-03', document: '（2026）内2921民特1号', ...once() } }))
    expect((await ok(of.a.call(c.getMyDispute, { params: { id: of.id } }))).confirmation).toMatchObject({ state: 'confirmed', document: '（2026）内2921民特1号' })
    world.clock.moveTo(new Date('2026-03-02T09:00:00+08:00'))
  })

  test('more time only with both sides’ agreement, once, by the limit of the case', async () => {
    const of = await asked()
    await accept(of.id)
    const more = async (bothAgree: boolean) => zhou.call(c.extendDispute, { params: { id: of.id }, body: { days: 5, bothAgree, reason: '一方出差', version: (await file(zhou, of.id)).version, ...once() } })
    const before = (await file(zhou, of.id)).dueOn!
    expect(await refused(more(false))).toBe('422 disputes.extension_both')
    await made(more(true))
    expect((await file(zhou, of.id)).dueOn! > before).toBe(true)
    expect(await refused(more(true))).toBe('409 case.extension_once')
  })
})

describe('what it adds up to', () => {
  test('few are left out, and nobody is listed by how many disputes they have', async () => {
    const officer = await world.staff('street_officer', STREET, '吴强')
    const shown = await ok(officer.call(c.countDisputes, { query: { year: '2026' } }))
    expect(shown.suppressed).toBe(true)
    for (const one of shown.kinds) expect(one.recorded === null || one.recorded === 0 || one.recorded >= 5).toBe(true)
    expect(JSON.stringify(shown)).not.toMatch(/李秀英|王强/)
    const lists = world.app.assembly.routes.map((one) => one.operation).filter((one) => one.path.startsWith('/api/disputes') && one.method === 'GET')
    expect(lists.length).toBeGreaterThan(5)
    for (const one of lists) expect(Object.keys((one.query as { shape?: object } | undefined)?.shape ?? {})).not.toEqual(expect.arrayContaining(['personId']))
  })

  test('[CAS-10] no field of a dispute says of what people or belief anyone is: tables, doors, forms', async () => {
    const WORDS = /ethnic|nationalit|minzu|relig|belief|race\b|民族|族别|宗教|信仰|籍贯/i
    const columns = await world.owner(async (client) => (await client.query(`select table_name || '.' || column_name || ' ' || coalesce(col_description((table_schema || '.' || table_name)::regclass, ordinal_position), '') as name
      from information_schema.columns where table_schema in ('disputes', 'cases', 'legal')`)).rows.map((row) => row.name as string))
    expect(columns.filter((name) => name.startsWith('parties.')).length).toBeGreaterThan(8)
    const doors = world.app.assembly.routes.map((one) => one.operation).filter((one) => /disputes|legal/.test(one.path))
    const described = doors.map((one) => JSON.stringify([one.body, one.query, one.params, one.reply].map((schema) => (schema ? keysOf(schema) : []))))
    expect(doors.length).toBeGreaterThan(30)
    expect(described.join('').length).toBeGreaterThan(2_000)
    const matters = [...mattersMatters, ...(await import('./catalogue/index.ts')).disputesMatters].filter((one) => one.kind === 'dispute')
    expect(matters).toHaveLength(2)
    const forms = matters.map((one) => JSON.stringify([one.form, one.stages]))
    expect([...columns, ...described, ...forms].filter((text) => WORDS.test(text))).toEqual([])
    // Kinds are about the matter; customs and diet are among them.
    expect(Object.values(c.DISPUTE_KINDS)).toContain('风俗习惯与饮食')
    const offered = matters.flatMap((one) => one.form.schema.properties['category']?.oneOf ?? []).map((one) => one.const)
    expect(new Set(offered)).toEqual(new Set(c.disputeKinds))
  })
})

/** All names of fields in a schema, however deep. */
function keysOf(schema: unknown, depth = 0): string[] {
  const def = (schema as { def?: Record<string, unknown>; shape?: Record<string, unknown> } | undefined)
  if (!def || depth > 12) return []
  const shape = def.shape ?? {}
  const inner = [def.def?.['element'], def.def?.['innerType'], def.def?.['in'], def.def?.['out'], def.def?.['valueType'], ...((def.def?.['options'] as unknown[] | undefined) ?? [])]
  return [...Object.entries(shape).flatMap(([key, value]) => [key, ...keysOf(value, depth + 1)]), ...inner.flatMap((one) => keysOf(one, depth + 1))]
}
