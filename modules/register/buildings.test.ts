import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { COMMUNITY, GRID, OTHER_COMMUNITY, aWorld, type Someone, type World } from '../../e2e/support/world.ts'
import { doorKey, floorPlan, readDoor } from './doors-of.ts'

describe('what a door says', () => {
  test('unit, floor and room in the ways doors are written', () => {
    expect(readDoor('2单元501室')).toEqual({ unit: '2', floor: 5, room: '501' })
    expect(readDoor('1-1203')).toEqual({ unit: '1', floor: 12, room: '1203' })
    expect(readDoor('1203')).toEqual({ unit: '', floor: 12, room: '1203' })
    expect(readDoor('3号')).toEqual({ unit: '', floor: null, room: '3' })
    expect(readDoor('')).toEqual({ unit: '', floor: null, room: '' })
    expect(['2单元501室', '2-501', ' 2单元 501'].map(doorKey)).toEqual(['2-501', '2-501', '2-501'])
  })

  test('a plan has the highest floor first and every door once', () => {
    const plan = floorPlan(['1单元102室', '1单元201室', '10单元101室', '1单元101室', '2单元101室', '库房'].map((door) => ({ door })))
    expect(plan.map((u) => u.unit)).toEqual(['', '1', '2', '10'])
    expect(plan[1]!.floors.map((f) => [f.floor, f.doors.map((d) => d.door)])).toEqual([[2, ['1单元201室']], [1, ['1单元101室', '1单元102室']]])
  })
})

