import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { BANNER, COMMUNITY, GRID, OTHER_COMMUNITY, STREET, aWorld, anIdNumber, type Someone, type World } from '../../e2e/support/world.ts'
import { uuidv7 } from '../../platform/kernel/ids.ts'
import { sql } from '../../platform/server/sql.ts'

let world: World
let worker: Someone
let gridWorker: Someone
let elsewhere: Someone
let street: Someone
let street2: Someone
let county: Someone

beforeAll(async () => {
  world = await aWorld()
  worker = await world.staff('community_worker', COMMUNITY, '社区小王')
  gridWorker = await world.staff('grid_worker', GRID, '网格小刘')
  elsewhere = await world.staff('community_worker', OTHER_COMMUNITY, '别处小张')
  street = await world.staff('street_officer', STREET, '街道老赵')
  street2 = await world.staff('street_officer', STREET, '街道小周')
  county = await world.staff('civil_affairs_officer', BANNER, '旗民政老包')
})
afterAll(() => world?.close())

let counter = 0
/** Somebody with a name and a birthday of their own. */
const fresh = () => {
  counter++
  const given = '安邦传达恩福国海慧嘉坚健康来龙明宁平勤瑞胜泰文祥新延永泽'
  return { name: `乌${given[counter % given.length]}${given[(counter * 7 + 3) % given.length]}`, bornOn: `19${50 + (counter % 40)}-${String(1 + (counter % 12)).padStart(2, '0')}-${String(2 + (counter % 26)).padStart(2, '0')}` }
}
const open = async (by: Someone, body: object) => {
  const made = await by.post('/api/people', { sex: '1', region: GRID, ...body })
  expect(made.status, JSON.stringify(made.body)).toBe(201)
  return made.body.id as string
}
const file = async (by: Someone, id: string) => (await by.get(`/api/people/${id}?purpose=window`)).body
const versions = async (by: Someone, into: string, from: string) => ({ intoVersion: (await file(by, into)).version, fromVersion: (await file(by, from)).version })
const merge = async (by: Someone, into: string, from: string, more: object = {}) =>
  by.post('/api/merges', { intoId: into, fromId: from, ...(await versions(by, into, from)), reason: '同一人两份档案', ...more })
const pairs = async (by: Someone, state = 'open') => (await by.get(`/api/duplicates?state=${state}`)).body.items as Array<{ id: string; a: { id: string }; b: { id: string } }>
const pairOf = async (by: Someone, a: string, b: string, state = 'open') =>
  (await pairs(by, state)).find((p) => [p.a.id, p.b.id].sort().join() === [a, b].sort().join())
const scan = async () => {
  const asked = await county.post('/api/duplicates/scans', {})
  expect(asked.status, JSON.stringify(asked.body)).toBe(201)
  await world.job('duplicates.scan')
}

