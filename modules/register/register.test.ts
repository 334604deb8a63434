import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { COMMUNITY, GRID, OTHER_COMMUNITY, STREET, aWorld, anIdNumber, type Someone, type World } from '../../e2e/support/world.ts'
import { maskIdNumber, maskPhone } from './identifiers.ts'
import { searchDwellings, searchPeople } from './search.ts'

let world: World
let worker: Someone
let clerk: Someone
let stranger: Someone
let street: Someone

beforeAll(async () => {
  world = await aWorld()
  worker = await world.staff('community_worker', COMMUNITY, '社区小王')
  clerk = await world.staff('window_clerk', COMMUNITY, '窗口小李')
  stranger = await world.staff('community_worker', OTHER_COMMUNITY, '别处小张')
  street = await world.staff('street_officer', STREET, '街道老赵')
})
afterAll(() => world?.close())

const newPerson = (more: object = {}) => ({ name: '李秀英', region: GRID, ...more })
const openFile = (who: Someone, id: string, purpose = 'window') => who.get(`/api/people/${id}?purpose=${purpose}`)
const searching = (who: { lo: string; hi: string }, deed: (ctx: never) => Promise<unknown>) =>
  world.app.db.within({ as: 'staff', ...who }, (tx) => deed({ tx, now: world.clock.now(), services: world.app.services } as never))
const inCommunity = { lo: COMMUNITY, hi: '152921405002' }
const elsewhere = { lo: OTHER_COMMUNITY, hi: '152921405003' }

const dwelling = async (door: string, region = GRID, estate = '翠湖家园') =>
  (await (region.startsWith(COMMUNITY) ? worker : stranger).post('/api/dwellings', { region, estate, building: '3号楼', door })).body.id as string

