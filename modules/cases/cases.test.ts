import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aWorld, BANNER, COMMUNITY, GRID, OTHER_COMMUNITY, STREET, type Answer, type Someone, type World } from '../../e2e/support/world.ts'
import { sql } from '../../platform/server/sql.ts'
import { loadCatalogue } from '../matters/index.ts'
import { getCase, getProgress, listCases, moveCase, rateCase, submitCase, type Case, type DoorMove } from './contract.ts'
import { testMatters } from './test-matters.ts'

let world: World
let clerk: Someone
let colleague: Someone
let officer: Someone
let street: Someone
let stranger: Someone
let head: Someone

beforeAll(async () => {
  world = await aWorld({ at: '2026-03-02T09:00:00+08:00' })
  await world.within((tx) => loadCatalogue(tx, testMatters, { now: world.clock.now() }))
  clerk = await world.staff('community_worker', COMMUNITY, '王敏')
  colleague = await world.staff('community_worker', COMMUNITY, '陈强')
  officer = await world.staff('civil_affairs_officer', BANNER, '赵丽')
  street = await world.staff('street_officer', STREET, '韩军')
  head = await world.staff('street_head', STREET, '杨强')
  stranger = await world.staff('community_worker', OTHER_COMMUNITY, '吴丽')
})
afterAll(() => world?.close())

const form = { account: '6222000011112222' }
const paper = [{ code: 'bank-card', how: 'paper' as const, note: '已核对原件' }]
let n = 0
const clientId = () => `test-client-${process.pid}-${++n}`

/** The applicant asks for a booking or an allowance at the counter; the answer is the receipt. */
const atCounter = async (by: Someone, applicantId: string, matterCode = 'test.allowance', more: object = {}) => {
  const made = await by.call(submitCase, { body: { matterCode, applicantId, form: matterCode === 'test.booking' ? { purpose: '合唱队排练' } : form, materials: matterCode === 'test.booking' ? [] : paper, clientId: clientId(), ...more } as never })
  expect(made.status, JSON.stringify(made.body)).toBe(201)
  return made.body
}
const look = async (who: Someone, id: string): Promise<Case> => {
  const seen = await who.call(getCase, { params: { id } })
  expect(seen.status, JSON.stringify(seen.body)).toBe(200)
  return seen.body
}
const doMove = async (who: Someone, id: string, move: DoorMove, more: object = {}): Promise<Answer<Case>> => {
  const seen = await who.call(getCase, { params: { id } })
  return who.call(moveCase, { params: { id }, body: { move, version: seen.status === 200 ? seen.body.version : 1, clientId: clientId(), ...more } as never }) as never
}
const done = async (who: Someone, id: string, move: DoorMove, more: object = {}): Promise<Case> => {
  const answer = await doMove(who, id, move, more)
  expect(answer.status, `${move}: ${JSON.stringify(answer.body)}`).toBe(200)
  return answer.body
}
const refused = async (ask: Promise<Answer<unknown>>) => {
  const { status, body } = await ask
  return `${status} ${(body as { code: string }).code}`
}
const movesIn = (view: Case) => view.moves.map((one) => one.move)
const inBox = async (who: Someone, box: string, id: string) => {
  const page = await who.call(listCases, { query: { box } as never })
  expect(page.status, JSON.stringify(page.body)).toBe(200)
  return page.body.items.find((one) => one.id === id)
}

