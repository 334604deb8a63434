import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { INDICATORS } from '../../indicators/index.ts'
import { TEMPLATES } from '../catalogue/index.ts'
import { SCHEME_KINDS, type SchemeItem, type Standard } from '../define.ts'
import { afterSignature, monthsAfter, standingOf } from './moves.ts'
import { drawSample } from './sample.ts'
import { pointsOf, residentsShare, scoreOf } from './score.ts'
import { faultsOf, itemsFor } from './standard.ts'

const KNOWN = INDICATORS.map((one) => ({ code: one.code, title: one.title, unit: one.unit, counted: one.kind === 'computed' }))
const item = (more: Partial<SchemeItem> & { key: string }): SchemeItem => ({ title: `第${more.key}项`, basis: '', weight: 50, way: 'site', part: '', units: [], indicator: null, asks: '', must: false, ...more })
const base: Standard = {
  units: ['estate'], parts: [], items: [item({ key: 'a' }), item({ key: 'b' })], passMark: 60, grades: [], stages: [{ key: 's', title: '审定', body: '旗', signer: 'banner_head' }], noticeDays: 0, appealDays: 5, cycleMonths: 0,
  validMonths: 0, yearlySelfCheck: true, titleName: '文明小区', noResidents: '', weightsAreSamples: false,
}

describe('[EVL-01] a scheme is data', () => {
  test('the catalogue has a sample for each kind that the texts name, and each can be approved as it stands', () => {
    const wanted = Object.keys(SCHEME_KINDS).filter((kind) => kind !== 'other')
    expect(TEMPLATES.map((one) => one.kind).sort()).toEqual(wanted.sort())
    for (const one of TEMPLATES) expect([one.code, faultsOf(one.standard, KNOWN)]).toEqual([one.code, []])
    // The texts set no points: every sample says that its weights are samples.
    expect(TEMPLATES.every((one) => one.standard.weightsAreSamples)).toBe(true)
  })

  test('what stands against approving it is said in words', () => {
    const faults = (more: Partial<Standard>) => faultsOf({ ...base, ...more }, KNOWN)
    expect(faults({})).toEqual([])
    expect(faults({ items: [item({ key: 'a', weight: 60 }), item({ key: 'b', weight: 50 })] })).toEqual(['小区的分值合计是110分，应为100分'])
    expect(faults({ stages: [] })[0]).toContain('还没有审核环节')
    expect(faults({ units: ['community'] })).toEqual(['社区（嘎查）没有居民满意度的项目，请加上，或写明不问居民的理由'])
    expect(faults({ units: ['community'], noResidents: '本项由上级文件规定，不问居民' })).toEqual([])
    expect(faults({ parts: [{ key: 'p', title: '规划' }] })).toEqual(['“规划”还没有指标项'])
    expect(faults({ items: [item({ key: 'a' }), item({ key: 'b', way: 'indicator', indicator: { code: 'NO-SUCH', zero: 0, full: 1 } })] })).toEqual(['“第b项”选择的指标NO-SUCH不存在'])
    expect(faults({ grades: [{ title: '一级', from: 60 }] })).toEqual(['评定等级的，请写明有效期，到期应重新评定'])
  })

  test('[EVL-02] an item that asks a unit for what the register already holds is refused', () => {
    const held = item({ key: 'b', way: 'file', title: '注册志愿者', asks: '报送注册志愿者人数' })
    expect(faultsOf({ ...base, items: [item({ key: 'a' }), held] }, KNOWN)).toEqual(['“注册志愿者”要单位报送系统里已有的“注册志愿者”，请改为自动取数'])
    expect(faultsOf({ ...base, items: [item({ key: 'a' }), { ...held, title: '邻里文化活动', asks: '活动照片' }] }, KNOWN)).toEqual([])
  })
})

