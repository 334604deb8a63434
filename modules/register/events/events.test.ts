import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { COMMUNITY, GRID, OTHER_COMMUNITY, STREET, aWorld, anIdNumber, type Someone, type World } from '../../../e2e/support/world.ts'

let world: World
let worker: Someone
let neighbour: Someone
let street: Someone
let clerk: Someone

beforeAll(async () => {
  world = await aWorld()
  worker = await world.staff('community_worker', COMMUNITY, '社区小王')
  neighbour = await world.staff('community_worker', OTHER_COMMUNITY, '邻社小张')
  street = await world.staff('street_officer', STREET, '街道老赵')
  clerk = await world.staff('window_clerk', COMMUNITY, '窗口小李')
})
afterAll(() => world?.close())

let doors = 100
const dwelling = async (region = GRID) => {
  doors++
  const by = region.startsWith(COMMUNITY) ? worker : neighbour
  const made = await by.post('/api/dwellings', { region, estate: region.startsWith(COMMUNITY) ? '翠湖家园' : '驼铃花园', building: '1号楼', door: `1单元${doors}室` })
  return made.body.id as string
}
const open = async (who: Someone, id: string) => (await who.get(`/api/people/${id}?purpose=window&ref=CS-1`)).body
const household = async (who: Someone, id: string, on?: string) => (await who.get(`/api/households/${id}${on ? `?on=${on}` : ''}`)).body
const versionOf = async (who: Someone, id: string) => (await open(who, id)).version as number
const counted = async (region: string, on: string) => (await street.get(`/api/households?region=${region}&on=${on}`)).body.total as number

/** A family of that community: head, spouse and more, with their household. */
async function family(members: Array<{ name: string; bornOn: string; sex: '1' | '2'; relation: string }>, region = GRID, validFrom = '2010-05-01') {
  const people = []
  for (const m of members) people.push({ ...m, ...(await world.person({ name: m.name, bornOn: m.bornOn, sex: m.sex, region })) })
  const by = region.startsWith(COMMUNITY) ? worker : neighbour
  const home = await dwelling(region)
  const made = await by.post('/api/households', { dwellingId: home, validFrom, members: people.map((p) => ({ personId: p.id, relation: p.relation })) })
  expect(made.status).toBe(201)
  return { id: made.body.id as string, home, people, ids: people.map((p) => p.id) }
}

/** Everything that an event may touch, as it holds: void rows left out, versions too. */
const snapshot = () =>
  world.owner(async (c) => {
    const rows = async (q: string) => (await c.query(q)).rows
    return {
      people: await rows(`select id, region, state, died_on, name from register.people where state <> 'cancelled' order by id`),
      ties: await rows(`select person_id, kind, household_id, dwelling_id, relation, region, elsewhere, valid_from, valid_until from register.ties
        where valid_until is distinct from valid_from order by person_id, kind, valid_from`),
      households: await rows(`select id, region, head_id, valid_from, valid_until from register.households where valid_until is distinct from valid_from order by id`),
      representatives: await rows(`select person_id, by_person_id, kind, valid_from, valid_until from register.representatives where valid_until is distinct from valid_from order by id`),
      accounts: await rows(`select id, closed_at from accounts.accounts where kind = 'resident' order by id`),
    }
  })

/** Records, looks, takes back: everything stands exactly as before, and a second taking back is refused. */
async function undone(by: Someone, before: unknown, eventId: string) {
  const back = await by.post(`/api/household-events/${eventId}/undo`, { reason: '录入有误' })
  expect(back.status, JSON.stringify(back.body)).toBe(201)
  expect(await snapshot()).toEqual(before)
  expect((await by.post(`/api/household-events/${eventId}/undo`, { reason: '再撤一次' })).body.code).toBe('register.undone_already')
}

