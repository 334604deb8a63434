/**
 * Households before they have names: who lives together, how old, related how. A wide pool is made by rules once; weights are then
 * fitted (iterative proportional fitting) so that drawing from the pool gives the age pyramid and the household sizes at once.
 */
import { type CommunityKind, OLDEST, byBirthYear, pyramidOn } from './pyramid.ts'
import { Random } from './random.ts'
import { populationTable } from './reference.ts'

export type Composition =
  | 'single' | 'couple' | 'couple-with-children' | 'single-parent' | 'three-generations'
  | 'grandparents-with-grandchildren' | 'couple-with-parent' | 'sharing'

export interface SkeletonMember {
  /** Base year minus birth year: completed years, or one more while the birthday of the year is still to come. */
  years: number
  female: boolean
  /** GB/T 4761, seen from the head. */
  relation: string
  /** Indexes in the household, -1 for somebody who is not in it. */
  spouse: number
  father: number
  mother: number
}

export interface Skeleton {
  composition: Composition
  members: SkeletonMember[]
}

export interface SkeletonPool {
  skeletons: readonly Skeleton[]
  /** Running totals of the fitted weights, ending in 1, for each kind of community. */
  cumulative: Float64Array
  peoplePerHousehold: number
}

// Years between birth years are one more than the age the law or nature asks for, so that no order of birthdays breaks it:
// 22 and 20 at marriage, 15 at the very least for a parent.
const HUSBAND_FROM = 23
const WIFE_FROM = 21
const MOTHER_FROM = 19
const MOTHER_TO = 41
const POOL_SEED = 'linli households 1'
const POOL_SIZE = 14_000
const MIX: [Composition, number][] = [
  ['single', 0.25], ['couple', 0.2], ['couple-with-children', 0.3], ['single-parent', 0.06], ['three-generations', 0.11],
  ['grandparents-with-grandchildren', 0.02], ['couple-with-parent', 0.04], ['sharing', 0.02],
]
const LARGEST = 8

let shapes: Skeleton[] | undefined
const pools = new Map<string, SkeletonPool>()

/** The pool for a kind of community on a day. Made on first use (about a fifth of a second), then kept. */
export function skeletonPool(kind: CommunityKind, baseDate: string): SkeletonPool {
  const key = `${kind} ${baseDate}`
  let pool = pools.get(key)
  if (!pool) {
    shapes ??= poolOfShapes(Number(baseDate.slice(0, 4)))
    pools.set(key, pool = fitted(shapes, kind, baseDate))
  }
  return pool
}

/** Shares of households by number of persons, index 1 to 8 (8 and more together). */
export function householdSizeShares(): number[] {
  const shares = [0, ...populationTable('household-size-2020').map((row) => Number(row.share_percent))]
  const total = shares.reduce((sum, s) => sum + s, 0)
  return shares.map((s) => s / total)
}

function poolOfShapes(baseYear: number): Skeleton[] {
  const random = new Random(POOL_SEED)
  return MIX.flatMap(([composition, share]) => {
    // Rarer kinds get more shapes than their share, so that every age finds enough of them.
    const wanted = Math.round(POOL_SIZE * (share * 0.6 + 0.05))
    return Array.from({ length: wanted }, () => ({ composition, members: new Shape(random, baseYear).compose(composition) }))
  })
}

/** Composes one household. The head is always the first member. */
class Shape {
  private readonly members: SkeletonMember[] = []
  private readonly random: Random
  private readonly baseYear: number

  constructor(random: Random, baseYear: number) {
    this.random = random
    this.baseYear = baseYear
  }

  compose(composition: Composition): SkeletonMember[] {
    for (;;) {
      this.members.length = 0
      if (this.tryCompose(composition)) return this.members
    }
  }

