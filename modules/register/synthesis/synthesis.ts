/**
 * A made-up population: communities and a seed in, households with people out. Nobody in it exists. The same seed, base date and list
 * of communities give the same people, however the work is divided: every community has its own stream of chance and its own stretch
 * of citizen numbers and telephones. Ethnic groups are not given out, here as in the general register; names alone differ.
 *
 * Ages, sexes and household sizes of those living here meet the census of 2020 carried to the base date (data/reference/population);
 * every other rate is in RATES. Not made: foreigners, people from Hong Kong, Macau and Taiwan, collective households, people
 * without registration.
 */
import { dayOf, dayText, firstDayOf } from './days.ts'
import { type Dwelling, Street } from './dwellings.ts'
import { FIRST_YEAR, NumberIssuer, PHONES_PER_HOUSEHOLD, type Stretch, fictitiousPhone } from './numbers.ts'
import { drawSurname, fullName, mongolianName } from './people-names.ts'
import type { CommunityKind } from './pyramid.ts'
import { Random } from './random.ts'
import { populationTable } from './reference.ts'
import { type Composition, type Skeleton, type SkeletonMember, type SkeletonPool, skeletonPool } from './skeletons.ts'

export interface SynthCommunity {
  /** Twelve digits. */
  code: string
  name: string
  kind: CommunityKind
  grids: readonly { code: string; name: string }[]
  /** Households on the register, those whose people are all away included. */
  households: number
}

export interface SynthOptions {
  seed: string
  /** The day on which everything is as described, `YYYY-MM-DD`, from 2020-11-01 on. */
  baseDate: string
  /** All communities of the register, also those made elsewhere: numbers are divided among them. Order does not matter. */
  communities: readonly SynthCommunity[]
}

/** Somewhere that is not this community: a twelve-digit region code and its name. */
export interface Elsewhere {
  regionCode: string
  text: string
}

export type Residence = 'HJ_CZ' | 'HJ_WC' | 'LD_CZ' | 'LD_ZZ'
export type ApartReason = 'work' | 'study' | 'family' | 'house'

export interface SynthMember {
  name: string
  /** GB/T 2261.1. */
  sex: '1' | '2'
  bornOn: string
  idNumber: string
  phone: string | null
  /** GB/T 4761, seen from the head. */
  relation: string
  registered: 'here' | Elsewhere
  registeredSince: string
  living: 'here' | Elsewhere
  livingSince: string
  /** Follows from registered, living and since (codes of data/reference: residence type). */
  residence: Residence
  /** Why someone lives apart from the registration; null for whoever does not. */
  apartBecause: ApartReason | null
  /** Indexes into `members`, -1 for somebody who is not in this household. */
  spouse: number
  father: number
  mother: number
}

export interface SynthHousehold {
  /** Number of the household in the whole plan: the same in every division of the work. */
  ordinal: number
  communityCode: string
  composition: Composition
  dwelling: Dwelling
  /** The head is the first. */
  members: SynthMember[]
}

export interface PopulationPlan {
  /** Sorted by code. */
  communities: readonly SynthCommunity[]
  /** The households of one community (index into `communities`), in the order of their dwellings. */
  households(community: number): Generator<SynthHousehold, void, undefined>
  /** The communities of part `part` (0 …) of `parts`, of nearly equal size. Every community is in exactly one part. */
  part(part: number, parts: number): number[]
  /** About how many people the plan makes. */
  expectedPeople: number
}

/** Plausible rates without a published source for the place: urban, town, gacha. */
export const RATES = {
  /** Of those living here, how many are registered elsewhere (census: 34.9 % of the nation). */
  registeredElsewhere: { urban: 0.38, town: 0.3, gacha: 0.12 },
  /** Households registered here whose people all live elsewhere. */
  allAway: { urban: 0.04, town: 0.05, gacha: 0.1 },
  /** Couples and singles of 45 to 70 registered with a grown child who lives elsewhere. */
  childAway: { urban: 0.12, town: 0.16, gacha: 0.35 },
  /** People with a Mongolian name (census: 17.66 % of Inner Mongolia are Mongols; many bear Chinese names). */
  mongolianNames: { urban: 0.12, town: 0.16, gacha: 0.4 },
  marriedAcross: 0.12,
  fathersSurname: 0.925,
  mothersSurnameAlone: 0.3,
  /** Of those registered elsewhere, how many come from another community of the same county (census: 117 of 493 million). */
  sameCounty: 0.24,
  tenants: { elsewhere: 0.52, here: 0.07 },
} as const