describe('the main story', () => {
  test('[CAS-01] [CAS-02] [CAS-03] [MAT-13] from a phone through correction, publication and decision to the rating', async () => {
    world.clock.moveTo('2026-03-02T09:00:00+08:00')
    const li = await world.resident({ name: '李秀英' })

    // Everything missing is named at once, and nothing is kept.
    const without = await li.call(submitCase, { body: { matterCode: 'test.allowance', form, materials: [], clientId: clientId() } as never })
    expect(without.status).toBe(422)
    expect(without.body).toMatchObject({ code: 'case.materials_missing', details: { missing: [{ code: 'bank-card', title: '银行卡照片' }] } })
    const wrong = await li.call(submitCase, { body: { matterCode: 'test.allowance', form: { account: '12', married: true }, clientId: clientId() } as never })
    expect(wrong.body).toMatchObject({ code: 'case.form_invalid', errors: [{ path: 'body.form.account' }, { path: 'body.form.spouse' }] })

    const photo = await upload(li)
    const made = await li.call(submitCase, { body: { matterCode: 'test.allowance', form: { ...form, spouse: '隐藏的内容' }, materials: [{ code: 'bank-card', fileId: photo }], clientId: clientId() } as never })
    expect(made.status, JSON.stringify(made.body)).toBe(201)
    const receipt = made.body
    expect(receipt.number).toMatch(/^20260302-\d{7,}$/)
    expect(receipt.promise).toBe('5个工作日内告知是否受理，受理后20个工作日内办结（行政许可法第42条）。')
    expect(receipt.handledBy).toContain('社区工作者')

    // The hidden answer was cleared; the name came from the register and not from the phone.
    const own = await look(li, receipt.number)
    expect(own.form).toEqual({ account: form.account, name: '李秀英' })
    expect(own.checkCode).toBe(receipt.checkCode)
    expect(own.tasks).toEqual([])
    expect(movesIn(own)).toEqual(['withdraw'])

    // The right clerk finds it; another community does not, by list or by address.
    expect(await inBox(clerk, 'mine', receipt.id)).toMatchObject({ state: 'submitted', taskRole: 'lead', applicantName: '李秀英', handlerName: '' })
    expect(await inBox(stranger, 'all', receipt.id)).toBeUndefined()
    expect(await refused(stranger.call(getCase, { params: { id: receipt.id } }))).toBe('404 case.not_found')
    expect(await refused(stranger.call(getCase, { params: { id: receipt.number } }))).toBe('404 case.not_found')
    expect(await refused(stranger.call(moveCase, { params: { id: receipt.id }, body: { move: 'accept', version: 1 } }))).toBe('404 case.not_found')
    const other = await world.resident({ name: '白丽' })
    expect(await refused(other.call(getCase, { params: { id: receipt.id } }))).toBe('404 case.not_found')
    expect(await refused(other.call(moveCase, { params: { id: receipt.id }, body: { move: 'withdraw', version: 1 } }))).toBe('404 case.not_found')

    // 一次性告知, and no second time.
    await done(clerk, receipt.id, 'askForCorrection', { missing: ['银行卡背面照片', '开户行名称'] })
    const asked = await look(li, receipt.id)
    expect(asked.correction?.missing).toEqual(['银行卡背面照片', '开户行名称'])
    expect(movesIn(asked)).toEqual(['submit', 'withdraw'])
    await done(li, receipt.id, 'submit', { form: { account: '6222000011113333' }, materials: [{ code: 'bank-card', fileId: await upload(li) }] })
    expect(await refused(doMove(clerk, receipt.id, 'askForCorrection', { missing: ['还有一样'] }))).toBe('409 case.correction_once')
    expect((await look(clerk, receipt.id)).form).toMatchObject({ account: '6222000011113333' })

    // Accepted: the clock is told day by day.
    const accepted = await done(clerk, receipt.id, 'accept')
    expect(accepted).toMatchObject({ state: 'accepted', stage: 'review', stageTitle: '社区审核', clock: { state: 'running', dueOn: '2026-03-30', total: 20 } })
    expect(accepted.clock.explanation).toContain('受理次日起20个工作日')
    expect(accepted.clock.trace.length).toBeGreaterThan(20)
    expect(accepted.handler?.name).toBe('王敏')
    expect((await look(li, receipt.id)).handler?.name).toBe('王同志')

    // Publication: the name masked, the days not counted, no way past it by hand.
    const published = await done(clerk, receipt.id, 'advance')
    expect(published.stage).toBe('notice')
    expect(published.publications[0]).toMatchObject({ title: '测试津贴公示', fromOn: '2026-03-02', untilOn: '2026-03-09', endedAt: null })
    expect(published.publications[0]!.body).toContain('李**')
    expect(published.publications[0]!.body).not.toContain('李秀英')
    expect(published.clock).toMatchObject({ state: 'suspended', dueOn: '2026-04-07' })
    const notices = await world.visitor.get(`/api/publications?region=${STREET}`)
    expect(notices.body.items.map((one: { id: string }) => one.id)).toContain(published.publications[0]!.id)
    expect(await refused(doMove(clerk, receipt.id, 'advance'))).toBe('409 case.publication_running')
    await world.job('cases.publications')
    expect((await look(clerk, receipt.id)).stage).toBe('notice')
    world.clock.moveTo('2026-03-10T00:06:00+08:00')
    await world.job('cases.publications')
    await world.job('cases.publications')
    const decided = await look(clerk, receipt.id)
    expect(decided.stage).toBe('approve')
    expect(decided.timeline.filter((one) => one.move === 'advance').map((one) => one.by)).toEqual([expect.stringContaining('王敏'), '系统'])
    expect(movesIn(decided)).not.toContain('conclude')

    // The banner decides; without its form or with a stale version nothing happens.
    expect(await inBox(officer, 'mine', receipt.id)).toMatchObject({ stage: 'approve', stageTitle: '旗级审批' })
    expect(await refused(doMove(officer, receipt.id, 'conclude', { outcome: 'granted', answer: '同意', result: {} }))).toBe('422 case.form_invalid')
    expect(await refused(officer.call(moveCase, { params: { id: receipt.id }, body: { move: 'conclude', version: 1, outcome: 'granted', answer: '同意', result: { amount: 100 } } }))).toBe('409 case.changed_meanwhile')
    expect(await refused(doMove(clerk, receipt.id, 'conclude', { outcome: 'granted', answer: '同意', result: { amount: 100 } }))).toBe('403 case.move_not_yours')
    const ended = await done(officer, receipt.id, 'conclude', { outcome: 'granted', answer: '从4月起发放。', result: { amount: 100 } })
    expect(ended).toMatchObject({ state: 'concluded', clock: { state: 'done' }, result: { outcomeName: '予以办理', answer: '从4月起发放。' } })
    expect(ended.tasks.filter((task) => task.state === 'open')).toEqual([])

    const pdf = await li.get(`/api/cases/${receipt.id}/documents/result`)
    expect([pdf.status, pdf.raw.subarray(0, 5).toString()]).toEqual([200, '%PDF-'])
    const verified = await world.visitor.get(`/api/documents/${receipt.number}/verification?code=${receipt.checkCode}`)
    expect(verified.body).toMatchObject({ valid: true, applicantMasked: '李**', outcomeName: '予以办理' })

    // Rated badly: called back, put right, rated once more beside the first.
    const rated = await li.call(rateCase, { params: { id: receipt.id }, body: { level: 5, text: '等得太久' } })
    expect(rated.status, JSON.stringify(rated.body)).toBe(201)
    expect(await refused(li.call(rateCase, { params: { id: receipt.id }, body: { level: 1 } }))).toBe('409 case.rated_already')
    expect(await inBox(officer, 'mine', receipt.id)).toMatchObject({ taskRole: 'call_back', rating: 5 })
    expect((await look(officer, receipt.id)).callBackDueOn).toBe('2026-03-31')
    await done(officer, receipt.id, 'callBack', { callBack: 'corrected', answer: '已致歉并说明公示期。' })
    const again = await li.call(rateCase, { params: { id: receipt.id }, body: { level: 2 } })
    expect(again.body.ratings.map((one) => one.level)).toEqual([5, 2])

    // The person was told of every step, in plain sentences.
    const told = await world.within((tx) => tx.many<{ template: string; body: string }>(sql`select template, body from notices.messages where case_id = ${receipt.id} and person_id is not null order by sent_at, id`))
    expect(told.map((one) => one.template).sort()).toEqual(['case_accepted', 'case_called_back', 'case_concluded', 'case_correction', 'case_publication', 'case_submitted'])
    expect(told.find((one) => one.template === 'case_accepted')!.body).toContain('3月30日（周一）')
    for (const { body } of told) expect(body).not.toMatch(/[{}]|undefined|null/)

    // The history is the record: in order, and closed to change for the server's own login.
    const history = await look(officer, receipt.id)
    expect(history.timeline.map((one) => one.seq)).toEqual(history.timeline.map((_, i) => i + 1))
    await expect(world.within((tx) => tx.run(sql`update cases.moves set by_name = '别人' where case_id = ${receipt.id}`))).rejects.toThrow(/permission denied/)
    await expect(world.within((tx) => tx.run(sql`delete from cases.moves where case_id = ${receipt.id}`))).rejects.toThrow(/permission denied/)
  })
})

