import { beforeAll, describe, expect, test } from 'vitest'
import { checkIdNumber, checkPhone } from '../identifiers.ts'
import { fictitiousPhone } from './numbers.ts'
import { byBirthYear, pyramidOn } from './pyramid.ts'
import { Draw, Random } from './random.ts'
import { householdSizeShares } from './skeletons.ts'
import { RATES, type SynthCommunity, type SynthHousehold, type SynthMember, peoplePerHousehold, planPopulation } from './synthesis.ts'

const baseDate = '2026-11-22'
const grids = (code: string) => ['01', '02', '03'].map((n) => ({ code: `${code}${n}`, name: `第${n}网格` }))

function community(index: number, kind: SynthCommunity['kind'], households: number): SynthCommunity {
  const code = `1529211${String(100 + index).slice(1)}${kind === 'gacha' ? '2' : '0'}01`
  return { code, name: `试验${index}社区`, kind, grids: grids(code), households }
}

/** A made-up banner of about 55,000 people, half of them in towns. */
const communities = [
  ...[0, 1, 2, 3, 4].map((i) => community(i, 'urban', 1700)),
  ...[5, 6, 7].map((i) => community(i, 'town', 1900)),
  ...Array.from({ length: 16 }, (_, i) => community(8 + i, 'gacha', 400)),
]
const plan = planPopulation({ seed: 'test', baseDate, communities })

const ageOf = (bornOn: string) => Number(baseDate.slice(0, 4)) - Number(bornOn.slice(0, 4)) - (bornOn.slice(5) > baseDate.slice(5) ? 1 : 0)
const ageAt = (bornOn: string, on: string) => Number(on.slice(0, 4)) - Number(bornOn.slice(0, 4)) - (bornOn.slice(5) > on.slice(5) ? 1 : 0)
const livesHere = (m: SynthMember) => m.living === 'here'
const percent = (part: number, whole: number) => (100 * part) / whole

let households: SynthHousehold[]
let people: SynthMember[]
let kindOf: Map<string, SynthCommunity['kind']>

beforeAll(() => {
  households = plan.communities.flatMap((_, i) => [...plan.households(i)])
  people = households.flatMap((h) => h.members)
  kindOf = new Map(communities.map((c) => [c.code, c.kind]))
})

describe('shares within half a point of their targets, at more than 50,000 people', () => {
  test('the size of it is as foretold', () => {
    expect(people.length).toBeGreaterThan(50_000)
    expect(households).toHaveLength(communities.reduce((sum, c) => sum + c.households, 0))
    expect(Math.abs(people.length / plan.expectedPeople - 1)).toBeLessThan(0.03)
  })

  test.each(['urban', 'town', 'gacha'] as const)('ages and sexes of those living here: %s', (kind) => {
    const here = households.filter((h) => kindOf.get(h.communityCode) === kind).flatMap((h) => h.members).filter(livesHere)
    const target = pyramidOn(kind, baseDate)
    for (let from = 0; from < 100; from += 5) {
      for (const sex of ['male', 'female'] as const) {
        const inGroup = here.filter((m) => (m.sex === '1') === (sex === 'male') && ageOf(m.bornOn) >= from && ageOf(m.bornOn) < from + 5)
        const wanted = target[sex].slice(from, from + 5).reduce((sum, share) => sum + share, 0)
        expect(Math.abs(percent(inGroup.length, here.length) - 100 * wanted), `${sex} ${from}-${from + 4}`).toBeLessThan(0.5)
      }
    }
  })

  test('household sizes', () => {
    const sizes = households.map((h) => h.members.filter(livesHere).length).filter((n) => n > 0)
    householdSizeShares().forEach((share, size) => {
      const made = percent(sizes.filter((n) => Math.min(n, 8) === size).length, sizes.length)
      if (size > 0) expect(Math.abs(made - 100 * share), `${size} 人户`).toBeLessThan(0.5)
    })
  })

  test.each(['urban', 'town', 'gacha'] as const)('registered elsewhere, and Mongolian names: %s', (kind) => {
    const members = households.filter((h) => kindOf.get(h.communityCode) === kind).flatMap((h) => h.members)
    const here = members.filter(livesHere)
    const elsewhere = percent(here.filter((m) => m.registered !== 'here').length, here.length)
    expect(Math.abs(elsewhere - 100 * RATES.registeredElsewhere[kind])).toBeLessThan(0.5)
    const hasSurname = (m: SynthMember) => /^[王李张刘陈]/.test(m.name)
    const five = 7.25 + 7.207 + 6.814 + 5.15 + 4.521
    // The five commonest surnames make 30.94 % of those with Chinese names; who bears a Mongolian one bears none of them.
    expect(Math.abs(percent(members.filter(hasSurname).length, members.length) - five * (1 - RATES.mongolianNames[kind]))).toBeLessThan(1.5)
    expect(members.some((m) => m.name.includes('·'))).toBe(true)
  })

  test('the commonest surnames of the whole', () => {
    const mongolian = (c: SynthCommunity) => c.households * peoplePerHousehold(c.kind, baseDate) * RATES.mongolianNames[c.kind]
    const chinese = people.length - communities.reduce((sum, c) => sum + mongolian(c), 0)
    for (const [surname, share] of [['王', 7.25], ['李', 7.207], ['张', 6.814]] as const) {
      expect(Math.abs(percent(people.filter((m) => m.name.startsWith(surname)).length, chinese) - share), surname).toBeLessThan(0.5)
    }
  })
})

