import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sql } from '../../platform/server/sql.ts'
import { COMMUNITY, GRID, OTHER_COMMUNITY, STREET, aWorld, type Someone, type World } from '../../e2e/support/world.ts'
import { findBoundaries } from '../regions/index.ts'
import * as c from './contract.ts'
import { pointInside, type Geometry } from './geometry.ts'

const SECOND = `${COMMUNITY}002`

let world: World
let officer: Someone
let worker: Someone
let gridWorker: Someone
let shapes: Map<string, Geometry>
let serial = 0
/** The code of a refusal. */
const codeOf = (answer: { body: unknown }) => (answer.body as { code?: string }).code
const once = () => `grids-test-${String(++serial).padStart(6, '0')}`

/** A building with one dwelling, as the register records it. */
async function aDwelling(by: Someone, region: string, building: string, more: { estate?: string; door?: string } = {}) {
  const made = await by.post('/api/dwellings', { region, estate: more.estate ?? '胡杨家园', building, door: more.door ?? '1单元101室', clientId: once() })
  expect(made.status, JSON.stringify(made.body)).toBe(201)
  return { id: made.body.id as string, buildingId: made.body.buildingId as string }
}

const inside = (grid: string) => pointInside(shapes.get(grid)!)
const locate = (by: Someone, id: string, [lon, lat]: readonly [number, number], was: { lon: number; lat: number } | null = null) =>
  by.call(c.setBuildingPoint, { params: { id }, body: { lon, lat, was, clientId: once() } })

beforeAll(async () => {
  world = await aWorld()
  officer = await world.staff('street_officer', STREET, '吴强')
  worker = await world.staff('community_worker', COMMUNITY, '孙丽')
  gridWorker = await world.staff('grid_worker', GRID, '巴特尔')
  const drawn = await world.within((tx) => findBoundaries(tx, COMMUNITY, `${COMMUNITY}:`, 'grid', '2026-03-02'))
  shapes = new Map(drawn.map(({ code, geometry }) => [code, geometry as Geometry]))
})
afterAll(() => world?.close())

