import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { BANNER, STREET, aWorld, type Someone, type World } from '../../e2e/support/world.ts'
import { getCase, listCases, moveCase, submitCase, type DoorMove } from '../cases/contract.ts'
import { testMatters } from '../cases/test-matters.ts'
import { loadCatalogue } from '../matters/index.ts'
import { getRegion } from '../regions/contract.ts'
import { findBoundaries } from '../regions/index.ts'
import * as c from './contract.ts'
import { pointInside, type Geometry } from './geometry.ts'

/** A community directly under the banner (区直管社区) on ground of its own, and a street that works as a centre (中心制). */
const DIRECT = '152921801001'
const DIRECT_GRID = '152921801001001'
const BOX: Geometry = { type: 'Polygon', coordinates: [[[104, 37], [104.02, 37], [104.02, 37.02], [104, 37.02], [104, 37]]] }
const CENTRE = STREET
const OF_CENTRE = '152921405001'

let world: World
let n = 0
const once = () => `levels-test-${String(++n).padStart(5, '0')}`

beforeAll(async () => {
  world = await aWorld({ at: '2026-03-02T09:00:00+08:00' })
  await world.within((tx) => loadCatalogue(tx, testMatters, { now: world.clock.now() }))
  await world.owner(async (db) => {
    await db.query(`insert into regions.regions (code, level, name, full_name, parent, kind) values
      ($1, 'community', '开发区直管社区', '阿拉善左旗开发区直管社区', $3, 'community'), ($2, 'grid', '第一网格', '阿拉善左旗开发区直管社区第一网格', $1, 'grid')`, [DIRECT, DIRECT_GRID, BANNER])
    await db.query('insert into regions.boundaries (code, geometry, source) values ($1, $3, $4), ($2, $3, $4)', [DIRECT, DIRECT_GRID, JSON.stringify(BOX), '测试'])
    await db.query(`update regions.regions set kind = 'centre', name = '王府街道党群服务中心' where code = $1`, [CENTRE])
  })
})
afterAll(() => world?.close())

const look = async (who: Someone, id: string) => (await who.call(getCase, { params: { id } })).body
const move = async (who: Someone, id: string, name: DoorMove, more: object = {}) => {
  const { version } = await look(who, id)
  const answer = await who.call(moveCase, { params: { id }, body: { move: name, version, clientId: once(), ...more } as never })
  expect(answer.status, `${name}: ${JSON.stringify(answer.body)}`).toBe(200)
  return answer.body
}
const mine = async (who: Someone, id: string) => (await who.call(listCases, { query: { box: 'mine' } as never })).body.items.find((one) => one.id === id)
const report = async (by: Someone, region: string) => {
  const made = await by.call(submitCase, { body: { matterCode: 'test.event', form: { content: '路灯不亮' }, region, clientId: once() } as never })
  expect(made.status, JSON.stringify(made.body)).toBe(201)
  return made.body.id
}

