import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readFileSync } from 'node:fs'
import { arbiterOf, mayNow } from './rules/callouts.ts'
import { answeredBy, isAlike, join, joinedTo, joining, leave, mainOf, metresBetween, succeed, type Links } from './rules/grouping.ts'
import { endOfOutcome, EVENT_STEPS, nextLevel, stepAfter } from './rules/steps.ts'
import { inForce, readKinds } from './rules/taxonomy.ts'
import { lengthOf, MOST_FIXES, simplified, TOLERANCE_METRES, type Fix } from './rules/track.ts'

const reports = ['a', 'b', 'c', 'd', 'e', 'f']
const deed = fc.oneof(
  fc.record({ what: fc.constant('join' as const), main: fc.constantFrom(...reports), ids: fc.uniqueArray(fc.constantFrom(...reports), { minLength: 1, maxLength: 3 }) }),
  fc.record({ what: fc.constant('leave' as const), main: fc.constantFrom(...reports), ids: fc.constant<string[]>([]) }),
  fc.record({ what: fc.constant('succeed' as const), main: fc.constantFrom(...reports), ids: fc.constant<string[]>([]) }),
)

describe('reports of the same thing', () => {
  test('whatever is joined and parted: each reporter is answered once, by one main one, and never not at all', () => {
    fc.assert(fc.property(fc.array(deed, { maxLength: 30 }), (deeds) => {
      let links: Links = new Map()
      for (const { what, main, ids } of deeds) {
        links = what === 'join' ? join(links, main, ids) : what === 'leave' ? leave(links, main) : succeed(links, main).links
        // A link leads to a main one at once: no chains, no circles, nobody to themselves.
        for (const [id, to] of links) {
          expect(to).not.toBe(id)
          expect(links.has(to)).toBe(false)
        }
        const mains = reports.filter((id) => !links.has(id))
        const answered = mains.flatMap((id) => answeredBy(links, id))
        expect([...answered].sort()).toEqual([...reports].sort())
        for (const id of reports) expect(answeredBy(links, mainOf(links, id))).toContain(id)
        for (const id of links.keys()) expect(answeredBy(links, id)).toEqual([])
      }
    }))
  })

  test('joining a main one takes its own along; joining to a joined one means its main one', () => {
    const links = join(join(new Map(), 'a', ['b']), 'c', ['d'])
    expect(joining(links, 'b', ['c'])).toEqual({ main: 'a', moved: ['c', 'd'] })
    expect(joinedTo(join(links, 'b', ['c']), 'a').sort()).toEqual(['b', 'c', 'd'])
    expect(joining(links, 'a', ['a']).moved).toEqual([])
    expect(succeed(join(links, 'a', ['c']), 'a').next).toBe('b')
  })

  test('near and of a kind is alike; far, or of another class, is not', () => {
    const at = (kind: string, lon: number | null, region = 'g1') => ({ kind, region, lon, lat: lon === null ? null : 38.83 })
    expect(isAlike(at('E06', 105.67), at('E06', 105.671))).toMatchObject({ alike: true })
    expect(isAlike(at('E06', 105.67), at('E02', 105.671))).toMatchObject({ alike: true })
    expect(isAlike(at('E06', 105.67), at('D01', 105.671)).alike).toBe(false)
    expect(isAlike(at('E06', 105.67), at('E06', 105.68)).alike).toBe(false)
    expect([isAlike(at('E06', null), at('E06', 105.67)).alike, isAlike(at('E06', null), at('E06', null, 'g2')).alike]).toEqual([true, false])
    expect(Math.abs(metresBetween({ lon: 105.67, lat: 38.83 }, { lon: 105.67, lat: 38.84 }) - 1113)).toBeLessThan(2)
  })
})