describe('refusals', () => {
  test('[CAS-02] whoever accepted does not decide, and nobody handles their own case', async () => {
    world.clock.moveTo('2026-03-02T09:00:00+08:00')
    const person = await world.person({ name: '张桂兰' })
    const made = await atCounter(clerk, person.id, 'test.grant')
    await done(officer, made.id, 'accept')
    expect(await refused(doMove(officer, made.id, 'conclude', { outcome: 'refused', answer: '不符合', reason: '不符合', remedies: '可以复议', result: { amount: 1 } }))).toBe('403 case.four_eyes')
    expect(movesIn(await look(officer, made.id))).not.toContain('conclude')

    const self = await world.person({ name: '赵大海' })
    const clerkToo = await world.staff('community_worker', COMMUNITY, '赵大海')
    await world.within((tx) => tx.run(sql`update accounts.accounts set person_id = ${self.id} where id = ${clerkToo.id}`))
    const ofSelf = await atCounter(clerk, self.id)
    expect(await refused(doMove(clerkToo, ofSelf.id, 'accept'))).toBe('403 case.own_case')
    expect(await refused(clerkToo.call(submitCase, { body: { matterCode: 'test.booking', applicantId: self.id, form: { purpose: '生日' } } as never }))).toBe('403 case.own_case')
  })

  test('[CAS-02] extended once, with a reason and an approval, within the statute; suspended days are added and never shorten', async () => {
    world.clock.moveTo('2026-03-02T09:00:00+08:00')
    const person = await world.person({ name: '刘芳' })
    const { id } = await atCounter(clerk, person.id)
    expect((await done(clerk, id, 'accept')).clock.dueOn).toBe('2026-03-30')
    expect(await refused(doMove(clerk, id, 'suspend', { suspension: 'special_procedure' }))).toBe('422 case.needs_reason')
    await done(clerk, id, 'suspend', { suspension: 'special_procedure', reason: '入户核查' })
    expect(await refused(doMove(clerk, id, 'advance'))).toBe('409 case.move_not_allowed')
    world.clock.moveTo('2026-03-05T10:00:00+08:00')
    expect((await done(clerk, id, 'resume')).clock.dueOn).toBe('2026-04-02')
    const extension = { amount: 5, unit: 'working_day', reason: '需要外地核实', approvedBy: '杨主任' }
    expect(await refused(doMove(clerk, id, 'extend', { extension: { ...extension, amount: 11 } }))).toBe('422 case.extension_too_long')
    expect(await refused(doMove(clerk, id, 'extend', { extension: { ...extension, approvedBy: ' ' } }))).toBe('422 case.extension_needs_approval')
    expect((await done(clerk, id, 'extend', { extension })).clock.dueOn).toBe('2026-04-10')
    expect(await refused(doMove(clerk, id, 'extend', { extension }))).toBe('409 case.extension_once')
    expect((await look(clerk, id)).clock.explanation).toContain('需要外地核实')
  })

  test('of two moves at once one is made', async () => {
    const person = await world.person({ name: '何静' })
    const { id, version } = await atCounter(clerk, person.id)
    const both = await Promise.all([clerk, colleague].map((who) => who.call(moveCase, { params: { id }, body: { move: 'accept', version } })))
    expect(both.map((one) => one.status).sort()).toEqual([200, 409])
    expect((await look(clerk, id)).timeline.filter((one) => one.move === 'accept')).toHaveLength(1)
  })

  test('wrong input is named and nothing is written', async () => {
    const person = await world.person({ name: '高洁' })
    const { id } = await atCounter(clerk, person.id)
    const before = await look(clerk, id)
    for (const body of [{ move: 'fly', version: 1 }, { move: 'accept' }, { move: 'accept', version: 'x' }, { move: 'accept', version: 1, extra: true }, { move: 'handOver', version: 1, target: { post: 'x', region: '15' } }]) {
      expect((await clerk.post(`/api/cases/${id}/moves`, body)).status, JSON.stringify(body)).toBe(400)
    }
    expect(await refused(doMove(clerk, id, 'handOver', { target: { post: 'captain', region: COMMUNITY } }))).toBe('422 case.target_not_reachable')
    expect(await refused(doMove(clerk, id, 'handOver', { target: { post: 'grid_worker', region: STREET } }))).toBe('422 case.target_not_reachable')
    expect(await refused(clerk.call(moveCase, { params: { id: '20260302-1234567' }, body: { move: 'accept', version: 1 } }))).toBe('404 case.not_found')
    expect((await clerk.get('/api/cases/not-a-case')).status).toBe(400)
    expect((await clerk.get('/api/cases?after=zzz')).status).toBe(400)
    expect(await look(clerk, id)).toEqual(before)
  })

  test('a file that is not there, an applicant out of reach, an unknown matter', async () => {
    const person = await world.person({ name: '马莉' })
    const body = { matterCode: 'test.allowance', applicantId: person.id, form, materials: [{ code: 'bank-card', fileId: '018f0000-0000-7000-8000-000000000000' }] }
    expect(await refused(clerk.call(submitCase, { body: body as never }))).toMatch(/^4\d\d files?\./)
    expect(await refused(clerk.call(submitCase, { body: { ...body, matterCode: 'test.nothing' } as never }))).toBe('404 case.matter_not_found')
    expect(await refused(stranger.call(submitCase, { body: { ...body, materials: paper } as never }))).toBe('404 case.applicant_not_found')
    expect(await refused(clerk.call(submitCase, { body: { ...body, materials: [{ code: 'passport', how: 'paper' }] } as never }))).toBe('422 case.material_unknown')
    expect(await refused(clerk.call(submitCase, { body: { ...body, applicantId: undefined, materials: paper } as never }))).toBe('422 case.applicant_needed')
  })
})