describe('every address in exactly one grid', () => {
  test('[TER-14] addresses in no grid, in two, elsewhere on the map and without a point are reported; assigning brings the report to 0', async () => {
    const community = await aDwelling(worker, COMMUNITY, '1号楼')
    const wrong = await aDwelling(worker, GRID, '2号楼')
    const far = await aDwelling(worker, GRID, '3号楼')
    const right = await aDwelling(worker, GRID, '4号楼')
    await locate(worker, community.buildingId, inside(GRID))
    expect((await locate(worker, wrong.buildingId, inside(SECOND))).body).toMatchObject({ faults: ['differs'], onMap: [{ code: SECOND }] })
    const [lon, lat] = inside(GRID)
    expect((await locate(worker, far.buildingId, [lon + 1.5, lat])).body.faults).not.toEqual([])
    const report = async () => (await officer.call(c.getAddressReport, { query: { region: COMMUNITY } })).body
    expect(await report()).toMatchObject({ buildings: 4, noGrid: 1, differs: 1, noPoint: 1, unplaced: 2, dwellings: 2 })

    // Two grids on one ground: the map itself is wrong, and says so.
    await world.owner((db) => db.query(`update regions.boundaries set geometry = (select geometry from regions.boundaries where code = $1) where code = $2`, [GRID, SECOND]))
    expect((await report()).twoGrids).toBeGreaterThanOrEqual(1)
    await world.owner((db) => db.query('update regions.boundaries set geometry = $1 where code = $2', [JSON.stringify(shapes.get(SECOND)), SECOND]))

    const list = (await officer.call(c.listAddresses, { query: { region: COMMUNITY } })).body
    expect(list.items.map(({ id }) => id).sort()).toEqual([community.buildingId, far.buildingId].sort())
    // Put right: the one without a grid is assigned, the one drawn far away gets its true point, the last its first.
    const done = await officer.call(c.assignBuildings, { body: { buildingIds: [community.buildingId], grid: GRID, clientId: once() } })
    expect(done.body).toMatchObject({ buildings: 1, dwellings: 1 })
    await locate(worker, far.buildingId, inside(GRID), { lon: lon + 1.5, lat })
    await locate(gridWorker, right.buildingId, inside(GRID))
    await officer.call(c.assignBuildings, { body: { buildingIds: [wrong.buildingId], grid: SECOND, clientId: once() } })
    expect(await report()).toMatchObject({ buildings: 4, noGrid: 0, outside: 0, twoGrids: 0, differs: 0, noPoint: 0, unplaced: 0, dwellings: 0 })
  })

  test('dwellings, households, ties and people follow a building, and where they were stays in the history', async () => {
    const home = await aDwelling(worker, GRID, '9号楼')
    const person = await world.person({ name: '王建国', sex: '1', bornOn: '1975-08-19' })
    const made = await worker.post('/api/households', {
      dwellingId: home.id, validFrom: '2020-01-01', members: [{ personId: person.id, relation: '02' }], clientId: once(),
    })
    expect(made.status).toBe(201)
    const before = (await officer.call(c.getGrid, { params: { code: SECOND } })).body
    const done = await officer.call(c.assignBuildings, { body: { buildingIds: [home.buildingId], grid: SECOND, reason: '按实际位置', clientId: once() } })
    expect(done.body).toEqual({ buildings: 1, dwellings: 1, households: 1, people: 1 })
    const after = (await officer.call(c.getGrid, { params: { code: SECOND } })).body
    expect([after.buildings - before.buildings, after.dwellings - before.dwellings, after.households - before.households, after.people - before.people]).toEqual([1, 1, 1, 1])
    const where = await world.within((tx) => tx.many<{ region: string }>(sql`
      select region from register.buildings where id = ${home.buildingId} union all select region from register.dwellings where id = ${home.id}
      union all select region from register.households where id = ${made.body.id} union all select region from register.people where id = ${person.id}
      union all select distinct region from register.ties where person_id = ${person.id}`))
    expect(where.map(({ region }) => region)).toEqual([SECOND, SECOND, SECOND, SECOND, SECOND])
    const former = await world.within((tx) => tx.many<{ subject: string; region: string; until: string }>(sql`
      select distinct subject, region, until from register.former_places where subject_id in (${home.buildingId}, ${home.id}, ${made.body.id}, ${person.id}) order by subject`))
    expect(former).toEqual(['building', 'dwelling', 'household', 'person'].map((subject) => ({ subject, region: GRID, until: '2026-03-02' })))
    // Sent again it answers the same and moves nothing; the grid worker of the first grid no longer finds the house.
    expect((await officer.call(c.assignBuildings, { body: { buildingIds: [home.buildingId], grid: SECOND, clientId: once() } })).body.buildings).toBe(0)
    expect((await gridWorker.call(c.resolveAddress, { params: { dwellingId: home.id } })).status).toBe(404)
  })

  test('refused: another community’s grid, a building out of scope, a point overwritten, a grid worker who assigns', async () => {
    const home = await aDwelling(worker, GRID, '10号楼')
    expect(codeOf(await officer.call(c.assignBuildings, { body: { buildingIds: [home.buildingId], grid: `${OTHER_COMMUNITY}001`, clientId: once() } }))).toBe('grids.other_community')
    const stranger = await world.staff('community_worker', OTHER_COMMUNITY, '钱玲')
    expect(codeOf(await stranger.call(c.assignBuildings, { body: { buildingIds: [home.buildingId], grid: `${OTHER_COMMUNITY}001`, clientId: once() } }))).toBe('grids.building_not_found')
    expect((await gridWorker.call(c.assignBuildings, { body: { buildingIds: [home.buildingId], grid: GRID, clientId: once() } })).status).toBe(403)
    expect((await locate(worker, home.buildingId, inside(GRID))).status).toBe(200)
    expect(codeOf(await locate(worker, home.buildingId, inside(SECOND)))).toBe('grids.changed_meanwhile')
    expect(codeOf(await locate(stranger, home.buildingId, inside(GRID)))).toBe('grids.building_not_found')
    expect(codeOf(await locate(worker, home.buildingId, [10, 10], null))).toBe('grids.point_far_away')
  })

  test('[TER-01] households, people and buildings of a community are the sum of its grids on the same day, those of the street the sum of its communities', async () => {
    const grids = (await officer.call(c.listGrids, { query: { region: COMMUNITY } })).body.items
    const households = async (region: string) => (await officer.get(`/api/households?region=${region}`)).body.total as number
    const each = await Promise.all(grids.map(({ code }) => households(code)))
    expect(grids.length).toBeGreaterThan(1)
    expect(each.reduce((a, b) => a + b, 0)).toBe(await households(COMMUNITY))
    expect(grids.reduce((sum, g) => sum + g.households, 0)).toBe(await households(COMMUNITY))
    const street = (await officer.call(c.getAddressReport, { query: { region: STREET } })).body
    const sum = (key: 'buildings' | 'noPoint' | 'unplaced') => street.parts.reduce((all, part) => all + part[key], 0)
    expect(street.parts.length).toBeGreaterThan(1)
    expect([sum('buildings'), sum('noPoint'), sum('unplaced')]).toEqual([street.buildings, street.noPoint, street.unplaced])
    const community = street.parts.find(({ code }) => code === COMMUNITY)!
    expect(grids.reduce((all, g) => all + g.buildings, 0)).toBe(community.buildings)
  })
})