describe('nothing impossible', () => {
  test('no minor without an adult of the household beside them', () => {
    const alone = households.filter((h) => {
      const together = (m: SynthMember) => h.members.filter((other) => JSON.stringify(other.living) === JSON.stringify(m.living))
      return h.members.some((m) => ageOf(m.bornOn) < 18 && !together(m).some((other) => ageOf(other.bornOn) >= 18))
    })
    expect(alone).toEqual([])
  })

  test('couples are of legal age, of both sexes and know of each other', () => {
    let couples = 0
    for (const { members } of households) {
      members.forEach((m, i) => {
        if (m.spouse < 0) return
        couples++
        expect(members[m.spouse]!.spouse).toBe(i)
        expect(members[m.spouse]!.sex).not.toBe(m.sex)
        if (ageOf(m.bornOn) < (m.sex === '1' ? 22 : 20)) expect.fail(`${m.idNumber} is married at ${ageOf(m.bornOn)}`)
      })
    }
    expect(couples).toBeGreaterThan(20_000)
  })

  test('nobody is a parent before 15, mothers between 18 and 42, children of one mother nine months apart', () => {
    let children = 0
    for (const { members } of households) {
      for (const m of members) {
        for (const parent of [m.father, m.mother]) {
          if (parent < 0) continue
          children++
          const age = ageAt(members[parent]!.bornOn, m.bornOn)
          if (age < 18 || (parent === m.mother && age > 42)) expect.fail(`a parent at ${age}: ${members[parent]!.idNumber}`)
          expect(members[parent]!.sex).toBe(parent === m.father ? '1' : '2')
        }
        const siblings = members.filter((other) => other !== m && m.mother >= 0 && other.mother === m.mother)
        for (const sibling of siblings) {
          expect(Math.abs(Date.parse(sibling.bornOn) - Date.parse(m.bornOn))).toBeGreaterThan(270 * 86_400_000)
        }
      }
    }
    expect(children).toBeGreaterThan(15_000)
  })

  test('sex, birth date and number agree, and every number passes the check', () => {
    for (const m of people) {
      const checked = checkIdNumber(m.idNumber, { today: baseDate, expected: { sex: m.sex, bornOn: m.bornOn } })
      if (!checked.ok || checked.warnings.length > 0) expect.fail(`${m.idNumber}: ${JSON.stringify(checked)}`)
      if (!/^(?:000|9\d\d)$/.test(m.idNumber.slice(14, 17))) expect.fail(`${m.idNumber} could be somebody's`)
    }
  })

  test('numbers and names in a household are unique; a telephone is shared only inside a household', () => {
    expect(new Set(people.map((m) => m.idNumber)).size).toBe(people.length)
    const owner = new Map<string, number>()
    for (const { ordinal, members } of households) {
      expect(new Set(members.map((m) => m.name)).size).toBe(members.length)
      for (const { phone } of members) {
        if (phone === null) continue
        const other = owner.get(phone) ?? ordinal
        if (other !== ordinal || !checkPhone(phone).ok) expect.fail(`${phone} in ${ordinal} and ${other}`)
        owner.set(phone, ordinal)
      }
    }
    expect(owner.size).toBeGreaterThan(people.length / 2)
  })

  test('dates follow each other and the residence code follows from them', () => {
    for (const m of people) {
      const inOrder = [m.registeredSince, m.livingSince].every((since) => m.bornOn <= since && since <= baseDate)
      const apart = m.registered !== 'here' || m.living !== 'here'
      const code = m.registered === 'here' ? ['HJ_CZ', 'HJ_WC'] : ['LD_CZ', 'LD_ZZ']
      const tied = m.living === 'here' || m.registered === 'here'
      if (!inOrder || !tied || !code.includes(m.residence) || apart !== (m.apartBecause !== null)) expect.fail(JSON.stringify(m))
    }
    expect(new Set(people.map((m) => m.residence))).toEqual(new Set(['HJ_CZ', 'HJ_WC', 'LD_CZ', 'LD_ZZ']))
  })

  test('one address, one dwelling; each stands in a grid of its community; dwellings of the absent are vacant', () => {
    const addresses = new Set(households.map((h) => h.dwelling.address))
    expect(addresses.size).toBe(households.length)
    for (const { communityCode, dwelling, members } of households) {
      const named = dwelling.estate !== '' && dwelling.address.startsWith(dwelling.estate)
      if (!named || !dwelling.gridCode?.startsWith(communityCode)) expect.fail(JSON.stringify(dwelling))
      expect(dwelling.use === 'vacant').toBe(!members.some(livesHere))
    }
    const share = (use: string) => percent(households.filter((h) => h.dwelling.use === use).length, households.length)
    expect(share('vacant')).toBeGreaterThan(3)
    expect(share('vacant')).toBeLessThan(8)
    expect(share('tenant')).toBeGreaterThan(15)
    expect(share('tenant')).toBeLessThan(30)
  })

  test('children bear a surname of their parents, and a son\u2019s children the grandfather\u2019s when their parents are not here', () => {
    const common = /^[王李张刘陈杨黄赵吴周徐孙]/
    let children = 0
    let fathers = 0
    let grandchildren = 0
    for (const { members } of households) {
      // Mongolian names have no surname to compare.
      if (!members.every((m) => common.test(m.name))) continue
      for (const m of members) {
        if (m.father >= 0 && m.mother >= 0) {
          children++
          if (members[m.father]!.name[0] === m.name[0]) fathers++
          expect([members[m.father]!.name[0], members[m.mother]!.name[0]]).toContain(m.name[0])
        } else if ((m.relation === '41' || m.relation === '42') && members[0]!.sex === '1') {
          grandchildren++
          expect(m.name[0]).toBe(members[0]!.name[0])
        }
      }
    }
    expect(grandchildren).toBeGreaterThan(50)
    expect(children).toBeGreaterThan(500)
    expect(percent(fathers, children)).toBeGreaterThan(90)
  })

  test('the head comes first and relations are codes seen from there; no ethnic group is given out', () => {
    for (const { members } of households) {
      expect(members.map((m) => m.relation === '02')).toEqual(members.map((_, i) => i === 0))
      const spouse = members[0]!.spouse
      if (spouse >= 0) expect(members[spouse]!.relation).toBe(members[spouse]!.sex === '1' ? '11' : '12')
    }
    expect(Object.keys(people[0]!)).not.toContain('ethnicity')
  })
})

