import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aWorld, COMMUNITY, GRID, OTHER_COMMUNITY, STREET, type Answer, type Someone, type World } from '../../e2e/support/world.ts'
import { uuidv7 } from '../../platform/kernel/ids.ts'
import { addDays } from '../../platform/kernel/dates.ts'
import { getCase, moveCase, submitCase, type DoorMove } from '../cases/contract.ts'
import * as c from './contract.ts'

let world: World
let clerk: Someone
let worker: Someone
let grid: Someone
let street: Someone
let stranger: Someone

beforeAll(async () => {
  world = await aWorld({ at: '2026-03-02T09:00:00+08:00' })
  clerk = await world.staff('window_clerk', COMMUNITY, '赵敏')
  worker = await world.staff('community_worker', COMMUNITY, '孙丽')
  grid = await world.staff('grid_worker', GRID, '巴特尔')
  street = await world.staff('street_officer', STREET, '吴强')
  stranger = await world.staff('community_worker', OTHER_COMMUNITY, '钱玲')
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
const clientId = () => `residence-${uuidv7()}`

/** The person asks on the phone; the community does the stages one after the other and concludes. */
async function through(resident: Someone & { idNumber: string; phone: string }, matterCode: string, form: object, results: Record<string, object> = {}) {
  const known = { name: resident.name, idNumber: resident.idNumber, phone: resident.phone, address: '新苑小区3号楼2单元301' }
  const matter = await ok(resident.get(`/api/matters/${matterCode}`))
  const fields = Object.keys(matter.form.schema.properties)
  const own = Object.fromEntries(Object.entries(known).filter(([key]) => fields.includes(key)))
  const materials = matter.materials.map((one: { code: string }) => ({ code: one.code, how: 'promise', note: '' }))
  const made = await ok(clerk.call(submitCase, { body: { matterCode, applicantId: resident.personId!, form: { ...own, ...form }, materials, acceptIncomplete: true, submitAnyway: true, clientId: clientId() } as never }), 201)
  const move = async (who: Someone, name: DoorMove, more: object = {}) => {
    const seen = await ok(who.call(getCase, { params: { id: made.id } }))
    return who.call(moveCase, { params: { id: made.id }, body: { move: name, version: seen.version, clientId: clientId(), ...more } as never })
  }
  /** Whoever has the post to which the work is open. */
  const whose = async () => {
    const { tasks, stage } = await ok(worker.call(getCase, { params: { id: made.id } }))
    return { who: tasks.find((one) => one.state === 'open')!.post.code === 'window_clerk' ? clerk : worker, stage }
  }
  await ok(move((await whose()).who, 'accept'))
  for (;;) {
    const { who, stage } = await whose()
    const result = results[stage] ? { result: results[stage] } : {}
    const last = await move(who, 'conclude', { outcome: 'granted', answer: '已按申请办好', ...result })
    const code = (last.body as { code?: string }).code ?? ''
    if (last.status === 200 || code.startsWith('residence.')) return { id: made.id as string, answer: last as Answer }
    expect(code, JSON.stringify(last.body)).toBe('case.stages_ahead')
    await ok(move(who, 'advance', result))
  }
}

const declare = (resident: Someone & { idNumber: string; phone: string }, livesFrom: string, more: object = {}) =>
  through(resident, 'residence.registration', { whose: 'elsewhere', origin: '甘肃省武威市民勤县', livesFrom, home: 'relatives', why: 'work', agree: true, ...more }, { check: { checkedBy: 'visit' } })

const aDwelling = async () => {
  const building = (await worker.post('/api/dwellings', { region: GRID, estate: '新苑小区', building: '3号楼', door: `2单元${300 + Math.floor(Math.random() * 600)}`, use: 'tenant', clientId: clientId() }))
  expect(building.status, JSON.stringify(building.body)).toBe(201)
  return building.body.id as string
}

describe('a resident from elsewhere', () => {
  test('[FLO-01] registers, is reminded of the renewal once, and renews; a tenant without a registration is invited, not marked', async () => {
    const li = await world.resident({ name: '李秀英', region: GRID, bornOn: '1988-03-02' })
    const { answer } = await declare(li, '2025-08-01')
    expect(answer.body.result.summary).toMatch(/续登/)
    const mine = await ok(li.call(c.getMyResidence, {}))
    expect(mine.declaration).toMatchObject({ category: 'LD_CZ', renewOn: '2027-03-02' })

    const zhou = await world.resident({ name: '周正国', region: GRID, bornOn: '1990-01-01' })
    const filed = await ok(worker.call(c.createRental, { body: { dwellingId: await aDwelling(), landlordName: '钱大宝', tenantName: '周正国', tenantPhone: zhou.phone, leaseFrom: '2026-02-01', clientId: clientId() } }), 201)
    expect(filed.invited).toBe(true)
    const before = (await ok(worker.call(c.getResidenceCoverage, {}))).items.find((one) => one.region === COMMUNITY)!
    expect(before).toMatchObject({ declared: 1, invited: 1, share: 50 })

    world.clock.moveTo(new Date('2026-03-06T10:00:00+08:00'))
    await world.job('residence.remind')
    await world.job('residence.remind')
    const invited = (await ok(zhou.get('/api/me/messages'))).items.filter((one: { title: string }) => one.title === '请您办居住登记')
    expect(invited).toHaveLength(1)
    expect(invited[0].body).toMatch(/不办也没关系/)
    await ok(zhou.call(c.answerInvitation, { params: { id: filed.id }, body: { answer: 'not_me', clientId: clientId() } }), 201)
    expect((await ok(worker.call(c.getResidenceCoverage, {}))).items.find((one) => one.region === COMMUNITY)).toMatchObject({ declared: 1, invited: 0, share: 100 })
    expect(await refused(li.call(c.answerInvitation, { params: { id: filed.id }, body: { answer: 'later', clientId: clientId() } }))).toBe('404 residence.rental_not_found')

    world.clock.moveTo(new Date('2027-02-10T10:00:00+08:00'))
    await world.job('residence.remind')
    await world.job('residence.remind')
    const told = (await ok(li.get('/api/me/messages'))).items.filter((one: { title: string }) => one.title.startsWith('居住登记快到'))
    expect(told).toHaveLength(1)
    expect(told[0].body).toContain('2027年3月2日')
    world.clock.moveTo(new Date('2026-03-09T10:00:00+08:00'))
  })

  test('[FLO-02] [PRC-31] registration, permit after half a year, services open; a late endorsement stops them and begins the years anew', async () => {
    const he = await world.resident({ name: '何文', region: GRID, bornOn: '1991-05-05', sex: '1' })
    const none = await ok(he.call(c.getMyResidence, {}))
    expect(none.services.every((one) => !one.open && one.because !== '')).toBe(true)
    const early = await through(he, 'residence.permit', { ground: 'work', livesFrom: '2025-08-01', agree: true }, { issue: { issuedOn: '2026-03-09' } })
    expect(`${early.answer.status} ${early.answer.body.code}`).toBe('409 residence.not_declared')
    await declare(he, '2026-01-05')
    const young = await through(he, 'residence.permit', { ground: 'work', livesFrom: '2026-01-05', agree: true }, { issue: { issuedOn: '2026-03-09' } })
    expect(`${young.answer.status} ${young.answer.body.code}`).toBe('409 residence.permit_too_early')
    expect((await ok(he.call(c.getMyResidence, {}))).mayApplyFrom).toBe('2026-07-07')

    world.clock.moveTo(new Date('2026-07-08T10:00:00+08:00'))
    const got = await through(he, 'residence.permit', { ground: 'work', livesFrom: '2026-01-05', agree: true }, { issue: { issuedOn: '2026-07-08' } })
    expect(got.answer.body.result.summary).toMatch(/签注/)
    const open = await ok(he.call(c.getMyResidence, {}))
    expect(open.permit).toMatchObject({ state: 'valid', endorsedUntil: '2027-07-07', years: 0 })
    expect(open.services.every((one) => one.open && one.because === '')).toBe(true)
    expect((await ok(worker.call(c.listResidencePermits, { query: {} }))).items.map((one) => one.name)).toContain('何文')
    expect((await ok(stranger.call(c.listResidencePermits, { query: {} }))).items).toEqual([])

    world.clock.moveTo(new Date('2027-07-20T10:00:00+08:00'))
    const stopped = await ok(he.call(c.getMyResidence, {}))
    expect(stopped.permit!.state).toBe('suspended')
    expect(stopped.services.every((one) => !one.open && one.because.includes('签注'))).toBe(true)
    world.clock.moveTo(new Date('2026-12-28T10:00:00+08:00'))
    await through(he, 'residence.endorsement', { agree: true })
    expect((await ok(he.call(c.getMyResidence, {}))).permit).toMatchObject({ endorsedUntil: '2028-07-07', state: 'valid' })
    world.clock.moveTo(new Date('2026-03-09T10:00:00+08:00'))
  })

  test('[FLO-05] the estimate equals the decision for the same answers', async () => {
    const { rule } = await ok(world.visitor.call(c.getPointRule, {}))
    expect(rule!.source).toMatch(/虚构/)
    const answers = { years: 4, insuredYears: 3, education: 'college', skill: 'senior', ownHome: true, volunteerHours: 15, honour: false, agree: true }
    const estimate = c.pointsOf(rule!, answers)
    const gao = await world.resident({ name: '高飞', region: GRID, bornOn: '1985-05-05', sex: '1' })
    const { answer } = await through(gao, 'residence.points', answers)
    expect(answer.body.result.facts.find((one: { label: string }) => one.label === '合计').value).toBe(`${estimate.total}分`)
    expect(answer.body.result.facts.slice(0, -1).map((one: { value: string }) => one.value)).toEqual(estimate.lines.map((line) => `${line.said}，${line.points}分`))
    fc.assert(fc.property(fc.record({ years: fc.nat(60), insuredYears: fc.nat(60), education: fc.constantFrom('none', 'bachelor'), ownHome: fc.boolean() }), (some) => {
      expect(c.pointsOf(rule!, JSON.parse(JSON.stringify(some)))).toEqual(c.pointsOf(rule!, some))
    }))
  })

  test('[FLO-07] takes part where the law allows; shares by population base are totals, small ones are left out', async () => {
    const people = await Promise.all(Array.from({ length: 3 }, (_, i) => world.resident({ name: `参与${'甲乙丙'[i]}`, region: GRID, bornOn: '1980-01-01' })))
    for (const one of people) await through(one, 'residence.take-part', { role: 'deliberation', statement: true })
    const few = await ok(street.call(c.countParticipation, {}))
    expect(few).toMatchObject({ suppressed: true })
    expect(few.items.find((one) => one.role === 'deliberation')).toMatchObject({ far: null })
    await world.owner((client) => client.query(`insert into residence.participations (county, id, region, person_id, role, base, from_day, case_id, recorded_at)
      select '152921', gen_random_uuid(), '${GRID}', gen_random_uuid(), 'volunteer_team', case when n <= 12 then 'far' else 'registered' end, '2026-01-01', gen_random_uuid(), now()
      from generate_series(1, 40) n`))
    expect((await ok(street.call(c.countParticipation, {}))).items.find((one) => one.role === 'volunteer_team')).toEqual({ role: 'volunteer_team', registered: 28, near: 0, far: 12 })
    const child = await world.resident({ name: '小明', region: GRID, bornOn: '2012-01-01' })
    const no = await through(child, 'residence.take-part', { role: 'election', statement: true })
    expect(no.answer.body.code).toBe('residence.too_young_for_role')
  })

  test('[FLO-09] a school place for a child is answered within its limit', async () => {
    const ma = await world.resident({ name: '马兰', region: GRID, bornOn: '1988-05-05' })
    const { answer } = await through(ma, 'residence.school-place', { what: 'school', childName: '马小宝', childBorn: '2018-05-01', grade: '二年级' }, { arrange: { arranged: '旗第三小学二年级，3月16日报到' } })
    expect(answer.body.state).toBe('concluded')
    expect(answer.body.concludedAt <= answer.body.clock.dueAt).toBe(true)
    expect(JSON.stringify((await ok(ma.get('/api/me/messages'))).items)).toContain('旗第三小学二年级')
  })

  test('[FLO-10] needs are stated as kinds of service, grouped by kind and time, and kept current; nothing anywhere says risk', async () => {
    const bai = await world.resident({ name: '白云', region: GRID, bornOn: '1992-05-05' })
    const made = await ok(bai.call(c.stateNeed, { body: { kind: 'school', said: '孩子秋天上一年级', clientId: clientId() } }), 201)
    expect(await refused(bai.call(c.stateNeed, { body: { kind: 'school', clientId: clientId() } }))).toBe('409 residence.need_stated')
    const count = async (who: Someone) => (await ok(who.call(c.countNeeds, {}))).items.find((one) => one.kind === 'school')
    expect(await count(worker)).toMatchObject({ month: 1, quarter: 0, older: 0 })
    expect(await count(stranger)).toMatchObject({ month: 0 })

    // Health is counted and may stand in the whole list; nobody is looked for by it.
    await ok(bai.call(c.stateNeed, { body: { kind: 'health', said: '', clientId: clientId() } }), 201)
    expect((await ok(worker.call(c.countNeeds, {}))).items.find((one) => one.kind === 'health')).toMatchObject({ month: 1 })
    const kinds = async (query: string) => (await ok(worker.get(`/api/residence/needs${query}`))).items.map((one: { kind: string }) => one.kind).sort()
    expect(await kinds('')).toEqual(['health', 'school'])
    expect(await kinds('?kind=school')).toEqual(['school'])
    const byHealth = await worker.get('/api/residence/needs?kind=health')
    expect([byHealth.status, byHealth.body.code, JSON.stringify(byHealth.body).includes('不能按这个种类查找居民')]).toEqual([400, 'request.invalid', true])
    world.clock.moveTo(new Date('2026-05-10T10:00:00+08:00'))
    expect(await count(worker)).toMatchObject({ month: 0, quarter: 1 })
    world.clock.moveTo(new Date(`${addDays(made.until, -3)}T10:00:00+08:00`))
    await world.job('residence.remind')
    expect((await ok(bai.get('/api/me/messages'))).items.map((one: { title: string }) => one.title)).toContain('您登记的需求还要吗？')
    const again = await ok(bai.call(c.confirmNeed, { params: { id: made.id }, body: { clientId: clientId() } }), 201)
    expect(await count(worker)).toMatchObject({ month: 1 })
    world.clock.moveTo(new Date(`${addDays(again.until, 2)}T10:00:00+08:00`))
    await world.job('residence.remind')
    expect(await count(worker)).toMatchObject({ month: 0, quarter: 0, older: 0 })
    world.clock.moveTo(new Date('2026-03-09T10:00:00+08:00'))

    const columns = await world.owner(async (client) => (await client.query(`select table_schema || '.' || table_name || '.' || column_name as name from information_schema.columns
      where table_schema not in ('pg_catalog', 'information_schema', 'pgboss')`)).rows.map((row) => row.name as string))
    expect(columns.length).toBeGreaterThan(400)
    // Units are assessed and services are graded by residents as a whole; a person never is.
    const OF_BODIES = /^(evaluation\.(published_)?(entries|signatures)|surveys\.(scores|published_satisfaction))\./
    expect(columns.filter((name) => /risk|danger|suspect|watch|score|level_of_control/.test(name) && !/\.score_?(source|rule)/.test(name) && !OF_BODIES.test(name))).toEqual([])
    for (const operation of world.app.assembly.routes.map((one) => one.operation)) expect(operation.summary).not.toMatch(/risk level|watch ?list of people/i)
  })
})

describe('a let dwelling', () => {
  test('[FLO-04] landlord and worker file it; the file shows the lease and the last fire check; numbers are masked and sealed', async () => {
    const landlord = await world.resident({ name: '陈大方', region: GRID, bornOn: '1970-05-05', sex: '1' })
    const { answer } = await through(landlord, 'residence.rental', { role: 'landlord', homeAddress: '新苑小区3号楼2单元502', otherName: '杨柳', otherPhone: '13712349876', leaseFrom: '2026-02-01', leaseUntil: '2027-01-31', people: 2, agree: true })
    expect(answer.status, JSON.stringify(answer.body)).toBe(200)
    const [line] = (await ok(worker.call(c.listRentals, { query: { q: '502' } }))).items
    expect(line).toMatchObject({ landlordName: '陈大方', tenantName: '杨柳', leaseFrom: '2026-02-01', leaseUntil: '2027-01-31', lastCheckedOn: null, registered: false })
    expect(await ok(worker.call(c.countRentals, {}))).toMatchObject({ check_due: expect.any(Number) })
    const id = line!.id
    const file = await ok(worker.call(c.getRental, { params: { id } }))
    expect(file.tenantPhoneMasked).toBe('137****9876')
    const dwellingId = await aDwelling()
    const linked = await ok(worker.call(c.linkRental, { params: { id }, body: { dwellingId, version: file.version, clientId: clientId() } }), 201)
    expect(await refused(worker.call(c.linkRental, { params: { id }, body: { dwellingId, version: file.version, clientId: clientId() } }))).toBe('409 residence.changed_meanwhile')

    const check = (who: Someone, more: object) => who.call(c.addSafetyCheck, { params: { id }, body: { checkedOn: '2026-03-09', ...more, clientId: clientId() } as never })
    expect(await refused(check(grid, { faults: ['wires'] }))).toBe('422 residence.fault_needs_day')
    expect(await refused(check(stranger, { faults: [] }))).toBe('404 residence.rental_not_found')
    expect(await refused(check(clerk, { faults: [] }))).toBe('403 access.not_yours')
    await ok(check(grid, { faults: ['wires'], nextOn: '2026-03-20', note: '客厅插线板老化' }), 201)
    const seen = await ok(landlord.call(c.getRental, { params: { id } }))
    expect(seen).toMatchObject({ lastCheckedOn: '2026-03-09', nextCheckOn: '2026-03-20', faults: 1, leaseUntil: '2027-01-31' })
    expect(seen.checks[0]).toMatchObject({ faults: ['wires'], byName: '巴特尔' })
    const other = await world.resident({ name: '路人', region: GRID })
    expect(await refused(other.call(c.getRental, { params: { id } }))).toBe('404 residence.rental_not_found')
    await ok(worker.call(c.endRental, { params: { id }, body: { on: '2026-03-09', reason: 'ended', version: linked.version, clientId: clientId() } }), 201)
    expect((await ok(worker.call(c.listRentals, { query: { q: '502' } }))).items).toEqual([])
  })
})

describe('between two offices', () => {
  test('[FLO-08] a request to the home office has a limit in working days and its answer; late ones are shown; the person is told', async () => {
    const tian = await world.resident({ name: '田野', region: GRID, bornOn: '1986-05-05', sex: '1' })
    const ask = (more: object = {}) => worker.call(c.askOrigin, { body: { personId: tian.personId!, originCode: '620621', originName: '甘肃省武威市民勤县', kind: 'proof', asked: '请开具无房证明', days: 5, clientId: clientId(), ...more } as never })
    expect(await refused(ask({ originCode: '152921' }))).toBe('422 residence.origin_is_here')
    const made = await ok(ask(), 201)
    expect(made.dueOn).toBe('2026-03-16')
    expect((await ok(worker.call(c.listOriginRequests, { query: { state: 'overdue' } }))).items).toEqual([])
    world.clock.moveTo(new Date('2026-03-18T10:00:00+08:00'))
    const [late] = (await ok(worker.call(c.listOriginRequests, { query: { state: 'overdue' } }))).items
    expect(late).toMatchObject({ id: made.id, overdue: true, name: '田野' })
    expect((await ok(stranger.call(c.listOriginRequests, { query: {} }))).items).toEqual([])
    const reply = { outcome: 'settled', answer: '证明已寄出，快递3天到', answeredBy: '民勤县某社区', on: '2026-03-18', version: late!.version, clientId: clientId() } as const
    expect(await refused(worker.call(c.answerOrigin, { params: { id: made.id }, body: { ...reply, on: '2026-03-01' } }))).toBe('422 residence.answer_dates')
    await ok(worker.call(c.answerOrigin, { params: { id: made.id }, body: { ...reply, clientId: clientId() } }), 201)
    expect((await ok(tian.call(c.getMyResidence, {}))).originRequests[0]).toMatchObject({ outcome: 'settled', answer: '证明已寄出，快递3天到' })
    expect(JSON.stringify((await ok(tian.get('/api/me/messages'))).items)).toContain('证明已寄出')
    world.clock.moveTo(new Date('2026-03-09T10:00:00+08:00'))
  })
})

describe('matters as residents on the move find them', () => {
  test('[FLO-03] every matter says whether they get it as registered ones do; a closed one is listed first with its ground', async () => {
    const { items } = await ok(worker.call(c.listMattersForMobile, {}))
    const listed = await ok(world.visitor.get('/api/matters'))
    expect(items).toHaveLength(listed.items.length)
    expect(items[0]).toMatchObject({ open: false })
    expect(items.find((one) => one.code === 'assistance.old-age-allowance')).toMatchObject({ open: false, closedBecause: expect.stringContaining('户籍地') })
    expect(items.filter((one) => one.open).every((one) => one.closedBecause === '')).toBe(true)
    expect(items.filter((one) => one.feeFen > 0 && one.feeBasis === '')).toEqual([])
  })

  test('[FLO-11] a shortened procedure shows its steps and papers before and after', async () => {
    const { loadCatalogue } = await import('../matters/index.ts')
    const { MATTERS } = await import('../../apps/server/modules.ts')
    const shorter = MATTERS.map((one) => (one.code === 'residence.rental' ? { ...one, materials: [], stages: one.stages.slice(0, 1) } : one))
    await world.within((tx) => loadCatalogue(tx, shorter, { now: new Date('2026-03-09T02:00:00Z'), patch: {} }))
    const { items } = await ok(worker.call(c.compareMatterVersions, { params: { code: 'residence.rental' } }))
    expect(items.map((one) => one.version)).toEqual([2, 1])
    expect(items.map((one) => one.papers.length)).toEqual([0, 1])
    expect(items[1]!.validUntil).toBe(items[0]!.validFrom)
    expect(await refused(worker.call(c.compareMatterVersions, { params: { code: 'residence.nothing' } }))).toBe('404 matters.not_found')
  })
})