/** 居住证暂行条例 art. 2: half a year of living there is the threshold; here as days. */
const HALF_A_YEAR = 183

/** People made for one household of that kind, for turning a wanted number of people into households. */
export function peoplePerHousehold(kind: CommunityKind, baseDate: string): number {
  // Grown children away come on top; about a fifth of the households can have one.
  return skeletonPool(kind, baseDate).peoplePerHousehold + RATES.childAway[kind] * 0.22 + 0.06
}

/** Prepares a plan. Refuses with a RangeError: codes twice or not of twelve digits, negative households, a base date out of range. */
export function planPopulation(options: SynthOptions): PopulationPlan {
  const communities = [...options.communities].sort((a, b) => (a.code < b.code ? -1 : a.code > b.code ? 1 : 0))
  communities.forEach((community, i) => {
    if (!/^\d{12}$/.test(community.code)) throw new RangeError(`a community code has twelve digits: ${community.code}`)
    if (community.code === communities[i - 1]?.code) throw new RangeError(`community ${community.code} is listed twice`)
    if (!Number.isInteger(community.households) || community.households < 0) {
      throw new RangeError(`households of ${community.code} must be a whole number from 0 on`)
    }
  })
  const shared = new Shared(options.seed, options.baseDate, communities)
  return {
    communities,
    households: (index) => new Community(shared, index).households(),
    part: (part, parts) => shareOut(communities, parts)[part] ?? [],
    expectedPeople: Math.round(communities.reduce((sum, c) => sum + c.households * peoplePerHousehold(c.kind, options.baseDate), 0)),
  }
}

/** Largest first to whoever has least: deterministic and within one community of equal. */
function shareOut(communities: readonly SynthCommunity[], parts: number): number[][] {
  const shares = Array.from({ length: parts }, () => ({ indexes: [] as number[], households: 0 }))
  const bySize = communities.map((_, i) => i).sort((a, b) => communities[b]!.households - communities[a]!.households || a - b)
  for (const i of bySize) {
    const least = shares.reduce((best, share) => (share.households < best.households ? share : best))
    least.indexes.push(i)
    least.households += communities[i]!.households
  }
  return shares.map((share) => share.indexes.sort((a, b) => a - b))
}

/** What all communities of a plan have in common. */
class Shared {
  readonly baseDay: number
  readonly baseYear: number
  readonly origins: Elsewhere[]
  /** Households before each community: in the plan, and in its county. */
  readonly before: number[] = []
  readonly beforeInCounty: number[] = []
  readonly total: number
  readonly inCounty = new Map<string, number>()
  readonly neighbours = new Map<string, Elsewhere[]>()
  readonly seed: string
  readonly baseDate: string
  readonly communities: readonly SynthCommunity[]

  constructor(seed: string, baseDate: string, communities: readonly SynthCommunity[]) {
    this.seed = seed
    this.baseDate = baseDate
    this.communities = communities
    this.baseDay = dayOf(baseDate)
    this.baseYear = Number(baseDate.slice(0, 4))
    let total = 0
    for (const { code, name, households } of communities) {
      const county = code.slice(0, 6)
      this.before.push(total)
      this.beforeInCounty.push(this.inCounty.get(county) ?? 0)
      total += households
      this.inCounty.set(county, (this.inCounty.get(county) ?? 0) + households)
      const neighbours = this.neighbours.get(county) ?? []
      neighbours.push({ regionCode: code, text: name })
      this.neighbours.set(county, neighbours)
    }
    this.total = total
    this.origins = populationTable('origin-counties')
      .filter((row) => !this.inCounty.has(row.code!))
      .map((row) => ({ regionCode: `${row.code}000000`, text: row.name! }))
  }

  /** The citizen numbers of one community: first those of its own county, then those of each county people come from. */
  stretches(index: number): Stretch[] {
    const { code, households } = this.communities[index]!
    const county = code.slice(0, 6)
    const own = this.inCounty.get(county)!
    const low = this.beforeInCounty[index]! / own
    const high = (this.beforeInCounty[index]! + households) / own
    const all = { low: this.before[index]! / this.total, high: (this.before[index]! + households) / this.total }
    return [{ area: county, low, high }, ...this.origins.map(({ regionCode }) => ({ area: regionCode.slice(0, 6), ...all }))]
  }
}

