import { askedFor, derived, factOf, STANDARDS, type FactKey, type Knowledge, type StandardKey, type Standards } from './facts.ts'
import { leafWords } from './words.ts'

/*
 * The language in which the conditions of an entitlement are written: and, or, not over facts, as data. Evaluated in three values after Kleene: what
 * is not known stays open, and what is decided stays decided however much more becomes known. Pure and browser-safe.
 */

/** A number, or a standard of the place, perhaps several times. */
export type Bound = number | { standard: StandardKey; times?: number }
export type Leaf =
  | { fact: FactKey; atLeast: Bound }
  | { fact: FactKey; below: Bound }
  | { fact: FactKey; is: boolean }
  | { fact: FactKey; in: readonly string[] }
export type Rule = Leaf | { all: readonly Rule[] } | { any: readonly Rule[] } | { not: Rule }

export type Verdict = 'yes' | 'no' | 'unknown'

/** A rule with what came out at each of its parts. */
export type Explained =
  | { kind: 'leaf'; value: Verdict; words: string; fact: FactKey; missing: readonly FactKey[]; missingStandard?: StandardKey }
  | { kind: 'all' | 'any'; value: Verdict; parts: readonly Explained[] }
  | { kind: 'not'; value: Verdict; part: Explained }

export const isLeaf = (rule: Rule): rule is Leaf => 'fact' in rule

const boundOf = (bound: Bound, standards: Standards): number | undefined => {
  if (typeof bound === 'number') return bound
  const set = standards[bound.standard]
  return set === undefined ? undefined : set * (bound.times ?? 1)
}
const say = (truth: boolean): Verdict => (truth ? 'yes' : 'no')

function leafOf(leaf: Leaf, known: Knowledge, standards: Standards): Explained {
  const value = known[leaf.fact]
  const words = leafWords(leaf)
  const open = (missing: readonly FactKey[], missingStandard?: StandardKey): Explained =>
    ({ kind: 'leaf', value: 'unknown', words, fact: leaf.fact, missing, ...(missingStandard ? { missingStandard } : {}) })
  const decided = (truth: boolean): Explained => ({ kind: 'leaf', value: say(truth), words, fact: leaf.fact, missing: [] })
  if (value === undefined) return open(askedFor(leaf.fact).filter((key) => known[key] === undefined))
  if ('is' in leaf) return decided(value === leaf.is)
  if ('in' in leaf) return decided(leaf.in.includes(String(value)))
  const bound = boundOf('atLeast' in leaf ? leaf.atLeast : leaf.below, standards)
  if (bound === undefined) return open([], standardIn(leaf))
  return decided('atLeast' in leaf ? Number(value) >= bound : Number(value) < bound)
}

const standardIn = (leaf: Leaf): StandardKey | undefined => {
  const bound = 'atLeast' in leaf ? leaf.atLeast : 'below' in leaf ? leaf.below : 0
  return typeof bound === 'object' ? bound.standard : undefined
}

/** The rule over what is known, with every part. Adding knowledge never turns a yes into a no or back. */
export function explain(rule: Rule, given: Knowledge, standards: Standards = {}): Explained {
  const known = derived(given)
  const go = (one: Rule): Explained => {
    if (isLeaf(one)) return leafOf(one, known, standards)
    if ('not' in one) {
      const part = go(one.not)
      return { kind: 'not', part, value: part.value === 'unknown' ? 'unknown' : say(part.value === 'no') }
    }
    const kind = 'all' in one ? 'all' : 'any'
    const parts = ('all' in one ? one.all : one.any).map(go)
    const [ends, other] = kind === 'all' ? (['no', 'yes'] as const) : (['yes', 'no'] as const)
    return { kind, parts, value: parts.some((part) => part.value === ends) ? ends : parts.every((part) => part.value === other) ? other : 'unknown' }
  }
  return go(rule)
}

type LeafExplained = Extract<Explained, { kind: 'leaf' }>

/**
 * The parts on which the answer rests: all that fail where it is no, all that hold where it is yes, all that are open where it is open. These alone
 * bring the same answer.
 */
export function because(one: Explained): LeafExplained[] {
  if (one.kind === 'leaf') return [one]
  if (one.kind === 'not') return because(one.part)
  return one.parts.filter((part) => part.value === one.value).flatMap(because)
}

/** What would have to be known, where the answer is open: questions in order, and standards that the place has not set. */
export function missingFor(one: Explained): { facts: FactKey[]; standards: string[] } {
  if (one.value !== 'unknown') return { facts: [], standards: [] }
  const open = because(one)
  return {
    facts: [...new Set(open.flatMap((part) => part.missing))].filter((key) => factOf(key).ask !== undefined),
    standards: [...new Set(open.flatMap((part) => (part.missingStandard ? [STANDARDS[part.missingStandard].title] : [])))],
  }
}

/** The facts that a rule reads. */
export const factsIn = (rule: Rule): FactKey[] =>
  [...new Set(isLeaf(rule) ? [rule.fact] : 'not' in rule ? factsIn(rule.not) : ('all' in rule ? rule.all : rule.any).flatMap(factsIn))]