describe('submitting', () => {
  test('[CAS-01] twenty times the same submission at once is one case and one answer', async () => {
    const li = await world.resident({ name: '冯秀兰' })
    const body = { matterCode: 'test.allowance', form, materials: [{ code: 'bank-card', fileId: await upload(li) }], clientId: clientId() }
    const answers = await Promise.all(Array.from({ length: 20 }, () => li.call(submitCase, { body: body as never })))
    expect(new Set(answers.map((one) => one.status))).toEqual(new Set([201]))
    expect(new Set(answers.map((one) => one.body.number)).size).toBe(1)
    const { n: cases } = await world.within((tx) => tx.one<{ n: number }>(sql`select count(*) as n from cases.cases where applicant_id = ${li.personId}`))
    expect(cases).toBe(1)
    const second = await li.call(submitCase, { body: { ...body, clientId: clientId() } as never })
    expect(second.body).toMatchObject({ code: 'case.open_already', details: { number: answers[0]!.body.number } })
  })

  test('[CHN-15] begun on the phone, finished at the window with the same number', async () => {
    const li = await world.resident({ name: '沈玉珍' })
    const draft = await li.put('/api/case-drafts', { matterCode: 'test.allowance', form: { account: '62' } })
    expect(draft.status, JSON.stringify(draft.body)).toBe(200)
    const later = await li.put('/api/case-drafts', { matterCode: 'test.allowance', form: { account: '6222' }, draftId: draft.body.id })
    expect(later.body).toMatchObject({ id: draft.body.id, number: draft.body.number })
    expect((await li.get('/api/case-drafts')).body.items).toMatchObject([{ number: draft.body.number, form: { account: '6222' } }])
    expect(await inBox(clerk, 'all', draft.body.id)).toBeUndefined()
    expect((await clerk.get(`/api/cases/${draft.body.id}`)).status).toBe(404)
    expect((await look(clerk, draft.body.number)).state).toBe('draft')
    const made = await atCounter(clerk, li.personId!, 'test.allowance', { draftOf: draft.body.id })
    expect(made).toMatchObject({ id: draft.body.id, number: draft.body.number, state: 'submitted' })
    expect((await look(li, draft.body.number)).state).toBe('submitted')
    expect((await li.get('/api/case-drafts')).body.items).toEqual([])
  })

  test('[MAT-06] at any window, with papers that may follow; [CAS-01] the number shows progress without a name', async () => {
    world.clock.moveTo('2026-03-02T09:00:00+08:00')
    const window = await world.staff('window_clerk', STREET, '孙丽')
    const person = await world.person({ name: '钱学森林' })
    const made = await atCounter(window, person.id, 'test.allowance', { materials: [], acceptIncomplete: true, onBehalf: '网格员代办，本人委托书' })
    expect(made.missing).toEqual([{ code: 'bank-card', title: '银行卡照片' }])
    const receipt = await window.get(`/api/cases/${made.number}/documents/receipt`)
    expect([receipt.status, receipt.headers['content-type']]).toEqual([200, 'application/pdf'])

    const seen = await world.visitor.call(getProgress, { query: { number: made.number, code: made.checkCode.toLowerCase() } })
    expect(seen.body).toMatchObject({ number: made.number, stateName: '待受理', steps: [{ entry: '提交申请' }] })
    expect(JSON.stringify(seen.body)).not.toContain('钱')
    const wrongCode = await world.visitor.call(getProgress, { query: { number: made.number, code: 'AAAAAA' } })
    const wrongNumber = await world.visitor.call(getProgress, { query: { number: '20260302-0000000', code: made.checkCode } })
    expect(wrongCode.status).toBe(404)
    expect(wrongNumber.body).toEqual(wrongCode.body)
    await done(window, made.id, 'withdraw', { reason: '本人要求' })
    expect((await look(clerk, made.id)).timeline.at(-1)).toMatchObject({ move: 'withdraw', lines: [{ label: '代为提交' }] })
  })
})