describe('the seven steps', () => {
  test('run from the report to the file, and go back to what is done again', () => {
    const walk: [string, string, string][] = [
      ['submit', 'submitted', ''], ['accept', 'accepted', ''], ['handOver', 'accepted', 'handle'], ['advance', 'accepted', 'handle'], ['advance', 'accepted', 'feedback'], ['advance', 'accepted', 'check'], ['conclude', 'concluded', 'close'],
    ]
    let now = -1
    expect(walk.map(([move, state, stage]) => (now = stepAfter(now, move, { state, stage })))).toEqual([0, 1, 2, 3, 4, 5, 6])
    expect(EVENT_STEPS).toHaveLength(7)
    expect(stepAfter(4, 'return', { state: 'accepted', stage: 'feedback' })).toBe(3)
    expect(stepAfter(3, 'return', { state: 'accepted', stage: 'handle' })).toBe(2)
    expect(stepAfter(2, 'return', { state: 'accepted', stage: 'handle' })).toBe(1)
    expect(stepAfter(6, 'reopen', { state: 'accepted', stage: 'close' })).toBe(1)
    expect(['done', 'answered', 'ended', 'referred', 'refused'].map(endOfOutcome)).toEqual(['solved', 'partly', 'cannot', 'cannot', 'cannot'])
  })

  test('an event climbs grid → community → street → county and no farther', () => {
    expect([nextLevel('grid')?.level, nextLevel('community')?.level, nextLevel('township')?.level, nextLevel('county')]).toEqual(['community', 'township', 'county', null])
  })
})

describe('the taxonomy', () => {
  const kinds = readKinds(readFileSync(new URL('../../data/reference/codes/grid-event-taxonomy.csv', import.meta.url), 'utf8'))

  test('every line is understood; what is about a person says where it goes', () => {
    expect(kinds).toHaveLength(67)
    expect(kinds.find((one) => one.code === 'E01')).toMatchObject({ urgency: 'urgent', limit: { amount: 2, unit: 'hour' }, lead: '市政', elsewhere: '' })
    expect(kinds.filter((one) => one.class === 'G' && !one.elsewhere)).toEqual([])
    expect(kinds.filter((one) => ['C02', 'C03'].includes(one.code)).every((one) => one.elsewhere.includes('110'))).toBe(true)
    expect(() => readKinds('head\nX01,X,类,名,特急,1 week,部门,P')).toThrow(/not understood/)
  })

  test('of several versions the one whose day came last counts; a stopped one is gone', () => {
    const version = (name: string, validFrom: string, inUse = true) => ({ code: 'V1', validFrom, inUse, data: { code: 'V1', name } })
    const list = [version('四月', '2026-04-01'), version('三月', '2026-03-01'), version('三月改', '2026-03-01'), version('停', '2026-05-01', false)]
    const on = (day: string) => inForce([{ code: 'V1', name: '原' }], list, day).map(({ entry }) => entry.name)
    expect(['2026-02-28', '2026-03-01', '2026-04-01', '2026-05-01'].map(on)).toEqual([['原'], ['三月改'], ['四月'], []])
  })
})

describe('joint dispatch', () => {
  const way = [{ code: 'g', level: 'grid' }, { code: 'c', level: 'community' }, { code: 's', level: 'township' }, { code: 'b', level: 'county' }]
  test('the level above whoever called decides, and a decision binds', () => {
    expect(['c', 's', 'b'].map((from) => arbiterOf(from, way))).toEqual([{ post: 'street_head', region: 's' }, { post: 'dispatcher', region: 'b' }, { post: 'banner_head', region: 'b' }])
    expect([mayNow('refuse', { state: 'called', decision: '' }), mayNow('refuse', { state: 'called', decision: 'must' }), mayNow('refuse', { state: 'arrived', decision: '' })]).toEqual([true, false, false])
  })
})

describe('a track', () => {
  test('keeps its ends and its course with few points', () => {
    const fix = fc.tuple(fc.double({ min: 105.6, max: 105.7, noNaN: true }), fc.double({ min: 38.8, max: 38.9, noNaN: true }), fc.integer({ min: 0, max: 3600 })) as fc.Arbitrary<Fix>
    fc.assert(fc.property(fc.array(fix, { minLength: 2, maxLength: 300 }), (track) => {
      const line = simplified(track)
      expect(line.length).toBeLessThanOrEqual(Math.min(track.length, MOST_FIXES))
      expect(line[0]![0]).toBeCloseTo(track[0]![0], 4)
      expect(line.at(-1)![1]).toBeCloseTo(track.at(-1)![1], 4)
    }), { numRuns: 40 })
    const straight = Array.from({ length: 100 }, (_, i) => [105.67 + i * 0.0001, 38.83, i] as Fix)
    expect(simplified(straight)).toHaveLength(2)
    expect(Math.abs(lengthOf(simplified(straight)) - lengthOf(straight))).toBeLessThan(TOLERANCE_METRES)
  })
})