describe('[TER-21] a community directly under the banner takes all flows with no street step', () => {
  test('it hangs on the banner, is read by those who serve it and by nobody of a street', async () => {
    const page = (await world.visitor.call(getRegion, { params: { code: DIRECT } })).body
    expect(page.ancestors.map(({ level }) => level)).toEqual(['province', 'prefecture', 'county'])
    const worker = await world.staff('community_worker', DIRECT, '孙丽')
    const officer = await world.staff('civil_affairs_officer', BANNER, '赵丽')
    const street = await world.staff('street_officer', STREET, '韩军')
    const person = await world.person({ name: '李秀英', region: DIRECT_GRID })
    const opens = async (who: Someone) => (await who.get(`/api/people/${person.id}?purpose=visit`)).status
    expect([await opens(worker), await opens(officer), await opens(street)]).toEqual([200, 200, 404])
  })

  test('an application goes from the community to the banner; late work climbs from its head to the banner’s dispatcher', async () => {
    const worker = await world.staff('community_worker', DIRECT, '王敏')
    const head = await world.staff('station_head', DIRECT, '乌兰')
    const dispatcher = await world.staff('dispatcher', BANNER, '冯涛')
    const officer = await world.staff('civil_affairs_officer', BANNER, '其木格')
    const applicant = await world.person({ name: '白玉兰', region: DIRECT_GRID })
    const made = await worker.call(submitCase, {
      body: { matterCode: 'test.allowance', applicantId: applicant.id, form: { account: '6222000011112222' }, materials: [{ code: 'bank-card', how: 'paper', note: '已核对' }], clientId: once() } as never,
    })
    expect(made.status, JSON.stringify(made.body)).toBe(201)
    const { id } = made.body
    expect(await mine(worker, id)).toMatchObject({ state: 'submitted' })
    await move(worker, id, 'accept')
    await move(worker, id, 'advance')
    world.clock.moveTo('2026-03-10T00:06:00+08:00')
    await world.job('cases.publications')
    expect(await mine(officer, id)).toMatchObject({ stage: 'approve' })
    expect((await move(officer, id, 'conclude', { outcome: 'granted', answer: '同意', result: { amount: 100 } })).state).toBe('concluded')

    // Work of the community that is late climbs from its head straight to the banner: there is no street to wait for.
    const late = await worker.call(submitCase, {
      body: { matterCode: 'test.allowance', applicantId: applicant.id, form: { account: '6222000011112222' }, materials: [{ code: 'bank-card', how: 'paper', note: '已核对' }], clientId: once() } as never,
    })
    expect(late.status, JSON.stringify(late.body)).toBe(201)
    await move(worker, late.body.id, 'accept')
    for (const at of ['2026-04-08', '2026-04-10', '2026-04-16', '2026-04-24']) {
      world.clock.moveTo(`${at}T09:00:00+08:00`)
      await world.job('cases.reminders')
    }
    const supervisors = (await look(dispatcher, late.body.id)).tasks.filter(({ role }) => role === 'supervisor').map(({ post }) => post.code)
    expect(supervisors).toEqual(['station_head', 'dispatcher'])
    expect(await mine(head, late.body.id)).toMatchObject({ taskRole: 'supervisor' })
    expect(await mine(dispatcher, late.body.id)).toMatchObject({ taskRole: 'supervisor' })
  })

  test('an event is handled by the banner’s department in place of a street and checked by the community', async () => {
    const worker = await world.staff('community_worker', DIRECT, '陈强')
    const department = await world.staff('department_officer', BANNER, '蒋波')
    const id = await report(worker, DIRECT_GRID)
    expect(await mine(department, id)).toMatchObject({ state: 'submitted' })
    expect((await move(department, id, 'accept')).stage).toBe('handle')
    const after = await move(department, id, 'advance')
    expect(after.stage).toBe('check')
    expect((await move(worker, id, 'conclude', { outcome: 'granted', answer: '已修好' })).state).toBe('concluded')
  })

  test('its addresses stand in the banner’s report beside the streets; grids are drawn, worked and resolved with no street', async () => {
    const officer = await world.staff('civil_affairs_officer', BANNER, '其其格')
    const head = await world.staff('station_head', DIRECT, '高娃')
    const worker = await world.staff('community_worker', DIRECT, '郑丽')
    const made = await worker.post('/api/dwellings', { region: DIRECT, estate: '工业园公寓', building: '1号楼', door: '1单元101室', clientId: once() })
    expect(made.status).toBe(201)
    const line = async () => (await officer.call(c.getAddressReport, { query: { region: BANNER } })).body.parts.find(({ code }) => code === DIRECT)
    expect(await line()).toMatchObject({ level: 'community', buildings: 1, unplaced: 1, noGrid: 1 })
    await worker.call(c.setBuildingPoint, { params: { id: made.body.buildingId }, body: { lon: 104.01, lat: 37.01, was: null, clientId: once() } })
    await worker.call(c.assignBuildings, { body: { buildingIds: [made.body.buildingId], grid: DIRECT_GRID, clientId: once() } })
    expect(await line()).toMatchObject({ buildings: 1, unplaced: 0 })
    expect((await head.call(c.nameGridWorker, { params: { code: DIRECT_GRID }, body: { accountId: worker.id, as: 'worker', from: '2026-04-24', clientId: once() } })).status).toBe(201)
    const chain = (await worker.call(c.resolveAddress, { params: { dwellingId: made.body.id } })).body
    expect(chain).toMatchObject({ place: '阿拉善左旗开发区直管社区第一网格', missing: ['door_head', 'group_leader'], station: { name: '开发区直管社区社区服务站' } })
    expect(chain.links.map(({ kind, name }) => `${kind} ${name}`)).toEqual(['grid_worker 郑丽'])
    const drawing = (await head.call(c.getDrawing, { params: { community: DIRECT } })).body
    expect(drawing.inForce.map(({ code }) => code)).toEqual([DIRECT_GRID])
    const half = (east: number, west: number) => ({ type: 'Polygon' as const, coordinates: [[[west, 37], [east, 37], [east, 37.02], [west, 37.02], [west, 37]]] as [number, number][][] })
    const saved = await head.call(c.saveGridDraft, {
      params: { community: DIRECT }, body: { shapes: [{ code: DIRECT_GRID, name: '西网格', geometry: half(104.005, 104) }, { code: null, name: '东网格', geometry: half(104.02, 104.005) }], version: null, clientId: once() },
    })
    const done = await head.call(c.putDraftInForce, { params: { id: saved.body.id }, body: { on: '2026-04-24', version: 1, reason: '分成两个网格', clientId: once() } })
    expect(done.body).toMatchObject({ state: 'in_force', buildings: 1 })
    expect(await line()).toMatchObject({ buildings: 1, unplaced: 0, differs: 0 })
  })
})

describe('[TER-21] a street that works as a centre', () => {
  test('takes its communities’ events and reads their addresses as a street does', async () => {
    const worker = await world.staff('community_worker', OF_CENTRE, '吴丽')
    const centre = await world.staff('street_officer', CENTRE, '吴强')
    const id = await report(worker, `${OF_CENTRE}001`)
    expect(await mine(centre, id)).toMatchObject({ state: 'submitted' })
    expect((await move(centre, id, 'accept')).stage).toBe('handle')
    expect((await move(centre, id, 'advance')).stage).toBe('check')
    const shapes = await world.within((tx) => findBoundaries(tx, OF_CENTRE, `${OF_CENTRE}:`, 'grid', '2026-03-02'))
    const made = await worker.post('/api/dwellings', { region: `${OF_CENTRE}001`, estate: '云栖小区', building: '1号楼', clientId: once() })
    const [lon, lat] = pointInside(shapes[0]!.geometry as Geometry)
    await worker.call(c.setBuildingPoint, { params: { id: made.body.buildingId }, body: { lon, lat, was: null, clientId: once() } })
    const seen = (await centre.call(c.getAddressReport, { query: { region: CENTRE } })).body
    expect([seen.regionName, seen.buildings, seen.unplaced]).toEqual(['王府街道党群服务中心', 1, 0])
    expect((await centre.call(c.resolveAddress, { params: { dwellingId: made.body.id } })).body.place).toBe('阿拉善左旗王府街道党群服务中心王府社区第一网格')
  })
})