describe('standing for another', () => {
  test('a guardian applies and follows for the person they stand for, within power and time; others find nothing', async () => {
    world.clock.moveTo('2026-03-02T09:00:00+08:00')
    const child = await world.person({ name: '白小宝', bornOn: '2016-05-01' })
    const guardian = await world.resident({ name: '白建国' })
    const reader = await world.resident({ name: '白奶奶' })
    const former = await world.resident({ name: '白前妻' })
    const standIn = (by: string, powers: string[], until: string | null) => world.within((tx) => tx.run(sql`
      insert into register.representatives (county, id, region, person_id, by_person_id, kind, powers, valid_from, valid_until)
      values ('152921', gen_random_uuid(), ${GRID}, ${child.id}, ${by}, 'guardian', ${powers}, '2020-01-01', ${until})`))
    await standIn(guardian.personId!, ['apply', 'read'], null)
    await standIn(reader.personId!, ['read'], null)
    await standIn(former.personId!, ['apply', 'read'], '2024-01-01')

    const asked = (who: Someone) => who.call(submitCase, { body: { matterCode: 'test.booking', applicantId: child.id, form: { purpose: '生日会' }, clientId: clientId() } as never })
    for (const who of [reader, former, await world.resident({ name: '路人' })]) expect(await refused(asked(who))).toBe('404 case.applicant_not_found')
    const made = await asked(guardian)
    expect(made.status, JSON.stringify(made.body)).toBe(201)
    expect((await guardian.get('/api/my-cases')).body.items).toMatchObject([{ id: made.body.id, applicantName: '白小宝', stageTitle: '', handlerName: '' }])
    expect((await former.get('/api/my-cases')).body.items).toEqual([])
    expect((await look(guardian, made.body.id)).applicant.name).toBe('白小宝')
    expect(await refused(former.call(getCase, { params: { id: made.body.id } }))).toBe('404 case.not_found')
    expect(await refused(former.call(moveCase, { params: { id: made.body.id }, body: { move: 'withdraw', version: 1 } }))).toBe('404 case.not_found')
    expect(await refused(guardian.call(moveCase, { params: { id: made.body.id }, body: { move: 'accept', version: 1 } }))).toBe('403 case.move_not_yours')
    expect((await done(guardian, made.body.id, 'withdraw')).state).toBe('withdrawn')
    expect((await guardian.get('/api/my-cases?open=yes')).body.items).toEqual([])
  })

  test('staff posts that handle no cases find no door; residents find no staff door', async () => {
    const admin = await world.staff('administrator', BANNER)
    const counter = await world.staff('statistician', BANNER)
    const li = await world.resident({ name: '周玉' })
    for (const who of [admin, li]) for (const url of ['/api/cases', '/api/case-counts', '/api/case-board']) expect([url, (await who.get(url)).status]).toEqual([url, 403])
    expect([(await counter.get('/api/case-board')).status, (await counter.get('/api/cases')).status]).toEqual([200, 403])
    expect((await clerk.get('/api/my-cases')).status).toBe(403)
    expect((await clerk.get(`/api/case-board?region=${OTHER_COMMUNITY}`)).status).toBe(422)
    expect((await world.visitor.get('/api/cases')).status).toBe(401)
  })
})