  private tryCompose(composition: Composition): boolean {
    const { random } = this
    switch (composition) {
      case 'single':
        // Living alone is commonest before marriage and in old age.
        this.add(this.ageAlone(), random.chance(0.48), '02')
        return true
      case 'couple':
        return this.couple(random.between(22, 98)) !== null
      case 'couple-with-children': {
        const pair = this.couple(random.between(22, 66))
        return pair !== null && this.children(pair, random.between(1, random.chance(0.06) ? 6 : 3), 33) > 0
      }
      case 'single-parent': {
        const female = random.chance(0.7)
        const parent = this.add(random.between(female ? 22 : 26, OLDEST - 4), female, '02')
        const pair = female ? { husband: -1, wife: parent } : { husband: parent, wife: -1 }
        return this.children(pair, random.between(1, 3), 60) > 0
      }
      case 'three-generations':
        return random.chance(0.5) ? this.middleHeads() : this.oldHeads()
      case 'couple-with-parent': {
        const pair = this.couple(random.between(25, 72))
        return pair !== null && this.parentsOf(pair, random.chance(0.8) ? pair.husband : pair.wife, 1)
      }
      case 'grandparents-with-grandchildren':
        return this.skippedGeneration()
      case 'sharing': {
        const eldest = random.between(20, 36)
        this.add(eldest, random.chance(0.45), '02')
        for (let more = random.between(1, 3); more > 0; more--) this.add(Math.max(19, eldest - random.below(6)), random.chance(0.45), '99')
        return true
      }
    }
  }

  private ageAlone(): number {
    const { random } = this
    if (random.chance(0.4)) return random.between(19, 35)
    return random.chance(0.5) ? random.between(65, OLDEST) : random.between(19, OLDEST)
  }

  private add(years: number, female: boolean, relation: string, father = -1, mother = -1): number {
    return this.members.push({ years, female, relation, spouse: -1, father, mother }) - 1
  }

  private marry(husband: number, wife: number) {
    this.members[husband]!.spouse = wife
    this.members[wife]!.spouse = husband
  }

  /** A married couple, the husband two years older on average; null when one would be under age or too old. */
  private couple(wifeYears: number): { husband: number; wife: number } | null {
    const { random } = this
    const husbandYears = wifeYears + Math.round(2 + (random.unit() + random.unit() + random.unit() - 1.5) * 5)
    if (wifeYears < WIFE_FROM || husbandYears < HUSBAND_FROM || husbandYears > OLDEST) return null
    const headIsHusband = random.chance(0.85)
    const head = headIsHusband ? this.add(husbandYears, false, '02') : this.add(wifeYears, true, '02')
    const other = headIsHusband ? this.add(wifeYears, true, '12') : this.add(husbandYears, false, '11')
    this.marry(head, other)
    return headIsHusband ? { husband: head, wife: other } : { husband: other, wife: head }
  }

  /** Children of the head's generation, unmarried, at least two birth years apart. Returns how many still live here. */
  private children(pair: { husband: number; wife: number }, most: number, oldestAtHome: number): number {
    const atHome = (years: number) => years <= 18 || this.random.chance(Math.max(0.25, 1 - (years - 18) * 0.06))
    const home = this.childYears(pair, most).filter((years) => years < oldestAtHome && atHome(years))
    let sons = 0
    let daughters = 0
    for (const years of home) {
      const female = this.random.chance(0.472)
      const order = female ? ++daughters : ++sons
      const relation = home.length === 1 ? '1' : String(Math.min(order + 1, 6))
      this.add(years, female, (female ? '3' : '2') + relation, pair.husband, pair.wife)
    }
    return home.length
  }

  /** Years of a couple's children, eldest first. One child for most born 1980 to 2015, two or three before and after. */
  private childYears(pair: { husband: number; wife: number }, most: number): number[] {
    const { random } = this
    const motherYears = pair.wife >= 0 ? this.members[pair.wife]!.years : this.members[pair.husband]!.years - 2
    const fatherYears = pair.husband >= 0 ? this.members[pair.husband]!.years : motherYears + 2
    const mean = this.baseYear - motherYears < 1985 ? 25 : 28
    const years: number[] = []
    let atBirth = Math.max(MOTHER_FROM + 1, Math.round(mean + (random.unit() + random.unit() - 1) * 8))
    for (let wanted = most; wanted > 0; wanted--) {
      const child = motherYears - atBirth
      if (child < 0 || atBirth > MOTHER_TO || fatherYears - child < 20) break
      const bornIn = this.baseYear - child
      if (years.length > 0 && bornIn >= 1980 && bornIn <= 2015 && random.chance(0.7)) break
      years.push(child)
      atBirth += 2 + random.below(4)
    }
    return years
  }

