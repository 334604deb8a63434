import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { BANNER, COMMUNITY, GRID, OTHER_COMMUNITY, aWorld, type World } from '../../e2e/support/world.ts'
import type { Context } from '../../platform/server/context.ts'
import { sql } from '../../platform/server/sql.ts'
import type { Tx } from '../../platform/server/db.ts'
import { uuidv7 } from '../../platform/kernel/ids.ts'
import { Refusal } from '../../platform/kernel/refusal.ts'
import { scopeOf } from '../regions/index.ts'
import { assistanceEffects, assistanceMatters } from '../assistance/index.ts'
import type { Effect, EffectCase } from '../cases/effects.ts'
import { elderlyEffects, elderlyMatters } from '../elderly/index.ts'
import { employmentEffects, employmentMatters } from '../employment/index.ts'
import { facilitiesEffects, facilitiesMatters, seedDemoFacilities } from '../facilities/index.ts'
import { residenceEffects, residenceMatters } from '../residence/index.ts'
import { volunteersEffects, volunteersMatters } from '../volunteers/index.ts'
import { loadCatalogue, matterInForce, matterVersion, mattersMatters, type MatterDefinition } from './index.ts'

const all: readonly MatterDefinition[] = [
  ...mattersMatters,
  ...assistanceMatters,
  ...elderlyMatters,
  ...employmentMatters,
  ...facilitiesMatters,
  ...residenceMatters,
  ...volunteersMatters,
]
const effects = [assistanceEffects, elderlyEffects, employmentEffects, facilitiesEffects, residenceEffects, volunteersEffects].flat()

let world: World
beforeAll(async () => {
  world = await aWorld({ at: '2026-03-02T09:00:00+08:00' })
  await world.within((tx) => loadCatalogue(tx, all, { now: world.clock.now() }))
  await world.within((tx) =>
    seedDemoFacilities(tx, '152921', [
      { code: COMMUNITY, name: '王府社区' },
      { code: OTHER_COMMUNITY, name: '西花园社区' },
    ]),
  )
})
afterAll(() => world?.close())

/** Concludes as staff of a place: the effect in a transaction with that scope. */
function conclude(name: string, one: Partial<EffectCase>, region = BANNER) {
  const effect = effects.find((e: Effect) => e.name === name)!
  const whole: EffectCase = {
    county: '152921',
    id: uuidv7(),
    number: `20260302-${Math.floor(Math.random() * 1e6)}`,
    region: COMMUNITY,
    matterCode: '',
    applicantId: null,
    applicantName: '',
    form: {},
    result: {},
    ...one,
  }
  return world.app.db.within({ as: 'staff', ...scopeOf(region) }, (tx) =>
    effect.run({ tx, now: world.clock.now(), newId: () => uuidv7(), caller: { name: '经办人' } } as unknown as Context, whole),
  )
}

const rows = <T = Record<string, unknown>>(text: string, values: unknown[] = []) =>
  world.owner(async (client) => (await client.query(text, values)).rows as T[])
const codeOf = (deed: Promise<unknown>) =>
  deed.then(
    () => 'done',
    (error) => (error instanceof Refusal ? error.code : Promise.reject(error)),
  )

describe('an allowance', () => {
  const asked = (applicantId: string, more: Partial<EffectCase> = {}): Partial<EffectCase> => ({
    matterCode: 'assistance.old-age-allowance',
    applicantId,
    result: { fromMonth: '2026-03' },
    ...more,
  })

  test('is granted by the tier of the age, once; concluding the case again leaves it, with another month replaces it', async () => {
    const { id } = await world.person({ bornOn: '1944-03-02' })
    const first = uuidv7()
    const { summary, facts } = await conclude('assistance.grant', asked(id, { id: first, number: '20260302-000001' }))
    expect(summary).toBe('已核定高龄津贴，从2026年3月起每月发放100元。')
    expect(facts).toContainEqual({ label: '档次', value: '80至89周岁' })
    expect(await codeOf(conclude('assistance.grant', asked(id)))).toBe('assistance.already_granted')

    await conclude('assistance.grant', asked(id, { id: first }))
    expect(await rows('select 1 from assistance.grants where person_id = $1', [id])).toHaveLength(1)
    world.clock.forward(60_000)
    await conclude('assistance.grant', asked(id, { id: first, result: { fromMonth: '2026-04' } }))
    expect(
      await rows(
        `select to_char(from_month, 'YYYY-MM') as month, amount_fen::int as fen from assistance.published_grants where person_id = $1`,
        [id],
      ),
    ).toEqual([{ month: '2026-04', fen: 10_000 }])
    expect(await rows('select reason from assistance.grant_ends')).toEqual([{ reason: 'correction' }])
  })

  test('two clerks at once: one grants, one is refused', async () => {
    const { id } = await world.person({ bornOn: '1930-01-01' })
    const both = await Promise.all([codeOf(conclude('assistance.grant', asked(id))), codeOf(conclude('assistance.grant', asked(id)))])
    expect(both.sort()).toEqual(['assistance.already_granted', 'done'])
  })

  test('somebody too young, and somebody outside the place, is refused and nothing is written', async () => {
    const young = await world.person({ bornOn: '1960-01-01' })
    expect(await codeOf(conclude('assistance.grant', asked(young.id)))).toBe('assistance.under_age')
    const elsewhere = await world.person({ bornOn: '1940-01-01' })
    expect(await codeOf(conclude('assistance.grant', asked(elsewhere.id), OTHER_COMMUNITY))).toBe('assistance.person_not_in_register')
    expect(await rows('select 1 from assistance.grants where person_id = any($1)', [[young.id, elsewhere.id]])).toEqual([])
  })

  test('the server’s login can neither change nor remove a grant', async () => {
    await expect(world.within((tx) => tx.run(sql`update assistance.grants set amount_fen = 1`))).rejects.toThrow(/permission denied/)
    await expect(world.within((tx) => tx.run(sql`delete from assistance.grant_ends`))).rejects.toThrow(/permission denied/)
  })
})

