import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { BANNER, COMMUNITY, GRID, OTHER_COMMUNITY, aWorld, type Someone, type World } from '../../e2e/support/world.ts'
import { deriveServiceMark, endDerivedMarks } from './service-groups.ts'

let world: World
let worker: Someone
let clerk: Someone
let mediator: Someone
let civil: Someone
let stranger: Someone

beforeAll(async () => {
  world = await aWorld()
  worker = await world.staff('community_worker', COMMUNITY, '社区小王')
  clerk = await world.staff('window_clerk', COMMUNITY, '窗口小李')
  mediator = await world.staff('mediator', COMMUNITY, '调解老周')
  civil = await world.staff('civil_affairs_officer', BANNER, '民政其木格')
  stranger = await world.staff('community_worker', OTHER_COMMUNITY, '别处小张')
})
afterAll(() => world?.close())

describe('who may act or cares', () => {
  test('guardian, agent, carer: each by its own rule, ended by whom the law lets end it', async () => {
    const old = await world.resident({ name: '白奶奶', bornOn: '1942-01-01' })
    const agent = await world.resident({ name: '白代理', bornOn: '1975-01-01' })
    const guardian = await world.resident({ name: '白监护', bornOn: '1970-01-01' })
    const path = `/api/people/${old.personId}/representatives`
    const base = { powers: ['apply'], validFrom: '2026-01-01', source: '证明材料' }
    expect((await worker.post(path, { ...base, byPersonId: guardian.personId, kind: 'guardian' })).body.code).toBe('register.guardian_proof_needed')
    expect((await worker.post(path, { ...base, byPersonId: guardian.personId, kind: 'guardian', basis: 'parent' })).body.code).toBe('register.basis_does_not_fit')
    const ward = await worker.post(path, { ...base, byPersonId: guardian.personId, kind: 'guardian', basis: 'court', document: '（2025）内2921民特3号' })
    expect(ward.status).toBe(201)
    const mandate = await worker.post(path, { ...base, byPersonId: agent.personId, kind: 'agent' })
    const carer = await worker.post(path, { ...base, byPersonId: agent.personId, kind: 'carer', powers: [] })
    expect([mandate.status, carer.status]).toEqual([201, 201])
    expect((await worker.post(path, { ...base, byPersonId: guardian.personId, kind: 'carer', powers: ['read'] })).body.code).toBe('register.powers_of_carer')

    const end = (who: Someone, id: string) => who.post(`/api/me/representations/${id}/end`, { reason: '不再需要' })
    expect((await end(agent, ward.body.id)).body.code).toBe('register.representative_not_found')
    expect((await end(guardian, ward.body.id)).body.code).toBe('register.guardian_stays')
    expect((await end(old, ward.body.id)).body.code).toBe('register.guardian_stays')
    expect((await end(agent, mandate.body.id)).body).toEqual({ done: true })
    expect((await end(old, carer.body.id)).body).toEqual({ done: true })
    expect((await end(old, carer.body.id)).body.code).toBe('register.representative_not_found')
    const office = (more: object) => worker.post(`/api/representatives/${ward.body.id}/end`, { on: '2026-03-02', reason: '监护终止', ...more })
    expect((await office({})).body.code).toBe('register.guardian_ground_needed')
    expect((await office({ ground: 'court' })).body.code).toBe('register.guardian_proof_needed')
    expect((await office({ ground: 'court', document: '（2026）内2921民特9号' })).body).toEqual({ done: true })
  })

  test('a carer without powers opens no file', async () => {
    const old = await world.person({ name: '石奶奶', bornOn: '1942-01-01' })
    const carer = await world.resident({ name: '石护工', bornOn: '1975-01-01' })
    await worker.post(`/api/people/${old.id}/representatives`, { byPersonId: carer.personId, kind: 'carer', powers: ['collect'], validFrom: '2026-01-01', source: '照料约定' })
    expect((await carer.get(`/api/people/${old.id}`)).body.code).toBe('register.person_not_found')
    const seen = await world.app.db.within({ as: 'resident', person: carer.personId! }, (tx) => tx.raw.query('select id from register.people'))
    expect(seen.rows.map((r) => r.id)).toEqual([carer.personId])
  })

  test('a family doctor: one contract at a time, up to three years, reminded of, ended by the person', async () => {
    const who = await world.resident({ name: '金签约', bornOn: '1950-01-01' })
    const path = `/api/people/${who.personId}/care-contracts`
    const contract = { organisation: '王府社区卫生服务站', team: '第二团队', doctor: '萨其荣贵', validFrom: '2025-04-01', validUntil: '2026-03-31', source: '签约服务协议' }
    expect((await worker.post(path, { ...contract, validUntil: '2029-01-01' })).body.code).toBe('register.contract_dates')
    expect((await stranger.post(path, contract)).body.code).toBe('register.person_not_found')
    const made = await worker.post(path, contract)
    expect(made.status).toBe(201)
    expect((await worker.post(path, { ...contract, team: '第三团队' })).body.code).toBe('register.contract_stands')
    await world.job('register.ends')
    await world.job('register.ends')
    const told = ((await who.get('/api/me/messages')).body.items as Array<{ title: string }>).filter((m) => m.title === '家庭医生签约即将到期')
    expect(told).toHaveLength(1)
    expect((await mediator.get(path)).body.code).toBe('access.not_yours')
    expect((await who.post(`/api/care-contracts/${made.body.id}/end`, { reason: '换一个团队' })).body).toEqual({ done: true })
    expect((await who.get(path)).body.items).toEqual([expect.objectContaining({ team: '第二团队', endedBy: 'person', endedOn: '2026-03-02' })])
    expect((await worker.post(path, { ...contract, team: '第三团队' })).status).toBe(201)
  })
})