describe('[REG-13] found while a person is being entered', () => {
  test('a file with the same name and day, another spelling, an old number: candidates with the evidence in words, numbers masked', async () => {
    const who = fresh()
    const idNumber = anIdNumber(who.bornOn, '1')
    const id = await open(worker, { ...who, idNumber, phone: '13800004321' })
    const seen = await worker.post('/api/duplicates/similar', { name: ` ${who.name} `, bornOn: who.bornOn, sex: '1', phone: '138 0000 4321' })
    expect(seen.status).toBe(200)
    expect(seen.body.items).toMatchObject([{ id, name: who.name, level: 'likely', idNumberMasked: expect.stringMatching(/^\d{3}\*+/), evidence: expect.arrayContaining([
      { kind: 'name', text: '姓名相同', speaks: 'for' }, { kind: 'born_on', text: '出生日期相同', speaks: 'for' }, { kind: 'phone', text: '电话相同', speaks: 'for' },
    ]) }])
    expect(JSON.stringify(seen.body)).not.toContain(idNumber)
    const old = `${idNumber.slice(0, 6)}${idNumber.slice(8, 17)}`
    const byNumber = await worker.post('/api/duplicates/similar', { idNumber: old })
    expect(byNumber.body.items.map((i: { id: string }) => i.id)).toEqual([id])
    const sounding = await worker.post('/api/duplicates/similar', { name: who.name.replace('乌', '邬'), bornOn: who.bornOn, sex: '1', phone: '13800004321' })
    expect(sounding.body.items[0]).toMatchObject({ id, evidence: expect.arrayContaining([{ kind: 'name', text: '姓名读音相同，写法不同', speaks: 'for' }]) })
    expect((await worker.post('/api/duplicates/similar', { name: '乌有人', bornOn: who.bornOn })).body.items).toEqual([])
    expect((await worker.post('/api/duplicates/similar', {})).body).toEqual({ items: [], elsewhere: null })
  })

  test('of a file elsewhere only that there is one and whom to ask; the question puts the pair before the place above, and nobody else', async () => {
    const who = fresh()
    const there = await open(elsewhere, { ...who, region: OTHER_COMMUNITY, phone: '13800009876' })
    const seen = await worker.post('/api/duplicates/similar', { ...who, sex: '1' })
    expect(seen.body).toEqual({ items: [], elsewhere: { ask: expect.stringMatching(/街道|苏木|镇/) } })
    expect(JSON.stringify(seen.body)).not.toMatch(new RegExp(`${there}|${OTHER_COMMUNITY}|9876|社区`))
    const mine = await open(worker, who)
    const told = async (by = worker, id = mine) => (await by.get(`/api/duplicates/questions?personId=${id}`)).body
    expect(await told()).toEqual({ elsewhere: { ask: seen.body.elsewhere.ask, asked: null } })
    expect(await told(street)).toEqual({ elsewhere: null })
    expect((await told(worker, there)).code).toBe('duplicates.person_not_found')
    const asked = await worker.post('/api/duplicates/questions', { personId: mine, note: '本人说在别处登记过' })
    expect(asked.body).toEqual({ asked: 1, of: expect.stringMatching(/街道|苏木|镇/) })
    expect(await pairOf(street, mine, there)).toMatchObject({ askedBy: '社区小王：本人说在别处登记过' })
    expect([await pairOf(worker, mine, there), await pairOf(elsewhere, mine, there)]).toEqual([undefined, undefined])
    // Whoever asked sees that it was asked, and what was found.
    expect(await told()).toEqual({ elsewhere: { ask: asked.body.of, asked: { by: '社区小王：本人说在别处登记过', state: 'open' } } })
    const pair = (await pairOf(street, mine, there))!.id
    const { version } = (await street.get(`/api/duplicates/${pair}`)).body
    expect((await street.post(`/api/duplicates/${pair}/decision`, { decision: 'different', note: '两人都在', version })).status).toBe(201)
    expect((await told()).elsewhere.asked.state).toBe('different')
    expect((await worker.post('/api/duplicates/questions', { personId: there })).body.code).toBe('duplicates.person_not_found')
    expect((await worker.post('/api/duplicates/questions', { personId: await open(worker, fresh()) })).body.code).toBe('duplicates.nothing_elsewhere')
  })
})