describe('who works a grid', () => {
  test('[TER-14] vacant grids are listed; worker and deputy are named from a day, and handed over', async () => {
    const lists = async (only: 'vacant' | 'no_deputy') => (await officer.call(c.listGrids, { query: { region: COMMUNITY, only } })).body
    expect((await lists('vacant')).items.map(({ code }) => code)).toContain(SECOND)
    const [one, two, three] = [await world.staff('community_worker', COMMUNITY, '赵敏'), await world.staff('community_worker', COMMUNITY, '郑丽'), await world.staff('community_worker', COMMUNITY, '韩梅')]
    const name = (account: Someone, as: 'worker' | 'deputy', more: object = {}) =>
      officer.call(c.nameGridWorker, { params: { code: SECOND }, body: { accountId: account.id, as, from: '2026-03-02', clientId: once(), ...more } })
    expect((await name(two, 'deputy')).body).toMatchObject({ code: 'grids.no_worker_to_stand_in_for' })
    expect((await name(one, 'worker')).status).toBe(201)
    expect((await name(two, 'deputy')).status).toBe(201)
    expect((await name(one, 'worker')).body).toMatchObject({ code: 'grids.works_here_already' })
    const grid = (await officer.call(c.getGrid, { params: { code: SECOND } })).body
    expect([grid.vacant, grid.workers.map((w) => w.name), grid.deputies.map((w) => w.name)]).toEqual([false, ['赵敏'], ['郑丽']])
    expect((await lists('vacant')).items.map(({ code }) => code)).not.toContain(SECOND)
    // The successor takes over: one worker at a time, and the new one wears the post at once.
    expect((await name(three, 'worker', { replaces: grid.workers[0]!.postId, reason: '轮岗' })).status).toBe(201)
    const later = (await officer.call(c.getGrid, { params: { code: SECOND } })).body
    expect(later.workers.map((w) => w.name)).toEqual(['韩梅'])
    expect((await three.get('/api/me')).body.posts.map((p: { kind: string; region: string }) => `${p.kind} ${p.region}`)).toContain(`grid_worker ${SECOND}`)
    const ended = await officer.call(c.endGridWorker, { params: { code: SECOND, postId: later.workers[0]!.postId }, body: { reason: '调离', clientId: once() } })
    expect(ended.body).toEqual({ vacant: true })
    const vacancies = (await officer.call(c.listVacancies, { query: { region: COMMUNITY, kind: 'grid_worker' } })).body
    expect(vacancies.items.map(({ region }) => region)).toContain(SECOND)
  })

  test('nobody names themselves, and a community worker names nobody', async () => {
    const head = await world.staff('station_head', COMMUNITY, '乌兰')
    const body = (accountId: string) => ({ params: { code: SECOND }, body: { accountId, as: 'worker' as const, from: '2026-03-02', clientId: once() } })
    expect((await head.call(c.nameGridWorker, body(head.id))).body).toMatchObject({ code: 'grids.not_oneself' })
    expect((await worker.call(c.nameGridWorker, body(gridWorker.id))).status).toBe(403)
  })
})

