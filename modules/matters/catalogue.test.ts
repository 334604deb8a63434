import { describe, expect, test } from 'vitest'
import { checkForm, clearHidden } from '../../platform/web/form/rules.ts'
import { assistanceEffects, assistanceMatters } from '../assistance/index.ts'
import { elderlyEffects, elderlyMatters } from '../elderly/index.ts'
import { employmentEffects, employmentMatters } from '../employment/index.ts'
import { facilitiesEffects, facilitiesMatters } from '../facilities/index.ts'
import { residenceEffects, residenceMatters } from '../residence/index.ts'
import { volunteersEffects, volunteersMatters } from '../volunteers/index.ts'
import { mattersMatters } from './catalogue/index.ts'
import { matterFaults } from './check.ts'
import { matterTypes, type MatterDefinition } from './definition.ts'
import { materialsFor, nextStages, prefill, urgencyOf } from './rules.ts'
import { indexOf } from './search.ts'

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
const matter = (code: string): MatterDefinition => all.find((one) => one.code === code)!

describe('the catalogue', () => {
  test.each(all.map((one) => [one.title, one] as const))('%s can be used as it is', (_title, one) => {
    expect(matterFaults(JSON.parse(JSON.stringify(one)))).toEqual([])
  })

  test('[MAT-14] every matter has a guide that one can follow: conditions, steps, place, hours, phone, fee, time', () => {
    expect(all.map((one) => one.title).sort()).toEqual(
      [
        '临时救助',
        '公共设施报修',
        '就业援助登记',
        '居住登记',
        '居民诉求',
        '志愿者注册',
        '活动室借用',
        '矛盾调解申请',
        '老年人探访需求',
        '高龄津贴',
        '居住证申领（社区代收）',
        '居住证签注',
        '租房备案',
        '积分入户申请',
        '境外人员服务登记',
        '随迁子女上学、暑期班和培训',
        '参与社区事务',
      ].sort(),
    )
    for (const { title, guide, limits, fee, eligibilityText } of all) {
      expect([
        title,
        guide.conditions.length > 0,
        guide.process.length > 1,
        guide.places.length > 0,
        guide.phone !== '',
        eligibilityText !== '',
      ]).toEqual([title, true, true, true, true, true])
      expect(limits.handle.amount, title).toBeGreaterThan(0)
      expect(fee.fen, title).toBe(0)
    }
  })

  test('all kinds of need are there', () => {
    expect(new Set(all.map((one) => one.kind))).toEqual(
      new Set(['application', 'request', 'event', 'dispute', 'registration', 'booking', 'visit']),
    )
  })

  test('[MAT-02] universal and relief are disjoint and neither is empty', () => {
    const lists = matterTypes.map((type) => all.filter((one) => one.type === type).map((one) => one.code))
    expect(lists.every((list) => list.length > 0)).toBe(true)
    expect(new Set(lists.flat()).size).toBe(all.length)
  })

  test('a matter closed to residents registered elsewhere says on what ground', () => {
    const closed = all.filter((one) => !one.openToNonRegistered)
    expect(closed.map((one) => one.code)).toEqual(['assistance.old-age-allowance'])
    for (const one of closed) expect(one.closedBecause).toMatch(/户籍地/)
  })

  test('every effect named is brought by a module, and every effect is used', () => {
    const named = all.flatMap((one) => (one.effect ? [one.effect] : []))
    expect(new Set(named)).toEqual(new Set(effects.map((one) => one.name)))
  })

  test('no form asks for descent or belief, no public notice for a number or a whole name', () => {
    for (const one of all) expect(JSON.stringify([one.form, one.stages]), one.title).not.toMatch(/民族|宗教信仰|ethnic|religion/i)
    for (const { publication } of all.flatMap((one) => one.stages)) {
      if (publication) expect(publication.body).not.toMatch(/\{(name|number|idNumber|address|form\.|result\.)/)
    }
  })

  test('[MAT-01] a plain word finds the matter', () => {
    const index = indexOf(all)
    const first = (q: string) => index.find(q)[0]
    expect(first('老人钱')).toBe('assistance.old-age-allowance')
    expect(first('高龄')).toBe('assistance.old-age-allowance')
    expect(first('gljt')).toBe('assistance.old-age-allowance')
    expect(first('gaoling')).toBe('assistance.old-age-allowance')
    expect(first('路灯坏了怎么办')).toBe('matters.facility-repair')
    expect(first('灯坏了')).toBe('matters.facility-repair')
    expect(first('邻居吵架')).toBe('matters.mediation')
    expect(first('租房')).toBe('residence.registration')
    expect(first('居住证')).toBe('residence.permit')
    expect(first('暂住证')).toBe('residence.registration')
    expect(first('找工作')).toBe('employment.assistance-registration')
    expect(first('义工')).toBe('volunteers.registration')
    expect(first('跳舞')).toBe('facilities.room-booking')
    expect(first('没饭吃')).toBe('assistance.temporary-relief')
    expect(first('一个人住')).toBe('elderly.visit-request')
    expect(first('12345')).toBe('matters.resident-request')
    expect(index.find('护照')).toEqual([])
    expect(index.find('！？')).toHaveLength(all.length)
    expect(index.find('老人 上门')).toContain('elderly.visit-request')
  })
})

describe('what a matter asks', () => {
  const facts = {
    'register.name': '其木格',
    'register.idNumber': '152921194403020027',
    'register.phone': '13800000000',
    'register.address': '王府家园3号楼2单元501室',
    'register.bornOn': '1944-03-02',
    'register.age': 82,
    'register.registeredAddress': '王府家园3号楼2单元501室',
  }

  test('[REG-08] what the register holds is not asked: neither name nor number nor birth date, neither card nor household book', () => {
    const allowance = matter('assistance.old-age-allowance')
    const { values, held } = prefill(allowance, facts)
    expect(held.sort()).toEqual(['bornOn', 'idNumber', 'name'])
    expect(values).toEqual({ phone: '13800000000', address: '王府家园3号楼2单元501室' })
    const { asked, held: known } = materialsFor(allowance, { payTo: 'social_card' }, facts)
    expect(asked).toEqual([])
    expect(known.map((one) => one.code)).toEqual(['id-card', 'household-book'])
    expect(materialsFor(allowance, { payTo: 'bank' }, {}).asked.map((one) => one.code)).toEqual(['id-card', 'household-book', 'bank-card'])
  })

  test('an allowance form that goes to the social-security card is complete without a bank account', () => {
    const { form } = matter('assistance.old-age-allowance')
    const given = {
      name: '其木格',
      idNumber: '11010519491231002X',
      phone: '13800000000',
      address: '王府家园',
      bornOn: '1944-03-02',
      payTo: 'social_card',
      agree: true,
    }
    expect(checkForm(form, clearHidden(form, given), { today: '2026-03-02' })).toEqual([])
    expect(checkForm(form, clearHidden(form, { ...given, payTo: 'bank' }), { today: '2026-03-02' }).map((one) => one.path)).toEqual([
      'bank',
      'account',
    ])
  })

  test('a small relief ends at the street, a large one goes on to the banner', () => {
    const relief = matter('assistance.temporary-relief')
    const after = (amountYuan: number) => nextStages(relief, 'street', { form: {}, result: { amountYuan } }).map((one) => one.key)
    expect(after(2_999)).toEqual([])
    expect(after(3_000)).toEqual(['approval'])
  })

  test('an allowance is reviewed, published and approved, in this order, and by other eyes', () => {
    const allowance = matter('assistance.old-age-allowance')
    const way: string[] = []
    for (let at = ''; ;) {
      const [next] = nextStages(allowance, at, { form: {}, result: {} })
      if (!next) break
      way.push(next.key)
      at = next.key
    }
    expect(way).toEqual(['community-review', 'publication', 'approval'])
    expect(allowance.stages[1]?.publication?.days).toBe(7)
    expect(allowance.stages[2]?.fourEyes).toBe(true)
  })

  test('an event settled in the grid is not dispatched', () => {
    const repair = matter('matters.facility-repair')
    expect(nextStages(repair, 'verify', { form: {}, result: { handledHere: true } })).toEqual([])
    expect(nextStages(repair, 'verify', { form: {}, result: { handledHere: false } }).map((one) => one.key)).toEqual(['dispatch'])
    expect(nextStages(repair, 'dispatch', { form: {}, result: { handledHere: false } }).map((one) => one.key)).toEqual(['check'])
  })

  test('how pressing it is decides the time: a missing manhole cover two hours, a street lamp three working days, danger two hours', () => {
    const repair = matter('matters.facility-repair')
    const said = (form: Record<string, unknown>) => {
      const { urgency, handle } = urgencyOf(repair, form)
      return [urgency, handle.amount, handle.unit]
    }
    expect(said({ category: 'E01' })).toEqual(['urgent', 2, 'hour'])
    expect(said({ category: 'E02' })).toEqual(['ordinary', 3, 'working_day'])
    expect(said({ category: 'E02', danger: true })).toEqual(['urgent', 2, 'hour'])
    expect(said({ category: 'E05' })).toEqual(['serious', 24, 'hour'])
  })

  test('a request is answered in five working days, a question in one', () => {
    const request = matter('matters.resident-request')
    expect(urgencyOf(request, { kind: 'complaint' }).handle).toMatchObject({
      amount: 5,
      unit: 'working_day',
      rule: 'HOT-01',
      mayExtendBy: { amount: 5 },
    })
    expect(urgencyOf(request, { kind: 'consultation' }).handle).toMatchObject({ amount: 1, rule: 'HOT-04' })
    expect(urgencyOf(request, { kind: 'help', pressing: true })).toMatchObject({ urgency: 'urgent', handle: { amount: 2, unit: 'hour' } })
  })
})