describe('a newborn', () => {
  test('[REG-01] [REG-02] a child without a number yet is written into the family; the parents are guardians by law; the number comes later', async () => {
    const home = await family([{ name: '那顺', bornOn: '1992-01-01', sex: '1', relation: '02' }, { name: '萨仁', bornOn: '1993-01-01', sex: '2', relation: '12' }])
    const [father, mother] = home.ids as [string, string]
    const before = await snapshot()
    const born = {
      householdId: home.id, version: 1, name: '那仁', sex: '1', bornOn: '2026-02-20', motherId: mother, fatherId: father, relation: '20', consentBy: mother,
      certificate: 'T150000001', source: '出生医学证明',
    }
    expect((await worker.post('/api/household-events/births', { ...born, motherId: undefined, fatherId: undefined })).body.code).toBe('register.parent_needed')
    expect((await worker.post('/api/household-events/births', { ...born, consentBy: born.householdId })).body.code).toBe('register.consent_by_parent')
    expect((await neighbour.post('/api/household-events/births', born)).body.code).toBe('register.household_not_found')
    const made = await worker.post('/api/household-events/births', { ...born, clientId: 'birth-0001' })
    expect(made.status, JSON.stringify(made.body)).toBe(201)
    expect(made.body.warnings.map((w: { code: string }) => w.code)).toEqual(['number_follows'])
    expect((await worker.post('/api/household-events/births', { ...born, clientId: 'birth-0001' })).body.id).toBe(made.body.id)

    const child = await open(worker, made.body.personId)
    expect(child).toMatchObject({ name: '那仁', age: 0, idNumberMasked: null, region: GRID, household: { id: home.id } })
    expect(child.representatives.map((r: { name: string; kind: string; validUntil: string }) => [r.name, r.kind, r.validUntil]).sort()).toEqual([
      ['萨仁', 'guardian', '2044-02-20'], ['那顺', 'guardian', '2044-02-20'],
    ])
    expect(child.ties.map((t: { kind: string; relation: string; validFrom: string }) => [t.kind, t.relation, t.validFrom]).sort()).toEqual([
      ['living', '20', '2026-02-20'], ['registered', '20', '2026-02-20'],
    ])
    const number = anIdNumber('2026-02-20', '1')
    const later = await worker.patch(`/api/people/${child.id}`, { version: child.version, reason: '落户后补身份证号', idNumber: number })
    expect(later.status).toBe(200)
    expect((await worker.get(`/api/people/${child.id}/events`)).body.items).toEqual([expect.objectContaining({ kind: 'birth', on: '2026-02-20', mayUndo: true, byName: '社区小王' })])

    await undone(worker, before, made.body.id)
    expect((await worker.get(`/api/people/${child.id}?purpose=window&ref=CS-1`)).body.code).toBe('register.person_not_found')
    expect((await worker.get(`/api/people?q=${encodeURIComponent('那仁')}`)).body.items).toEqual([])
    const again = await worker.post('/api/household-events/births', { ...born, version: (await household(worker, home.id)).version, idNumber: number })
    expect(again.status, JSON.stringify(again.body)).toBe(201)
  })
})