describe('[REG-01] one person, one file', () => {
  test('a worker opens a file from an ID number: birth and sex follow, numbers are masked, nothing sensitive stands there', async () => {
    const idNumber = anIdNumber('1944-03-02', '2')
    const made = await worker.post('/api/people', newPerson({ idNumber, phone: '０１３８ 0000 1234'.slice(1), language: 'mn' }))
    expect(made.status).toBe(201)
    const file = (await openFile(worker, made.body.id)).body
    expect(file).toMatchObject({ name: '李秀英', sex: '2', bornOn: '1944-03-02', age: 82, language: 'mn', region: GRID, version: 1, state: 'present' })
    expect(file.idNumberMasked).toBe(maskIdNumber(idNumber))
    expect(file.phoneMasked).toBe('138****1234')
    expect(JSON.stringify(file)).not.toContain(idNumber)
    expect(Object.keys(file).join()).not.toMatch(/ethnic|belief|religion|health|disab/i)
  })

  test('the same number again is refused, also where the file is out of sight, without saying where it is', async () => {
    const known = await world.person({ name: '王建国', bornOn: '1960-05-05', sex: '1' })
    const again = await worker.post('/api/people', newPerson({ idNumber: known.idNumber }))
    const fromAfar = await stranger.post('/api/people', { name: '王建国', region: OTHER_COMMUNITY, idNumber: known.idNumber.toLowerCase() })
    expect([again.status, again.body.code]).toEqual([409, 'register.person_exists'])
    expect([fromAfar.status, fromAfar.body.code]).toEqual([409, 'register.person_exists'])
    expect(JSON.stringify(fromAfar.body)).not.toMatch(new RegExp(`${COMMUNITY}|${known.id}`))
  })

  test('a wrong check character, a day that does not exist and a wrong telephone are refused in Chinese, at their field, and nothing is written', async () => {
    const good = anIdNumber('1980-01-01', '1')
    const wrong = good.slice(0, 17) + (good[17] === '1' ? '2' : '1')
    const before = await world.owner((c) => c.query('select count(*) from register.people'))
    for (const [body, code] of [
      [{ idNumber: wrong }, 'register.id_number_invalid'],
      [{ idNumber: '152921198002300019' }, 'register.id_number_invalid'],
      [{ idNumber: good, phone: '12345678901' }, 'register.phone_invalid'],
      [{}, 'register.born_on_needed'],
      [{ sex: '1', bornOn: '2031-01-01' }, 'register.born_on_impossible'],
      [{ idNumber: good, region: OTHER_COMMUNITY }, 'register.place_not_yours'],
      [{ idNumber: good, region: `${COMMUNITY}999` }, 'register.place_unknown'],
    ] as const) {
      const refused = await worker.post('/api/people', newPerson(body))
      expect([refused.body.code, refused.status >= 400 && refused.status < 500], JSON.stringify(body)).toEqual([code, true])
      expect(refused.body.title).toMatch(/[\u4e00-\u9fff]{4}/)
    }
    for (const body of [{ name: '' }, { name: '名'.repeat(51) }, { name: '李<b>' }, { name: '李\u0000' }, { ethnicity: '17' }, { region: '1529' }]) {
      expect((await worker.post('/api/people', newPerson({ idNumber: good, ...body }))).status, JSON.stringify(body)).toBe(400)
    }
    const after = await world.owner((c) => c.query('select count(*) from register.people'))
    expect(after.rows).toEqual(before.rows)
  })

  test('names with a middle dot are kept in one spelling; the same submission twice makes one file', async () => {
    const body = newPerson({ name: '巴特尔•朝鲁', sex: '1', bornOn: '1970-01-01', clientId: 'phone-1-0001' })
    const [one, two] = [await worker.post('/api/people', body), await worker.post('/api/people', body)]
    expect([one.status, two.status, two.body.id]).toEqual([201, 201, one.body.id])
    expect((await openFile(worker, one.body.id)).body.name).toBe('巴特尔·朝鲁')
  })

  test('a number of fifteen digits is kept as eighteen, found by both, and told without being written out', async () => {
    const made = await worker.post('/api/people', newPerson({ idNumber: '152921 550607 901', clientId: 'phone-1-0002' }))
    expect(made.status).toBe(201)
    expect(made.body.warnings).toEqual([{ code: 'upgraded-from-15', message: expect.stringMatching(/152\*{11}\w{4}/) }])
    const whole = (await clerk.post(`/api/people/${made.body.id}/unmaskings`, { field: 'idNumber', purpose: 'window' })).body.value as string
    expect(whole).toMatch(/^15292119550607901[\dX]$/)
    for (const q of ['152921550607901', whole]) expect((await worker.get(`/api/people?q=${q}`)).body.items.map((p: { id: string }) => p.id), q).toEqual([made.body.id])
    const replies = await world.owner((c) => c.query('select count(*)::int as n from platform.replies where body::text like $1', [`%${whole}%`]))
    expect(replies.rows).toEqual([{ n: 0 }])
  })

  test('a change needs the version that was seen and a reason; history keeps what stood before, and never a number', async () => {
    const { id, idNumber } = await world.person({ name: '赵丽', bornOn: '1990-01-01' })
    const phone = '13900008888'
    const changed = await worker.patch(`/api/people/${id}`, { version: 1, reason: '本人更名', name: '赵莉', phone })
    expect(changed.body).toMatchObject({ version: 2 })
    const stale = await worker.patch(`/api/people/${id}`, { version: 1, reason: '重复提交', name: '赵立' })
    expect([stale.status, stale.body.code]).toEqual([409, 'register.changed_meanwhile'])
    const history = (await worker.get(`/api/people/${id}/changes`)).body.items
    expect(history[0]).toMatchObject({ deed: 'updated', before: { name: '赵丽' }, after: { name: '赵莉', phone: 'changed' }, reason: '本人更名', byName: '社区小王' })
    const kept = await world.owner((c) =>
      c.query(`select (select json_agg(x) from register.changes x)::text || (select json_agg(x) from platform.audit_entries x)::text as all`))
    expect(kept.rows[0].all).not.toContain(idNumber)
    expect(kept.rows[0].all).not.toContain(phone)
    const asServer = world.within((tx) => tx.raw.query('update register.changes set reason = $1', ['不是我']))
    await expect(asServer).rejects.toThrow(/permission denied/)
  })

  test('a death is recorded as an event and not as a field; it ends the ties and the file stays', async () => {
    const { id } = await world.person({ name: '孙老', bornOn: '1930-01-01' })
    const home = await dwelling('9单元901室')
    await worker.post(`/api/people/${id}/ties`, { kind: 'living', dwellingId: home, validFrom: '2001-01-01', version: 1 })
    const typed = await worker.patch(`/api/people/${id}`, { version: 2, reason: '家属申报', diedOn: '2026-02-01' })
    expect([typed.status, typed.body.code]).toEqual([409, 'register.death_is_an_event'])
    expect(JSON.stringify(typed.body)).toContain('登记死亡')
    expect((await openFile(worker, id)).body).toMatchObject({ state: 'present', diedOn: null, version: 2, ties: [{ kind: 'living', validUntil: null }] })
    const recorded = await worker.post('/api/household-events/deaths', { personId: id, version: 2, diedOn: '2026-02-01', source: '医学死亡证明' })
    expect(recorded.status, JSON.stringify(recorded.body)).toBe(201)
    const file = (await openFile(worker, id)).body
    expect(file).toMatchObject({ state: 'died', diedOn: '2026-02-01', age: 96, ties: [{ kind: 'living', validUntil: '2026-02-01' }] })
    expect((await worker.get(`/api/dwellings/${home}`)).body).toMatchObject({ residents: [], formerResidents: 1 })

    const mistaken = await worker.patch(`/api/people/${id}`, { version: file.version, reason: '核对证明后更正', diedOn: '2026-02-02' })
    expect(mistaken.status, JSON.stringify(mistaken.body)).toBe(200)
    expect((await openFile(worker, id)).body).toMatchObject({ state: 'died', diedOn: '2026-02-02' })
    const alive = await worker.patch(`/api/people/${id}`, { version: mistaken.body.version, reason: '同名同姓，记错了人', diedOn: null })
    expect(alive.status).toBe(200)
    expect((await openFile(worker, id)).body).toMatchObject({ state: 'present', diedOn: null })
  })
})

