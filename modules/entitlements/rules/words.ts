import { factKeys, factOf, STANDARDS, standardKeys, type FactKey, type StandardKey } from './facts.ts'
import type { Bound, Leaf, Rule } from './language.ts'

/*
 * A rule as a clerk writes and reads it: “年满80周岁 且 户籍在本旗”. Words become data and data words, without loss; what is not understood is named with
 * what could be written instead. 且 binds before 或; brackets group; 非（…） turns round. Pure and browser-safe.
 */

const boundWords = (bound: Bound, unit: string): string =>
  typeof bound === 'number' ? `${bound}${unit}` : `${STANDARDS[bound.standard].title}${bound.times === undefined || bound.times === 1 ? '' : `的${bound.times}倍`}`

/** One condition in words. */
export function leafWords(leaf: Leaf): string {
  const fact = factOf(leaf.fact)
  if ('is' in leaf) return fact.kind === 'yes' ? (leaf.is ? fact.yes : fact.no) : ''
  if ('in' in leaf) return fact.kind === 'choice' ? `${fact.title}为${leaf.in.map((one) => fact.choices[one] ?? one).join('、')}` : ''
  if (fact.kind !== 'number') return ''
  if (leaf.fact === 'age') return 'atLeast' in leaf ? `年满${boundWords(leaf.atLeast, fact.unit)}` : `未满${boundWords(leaf.below, fact.unit)}`
  return `${fact.title}${'atLeast' in leaf ? `不低于${boundWords(leaf.atLeast, fact.unit)}` : `低于${boundWords(leaf.below, fact.unit)}`}`
}

const simple = (rule: Rule) => 'fact' in rule || 'not' in rule

/** A rule in words. */
export function ruleWords(rule: Rule): string {
  if ('fact' in rule) return leafWords(rule)
  if ('not' in rule) return `非（${ruleWords(rule.not)}）`
  const parts = 'all' in rule ? rule.all : rule.any
  return parts.map((part) => (simple(part) ? ruleWords(part) : `（${ruleWords(part)}）`)).join('all' in rule ? ' 且 ' : ' 或 ')
}

const YES = new Map<string, Leaf>(
  factKeys.flatMap((key) => {
    const fact = factOf(key)
    return fact.kind === 'yes' ? [[fact.yes, { fact: key, is: true }], [fact.no, { fact: key, is: false }]] as [string, Leaf][] : []
  }),
)
const NUMBERS = factKeys.flatMap((key) => {
  const fact = factOf(key)
  return fact.kind === 'number' ? [{ key, fact }] : []
})

function readBound(text: string, unit: string): Bound | undefined {
  const plain = new RegExp(`^(\\d+(?:\\.\\d+)?)${unit}?$`).exec(text)
  if (plain) return Number(plain[1])
  const standard = standardKeys.find((key) => text.startsWith(STANDARDS[key].title))
  if (!standard) return undefined
  const rest = text.slice(STANDARDS[standard].title.length)
  if (rest === '') return { standard }
  const times = /^的(\d+(?:\.\d+)?)倍$/.exec(rest)
  return times ? { standard, times: Number(times[1]) } : undefined
}

function readLeaf(text: string): Leaf | undefined {
  const yes = YES.get(text)
  if (yes) return yes
  const age = /^(年满|未满|不满)(.+)$/.exec(text)
  if (age) {
    const bound = readBound(age[2]!.replace(/岁$/, '岁').replace(/([^周])岁$/, '$1周岁'), '周岁')
    return typeof bound === 'number' ? (age[1] === '年满' ? { fact: 'age', atLeast: bound } : { fact: 'age', below: bound }) : undefined
  }
  for (const { key, fact } of NUMBERS) {
    if (!text.startsWith(fact.title)) continue
    const said = /^(不低于|不少于|低于|少于)(.+)$/.exec(text.slice(fact.title.length))
    const bound = said && readBound(said[2]!, fact.unit)
    if (said && bound !== undefined && bound !== null) return said[1]!.startsWith('不') ? { fact: key, atLeast: bound } : { fact: key, below: bound }
  }
  for (const key of factKeys) {
    const fact = factOf(key)
    if (fact.kind !== 'choice' || !text.startsWith(`${fact.title}为`)) continue
    const named = text.slice(fact.title.length + 1).split('、')
    const codes = named.map((word) => Object.entries(fact.choices).find(([, title]) => title === word)?.[0])
    return codes.every((code): code is string => code !== undefined) ? { fact: key, in: codes } : undefined
  }
  return undefined
}

