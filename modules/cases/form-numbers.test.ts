import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aWorld, COMMUNITY, type Someone, type World } from '../../e2e/support/world.ts'
import type { FormDefinition } from '../../platform/web/form/definition.ts'
import { getCase, listDrafts, saveDraft, submitCase } from './contract.ts'
import { maskNumber, maskNumbers, putNumbers, takeNumbers } from './form-numbers.ts'

const FORM = {
  schema: {
    type: 'object',
    properties: {
      name: { type: 'string', title: '姓名' },
      phone: { type: 'string', title: '电话', format: 'phone' },
      others: { type: 'array', title: '同住人', items: { type: 'object', properties: { name: { type: 'string', title: '姓名' }, idNumber: { type: 'string', title: '证件号码', format: 'id-number' } } } },
      more: { type: 'array', title: '其他电话', items: { type: 'string', title: '电话', format: 'phone' } },
    },
  },
  ui: { steps: [] },
} as unknown as FormDefinition

describe('numbers are taken out of answers and put back', () => {
  test('what is left holds none of them, a list keeps its places', () => {
    const answers = { name: '王建国', phone: '13900000002', others: [{ name: '甲', idNumber: '152921194403020026' }, { name: '乙' }], more: ['04838220000', '13800000000'] }
    const { values, numbers } = takeNumbers(FORM, answers)
    expect(values).toEqual({ name: '王建国', others: [{ name: '甲' }, { name: '乙' }], more: ['', ''] })
    expect(putNumbers(values, numbers)).toEqual(answers)
    expect(maskNumbers(FORM, answers, ['id-number'])).toMatchObject({ phone: '13900000002', others: [{ idNumber: '152****0026' }, {}] })
    expect(maskNumber('12345')).toBe('***45')
  })

  test('whatever was answered: no number stays, and nothing is lost', () => {
    const number = fc.stringMatching(/^1[3-9]\d{9}$/)
    const answers = fc.record(
      {
        name: fc.string(),
        phone: number,
        others: fc.array(fc.record({ name: fc.string(), idNumber: number }, { requiredKeys: [] }), { maxLength: 4 }),
        more: fc.array(number, { maxLength: 4 }),
      },
      { requiredKeys: [] },
    )
    fc.assert(
      fc.property(answers, (given) => {
        const { values, numbers } = takeNumbers(FORM, given)
        expect(putNumbers(values, numbers)).toEqual(given)
        for (const one of Object.values(numbers)) expect(JSON.stringify({ ...values, name: '' })).not.toContain(`"${one}"`)
        const masked = maskNumbers(FORM, given)
        expect(maskNumbers(FORM, masked)).toEqual(masked)
      }),
    )
  })
})

describe('a telephone typed into a form', () => {
  let world: World
  beforeAll(async () => {
    world = await aWorld({ at: '2026-03-02T09:00:00+08:00' })
  })
  afterAll(() => world?.close())

  const LANDLORD = '13712345678'
  const answers = {
    whose: 'elsewhere', origin: '甘肃省武威市民勤县', livesFrom: '2026-01-05', home: 'rent', landlordName: '钱大宝', landlordPhone: LANDLORD, why: 'work', agree: true,
  }

  /** Everything the database holds, as text, but for sealed bytes. */
  const inClear = (value: string) =>
    world.owner(async (client) => {
      const { rows } = await client.query(`select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where c.relkind = 'r' and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast')`)
      expect(rows.length).toBeGreaterThan(30)
      const found: string[] = []
      for (const { name } of rows as Array<{ name: string }>) {
        const hit = await client.query(`select 1 from ${name} t where t::text like $1 limit 1`, [`%${value}%`])
        if (hit.rowCount) found.push(name)
      }
      return found
    })

  test('lies nowhere in clear; the applicant and who has the work read it, others can only recognise it; a repeated call answers the same', async () => {
    const li = await world.resident({ name: '李秀英' })
    const clerk: Someone = await world.staff('window_clerk', COMMUNITY, '赵敏')
    const worker: Someone = await world.staff('community_worker', COMMUNITY, '孙丽')
    const draft = await li.call(saveDraft, { body: { matterCode: 'residence.registration', form: answers, clientId: 'draft-landlord-1' } as never })
    expect(draft.status, JSON.stringify(draft.body)).toBe(200)
    expect((await li.call(listDrafts, {})).body.items[0]!.form).toMatchObject({ landlordPhone: LANDLORD })
    expect(await inClear(LANDLORD)).toEqual([])

    const body = {
      matterCode: 'residence.registration', form: { ...answers, idNumber: li.idNumber, phone: li.phone, name: '李秀英', address: '新苑小区3号楼2单元301' }, draftOf: draft.body.id,
      materials: [{ code: 'home-proof', how: 'promise', note: '' }], clientId: 'case-landlord-1', submitAnyway: true,
    }
    const made = await clerk.call(submitCase, { body: { ...body, applicantId: li.personId, acceptIncomplete: true } as never })
    expect(made.status, JSON.stringify(made.body)).toBe(201)
    expect(await inClear(LANDLORD)).toEqual([])
    expect(await inClear(li.idNumber)).toEqual([])

    const own = await li.call(getCase, { params: { id: made.body.id } })
    expect(own.body.form).toMatchObject({ landlordPhone: LANDLORD })
    const seen = await Promise.all([clerk, worker].map((who) => who.call(getCase, { params: { id: made.body.id } })))
    const phones = seen.map((one) => one.body.answers.find((answer) => answer.title === '房东电话')?.text)
    const works = seen.map((one) => one.body.tasks.some((task) => task.mine))
    expect(works).toContain(true)
    expect(works).toContain(false)
    expect(phones).toEqual(works.map((mine) => (mine ? LANDLORD : '137****5678')))
    expect(JSON.stringify(seen[works.indexOf(false)]!.body)).not.toContain(LANDLORD)

    const again = await clerk.call(submitCase, { body: { ...body, applicantId: li.personId, acceptIncomplete: true } as never })
    expect(again.headers['x-repeated']).toBe('true')
    expect(again.body).toEqual(made.body)
  })
})
