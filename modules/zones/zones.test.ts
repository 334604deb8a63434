import { afterAll, beforeAll, expect, test } from 'vitest'
import { aPicture } from '../../e2e/support/neighbourhood.ts'
import { aWorld, BANNER, STREET, type Answer, type Someone, type World } from '../../e2e/support/world.ts'
import { uuidv7 } from '../../platform/kernel/ids.ts'
import { sql } from '../../platform/server/sql.ts'
import * as c from './contract.ts'
import { owedFilings } from './rules.ts'

let world: World
let author: Someone
let recorder: Someone
let street: Someone
beforeAll(async () => {
  world = await aWorld({ at: '2024-03-04T09:00:00+08:00' })
  author = await world.staff('department_officer', BANNER, '蒋波')
  recorder = await world.staff('civil_affairs_officer', BANNER, '其木格')
  street = await world.staff('street_head', STREET, '郑军')
})
afterAll(() => world?.close())

const ok = async <T>(answer: Promise<Answer<T>>, status = 201): Promise<T> => {
  const got = await answer
  expect(got.status, JSON.stringify(got.body)).toBe(status)
  return got.body
}
const refused = async (answer: Promise<Answer<unknown>>) => {
  const { status, body } = await answer
  return `${status} ${(body as { code: string }).code}`
}
const once = () => ({ clientId: `zones-${uuidv7()}` })
const at = (day: string) => world.clock.moveTo(`${day}T09:00:00+08:00`)
const PLAN = { background: '辖区三个街道，社区服务有基础', theme: '居民议事协商', content: '在八个社区建立议事会', safeguards: '领导小组和专项经费', workPlan: '分三个阶段推进', duties: '民政局牵头', funds: '每年30万元' }
const paper = '阿左党发〔2024〕3号'