/** Where a household belongs: how its people are registered and live, and which stretch their numbers come from. */
interface Standing {
  registered: 'here' | Elsewhere
  living: 'here' | Elsewhere
  stretch: number
  /** Days: when the household came to where it lives, and to where it is registered. */
  moved: number
  enrolled: number
  reason: ApartReason | null
}

/** What is a person's own and does not follow from the household. */
interface Made {
  name: string
  /** Birth. */
  day: number
  number: string
  phone: string | null
  age: number
}

/** Makes the households of one community. */
class Community {
  private readonly shared: Shared
  private readonly community: SynthCommunity
  private readonly index: number
  private readonly random: Random
  private readonly issuer: NumberIssuer
  private readonly pool: SkeletonPool
  private readonly street: Street
  /** Running counts that steer the shares: people living here, of them registered elsewhere; people, of them with Mongolian names. */
  private livingHere = 0
  private fromElsewhere = 0
  private people = 0
  private mongolian = 0

  constructor(shared: Shared, index: number) {
    this.shared = shared
    this.index = index
    this.community = shared.communities[index]!
    const { code, kind, grids, households } = this.community
    this.random = new Random(`${shared.seed} ${code}`)
    this.issuer = new NumberIssuer(shared.stretches(index), shared.baseDay, shared.baseYear)
    this.pool = skeletonPool(kind, shared.baseDate)
    this.street = new Street(this.random, kind, grids.map((grid) => grid.code), households, index, shared.communities.length)
  }

  *households(): Generator<SynthHousehold, void, undefined> {
    const { kind, households } = this.community
    const away = Math.round(households * RATES.allAway[kind])
    const chosen = this.choose(households - away)
    const awayShapes = this.choose(away)
    // Households that are all away stand between the others.
    const isAway = new Uint8Array(households).fill(1, 0, away)
    this.shuffle(isAway)
    for (let i = 0, here = 0, gone = 0; i < households; i++) {
      const allAway = isAway[i] === 1
      yield this.household(this.shared.before[this.index]! + i, allAway ? awayShapes[gone++]! : chosen[here++]!, allAway)
    }
  }

  /** Even steps through the fitted weights, then shuffled: every share is met within one household. */
  private choose(count: number): Skeleton[] {
    const { cumulative, skeletons } = this.pool
    const start = this.random.unit()
    const indexes = new Int32Array(count)
    for (let i = 0, at = 0; i < count; i++) {
      while (at < cumulative.length - 1 && cumulative[at]! < (i + start) / count) at++
      indexes[i] = at
    }
    this.shuffle(indexes)
    return Array.from(indexes, (at) => skeletons[at]!)
  }

  private shuffle(list: Int32Array | Uint8Array) {
    for (let i = list.length - 1; i > 0; i--) {
      const j = this.random.below(i + 1)
      const kept = list[i]!
      list[i] = list[j]!
      list[j] = kept
    }
  }

  private household(ordinal: number, skeleton: Skeleton, allAway: boolean): SynthHousehold {
    const standing = this.standing(skeleton, allAway)
    const shapes = allAway || standing.registered !== 'here' ? skeleton.members : this.withAbsent(skeleton)
    const present = skeleton.members.length
    const members = this.name(shapes, standing, ordinal, present)
    const tenant = this.random.unit() < (standing.registered === 'here' ? RATES.tenants.here : RATES.tenants.elsewhere)
    return {
      ordinal, communityCode: this.community.code, composition: skeleton.composition, members,
      dwelling: this.street.next(allAway ? 'vacant' : tenant ? 'tenant' : 'owner'),
    }
  }

