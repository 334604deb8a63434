import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { COMMUNITY, OTHER_COMMUNITY, STREET, aWorld, type Someone, type World } from '../../e2e/support/world.ts'

let world: World
let director: Someone
let street: Someone
beforeAll(async () => {
  world = await aWorld({ at: '2026-03-02T09:00:00+08:00' })
  director = await world.staff('station_head', COMMUNITY, '乌兰')
  street = await world.staff('street_officer', STREET, '吴强')
})
afterAll(() => world?.close())

const made = async (answer: Promise<{ status: number; body: any }>) => {
  const { status, body } = await answer
  // Time goes on: what happens later has a later number.
  world.clock.forward(1_000)
  if (status >= 300) throw new Error(`${status} ${JSON.stringify(body)}`)
  return body
}
const open = (by: Someone, kind: string, name: string, more: object = {}) =>
  made(by.post('/api/organisations', { kind, name, region: COMMUNITY, validFrom: '2022-01-01', ...more })).then((body) => body.id as string)
const sit = (by: Someone, id: string, role: string, name: string, more: object = {}) =>
  made(by.post(`/api/organisations/${id}/seats`, { role, name, validFrom: '2022-01-01', ...more }))
const term = (by: Someone, id: string, more: object = {}) =>
  made(by.post(`/api/organisations/${id}/terms`, { nth: 9, validFrom: '2022-01-01', validUntil: '2027-01-01', ...more }))