describe('[REG-13] the review list', () => {
  test('a walk through the register finds pairs with reasons, once; twins and a parent and child of one name are not among them', async () => {
    const [who, child, twin] = [fresh(), fresh(), fresh()]
    const a = await open(worker, { ...who, idNumber: anIdNumber(who.bornOn, '1') })
    const b = await open(worker, { ...who, region: COMMUNITY })
    const parent = await open(worker, { name: child.name, bornOn: '1951-03-03', phone: '13800005555' })
    const same = await open(worker, { name: child.name, bornOn: '1979-03-03', phone: '13800005555' })
    const home = (await worker.post('/api/dwellings', { region: GRID, estate: '翠湖家园', building: '8号楼', door: '1单元101室' })).body.id
    const ties = [{ kind: 'living', dwellingId: home, validFrom: '2020-01-01' }]
    const t1 = await open(worker, { name: '白晓明', bornOn: twin.bornOn, ties })
    const t2 = await open(worker, { name: '白晓鸣', bornOn: twin.bornOn, ties })
    await scan()
    const found = await pairOf(worker, a, b)
    expect(found).toMatchObject({ level: 'likely', state: 'open', evidence: expect.arrayContaining([{ kind: 'name', text: '姓名相同', speaks: 'for' }]) })
    expect([await pairOf(worker, parent, same), await pairOf(worker, t1, t2)]).toEqual([undefined, undefined])
    expect(await pairOf(elsewhere, a, b)).toBeUndefined()
    const progress = (await county.get('/api/duplicates/scans/latest')).body.scan
    expect(progress).toMatchObject({ endedAt: expect.any(String), found: expect.any(Number) })
    expect(progress.looked).toBe(progress.total)
    await scan()
    expect((await pairs(worker)).filter((p) => p.id === found!.id)).toHaveLength(1)
  })

  test('found different is remembered; it comes up again only when facts have changed', async () => {
    const who = fresh()
    const a = await open(worker, who)
    const b = await open(worker, who)
    await scan()
    const pair = (await pairOf(worker, a, b))!
    const opened = (await worker.get(`/api/duplicates/${pair.id}`)).body
    expect(opened).toMatchObject({ state: 'open', conflicts: [], fourEyes: false, differs: [], suggestion: { into: a, because: '这份档案建立较早' } })
    const decided = await worker.post(`/api/duplicates/${pair.id}/decision`, { decision: 'different', note: '两人都见过', version: opened.version })
    expect(decided.body.state).toBe('different')
    expect((await worker.post(`/api/duplicates/${pair.id}/decision`, { decision: 'later', version: opened.version })).body.code).toBe('duplicates.changed_meanwhile')
    await scan()
    expect([await pairOf(worker, a, b), (await pairOf(worker, a, b, 'different'))?.id]).toEqual([undefined, pair.id])
    await worker.patch(`/api/people/${b}`, { version: 1, reason: '补登电话', phone: '13800007777' })
    await scan()
    expect((await pairOf(worker, a, b))?.id).toBe(pair.id)
  })

  test('opening a pair opens both files: both persons read it in their log', async () => {
    const who = fresh()
    const [a, b] = [await open(worker, who), await open(worker, who)]
    await scan()
    await worker.get(`/api/duplicates/${(await pairOf(worker, a, b))!.id}`)
    const log = await world.owner((c) => c.query(`select subject from platform.audit_entries where deed = 'register.person_opened' and subject = any($1) and because = 'correction'`, [[a, b]]))
    expect(log.rows.map((r) => r.subject).sort()).toEqual([a, b].sort())
  })
})