  private standing(skeleton: Skeleton, allAway: boolean): Standing {
    const { random, shared } = this
    const size = skeleton.members.length
    const headYears = skeleton.members[0]!.years
    if (allAway) {
      const moved = this.daysAgo(5, headYears)
      const enrolled = Math.max(0, moved - random.below(4000))
      const reason = random.unit() < 0.6 ? 'work' : random.unit() < 0.6 ? 'house' : 'family'
      return { registered: 'here', living: this.destination(), stretch: this.localStretch(), moved, enrolled, reason }
    }
    const target = RATES.registeredElsewhere[this.community.kind]
    // Movers are young; the steering term brings the share of the community back to the target all the same.
    const lean = headYears < 40 ? 1.35 : headYears < 60 ? 1 : 0.65
    const owed = target * this.livingHere - this.fromElsewhere
    const elsewhere = random.unit() < Math.min(0.97, target * lean + owed * 0.02)
    this.livingHere += size
    if (!elsewhere) {
      const moved = this.daysAgo(11, headYears)
      const enrolled = Math.max(0, moved - (random.unit() < 0.5 ? 0 : random.below(6000)))
      return { registered: 'here', living: 'here', stretch: this.localStretch(), moved, enrolled, reason: null }
    }
    this.fromElsewhere += size
    const neighbours = shared.neighbours.get(this.community.code.slice(0, 6))!
    const moved = this.daysAgo(4, headYears)
    const enrolled = Math.max(0, moved - 2000 - random.below(6000))
    if (neighbours.length > 1 && random.unit() < RATES.sameCounty) {
      const reason = random.unit() < 0.7 ? 'house' : 'family'
      return { registered: this.neighbour(neighbours), living: 'here', stretch: 0, moved, enrolled, reason }
    }
    const origin = random.below(shared.origins.length)
    const otherwise = headYears < 26 ? 'study' : random.unit() < 0.5 ? 'house' : 'family'
    const reason = headYears >= 60 ? 'family' : random.unit() < 0.75 ? 'work' : otherwise
    return { registered: shared.origins[origin]!, living: 'here', stretch: origin + 1, moved, enrolled, reason }
  }

  private neighbour(neighbours: Elsewhere[]): Elsewhere {
    for (;;) {
      const found = neighbours[this.random.below(neighbours.length)]!
      if (found.regionCode !== this.community.code) return found
    }
  }

  private destination(): Elsewhere {
    const neighbours = this.shared.neighbours.get(this.community.code.slice(0, 6))!
    if (neighbours.length > 1 && this.random.unit() < RATES.sameCounty) return this.neighbour(neighbours)
    return this.shared.origins[this.random.below(this.shared.origins.length)]!
  }

  /** Numbers of those registered here are mostly of this county; some families moved their registration later. */
  private localStretch(): number {
    return this.random.unit() < 0.88 ? 0 : 1 + this.random.below(this.shared.origins.length)
  }

  /** A day in the past, exponential with a mean in years, at most as long ago as the head has been grown up. */
  private daysAgo(meanYears: number, headYears: number): number {
    const days = -Math.log(1 - this.random.unit()) * meanYears * 365
    return this.shared.baseDay - Math.floor(Math.min(days, Math.max(1, headYears - 18) * 365))
  }

  /** The same household with the grown children who are registered here and live elsewhere, after the others. */
  private withAbsent({ members, composition }: Skeleton): readonly SkeletonMember[] {
    const { random } = this
    const head = members[0]!
    const mother = head.female ? 0 : head.spouse
    const father = head.female ? head.spouse : 0
    const youngest = Math.min(head.years, members[head.spouse]?.years ?? head.years - 2)
    if (composition === 'grandparents-with-grandchildren') {
      const eldest = Math.max(...members.map((m) => (m.relation === '41' || m.relation === '42' ? m.years : 0)))
      const son = Math.min(youngest - 20, eldest + random.between(24, 32))
      if (son < eldest + 21 || random.unit() < 0.3) return members
      const wife = Math.max(eldest + 19, 21, son - random.between(0, 3))
      const at = members.length
      return [
        ...members.map((m) => (m.relation === '41' || m.relation === '42' ? { ...m, father: at, mother: at + 1 } : m)),
        { years: son, female: false, relation: '22', spouse: at + 1, father, mother },
        { years: wife, female: true, relation: '38', spouse: at, father: -1, mother: -1 },
      ]
    }
    const mayHave = (composition === 'couple' || composition === 'single') && head.years >= 45 && head.years <= 70
    if (!mayHave || random.unit() >= RATES.childAway[this.community.kind]) return members
    const years = youngest - random.between(22, 29)
    if (years < 19) return members
    const female = random.unit() < 0.47
    return [...members, { years, female, relation: female ? '31' : '21', spouse: -1, father, mother }]
  }