describe('a wedding between two communities', () => {
  test('[REG-02] the street joins both in one household; the counts of either community are those of the day; taken back exactly', async () => {
    const his = await family([{ name: '王大山', bornOn: '1968-01-01', sex: '1', relation: '02' }, { name: '王小山', bornOn: '1996-01-01', sex: '1', relation: '20' }])
    const hers = await family([{ name: '乌兰', bornOn: '1997-01-01', sex: '2', relation: '02' }], OTHER_COMMUNITY)
    const [groom, bride] = [his.ids[1]!, hers.ids[0]!]
    const [here, there] = [await counted(COMMUNITY, '2026-02-28'), await counted(OTHER_COMMUNITY, '2026-02-28')]
    const wedding = async (by: Someone) => ({
      on: '2026-02-14', couple: [groom, bride], movers: [{ personId: bride, version: await versionOf(by, bride).catch(() => 1), relation: '38' }], into: { householdId: his.id }, source: '结婚证',
    })
    expect((await worker.post('/api/household-events/marriages', { ...(await wedding(street)) })).body.code).toBe('register.person_not_found')
    const before = await snapshot()
    const made = await street.post('/api/household-events/marriages', await wedding(street))
    expect(made.status, JSON.stringify(made.body)).toBe(201)
    expect((await household(street, his.id)).members.filter((m: { name: string }) => m.name === '乌兰').map((m: { relation: string }) => m.relation)).toEqual(['38', '38'])
    expect(await open(worker, bride)).toMatchObject({ region: GRID, household: { id: his.id } })
    expect((await neighbour.get(`/api/people/${bride}?purpose=window`)).body.code).toBe('register.person_not_found')
    // Her own household had nobody left: it ended on the day, and no count of an earlier day changed.
    expect(await household(street, hers.id)).toMatchObject({ validUntil: '2026-02-14', members: [] })
    expect([await counted(COMMUNITY, '2026-02-28'), await counted(OTHER_COMMUNITY, '2026-02-28')]).toEqual([here, there - 1])
    expect([await counted(OTHER_COMMUNITY, '2026-02-13')]).toEqual([there])
    await undone(street, before, made.body.id)
    expect(await counted(OTHER_COMMUNITY, '2026-02-28')).toBe(there)
  })

  test('a couple found their own household; both parents’ households go on; a bride below the age of the Civil Code is asked about', async () => {
    const his = await family([{ name: '赵父', bornOn: '1968-01-01', sex: '1', relation: '02' }, { name: '赵明', bornOn: '1996-01-01', sex: '1', relation: '20' }])
    const hers = await family([{ name: '钱父', bornOn: '1968-01-01', sex: '1', relation: '02' }, { name: '钱丽', bornOn: '2006-12-01', sex: '2', relation: '30' }])
    const [groom, bride] = [his.ids[1]!, hers.ids[1]!]
    const flat = await dwelling()
    const before = await snapshot()
    const made = await worker.post('/api/household-events/marriages', {
      on: '2026-02-14', couple: [groom, bride], movers: [{ personId: groom, version: await versionOf(worker, groom) }, { personId: bride, version: await versionOf(worker, bride) }],
      into: { dwellingId: flat, headId: bride }, source: '结婚证',
    })
    expect(made.status, JSON.stringify(made.body)).toBe(201)
    expect(made.body.warnings.map((w: { code: string }) => w.code)).toEqual(['marriage_age'])
    const theirs = await household(worker, made.body.householdId)
    expect(theirs).toMatchObject({ headId: bride, dwellingId: flat, validFrom: '2026-02-14' })
    expect(new Set(theirs.members.map((m: { name: string; relation: string }) => `${m.name} ${m.relation}`))).toEqual(new Set(['钱丽 02', '赵明 11']))
    expect((await household(worker, his.id)).headId).toBe(his.ids[0])
    await undone(worker, before, made.body.id)
  })
})