test('[PRC-16] [EVL-17] [EVL-18] [EVL-19] one zone from application to acceptance: complete file, province, ministry, three years, plans and summaries, change and extension with approval, final report, experts, decision', async () => {
  const parts = { title: '居民议事协商实验区', plan: { ...PLAN, safeguards: '' }, requestPaper: paper, paperCopies: 2 }
  const { id } = await ok(author.call(c.createZone, { body: { ...parts, ...once() } }))
  const read = (who = author) => ok(who.call(c.getZone, { params: { id } }), 200)
  const version = async () => (await read()).zone.version
  expect(await refused(street.call(c.getZone, { params: { id } }))).toBe('404 zones.not_found')
  // An incomplete file cannot go up, not even by SQL.
  expect((await read()).missing).toEqual(['保障措施', '纸质材料一式3份（现有2份）', '电子版材料'])
  expect(await refused(author.call(c.submitZone, { params: { id }, body: { version: 1, ...once() } }))).toBe('422 zones.incomplete')
  await expect(world.within((tx) => tx.run(sql`update zones.zones set state = 'submitted' where id = ${id}`))).rejects.toThrow(/whole_before_it_goes_up/)
  const file = { id: (await author.upload('/api/files', { name: '实验方案.png', type: 'image/png', content: aPicture() })).body.id as string, name: '实验方案.png' }
  await ok(author.call(c.updateZone, { params: { id }, body: { ...parts, plan: PLAN, paperCopies: 3, papers: [file], version: 1, ...once() } }))
  await ok(author.call(c.submitZone, { params: { id }, body: { version: 2, ...once() } }))

  // The province, then the ministry; entered with their papers by other hands, one zone at a time; three years at most.
  const view = { agrees: true, words: '主题明确，同意上报', paper: '内民政〔2024〕12号' }
  expect(await refused(author.call(c.recordProvinceView, { params: { id }, body: { ...view, version: 3, ...once() } }))).toMatch(/^403/)
  await ok(recorder.call(c.recordProvinceView, { params: { id }, body: { ...view, version: 3, ...once() } }))
  at('2024-05-20')
  const approval = { approved: true, on: '2024-05-10', paper: '民函〔2024〕30号', version: 4 }
  expect(await refused(recorder.call(c.recordZoneApproval, { params: { id }, body: { ...approval, endsOn: '2027-05-11', ...once() } }))).toBe('422 zones.too_long')
  await ok(recorder.call(c.recordZoneApproval, { params: { id }, body: { ...approval, endsOn: '2026-05-10', ...once() } }))
  expect((await read()).zone).toMatchObject({ state: 'running', endsOn: '2026-05-10', months: 24 })
  expect((await read(street)).zone.state).toBe('running')

  // What was approved cannot be saved over; a request changes it when it is approved, and not before.
  const changed = { ...PLAN, content: '在十个社区建立议事会' }
  expect(await refused(author.call(c.updateZone, { params: { id }, body: { ...parts, plan: changed, version: 5, ...once() } }))).toBe('409 zones.needs_approval')
  const ask = (body: object) => author.call(c.askZoneChange, { params: { id }, body: { words: '两个新社区要求参加', ...body, ...once() } as never })
  expect(await refused(ask({ kind: 'change' }))).toBe('422 zones.plan_needed')
  const request = await ok(ask({ kind: 'change', plan: changed }))
  expect((await read()).plan.content).toBe('在八个社区建立议事会')
  expect(await refused(ask({ kind: 'stop' }))).toBe('409 zones.request_open')
  const settle = (requestId: string, approved: boolean, who = recorder) => who.call(c.settleZoneChange, { params: { id: requestId }, body: { approved, answer: '同意', paper: '民函〔2024〕55号', ...once() } })
  await ok(settle(request.id, true))
  expect((await read()).plan.content).toBe('在十个社区建立议事会')

  // Each begun year owes a plan, each year that is over a summary; each is filed once.
  const file2 = (kind: 'plan' | 'summary', year: number) => author.call(c.fileZoneWork, { params: { id }, body: { kind, year, title: `${year}年`, words: '内容见附件', ...once() } })
  expect((await read()).owed).toEqual([{ kind: 'plan', year: 2024 }])
  await ok(file2('plan', 2024))
  expect(await refused(file2('plan', 2024))).toBe('409 zones.filed_already')
  at('2026-05-12')
  // Past its end without a report it is listed.
  expect((await ok(recorder.call(c.listZones, { query: { show: 'overdue' } }), 200)).items.map((one) => one.id)).toEqual([id])
  expect((await ok(recorder.call(c.listZones, { query: { show: 'owing' } }), 200)).items[0]).toMatchObject({ id, owes: 4 })
  // An extension comes by request too; a refused one changes nothing.
  const early = await ok(ask({ kind: 'extend', until: '2026-12-31' }))
  await ok(settle(early.id, false))
  expect((await read()).zone).toMatchObject({ endsOn: '2026-05-10', overdue: true })
  const later = await ok(ask({ kind: 'extend', until: '2026-11-10' }))
  await ok(settle(later.id, true))
  expect((await read()).zone).toMatchObject({ endsOn: '2026-11-10', overdue: false, months: 30 })

  const report = { words: '实验完成，形成三项制度', share: 91, asked: 300, source: '2026年入户抽样调查' }
  expect(await refused(author.call(c.reportZone, { params: { id }, body: { ...report, version: await version(), ...once() } }))).toBe('409 zones.filings_owed')
  for (const [kind, year] of [['summary', 2024], ['plan', 2025], ['summary', 2025]] as const) await ok(file2(kind, year))
  await ok(author.call(c.reportZone, { params: { id }, body: { ...report, version: await version(), ...once() } }))
  const decide = async (more: object) => recorder.call(c.decideZone, { params: { id }, body: { accepted: true, residentsSatisfied: true, words: '实验成效明显', paper: '民函〔2026〕80号', version: await version(), ...once(), ...more } })
  expect(await refused(decide({}))).toBe('409 zones.experts_needed')
  await ok(recorder.call(c.recordZoneOpinion, { params: { id }, body: { expert: '某大学教授（虚构）', words: '制度可推广', pass: true, ...once() } }))
  expect(await refused(decide({ residentsSatisfied: false }))).toBe('409 zones.residents_first')
  await ok(decide({}))
  const end = await read()
  expect([end.zone.state, end.zone.decidedOn, end.may]).toEqual(['accepted', '2026-05-12', []])
  expect(end.steps.map((one) => one.step)).toEqual(['created', 'changed', 'submitted', 'province_agreed', 'approved', 'asked_change', 'approved_change', 'filed_plan', 'asked_extend', 'refused_extend', 'asked_extend', 'approved_extend',
    'filed_summary', 'filed_plan', 'filed_summary', 'reported', 'opinion', 'accepted'])
  expect((await ok(recorder.call(c.listZones, { query: {} }), 200)).balance).toEqual({ entered: 0, left: 1 })
})

test('a city says why it applies instead of a district; plans and summaries are owed by the years of the term', async () => {
  at('2026-05-12')
  const { id } = await ok(author.call(c.createZone, { body: { title: '全市实验区', applicant: 'city', plan: PLAN, requestPaper: paper, paperCopies: 3, ...once() } }))
  expect((await ok(author.call(c.getZone, { params: { id } }), 200)).missing).toEqual(['由市申报的特殊理由（一般由市辖区申报）', '电子版材料'])
  expect(owedFilings({ approvedOn: '2024-11-01', endsOn: '2026-02-01' }, [{ kind: 'plan', year: 2025 }], '2027-01-05')).toEqual([
    { kind: 'plan', year: 2024 }, { kind: 'summary', year: 2024 }, { kind: 'summary', year: 2025 }, { kind: 'plan', year: 2026 }, { kind: 'summary', year: 2026 },
  ])
})
