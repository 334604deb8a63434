import fc from 'fast-check'
import { expect, test } from 'vitest'
import { STANDARD_RULES } from '../catalogue/rules.ts'
import { factKeys, factOf, standardKeys, type FactKey, type Knowledge, type Standards } from './facts.ts'
import { because, explain, factsIn, missingFor, type Bound, type Explained, type Leaf, type Rule } from './language.ts'
import { readRule, ruleWords } from './words.ts'

const spoken = factKeys.filter((key) => key !== 'householdIncome')
const bound: fc.Arbitrary<Bound> = fc.oneof(fc.integer({ min: 1, max: 120 }), fc.record({ standard: fc.constantFrom(...standardKeys), times: fc.constantFrom(1.5, 2, 3) }), fc.record({ standard: fc.constantFrom(...standardKeys) }))
const leaf: fc.Arbitrary<Leaf> = fc.constantFrom(...spoken).chain((key): fc.Arbitrary<Leaf> => {
  const fact = factOf(key)
  if (fact.kind === 'yes') return fc.boolean().map((is) => ({ fact: key, is }))
  if (fact.kind === 'choice') return fc.subarray(Object.keys(fact.choices), { minLength: 1 }).map((codes) => ({ fact: key, in: codes }))
  const limit = key === 'age' ? fc.integer({ min: 1, max: 120 }) : bound
  return fc.oneof(limit.map((atLeast) => ({ fact: key, atLeast })), limit.map((below) => ({ fact: key, below })))
})
const rules: fc.Arbitrary<Rule> = fc.letrec<{ rule: Rule }>((tie) => ({
  rule: fc.oneof({ maxDepth: 3, depthSize: 'small' }, leaf, fc.array(tie('rule'), { minLength: 2, maxLength: 3 }).map((all) => ({ all })), fc.array(tie('rule'), { minLength: 2, maxLength: 3 }).map((any) => ({ any })), tie('rule').map((not) => ({ not }))),
})).rule
const valueOf = (key: FactKey) => {
  const fact = factOf(key)
  return fact.kind === 'yes' ? fc.boolean() : fact.kind === 'choice' ? fc.constantFrom(...Object.keys(fact.choices)) : fc.integer({ min: 1, max: 3000 })
}
const whole: fc.Arbitrary<Knowledge> = fc.record(Object.fromEntries(spoken.map((key) => [key, valueOf(key)]))) as never
const some = (all: Knowledge, keys: readonly FactKey[]): Knowledge => Object.fromEntries(keys.map((key) => [key, all[key]]))
const standards: Standards = { livingStandard: 900, rentalIncome: 2000 }
const nodes = (one: Explained): Explained[] => [one, ...(one.kind === 'leaf' ? [] : one.kind === 'not' ? nodes(one.part) : one.parts.flatMap(nodes))]

test('more knowledge never turns a decided answer, in rules or in standards', () => {
  fc.assert(fc.property(rules, whole, fc.subarray(spoken), fc.subarray(spoken), fc.boolean(), (rule, all, first, more, set) => {
    const little = explain(rule, some(all, first), set ? standards : {})
    const much = explain(rule, some(all, [...first, ...more]), standards)
    if (little.value !== 'unknown') expect(much.value).toBe(little.value)
    expect(explain(rule, all, standards).value).not.toBe('unknown')
  }), { numRuns: 400 })
})

test('the explanation names every part that fails, and what it names brings the same answer', () => {
  fc.assert(fc.property(rules, whole, fc.subarray(spoken), (rule, all, keys) => {
    const known = some(all, keys)
    const said = explain(rule, known, standards)
    const words = because(said).map((part) => part.words)
    if (said.kind === 'all' && said.value === 'no') for (const part of said.parts.filter(({ value }) => value === 'no')) for (const one of because(part)) expect(words).toContain(one.words)
    for (const node of nodes(said)) if (node.kind === 'leaf') expect(node.words).not.toBe('')
    expect(explain(rule, some(known, because(said).map((part) => part.fact).filter((key) => known[key] !== undefined)), standards).value).toBe(said.value)
    if (said.value === 'unknown') expect(missingFor(said).facts.length).toBeGreaterThan(0)
    else expect(missingFor(said)).toEqual({ facts: [], standards: [] })
  }), { numRuns: 400 })
})