describe('the death of a household head with an open case', () => {
  test('[REG-02] ties and accounts end, the widow heads the household, the owner of the case is told; a mistake is put right exactly', async () => {
    const old = await world.resident({ name: '孙老', bornOn: '1940-01-01', sex: '1' })
    const widow = await world.person({ name: '孙母', bornOn: '1944-01-01', sex: '2' })
    const son = await world.person({ name: '孙强', bornOn: '1970-01-01', sex: '1' })
    const home = await dwelling()
    const made = await worker.post('/api/households', {
      dwellingId: home, validFrom: '2001-01-01', members: [{ personId: old.personId, relation: '02' }, { personId: widow.id, relation: '12' }, { personId: son.id, relation: '20' }],
    })
    await worker.post(`/api/people/${widow.id}/representatives`, { byPersonId: old.personId, kind: 'agent', powers: ['apply'], validFrom: '2025-06-01', source: '委托书' })
    const asked = await old.post('/api/cases', { matterCode: 'matters.resident-request', form: { kind: 'help', content: '想请人帮忙换灯泡' }, clientId: 'case-of-old-1' })
    expect(asked.status, JSON.stringify(asked.body)).toBe(201)
    const before = await snapshot()
    const version = await versionOf(worker, old.personId!)
    const death = { personId: old.personId, version, diedOn: '2026-02-25', source: '医学死亡证明' }
    expect((await neighbour.post('/api/household-events/deaths', death)).body.code).toBe('register.person_not_found')
    expect((await worker.post('/api/household-events/deaths', { ...death, diedOn: '2026-03-09' })).body.code).toBe('register.born_on_impossible')
    expect((await old.get('/api/me/file')).status).toBe(200)
    const told = await worker.post('/api/household-events/deaths', death)
    expect(told.status, JSON.stringify(told.body)).toBe(201)
    expect(told.body.flagged).toEqual([{ title: expect.stringContaining('办件'), told: expect.any(Number) }])
    expect(told.body.flagged[0].told).toBeGreaterThan(0)
    const bells = (await world.owner((c) => c.query(`select distinct m.body from notices.messages m where m.template = 'person_gone'`))).rows
    expect(bells).toEqual([{ body: expect.stringMatching(/孙老已于2026-02-25去世.*请核对：办件/) }])

    expect(await open(worker, old.personId!)).toMatchObject({ state: 'died', diedOn: '2026-02-25', household: null })
    expect((await old.get('/api/me/file')).status).toBe(401)
    const now = await household(worker, made.body.id)
    expect(now.headId).toBe(widow.id)
    expect(new Set(now.members.map((m: { name: string; relation: string }) => `${m.name} ${m.relation}`))).toEqual(new Set(['孙母 02', '孙强 20']))
    expect(await household(worker, made.body.id, '2026-02-24')).toMatchObject({ headId: old.personId })
    expect((await open(worker, widow.id)).representatives[0]).toMatchObject({ name: '孙老', validUntil: '2026-02-25' })
    expect((await worker.post('/api/household-events/deaths', { ...death, version: version + 9 })).body.code).toBe('register.changed_meanwhile')

    await undone(worker, before, told.body.id)
    expect((await household(worker, made.body.id)).headId).toBe(old.personId)
  })

  test('the last of a household: it ends with the death; nobody of age left: no child is made head by a rule', async () => {
    const alone = await family([{ name: '独居老人', bornOn: '1935-01-01', sex: '2', relation: '02' }])
    await worker.post('/api/household-events/deaths', { personId: alone.ids[0], version: await versionOf(worker, alone.ids[0]!), diedOn: '2026-02-01', source: '医学死亡证明' })
    expect((await household(worker, alone.id)).validUntil).toBe('2026-02-01')
    const orphan = await family([{ name: '单亲', bornOn: '1985-01-01', sex: '2', relation: '02' }, { name: '小孩', bornOn: '2016-01-01', sex: '1', relation: '20' }], GRID, '2017-01-01')
    await worker.post('/api/household-events/deaths', { personId: orphan.ids[0], version: await versionOf(worker, orphan.ids[0]!), diedOn: '2026-02-01', source: '医学死亡证明' })
    expect(await household(worker, orphan.id)).toMatchObject({ headId: null, validUntil: null })
  })
})