/** What can be written, for whoever is not understood. */
export const EXAMPLES: readonly string[] = factKeys.flatMap((key): string[] => {
  const fact = factOf(key)
  if (fact.kind === 'yes') return [fact.yes, fact.no]
  if (fact.kind === 'choice') return [`${fact.title}为${Object.values(fact.choices).slice(0, 2).join('、')}`]
  if (key === 'householdIncome') return []
  if (key === 'age') return ['年满80周岁', '未满18周岁']
  return [`${fact.title}低于${key === 'incomePerHead' ? STANDARDS.livingStandard.title : `3${fact.unit}`}`]
})

const likeness = (a: string, b: string) => [...new Set(a)].filter((letter) => b.includes(letter)).length / Math.max(1, new Set(a).size)

export type Read = { rule: Rule; faults: [] } | { rule: undefined; faults: string[] }

/** Reads a rule; all that is wrong with it is named in sentences. */
export function readRule(text: string): Read {
  const tokens = text.normalize('NFC').replace(/[\s，,。；;]+/g, '').replace(/\(/g, '（').replace(/\)/g, '）').match(/（|）|且|或|非(?=（)|[^（）且或]+?(?=（|）|且|或|非（|$)/g) ?? []
  const faults: string[] = []
  let at = 0
  const peek = () => tokens[at]

  function unit(): Rule | undefined {
    const token = peek()
    if (token === '非') {
      at++
      const inner = unit()
      return inner && { not: inner }
    }
    if (token === '（') {
      at++
      const inner = anyOf()
      if (peek() === '）') at++
      else faults.push('括号没有配对，少了一个“）”')
      return inner
    }
    if (token === undefined || token === '）' || token === '且' || token === '或') {
      faults.push(token === undefined ? '条件没有写完' : `“${token}”前面缺少条件`)
      return undefined
    }
    at++
    const leaf = readLeaf(token)
    if (!leaf) {
      const near = [...EXAMPLES].sort((a, b) => likeness(token, b) - likeness(token, a)).slice(0, 3)
      faults.push(`看不懂“${token}”，可以写：${near.join('；')}`)
    }
    return leaf
  }
  function chain(sign: '且' | '或', one: () => Rule | undefined, join: (parts: Rule[]) => Rule): Rule | undefined {
    const parts = [one()]
    while (peek() === sign) {
      at++
      parts.push(one())
    }
    const good = parts.filter((part) => part !== undefined)
    return good.length === 1 ? good[0] : good.length ? join(good) : undefined
  }
  const allOf = (): Rule | undefined => chain('且', unit, (all) => ({ all }))
  const anyOf = (): Rule | undefined => chain('或', allOf, (any) => ({ any }))

  const rule = tokens.length ? anyOf() : undefined
  if (!tokens.length) faults.push('还没有写条件')
  else if (at < tokens.length) faults.push(peek() === '）' ? '多了一个“）”' : `“${tokens.slice(at).join('')}”和前面没有用“且”“或”连起来`)
  if (rule) faults.push(...faultsOf(rule))
  return rule && faults.length === 0 ? { rule, faults: [] } : { rule: undefined, faults: [...new Set(faults)] }
}

/** What is wrong with the sense of a rule: too long, too deep, an age that nobody has. */
export function faultsOf(rule: Rule): string[] {
  const leaves: Leaf[] = []
  let deepest = 0
  const walk = (one: Rule, depth: number): void => {
    deepest = Math.max(deepest, depth)
    if ('fact' in one) leaves.push(one)
    else if ('not' in one) walk(one.not, depth + 1)
    else for (const part of 'all' in one ? one.all : one.any) walk(part, depth + 1)
  }
  walk(rule, 0)
  return [
    ...(leaves.length > 30 ? ['条件太多，最多30个'] : []),
    ...(deepest > 6 ? ['括号套得太深，最多6层'] : []),
    ...leaves.flatMap((leaf) => {
      const bound = 'atLeast' in leaf ? leaf.atLeast : 'below' in leaf ? leaf.below : undefined
      if (leaf.fact === 'age' && typeof bound === 'number' && (bound < 1 || bound > 120 || !Number.isInteger(bound))) return [`“${leafWords(leaf)}”的年龄不对，应是1至120的整数`]
      if (typeof bound === 'object' && bound.times !== undefined && (bound.times <= 0 || bound.times > 10)) return [`“${leafWords(leaf)}”的倍数不对，应大于0、不超过10`]
      return []
    }),
  ]
}

export const factTitle = (key: FactKey): string => {
  const fact = factOf(key)
  return fact.kind === 'yes' ? fact.yes : fact.title
}
export type { StandardKey }
