import { describe, expect, test } from 'vitest'
import { checkForm, clearHidden } from '../../platform/web/form/rules.ts'
import { assistanceEffects, assistanceMatters } from '../assistance/index.ts'
import { legalMatters } from '../legal/index.ts'
import { disputeEffects, disputesMatters } from '../disputes/index.ts'
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
  ...disputesMatters,
  ...legalMatters,
]
const effects = [assistanceEffects, elderlyEffects, employmentEffects, facilitiesEffects, residenceEffects, volunteersEffects, disputeEffects].flat()
const matter = (code: string): MatterDefinition => all.find((one) => one.code === code)!

/** What people say, and the matter that they mean. */
const EVERYDAY: readonly (readonly [said: string, code: string])[] = [
  ['家里没钱过日子', 'assistance.minimum-living'], ['吃低保', 'assistance.minimum-living'], ['看病花光了钱', 'assistance.rigid-spending'], ['五保户', 'assistance.extreme-poverty'],
  ['没儿没女', 'assistance.extreme-poverty'], ['残疾人有补贴吗', 'assistance.disability-living'], ['卧床需要人照顾', 'assistance.disability-care'], ['孩子没爸没妈', 'assistance.orphan'],
  ['孩子父母坐牢了', 'assistance.unsupported-child'], ['看不起病', 'assistance.medical'], ['老人走了丧事', 'assistance.funeral'], ['找到工作了低保怎么办', 'assistance.change-report'],
  ['家里着火了没饭吃', 'assistance.temporary-relief'], ['老人80岁有钱吗', 'assistance.old-age-allowance'], ['没人做饭', 'elderly.meals'], ['老年食堂', 'elderly.meals'], ['白天没人照看老人', 'elderly.day-care'],
  ['卫生间装扶手', 'elderly.home-adaptation'], ['老人瘫了', 'elderly.ability-assessment'], ['养老金停发了', 'elderly.pension-proof'], ['刷脸认证不会', 'elderly.pension-proof'], ['下岗了', 'employment.unemployment-registration'],
  ['公益岗', 'employment.hardship-recognition'], ['想学手艺', 'employment.training'], ['社保卡丢了', 'employment.social-card-replacement'], ['社保卡办好没', 'employment.social-card-progress'],
  ['办社保卡', 'employment.social-card'], ['养老交了几年', 'employment.insurance-record'], ['怎么领养老金', 'employment.resident-pension'], ['怀孕了', 'matters.birth-registration'], ['小孩打针', 'matters.immunisation-card'],
  ['生娃补贴', 'matters.child-raising-allowance'], ['留守儿童', 'matters.child-in-need'], ['有人打孩子', 'matters.minor-harm-report'], ['家庭医生', 'matters.family-doctor'], ['老人免费体检', 'matters.elderly-checkup'],
  ['交医保', 'matters.resident-medical-insurance'], ['去北京看病', 'matters.remote-treatment'], ['办残疾证', 'matters.disability-certificate'], ['租不起房', 'matters.public-rental'], ['装电梯', 'matters.lift-opinion'],
  ['房子要塌了', 'matters.unsafe-house'], ['当过兵', 'matters.veteran-registration'], ['想摆摊', 'matters.small-food'], ['在家开店', 'matters.shop-at-home'], ['养狗', 'matters.dog'], ['放学没人接', 'matters.classes'],
  ['老人坐公交', 'matters.bus-card'], ['要开证明', 'matters.proof'], ['羊冻死了', 'matters.disaster-report'], ['羊病了', 'matters.livestock'], ['批宅基地盖房', 'matters.homestead'], ['借轮椅', 'facilities.item-loan'],
  ['借书', 'facilities.reading-card'], ['陪诊', 'volunteers.help'], ['志愿时长证明', 'volunteers.certificate'],
]

describe('the catalogue', () => {
  test.each(all.map((one) => [one.title, one] as const))('%s can be used as it is', (_title, one) => {
    expect(matterFaults(JSON.parse(JSON.stringify(one)))).toEqual([])
  })

  test('[MAT-14] every matter has a guide that one can follow: conditions, steps, place, hours, phone, fee, time', () => {
    expect(all.length).toBeGreaterThanOrEqual(62)
    expect(new Set(all.map((one) => one.title)).size).toBe(all.length)
    expect(new Set(all.map((one) => one.code)).size).toBe(all.length)
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
    expect(closed.map((one) => one.code)).toContain('assistance.old-age-allowance')
    for (const one of closed) expect(one.closedBecause, one.title).toMatch(/户籍|集体经济组织/)
    expect(closed.length * 5).toBeLessThan(all.length)
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
  })

  test('[MAT-01] forty everyday questions each find their matter among the first three', () => {
    const index = indexOf(all)
    const missed = EVERYDAY.flatMap(([said, code]) => {
      const found = index.find(said).slice(0, 3)
      return found.includes(code) ? [] : [`${said}：${code}，找到${found.join('、')}`]
    })
    expect(missed).toEqual([])
    expect(EVERYDAY.length).toBeGreaterThanOrEqual(40)
    for (const [, code] of EVERYDAY) expect(matter(code).guide.process.length, code).toBeGreaterThan(1)
  })

  test('[MAT-16] the social-security card is applied for, looked up, replaced and collected at the community', () => {
    const cards = ['employment.social-card', 'employment.social-card-progress', 'employment.social-card-replacement', 'employment.insurance-record'].map(matter)
    for (const one of cards) {
      expect(one.channels, one.title).toContain('WINDOW')
      expect(one.stages.every((stage) => stage.level === 'community'), one.title).toBe(true)
    }
    expect(cards.filter((one) => one.stages.at(-1)?.key === 'collect').map((one) => one.code)).toEqual(['employment.social-card', 'employment.social-card-replacement'])
  })

  test('what is found after signs and letters', () => {
    const index = indexOf(all)
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