describe('division, divorce, merger, change of head', () => {
  test('[REG-02] joint and separate dates: a divided household counts once before and twice after; merged again, once; each taken back exactly', async () => {
    const home = await family([
      { name: '周父', bornOn: '1965-01-01', sex: '1', relation: '02' }, { name: '周母', bornOn: '1966-01-01', sex: '2', relation: '12' },
      { name: '周子', bornOn: '1992-01-01', sex: '1', relation: '20' }, { name: '周媳', bornOn: '1993-01-01', sex: '2', relation: '38' }, { name: '周孙', bornOn: '2018-01-01', sex: '1', relation: '41' },
    ], GRID, '2019-01-01')
    const [, , son, wife, child] = home.ids as [string, string, string, string, string]
    const flat = await dwelling()
    const [early, later] = [await counted(COMMUNITY, '2026-01-31'), await counted(COMMUNITY, '2026-02-02')]
    const body = { householdId: home.id, version: 1, on: '2026-02-01', movers: [{ personId: son }, { personId: wife }, { personId: child, relation: '20' }], newHeadId: son, dwellingId: flat, source: '分户申请' }
    expect((await worker.post('/api/household-events/divisions', { ...body, movers: home.ids.map((personId) => ({ personId })) })).body.code).toBe('register.nobody_left')
    expect((await worker.post('/api/household-events/divisions', { ...body, version: 7 })).body.code).toBe('register.changed_meanwhile')
    const before = await snapshot()
    const divided = await worker.post('/api/household-events/divisions', body)
    expect(divided.status, JSON.stringify(divided.body)).toBe(201)
    expect([await counted(COMMUNITY, '2026-01-31'), await counted(COMMUNITY, '2026-02-02')]).toEqual([early, later + 1])
    const young = await household(worker, divided.body.householdId)
    expect(new Set(young.members.map((m: { name: string; relation: string }) => `${m.name} ${m.relation}`))).toEqual(new Set(['周子 02', '周媳 12', '周孙 20']))
    const afterDivision = await snapshot()

    const merged = await worker.post('/api/household-events/mergers', {
      fromHouseholdId: young.id, version: young.version, intoHouseholdId: home.id, on: '2026-02-20', source: '并户申请',
      relations: [{ personId: son, relation: '20' }, { personId: wife, relation: '38' }, { personId: child, relation: '41' }],
    })
    expect(merged.status, JSON.stringify(merged.body)).toBe(201)
    expect([await counted(COMMUNITY, '2026-02-10'), await counted(COMMUNITY, '2026-02-21')]).toEqual([later + 1, later])
    expect((await worker.post(`/api/household-events/${divided.body.id}/undo`, { reason: '先撤前一件' })).body.code).toBe('register.event_built_upon')
    await undone(worker, afterDivision, merged.body.id)
    await undone(worker, before, divided.body.id)
  })

  test('a divorce leaves both as guardians of the child; the old head may leave and the other heads the rest', async () => {
    const home = await family([{ name: '吴夫', bornOn: '1988-01-01', sex: '1', relation: '02' }, { name: '吴妻', bornOn: '1989-01-01', sex: '2', relation: '12' }])
    const [husband, wife] = home.ids as [string, string]
    const birth = await worker.post('/api/household-events/births', {
      householdId: home.id, version: 1, name: '吴童', sex: '2', bornOn: '2020-05-05', motherId: wife, fatherId: husband, relation: '30', consentBy: wife, source: '出生医学证明',
    })
    const before = await snapshot()
    const left = await worker.post('/api/household-events/divorces', {
      householdId: home.id, version: (await household(worker, home.id)).version, on: '2026-02-01', movers: [{ personId: husband }], newHeadId: husband, source: '离婚证',
    })
    expect(left.status, JSON.stringify(left.body)).toBe(201)
    expect(await household(worker, home.id)).toMatchObject({ headId: wife })
    expect((await open(worker, birth.body.personId)).representatives.map((r: { name: string }) => r.name).sort()).toEqual(['吴夫', '吴妻'])
    await undone(worker, before, left.body.id)
  })

  test('a change of head states every relation anew from that day, and the day before stays as it was', async () => {
    const home = await family([{ name: '郑父', bornOn: '1950-01-01', sex: '1', relation: '02' }, { name: '郑子', bornOn: '1980-01-01', sex: '1', relation: '20' }])
    const [father, son] = home.ids as [string, string]
    const preview = (await worker.get(`/api/households/${home.id}/next-head?on=2026-02-10&headId=${son}`)).body
    expect(preview.members.map((m: { name: string; relation: string; sure: boolean }) => [m.name, m.relation, m.sure])).toEqual([['郑父', '51', true], ['郑子', '02', true]])
    const before = await snapshot()
    const made = await worker.post('/api/household-events/head-changes', { householdId: home.id, version: 1, on: '2026-02-10', newHeadId: son, source: '户主变更申请' })
    expect(made.status, JSON.stringify(made.body)).toBe(201)
    expect((await household(worker, home.id)).headId).toBe(son)
    expect(await household(worker, home.id, '2026-02-09')).toMatchObject({ headId: father })
    expect((await household(worker, home.id, '2026-02-09')).members[0]).toMatchObject({ name: '郑父', relation: '02' })
    await undone(worker, before, made.body.id)
  })
})