describe('any address resolves', () => {
  test('[TER-10] door head, group leader and grid worker of an address; the station and its telephone where a link is missing', async () => {
    const home = await aDwelling(worker, GRID, '20号楼', { estate: '云栖小区', door: '2单元301室' })
    const other = await aDwelling(worker, GRID, '20号楼', { estate: '云栖小区', door: '1单元101室' })
    await world.within((tx) => tx.run(sql`insert into organisations.organisations (county, id, region, kind, name, phone, valid_from)
      values ('152921', gen_random_uuid(), ${COMMUNITY}, 'station', '王府社区服务站', '0483-8000001', '2020-01-01')`))
    const bare = (await worker.call(c.resolveAddress, { params: { dwellingId: home.id } })).body
    expect(bare.missing).toEqual(['door_head', 'group_leader'])
    expect(bare.station).toEqual({ name: '王府社区服务站', phone: '0483-8000001' })

    const name = (body: object) => worker.post('/api/grids/responsibles', { region: COMMUNITY, validFrom: '2026-01-01', clientId: once(), ...body })
    const door = await name({ kind: 'door_head', name: '李秀英', phone: '13800000001', phoneShown: true, areas: [{ kind: 'units', buildingId: home.buildingId, from: 2, to: 2 }] })
    expect(door.status, JSON.stringify(door.body)).toBe(201)
    await name({ kind: 'building_head', name: '周正', phone: '13800000002', areas: [{ kind: 'building', buildingId: home.buildingId }] })
    await name({ kind: 'group_leader', name: '其木格', areas: [{ kind: 'grid', grid: GRID }] })
    await name({ kind: 'residents_representative', name: '苏和', areas: [{ kind: 'estate', estate: '云栖小区' }] })
    const links = async (who: Someone, id: string) => (await who.call(c.resolveAddress, { params: { dwellingId: id } })).body.links.map(({ kind, name: called, phone }) => `${kind} ${called} ${phone ?? ''}`.trim())
    expect(await links(worker, home.id)).toEqual([
      'door_head 李秀英 13800000001', 'building_head 周正', 'group_leader 其木格', 'residents_representative 苏和', 'grid_worker 巴特尔 0483-8000001',
    ])
    // Next door has no door head: the building's answers.
    expect((await links(gridWorker, other.id)).slice(0, 2)).toEqual(['building_head 周正', 'group_leader 其木格'])
    expect((await worker.call(c.resolveAddress, { params: { dwellingId: other.id } })).body.missing).toEqual([])

    // The resident sees names and office telephones, a private number only where its holder agreed.
    const resident = await world.resident({ name: '斯琴', bornOn: '1988-05-07' })
    expect((await resident.call(c.resolveMyAddress, {})).body).toMatchObject({ chain: null, station: { phone: '0483-8000001' } })
    const file = (await worker.get(`/api/people/${resident.personId}?purpose=visit`)).body
    expect((await worker.post(`/api/people/${resident.personId}/ties`, { kind: 'living', dwellingId: home.id, validFrom: '2024-01-01', relation: '02', version: file.version, clientId: once() })).status).toBe(201)
    const mine = (await resident.call(c.resolveMyAddress, {})).body.chain!
    expect(mine.links.map(({ kind, phone, phoneMasked }) => [kind, phone, phoneMasked])).toEqual([
      ['door_head', '13800000001', null], ['building_head', null, null], ['group_leader', null, null], ['residents_representative', null, null], ['grid_worker', '0483-8000001', null],
    ])

    // A duty that ends is a vacancy; its number is shown for a purpose only, and the showing is on record.
    expect((await worker.post(`/api/grids/responsibles/${door.body.id}/unmaskings`, { purpose: '通知停水' })).body).toEqual({ phone: '13800000001' })
    expect((await worker.post(`/api/grids/responsibles/${door.body.id}/end`, { on: '2026-03-02', reason: '搬家', version: 1, clientId: once() })).status).toBe(201)
    expect((await links(worker, home.id))[0]).toBe('building_head 周正')
    const trail = await world.within((tx) => tx.many<{ deed: string }>(sql`select deed from platform.audit_entries where detail ->> 'responsible' = ${door.body.id} order by at`))
    expect(trail.map(({ deed }) => deed)).toEqual(['grids.responsible_named', 'grids.responsible_unmasked', 'grids.responsible_ended'])
  })

  test('a second head for one area, an area elsewhere, a term that ends before it begins and an outsider are refused; terms that end soon are listed', async () => {
    const home = await aDwelling(worker, GRID, '21号楼', { estate: '云栖小区' })
    const name = (body: object, by = worker) => by.post('/api/grids/responsibles', { region: COMMUNITY, kind: 'building_head', name: '甲某', areas: [{ kind: 'building', buildingId: home.buildingId }], validFrom: '2026-01-01', clientId: once(), ...body })
    expect((await name({ validUntil: '2026-04-01' })).status).toBe(201)
    expect(codeOf(await name({ name: '乙某' }))).toBe('grids.answers_already')
    expect(codeOf(await name({ validUntil: '2025-01-01' }))).toBe('grids.dates_wrong')
    expect(codeOf(await name({ kind: 'door_head', areas: [{ kind: 'estate', estate: '云栖小区' }] }))).toBe('grids.area_wrong')
    expect(codeOf(await name({ kind: 'group_leader', areas: [{ kind: 'grid', grid: `${OTHER_COMMUNITY}001` }] }))).toBe('grids.area_wrong')
    expect(codeOf(await name({ kind: 'residents_representative', phone: '123' }))).toBe('grids.phone_wrong')
    expect((await name({}, gridWorker)).status).toBe(403)
    expect(codeOf(await name({}, await world.staff('community_worker', OTHER_COMMUNITY)))).toBe('grids.place_not_found')
    const ending = (await officer.call(c.listResponsibles, { query: { region: COMMUNITY, only: 'ending' } })).body
    expect([ending.items.map((one) => one.name), ending.counts.ending]).toEqual([['甲某'], 1])
    expect((await world.resident({ name: '外人', region: `${OTHER_COMMUNITY}001` }).then((r) => r.call(c.resolveAddress, { params: { dwellingId: home.id } }))).status).toBe(403)
  })
})

