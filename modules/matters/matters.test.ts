import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { BANNER, COMMUNITY, OTHER_COMMUNITY, STREET, aWorld, type Someone, type World } from '../../e2e/support/world.ts'
import { sql } from '../../platform/server/sql.ts'
import { uuidv7 } from '../../platform/kernel/ids.ts'
import { listGrants, endGrant } from '../assistance/contract.ts'
import { cancelBooking, getFacilityCalendar, listFacilities } from '../facilities/contract.ts'
import { seedDemoFacilities } from '../facilities/index.ts'
import { listVolunteers, leaveVolunteers } from '../volunteers/contract.ts'
import { listVisitPlans, endVisitPlan } from '../elderly/contract.ts'
import { listEmploymentRegistrations, refreshEmploymentRegistration, endEmploymentRegistration } from '../employment/contract.ts'
import { listResidenceDeclarations, endResidenceDeclaration } from '../residence/contract.ts'
import { getMatter, listMatters } from './contract.ts'

let world: World
let clerk: Someone
let stranger: Someone
beforeAll(async () => {
  world = await aWorld({ at: '2026-03-02T09:00:00+08:00' })
  await world.within((tx) =>
    seedDemoFacilities(tx, '152921', [
      { code: COMMUNITY, name: '王府社区' },
      { code: OTHER_COMMUNITY, name: '西花园社区' },
    ]),
  )
  clerk = await world.staff('community_worker', COMMUNITY)
  stranger = await world.staff('community_worker', OTHER_COMMUNITY)
})
afterAll(() => world?.close())

describe('the public catalogue', () => {
  test('[MAT-01] somebody who is not signed in finds a matter by a plain word and reads what to bring', async () => {
    const found = await world.visitor.call(listMatters, { query: { q: '老人钱' } })
    expect(found.status).toBe(200)
    expect(found.body.items[0]).toMatchObject({ code: 'assistance.old-age-allowance', title: '高龄津贴', type: 'universal', feeFen: 0 })
    const { body } = await world.visitor.call(getMatter, { params: { code: found.body.items[0]!.code } })
    expect(body.materials[0]).toMatchObject({ title: '居民身份证', heldByRegister: 'register.idNumber', need: 'always' })
    expect(body.materials[2]!.need).toEqual({ when: { field: 'payTo', equals: 'bank' } })
    expect(body.guide.process.length).toBeGreaterThan(3)
    expect(body.form.schema.properties['payTo']).toMatchObject({ title: '津贴发到哪里' })
    expect(body.form.ui.fields!['idNumber']).toEqual({ prefill: 'register.idNumber', readOnly: true })
    expect(body.stages.map((one) => one.title)).toEqual(['社区审核', '街道公示', '旗民政审批'])
    expect(body.inForce).toBe(true)
    expect(body).not.toHaveProperty('messages')
  })

  test('[MAT-02] the filter by type gives two disjoint lists; kind, life event and channel narrow', async () => {
    const of = async (query: object) => (await world.visitor.call(listMatters, { query })).body.items.map((one) => one.code)
    const [universal, relief] = [await of({ type: 'universal' }), await of({ type: 'relief' })]
    expect(universal.length).toBeGreaterThan(0)
    expect(relief.length).toBeGreaterThan(0)
    expect(universal.filter((code) => relief.includes(code))).toEqual([])
    expect((await of({ kind: 'dispute' })).sort()).toEqual(['disputes.found', 'matters.mediation'])
    expect(await of({ lifeEvent: 'old-age', channel: 'SELF_APP' })).toContain('elderly.visit-request')
    expect(await of({ channel: 'SENSOR' })).toEqual(['incidents.event'])
  })

  test('what is not there is said so; bad questions are a 400', async () => {
    expect((await world.visitor.get('/api/matters/nothing.here')).body.code).toBe('matters.not_found')
    expect((await world.visitor.get('/api/matters/assistance.old-age-allowance?version=99')).status).toBe(404)
    for (const bad of ['?type=all', '?unknown=1', `?q=${'老'.repeat(61)}`, '?lifeEvent='])
      expect((await world.visitor.get(`/api/matters${bad}`)).status, bad).toBe(400)
    expect((await world.visitor.get('/api/matters/assistance.old-age-allowance?version=zero')).status).toBe(400)
  })
})