describe('service groups', () => {
  test('[REG-12] a mark without a basis cannot be saved: neither by a door nor past the doors', async () => {
    const who = await world.person({ name: '高无据', bornOn: '1990-01-01' })
    const ask = { kind: 'laid_off', request: 'AZ-2026-1', purpose: '推荐岗位和培训', consentOn: '2026-03-01', validUntil: '2026-12-31' }
    for (const body of [{ ...ask, request: '' }, { ...ask, purpose: '' }, { ...ask, kind: '困难户' }, { ...ask, label: '重点人员' }, { ...ask, consentOn: undefined }]) {
      expect((await worker.post(`/api/people/${who.id}/service-marks`, body)).status, JSON.stringify(body)).toBe(400)
    }
    expect((await worker.post(`/api/people/${who.id}/service-marks`, { ...ask, validUntil: '2030-01-01' })).body.code).toBe('register.mark_dates')
    const past = (basis: string, ref: string, title: string, purpose: string, consent: string | null) =>
      world.within((tx) => tx.raw.query(
        `insert into register.service_marks (county, id, region, person_id, kind, basis, basis_ref, basis_title, purpose, consent_on, consent_by, valid_from, valid_until, made_at)
         values ('152921', gen_random_uuid(), $1, $2, 'laid_off', $3, $4, $5, $6, $7, '', '2026-01-01', '2026-12-31', now())`, [GRID, who.id, basis, ref, title, purpose, consent]))
    await expect(past('entitlement', ' ', '低保', '服务', null)).rejects.toThrow(/no_mark_without_basis/)
    await expect(past('entitlement', 'x', '', '服务', null)).rejects.toThrow(/no_mark_without_basis/)
    await expect(past('request', 'x', '申请', '服务', null)).rejects.toThrow(/a_request_has_consent/)
    await expect(past('label', 'x', '申请', '服务', '2026-01-01')).rejects.toThrow(/basis_is_known|a_request_has_consent/)
    expect((await worker.get(`/api/people/${who.id}/service-marks`)).body.items).toEqual([])
  })

  test('[REG-12] derived, dated, removable: seen by the service in charge and the person alone, in no list of anybody else, ended by the person or its day', async () => {
    const who = await world.resident({ name: '高求职', bornOn: '1985-01-01' })
    const made = await clerk.post(`/api/people/${who.personId}/service-marks`, { kind: 'laid_off', request: 'AZ-2026-2', purpose: '推荐岗位和培训', consentOn: '2026-03-01', validUntil: '2026-12-31' })
    expect(made.status).toBe(201)
    expect((await clerk.post(`/api/people/${who.personId}/service-marks`, { kind: 'laid_off', request: 'AZ-2026-2', purpose: '推荐岗位和培训', consentOn: '2026-03-01', validUntil: '2026-12-31' })).body.code).toBe('register.marked_already')
    // The clerk who wrote it down is not in charge of the service; civil affairs is not either.
    expect((await clerk.get(`/api/people/${who.personId}/service-marks`)).body.code).toBe('access.not_yours')
    expect((await civil.get(`/api/people/${who.personId}/service-marks`)).body.items).toEqual([])
    expect((await worker.get(`/api/people/${who.personId}/service-marks`)).body.items).toEqual([expect.objectContaining({ kind: 'laid_off', basis: 'request', mayEnd: true })])
    expect((await worker.get('/api/service-groups/laid_off/people?purpose=visit')).body.items.map((p: { name: string }) => p.name)).toEqual(['高求职'])
    expect((await civil.get('/api/service-groups/laid_off/people?purpose=visit')).body.code).toBe('register.group_not_yours')
    expect((await worker.get('/api/service-groups/disabled/people?purpose=visit')).body.code).toBe('register.group_not_yours')
    expect((await worker.get('/api/service-groups/laid_off/people')).status).toBe(400)
    const audit = await world.owner((c) => c.query(`select because, detail from platform.audit_entries where deed = 'register.service_group_listed'`))
    expect(audit.rows).toEqual([{ because: 'visit', detail: { group: '失业人员服务', shown: 1 } }])
    // Nothing of it on the general page, in the lists or in the history.
    const page = JSON.stringify([(await worker.get(`/api/people/${who.personId}?purpose=visit`)).body, (await worker.get('/api/people')).body, (await worker.get(`/api/people/${who.personId}/changes`)).body])
    expect(page).not.toMatch(/laid_off|失业/)
    expect((await who.get(`/api/people/${who.personId}/service-marks`)).body.items).toHaveLength(1)
    expect((await who.post(`/api/service-marks/${made.body.id}/end`, { reason: '已经上班' })).body).toEqual({ done: true })
    expect((await worker.get('/api/service-groups/laid_off/people?purpose=visit')).body.items).toEqual([])
  })

  test('[REG-12] an entitlement derives its mark and ends it; the person cannot end that one; what is over ends by itself and is told', async () => {
    const who = await world.resident({ name: '高龄人', bornOn: '1940-01-01' })
    const derive = { county: '152921', personId: who.personId!, kind: 'elderly' as const, basisRef: 'grant-1', basisTitle: '高龄津贴', purpose: '按待遇匹配服务', from: '2026-01-01', until: '2026-03-20', by: '系统', now: world.clock.now() }
    await world.within((tx) => deriveServiceMark(tx, { ...derive, id: crypto.randomUUID() }))
    await world.within((tx) => deriveServiceMark(tx, { ...derive, id: crypto.randomUUID(), until: '2026-04-20' }))
    const [mark] = (await who.get(`/api/people/${who.personId}/service-marks`)).body.items
    expect(mark).toMatchObject({ kind: 'elderly', basis: 'entitlement', validUntil: '2026-04-20', mayEnd: false })
    expect((await who.post(`/api/service-marks/${mark.id}/end`, { reason: '不想要' })).body.code).toBe('register.mark_rests_on_entitlement')
    await world.within((tx) => endDerivedMarks(tx, '152921', who.personId!, 'grant-1', '2026-03-02', '待遇终止'))
    expect((await who.get(`/api/people/${who.personId}/service-marks`)).body.items[0]).toMatchObject({ endedOn: '2026-03-02', endedBecause: '待遇终止' })
    await world.within((tx) => deriveServiceMark(tx, { ...derive, id: crypto.randomUUID(), basisRef: 'grant-2', until: '2026-03-02' }))
    await world.job('register.ends')
    const ended = (await who.get(`/api/people/${who.personId}/service-marks`)).body.items.find((m: { endedBecause: string }) => m.endedBecause === '到期')
    expect(ended).toMatchObject({ endedOn: '2026-03-02' })
    expect(((await who.get('/api/me/messages')).body.items as Array<{ title: string }>).map((m) => m.title)).toContain('一项服务登记已到期')
  })

  test('a child under fourteen: consent by a guardian, not by the child nor by anybody', async () => {
    const mother = await world.person({ name: '林母', bornOn: '1988-01-01' })
    const child = await world.person({ name: '林小', bornOn: '2018-01-01' })
    await worker.post(`/api/people/${child.id}/representatives`, { byPersonId: mother.id, kind: 'guardian', powers: ['apply', 'read'], validFrom: '2018-01-01', source: '户口簿' })
    const ask = { kind: 'minor', request: 'AZ-2026-3', purpose: '假期托管服务', consentOn: '2026-03-01', validUntil: '2026-12-31' }
    expect((await worker.post(`/api/people/${child.id}/service-marks`, ask)).body.code).toBe('register.consent_by_guardian')
    expect((await worker.post(`/api/people/${child.id}/service-marks`, { ...ask, consentBy: mother.id })).status).toBe(201)
    expect((await worker.get(`/api/people/${child.id}/service-marks`)).body.items[0]).toMatchObject({ consentBy: '监护人林母' })
  })
})