describe('drawing', () => {
  test('[TER-14] a drawing with a gap is not put in force; a drawing that moves a border moves the buildings on that ground, and the old border stays with its days', async () => {
    const fresh = await aWorld()
    try {
      const head = await fresh.staff('station_head', COMMUNITY, '乌兰')
      const clerk = await fresh.staff('community_worker', COMMUNITY, '孙丽')
      const drawing = (await head.call(c.getDrawing, { params: { community: COMMUNITY } })).body
      expect(drawing.inForce.length).toBeGreaterThan(1)
      const home = await aDwelling(clerk, GRID, '1号楼')
      await locate(clerk, home.buildingId, pointInside(drawing.inForce[0]!.geometry as Geometry))
      const [, second] = drawing.inForce
      // The first two grids change their codes' ground: what was the first is drawn as a new one, the second stays, the first code ends.
      const drawn = drawing.inForce.map((g, i) => ({ code: i === 0 ? null : g.code, name: i === 0 ? '新网格' : g.name, geometry: g.geometry as never }))
      const save = (list: unknown[], version: number | null) => head.call(c.saveGridDraft, { params: { community: COMMUNITY }, body: { shapes: list as never, version, clientId: once() } })
      const gap = await save(drawn.slice(1), null)
      expect(gap.status, JSON.stringify(gap.body)).toBe(200)
      const bad = (await head.call(c.previewDraft, { params: { id: gap.body.id } })).body
      expect([bad.flaws.length > 0, bad.unplaced, bad.blocked.length]).toEqual([true, 1, 1])
      expect((await head.call(c.putDraftInForce, { params: { id: gap.body.id }, body: { on: '2026-03-02', version: 1, reason: '重划网格', clientId: once() } })).body).toMatchObject({ code: 'grids.draft_has_flaws' })
      const saved = await save(drawn, 1)
      expect((await save(drawn, 1)).body).toMatchObject({ code: 'grids.changed_meanwhile' })
      const preview = (await head.call(c.previewDraft, { params: { id: saved.body.id } })).body
      expect(preview).toMatchObject({ flaws: [], blocked: [], buildings: 1, unplaced: 0 })
      expect(preview.grids.map(({ change }) => change).sort()).toEqual([...drawing.inForce.slice(1).map(() => 'same'), 'ended', 'new'].sort())
      // From a day to come it waits for the night.
      const waits = await head.call(c.putDraftInForce, { params: { id: saved.body.id }, body: { on: '2026-03-05', version: 2, reason: '重划网格', clientId: once() } })
      expect(waits.body).toMatchObject({ state: 'scheduled' })
      await fresh.job('grids.in_force')
      expect((await head.call(c.getGrid, { params: { code: GRID } })).status).toBe(200)
      fresh.clock.moveTo(new Date('2026-03-05T00:10:00+08:00'))
      await fresh.job('grids.in_force')
      expect((await head.call(c.getGrid, { params: { code: GRID } })).status).toBe(404)
      const now = (await head.call(c.listGrids, { query: { region: COMMUNITY } })).body.items
      const begun = now.find((g) => g.name === '新网格')!
      expect(begun.buildings).toBe(1)
      expect(begun.code).not.toBe(GRID)
      expect(now.map(({ code }) => code)).toContain(second!.code)
      const ended = await fresh.within((tx) => tx.one<{ valid_until: string }>(sql`select valid_until from regions.regions where code = ${GRID}`))
      expect(ended.valid_until).toBe('2026-03-05')
      // Redrawn under its own code: the border that was stays with its days.
      const again = (await head.call(c.getDrawing, { params: { community: COMMUNITY } })).body
      const renamed = again.inForce.map((g) => ({ code: g.code, name: g.code === second!.code ? '湖东网格' : g.name, geometry: g.geometry as never }))
      const third = await save(renamed, null)
      const done = await head.call(c.putDraftInForce, { params: { id: third.body.id }, body: { on: '2026-03-05', version: 1, reason: '改名', clientId: once() } })
      expect(done.body, JSON.stringify(done.body)).toMatchObject({ state: 'in_force', buildings: 0 })
      const former = await fresh.within((tx) => tx.one<{ name: string; valid_until: string; drawn: boolean }>(sql`
        select name, valid_until, geometry is not null as drawn from regions.former_regions where code = ${second!.code}`))
      expect(former).toEqual({ name: second!.name, valid_until: '2026-03-05', drawn: true })
    } finally {
      await fresh.close()
    }
  })

  test('crossing lines, equal names, foreign grids and a clerk are refused', async () => {
    const head = await world.staff('station_head', COMMUNITY, '乌云')
    const drawing = (await head.call(c.getDrawing, { params: { community: COMMUNITY } })).body
    const all = drawing.inForce.map((g) => ({ code: g.code, name: g.name, geometry: g.geometry }))
    const save = (list: unknown[], by = head) => by.call(c.saveGridDraft, { params: { community: COMMUNITY }, body: { shapes: list as never, version: null, clientId: once() } })
    const bow = { type: 'Polygon', coordinates: [[[105, 38], [105.1, 38.1], [105.1, 38], [105, 38.1], [105, 38]]] }
    expect((await save([{ code: null, name: '歪网格', geometry: bow }])).body).toMatchObject({ code: 'grids.shape_wrong' })
    expect((await save(all.map((g) => ({ ...g, name: '同名' })))).body).toMatchObject({ code: 'grids.name_twice' })
    expect((await save([{ ...all[0], code: `${OTHER_COMMUNITY}001` }])).body).toMatchObject({ code: 'grids.grid_not_found' })
    expect((await save(all, worker)).status).toBe(403)
    const stranger = await world.staff('station_head', OTHER_COMMUNITY)
    expect((await stranger.call(c.getDrawing, { params: { community: COMMUNITY } })).body).toMatchObject({ code: 'grids.place_not_found' })
  })
})