describe('[CAS-13] [CAS-14] an event of the grid', () => {
  test('reported, handled by two agencies beside one another, checked, closed; the urgent clock runs by the hour', async () => {
    world.clock.moveTo('2026-03-03T22:00:00+08:00')
    const grid = await world.staff('grid_worker', GRID, '周军')
    const police = await world.staff('department_officer', BANNER, '郑强')
    const made = await grid.call(submitCase, { body: { matterCode: 'test.event', form: { content: '三号楼前路灯漏电', danger: true }, lon: 105.7, lat: 38.8, placeText: '三号楼前', clientId: clientId() } as never })
    expect(made.status, JSON.stringify(made.body)).toBe(201)
    const { id } = made.body
    expect(await look(grid, id)).toMatchObject({
      title: '公共设施报修：三号楼前路灯漏电', channel: { code: 'GRID' }, urgency: { code: 'urgent' }, applicant: { anonymous: true, id: null },
      clock: { unit: 'hour', dueAt: '2026-03-04T14:00:00.000Z' },
    })
    expect(movesIn(await look(grid, id))).toEqual(['withdraw'])
    expect((await street.call(listCases, { query: { box: 'all', q: '漏电' } as never })).body.items.map((one) => one.id)).toEqual([id])
    expect((await street.call(listCases, { query: { box: 'all', q: '三号楼' } as never })).body.items.map((one) => one.id)).toContain(id)

    const accepted = await done(street, id, 'accept')
    expect(accepted.tasks.filter((task) => task.state === 'open').map((task) => [task.role, task.post.code, task.stageTitle])).toEqual([
      ['lead', 'street_officer', '处置'], ['helper', 'department_officer', '执法协同']])
    await done(street, id, 'invite', { target: { post: 'station_head', region: COMMUNITY }, reason: '请配合设置警戒' })
    const station = await world.staff('station_head', COMMUNITY, '冯丽')
    expect(await inBox(station, 'mine', id)).toMatchObject({ taskRole: 'helper' })
    await done(street, id, 'advance')
    expect((await look(police, id)).stage).toBe('police')
    await done(police, id, 'advance')
    const checking = await look(clerk, id)
    expect(checking).toMatchObject({ stage: 'check' })
    expect(await refused(doMove(clerk, id, 'conclude', { outcome: 'done', answer: '已更换' }))).toBe('409 case.joint_work_open')
    await done(station, id, 'reply', { answer: '警戒已设置' })
    await done(clerk, id, 'return', { reason: '灯罩未装好' })
    expect((await look(street, id)).tasks.filter((task) => task.state === 'open').map((task) => task.role)).toEqual(['lead'])
    const reworked = await look(police, id)
    const worker = reworked.tasks.find((task) => task.state === 'open')!.post.code === 'department_officer' ? police : street
    await done(worker, id, 'advance')
    const closed = await done(clerk, id, 'conclude', { outcome: 'done', answer: '路灯已更换，已断电检查。' })
    expect(closed.state).toBe('concluded')
    expect(closed.timeline.map((one) => one.move)).toEqual(['submit', 'accept', 'invite', 'advance', 'advance', 'reply', 'return', 'advance', 'conclude'])
  })

  test('handed over to a neighbour the case goes along with its whole history; farther away it does not go', async () => {
    world.clock.moveTo('2026-03-03T09:00:00+08:00')
    const made = await clerk.call(submitCase, { body: { matterCode: 'test.event', form: { content: '井盖松动' }, clientId: clientId() } as never })
    const { id } = made.body
    await done(street, id, 'accept')
    expect(await refused(doMove(street, id, 'handOver', { target: { post: 'community_worker', region: '152921102001' }, reason: '不在本街道' }))).toBe('422 case.target_not_reachable')
    await done(street, id, 'handOver', { target: { post: 'community_worker', region: OTHER_COMMUNITY }, reason: '在隔壁社区' })
    expect((await clerk.get(`/api/cases/${id}`)).status).toBe(404)
    const there = await look(stranger, id)
    expect(there.region.code).toBe(OTHER_COMMUNITY)
    expect(there.timeline.map((one) => one.move)).toEqual(['submit', 'accept', 'handOver'])
    await done(stranger, id, 'return', { reason: '实为道路产权' })
    expect((await look(street, id)).tasks.filter((task) => task.state === 'open')).toMatchObject([{ post: { code: 'street_officer' }, assigneeName: '韩军' }])
  })
})