describe('facilities', () => {
  test('anyone sees the sites of a place with rooms that fit into them, and when a room is taken, never by whom', async () => {
    const { body } = await world.visitor.call(listFacilities, { query: { region: COMMUNITY, kind: 'comprehensive' } })
    expect(body.items).toHaveLength(1)
    const site = body.items[0]!
    expect(site.rooms.reduce((sum, room) => sum + room.areaM2, 0)).toBeLessThanOrEqual(site.areaM2)
    const room = site.rooms.find((one) => one.kind === 'culture')!
    const booking = uuidv7()
    const person = await world.resident()
    await world.within((tx) =>
      tx.run(sql`insert into facilities.bookings (county, id, region, room_id, on_date, from_time, to_time, purpose, person_id, case_id,
        booked_at)
      values ('152921', ${booking}, ${COMMUNITY}, ${room.id}, '2026-03-05', '14:00', '16:00', '排练', ${person.personId}, ${uuidv7()},
        ${world.clock.now()})`),
    )
    const calendar = () => world.visitor.call(getFacilityCalendar, { params: { id: site.id }, query: { days: 7 } })
    const seen = await calendar()
    expect(seen.body.rooms.find((one) => one.id === room.id)!.taken).toEqual([{ date: '2026-03-05', from: '14:00', to: '16:00' }])
    expect(JSON.stringify(seen.body)).not.toMatch(/排练/)
    expect((await person.get(`/api/facilities/${site.id}/calendar`)).body).toMatchObject({ from: '2026-03-02', until: '2026-03-16' })

    expect((await stranger.call(cancelBooking, { params: { id: booking }, body: { reason: '抢场地' } })).body).toMatchObject({
      code: 'facilities.booking_not_found',
    })
    expect((await person.call(cancelBooking, { params: { id: booking }, body: { reason: '来不了' } })).status).toBe(403)
    expect((await clerk.call(cancelBooking, { params: { id: booking }, body: { reason: '申请人来不了' } })).status).toBe(201)
    expect((await calendar()).body.rooms.find((one) => one.id === room.id)!.taken).toEqual([])
    expect((await world.visitor.get(`/api/facilities/${uuidv7()}/calendar`)).body.code).toBe('facilities.not_found')
    expect((await world.visitor.get(`/api/facilities/${site.id}/calendar?days=400`)).status).toBe(400)
  })
})