describe('[REG-13] merge and undo', () => {
  test('[REG-01] after a merge all modules show one file; the old address leads to it; the resident goes on; undo restores both', async () => {
    const who = fresh()
    const number = anIdNumber(who.bornOn, '1')
    const resident = await world.resident({ ...who, sex: '1', idNumber: number, region: GRID })
    const a = await open(worker, { ...who, phone: '13800001111' })
    const b = resident.personId!
    await world.within((tx) => tx.run(sql`insert into cases.cases (county, id, region, number, matter_code, matter_version, kind, title, state, channel, applicant_id, applicant_name, check_code, created_at, updated_at)
      values ('152921', ${uuidv7()}, ${COMMUNITY}, ${`N${counter}`}, 'x', 1, 'request', '修路灯', 'concluded', 'window', ${b}, ${who.name}, 'abcd', now(), now())`))
    const [aBefore, bBefore] = [await file(worker, a), await file(worker, b)]
    const done = await merge(worker, a, b)
    expect([done.status, done.body.state]).toEqual([201, 'done'])
    // From the register, by either address and by the number; from cases; by the account.
    expect([(await file(worker, a)).id, (await file(worker, b)).id, (await worker.get(`/api/people?q=${number}`)).body.items.map((p: { id: string }) => p.id)]).toEqual([a, a, [a]])
    const applicants = await world.owner((c) => c.query('select distinct applicant_id from cases.cases where number = $1', [`N${counter}`]))
    expect(applicants.rows).toEqual([{ applicant_id: a }])
    const mine = (await resident.get('/api/me/file')).body
    expect([mine.own.id, mine.own.phoneMasked, mine.own.idNumberMasked]).toEqual([a, '138****1111', expect.stringMatching(/^\d{3}\*/)])
    const log = (await resident.get(`/api/people/${a}/access-log`)).body.items as Array<{ deed: string; because: string }>
    expect(log.filter((l) => l.deed === 'duplicates.merged')).toHaveLength(2)
    expect(log.filter((l) => l.deed === 'register.person_opened' && l.because === 'window').length).toBeGreaterThanOrEqual(4)
    expect((await resident.get('/api/me/messages')).body.items.map((m: { title: string }) => m.title)).toContain('您的两份居民档案已合并')
    expect((await worker.get('/api/people?q=' + encodeURIComponent(who.name))).body.items.map((p: { id: string }) => p.id)).toEqual([a])
    expect((await worker.get(`/api/merges?personId=${b}`)).body.items).toMatchObject([{ id: done.body.id, into: { id: a }, from: { id: b }, state: 'done' }])

    const undone = await worker.post(`/api/merges/${done.body.id}/undo`, { reason: '是两个人' })
    expect([undone.status, undone.body]).toEqual([201, { id: done.body.id, state: 'undone', left: [] }])
    const facts = (f: Record<string, unknown>) => ({ ...f, version: 0 })
    expect([facts(await file(worker, a)), facts(await file(worker, b))]).toEqual([facts(aBefore), facts(bBefore)])
    expect((await resident.get('/api/me/file')).body.own.id).toBe(b)
    expect((await worker.get(`/api/people?q=${number}`)).body.items.map((p: { id: string }) => p.id)).toEqual([b])
    expect((await worker.post(`/api/merges/${done.body.id}/undo`, { reason: '再撤一次' })).body.code).toBe('duplicates.not_merged')
  })

  test('what was changed and added since stays with the surviving file and is told', async () => {
    const who = fresh()
    const a = await open(worker, { ...who })
    const b = await open(worker, { ...who, phone: '13800002222' })
    const done = await merge(worker, a, b)
    const now = await file(worker, a)
    expect(now.phoneMasked).toBe('138****2222')
    await worker.patch(`/api/people/${a}`, { version: now.version, reason: '本人换号', phone: '13800003333', language: 'mn' })
    const home = (await worker.post('/api/dwellings', { region: GRID, estate: '翠湖家园', building: '8号楼', door: `2单元${counter}室` })).body.id
    expect((await worker.post(`/api/people/${a}/ties`, { kind: 'living', dwellingId: home, validFrom: '2026-02-01', version: now.version + 1 })).status).toBe(201)
    const undone = await worker.post(`/api/merges/${done.body.id}/undo`, { reason: '是两个人' })
    expect(undone.body.left).toEqual(['电话在合并后改过，留在保留的档案上'])
    expect(await file(worker, a)).toMatchObject({ phoneMasked: '138****3333', language: 'mn', ties: [{ kind: 'living' }] })
    expect(await file(worker, b)).toMatchObject({ id: b, phoneMasked: '138****2222', language: 'zh', ties: [] })
    expect((await worker.get(`/api/merges?personId=${a}`)).body.items[0]).toMatchObject({ state: 'undone', left: ['电话在合并后改过，留在保留的档案上'] })
  })

  test('one allowance paid to both is settled first; where both carry benefits a second person confirms, and not the same one', async () => {
    const who = fresh()
    const [a, b] = [await open(worker, who), await open(worker, who)]
    const grant = (person: string, programme: string) => world.within((tx) => tx.run(sql`insert into assistance.grants
      (county, id, region, person_id, programme, mode, amount_fen, from_month, case_id, case_number, decided_at)
      values ('152921', ${uuidv7()}, ${COMMUNITY}, ${person}, ${programme}, 'monthly', 10000, '2025-01-01', ${uuidv7()}, 'x', now())`))
    await grant(a, `p${counter}`)
    await grant(b, `q${counter}`)
    const proposed = await merge(worker, a, b)
    expect(proposed.body.state).toBe('proposed')
    expect((await file(worker, b)).id).toBe(b)
    expect((await merge(worker, b, a)).body.code).toBe('duplicates.already_proposed')
    expect((await worker.post(`/api/merges/${proposed.body.id}/confirmation`, { yes: true })).body.code).toBe('duplicates.own_proposal')
    expect((await elsewhere.post(`/api/merges/${proposed.body.id}/confirmation`, { yes: true })).body.code).toBe('duplicates.merge_not_found')
    expect((await street.post(`/api/merges/${proposed.body.id}/confirmation`, { yes: true })).body.state).toBe('done')
    expect((await file(worker, b)).id).toBe(a)
    expect((await street2.post(`/api/merges/${proposed.body.id}/confirmation`, { yes: true })).body.code).toBe('duplicates.not_proposed')

    const other = fresh()
    const [c, d] = [await open(worker, other), await open(worker, other)]
    await grant(c, `same${counter}`)
    await grant(d, `same${counter}`)
    const refused = await merge(worker, c, d)
    expect([refused.body.code, refused.status]).toEqual(['duplicates.settle_first', 409])
    expect(refused.body.title).toContain('同一项津贴')
  })

  test('a proposal that nobody confirms for thirty days says nothing any more: it is closed, and one can be made anew', async () => {
    const who = fresh()
    const [a, b] = [await open(worker, who), await open(worker, who)]
    for (const person of [a, b]) {
      await world.within((tx) => tx.run(sql`insert into assistance.grants (county, id, region, person_id, programme, mode, amount_fen, from_month, case_id, case_number, decided_at)
        values ('152921', ${uuidv7()}, ${COMMUNITY}, ${person}, ${`l${counter}-${person}`}, 'monthly', 10000, '2025-01-01', ${uuidv7()}, 'x', now())`))
    }
    await scan()
    const pair = (await pairOf(worker, a, b))!.id
    const began = world.clock.now()
    const first = (await merge(worker, a, b)).body
    expect(first.state).toBe('proposed')
    const days = (n: number) => world.clock.moveTo(new Date(began.getTime() + n * 86_400_000))
    const states = async () => Object.fromEntries((await worker.get(`/api/merges?personId=${a}`)).body.items.map((m: { id: string; state: string; confirmNote: string }) => [m.id, `${m.state} ${m.confirmNote}`.trim()]))
    try {
      days(29)
      expect((await worker.get(`/api/duplicates/${pair}`)).body.proposal).toMatchObject({ mergeId: first.id, mine: true })
      expect((await merge(street, a, b)).body.code).toBe('duplicates.already_proposed')
      days(30)
      expect((await worker.get(`/api/duplicates/${pair}`)).body.proposal).toBeNull()
      expect((await street.post(`/api/merges/${first.id}/confirmation`, { yes: true })).body.code).toBe('duplicates.not_proposed')
      const again = (await merge(street, a, b)).body
      expect(again.state).toBe('proposed')
      expect(await states()).toEqual({ [first.id]: 'refused 30天内没有人确认，已失效', [again.id]: 'proposed' })
      days(60)
      await world.job('duplicates.gather')
      expect(await states()).toEqual({ [first.id]: 'refused 30天内没有人确认，已失效', [again.id]: 'refused 30天内没有人确认，已失效' })
      const third = (await merge(worker, b, a)).body
      expect((await street.post(`/api/merges/${third.id}/confirmation`, { yes: true })).body.state).toBe('done')
    } finally {
      world.clock.moveTo(began)
    }
  })

  test('the same submission twice merges once; two at the same moment do not both win; a stale version is refused', async () => {
    const who = fresh()
    const [a, b, c] = [await open(worker, who), await open(worker, who), await open(worker, who)]
    const at = await versions(worker, a, b)
    const body = { intoId: a, fromId: b, ...at, reason: '同一人两份档案', clientId: `merge-${counter}-1` }
    const [one, two] = [await worker.post('/api/merges', body), await worker.post('/api/merges', body)]
    expect([one.status, two.status, two.body.id]).toEqual([201, 201, one.body.id])
    expect((await merge(worker, a, b)).body.code).toMatch(/same_file|file_merged|changed_meanwhile/)
    const v = await versions(worker, a, c)
    const both = await Promise.all([
      worker.post('/api/merges', { intoId: a, fromId: c, ...v, reason: '同时提交一' }),
      street.post('/api/merges', { intoId: c, fromId: a, intoVersion: v.fromVersion, fromVersion: v.intoVersion, reason: '同时提交二' }),
    ])
    expect(both.filter((r) => r.status === 201)).toHaveLength(1)
    expect(both.find((r) => r.status !== 201)!.body.code).toMatch(/file_merged|changed_meanwhile/)
  })

  test('in a chain the newest merge is undone first', async () => {
    const who = fresh()
    const [a, b, c] = [await open(worker, who), await open(worker, who), await open(worker, who)]
    const first = (await merge(worker, b, c)).body.id
    const secondly = (await merge(worker, a, b)).body.id
    expect([(await file(worker, b)).id, (await file(worker, c)).id]).toEqual([a, a])
    expect((await worker.post(`/api/merges/${first}/undo`, { reason: '是两个人' })).body.code).toBe('duplicates.undo_newer_first')
    expect((await worker.post(`/api/merges/${secondly}/undo`, { reason: '是两个人' })).status).toBe(201)
    expect((await file(worker, c)).id).toBe(b)
    expect((await worker.post(`/api/merges/${first}/undo`, { reason: '是两个人' })).status).toBe(201)
    expect((await file(worker, c)).id).toBe(c)
  })

  test('a row written for the merged file at the same moment follows a little later, and goes back with the undo', async () => {
    const who = fresh()
    const [a, b] = [await open(worker, who), await open(worker, who)]
    const done = await merge(worker, a, b)
    const late = uuidv7()
    await world.within((tx) => tx.run(sql`insert into cases.cases (county, id, region, number, matter_code, matter_version, kind, title, state, channel, applicant_id, check_code, created_at, updated_at)
      values ('152921', ${late}, ${COMMUNITY}, ${`L${counter}`}, 'x', 1, 'request', '修路灯', 'submitted', 'window', ${b}, 'abcd', now(), now())`))
    await world.job('duplicates.gather')
    const applicant = async () => (await world.owner((c) => c.query('select applicant_id from cases.cases where id = $1', [late]))).rows[0].applicant_id
    expect(await applicant()).toBe(a)
    await worker.post(`/api/merges/${done.body.id}/undo`, { reason: '是两个人' })
    expect(await applicant()).toBe(b)
  })

  test('whoever stands for the other is not the other; a grid worker and another community merge nothing', async () => {
    const who = fresh()
    const [a, b] = [await open(worker, who), await open(worker, who)]
    await worker.post(`/api/people/${a}/representatives`, { byPersonId: b, kind: 'agent', powers: ['read'], validFrom: '2026-01-01', source: '委托书' })
    expect((await merge(worker, a, b)).body.code).toBe('duplicates.settle_first')
    expect((await merge(gridWorker, a, b)).status).toBe(403)
    const at = await versions(worker, a, b)
    expect((await elsewhere.post('/api/merges', { intoId: a, fromId: b, ...at, reason: '不在范围' })).body.code).toBe('duplicates.person_not_found')
    expect((await worker.post('/api/merges', { intoId: a, fromId: a, ...at, reason: '同一份' })).body.code).toBe('duplicates.same_file')
    const there = await open(elsewhere, { ...who, region: OTHER_COMMUNITY })
    expect((await worker.post('/api/merges', { intoId: a, fromId: there, intoVersion: at.intoVersion, fromVersion: 1, reason: '跨社区' })).body.code).toBe('duplicates.person_not_found')
    expect((await merge(street, there, b)).status).toBe(201)
  })
})