describe('reproducible', () => {
  const small = communities.slice(4, 12).map((c) => ({ ...c, households: 60 }))
  const all = (seed: string, list = small) => {
    const made = planPopulation({ seed, baseDate, communities: list })
    return made.communities.flatMap((_, i) => [...made.households(i)])
  }

  test('the same seed gives the same people, also when communities are listed in another order; another seed gives others', () => {
    expect(all('a')).toEqual(all('a', small.toReversed()))
    expect(all('a').map((h) => h.members[0]!.name)).not.toEqual(all('b').map((h) => h.members[0]!.name))
  })

  test.each([1, 2, 3, 7, 20])('divided into %i parts, each made by a plan of its own', (parts) => {
    const made = Array.from({ length: parts }, (_, part) => {
      const own = planPopulation({ seed: 'a', baseDate, communities: small })
      return own.part(part, parts).flatMap((i) => [...own.households(i)])
    }).flat().sort((a, b) => a.ordinal - b.ordinal)
    expect(made).toEqual(all('a'))
  })

  test('a part is nearly as large as the others', () => {
    const sizes = [0, 1].map((part) => plan.part(part, 2).reduce((sum, i) => sum + plan.communities[i]!.households, 0))
    expect(Math.abs(sizes[0]! - sizes[1]!)).toBeLessThan(400)
  })
})