describe('the file of an organisation', () => {
  test('a director opens the committee’s file, seats its members, and reads it back with its history', async () => {
    const id = await open(director, 'committee', '王府社区居民委员会', { phone: '0483-8221234', opens: '工作日 9:00—17:00', region: COMMUNITY })
    await term(director, id)
    await sit(director, id, 'director', '乌兰')
    const next = await sit(director, id, 'director', '其其格', { validFrom: '2026-02-01' })
    expect(next.ended).not.toBeNull()
    const file = await made(director.get(`/api/organisations/${id}`))
    expect(file).toMatchObject({ kindTitle: '居民（村民）委员会', regionName: '王府社区', termState: 'running', abilities: ['keep'] })
    expect(file.seats.map((s: any) => [s.name, s.validUntil])).toEqual([['其其格', null], ['乌兰', '2026-02-01']])
    const history = await made(director.get(`/api/organisations/${id}/changes`))
    expect(history.items.map((one: any) => one.deed)).toEqual(['seat_taken', 'seat_taken', 'term_begun', 'created'])
    const again = await director.post(`/api/organisations/${id}/seats`, { role: 'director', name: '其其格', validFrom: '2026-02-10' })
    expect(again.body.code).toBe('organisations.seat_twice')
    const changed = await made(director.patch(`/api/organisations/${id}`, { version: file.version, reason: '社区更名', name: '王府南社区居民委员会', phone: '0483-8221234' }))
    expect((await director.patch(`/api/organisations/${id}`, { version: file.version, reason: '旧页面', name: '别的名称' })).body.code).toBe('organisations.changed_meanwhile')
    expect(changed.version).toBe(file.version + 1)
    const byFormer = await made(director.get(`/api/organisations?q=${encodeURIComponent('王府社区居民')}`))
    expect(byFormer.items.map((one: any) => one.name)).toEqual(['王府南社区居民委员会'])
    const byInitials = await made(director.get('/api/organisations?q=wfnsq'))
    expect(byInitials.items).toHaveLength(1)
  })

  test('a wrong code, a private telephone and an unknown fact are refused at their field; nobody keeps another community’s', async () => {
    const ask = (more: object) => director.post('/api/organisations', { kind: 'firm', name: '贺兰商贸公司', region: COMMUNITY, validFrom: '2020-01-01', ...more })
    expect((await ask({ uscc: '91150000000000000X' })).body).toMatchObject({ code: 'organisations.uscc_invalid', errors: [{ path: 'body.uscc' }] })
    expect((await ask({ phone: '13900001111' })).body.code).toBe('organisations.phone_private')
    expect((await ask({ facts: { contactPhone: '13900001111' } })).body).toMatchObject({ code: 'organisations.phone_private', errors: [{ path: 'body.facts.contactPhone' }] })
    expect((await ask({ facts: { belief: '无' } })).body.code).toBe('organisations.facts_invalid')
    expect((await ask({ region: OTHER_COMMUNITY })).body.code).toBe('organisations.place_not_yours')
    expect((await director.post('/api/organisations', { kind: 'street_enforcement', name: '综合执法队', region: COMMUNITY, validFrom: '2020-01-01' })).body.code).toBe('organisations.not_at_this_level')
    const clerk = await world.staff('window_clerk', COMMUNITY)
    expect((await clerk.post('/api/organisations', { kind: 'firm', name: '公司', region: COMMUNITY, validFrom: '2020-01-01' })).status).toBe(403)
    const elsewhere = await world.staff('station_head', OTHER_COMMUNITY)
    const id = await open(director, 'school', '王府小学')
    const nobody = '018f0000-0000-7000-8000-000000000000'
    expect((await elsewhere.get(`/api/organisations/${id}`)).body.code).toBe((await elsewhere.get(`/api/organisations/${nobody}`)).body.code)
    expect((await elsewhere.post(`/api/organisations/${id}/seats`, { role: 'head', name: '某人', validFrom: '2022-01-01' })).status).toBe(404)
  })

  test('a seat given by the register carries the name only; who sits on the committee does not supervise it', async () => {
    const committee = await open(director, 'committee', '东关居民委员会')
    const supervision = await open(director, 'supervision', '东关监督委员会')
    const person = await world.person({ name: '欧阳娜' })
    await sit(director, committee, 'member', '', { personId: person.id })
    const refused = await director.post(`/api/organisations/${supervision}/seats`, { role: 'member', personId: person.id, validFrom: '2022-01-01' })
    expect(refused.body.code).toBe('organisations.independent')
    const { raw } = await director.get(`/api/organisations/${committee}`)
    expect(raw.toString()).toContain('欧阳娜')
    expect(raw.toString()).not.toContain(person.phone)
    expect(raw.toString()).not.toContain(person.idNumber)
  })

  test('one that is merged into another keeps its history and can only be read', async () => {
    const [a, b] = [await open(director, 'interest_group', '合唱队'), await open(director, 'interest_group', '舞蹈队')]
    await sit(director, a, 'head', '白云')
    expect((await director.post(`/api/organisations/${a}/closure`, { on: '2026-03-01', mergedInto: await open(director, 'school', '蒙古族小学'), version: 1, reason: '合并' })).body.code).toBe('organisations.merge_unfit')
    await made(director.post(`/api/organisations/${a}/closure`, { on: '2026-03-01', mergedInto: b, version: 1, reason: '两队合并' }))
    const file = await made(director.get(`/api/organisations/${a}`))
    expect(file).toMatchObject({ mergedInto: { name: '舞蹈队' }, validUntil: '2026-03-01', abilities: [], seats: [{ name: '白云', validUntil: '2026-03-01' }] })
    expect((await director.post(`/api/organisations/${a}/seats`, { role: 'member', name: '白云', validFrom: '2026-03-01' })).body.code).toBe('organisations.closed')
    const closed = await made(director.get('/api/organisations?state=closed'))
    expect(closed.items.map((one: any) => one.name)).toContain('合唱队')
  })

  test('[TER-07] [REG-04] [REG-06] mass organisations, units and groups are kept and counted by kind', async () => {
    const worker = await world.staff('community_worker', OTHER_COMMUNITY)
    const here = { region: OTHER_COMMUNITY }
    await open(worker, 'women', '西花园社区妇联', { ...here, facts: { members: 320, activities: '每月一次“姐妹议事”' } })
    await open(worker, 'elderly', '西花园社区老年人协会', here)
    await open(worker, 'troops', '驻巴彦浩特某部', { ...here, facts: { contact: '值班室', contactPhone: '0483-8229999', staffVolunteers: 30, facilities: '运动场，周末' } })
    await open(worker, 'office', '旗税务局', here)
    await open(worker, 'interest_group', '晨练队', { ...here, facts: { scope: '本社区', meets: '每天早晨，小广场' } })
    const page = await made(worker.get('/api/organisations'))
    expect(page.groups).toEqual({ mass: 2, units: 2, social: 1 })
    expect(page.kinds).toEqual({ women: 1, elderly: 1, troops: 1, office: 1, interest_group: 1 })
    const units = await made(worker.get('/api/organisations?group=units'))
    expect(units).toMatchObject({ total: 2 })
    expect(units.items.map((one: any) => one.name).sort()).toEqual(['旗税务局', '驻巴彦浩特某部'])
    // The file opens, with the facts of its kind.
    const group = (await made(worker.get('/api/organisations?kind=interest_group'))).items[0]
    expect(await made(worker.get(`/api/organisations/${group.id}`))).toMatchObject({ facts: { scope: '本社区', meets: '每天早晨，小广场' } })
    // Another community counts its own.
    const neighbour = await world.staff('community_worker', '152921405003')
    expect((await made(neighbour.get('/api/organisations'))).total).toBe(0)
    expect((await neighbour.get(`/api/organisations?region=${OTHER_COMMUNITY}`)).body.code).toBe('organisations.place_not_yours')
  })

  test('[TER-19] an owners’ resolution and a case can be linked to the property firm', async () => {
    const firm = await open(director, 'property_firm', '安居物业公司', { facts: { contractFrom: '2025-01-01', contractUntil: '2027-12-31', estates: '额鲁特小区' } })
    const owners = await open(director, 'owners_committee', '额鲁特小区业主委员会')
    const resident = await world.resident({ name: '白玉兰' })
    const case_ = await made(resident.post('/api/cases', { matterCode: 'matters.resident-request', form: { kind: 'help', content: '电梯停用一周了，请督促物业维修。', phone: resident.phone, name: resident.name }, clientId: 'ter19-case-1' }))
    const number = (await made(resident.get(`/api/cases/${case_.id}`))).number
    const add = (body: object) => director.post(`/api/organisations/${owners}/records`, { title: '更换电梯钢缆', onDay: '2026-02-20', aboutId: firm, ...body })
    await made(add({ kind: 'resolution', note: '出席业主120户，同意103户' }))
    expect((await add({ kind: 'case', caseNumber: '20260101-000000' })).body.code).toBe('organisations.case_not_found')
    await made(add({ kind: 'case', title: '电梯维修', caseNumber: number }))
    const file = await made(director.get(`/api/organisations/${firm}`))
    expect(file.records.map((r: any) => [r.kind, r.organisationName, r.caseNumber])).toEqual([['case', '额鲁特小区业主委员会', number], ['resolution', '额鲁特小区业主委员会', '']])
    expect((await director.post('/api/organisations', { kind: 'property_firm', name: '某物业', region: COMMUNITY, validFrom: '2025-01-01', facts: { contractFrom: '2026-01-01', contractUntil: '2025-01-01' } })).body.errors[0].path).toBe('body.facts.contractUntil')
  })
})

