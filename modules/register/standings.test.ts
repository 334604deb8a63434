import { describe, expect, test } from 'vitest'
import { consentFault, masksName, mayHoldOwnAccount, openingFault, protectionOf } from './minors.ts'
import { endFault, latestEnd, standingFault, usualBasis, type Proposed } from './standings.ts'

const good: Proposed = { kind: 'guardian', basis: 'parent', powers: ['apply', 'read'], document: '', age: 8, byAge: 35 }

describe('who may stand for whom (民法典)', () => {
  test('parents for their child without a paper; anybody else only with one', () => {
    expect(standingFault(good)).toBeNull()
    for (const basis of ['kin', 'designated', 'agreed', 'court'] as const) {
      expect(standingFault({ ...good, basis }), basis).toBe('proof_needed')
      expect(standingFault({ ...good, basis, document: '（2025）民特1号' }), basis).toBeNull()
    }
  })

  test('an adult is presumed capable: no guardian without a court’s paper, and never as a parent', () => {
    expect(standingFault({ ...good, age: 40 })).toBe('basis_does_not_fit')
    expect(standingFault({ ...good, age: 40, basis: 'court' })).toBe('proof_needed')
    expect(standingFault({ ...good, age: 40, basis: 'court', document: '（2025）民特1号' })).toBeNull()
    expect(usualBasis('guardian', 40)).toBe('court')
  })

  test('a child gives no mandate; nobody under eighteen stands for another; a carer has no power but to collect', () => {
    const agent: Proposed = { kind: 'agent', basis: 'mandate', powers: ['apply'], document: '', age: 70, byAge: 40 }
    expect(standingFault(agent)).toBeNull()
    expect(standingFault({ ...agent, age: 17 })).toBe('no_mandate_from_child')
    expect(standingFault({ ...agent, byAge: 17 })).toBe('minor')
    expect(standingFault({ ...agent, powers: [] })).toBe('powers_needed')
    expect(standingFault({ ...agent, basis: 'parent' })).toBe('basis_does_not_fit')
    expect(standingFault({ ...agent, kind: 'carer', basis: 'care', powers: [] })).toBeNull()
    expect(standingFault({ ...agent, kind: 'carer', basis: 'care', powers: ['collect'] })).toBeNull()
    expect(standingFault({ ...agent, kind: 'carer', basis: 'care', powers: ['read'] })).toBe('powers_of_carer')
  })

  test('a guardianship of a child ends with the eighteenth birthday at the latest', () => {
    expect(latestEnd('guardian', 'parent', 8, '2036-05-01', null)).toBe('2036-05-01')
    expect(latestEnd('guardian', 'parent', 8, '2036-05-01', '2040-01-01')).toBe('2036-05-01')
    expect(latestEnd('guardian', 'parent', 8, '2036-05-01', '2030-01-01')).toBe('2030-01-01')
    expect(latestEnd('agent', 'mandate', 70, '1974-01-01', null)).toBeNull()
  })
})

describe('how it ends', () => {
  test('mandates and care by either side, by nobody else', () => {
    for (const kind of ['agent', 'carer'] as const) {
      expect([endFault(kind, 'principal', undefined, ''), endFault(kind, 'representative', undefined, ''), endFault(kind, 'office', undefined, '')]).toEqual([null, null, null])
      expect(endFault(kind, 'other', undefined, '')).toBe('not_found')
    }
  })

  test('a guardian neither goes nor is sent away by a word: a ground of law, and its paper', () => {
    expect(endFault('guardian', 'principal', 'court', '判决')).toBe('guardian_stays')
    expect(endFault('guardian', 'representative', 'court', '判决')).toBe('guardian_stays')
    expect(endFault('guardian', 'other', 'court', '判决')).toBe('not_found')
    expect(endFault('guardian', 'office', undefined, '')).toBe('ground_needed')
    expect(endFault('guardian', 'office', 'court', '')).toBe('proof_needed')
    expect(endFault('guardian', 'office', 'court', '（2026）民特2号')).toBeNull()
    expect(endFault('guardian', 'office', 'died', '')).toBeNull()
  })
})

describe('how minors are protected', () => {
  test('fourteen and eighteen are counted to the day', () => {
    expect(['2012-03-03', '2012-03-02', '2008-03-03', '2008-03-02'].map((born) => protectionOf(born, '2026-03-02'))).toEqual(['under14', 'minor', 'minor', 'adult'])
    expect([mayHoldOwnAccount('2008-03-03', '2026-03-02'), mayHoldOwnAccount('2008-03-02', '2026-03-02')]).toEqual([false, true])
  })

  test('posts that serve no children open a minor’s file only for a case by its number; a small child’s needs a number from everybody who is not asked at the window', () => {
    for (const post of ['mediator', 'dispatcher', 'street_head', 'department_officer'] as const) {
      expect(openingFault('minor', post, 'visit', 'ZF-1')).toBe('not_for_this_post')
      expect(openingFault('under14', post, 'case', '')).toBe('not_for_this_post')
      expect(openingFault('under14', post, 'case', 'AZ-1')).toBeNull()
      expect(openingFault('adult', post, 'visit', '')).toBeNull()
      expect(masksName('2015-01-01', '2026-03-02', post)).toBe(true)
    }
    expect(['visit', 'case', 'correction'].map((purpose) => openingFault('under14', 'community_worker', purpose, ''))).toEqual(['ref_needed', 'ref_needed', 'ref_needed'])
    expect(['window', 'request'].map((purpose) => openingFault('under14', 'window_clerk', purpose, ''))).toEqual([null, null])
    expect(openingFault('minor', 'community_worker', 'visit', '')).toBeNull()
    expect(masksName('2015-01-01', '2026-03-02', 'grid_worker')).toBe(false)
  })

  test('consent: a guardian for a child under fourteen, else the person or a guardian', () => {
    expect(consentFault('under14', 'child', 'child', ['mother'])).toBe('by_guardian')
    expect(consentFault('under14', 'mother', 'child', ['mother'])).toBeNull()
    expect(consentFault('minor', 'child', 'child', ['mother'])).toBeNull()
    expect(consentFault('adult', 'neighbour', 'me', [])).toBe('by_guardian')
  })
})
