import { afterAll, beforeAll, expect, test } from 'vitest'
import { aWorld, BANNER, COMMUNITY, OTHER_COMMUNITY, STREET, type Answer, type Someone, type World } from '../../e2e/support/world.ts'
import { uuidv7 } from '../../platform/kernel/ids.ts'
import { sql } from '../../platform/server/sql.ts'
import { getCase, moveCase, rateCase, submitCase } from '../cases/contract.ts'
import * as c from './contract.ts'

const MATTER = 'matters.resident-request'

let world: World
let department: Someone
let civil: Someone
let banner: Someone
let street: Someone
let head: Someone
let worker: Someone
let otherHead: Someone

beforeAll(async () => {
  world = await aWorld({ at: '2026-03-02T09:00:00+08:00' })
  department = await world.staff('department_officer', BANNER, '蒋波')
  civil = await world.staff('civil_affairs_officer', BANNER, '其木格')
  banner = await world.staff('banner_head', BANNER, '苏和')
  street = await world.staff('street_head', STREET, '郑军')
  head = await world.staff('station_head', COMMUNITY, '乌兰')
  worker = await world.staff('community_worker', COMMUNITY, '孙丽')
  otherHead = await world.staff('station_head', OTHER_COMMUNITY, '钱玲')
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
const clientId = () => `admission-${uuidv7()}`
const at = (day: string, time = '09:00') => world.clock.moveTo(`${day}T${time}:00+08:00`)

const ASK = {
  title: '居住登记信息采集', department: '旗公安局', task: '受理居民居住登记，核对住址', basis: '居住证暂行条例', kind: 'entrust' as const, communities: [COMMUNITY],
  districtWhy: '旗公安局没有入户的人手', streetWhy: '街道没有登记系统', authority: '可以出具登记回执', people: '每社区一名协管员', conditions: '配登记终端', pricing: 'unit' as const,
  priceFen: 2000, unit: '件', expected: 600, moneySource: '旗公安局年度预算', fromOn: '2026-03-01',
}
const create = async (more: object = {}, who = department) => (await ok(who.call(c.createAdmissionRequest, { body: { ...ASK, ...more, clientId: clientId() } }), 201)).id
const submit = (id: string, version = 1) => department.call(c.submitAdmissionRequest, { params: { id }, body: { version, clientId: clientId() } })
const opinion = (who: Someone, id: string, stand: 'agree' | 'object', words = '') => who.call(c.giveAdmissionOpinion, { params: { id }, body: { stand, words, clientId: clientId() } })
const decide = (who: Someone, id: string, admit: boolean, more: object = {}, version = 2) =>
  who.call(c.decideAdmissionRequest, { params: { id }, body: { admit, version, clientId: clientId(), ...more } })
const TERMS = {
  authority: '可以出具登记回执', conditions: '配登记终端', pricing: 'unit' as const, priceFen: 2000, unit: '件', expected: 600, moneySource: '旗公安局年度预算', cycle: 'quarter' as const, payDays: 15,
  fromOn: '2026-03-01', communities: [COMMUNITY],
}
const agree = (id: string, number: string, more: object = {}, version = 3) =>
  civil.call(c.makeAdmissionAgreement, { params: { id }, body: { ...TERMS, number, version, clientId: clientId(), ...more } })
async function admitted(number: string, more: object = {}, terms: object = {}): Promise<string> {
  const id = await create(more)
  await ok(submit(id), 201)
  for (const who of [head, street]) await ok(opinion(who, id, 'agree'), 201)
  await ok(decide(civil, id, true), 201)
  return (await ok(agree(id, number, terms), 201)).id
}

test('[MAT-03] a request without funding terms cannot be admitted, nor one that district, street or the department itself must do', async () => {
  for (const [more, code] of [
    [{ districtCan: true }, 'admission.rules_against'], [{ streetCan: true }, 'admission.rules_against'], [{ ownDuty: true }, 'admission.rules_against'],
    [{ priceFen: 0 }, 'admission.parts_missing'], [{ moneySource: '' }, 'admission.parts_missing'], [{ kind: 'assist', conditions: '' }, 'admission.rules_against'],
    [{ authority: '' }, 'admission.rules_against'], [{ communities: [] }, 'admission.parts_missing'],
  ] as const) expect(await refused(submit(await create(more))), JSON.stringify(more)).toBe(`422 ${code}`)
  // Not even SQL admits one without money, or against a rule.
  const bare = await create({ priceFen: 0 })
  await expect(world.within((tx) => tx.run(sql`update admission.requests set state = 'admitted', decision = '同意' where id = ${bare}`))).rejects.toThrow(/admitted_with_money/)

  const id = await create()
  await ok(submit(id), 201)
  // The decider finds that the street could do it: no.
  await ok(opinion(head, id, 'agree'), 201)
  await ok(opinion(street, id, 'agree'), 201)
  const no = await decide(civil, id, true, { streetCan: true })
  expect([no.status, no.body]).toMatchObject([422, { code: 'admission.rules_against', detail: '不符合准入条件：街道（苏木镇）能办，不应交给社区' }])
  await ok(decide(civil, id, false, { streetCan: true }), 201)
  expect((await ok(department.call(c.getAdmissionRequest, { params: { id } }))).request).toMatchObject({ state: 'refused', decision: '街道（苏木镇）能办，不应交给社区' })
  expect(await refused(create.call(null, { communities: ['152999001001'] }) as never).catch((error: Error) => error.message)).toContain('admission.place_wrong')
})

test('[PRC-09] request, four rules, opinions, decision by another, agreement with money and power, work, payment, yearly review, leave', async () => {
  const id = await create()
  // A draft is the county's own; a place that is not asked never sees it.
  expect(await refused(head.call(c.getAdmissionRequest, { params: { id } }))).toBe('404 admission.request_not_found')
  await ok(submit(id), 201)
  expect(await refused(otherHead.call(c.getAdmissionRequest, { params: { id } }))).toBe('404 admission.request_not_found')
  expect(await refused(opinion(otherHead, id, 'agree'))).toBe('404 admission.request_not_found')
  expect((await ok(head.call(c.listAdmissionRequests, { query: { show: 'mine' } }))).items.map((one) => [one.id, one.owesOpinion])).toEqual([[id, true]])
  expect((await head.get('/api/me/messages')).body.items.filter((one: { template: string; link: string }) => one.template === 'admission_asked' && one.link.endsWith(id))).toHaveLength(1)
  expect(await refused(opinion(worker, id, 'agree'))).toMatch(/^403/)
  expect(await refused(opinion(head, id, 'object'))).toBe('422 admission.reason_needed')
  await ok(opinion(head, id, 'object', '社区只有五个人，做不过来'), 201)
  // Opinions are owed until their day; whoever asked does not decide; over an objection the reason is written.
  expect(await refused(decide(civil, id, true))).toBe('409 admission.opinions_open')
  expect(await refused(decide(department, id, true))).toMatch(/^403/)
  at('2026-03-10')
  expect(await refused(decide(civil, id, true))).toBe('422 admission.reason_needed')
  await ok(decide(civil, id, true, { words: '增派一名协管员以后，社区能够承担这项工作' }), 201)
  const file = await ok(head.call(c.getAdmissionRequest, { params: { id } }))
  expect(file.findings.every((one) => one.passed)).toBe(true)
  // A community sees its own opinion; the street also those of its communities.
  expect(file.opinions.map((one) => [one.region, one.stand])).toEqual([[COMMUNITY, 'object']])
  expect((await ok(street.call(c.getAdmissionRequest, { params: { id } }))).opinions.map((one) => one.stand)).toEqual(['waiting', 'object'])

  expect(await refused(agree(id, 'ZR-1', { priceFen: 0 }))).toMatch(/^4/)
  expect(await refused(agree(id, 'ZR-1', { authority: '' }))).toMatch(/^4/)
  expect(await refused(agree(id, 'ZR-1', { communities: [OTHER_COMMUNITY] }))).toBe('422 admission.place_wrong')
  expect(await refused(agree(id, 'ZR-1', { fromOn: '2026-03-05' }))).toBe('422 admission.days_wrong')
  const { id: matter } = await ok(agree(id, 'ZR-1'), 201)
  await ok(worker.call(c.enterAdmissionWork, { params: { id: matter }, body: { region: COMMUNITY, doneOn: '2026-03-09', quantity: 3, proof: '登记簿第3页', clientId: clientId() } }), 201)
  await ok(department.call(c.payAdmission, { params: { id: matter }, body: { region: COMMUNITY, paidOn: '2026-03-10', amountFen: 6000, voucher: '拨字1号', clientId: clientId() } }), 201)
  const move = (move: c.AgreementMove, version: number, more: object = {}) => civil.call(c.moveAdmitted, { params: { id: matter }, body: { move, version, words: '年度评估合格', clientId: clientId(), ...more } })
  await ok(move('suspend', 1), 201)
  expect(await refused(worker.call(c.enterAdmissionWork, { params: { id: matter }, body: { region: COMMUNITY, doneOn: '2026-03-09', quantity: 1, proof: '登记簿', clientId: clientId() } }))).toBe('409 admission.not_now')
  await ok(move('resume', 2), 201)
  at('2026-12-20')
  expect((await ok(civil.call(c.listAdmitted, { query: { show: 'review_due' } }))).items).toEqual([])
  at('2027-03-01')
  expect((await ok(civil.call(c.listAdmitted, { query: { show: 'review_due' } }))).items.map((one) => one.id)).toEqual([matter])
  expect(await refused(move('review', 3, { words: '' }))).toBe('422 admission.reason_needed')
  await ok(move('review', 3), 201)
  expect((await ok(civil.call(c.getAdmitted, { params: { id: matter } }))).matter.reviewOn).toBe('2028-03-01')
  await ok(move('leave', 4, { on: '2027-02-28', words: '改由街道办理' }), 201)
  const left = await ok(head.call(c.getAdmitted, { params: { id: matter } }))
  expect([left.matter.state, left.matter.leftOn, left.steps.map((one) => one.step)]).toEqual(['left', '2027-02-28', []])
  expect((await ok(civil.call(c.getAdmitted, { params: { id: matter } }))).steps.map((one) => one.step)).toEqual(['agreed', 'paid', 'suspend', 'resume', 'review', 'leave'])
  at('2026-03-02')
})

test('[MAT-04] 100 done and 80 paid shows 20 owing; late after the agreed day; corrections are rows of their own', async () => {
  at('2026-03-02')
  const matter = await admitted('ZR-2', { title: '低保入户核对', department: '旗民政局' }, { fromOn: '2026-01-01' })
  at('2026-04-01')
  const work = (quantity: number, more: object = {}) => worker.call(c.enterAdmissionWork, { params: { id: matter }, body: { region: COMMUNITY, doneOn: '2026-03-30', quantity, proof: '核对表', clientId: clientId(), ...more } })
  const pay = (amountFen: number, who = department) => who.call(c.payAdmission, { params: { id: matter }, body: { region: COMMUNITY, paidOn: '2026-04-01', amountFen, voucher: '拨字2号', clientId: clientId() } })
  await ok(work(100), 201)
  const wrong = await ok(work(7), 201)
  await ok(worker.call(c.reverseAdmissionWork, { params: { id: wrong.id }, body: { words: '写错了社区', clientId: clientId() } }), 201)
  expect(await refused(worker.call(c.reverseAdmissionWork, { params: { id: wrong.id }, body: { words: '再来一次', clientId: clientId() } }))).toBe('409 admission.reversed_already')
  await ok(pay(160_000), 201)
  const twice = await ok(pay(40_000), 201)
  const back = await ok(department.call(c.reverseAdmissionPayment, { params: { id: twice.id }, body: { words: '重复登记', clientId: clientId() } }), 201)
  expect(await refused(department.call(c.reverseAdmissionPayment, { params: { id: back.id }, body: { words: '冲冲销', clientId: clientId() } }))).toBe('409 admission.reversal_itself')

  const account = async (who: Someone) => (await ok(who.call(c.getAdmitted, { params: { id: matter } }))).accounts
  expect(await account(head)).toMatchObject([{ regionName: '王府社区', quantity: 100, doneFen: 200_000, paidFen: 160_000, owingFen: 40_000, lateFen: 0 }])
  // The first quarter is due on 22 April by the calendar of 2026.
  at('2026-04-22', '23:30')
  expect((await account(head))[0]!.lateFen).toBe(0)
  at('2026-04-23')
  expect((await account(head))[0]).toMatchObject({ lateFen: 40_000, lateSince: '2026-04-22' })
  expect((await ok(head.call(c.listAdmitted, { query: { show: 'late' } }))).items.map((one) => one.id)).toEqual([matter])
  const money = await ok(civil.call(c.getAdmissionMoney, { query: { department: '旗民政局' } }))
  expect(money.total).toMatchObject({ doneFen: 200_000, paidFen: 160_000, owingFen: 40_000, lateFen: 40_000 })
  expect(money.communities.map((one) => [one.name, one.owingFen])).toEqual([['王府社区', 40_000]])
  // Sum of the ledger = paid, and neither ledger can be rewritten.
  const ledger = (await ok(head.call(c.getAdmitted, { params: { id: matter } }))).payments
  expect(ledger.reduce((sum, one) => sum + one.amountFen, 0)).toBe(160_000)
  await expect(world.within((tx) => tx.run(sql`update admission.payments set amount_fen = 1 where id = ${twice.id}`))).rejects.toThrow(/permission denied/)
  // Paid too much is said, never a negative debt.
  await ok(pay(50_000), 201)
  expect((await account(head))[0]).toMatchObject({ owingFen: 0, overpaidFen: 10_000, lateFen: 0 })

  expect(await refused(pay(1000, worker))).toMatch(/^403/)
  expect(await refused(work(1, { region: OTHER_COMMUNITY }))).toBe('403 admission.place_not_yours')
  expect(await refused(work(1, { doneOn: '2026-05-01' }))).toBe('422 admission.days_wrong')
  expect(await refused(otherHead.call(c.reverseAdmissionWork, { params: { id: wrong.id }, body: { words: '不是我们的', clientId: clientId() } }))).toBe('404 admission.entry_not_found')
  // The other community reads the agreement, and nothing of the money of its neighbour.
  expect(await account(otherHead)).toEqual([])
  const csv = (await civil.get('/api/admission/money/file?department=旗民政局')).raw.toString('utf8')
  expect(csv).toContain('ZR-2,低保入户核对,旗民政局,执行中,王府社区,100,2000,2100,0,100,0,')
  expect(csv).toContain('冲销：重复登记')
  at('2026-03-02')
})

test('[MAT-04] concluded cases of the matter are counted once, and taken off when one is opened again', async () => {
  const matter = await admitted('ZR-3', { title: '诉求办理', matterCode: MATTER }, { fromOn: '2026-03-01' })
  expect(await refused((async () => {
    const second = await create({ title: '再来一个', matterCode: MATTER })
    await ok(submit(second), 201)
    for (const who of [head, street]) await ok(opinion(who, second, 'agree'), 201)
    await ok(decide(civil, second, true), 201)
    return agree(second, 'ZR-3B')
  })())).toBe('409 admission.matter_taken')
  const done = async () => (await ok(head.call(c.getAdmitted, { params: { id: matter } }))).accounts[0]!
  const resident = await world.resident({ name: '李秀英' })
  const { id } = await ok(resident.call(submitCase, { body: { matterCode: MATTER, form: { kind: 'help', content: '小区东门的路灯坏了' }, clientId: clientId() } as never }), 201)
  const moves = async (move: string, more: object = {}) => {
    const { version } = await ok(worker.call(getCase, { params: { id } }))
    await ok(worker.call(moveCase, { params: { id }, body: { move, version, clientId: clientId(), ...more } as never }))
  }
  const conclude = () => moves('conclude', { outcome: 'answered', answer: '已经修好，请放心。', result: { communityAnswer: '灯已修好。' } })
  await moves('accept')
  expect((await done()).quantity).toBe(0)
  await conclude()
  expect(await done()).toMatchObject({ quantity: 1, doneFen: 2000 })
  const [row] = (await ok(head.call(c.getAdmitted, { params: { id: matter } }))).works
  expect(row).toMatchObject({ source: 'case', quantity: 1 })
  expect(await refused(worker.call(c.reverseAdmissionWork, { params: { id: row!.id }, body: { words: '想冲掉', clientId: clientId() } }))).toBe('409 admission.from_case')
  await ok(resident.call(rateCase, { params: { id }, body: { level: 5, text: '灯还是不亮', clientId: clientId() } as never }), 201)
  await moves('callBack', { callBack: 'redo', answer: '电工明天再去看' })
  expect(await done()).toMatchObject({ quantity: 0, doneFen: 0 })
  await conclude()
  expect(await done()).toMatchObject({ quantity: 1, doneFen: 2000 })
})

test('[MAT-05] a report gets a decision: withdrawn, or admitted through a request; a late answer climbs once', async () => {
  at('2026-03-02')
  const report = async (title: string) => (await ok(worker.call(c.reportPushedDuty, { body: { title, department: '旗某局', task: '每天报送表格', sinceOn: '2026-02-01', evidence: '微信群通知', clientId: clientId() } }), 201)).id
  const answer = (who: Someone, id: string, answer: 'withdraw' | 'admit', more: object = {}) => who.call(c.answerPushedDuty, { params: { id }, body: { answer, words: '已要求部门收回', version: 1, clientId: clientId(), ...more } })
  const one = await report('每日填报')
  expect((await ok(head.call(c.getPushedDuty, { params: { id: one } }))).report).toMatchObject({ state: 'waiting', answerBy: '2026-03-16', late: false })
  expect(await refused(otherHead.call(c.getPushedDuty, { params: { id: one } }))).toBe('404 admission.report_not_found')
  expect(await refused(answer(department, one, 'withdraw'))).toMatch(/^403/)
  expect(await refused(answer(civil, one, 'withdraw', { words: '' }))).toBe('422 admission.reason_needed')
  await ok(answer(civil, one, 'withdraw'), 201)
  expect((await ok(worker.call(c.getPushedDuty, { params: { id: one } }))).report).toMatchObject({ state: 'withdrawn', answer: '已要求部门收回' })
  expect(await refused(answer(civil, one, 'withdraw', { version: 2 }))).toBe('409 admission.not_now')

  const two = await report('代收费用')
  await ok(answer(civil, two, 'admit', { words: '请部门补办准入' }), 201)
  const request = await create({ reportId: two, title: '代收费用' })
  expect((await ok(worker.call(c.getPushedDuty, { params: { id: two } }))).report).toMatchObject({ state: 'to_admit', requestId: request })
  await ok(submit(request), 201)
  for (const who of [head, street]) await ok(opinion(who, request, 'agree'), 201)
  await ok(decide(civil, request, true, { words: '符合条件' }), 201)
  expect((await ok(worker.call(c.getPushedDuty, { params: { id: two } }))).report).toMatchObject({ state: 'admitted', answer: '已补办准入：符合条件' })

  const three = await report('逾期的反映')
  await world.job('admission.climb')
  at('2026-03-17')
  const told = async () => (await banner.get('/api/me/messages')).body.items.filter((each: { template: string }) => each.template === 'pushed_duty_late').length
  expect((await ok(civil.call(c.listPushedDuties, { query: { show: 'late' } }))).items.map((each) => each.id)).toEqual([three])
  await world.job('admission.climb')
  await world.job('admission.climb')
  expect(await told()).toBe(1)
  const late = await ok(worker.call(c.getPushedDuty, { params: { id: three } }))
  expect([late.report.climbed, late.steps.map((each) => each.step)]).toEqual([true, ['reported', 'climbed']])
  at('2026-03-02')
})

test('[MAT-18] the count before and after and the hours saved are shown', async () => {
  const list = async (more: object = {}) => (await ok(civil.call(c.createBurden, { body: { kind: 'ledger', title: '流动人口台账', department: '旗公安局', basis: '', times: 12, communities: [COMMUNITY, OTHER_COMMUNITY], clientId: clientId(), ...more } }), 201)).id
  const ledger = await list()
  const report = await list({ kind: 'report', title: '流动人口月报', times: 12 })
  await list({ kind: 'inspection', title: '卫生检查', times: 4 })
  const say = (who: Someone, id: string, minutes: number) => who.call(c.enterBurdenHours, { params: { id }, body: { minutes, clientId: clientId() } })
  await ok(say(head, ledger, 60), 201)
  await ok(say(otherHead, ledger, 120), 201)
  await ok(say(otherHead, ledger, 100), 201)
  await ok(say(head, report, 30), 201)
  expect(await refused(say(civil, ledger, 30))).toMatch(/^403/)
  const file = await ok(head.call(c.getBurden, { params: { id: ledger } }))
  // The newest word of each community counts; a community reads the median and its own entry.
  expect([file.burden.median, file.burden.entered, file.hours.map((one) => one.minutes)]).toEqual([80, 2, [60]])
  const cut = (id: string, more: object = {}) => civil.call(c.decideBurden, { params: { id }, body: { decision: 'cut', words: '数据已在登记库', fromOn: '2026-04-01', version: 1, clientId: clientId(), ...more } })
  expect(await refused(department.call(c.decideBurden, { params: { id: ledger }, body: { decision: 'cut', words: '试试', fromOn: '2026-04-01', version: 1, clientId: clientId() } }))).toMatch(/^403/)
  expect(await refused(cut(report, { decision: 'merged' }))).toBe('422 admission.burden_unfit')
  await ok(cut(ledger), 201)
  const on = (day: string) => ok(worker.call(c.getBurdenRelief, { query: { day } }))
  expect(await on('2026-03-31')).toMatchObject({ before: 3, after: 3, minutesBefore: 80 * 24 + 30 * 24, minutesAfter: 80 * 24 + 30 * 24, unknown: 1 })
  expect(await on('2026-04-01')).toMatchObject({ before: 3, after: 2, minutesAfter: 30 * 24 })
  expect((await on('2026-04-01')).kinds.find((one) => one.kind === 'ledger')).toEqual({ kind: 'ledger', before: 1, after: 0, minutesBefore: 1920, minutesAfter: 0 })
})

test('everybody reads what is admitted and for what money, and nothing of payments', async () => {
  const page = await ok(world.visitor.call(c.listPublicAdmitted, { query: {} }))
  expect(page.items.length).toBeGreaterThan(0)
  expect(page.items[0]).toMatchObject({ department: expect.any(String), priceFen: 2000, communities: [{ code: COMMUNITY, name: '王府社区' }] })
  expect(Object.keys(page.items[0]!)).not.toContain('paidFen')
})