describe('between banners', () => {
  test('a registration goes to another banner with a slip; who comes back gets the old file again', async () => {
    const home = await family([{ name: '冯父', bornOn: '1960-01-01', sex: '1', relation: '02' }, { name: '冯女', bornOn: '1998-01-01', sex: '2', relation: '30' }])
    const daughter = home.people[1]!
    const out = {
      people: [{ personId: daughter.id, version: await versionOf(worker, daughter.id) }], on: '2026-02-03', destinationCode: '150102', destination: '内蒙古自治区呼和浩特市新城区',
      why: 'work', source: '户口迁移证',
    }
    expect((await worker.post('/api/household-events/transfers-out', { ...out, destinationCode: '152921' })).body.code).toBe('register.destination_is_here')
    const before = await snapshot()
    const gone = await worker.post('/api/household-events/transfers-out', out)
    expect(gone.status, JSON.stringify(gone.body)).toBe(201)
    expect(await open(worker, daughter.id)).toMatchObject({ state: 'moved_away', household: null })
    expect((await household(worker, home.id)).members.map((m: { name: string }) => m.name)).toEqual(['冯父', '冯父'])
    const grid = await world.staff('grid_worker', GRID)
    expect((await grid.get(`/api/household-events/${gone.body.id}/slip`)).body.code).toBe('register.number_not_for_this_post')
    const slip = (await clerk.get(`/api/household-events/${gone.body.id}/slip`)).body
    expect(slip).toMatchObject({ to: '内蒙古自治区呼和浩特市新城区', toCode: '150102000000', people: [{ name: '冯女', idNumber: daughter.idNumber, relation: '30' }] })
    const pdf = await clerk.get(`/api/household-events/${gone.body.id}/slip.pdf`)
    expect([pdf.status, pdf.raw.subarray(0, 5).toString()]).toEqual([200, '%PDF-'])

    const flat = await dwelling(OTHER_COMMUNITY)
    const back = { name: '冯女', idNumber: daughter.idNumber, fromCode: '150102', from: '内蒙古自治区呼和浩特市新城区', slip: slip.number, why: 'return', on: '2026-02-20', dwellingId: flat, source: '户口迁移证' }
    expect((await neighbour.post('/api/household-events/transfers-in', { ...back, name: '冯别人' })).body.code).toBe('register.person_exists')
    const away = await snapshot()
    const returned = await neighbour.post('/api/household-events/transfers-in', back)
    expect(returned.status, JSON.stringify(returned.body)).toBe(201)
    expect(returned.body.personId).toBe(daughter.id)
    expect(await open(neighbour, daughter.id)).toMatchObject({ state: 'present', region: OTHER_COMMUNITY, household: { id: returned.body.householdId } })
    expect((await neighbour.get(`/api/people/${daughter.id}/events`)).body.items.map((e: { kind: string }) => e.kind).sort()).toEqual(['return', 'transfer_out'])
    await undone(neighbour, away, returned.body.id)
    await undone(worker, before, gone.body.id)
  })

  test('somebody new comes with a slip: one file; a number that is here already is not given to a second', async () => {
    const flat = await dwelling()
    const number = anIdNumber('1991-03-03', '1')
    const come = { name: '褚来', idNumber: number, fromCode: '620602', from: '甘肃省武威市凉州区', slip: 'QY-1', why: 'work', on: '2026-02-20', dwellingId: flat, source: '准迁证' }
    const before = await snapshot()
    const made = await worker.post('/api/household-events/transfers-in', come)
    expect(made.status, JSON.stringify(made.body)).toBe(201)
    expect((await worker.post('/api/household-events/transfers-in', { ...come, name: '褚去' })).body.code).toBe('register.person_exists')
    await undone(worker, before, made.body.id)
    expect((await worker.post('/api/household-events/transfers-in', come)).status).toBe(201)
  })
})

