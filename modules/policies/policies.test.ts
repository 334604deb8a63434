import { afterAll, beforeAll, expect, test } from 'vitest'
import { aWorld, BANNER, COMMUNITY, GRID, STREET, type Answer, type Someone, type World } from '../../e2e/support/world.ts'
import { uuidv7 } from '../../platform/kernel/ids.ts'
import { getCase, moveCase, submitCase } from '../cases/contract.ts'
import * as c from './contract.ts'

let world: World
let civil: Someone
let department: Someone
let street: Someone
let worker: Someone
let statistician: Someone

beforeAll(async () => {
  world = await aWorld({ at: '2026-03-02T09:00:00+08:00' })
  civil = await world.staff('civil_affairs_officer', BANNER, '其木格')
  department = await world.staff('department_officer', BANNER, '蒋波')
  street = await world.staff('street_officer', STREET, '吴强')
  worker = await world.staff('community_worker', COMMUNITY, '孙丽')
  statistician = await world.staff('statistician', BANNER, '沈洁')
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
const once = () => ({ clientId: `policies-${uuidv7()}` })
const MATTER = 'matters.resident-request'

const write = (more: object = {}, who = civil) => who.call(c.createPolicy, { body: { title: '关于加强社区服务的意见', issuer: '旗人民政府', level: 'county', fromOn: '2025-01-01', summary: '建立社区服务标准', ...more, ...once() } })
const publish = (id: string, who = department, version = 1) => who.call(c.publishPolicy, { params: { id }, body: { version, ...once() } })
const published = async (more: object = {}) => {
  const { id } = await ok(write(more), 201)
  await ok(publish(id), 201)
  return id
}
const file = (id: string, who: Someone = worker) => ok(who.call(c.getPolicy, { params: { id } }))

test('[PLN-22] a policy is found with the basis above it, the local rules below, its validity and what replaced it; matters and indicators open it', async () => {
  const national = await published({ title: '关于社区服务体系建设的规划', number: '国办发〔2011〕61号', issuer: '国务院办公厅', level: 'national' })
  expect(await refused(write({ number: '国办发〔2011〕61号' }))).toBe('409 policies.number_taken')
  expect(await refused(write({ matters: ['no.such'] }))).toBe('422 policies.matter_unknown')
  expect(await refused(write({ basis: [uuidv7()] }))).toBe('422 policies.basis_unknown')
  const local = await published({ title: '本旗实施细则', number: '左政办发〔2025〕3号', basis: [national], matters: [MATTER], indicators: ['IND-48'] })
  // The basis is never below: a national text does not rest on a banner's.
  expect(await refused(write({ level: 'national', basis: [local] }))).toBe('422 policies.basis_below')
  // A draft is for those who keep texts, and another person publishes it.
  const draft = (await ok(write({ title: '新的实施细则', basis: [national], fromOn: '2026-03-01' }), 201)).id
  expect(await refused(worker.call(c.getPolicy, { params: { id: draft } }))).toBe('404 policies.text_not_found')
  expect(await refused(world.visitor.call(c.getPublicPolicy, { params: { id: draft } }))).toBe('404 policies.text_not_found')
  expect(await refused(publish(draft, civil))).toBe('403 policies.same_hands')
  expect((await file(national)).below.map((one) => one.id)).toEqual([local])
  await ok(publish(draft), 201)
  const replace = (version: number) => civil.call(c.replacePolicy, { params: { id: local }, body: { byId: draft, on: '2026-03-01', words: '新的细则施行', version, ...once() } })
  expect(await refused(replace(1))).toBe('409 policies.changed_meanwhile')
  await ok(replace(2), 201)
  expect((await file(national)).below.map((one) => [one.id, one.validity])).toEqual([[draft, 'in_force'], [local, 'replaced']])
  expect(await file(local)).toMatchObject({ policy: { validity: 'replaced' }, above: [{ id: national }], replacedBy: { id: draft }, matters: [{ code: MATTER }], indicators: ['IND-48'] })
  expect((await file(draft)).replaces.map((one) => one.id)).toEqual([local])
  // Anybody finds it, by words, and by the matter or indicator that rests on it.
  const found = async (query: object) => (await ok(world.visitor.call(c.listPublicPolicies, { query }))).items.map((one) => one.id)
  expect(await found({ q: '61号' })).toEqual([national])
  expect(await found({ matter: MATTER })).toEqual([local])
  expect(await found({ indicator: 'IND-48' })).toEqual([local])
  expect(await found({ validity: 'replaced' })).toEqual([local])
  expect((await ok(world.visitor.call(c.getPublicPolicy, { params: { id: national } }))).below.map((one) => one.id)).toEqual([draft, local])
})

test('[PLN-15] an organisation sees which supports fit, why not, and what is unknown; it applies, and the result stands on the support', async () => {
  const textId = await published({ title: '扶持社区服务机构的办法', number: '左政发〔2025〕8号' })
  const support = (code: string, more: object) => civil.call(c.createSupport, {
    body: { textId, code, title: `扶持${code}`, kind: 'fees', benefit: '水电气热按居民价', conditions: [], department: '旗发改委', fromOn: '2025-01-01', ...more, ...once() },
  })
  const organisation = { fact: 'applicant' as const, op: 'in' as const, values: ['organisation', 'filed'] }
  expect(await refused(support('SD-00', { conditions: [{ fact: 'areaM2', op: 'yes' }] }))).toBe('422 policies.condition_wrong')
  expect(await refused(support('SD-00', { matterCode: 'no.such' }))).toBe('422 policies.matter_unknown')
  const fees = (await ok(support('SD-01', { conditions: [organisation, { fact: 'inCommunity', op: 'yes' }] }), 201)).id
  await ok(support('YF-01', { kind: 'housing', conditions: [organisation, { fact: 'ownPremises', op: 'no' }, { fact: 'years', op: 'atLeast', number: 2 }] }), 201)
  await ok(support('SS-01', { kind: 'tax', conditions: [{ fact: 'applicant', op: 'in', values: ['enterprise'] }] }), 201)
  expect(await refused(support('SD-01', {}))).toBe('409 policies.code_taken')
  // Without script: a form's words, an empty field is nothing known.
  const fits = async (query: string) => Object.fromEntries((await world.visitor.get(`/api/public/supports?${query}`)).body.items.map((one: { code: string; fit: string }) => [one.code, one.fit]))
  expect(await fits('applicant=filed&inCommunity=yes&ownPremises=no&years=&areaM2=')).toEqual({ 'SD-01': 'yes', 'YF-01': 'unknown', 'SS-01': 'no' })
  expect(await fits('applicant=filed&inCommunity=yes&ownPremises=no&years=1')).toEqual({ 'SD-01': 'yes', 'YF-01': 'no', 'SS-01': 'no' })
  expect(await fits('')).toEqual({ 'SD-01': 'unknown', 'YF-01': 'unknown', 'SS-01': 'unknown' })
  // An organisation on the books: its kind and years are known there.
  const head = await world.staff('station_head', COMMUNITY, '乌兰')
  const booked = (await head.post('/api/organisations', { kind: 'filed_social', name: '爱心服务队', region: COMMUNITY, validFrom: '2023-01-01', facts: { field: 'service' }, ...once() }))
  if (booked.status === 201) {
    const { known, items } = await ok(head.call(c.fitOrganisation, { params: { id: booked.body.id }, query: { inCommunity: 'yes' } }))
    expect(known).toContainEqual({ title: '登记或备案满', value: '3年' })
    expect(items.find((one) => one.code === 'SD-01')!.fit).toBe('yes')
  }
  expect(booked.status, JSON.stringify(booked.body)).toBe(201)

  const resident = await world.resident({ name: '李秀英', region: GRID })
  const licence = (await resident.upload('/api/files', { name: '证书.png', type: 'image/png', content: Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAgAAAAICAIAAABLbSncAAAAEklEQVR4nGM4ceIEVsQwqCQA2U2VAZhfp5EAAAAASUVORK5CYII=', 'base64') })).body.id
  const apply = async (supportCode: string) => (await ok(resident.call(submitCase, { body: {
    matterCode: 'policies.support-application', form: { name: '李秀英', phone: resident.phone, supportCode, byOrganisation: true, organisation: '爱心服务队', reason: '在社区里送餐和理发', agree: true },
    materials: [{ code: 'licence', fileId: licence }], ...once(),
  } as never }), 201)) as { id: string }
  const one = await apply('sd-01')
  const at = async () => (await ok(department.call(getCase, { params: { id: one.id }, query: {} } as never))) as unknown as { version: number; state: string; stage: string | null; moves: string[] }
  expect((await at()).state).toBe('submitted')
  const move = (who: Someone, body: object) => at().then(({ version }) => who.call(moveCase, { params: { id: one.id }, body: { version, ...body, ...once() } } as never))
  const accepted = await move(department, { move: 'accept' })
  expect(accepted.status, JSON.stringify(accepted.body)).toBe(200)
  const concluded = await move(department, { move: 'conclude', outcome: 'granted', answer: '同意', result: { decided: '水费电费按居民价' } })
  expect(concluded.status, JSON.stringify(concluded.body)).toBe(200)
  const { grants, support: shown } = await ok(civil.call(c.getSupport, { params: { id: fees } }))
  expect(grants).toMatchObject([{ applicant: '爱心服务队', caseId: one.id }])
  expect(shown.granted).toBe(1)
})

test('[PLN-16] standards by trade have versions that hold from a day; matters and purchases point at one', async () => {
  const issue = (fromOn: string, body = '服务前核对身份，服务后回访') => civil.call(c.issueStandard, { body: { code: 'YL-01', title: '社区助餐服务规范', trade: 'elderly', issuer: '旗民政局', fromOn, body, ...once() } })
  const first = (await ok(issue('2025-01-01'), 201)).id
  expect(await refused(issue('2025-01-01'))).toBe('422 policies.version_not_newer')
  const use = (kind: 'matter' | 'purchase', ref: string) => civil.call(c.useStandard, { params: { id: first }, body: { kind, ref, title: '助餐服务采购', fromOn: '2025-01-01', ...once() } })
  expect(await refused(use('matter', 'no.such'))).toBe('422 policies.matter_unknown')
  await ok(use('matter', MATTER), 201)
  expect(await refused(use('matter', MATTER))).toBe('409 policies.use_taken')
  await ok(use('purchase', 'CG-2026-01'), 201)
  const second = (await ok(issue('2026-03-02', '另加：每月公布满意度'), 201)).id
  expect((await ok(worker.call(c.listStandards, { query: { matter: MATTER } }))).items.map((one) => [one.id, one.version])).toEqual([[second, 2]])
  const { standard, uses, versions } = await ok(worker.call(c.getStandard, { params: { id: first } }))
  expect([standard.state, standard.untilOn, versions.length, uses.map((one) => one.kind).sort()]).toEqual(['replaced', '2026-03-01', 2, ['matter', 'purchase']])
  expect(await refused(worker.call(c.issueStandard, { body: { code: 'X-1', title: '标准', trade: 'other', issuer: '站', fromOn: '2026-01-01', body: '内容', ...once() } }))).toMatch(/^403/)
})

test('[PLN-17] the four data groups of a period: proposals from the records, what is lacking by place, complete when all four are entered', async () => {
  const set = (who = civil, query: object = {}) => ok(who.call(c.getPeriodSet, { query: { period: '2026-H1', ...query } }))
  const enter = (group: c.Group, who = civil, period = '2026-H1') =>
    who.call(c.enterPeriodGroup, { body: { period, group, figures: [{ label: '服务设施', value: 3, unit: '处', source: '实地核对' }], words: '', assessment: '比上期增加一处', ...once() } })
  expect((await set()).lacking).toHaveLength(4)
  expect((await set()).groups.find((one) => one.group === 'service')!.proposal.find((one) => one.label === '受理办件')!.value).toBeGreaterThanOrEqual(1)
  expect(await refused(enter('facilities', civil, '2026-H2'))).toBe('422 policies.period_wrong')
  expect(await refused(enter('facilities', worker))).toMatch(/^403/)
  for (const group of ['facilities', 'service', 'needs'] as const) await ok(enter(group), 201)
  await ok(enter('needs', street), 201)
  expect(await set()).toMatchObject({ complete: false, lacking: ['satisfaction'] })
  expect((await set()).parts.find((one) => one.region === STREET)!.lacking).toEqual(['facilities', 'service', 'satisfaction'])
  await ok(enter('satisfaction'), 201)
  expect(await set()).toMatchObject({ complete: true, lacking: [] })
  // Entered again: the newest counts, and that it was done twice is said. A community reads its street's.
  await ok(enter('needs'), 201)
  expect((await set()).groups.find((one) => one.group === 'needs')!.entered!.nth).toBe(2)
  expect(await set(worker)).toMatchObject({ region: STREET, mayEnter: false, lacking: ['facilities', 'service', 'satisfaction'] })
  expect(await refused(worker.call(c.getPeriodSet, { query: { region: BANNER } }))).toBe('403 policies.place_not_yours')
})

test('[PLN-20] partners in other regions with programmes and results; one without a result is listed', async () => {
  const id = (await ok(civil.call(c.createPartner, { body: { name: '某市某区民政局', place: '北京市某区', kind: 'twinning', fromOn: '2025-01-01', ...once() } }), 201)).id
  const programme = (await ok(civil.call(c.addProgramme, { params: { id }, body: { title: '社区工作者互派', fromOn: '2025-06-01', content: '每批三个月', ...once() } }), 201)).id
  const list = async (show: 'running' | 'no_result') => (await ok(worker.call(c.listPartners, { query: { show } }))).items
  expect((await list('no_result')).map((one) => one.id)).toEqual([id])
  await ok(civil.call(c.writeProgrammeResult, { params: { id: programme }, body: { result: '互派两批，带回助餐做法', on: '2026-03-01', version: 1, ...once() } }), 201)
  expect(await list('no_result')).toEqual([])
  expect((await list('running'))[0]!.programmes).toMatchObject([{ title: '社区工作者互派', result: '互派两批，带回助餐做法' }])
})

test('[PLN-21] research topics with a team, and a library that is searched by the whole text', async () => {
  const topicId = (await ok(statistician.call(c.openResearchTopic, { body: { title: '嘎查服务半径研究', question: '牧区怎样送服务上门', lead: '旗民政局', team: '民政、统计、两个嘎查', fromOn: '2026-01-01', dueOn: '2026-02-28', ...once() } }), 201)).id
  const close = (done: boolean, version = 1) => statistician.call(c.closeResearchTopic, { params: { id: topicId }, body: { done, words: '已有结论', version, ...once() } })
  expect((await ok(worker.call(c.listResearchTopics, { query: { show: 'late' } }))).items.map((one) => one.id)).toEqual([topicId])
  expect(await refused(close(true))).toBe('409 policies.not_now')
  const report = (await ok(statistician.call(c.fileResearchReport, { body: {
    topicId, title: '牧区流动服务调查', authors: '课题组', on: '2026-02-20', summary: '走访十二个嘎查', body: '每月一次流动服务车，最远的点往返一百四十公里，群众最需要的是量血压和取药。', keywords: ['流动服务', '牧区'], ...once(),
  } }), 201)).id
  const find = async (q: string) => (await ok(worker.call(c.listResearchReports, { query: { q } }))).items
  expect((await find('取药')).map((one) => [one.id, one.found.includes('取药')])).toEqual([[report, true]])
  expect((await find('牧区')).map((one) => one.id)).toEqual([report])
  expect(await find('没有这个词')).toEqual([])
  await ok(close(true), 201)
  expect((await ok(worker.call(c.getResearchReport, { params: { id: report } }))).body).toContain('一百四十公里')
  expect(await refused(worker.call(c.fileResearchReport, { body: { title: '题目', authors: '我', on: '2026-02-20', summary: '摘要', ...once() } }))).toMatch(/^403/)
})