  private name(shapes: readonly SkeletonMember[], standing: Standing, ordinal: number, present: number): SynthMember[] {
    const { random, issuer, shared } = this
    const rate = RATES.mongolianNames[this.community.kind]
    const mongolian = random.unit() < Math.min(1, Math.max(0, rate + (rate * this.people - this.mongolian) * 0.02))
    const surnames: (string | undefined)[] = Array.from({ length: shapes.length })
    const members: SynthMember[] = []
    let phones = 0
    let firstPhone: string | null = null
    for (let i = 0; i < shapes.length; i++) {
      const shape = shapes[i]!
      const { years, female } = shape
      const year = Math.max(FIRST_YEAR, shared.baseYear - years)
      issuer.issue(standing.stretch, year, female)
      const { day, number } = issuer
      const age = day - firstDayOf(year) > shared.baseDay - firstDayOf(shared.baseYear) ? years - 1 : years

      const surname = surnames[i] ?? this.surnameOf(shapes, i, surnames)
      surnames[i] = surname
      if (shape.father >= 0) surnames[shape.father] ??= surname
      // Whoever married in may come from the other tradition; as many go one way as the other, so the share holds.
      const marriedIn = shape.spouse >= 0 && shape.father < 0 && i > 0
      const across = mongolian ? RATES.marriedAcross : (RATES.marriedAcross * rate) / (1 - rate)
      const isMongolian = marriedIn && random.unit() < across ? !mongolian : mongolian
      this.people++
      if (isMongolian) this.mongolian++
      let name = ''
      do {
        name = isMongolian ? mongolianName(random, female) : fullName(random, surname, year, female, surnames[shape.mother] ?? null)
      } while (members.some((other) => other.name === name))

      let phone: string | null = null
      if (random.unit() < (age < 12 ? 0 : age < 18 ? 0.35 : age < 76 ? 0.96 : 0.55)) {
        phone = phones < PHONES_PER_HOUSEHOLD ? fictitiousPhone(ordinal * PHONES_PER_HOUSEHOLD + phones++) : firstPhone
        firstPhone ??= phone
      } else if (age >= 60) {
        phone = firstPhone
      }
      members.push(this.member(shape, standing, i >= present, { name, day, number, phone, age }))
    }
    return members
  }

  private surnameOf(shapes: readonly SkeletonMember[], i: number, surnames: readonly (string | undefined)[]): string {
    const shape = shapes[i]!
    const head = shapes[0]!
    // A son's child whose father is not here, or comes later in the list, bears the grandfather's surname.
    if ((shape.relation === '41' || shape.relation === '42') && surnames[shape.father] === undefined) {
      return (head.female ? surnames[head.spouse] : surnames[0]) ?? surnames[0]!
    }
    const sibling = shapes.findIndex((other, j) => j < i && other.mother === shape.mother && other.father === shape.father)
    if (sibling >= 0 && (shape.mother >= 0 || shape.father >= 0)) return surnames[sibling]!
    const fathers = surnames[shape.father]
    const mothers = surnames[shape.mother]
    if (fathers && (!mothers || this.random.unit() < RATES.fathersSurname)) return fathers
    // A mother's child keeps the surname of a father who is not here, as a rule.
    return (mothers && (fathers || this.random.unit() < RATES.mothersSurnameAlone) ? mothers : undefined) ?? drawSurname(this.random)
  }

  private member(shape: SkeletonMember, standing: Standing, absent: boolean, made: Made): SynthMember {
    const { shared, random } = this
    const { registered } = standing
    const living = absent ? this.destination() : standing.living
    const left = absent ? shared.baseDay - random.between(200, 2200) : standing.moved
    const livingSince = Math.max(made.day, left)
    const settled = shared.baseDay - livingSince >= HALF_A_YEAR
    const residence = registered !== 'here' ? (settled ? 'LD_CZ' : 'LD_ZZ') : living === 'here' ? 'HJ_CZ' : 'HJ_WC'
    const broughtAlong = made.age < 18 && standing.reason === 'work' ? 'family' : standing.reason
    return {
      name: made.name,
      sex: shape.female ? '2' : '1',
      bornOn: dayText(made.day),
      idNumber: made.number,
      phone: made.phone,
      relation: shape.relation,
      registered,
      registeredSince: dayText(Math.max(made.day, standing.enrolled)),
      living,
      livingSince: dayText(livingSince),
      residence,
      apartBecause: absent ? (made.age < 23 && random.unit() < 0.7 ? 'study' : 'work') : broughtAlong,
      spouse: shape.spouse,
      father: shape.father,
      mother: shape.mother,
    }
  }
}