describe('people who live elsewhere than they are registered', () => {
  test('[REG-11] a move-out closes the address link, keeps the history, and the person is told; a mistake is taken back', async () => {
    const who = await world.resident({ name: '卫红', bornOn: '1985-01-01', sex: '2' })
    const home = await dwelling()
    const moved = await worker.post(`/api/people/${who.personId}/ties`, { kind: 'living', dwellingId: home, validFrom: '2024-01-01', source: '入户走访', contact: 'visit', version: 1 })
    expect(moved.body).toMatchObject({ toBeConfirmed: false, region: GRID })
    const before = await snapshot()
    const out = await worker.post(`/api/people/${who.personId}/ties/${moved.body.id}/end`, { on: '2026-02-28', reason: '搬到外地子女家', contact: 'call', version: moved.body.version })
    expect(out.status).toBe(201)
    const home2 = (await worker.get(`/api/dwellings/${home}`)).body
    expect(home2).toMatchObject({ residents: [], formerResidents: 1 })
    expect((await open(worker, who.personId!)).ties).toEqual([expect.objectContaining({ dwellingId: home, validFrom: '2024-01-01', validUntil: '2026-02-28' })])
    const messages = (await who.get('/api/me/messages')).body.items as Array<{ title: string; body: string }>
    expect(messages.filter((m) => m.title === '住址登记已更新')).toHaveLength(2)
    const [event] = (await worker.get(`/api/people/${who.personId}/events`)).body.items
    expect(event).toMatchObject({ kind: 'move_out', facts: { contact: 'call', tie: 'living' } })
    await undone(worker, before, event.id)
  })

  test('[REG-11] nobody writes a tie into a place they do not serve: that place is asked, and only its confirmation moves the person', async () => {
    const made = await worker.post('/api/people', {
      name: '蒋分离', sex: '1', bornOn: '1978-01-01', region: GRID,
      ties: [{ kind: 'living', elsewhereCode: OTHER_COMMUNITY, elsewhere: '驼铃花园附近', validFrom: '2025-05-01', source: '本人自述' }],
    })
    expect(made.body.warnings.map((w: { code: string }) => w.code)).toEqual(['to_be_confirmed'])
    const { id } = made.body
    expect(await open(worker, id)).toMatchObject({ region: GRID, ties: [] })
    expect((await neighbour.get(`/api/people/${id}?purpose=window`)).body.code).toBe('register.person_not_found')
    const waiting = (await neighbour.get('/api/tie-checks')).body.items
    expect(waiting).toEqual([expect.objectContaining({ name: '蒋分离', personId: null, address: '驼铃花园附近', askedBy: '社区小王', state: 'open' })])
    const outsider = await world.staff('community_worker', '152921405003')
    expect((await outsider.get('/api/tie-checks')).body.items).toEqual([])
    expect((await outsider.post(`/api/tie-checks/${waiting[0].id}/answer`, { confirmed: true })).body.code).toBe('register.check_not_found')
    expect((await worker.post(`/api/tie-checks/${waiting[0].id}/answer`, { confirmed: true })).body.code).toBe('register.check_not_found')
    expect((await neighbour.post(`/api/tie-checks/${waiting[0].id}/answer`, { confirmed: false })).body.code).toBe('register.answer_needed')
    const flat = await dwelling(OTHER_COMMUNITY)
    const yes = await neighbour.post(`/api/tie-checks/${waiting[0].id}/answer`, { confirmed: true, dwellingId: flat, on: '2025-06-01' })
    expect(yes.body).toMatchObject({ state: 'confirmed' })
    expect(await open(neighbour, id)).toMatchObject({ region: OTHER_COMMUNITY, ties: [expect.objectContaining({ kind: 'living', dwellingId: flat, validFrom: '2025-06-01' })] })
    expect((await worker.get(`/api/people/${id}?purpose=window`)).body.code).toBe('register.person_not_found')
    expect((await neighbour.get('/api/tie-checks')).body.items).toEqual([])
  })

  test('what is not so is answered with a word, and the person stays where they were', async () => {
    const { id } = await world.person({ name: '沈不在', bornOn: '1978-01-01', sex: '1' })
    const asked = await worker.post(`/api/people/${id}/ties`, { kind: 'living', elsewhereCode: OTHER_COMMUNITY, elsewhere: '不清楚', validFrom: '2025-05-01', version: 1 })
    expect(asked.body).toMatchObject({ toBeConfirmed: true, region: GRID, version: 1 })
    expect((await neighbour.post(`/api/tie-checks/${asked.body.id}/answer`, { confirmed: false, answer: '走访两次，查无此人' })).body).toEqual({ state: 'refused', tieId: null })
    expect((await worker.get('/api/tie-checks?box=asked')).body.items[0]).toMatchObject({ state: 'refused', answer: '走访两次，查无此人', personId: id })
    expect(await open(worker, id)).toMatchObject({ region: GRID, ties: [] })
  })
})

test('the book of a place lists what happened there, newest first, and no other place’s', async () => {
  const book = (await worker.get('/api/household-events')).body.items as Array<{ region: string; kind: string }>
  expect(book.length).toBeGreaterThan(5)
  expect(book.every((e) => e.region.startsWith(COMMUNITY))).toBe(true)
  const births = (await worker.get('/api/household-events?kind=birth')).body.items as Array<{ kind: string }>
  expect(new Set(births.map((e) => e.kind))).toEqual(new Set(['birth']))
  expect((await worker.get('/api/household-events?after=nowhere')).body.code).toBe('register.page_unknown')
  const asServer = world.within((tx) => tx.raw.query('update register.events set reason = $1', ['不是我']))
  await expect(asServer).rejects.toThrow(/permission denied/)
})