describe('a room', () => {
  const asked = (more: Record<string, unknown> = {}): Partial<EffectCase> => ({
    matterCode: 'facilities.room-booking',
    form: { roomKind: 'meeting', date: '2026-03-05', fromTime: '14:00', toTime: '16:00', people: 5, purpose: '议事', ...more },
  })

  test('[FAC-12] ten ask for one room at one time: one gets it', async () => {
    const answers = await Promise.all(Array.from({ length: 10 }, () => codeOf(conclude('facilities.book', asked(), COMMUNITY))))
    expect(answers.filter((one) => one === 'done')).toHaveLength(1)
    expect(answers.filter((one) => one === 'facilities.clash')).toHaveLength(9)
    expect(await codeOf(conclude('facilities.book', asked({ fromTime: '16:00', toTime: '17:00' }), COMMUNITY))).toBe('done')
    expect(await codeOf(conclude('facilities.book', { ...asked(), region: OTHER_COMMUNITY }, OTHER_COMMUNITY))).toBe('done')
  })

  test('a case concluded again with another time gives the first back', async () => {
    const id = uuidv7()
    const number = (
      await rows<{ number: string }>(`select number from facilities.rooms where kind = 'culture' and region = $1`, [COMMUNITY])
    )[0]!.number
    const booked = await conclude('facilities.book', { ...asked({ roomNumber: number }), id }, COMMUNITY)
    expect(booked.facts[0]!.value).toContain(number)
    await conclude('facilities.book', { ...asked({ roomNumber: number }), id, result: { fromTime: '15:00', toTime: '17:00' } }, COMMUNITY)
    expect(await rows('select from_time from facilities.bookings where case_id = $1 and cancelled_at is null', [id])).toEqual([
      { from_time: '15:00' },
    ])
  })

  test('the demo’s sites are made once', async () => {
    const again = await world.within((tx) => seedDemoFacilities(tx, '152921', [{ code: COMMUNITY, name: '王府社区' }]))
    expect(again).toEqual({ facilities: 0, rooms: 0 })
    const [sums] = await rows<{
      fits: boolean
    }>(`select bool_and(rooms <= area) as fits from (select f.area_m2 as area, sum(r.area_m2) as rooms
      from facilities.facilities f join facilities.rooms r on r.facility_id = f.id group by f.id, f.area_m2) s`)
    expect(sums!.fits).toBe(true)
  })
})