test('what is written is read back as the same rule', () => {
  fc.assert(fc.property(rules, whole, (rule, all) => {
    const read = readRule(ruleWords(rule))
    expect(read.faults, ruleWords(rule)).toEqual([])
    expect(ruleWords(read.rule!)).toBe(ruleWords(rule))
    expect(explain(read.rule!, all, standards).value).toBe(explain(rule, all, standards).value)
  }), { numRuns: 400 })
})

test('a clerk reads and writes plain sentences; what is not understood is named', () => {
  expect(readRule('年满80周岁 且 户籍在本旗').rule).toEqual({ all: [{ fact: 'age', atLeast: 80 }, { fact: 'registeredHere', is: true }] })
  expect(readRule('年满80岁，且户籍在本旗').rule).toEqual(readRule('年满80周岁 且 户籍在本旗').rule)
  expect(readRule('有残疾人证 且 （正在领低保 或 人均月收入低于本地低保标准的1.5倍）').rule).toMatchObject({ all: [{ fact: 'disabled' }, { any: [{ fact: 'minimumLiving' }, { fact: 'incomePerHead', below: { standard: 'livingStandard', times: 1.5 } }] }] })
  expect(readRule('年满80周岁 且 户口在本旗').faults).toEqual([expect.stringMatching(/^看不懂“户口在本旗”，可以写：户籍在本旗/)])
  expect(readRule('（年满80周岁').faults).toEqual(['括号没有配对，少了一个“）”'])
  expect(readRule('年满80周岁 且').faults).toEqual(['条件没有写完'])
  expect(readRule('年满300周岁').faults).toEqual(['“年满300周岁”的年龄不对，应是1至120的整数'])
  expect(readRule(' ').faults).toEqual(['还没有写条件'])
  expect(readRule('年满60周岁 户籍在本旗').faults.length).toBeGreaterThan(0)
})

test('the standard rules can be read, and no word that binds stands inside a phrase', () => {
  expect(STANDARD_RULES.map(({ matter, text }) => [matter, readRule(text).faults])).toEqual(STANDARD_RULES.map(({ matter }) => [matter, []]))
  expect(new Set(STANDARD_RULES.map(({ matter }) => matter)).size).toBe(STANDARD_RULES.length)
  expect(STANDARD_RULES.length).toBeGreaterThanOrEqual(15)
  const used = new Set(STANDARD_RULES.flatMap(({ text }) => factsIn(readRule(text).rule!)))
  expect([...used].every((key) => factKeys.includes(key))).toBe(true)
  for (const key of factKeys) expect(JSON.stringify(factOf(key)).replace(/"(ask|hint)":"[^"]*"/g, '')).not.toMatch(/[且或非（）]/)
})

test('an income that was not told leaves the question open and says what to ask', () => {
  const rule = readRule('户籍在本旗 且 人均月收入低于本地低保标准').rule!
  const open = explain(rule, { registeredHere: true, householdSize: 3 }, { livingStandard: 900 })
  expect([open.value, missingFor(open)]).toEqual(['unknown', { facts: ['householdIncome'], standards: [] }])
  expect(explain(rule, { registeredHere: true, householdSize: 3, householdIncome: 2700 }, { livingStandard: 900 }).value).toBe('no')
  expect(explain(rule, { registeredHere: true, householdSize: 3, householdIncome: 1800 }, { livingStandard: 900 }).value).toBe('yes')
  const unset = explain(rule, { registeredHere: true, householdSize: 3, householdIncome: 1800 })
  expect([unset.value, missingFor(unset)]).toEqual(['unknown', { facts: [], standards: ['本地低保标准'] }])
  expect(because(explain(rule, { registeredHere: false, householdSize: 1, householdIncome: 900 }, { livingStandard: 900 })).map((one) => one.words)).toEqual(['户籍在本旗', '人均月收入低于本地低保标准'])
})