describe('[PLT-08] one work list', () => {
  test('one’s own, the post’s, and as deputy; taken over and given back', async () => {
    const person = await world.person({ name: '卫国强' })
    const { id } = await atCounter(stranger, (await world.person({ name: '蒋丽', region: OTHER_COMMUNITY })).id, 'test.booking')
    const deputy = await world.staff('community_worker', COMMUNITY, '代理人', { deputyFor: clerk.id })
    const here = await atCounter(clerk, person.id)
    const windowTask = await look(stranger, id)
    expect(windowTask.tasks.map((task) => task.post.code)).toEqual(['window_clerk'])
    expect((await inBox(clerk, 'mine', here.id))?.handlerName).toBe('王敏')
    expect(await inBox(deputy, 'mine', here.id)).toBeDefined()
    expect(await inBox(colleague, 'mine', here.id)).toBeUndefined()
    expect(await inBox(colleague, 'place', here.id)).toBeDefined()
    expect(await refused(doMove(colleague, here.id, 'accept'))).toBe('409 case.taken_by_another')
    const taken = await done(colleague, here.id, 'claim')
    expect(taken.handler?.name).toBe('陈强')
    expect(taken.timeline.at(-1)?.text).toBe('从王敏处接办')
    await done(colleague, here.id, 'release')
    expect(await inBox(clerk, 'mine', here.id)).toMatchObject({ handlerName: '' })
    const counts = await clerk.get('/api/case-counts')
    expect(counts.body.mine).toBe((await allOf(clerk, 'mine')).length)
    expect(counts.body.place).toBe((await allOf(clerk, 'place')).length)
    const board = await street.get('/api/case-board')
    expect(board.status, JSON.stringify(board.body)).toBe(200)
    const total = (await allOf(street, 'place')).length
    expect(board.body.total.open).toBe(total)
    expect(board.body.places.reduce((sum: number, place: { open: number }) => sum + place.open, 0)).toBe(total)
  })
})

