import fc from 'fast-check'
import { expect, test } from 'vitest'
import { answerOf, conditionText, FACTS, fitOf, isSound, type Condition, type Fact, type Facts } from './fit.ts'
import { daysOf, halvesUntil, lacking } from './sets.ts'
import { validityOn } from './texts.ts'

const facts = Object.keys(FACTS) as Fact[]
const condition: fc.Arbitrary<Condition> = fc.constantFrom(...facts).chain((fact): fc.Arbitrary<Condition> => {
  const { type, options } = FACTS[fact] as { type: string; options?: Record<string, string> }
  if (type === 'choice') return fc.subarray(Object.keys(options!), { minLength: 1 }).map((values) => ({ fact, op: 'in' as const, values }))
  if (type === 'yes') return fc.constantFrom<Condition>({ fact, op: 'yes' }, { fact, op: 'no' })
  return fc.record({ op: fc.constantFrom('atLeast' as const, 'atMost' as const), number: fc.nat({ max: 500 }) }).map((one): Condition => ({ fact, ...one }) as Condition)
})
const known: fc.Arbitrary<Facts> = fc.record(Object.fromEntries(facts.map((fact) => {
  const { type, options } = FACTS[fact] as { type: string; options?: Record<string, string> }
  return [fact, type === 'choice' ? fc.constantFrom(...Object.keys(options!)) : type === 'yes' ? fc.boolean() : fc.nat({ max: 500 })]
})) as never, { requiredKeys: [] }) as fc.Arbitrary<Facts>

test('knowing more never turns a yes into a no nor a no into a yes; with everything known nothing is unknown', () => {
  fc.assert(fc.property(fc.array(condition, { maxLength: 6 }), known, known, (conditions, some, more) => {
    const first = fitOf(conditions, some)
    const then = fitOf(conditions, { ...more, ...some })
    if (first.fit !== 'unknown') expect(then.fit).toBe(first.fit)
    if (facts.every((fact) => some[fact] !== undefined)) expect(first.fit).not.toBe('unknown')
    expect(conditions.every(isSound)).toBe(true)
    expect(first.reasons.every((one) => one.text.length > 3 && !/undefined|[a-zA-Z]/.test(one.text))).toBe(true)
  }))
})

test('a condition is answered by its fact alone, and one that does not suit its fact is unsound', () => {
  const area: Condition = { fact: 'areaM2', op: 'atLeast', number: 100 }
  expect([answerOf(area, { areaM2: 100 }), answerOf(area, { areaM2: 99.9 }), answerOf(area, {})]).toEqual(['yes', 'no', 'unknown'])
  expect(conditionText(area)).toBe('场地面积不少于100平方米')
  expect(isSound({ fact: 'areaM2', op: 'yes' })).toBe(false)
  expect(isSound({ fact: 'applicant', op: 'in', values: ['nobody'] })).toBe(false)
})

test('how a text stands on a day', () => {
  const text = { fromOn: '2022-01-01', untilOn: '2026-12-31', replacedOn: null }
  expect(['2021-12-31', '2022-01-01', '2026-12-31', '2027-01-01'].map((day) => validityOn(text, day))).toEqual(['not_yet', 'in_force', 'in_force', 'ended'])
  expect(validityOn({ ...text, replacedOn: '2024-05-01' }, '2024-05-01')).toBe('replaced')
})

test('halves of a year, and what a period lacks', () => {
  expect(halvesUntil('2026-03-02', 3)).toEqual(['2026-H1', '2025-H2', '2025-H1'])
  expect(daysOf('2025-H2')).toEqual({ from: '2025-07-01', until: '2025-12-31' })
  expect(lacking(['needs', 'facilities'])).toEqual(['service', 'satisfaction'])
})