describe('who sees what', () => {
  test('another community finds nobody, by list, by address, by number; the street above sees its own', async () => {
    const { id, idNumber, phone } = await world.person({ name: '独孤明月', bornOn: '1950-01-01' })
    expect((await openFile(stranger, id)).body.code).toBe('register.person_not_found')
    expect((await stranger.get(`/api/people/${id}/changes`)).body.code).toBe('register.person_not_found')
    expect((await stranger.patch(`/api/people/${id}`, { version: 1, reason: '试一试', name: '别人' })).body.code).toBe('register.person_not_found')
    expect((await stranger.post(`/api/people/${id}/unmaskings`, { field: 'phone', purpose: 'case' })).body.code).toBe('register.person_not_found')
    for (const q of ['独孤', 'dgmy', '明月', idNumber, phone]) {
      const query = `/api/people?q=${encodeURIComponent(q)}`
      expect((await stranger.get(query)).body.items, q).toEqual([])
      expect((await stranger.get(`${query}&region=${COMMUNITY}`)).body.items, q).toEqual([])
      expect((await street.get(query)).body.items.map((p: { id: string }) => p.id), q).toContain(id)
      expect(await searching(elsewhere, (ctx) => searchPeople(ctx, q)), q).toEqual([])
    }
  })

  test('staff say why before a file opens, and each opening is a line in the audit', async () => {
    const { id } = await world.person({ bornOn: '1951-01-01' })
    const without = await worker.get(`/api/people/${id}`)
    expect([without.status, without.body.code]).toEqual([400, 'register.purpose_needed'])
    expect((await worker.get(`/api/people/${id}?purpose=curiosity`)).status).toBe(400)
    expect((await worker.get(`/api/people/${id}?purpose=visit&ref=ZF-0001`)).status).toBe(200)
    const lines = await world.owner((c) => c.query(`select deed, because, caller_name, detail from platform.audit_entries where subject = $1 and deed like '%opened'`, [id]))
    expect(lines.rows).toEqual([{ deed: 'register.person_opened', because: 'visit', caller_name: '社区小王', detail: { ref: 'ZF-0001' } }])
  })

  test('posts that serve nobody open nothing; a grid worker shows a telephone and no ID number; a clerk both, recorded', async () => {
    const { id, idNumber, phone } = await world.person({ bornOn: '1952-01-01' })
    const unmask = (who: Someone, field: string) => who.post(`/api/people/${id}/unmaskings`, { field, purpose: 'case', ref: 'AZ-1' })
    for (const kind of ['administrator', 'statistician', 'banner_head'] as const) {
      const reader = await world.staff(kind, kind === 'administrator' ? COMMUNITY : '152921000000')
      for (const answer of [await openFile(reader, id), await reader.get('/api/people'), await unmask(reader, 'phone')]) expect(answer.body.code, kind).toBe('access.not_yours')
    }
    const gridWorker = await world.staff('grid_worker', GRID)
    expect((await unmask(gridWorker, 'idNumber')).body.code).toBe('register.number_not_for_this_post')
    expect((await unmask(gridWorker, 'phone')).body.value).toBe(phone)
    expect((await unmask(clerk, 'idNumber')).body.value).toBe(idNumber)
    const lines = await world.owner((c) => c.query(`select detail from platform.audit_entries where subject = $1 and deed = 'register.number_unmasked' order by id`, [id]))
    expect(lines.rows.map((r) => r.detail)).toEqual([{ field: 'phone', ref: 'AZ-1' }, { field: 'idNumber', ref: 'AZ-1' }])
  })

  test('a resident reads the own file and who looked into it, and nobody else’s', async () => {
    const mother = await world.resident({ name: '李秀英', bornOn: '1944-06-01' })
    const neighbour = await world.person({ bornOn: '1953-01-01' })
    await openFile(worker, mother.personId!, 'visit')
    const own = await mother.get('/api/me/file')
    expect(own.body).toMatchObject({ own: { id: mother.personId, name: '李秀英', idNumberMasked: maskIdNumber(mother.idNumber) }, standsFor: [] })
    const log = await mother.get(`/api/people/${mother.personId}/access-log`)
    expect(log.body.items).toEqual([expect.objectContaining({ name: '社区小王', post: '社区工作者', because: 'visit', deed: 'register.person_opened' })])
    for (const url of [`/api/people/${neighbour.id}`, `/api/people/${neighbour.id}/access-log`, `/api/people/${neighbour.id}/changes`]) {
      expect((await mother.get(url)).body.code, url).toBe('register.person_not_found')
    }
    for (const url of ['/api/people', '/api/households', '/api/dwellings']) expect((await mother.get(url)).body.code, url).toBe('access.not_yours')
    expect((await worker.get(`/api/people/${mother.personId}/access-log`)).body.code).toBe('access.not_yours')
    const officer = await world.staff('privacy_officer', '152921000000')
    expect((await officer.get(`/api/people/${mother.personId}/access-log`)).body.items).toHaveLength(1)
  })

  test('a daughter with a mandate reads her mother’s file until the mandate ends; minors stand for nobody', async () => {
    const mother = await world.resident({ name: '周桂兰', bornOn: '1945-01-01' })
    const daughter = await world.resident({ name: '陈红', bornOn: '1972-01-01' })
    const child = await world.person({ name: '陈小宝', bornOn: '2015-01-01', sex: '1' })
    const mandate = { byPersonId: daughter.personId, kind: 'agent', powers: ['apply', 'read'], validFrom: '2026-01-01', source: '委托书' }
    const path = `/api/people/${mother.personId}/representatives`
    expect((await worker.post(path, { ...mandate, byPersonId: child.id })).body.code).toBe('register.representative_minor')
    expect((await worker.post(path, { ...mandate, byPersonId: mother.personId })).body.code).toBe('register.not_oneself')
    expect((await daughter.get(`/api/people/${mother.personId}`)).body.code).toBe('register.person_not_found')
    const made = await worker.post(path, mandate)
    expect(made.status).toBe(201)
    expect((await worker.post(path, mandate)).body.code).toBe('register.representative_twice')
    expect((await daughter.get(`/api/people/${mother.personId}`)).body.name).toBe('周桂兰')
    expect((await daughter.get('/api/me/file')).body.standsFor.map((p: { name: string }) => p.name)).toEqual(['周桂兰'])
    expect((await mother.get(`/api/people/${daughter.personId}`)).body.code).toBe('register.person_not_found')
    expect((await mother.get(`/api/people/${mother.personId}/access-log`)).body.items.map((e: { name: string }) => e.name)).toContain('陈红')
    expect((await worker.post(`/api/representatives/${made.body.id}/end`, { on: '2026-03-02', reason: '委托到期' })).body).toEqual({ done: true })
    expect((await daughter.get(`/api/people/${mother.personId}`)).body.code).toBe('register.person_not_found')
    expect((await daughter.get('/api/me/file')).body.standsFor).toEqual([])
  })
})

