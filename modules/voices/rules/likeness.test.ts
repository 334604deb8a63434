import fc from 'fast-check'
import { expect, test } from 'vitest'
import { likeness, mostLike } from './likeness.ts'
import { reportsTo, returnsTo, topicMoves } from './topics.ts'

test('like words find their topic, polite words do not', () => {
  const topics = [{ id: 'a', text: '建电动车充电棚 飞线充电' }, { id: 'b', text: '希望小区解决物业收费问题' }]
  expect(mostLike('电动车没有地方充电', topics).map((one) => one.id)).toEqual(['a'])
  expect(mostLike('希望小区解决一下路灯问题', topics)).toEqual([])
})

test('likeness is the same from both sides, between nothing and one, and one with itself', () => {
  const text = fc.string({ unit: fc.constantFrom(...'垃圾清运停车充电路灯物业abc12 ') , maxLength: 30 })
  fc.assert(fc.property(text, text, (a, b) => {
    const [one, two] = [likeness(a, b).score, likeness(b, a).score]
    expect(one).toBe(two)
    expect(one).toBeGreaterThanOrEqual(0)
    expect(one).toBeLessThanOrEqual(1)
    if (likeness(a, a).shared.length) expect(likeness(a, a).score).toBe(1)
  }))
})

test('reported up and sent back, a topic comes home on the same way, from any place', () => {
  const code = fc.tuple(fc.integer({ min: 0, max: 999 }), fc.integer({ min: 0, max: 999 })).map(([s, k]) => s === 0 ? '152921000000' : `152921${String(s).padStart(3, '0')}${String(k).padStart(3, '0')}`)
  fc.assert(fc.property(code, (region) => {
    const at = { region, atRegion: region, department: '' }
    const seen: string[] = []
    for (let step = reportsTo(at); step && seen.length < 5; step = reportsTo(at)) {
      seen.push(at.atRegion + at.department)
      Object.assign(at, { atRegion: step.atRegion, department: step.needsDepartment ? '局' : '' })
    }
    expect(at).toMatchObject({ atRegion: '152921000000', department: '局' })
    for (let back = returnsTo(at); back; back = returnsTo(at)) {
      Object.assign(at, { ...back, department: '' })
      expect(at.atRegion + at.department).toBe(seen.pop())
    }
    expect(at.atRegion).toBe(region)
  }))
})

test('only where it lies may it be moved, and a merged topic moves with the one it went into', () => {
  const base = { state: 'reported' as const, region: '152921405001', atRegion: '152921405000', department: '', mergedInto: null }
  const all = { group: true, answer: true }
  expect(topicMoves(base, '152921405001', all)).toEqual([])
  expect(topicMoves(base, '152921405000', all)).toEqual(['report', 'return', 'answer'])
  expect(topicMoves({ ...base, mergedInto: 'x' }, '152921405000', all)).toEqual([])
})