  private parentsOf(pair: { husband: number; wife: number }, child: number, count: number): boolean {
    const { random } = this
    const own = this.members[child]!
    const motherYears = own.years + random.between(20, 32)
    const fatherYears = motherYears + random.between(0, 4)
    const isHead = child === 0
    const husbandSide = child === pair.husband
    // 51 and 52 are the head's parents; 53 and 54 a wife's parents-in-law, 55 and 56 a husband's.
    const first = isHead ? 51 : husbandSide ? 53 : 55
    const withMother = count === 2 || random.chance(0.68)
    const withFather = count === 2 || !withMother
    if ((withMother && motherYears > OLDEST) || (withFather && fatherYears > OLDEST)) return false
    if (withFather) own.father = this.add(fatherYears, false, String(first))
    if (withMother) own.mother = this.add(motherYears, true, String(first + 1))
    if (own.father >= 0 && own.mother >= 0) this.marry(own.father, own.mother)
    return true
  }

  private middleHeads(): boolean {
    const { random } = this
    const pair = this.couple(random.between(23, 58))
    if (!pair || this.children(pair, random.between(1, random.chance(0.15) ? 5 : 3), 30) === 0) return false
    return this.parentsOf(pair, random.chance(0.8) ? pair.husband : pair.wife, random.chance(0.55) ? 2 : 1)
  }

  /** Head of the oldest generation with one married son or daughter, or, for the largest households, two. */
  private oldHeads(): boolean {
    const { random } = this
    const pair = random.chance(0.7) ? this.couple(random.between(44, 84)) : null
    this.members.length = pair ? 2 : 0
    const female = pair ? false : random.chance(0.7)
    const head = pair ? 0 : this.add(random.between(46, 88), female, '02')
    const wife = pair ? pair.wife : female ? head : -1
    const husband = pair ? pair.husband : female ? -1 : head
    const motherYears = wife >= 0 ? this.members[wife]!.years : this.members[husband]!.years - 2
    const branches = random.chance(0.3) ? 2 : 1
    let childYears = motherYears - random.between(20, 29)
    for (let branch = 0; branch < branches; branch++, childYears -= random.between(2, 4)) {
      if (!this.branch(childYears, husband, wife, branch)) return branch > 0
    }
    return true
  }

  private branch(childYears: number, father: number, mother: number, order: number): boolean {
    const { random } = this
    const son = order > 0 || random.chance(0.85)
    const inLawYears = son ? childYears - random.between(0, 4) : childYears + random.between(0, 4)
    const [man, woman] = son ? [childYears, inLawYears] : [inLawYears, childYears]
    if (man < HUSBAND_FROM || woman < WIFE_FROM) return false
    if (father >= 0 && this.members[father]!.years - childYears < 20) return false
    const before = this.members.length
    const child = this.add(childYears, !son, son ? (order === 0 ? '22' : '23') : '32', father, mother)
    const inLaw = this.add(inLawYears, son, son ? '38' : '28')
    this.marry(child, inLaw)
    const pair = son ? { husband: child, wife: inLaw } : { husband: inLaw, wife: child }
    const grandchildren = this.childYears(pair, random.between(1, 3)).filter((years) => years <= 24)
    for (const years of grandchildren) {
      const female = random.chance(0.472)
      this.add(years, female, son ? (female ? '42' : '41') : female ? '44' : '43', pair.husband, pair.wife)
    }
    if (grandchildren.length === 0) this.members.length = before
    return grandchildren.length > 0
  }