describe('what a place lacks and shares', () => {
  const PLACE = '152921405003'
  let keeper: Someone
  let committee: string
  let party: string
  beforeAll(async () => {
    keeper = await world.staff('station_head', PLACE)
    const here = { region: PLACE }
    party = await open(keeper, 'party_community', '三社区党支部', { ...here, facts: { staff: 2, office: true } })
    committee = await open(keeper, 'committee', '三社区居委会', here)
    const bodies = [party, committee, await open(keeper, 'assembly', '三社区居民代表会议', here), await open(keeper, 'supervision', '三社区监督委员会', here)]
    for (const id of bodies) await term(keeper, id)
    await sit(keeper, party, 'secretary', '赵红')
    await sit(keeper, committee, 'director', '赵红')
    for (const name of ['钱一', '孙二', '李三', '周四']) await sit(keeper, committee, 'member', name)
    await sit(keeper, bodies[2]!, 'convener', '王五')
    await sit(keeper, bodies[3]!, 'director', '郑六')
  })
  const of = (page: any) => page.communities.find((one: any) => one.region === PLACE)

  test('[TER-06] a community without a 议事委员会 is listed as incomplete, and is complete once it has one with a term and a head', async () => {
    const station = await open(keeper, 'station', '三社区服务站', { region: PLACE })
    await sit(keeper, station, 'head', '赵红')
    const before = of(await made(street.get('/api/organisation-completeness')))
    expect(before.complete).toBe(false)
    expect(before.gaps.filter((gap: any) => gap.weight === 'must').map((gap: any) => gap.message)).toEqual(['没有议事委员会'])
    const council = await open(keeper, 'council', '三社区议事委员会', { region: PLACE })
    expect(of(await made(street.get('/api/organisation-completeness'))).gaps.filter((gap: any) => gap.weight === 'must').map((gap: any) => gap.code)).toEqual(['no_term', 'no_lead'])
    await term(keeper, council)
    await sit(keeper, council, 'director', '王五')
    const after = await made(street.get('/api/organisation-completeness'))
    expect(of(after)).toMatchObject({ complete: true })
    expect(after.complete).toEqual({ n: 1, of: 4 })
    expect(after.streets[0]).toMatchObject({ region: STREET, communities: { n: 1, of: 4 } })
    // The day the terms end it is incomplete again, without anybody writing anything.
    expect(of(await made(street.get('/api/organisation-completeness?day=2027-01-01'))).gaps.filter((gap: any) => gap.code === 'past_term')).toHaveLength(5)
  })

  test('[TER-12] committees without a station are listed', async () => {
    const page = await made(street.get('/api/organisation-completeness'))
    expect(page.stations).toEqual({ n: 1, of: 4 })
    const lacking = page.communities.filter((one: any) => one.gaps.some((gap: any) => gap.kind === 'station' && gap.code === 'missing')).map((one: any) => one.region)
    expect(lacking).toEqual([COMMUNITY, OTHER_COMMUNITY, '152921405004'])
    const station = (await made(keeper.get('/api/organisations?kind=station'))).items[0]
    const file = await made(keeper.get(`/api/organisations/${station.id}`))
    await made(keeper.patch(`/api/organisations/${station.id}`, { version: file.version, reason: '核定', name: file.name, parentId: committee, facts: { duties: '老年人服务\n救助申请', entrusted: '居住登记' } }))
    expect(await made(keeper.get(`/api/organisations/${station.id}`))).toMatchObject({ parent: { name: '三社区居委会' }, facts: { entrusted: '居住登记' } })
  })

  test('[TER-08] coverage by the party organisation is a share with its gaps: staff, office, funds; a liaison station where there is none', async () => {
    const officer = await world.staff('party_officer', STREET)
    const page = await made(officer.get('/api/organisation-completeness'))
    expect(page.party).toEqual({ covered: { n: 1, of: 4 }, threeHave: { n: 0, of: 4 } })
    expect(of(page).party).toEqual({ covered: true, staff: true, office: true, funds: false, standIn: null })
    expect(page.streets[0].partyGaps).toBe(4)
    const file = await made(officer.get(`/api/organisations/${party}`))
    await made(officer.patch(`/api/organisations/${party}`, { version: file.version, reason: '核定经费', name: file.name, facts: { staff: 2, office: true, funds: true } }))
    await made(officer.post('/api/organisations', { kind: 'party_liaison', name: '四社区党员联络站', region: '152921405004', validFrom: '2026-01-01' }))
    const after = await made(officer.get('/api/organisation-completeness'))
    expect(after.party).toEqual({ covered: { n: 1, of: 4 }, threeHave: { n: 1, of: 4 } })
    expect(after.communities.find((one: any) => one.region === '152921405004').party.standIn).toBe('liaison')
    // Party staff keep party organisations and nothing else.
    expect((await officer.post('/api/organisations', { kind: 'firm', name: '某公司', region: PLACE, validFrom: '2026-01-01' })).body.code).toBe('organisations.not_yours_to_keep')
  })

  test('[TER-13] a street shows four of four or the gap', async () => {
    const read = async () => (await made(street.get('/api/organisation-completeness'))).streets[0]
    expect(await read()).toMatchObject({ has: 0 })
    const at = { region: STREET }
    await open(street, 'street_government_centre', '王府街道政务服务中心', at)
    await open(street, 'street_peace_centre', '王府街道综治中心', at)
    await open(street, 'street_enforcement', '王府街道综合执法队', { ...at, facts: { posts: '城管：2人\n市场监管：1人' } })
    // The family centre is run by a bought-in organisation, which must be named.
    expect((await street.post('/api/organisations', { kind: 'street_family_centre', name: '家庭中心', region: STREET, validFrom: '2024-01-01' })).body.code).toBe('organisations.facts_invalid')
    expect(await read()).toMatchObject({ has: 3 })
    expect((await read()).gaps.filter((gap: any) => gap.code === 'missing').map((gap: any) => gap.message)).toEqual(['没有家庭综合服务中心'])
    await open(street, 'street_family_centre', '王府街道家庭综合服务中心', { ...at, facts: { operator: '阿拉善社工服务中心' } })
    expect(await read()).toMatchObject({ has: 4 })
  })

  test('[TER-23] a community over the local size without a professional body is shown for decision', async () => {
    const civil = await world.staff('civil_affairs_officer', '152921000000')
    for (let i = 0; i < 3; i++) await world.person({ name: `巴特尔${'甲乙丙'[i]}`, region: `${PLACE}001` })
    const asked = async () => of(await made(street.get('/api/organisation-completeness'))).gaps.filter((gap: any) => gap.code === 'for_decision')
    expect(await asked()).toEqual([])
    expect((await street.put('/api/organisation-settings/professional-body-people', { people: 100 })).status).toBe(403)
    await made(civil.put('/api/organisation-settings/professional-body-people', { people: 100 }))
    expect(await asked()).toEqual([])
    await world.owner((client) => client.query(`update organisations.local_settings set value = 3`))
    expect((await asked()).map((gap: any) => gap.weight)).toEqual(['should'])
    await open(keeper, 'professional', '三社区社工服务中心', { region: PLACE })
    expect(await asked()).toEqual([])
  })

  test('[TER-11] shares of cross-posts equal a hand count, of a past day too', async () => {
    // By hand: party organisation {赵红}, committee {赵红, 钱一, 孙二, 李三, 周四}, station {赵红}: five people, one of them in two or more.
    const page = await made(keeper.get('/api/cross-posts'))
    expect(page.oneShoulder).toEqual({ n: 1, of: 1 })
    expect(page.cross).toEqual({ n: 1, of: 5 })
    await sit(keeper, committee, 'director', '钱一', { validFrom: '2026-02-15' })
    const after = await made(keeper.get('/api/cross-posts'))
    expect(after.oneShoulder).toEqual({ n: 0, of: 1 })
    expect((await made(keeper.get('/api/cross-posts?day=2026-02-14'))).oneShoulder).toEqual({ n: 1, of: 1 })
    expect((await made(keeper.get('/api/cross-posts?day=2020-01-01'))).oneShoulder).toEqual({ n: 0, of: 0 })
  })

  test('who serves a place is public: offices and holders, no private number, and a place adds a kind without code', async () => {
    const page = await made(world.visitor.get(`/api/serving-organisations?region=${PLACE}001`))
    expect(page.items.map((one: any) => one.name)).toEqual(expect.arrayContaining(['三社区居委会', '三社区服务站', '王府街道政务服务中心']))
    expect(page.items.find((one: any) => one.name === '三社区服务站').duties).toEqual(['居住登记'])
    expect(page.items[0].holders[0]).toEqual({ title: '书记', names: ['赵红'] })
    const civil = await world.staff('civil_affairs_officer', '152921000000')
    const { code } = await made(civil.post('/api/organisation-kinds', { group: 'mass', title: '侨联小组', level: 'community' }))
    await open(keeper, code, '三社区侨联小组', { region: PLACE, facts: { members: 6 } })
    expect((await civil.post('/api/organisation-kinds', { group: 'mass', title: '侨联小组', level: 'community' })).body.code).toBe('organisations.kind_exists')
    expect((await made(keeper.get('/api/organisations?group=mass'))).items.map((one: any) => one.kindTitle)).toEqual(['侨联小组'])
  })
})