describe('points', () => {
  test('a figure earns between the value that earns none and the one that earns all, also where less is better', () => {
    expect([pointsOf(80, { zero: 80, full: 100 }, 20), pointsOf(90, { zero: 80, full: 100 }, 20), pointsOf(120, { zero: 80, full: 100 }, 20), pointsOf(50, { zero: 80, full: 100 }, 20)]).toEqual([0, 10, 20, 0])
    expect(pointsOf(3, { zero: 10, full: 0 }, 10)).toBe(7)
  })

  test('what is missing leaves the total open and is never 0; the panel may stand in', () => {
    const items = [item({ key: 'a' }), item({ key: 'b', way: 'residents', indicator: { code: 'X', zero: 0, full: 100 } })]
    const gone = new Map([['b', { value: null, missing: '没有评价', owedBy: '社区', asOf: null, source: '' }]])
    const mark = (of: string, account: string, points: number) => ({ item: of, account, name: account, points, words: '' })
    expect(scoreOf(items, gone, [mark('a', 'x', 40)])).toMatchObject({ total: null, soFar: 40, missing: ['b'] })
    expect(scoreOf(items, gone, [mark('a', 'x', 40), mark('b', 'x', 30)])).toMatchObject({ total: 70, missing: [] })
    // A figure that is there is not overruled by a mark.
    expect(scoreOf(items, new Map([['b', { ...gone.get('b')!, value: 50, missing: '' }]]), [mark('a', 'x', 40), mark('b', 'x', 50)]).total).toBe(65)
    expect(residentsShare(items)).toBe(50)
  })

  test('the newest mark of each member counts, the mean of the members is the point, and the sheet computes the same in any order of members', () => {
    fc.assert(fc.property(fc.array(fc.record({ account: fc.constantFrom('x', 'y', 'z'), points: fc.integer({ min: 0, max: 50 }) }), { minLength: 1, maxLength: 12 }), (given) => {
      const marks = given.map((one) => ({ ...one, item: 'a', name: one.account, words: '' }))
      const last = new Map(marks.map((one) => [one.account, one.points]))
      const mean = Math.round(([...last.values()].reduce((a, b) => a + b, 0) / last.size) * 100) / 100
      const { lines } = scoreOf([item({ key: 'a' })], new Map(), marks)
      expect([lines[0]!.points, lines[0]!.members]).toEqual([mean, last.size])
      const regrouped = [...last.keys()].reverse().flatMap((account) => marks.filter((one) => one.account === account))
      expect(scoreOf([item({ key: 'a' })], new Map(), regrouped).lines[0]!.points).toBe(mean)
    }))
  })
})

test('a sample is the same for the same seed however the pool is sorted, another for another seed, and of the asked size', () => {
  const pool = Array.from({ length: 40 }, (_, i) => `unit-${i}`)
  expect(drawSample('2026031', pool, 5)).toEqual(drawSample('2026031', [...pool].reverse(), 5))
  expect(drawSample('2026031', pool, 5)).not.toEqual(drawSample('2026032', pool, 5))
  fc.assert(fc.property(fc.uniqueArray(fc.string({ minLength: 1 }), { minLength: 1, maxLength: 30 }), fc.string(), fc.integer({ min: 1, max: 40 }), (ids, seed, wanted) => {
    const drawn = drawSample(seed, ids, wanted)
    expect(drawn).toHaveLength(Math.min(wanted, ids.length))
    expect(drawn.every((id) => ids.includes(id)) && new Set(drawn).size === drawn.length).toBe(true)
    // A larger sample begins with the smaller one.
    expect(drawSample(seed, ids, wanted + 1).slice(0, drawn.length)).toEqual(drawn)
  }))
})

test('the last level decides, before it stands the notice; a title that ran out or was removed does not hold', () => {
  const standard = { stages: [1, 2, 3].map((n) => ({ key: `s${n}`, title: `${n}`, body: '', signer: 'banner_head' as const })), noticeDays: 5 }
  expect([0, 1, 2].map((stage) => afterSignature(standard, stage, 'pass').state)).toEqual(['reviewing', 'noticed', 'granted'])
  expect(afterSignature({ ...standard, noticeDays: 0 }, 1, 'pass')).toEqual({ state: 'reviewing', stage: 2 })
  expect([afterSignature(standard, 1, 'return').state, afterSignature(standard, 2, 'refuse').state]).toEqual(['returned', 'refused'])
  expect(standingOf({ state: 'valid', validUntil: '2026-03-01' }, '2026-03-01')).toBe('valid')
  expect(standingOf({ state: 'valid', validUntil: '2026-03-01' }, '2026-03-02')).toBe('lapsed')
  expect(standingOf({ state: 'removed', validUntil: '2026-03-01' }, '2026-03-02')).toBe('removed')
  expect([monthsAfter('2026-08-31', 6), monthsAfter('2026-03-02', 24), monthsAfter('2024-02-29', 12)]).toEqual(['2027-02-28', '2028-03-02', '2025-02-28'])
  expect(itemsFor({ items: [item({ key: 'a', units: ['township'] }), item({ key: 'b' })] }, 'community').map((one) => one.key)).toEqual(['b'])
})