describe('estates and areas', () => {
  test('[TER-04] the estate list shows covered, candidate and decided, with the decision, its day and reason', async () => {
    await aDwelling(worker, GRID, '30号楼', { estate: '锦绣花园' })
    const listed = async (state: 'all' | 'covered' | 'candidate' | 'decided' = 'all') => (await officer.call(c.listEstates, { query: { region: STREET, state } })).body
    expect((await listed()).items.find((e) => e.name === '锦绣花园')).toMatchObject({ id: null, state: 'covered', buildings: 1, dwellings: 1 })
    const kept = await officer.call(c.keepEstate, { body: { region: COMMUNITY, name: '望山新城', developer: '阿拉善宜居置业', households: 1260, state: 'candidate', clientId: once() } })
    expect(kept.status).toBe(201)
    expect((await officer.call(c.keepEstate, { body: { region: COMMUNITY, name: '望山新城', clientId: once() } })).body).toMatchObject({ code: 'grids.estate_exists' })
    expect((await listed('candidate')).items.map((e) => [e.name, e.stated, e.developer])).toEqual([['望山新城', 1260, '阿拉善宜居置业']])
    const decide = (body: object, by = officer) => by.post(`/api/estates/${kept.body.id}/decision`, { version: 1, decision: 'own_committee', on: '2026-03-01', reason: '户数达到标准，便于管理', clientId: once(), ...body })
    world.clock.moveTo(new Date('2026-03-02T09:05:00+08:00'))
    expect(codeOf(await decide({ on: '2026-05-01' }))).toBe('grids.day_to_come')
    expect((await decide({}, await world.staff('station_head', COMMUNITY))).status).toBe(403)
    expect((await decide({})).status).toBe(201)
    expect(codeOf(await decide({ version: 2 }))).toBe('grids.not_a_candidate')
    const shown = (await officer.call(c.getEstate, { params: { id: kept.body.id } })).body
    expect(shown.estate).toMatchObject({ state: 'decided', decision: 'own_committee', decidedOn: '2026-03-01' })
    expect(shown.changes[0]).toMatchObject({ deed: 'decided', reason: '户数达到标准，便于管理', byName: '吴强' })
    const { counts } = await listed()
    expect([counts.candidate, counts.decided, counts.covered + counts.decided]).toEqual([0, 1, counts.all])
  })

  test('[TER-05] each tagged area lists its party and self-governing organisations, or the gap', async () => {
    const tag = (region: string, kind: string, more: object = {}) => officer.post('/api/grids/area-tags', { region, kind, validFrom: '2026-01-01', reason: '实地核查', clientId: once(), ...more })
    expect((await tag(OTHER_COMMUNITY, 'urban_village')).status).toBe(201)
    expect(codeOf(await tag(OTHER_COMMUNITY, 'urban_village'))).toBe('grids.tagged_already')
    const read = async () => (await officer.call(c.listAreaTags, { query: { region: STREET } })).body
    expect((await read()).items[0]).toMatchObject({ kind: 'urban_village', organisations: [], gaps: ['party', 'self_governing'] })
    const add = (kind: string, name: string) => world.within((tx) => tx.run(sql`insert into organisations.organisations (county, id, region, kind, name, valid_from)
      values ('152921', gen_random_uuid(), ${OTHER_COMMUNITY}, ${kind}, ${name}, '2020-01-01')`))
    await add('committee', '西花园社区居民委员会')
    const one = await read()
    expect(one.items[0]).toMatchObject({ gaps: ['party'], organisations: [{ name: '西花园社区居民委员会' }] })
    expect((await officer.call(c.listAreaTags, { query: { region: STREET, only: 'gap' } })).body.items).toHaveLength(1)
    await add('party_community', '西花园社区党支部')
    expect((await read()).items[0]).toMatchObject({ gaps: [], party: 1, selfGoverning: 1 })
    expect((await read()).counts).toMatchObject({ current: 1, gap: 0 })
    const ended = await officer.post(`/api/grids/area-tags/${one.items[0]!.id}/end`, { on: '2026-03-02', reason: '改造完成', version: 1, clientId: once() })
    expect(ended.status).toBe(201)
    expect((await read()).counts).toEqual({ current: 0, gap: 0, past: 1 })
  })
})
