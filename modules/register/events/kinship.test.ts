import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { RELATIONS } from '../relations.ts'
import { nextHead, restate, type Kin } from './kinship.ts'

const kin = (personId: string, relation: string, sex: string, bornOn: string): Kin => ({ personId, relation, sex, bornOn })
const family = [
  kin('grandfather', '51', '1', '1940-01-01'), kin('father', '02', '1', '1965-01-01'), kin('mother', '12', '2', '1967-01-01'),
  kin('son', '20', '1', '1990-01-01'), kin('daughter', '30', '2', '1995-01-01'), kin('daughter-in-law', '38', '2', '1991-01-01'), kin('grandson', '41', '1', '2015-01-01'),
]
const becomes = (headId: string, members = family) => Object.fromEntries(restate(members, headId).map((r) => [r.personId, r.relation]))

describe('who heads a household next', () => {
  test('the spouse, else the eldest child of age, else the eldest of age, else nobody', () => {
    expect(nextHead(family, ['father'], '2026-03-01')).toBe('mother')
    expect(nextHead(family, ['father', 'mother'], '2026-03-01')).toBe('son')
    expect(nextHead(family.filter((k) => !['mother', 'son', 'daughter'].includes(k.personId)), ['father'], '2026-03-01')).toBe('grandfather')
    expect(nextHead([family[1]!, family[6]!], ['father'], '2026-03-01')).toBeNull()
  })

  test('the head who stays keeps it; a child on the last day before eighteen is not one of age', () => {
    expect(nextHead(family, ['son'], '2026-03-01')).toBe('father')
    const child = [kin('a', '02', '1', '1970-01-01'), kin('b', '20', '1', '2008-03-02')]
    expect([nextHead(child, ['a'], '2026-03-01'), nextHead(child, ['a'], '2026-03-02')]).toEqual([null, 'b'])
  })
})

describe('how everybody then stands to the new head', () => {
  test('to the widow: children stay children, the husband’s father is her father-in-law', () => {
    expect(becomes('mother')).toEqual({ grandfather: '53', father: '11', mother: '02', son: '20', daughter: '30', 'daughter-in-law': '38', grandson: '41' })
  })

  test('to the son: parents, a younger sister, the grandfather; what is not certain is marked to be looked at', () => {
    expect(becomes('son')).toMatchObject({ father: '51', mother: '52', son: '02', daughter: '77', grandfather: '61', 'daughter-in-law': '12' })
    const unsure = restate(family, 'son').filter((r) => !r.sure).map((r) => r.personId)
    expect(unsure).toEqual(['mother', 'daughter-in-law', 'grandson'])
  })

  test('to the father’s father: a son, a daughter-in-law, grandchildren', () => {
    expect(becomes('grandfather')).toMatchObject({ father: '20', mother: '38', son: '41', daughter: '42', grandfather: '02' })
  })

  test('for any members and any new head: one head, every code is on the list, nobody is lost', () => {
    const anyone = fc.record({ relation: fc.constantFrom(...RELATIONS.map(([code]) => code).filter((c) => c !== '02' && c !== '03')), sex: fc.constantFrom('0', '1', '2', '9'), year: fc.integer({ min: 1930, max: 2025 }) })
    fc.assert(fc.property(fc.array(anyone, { minLength: 1, maxLength: 9 }), fc.nat(), fc.boolean(), (others, pick, collective) => {
      const members = [kin('head', collective ? '03' : '02', '1', '1960-01-01'), ...others.map((o, i) => kin(`p${i}`, o.relation, o.sex, `${o.year}-05-05`))]
      const headId = members[pick % members.length]!.personId
      const said = restate(members, headId, collective)
      const codes = new Set(RELATIONS.map(([code]) => code))
      return said.length === members.length && said.filter((r) => r.relation === '02' || r.relation === '03').length === 1
        && said.find((r) => r.personId === headId)!.relation === (collective ? '03' : '02') && said.every((r) => codes.has(r.relation) || r.relation === '60')
    }))
  })
})