test('[REG-07] a recipient is linked only to an accepted service, and its history is read by the worker in charge only', async () => {
  const team = await open(director, 'service_team', '助餐送餐队', { facts: { services: '送餐上门' } })
  const worker = await world.staff('community_worker', COMMUNITY, '送餐员小赵')
  const person = await world.person({ name: '李桂兰' })
  const link = (body: object) => worker.post(`/api/organisations/${team}/recipients`, { personId: person.id, service: '送餐上门', validFrom: '2026-03-01', ...body })
  expect((await link({})).body.code).toBe('organisations.acceptance_needed')
  const { id } = await made(link({ consent: '2026-03-01 签订服务协议' }))
  expect((await link({ consent: '2026-03-01 签订服务协议' })).body.code).toBe('organisations.recipient_twice')
  await made(worker.post(`/api/service-recipients/${id}/services`, { onDay: '2026-03-02', what: '送午餐一份' }))
  expect((await made(worker.get(`/api/service-recipients/${id}`))).services).toMatchObject([{ what: '送午餐一份' }])
  for (const other of [director, street, await world.staff('community_worker', COMMUNITY), await world.staff('administrator', STREET)]) {
    expect((await other.get(`/api/service-recipients/${id}`)).status).toBeGreaterThanOrEqual(403)
    const list = await other.get(`/api/organisations/${team}/recipients`)
    expect(list.status === 403 || list.body.items.length === 0).toBe(true)
  }
  const file = await made(director.get(`/api/organisations/${team}`))
  expect(file.recipients).toBe(1)
  // With the post goes the recipient: the successor is now in charge, the one before no longer.
  const successor = await world.staff('window_clerk', COMMUNITY, '送餐员小钱')
  const admin = await world.staff('administrator', STREET)
  const post = (await made(admin.get(`/api/accounts/${worker.id}`))).posts[0].id
  const handover = await made(admin.post(`/api/posts/${post}/handovers`, { toAccountId: successor.id, reason: '换岗' }))
  await made(successor.post(`/api/me/handovers/${handover.id}/decision`, { decision: 'confirm' }))
  expect((await made(successor.get(`/api/service-recipients/${id}`))).services).toMatchObject([{ what: '送午餐一份' }])
  expect((await worker.get(`/api/service-recipients/${id}`)).status).toBeGreaterThanOrEqual(403)
  expect(JSON.stringify(file)).not.toContain('李桂兰')
})