  /** Grandparents with grandchildren under 16 whose parents live elsewhere. */
  private skippedGeneration(): boolean {
    const { random } = this
    let youngest: number
    if (random.chance(0.7)) {
      const pair = this.couple(random.between(44, 76))
      if (!pair) return false
      youngest = this.members[pair.wife]!.years
    } else {
      youngest = random.between(46, 80)
      this.add(youngest, random.chance(0.75), '02')
    }
    let years = youngest - random.between(42, 58)
    for (let left = random.between(1, 2); left > 0 && years >= 0; left--, years -= random.between(2, 5)) {
      if (years > 15) return false
      const female = random.chance(0.472)
      this.add(years, female, female ? '42' : '41')
    }
    return this.members.length > 1 && this.members.at(-1)!.years <= 15
  }
}

/** Fits the weights of the shapes to age, sex and household size. */
function fitted(skeletons: Skeleton[], kind: CommunityKind, baseDate: string): SkeletonPool {
  const pyramid = byBirthYear(pyramidOn(kind, baseDate), baseDate)
  const sizes = householdSizeShares()
  const cells = (OLDEST + 1) * 2
  const target = new Float64Array(cells)
  for (let years = 0; years <= OLDEST; years++) {
    target[years * 2] = pyramid.male[years]!
    target[years * 2 + 1] = pyramid.female[years]!
  }
  const cellOf = skeletons.map((s) => Int16Array.from(s.members, (m) => m.years * 2 + (m.female ? 1 : 0)))
  const counts = new Map<Composition, number>()
  for (const { composition } of skeletons) counts.set(composition, (counts.get(composition) ?? 0) + 1)
  const shareOf = new Map(MIX)
  const weight = Float64Array.from(skeletons, (s) => shareOf.get(s.composition)! / counts.get(s.composition)!)
  const size = skeletons.map((s) => Math.min(s.members.length, LARGEST))

  const current = new Float64Array(cells)
  const factor = new Float64Array(cells)
  for (let round = 0; round < 60; round++) {
    current.fill(0)
    let people = 0
    for (let i = 0; i < weight.length; i++) {
      for (const cell of cellOf[i]!) current[cell]! += weight[i]!
      people += weight[i]! * cellOf[i]!.length
    }
    for (let cell = 0; cell < cells; cell++) {
      factor[cell] = current[cell]! > 0 ? (target[cell]! * people) / current[cell]! : 1
    }
    // A household answers to all its members at once: the geometric mean of what they ask keeps the steps from overshooting.
    for (let i = 0; i < weight.length; i++) {
      const own = cellOf[i]!
      let product = 1
      for (const cell of own) product *= factor[cell]!
      weight[i]! *= own.length === 1 ? product : product ** (1 / Math.sqrt(own.length))
    }
    const bySize = new Float64Array(LARGEST + 1)
    for (let i = 0; i < weight.length; i++) bySize[size[i]!]! += weight[i]!
    for (let i = 0; i < weight.length; i++) weight[i]! *= sizes[size[i]!]! / bySize[size[i]!]!
  }

  // Sorted by size, composition and age of the head: even steps through the running totals then hit every share almost exactly.
  const headYears = skeletons.map((s) => s.members[0]!.years)
  const order = skeletons.map((_, i) => i).sort((a, b) =>
    size[a]! - size[b]! || compositionOrder(skeletons[a]!, skeletons[b]!) || headYears[a]! - headYears[b]! || a - b)
  const cumulative = new Float64Array(order.length)
  let total = 0
  let people = 0
  order.forEach((i, at) => {
    cumulative[at] = total += weight[i]!
    people += weight[i]! * skeletons[i]!.members.length
  })
  return {
    skeletons: order.map((i) => skeletons[i]!),
    cumulative: cumulative.map((sum) => sum / total),
    peoplePerHousehold: people / total,
  }
}

function compositionOrder(a: Skeleton, b: Skeleton): number {
  return a.composition < b.composition ? -1 : a.composition > b.composition ? 1 : 0
}