describe('registrations', () => {
  test('[VOL-01] one person, one registration', async () => {
    const { id } = await world.person({ bornOn: '1990-01-01' })
    const asked = {
      matterCode: 'volunteers.registration',
      applicantId: id,
      form: { fields: ['elderly', 'culture'], freeTime: ['weekend'], skills: '理发' },
    }
    const first = uuidv7()
    const { facts } = await conclude('volunteers.register', { ...asked, id: first }, COMMUNITY)
    expect(facts[1]).toEqual({ label: '服务领域', value: '助老、文化体育' })
    expect((await conclude('volunteers.register', { ...asked, id: first }, COMMUNITY)).facts).toEqual(facts)
    expect(await codeOf(conclude('volunteers.register', asked, COMMUNITY))).toBe('volunteers.already_registered')
    const other = await world.person({ bornOn: '1991-01-01' })
    const both = await Promise.all(
      [1, 2].map(() => codeOf(conclude('volunteers.register', { ...asked, applicantId: other.id }, COMMUNITY))),
    )
    expect(both.sort()).toEqual(['done', 'volunteers.already_registered'])
  })

  test('a visit plan, one at a time, with consent', async () => {
    const { id } = await world.person({ bornOn: '1940-01-01' })
    const asked = {
      matterCode: 'elderly.visit-request',
      applicantId: id,
      form: { consent: true },
      result: { every: 'week', way: 'home', helper: '第一网格 王芳', startsOn: '2026-03-04' },
    }
    expect((await conclude('elderly.planVisits', asked, COMMUNITY)).summary).toBe(
      '已安排探访：每周上门一次，由第一网格 王芳负责，3月4日（周三）起。',
    )
    expect(await codeOf(conclude('elderly.planVisits', asked, COMMUNITY))).toBe('elderly.already_planned')
    expect(await codeOf(conclude('elderly.planVisits', { ...asked, form: {} }, COMMUNITY))).toBe('elderly.consent_needed')
  })

  test('help in finding work, looked at again after ninety days; why somebody needs it is not kept', async () => {
    const { id } = await world.person({ bornOn: '1985-01-01' })
    const asked = {
      matterCode: 'employment.assistance-registration',
      applicantId: id,
      form: { reason: 'laid_off', wishes: ['nearby'] },
      result: { helper: '李敏' },
    }
    await conclude('employment.register', asked, COMMUNITY)
    expect(await codeOf(conclude('employment.register', asked, COMMUNITY))).toBe('employment.already_registered')
    const [row] = await rows('select wishes, refresh_due::text, helper from employment.registrations where person_id = $1', [id])
    expect(row).toEqual({ wishes: ['nearby'], refresh_due: '2026-05-31', helper: '李敏' })
    expect(JSON.stringify(await rows('select * from employment.registrations where person_id = $1', [id]))).not.toContain('laid_off')
  })

  test('a new declaration of residence ends the one before', async () => {
    const { id } = await world.person({ bornOn: '1990-05-01' })
    const asked = {
      matterCode: 'residence.registration',
      applicantId: id,
      region: GRID,
      form: { whose: 'elsewhere', origin: '甘肃省民勤县', address: '王府家园3号楼', livesFrom: '2026-01-10' },
    }
    await conclude('residence.record', asked, COMMUNITY)
    await conclude('residence.record', { ...asked, form: { ...asked.form, address: '王府家园5号楼' } }, COMMUNITY)
    expect(
      await rows('select address, ended_because from residence.declarations where person_id = $1 order by recorded_at, id', [id]),
    ).toEqual([
      { address: '王府家园3号楼', ended_because: 'renewed' },
      { address: '王府家园5号楼', ended_because: '' },
    ])
  })
})

describe('versions of a matter', () => {
  const load = (tx: Tx, definitions: readonly MatterDefinition[], patch = {}) =>
    loadCatalogue(tx, definitions, { now: world.clock.now(), patch })

  test('the same again changes nothing; a change makes a version; a running case keeps its own; what is gone is retired', async () => {
    const code = 'matters.mediation'
    expect((await world.within((tx) => load(tx, all))).unchanged).toBe(all.length)
    const patch = { [code]: { title: '嘎查矛盾调解' } }
    expect(await world.within((tx) => load(tx, all, patch))).toMatchObject({ changed: [code], added: [], retired: [] })
    await world.within(async (tx) => {
      expect(await matterInForce(tx, code, '2026-03-02')).toMatchObject({ version: 2, title: '嘎查矛盾调解', validUntil: null })
      expect(await matterVersion(tx, code, 1)).toMatchObject({ version: 1, title: '矛盾调解申请' })
      expect(await matterVersion(tx, code, 9)).toBeUndefined()
    })
    expect(
      (
        await world.within((tx) =>
          load(
            tx,
            all.filter((one) => one.code !== code),
          ),
        )
      ).retired,
    ).toEqual([code])
    await world.within(async (tx) => expect(await matterInForce(tx, code, '2026-03-02')).toBeUndefined())
    expect((await world.within((tx) => load(tx, all))).changed).toEqual([code])
    await world.within(async (tx) => expect((await matterInForce(tx, code, '2026-03-02'))?.version).toBe(3))
  })

  test('a change announced for later leaves today as it is', async () => {
    const code = 'facilities.room-booking'
    await world.within((tx) => load(tx, all, { [code]: { title: '活动场地借用', effectiveFrom: '2026-04-01' } }))
    await world.within(async (tx) => {
      expect((await matterInForce(tx, code, '2026-03-31'))?.title).toBe('活动室借用')
      expect((await matterInForce(tx, code, '2026-04-01'))?.title).toBe('活动场地借用')
    })
  })

  test('two servers that start at once make one version', async () => {
    const patch = { 'volunteers.registration': { title: '社区志愿者注册' } }
    const both = await Promise.all([1, 2].map(() => world.within((tx) => load(tx, all, patch))))
    expect(both.map((one) => one.changed.filter((code) => code === 'volunteers.registration').length).sort()).toEqual([0, 1])
  })

  test('a faulty place pack loads nothing and says what is wrong', async () => {
    await expect(
      world.within((tx) => load(tx, all, { 'matters.mediation': { stages: { mediate: { level: 'county' } } } })),
    ).rejects.toThrow(/人民调解员办理，但这个岗位不在该层级/)
  })
})