test('[TER-09] [PRC-39] a member’s link moves when both ends confirmed, by two people; nobody else sees it', async () => {
  const officer = (place: string, name: string) => world.staff('party_officer', place, name)
  const [from, to] = [await open(director, 'party_community', '王府社区党支部'), await open(street, 'party_community', '西花园社区党支部', { region: OTHER_COMMUNITY })]
  const person = await world.resident({ name: '慕容雪' })
  const [sender, receiver] = [await officer(COMMUNITY, '党务甲'), await officer(OTHER_COMMUNITY, '党务乙')]
  const streetOfficer = await officer(STREET, '党务丙')
  const { id } = await made(person.post('/api/party-moves', { memberKind: 'retired', fromOrganisationId: from, toOrganisationId: to }))
  expect((await person.post('/api/party-moves', { memberKind: 'retired', fromOrganisationId: from, toOrganisationId: to })).body.code).toBe('organisations.move_running')
  // At a person's request party staff enter it, by name and number together.
  const asked = await world.person({ name: '端木青' })
  const enter = (name: string) => streetOfficer.post('/api/party-moves', { memberKind: 'mobile', name, idNumber: asked.idNumber, fromName: '银川市某企业党支部', toOrganisationId: to })
  expect((await enter('别的人')).body.code).toBe('organisations.person_not_found')
  await made(enter('端木青'))
  const take = (who: Someone, step: string, version: number, more: object = {}) => who.post(`/api/party-moves/${id}/steps`, { step, version, ...more })
  expect((await take(receiver, 'receive', 1)).body.code).toBe('organisations.step_not_now')
  expect((await take(receiver, 'confirm_sending', 1)).body.code).toBe('organisations.other_end')
  await made(take(streetOfficer, 'confirm_sending', 1))
  // The street holds both ends; the one who confirmed the sending does not also receive.
  expect((await take(streetOfficer, 'receive', 2)).body.code).toBe('organisations.two_people')
  await made(take(receiver, 'receive', 2))
  expect(await made(take(receiver, 'first_activity', 3, { onDay: '2026-03-02' }))).toEqual({ state: 'done', version: 4 })
  const seen = await made(sender.get(`/api/party-moves/${id}`))
  expect(seen.steps.map((one: any) => one.step)).toEqual(['applied', 'confirm_sending', 'receive', 'first_activity', 'opened'])
  const own = await made(person.get(`/api/party-moves/${id}`))
  expect(own.steps.at(-1)).toMatchObject({ title: '查看', byName: '党务甲' })
  expect((await made(person.get('/api/me/party-moves'))).items).toMatchObject([{ state: 'done', next: [] }])

  const others: Someone[] = [
    director, street, await world.staff('administrator', '152921000000'), await world.staff('auditor', '152921000000'), await world.staff('privacy_officer', '152921000000'),
    await world.staff('banner_head', '152921000000'), await world.resident({ name: '白玉' }), await officer('152921405004', '党务丁'),
  ]
  for (const other of others) {
    expect((await other.get(`/api/party-moves/${id}`)).status, other.name).toBeGreaterThanOrEqual(403)
    const list = await other.get('/api/party-moves?state=done')
    expect(list.status === 403 || list.body.items.length === 0, other.name).toBe(true)
  }
  // Nor does the audit say so: an auditor's list names neither the person nor what the record is.
  const auditor = await world.staff('auditor', '152921000000')
  const entries = await auditor.get('/api/audit/entries')
  expect(entries.status).toBe(200)
  const lines = (entries.body.items as Array<{ deed: string }>).filter((one) => JSON.stringify(one).includes(id) || one.deed === 'organisation.link_recorded')
  expect(lines.length).toBeGreaterThan(0)
  expect(JSON.stringify(entries.body.items)).not.toContain('慕容雪')
  for (const line of lines) {
    expect(JSON.stringify(line)).not.toContain(person.personId)
    // Whose post it was is the officer's own; what the record is and whom it concerns is not said.
    const { post: _post, callerName: _name, ...said } = line as { deed: string; post?: string; callerName?: string }
    expect(JSON.stringify(said)).not.toMatch(/party|党/)
  }
})