describe('buildings and dwellings', () => {
  let world: World
  let worker: Someone
  let stranger: Someone
  let clerk: Someone
  beforeAll(async () => {
    world = await aWorld()
    worker = await world.staff('community_worker', COMMUNITY, '社区小王')
    clerk = await world.staff('window_clerk', COMMUNITY, '窗口小李')
    stranger = await world.staff('community_worker', OTHER_COMMUNITY, '别处小张')
  })
  afterAll(() => world?.close())

  const make = async (door: string, building = '1号楼', estate = '胡杨里') => (await worker.post('/api/dwellings', { region: GRID, estate, building, door })).body as { id: string; buildingId: string }
  const found = async (who: Someone, q: string) => ((await who.get(`/api/addresses?q=${encodeURIComponent(q)}`)).body.items as Array<{ id: string; address: string }>).map((d) => d.address)

  test('[REG-03] one address, one dwelling: found by unit and room alone within the post’s place, and by nobody from elsewhere', async () => {
    const one = await make('1单元101室')
    const two = await make('1单元101室', '2号楼')
    await make('11单元101室')
    expect((await worker.post('/api/dwellings', { region: GRID, estate: '胡杨里', building: '1号楼', door: '1 单元101室' })).body.code).toBe('register.dwelling_exists')
    for (const q of ['1单元101', '1单元101室', '1-101', '１单元１０１']) expect((await found(worker, q)).sort(), q).toEqual(['胡杨里1号楼1单元101室', '胡杨里2号楼1单元101室'])
    expect(await found(worker, '9单元909')).toEqual([])
    expect(await found(stranger, '1单元101')).toEqual([])
    expect(one.id).not.toBe(two.id)
  })

  test('[REG-03] owner and tenant, a person or an organisation, from a day to a day; the person is told of it', async () => {
    const home = await make('3单元301室')
    const owner = await world.resident({ name: '石业主', bornOn: '1970-01-01' })
    const path = `/api/dwellings/${home.id}/links`
    expect((await worker.post(path, { kind: 'owner', validFrom: '2020-01-01', source: '不动产权证' })).body.code).toBe('register.link_names_nobody')
    expect((await stranger.post(path, { kind: 'owner', name: '某公司', validFrom: '2020-01-01', source: '不动产权证' })).body.code).toBe('register.dwelling_not_found')
    const owned = await worker.post(path, { kind: 'owner', personId: owner.personId, validFrom: '2020-01-01', source: '不动产权证' })
    const leased = await worker.post(path, { kind: 'tenant', name: '驼乡物流有限公司', validFrom: '2025-01-01', validUntil: '2026-12-31', source: '租赁合同' })
    expect([owned.status, leased.status]).toEqual([201, 201])
    expect((await clerk.get(path)).body.items.map((l: { kind: string; name: string; personId: string | null }) => [l.kind, l.name, l.personId])).toEqual([
      ['owner', '石业主', owner.personId], ['tenant', '驼乡物流有限公司', null],
    ])
    expect((await worker.post(`/api/dwelling-links/${leased.body.id}/end`, { on: '2024-01-01', reason: '退租' })).body.code).toBe('register.tie_dates')
    expect((await worker.post(`/api/dwelling-links/${leased.body.id}/end`, { on: '2026-03-01', reason: '退租' })).body).toEqual({ done: true })
    expect((await worker.post(`/api/dwelling-links/${leased.body.id}/end`, { on: '2026-03-01', reason: '退租' })).body.code).toBe('register.link_not_found')
  })

  test('[REG-03] a door is divided and joined only when nobody belongs to it; the old one stays for history and is found no more', async () => {
    const wide = await make('5单元501室', '5号楼')
    const who = await world.person({ name: '石住户', bornOn: '1970-01-01' })
    const tie = await worker.post(`/api/people/${who.id}/ties`, { kind: 'living', dwellingId: wide.id, validFrom: '2020-01-01', version: 1 })
    const path = `/api/buildings/${wide.buildingId}/reshapings`
    const split = { from: [{ id: wide.id, version: 1 }], to: [{ door: '5单元501A' }, { door: '5单元501B' }], on: '2026-03-01', reason: '分割办证' }
    expect((await worker.post(path, split)).body.code).toBe('register.dwelling_in_use')
    await worker.post(`/api/people/${who.id}/ties/${tie.body.id}/end`, { on: '2026-02-28', reason: '搬走', version: tie.body.version })
    expect((await worker.post(path, { ...split, to: [{ door: '5单元502室' }] })).body.code).toBe('register.reshape_one_to_one')
    expect((await stranger.post(path, split)).body.code).toBe('register.building_not_found')
    const made = await worker.post(path, split)
    expect(made.status, JSON.stringify(made.body)).toBe(201)
    expect(await found(worker, '胡杨里5号楼')).toEqual(['胡杨里5号楼5单元501A', '胡杨里5号楼5单元501B'])
    expect((await worker.get(`/api/people/${who.id}?purpose=window`)).body.ties[0].address).toBe('胡杨里5号楼5单元501室')
    const joined = await worker.post(path, { from: made.body.ids.map((id: string) => ({ id, version: 1 })), to: [{ door: '5单元501合' }], on: '2026-03-02', reason: '合并办证' })
    expect(joined.status).toBe(201)
    expect(await found(worker, '胡杨里5号楼')).toEqual(['胡杨里5号楼5单元501合'])
  })

  test('a building shows its doors as a plan with how many live behind each', async () => {
    const low = await make('1单元101室', '8号楼')
    await make('1单元201室', '8号楼')
    await make('2单元101室', '8号楼')
    const who = await world.person({ name: '石八楼', bornOn: '1970-01-01' })
    await worker.post(`/api/people/${who.id}/ties`, { kind: 'living', dwellingId: low.id, validFrom: '2020-01-01', version: 1 })
    const plan = (await worker.get(`/api/buildings/${low.buildingId}`)).body
    expect(plan).toMatchObject({ address: '胡杨里8号楼' })
    expect(plan.units.map((u: { unit: string; floors: Array<{ floor: number; doors: Array<{ door: string; living: number; first: string }> }> }) =>
      [u.unit, u.floors.map((f) => [f.floor, f.doors.map((d) => `${d.door} ${d.living} ${d.first}`.trim())])])).toEqual([
      ['1', [[2, ['1单元201室 0']], [1, ['1单元101室 1 石八楼']]]], ['2', [[1, ['2单元101室 0']]]],
    ])
    expect((await stranger.get(`/api/buildings/${low.buildingId}`)).body.code).toBe('register.building_not_found')
  })
})