describe('[REG-02] households, dwellings', () => {
  test('one address is one dwelling; its building is found again; whoever lives there is shown', async () => {
    const first = await worker.post('/api/dwellings', { region: GRID, estate: '胡杨小区', building: '1号楼', door: '1单元101室', use: 'tenant', areaM2: 78 })
    const second = await worker.post('/api/dwellings', { region: COMMUNITY, estate: '胡杨小区', building: '１号楼', door: '1单元102室' })
    expect([first.status, second.status, second.body.buildingId]).toEqual([201, 201, first.body.buildingId])
    const again = await worker.post('/api/dwellings', { region: GRID, estate: '胡杨 小区', building: '1号楼', door: '1单元101室' })
    expect([again.status, again.body.code]).toEqual([409, 'register.dwelling_exists'])
    expect((await worker.get(`/api/dwellings/${first.body.id}`)).body).toMatchObject({ address: '胡杨小区1号楼1单元101室', use: 'tenant', areaM2: 78, residents: [], region: GRID })
    expect((await stranger.get(`/api/dwellings/${first.body.id}`)).body.code).toBe('register.dwelling_not_found')
    expect((await worker.get(`/api/dwellings?buildingId=${first.body.buildingId}`)).body.items).toHaveLength(2)
  })

  test('a household with its head; members carry relation and dwelling; the count of a day is that of the day', async () => {
    const home = await dwelling('1单元101室')
    const head = await world.person({ name: '那顺', bornOn: '1975-01-01', sex: '1' })
    const wife = await world.person({ name: '萨仁', bornOn: '1977-01-01' })
    const body = {
      number: '100200300', dwellingId: home, validFrom: '2010-05-01',
      members: [{ personId: head.id, relation: '02' }, { personId: wife.id, relation: '12' }],
    }
    expect((await worker.post('/api/households', { ...body, members: [body.members[0], { personId: wife.id, relation: '02' }] })).body.code).toBe('register.two_heads')
    const counted = (on: string) => worker.get(`/api/households?region=${COMMUNITY}&on=${on}`).then((a) => a.body.total as number)
    const [before, early] = [await counted('2026-03-02'), await counted('2009-12-31')]
    const made = await worker.post('/api/households', body)
    expect(made.status).toBe(201)
    const file = (await worker.get(`/api/households/${made.body.id}`)).body
    expect(file).toMatchObject({ kind: 'family', headId: head.id, address: '翠湖家园3号楼1单元101室', region: GRID })
    expect(file.members.map((m: { name: string; relation: string; kind: string }) => [m.name, m.relation, m.kind])).toEqual([
      ['那顺', '02', 'living'], ['那顺', '02', 'registered'], ['萨仁', '12', 'living'], ['萨仁', '12', 'registered'],
    ])
    expect([await counted('2026-03-02'), await counted('2009-12-31')]).toEqual([before + 1, early])
    expect((await openFile(worker, wife.id)).body.household).toMatchObject({ id: made.body.id, number: '100200300' })
    expect((await worker.get(`/api/households?dwellingId=${home}`)).body.items).toEqual([expect.objectContaining({ headName: '那顺', members: 2 })])
    expect((await stranger.get(`/api/households/${made.body.id}`)).body.code).toBe('register.household_not_found')
    const full = await worker.post(`/api/households/${made.body.id}/end`, { on: '2026-03-01', reason: '并户', version: 1 })
    expect(full.body.code).toBe('register.household_not_empty')
  })

  test('moving out closes the tie and keeps it; the person’s place follows, and the former community loses sight', async () => {
    const here = await dwelling('2单元202室')
    const there = await dwelling('5单元501室', OTHER_COMMUNITY, '驼铃花园')
    const made = await worker.post('/api/people', newPerson({ name: '乌兰', sex: '2', bornOn: '1985-01-01', ties: [{ kind: 'living', dwellingId: here, validFrom: '2020-01-01' }] }))
    const { id } = made.body
    expect((await worker.post(`/api/people/${id}/ties`, { kind: 'living', dwellingId: there, validFrom: '2026-01-15', version: 1 })).body.code).toBe('register.dwelling_not_found')
    expect((await street.post(`/api/people/${id}/ties`, { kind: 'living', dwellingId: there, validFrom: '2019-01-01', version: 1 })).body.code).toBe('register.tie_dates')
    expect((await street.post(`/api/people/${id}/ties`, { kind: 'living', validFrom: '2026-01-15', version: 1 })).body.code).toBe('register.tie_without_place')
    const moved = await street.post(`/api/people/${id}/ties`, { kind: 'living', dwellingId: there, validFrom: '2026-01-15', version: 1 })
    expect(moved.body).toMatchObject({ region: OTHER_COMMUNITY, version: 2 })
    expect((await openFile(worker, id)).body.code).toBe('register.person_not_found')
    const file = (await openFile(stranger, id)).body
    expect(file.ties.map((t: { address: string; validFrom: string; validUntil: string | null }) => [t.address, t.validFrom, t.validUntil])).toEqual([
      ['驼铃花园3号楼5单元501室', '2026-01-15', null], ['翠湖家园3号楼2单元202室', '2020-01-01', '2026-01-15'],
    ])
    const out = await stranger.post(`/api/people/${id}/ties/${file.ties[0].id}/end`, { on: '2026-03-01', reason: '迁往外地', version: 2 })
    expect(out.body).toMatchObject({ version: 3, region: OTHER_COMMUNITY })
    expect((await stranger.post(`/api/people/${id}/ties/${file.ties[0].id}/end`, { on: '2026-03-01', reason: '迁往外地', version: 3 })).body.code).toBe('register.tie_not_found')
  })
})