describe('limits', () => {
  test('a list that cannot be right is refused', () => {
    const one = community(0, 'urban', 10)
    expect(() => planPopulation({ seed: 'a', baseDate, communities: [one, one] })).toThrow(/listed twice/)
    expect(() => planPopulation({ seed: 'a', baseDate, communities: [{ ...one, code: '152921' }] })).toThrow(/twelve digits/)
    expect(() => planPopulation({ seed: 'a', baseDate: '2019-01-01', communities: [one] })).toThrow(/base date/)
    expect(() => planPopulation({ seed: 'a', baseDate: '2026-02-30', communities: [one] })).toThrow(RangeError)
  })

  test('an empty community, one household, no grids', () => {
    const list = [{ ...community(0, 'urban', 0) }, { ...community(1, 'gacha', 1), grids: [] }]
    const made = planPopulation({ seed: 'a', baseDate, communities: list })
    expect([...made.households(0)]).toEqual([])
    expect([...made.households(1)].map((h) => h.dwelling.gridCode)).toEqual([null])
  })

  test('ten million people in one county: the numbers suffice for a large community and for a hamlet', () => {
    const list = [...Array.from({ length: 170 }, (_, i) => ({ ...community(0, 'urban', 22_500), code: String(152921101001 + i) })),
      ...Array.from({ length: 10 }, (_, i) => ({ ...community(0, 'gacha', 12), code: String(152921200200 + i) }))]
    const made = planPopulation({ seed: 'a', baseDate, communities: list })
    expect(made.expectedPeople).toBeGreaterThan(10_000_000)
    const members = [169, 170, 171, 179].flatMap((i) => [...made.households(i)]).flatMap((h) => h.members)
    expect(members.length).toBeGreaterThan(55_000)
    expect(new Set(members.map((m) => m.idNumber)).size).toBe(members.length)
  })

  test('a base date on the first of January leaves one birthday only in the year and still works', () => {
    const made = planPopulation({ seed: 'a', baseDate: '2026-01-01', communities: [community(0, 'urban', 800)] })
    const members = [...made.households(0)].flatMap((h) => h.members)
    expect(new Set(members.map((m) => m.idNumber)).size).toBe(members.length)
    expect(members.every((m) => m.bornOn <= '2026-01-01')).toBe(true)
  })

  test('telephones never repeat within the first millions', () => {
    const seen = new Set<string>()
    for (let i = 0; i < 60_000; i++) seen.add(fictitiousPhone(i))
    for (let i = 9_000_000; i < 9_030_000; i++) seen.add(fictitiousPhone(i))
    expect(seen.size).toBe(90_000)
    expect([...seen].every((phone) => checkPhone(phone).ok)).toBe(true)
  })

  test('draws follow their weights', () => {
    const draw = new Draw([1, 0, 3])
    const random = new Random('draw')
    const counts = [0, 0, 0]
    for (let i = 0; i < 40_000; i++) counts[draw.from(random)]!++
    expect(counts[1]).toBe(0)
    expect(counts[2]! / 40_000).toBeCloseTo(0.75, 1)
    expect(() => new Draw([0])).toThrow(RangeError)
  })

  test('the pyramid of 2020 is the census, sixty and over by kind', () => {
    const sixty = (kind: SynthCommunity['kind']) => {
      const { male, female } = pyramidOn(kind, '2020-11-01')
      return male.slice(60).reduce((s, x) => s + x, 0) + female.slice(60).reduce((s, x) => s + x, 0)
    }
    expect(sixty('urban')).toBeCloseTo(0.1582, 4)
    expect(sixty('gacha')).toBeCloseTo(0.2381, 4)
    expect(byBirthYear(pyramidOn('town', baseDate), baseDate).male.reduce((s, x) => s + x, 0)).toBeCloseTo(0.51, 1)
  })
})