describe('what happens by itself', () => {
  test('[CAS-02] silence of five working days is acceptance; late work climbs level by level, each told once', async () => {
    world.clock.moveTo('2026-04-09T09:00:00+08:00')
    const person = await world.person({ name: '韩梅' })
    const { id, number } = await atCounter(clerk, person.id)
    world.clock.moveTo('2026-04-16T23:00:00+08:00')
    await world.job('cases.deemed_accepted')
    expect((await look(clerk, id)).state).toBe('submitted')
    world.clock.moveTo('2026-04-17T00:10:00+08:00')
    await world.job('cases.deemed_accepted')
    await world.job('cases.deemed_accepted')
    const accepted = await look(clerk, id)
    expect(accepted).toMatchObject({ state: 'accepted', stage: 'review', acceptedAt: '2026-04-09T01:00:00.000Z', clock: { dueOn: '2026-05-11' } })
    expect(accepted.timeline.map((one) => one.move)).toEqual(['submit', 'deemAccepted'])

    await done(clerk, id, 'claim')
    const messages = () => world.within((tx) => tx.many<{ template: string; account_id: string }>(sql`select template, account_id from notices.messages where case_id = ${id} and account_id is not null order by sent_at, id`))
    world.clock.moveTo('2026-05-09T10:00:00+08:00')
    await world.job('cases.reminders')
    await world.job('cases.reminders')
    expect(await messages()).toEqual([{ template: 'case_due_soon', account_id: clerk.id }])
    expect((await inBox(clerk, 'due_soon', id))?.clock).toBe('due_soon')
    world.clock.moveTo('2026-05-11T10:00:00+08:00')
    await world.job('cases.reminders')
    expect(await messages()).toHaveLength(2)
    world.clock.moveTo('2026-05-12T10:00:00+08:00')
    await world.job('cases.reminders')
    expect((await messages()).at(-1)).toEqual({ template: 'case_overdue', account_id: clerk.id })
    expect((await inBox(clerk, 'overdue', id))?.clock).toBe('overdue')
    world.clock.moveTo('2026-05-18T10:00:00+08:00')
    await world.job('cases.reminders')
    await world.job('cases.reminders')
    const late = await look(head, id)
    expect(late.escalation).toBe(2)
    expect(late.tasks.filter((task) => task.role === 'supervisor').map((task) => task.post.code)).toEqual(['station_head', 'street_head'])
    expect((await messages()).filter((one) => one.account_id === head.id)).toHaveLength(1)
    expect(await inBox(head, 'mine', id)).toMatchObject({ number, taskRole: 'supervisor' })
    expect(movesIn(late)).toContain('handOver')
  })

  test('a suspension that ends while a public notice hangs takes none of its days', async () => {
    world.clock.moveTo('2026-03-03T10:00:00+08:00')
    const person = await world.person({ name: '苏雅' })
    const { id } = await atCounter(clerk, person.id)
    await done(clerk, id, 'accept')
    world.clock.moveTo('2026-03-06T10:00:00+08:00')
    const published = await done(clerk, id, 'advance')
    world.clock.moveTo('2026-03-09T08:00:00+08:00')
    await done(clerk, id, 'suspend', { suspension: 'special_procedure', reason: '等鉴定' })
    world.clock.moveTo('2026-03-10T17:00:00+08:00')
    expect((await done(clerk, id, 'resume')).clock.dueOn).toBe(published.clock.dueOn)
  })

  test('found by any part: the given name, the end of the number, words and place of the need; by nobody elsewhere', async () => {
    world.clock.moveTo('2026-06-01T09:00:00+08:00')
    const person = await world.resident({ name: '乌日娜斯琴' })
    const made = await person.call(submitCase, { body: { matterCode: 'test.event', form: { content: '楼顶的避雷针松了，风大时响' }, placeText: '和平里3号楼避雷针', clientId: clientId() } as never })
    expect(made.status, JSON.stringify(made.body)).toBe(201)
    const { id, number } = made.body
    const found = async (who: Someone, q: string) => (await who.call(listCases, { query: { box: 'all', q } } as never)).body.items.map((one) => one.id)
    for (const q of ['斯琴', '日娜', number.slice(-5), number, '避雷针', '和平里3号', '3号楼']) expect(await found(clerk, q), q).toContain(id)
    for (const q of ['斯琴', number.slice(-5), number, '避雷针']) expect(await found(stranger, q), q).not.toContain(id)
    expect(await found(clerk, '避雷器')).not.toContain(id)
  })

  test('a year whose holidays are not announced: no day is guessed, and it is made up for later', async () => {
    world.clock.moveTo('2026-12-28T09:00:00+08:00')
    const person = await world.person({ name: '周冬梅' })
    const { id } = await atCounter(clerk, person.id)
    const accepted = await done(clerk, id, 'accept')
    expect(accepted.clock).toMatchObject({ state: 'unknown', dueOn: null })
    expect(accepted.clock.explanation).toContain('放假安排公布后自动补算')
    await world.job('cases.missing_days')
    expect((await look(clerk, id)).clock.dueOn).toBeNull()
  })
})

async function allOf(who: Someone, box: string): Promise<string[]> {
  const found: string[] = []
  for (let after: string | undefined; ;) {
    const page = await who.call(listCases, { query: { box, ...(after ? { after } : {}) } as never })
    expect(page.status, JSON.stringify(page.body)).toBe(200)
    found.push(...page.body.items.map((one) => one.id))
    if (!page.body.next) break
    after = page.body.next
  }
  expect(new Set(found).size).toBe(found.length)
  return found
}

/** A small real picture. */
async function upload(who: Someone): Promise<string> {
  const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64')
  const answer = await who.upload('/api/files', { name: '银行卡.png', type: 'image/png', content: png })
  expect(answer.status, JSON.stringify(answer.body)).toBe(201)
  return answer.body.id
}