describe('finding people and dwellings', () => {
  test('by initials, pinyin, characters anywhere, another spelling, whole numbers; not by a part of a number', async () => {
    const { id, idNumber, phone } = await world.person({ name: '欧阳建国', bornOn: '1961-02-03', sex: '1' })
    const found = async (q: string) => ((await searching(inCommunity, (ctx) => searchPeople(ctx, q))) as Array<{ id: string }>).some((p) => p.id === id)
    for (const q of ['oyjg', 'oyj', 'ouyangjianguo', 'ouyangjian', '欧阳', '建国', '歐陽建國', '阳建', idNumber, idNumber.toLowerCase(), phone, `+86 ${phone}`]) expect(await found(q), q).toBe(true)
    for (const q of ['zzzz', '建设', idNumber.slice(0, 14), idNumber.slice(-4), phone.slice(0, 9), phone.slice(-4), '%', '_', "'", '']) expect(await found(q), q).toBe(false)
  })

  test('by a part of an address, with or without building and room; residents by name', async () => {
    const home = await dwelling('4单元401室')
    await worker.post('/api/people', newPerson({ name: '胡日查', sex: '1', bornOn: '1980-01-01', ties: [{ kind: 'living', dwellingId: home, validFrom: '2020-01-01' }] }))
    const addresses = async (q: string) => (await worker.get(`/api/addresses?q=${encodeURIComponent(q)}`)).body.items as Array<{ id: string; residents: Array<{ name: string }> }>
    for (const q of ['翠湖家园3号楼4单元401', '翠湖3-4-401', '翠湖家园3号楼 401室', '翠湖３号楼４单元', '巴彦浩特镇王府社区翠湖家园3号楼4单元4']) {
      const hit = (await addresses(q)).find((d) => d.id === home)
      expect(hit?.residents.map((r) => r.name), q).toEqual(['胡日查'])
    }
    for (const q of ['翠湖家园8号楼', '翠湖家园3号楼4单元402', '驼铃', '401', '湖']) expect((await addresses(q)).map((d) => d.id), q).not.toContain(home)
    expect(await searching(elsewhere, (ctx) => searchDwellings(ctx, '翠湖家园'))).toEqual([])
  })

  test('a list comes fifty at a time, each person once, and its filters hold', async () => {
    for (let i = 0; i < 56; i++) await worker.post('/api/people', newPerson({ name: `页${'一二三四五六七八'[i % 8]}`, sex: i % 2 ? '1' : '2', bornOn: `${1930 + i}-01-01` }))
    const q = encodeURIComponent('页')
    const first = (await worker.get(`/api/people?q=${q}`)).body
    const second = (await worker.get(`/api/people?q=${q}&after=${first.next}`)).body
    expect([first.items.length, second.items.length, second.next]).toEqual([50, 6, null])
    expect(new Set([...first.items, ...second.items].map((p) => p.id)).size).toBe(56)
    const old = (await worker.get(`/api/people?q=${q}&ageFrom=80&ageTo=89&sex=1`)).body.items
    expect(old.map((p: { age: number }) => p.age).sort()).toEqual([81, 83, 85, 87, 89])
    expect(first.more).toBe(false)
    expect((await worker.get('/api/people?after=nowhere')).body.code).toBe('register.page_unknown')
    expect((await worker.get('/api/people?ethnicity=17')).status).toBe(400)
  })
})

test('where more names fit than a list takes, it says so; one more character makes it whole', async () => {
  const many = 501
  await world.owner((c) => c.query(`insert into register.people (county, id, region, name, initials, grams, sex, born_on, state, created_at)
    select substr($1, 1, 6), gen_random_uuid(), $1, case when n <= 3 then '满页甲' else '满页乙' end, 'my', $2, '1', '1970-01-01', 'present', now() from generate_series(1, $3::int) n`,
  [COMMUNITY, ['满页'], many]))
  const asked = async (q: string) => (await worker.get(`/api/people?q=${encodeURIComponent(q)}`)).body
  const wide = await asked('满页')
  expect([wide.items.length, wide.more, typeof wide.next]).toEqual([50, true, 'string'])
  const narrow = await asked('满页甲')
  expect([narrow.items.length, narrow.more, narrow.next]).toEqual([3, false, null])
})

test('a mask never lets a number through whole', () => {
  fc.assert(fc.property(fc.stringMatching(/^[0-9A-Z]{6,18}$/), (number) => !maskIdNumber(number).includes(number) && !maskPhone(number).includes(number)))
})