describe('what cases brought about', () => {
  test('is read by those of the place and by the person, and by nobody else; ended once', async () => {
    const me = await world.resident({ bornOn: '1940-01-01' })
    const other = await world.resident()
    const [grant, volunteer, plan, registration, declaration] = Array.from({ length: 5 }, () => uuidv7())
    await world.within(async (tx) => {
      const at = world.clock.now()
      await tx.run(sql`insert into assistance.grants (county, id, region, person_id, programme, mode, amount_fen, from_month, case_id,
        case_number, decided_at)
        values ('152921', ${grant}, ${COMMUNITY}, ${me.personId}, 'old-age-allowance', 'monthly', 10000, '2026-03-01', ${uuidv7()}, '1',
          ${at})`)
      await tx.run(sql`insert into volunteers.volunteers (county, id, region, person_id, number, fields, case_id, registered_at)
        values ('152921', ${volunteer}, ${COMMUNITY}, ${me.personId}, 'V1', '{elderly}', ${uuidv7()}, ${at})`)
      await tx.run(sql`insert into elderly.visit_plans (county, id, region, person_id, every, way, helper, starts_on, review_on,
        consent_on, case_id, made_at)
        values ('152921', ${plan}, ${COMMUNITY}, ${me.personId}, 'week', 'home', '王芳', '2026-03-03', '2027-03-03', '2026-03-02',
          ${uuidv7()}, ${at})`)
      await tx.run(sql`insert into employment.registrations (county, id, region, person_id, wishes, registered_on, refresh_due, case_id,
        recorded_at)
        values ('152921', ${registration}, ${COMMUNITY}, ${me.personId}, '{nearby}', '2025-11-30', '2026-02-28', ${uuidv7()}, ${at})`)
      await tx.run(sql`insert into residence.declarations (county, id, region, person_id, category, address, lives_from, renew_on,
        case_id, recorded_at)
        values ('152921', ${declaration}, ${COMMUNITY}, ${me.personId}, 'LD_CZ', '王府家园', '2026-01-01', '2027-01-01', ${uuidv7()}, ${at})`)
    })
    const ids = async (who: Someone) => {
      const found: string[][] = []
      for (const door of [listGrants, listVolunteers, listVisitPlans, listEmploymentRegistrations, listResidenceDeclarations]) {
        const answer = await who.get(door.path)
        expect(answer.status, door.id).toBe(200)
        expect(answer.body.next).toBeNull()
        found.push(answer.body.items.map((one: { id: string }) => one.id))
      }
      return found
    }
    const mine = [[grant], [volunteer], [plan], [registration], [declaration]]
    expect(await ids(clerk)).toEqual(mine)
    expect(await ids(me)).toEqual(mine)
    expect(await ids(stranger)).toEqual([[], [], [], [], []])
    expect(await ids(other)).toEqual([[], [], [], [], []])
    const administrator = await world.staff('administrator', BANNER)
    for (const door of [listGrants, listVolunteers, listVisitPlans, listEmploymentRegistrations, listResidenceDeclarations]) {
      expect((await administrator.get(door.path)).status, door.id).toBe(403)
      expect((await world.visitor.get(door.path)).status, door.id).toBe(401)
    }
    expect((await clerk.call(listEmploymentRegistrations, { query: { due: 'true' } })).body.items).toHaveLength(1)
    expect((await clerk.call(refreshEmploymentRegistration, { params: { id: registration! }, body: {} })).body).toEqual({
      refreshDue: '2026-05-31',
    })
    expect((await clerk.call(listEmploymentRegistrations, { query: { due: 'true' } })).body.items).toEqual([])

    const officer = await world.staff('civil_affairs_officer', BANNER)
    const ends: Array<[Someone, () => Promise<{ status: number; body: any }>, string]> = [
      [
        officer,
        () => officer.call(endGrant, { params: { id: grant! }, body: { fromMonth: '2026-05', reason: 'moved' } }),
        'assistance.grant_ended',
      ],
      [clerk, () => clerk.call(leaveVolunteers, { params: { id: volunteer! }, body: { reason: '本人要求' } }), 'volunteers.not_found'],
      [clerk, () => clerk.call(endVisitPlan, { params: { id: plan! }, body: { reason: '本人要求' } }), 'elderly.plan_not_found'],
      [
        clerk,
        () => clerk.call(endEmploymentRegistration, { params: { id: registration! }, body: { reason: 'employed' } }),
        'employment.registration_not_found',
      ],
      [clerk, () => clerk.call(endResidenceDeclaration, { params: { id: declaration! }, body: { reason: 'left' } }), 'residence.not_found'],
    ]
    expect((await stranger.call(leaveVolunteers, { params: { id: volunteer! }, body: { reason: '不是我的' } })).status).toBe(404)
    expect((await clerk.call(endGrant, { params: { id: grant! }, body: { fromMonth: '2026-05', reason: 'moved' } })).status).toBe(403)
    expect((await officer.call(endGrant, { params: { id: grant! }, body: { fromMonth: '2026-01', reason: 'moved' } })).body).toMatchObject({
      code: 'assistance.end_month_impossible',
    })
    for (const [, end, again] of ends) {
      expect((await end()).status).toBe(201)
      expect((await end()).body).toMatchObject({ code: again })
    }
    const street = await world.staff('street_officer', STREET)
    expect((await street.call(listGrants, { query: {} })).body.items[0]).toMatchObject({ untilMonth: '2026-05', amountFen: 10_000 })
    const audit = await world.owner(
      async (client) =>
        (
          await client.query(
            `select count(distinct deed)::int as n from platform.audit_entries
      where subject = $1 and deed in ('assistance.end_grant', 'volunteers.leave', 'elderly.end_plan', 'employment.end', 'residence.end')`,
            [me.personId],
          )
        ).rows,
    )
    expect(audit).toEqual([{ n: 5 }])
  })
})