describe('minors', () => {
  test('a child’s file opens with a number or at the window, to posts that serve children; others see neither file nor name', async () => {
    const home = await worker.post('/api/dwellings', { region: GRID, estate: '童话里', building: '1号楼', door: '1单元101室' })
    const child = (await worker.post('/api/people', {
      name: '贺小童', sex: '1', bornOn: '2019-01-01', region: GRID, ties: [{ kind: 'living', dwellingId: home.body.id, validFrom: '2019-01-01' }],
    })).body
    const open = (who: Someone, query: string) => who.get(`/api/people/${child.id}?${query}`)
    expect((await open(worker, 'purpose=visit')).body.code).toBe('register.minor_ref_needed')
    expect((await open(worker, 'purpose=visit&ref=ZF-2026-1')).body.name).toBe('贺小童')
    expect((await open(clerk, 'purpose=window')).body.name).toBe('贺小童')
    expect((await open(mediator, 'purpose=visit&ref=ZF-2026-1')).body.code).toBe('register.minor_not_for_this_post')
    expect((await open(mediator, 'purpose=case&ref=AZ-2026-9')).status).toBe(200)
    const residents = async (who: Someone) => (await who.get(`/api/addresses?q=${encodeURIComponent('童话里1号楼1单元101')}`)).body.items[0].residents.map((r: { name: string }) => r.name)
    expect([await residents(worker), await residents(mediator)]).toEqual([['贺小童'], ['贺*童']])
    expect((await mediator.get(`/api/dwellings/${home.body.id}`)).body.residents[0].name).toBe('贺*童')
    expect((await mediator.get(`/api/people?q=${encodeURIComponent('贺小')}`)).body.items[0].name).toBe('贺*童')
    expect((await worker.get(`/api/people?q=${encodeURIComponent('贺小')}`)).body.items[0].name).toBe('贺小童')
  })

  test('a minor has no account of their own: to their telephone goes no code, to a grown-up’s one that signs in', async () => {
    const child = await world.person({ name: '贺少年', bornOn: '2011-01-01', phone: '13844440001' })
    const grown = await world.person({ name: '贺成年', bornOn: '2001-01-01', phone: '13844440002' })
    const sent: Array<{ to: string; code: string }> = []
    const { sms } = world.app.services
    const send = sms.send.bind(sms)
    sms.send = async (message) => {
      sent.push({ to: message.to, code: String(message.params.code) })
      return send(message).catch(() => undefined as never)
    }
    for (const phone of ['13844440001', '13844440002']) expect((await world.visitor.post('/api/one-time-codes', { phone })).status).toBeLessThan(300)
    sms.send = send
    expect(sent.map((m) => m.to)).toEqual(['13844440002'])
    expect((await world.visitor.post('/api/sessions', { identifier: '13844440002', secret: sent[0]!.code })).status).toBe(201)
    const accounts = await world.owner((c) => c.query('select person_id from accounts.accounts where person_id in ($1, $2)', [child.id, grown.id]))
    expect(accounts.rows).toEqual([{ person_id: grown.id }])
  })
})
