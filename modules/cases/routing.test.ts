import { describe, expect, test } from 'vitest'
import { deskFor, mayHandTo, placeAt, rangeOver, regionAfter, supervisorsAbove, type WayUp } from './routing.ts'

const way: WayUp = [
  { code: '152921405001001', level: 'grid', name: '第一网格' },
  { code: '152921405001', level: 'community', name: '某社区' },
  { code: '152921405000', level: 'township', name: '王府街道' },
  { code: '152921000000', level: 'county', name: '阿拉善左旗' },
]
const withoutTownship: WayUp = [
  { code: '152921801001', level: 'community', name: '直属社区' },
  { code: '152921000000', level: 'county', name: '阿拉善左旗' },
]

describe('[CAS-02] where work goes', () => {
  test('a stage goes to its level of the case’s own place', () => {
    expect(placeAt('community', way).code).toBe('152921405001')
    expect(deskFor({ post: 'community_worker', level: 'community' }, way)).toEqual({ post: 'community_worker', region: '152921405001' })
    expect(deskFor({ post: 'street_officer', level: 'township' }, way)).toEqual({ post: 'street_officer', region: '152921405000' })
    expect(deskFor({ post: 'civil_affairs_officer', level: 'county' }, way)).toEqual({ post: 'civil_affairs_officer', region: '152921000000' })
  })

  test('[TER-21] a missing level falls to the next above, to the post that does such work there', () => {
    expect(deskFor({ post: 'street_officer', level: 'township' }, withoutTownship)).toEqual({ post: 'department_officer', region: '152921000000' })
    expect(deskFor({ post: 'community_worker', level: 'community' }, way.slice(2))).toEqual({ post: 'street_officer', region: '152921405000' })
    expect(deskFor({ post: 'window_clerk', level: 'township' }, withoutTownship)).toEqual({ post: 'window_clerk', region: '152921000000' })
  })

  test('late work climbs: head of the office, level above, county', () => {
    expect(supervisorsAbove('152921405001', way)).toEqual([
      { post: 'station_head', region: '152921405001' }, { post: 'street_head', region: '152921405000' }, { post: 'dispatcher', region: '152921000000' },
    ])
    expect(supervisorsAbove('152921000000', way)).toEqual([{ post: 'dispatcher', region: '152921000000' }])
  })

  test('work is handed within one’s place, up the way, or to a neighbour; not farther', () => {
    const from = { mine: '152921405001', caseRegion: '152921405001001', parentOfMine: '152921405000', parentOfTarget: null }
    expect(mayHandTo('152921405001002', from)).toBe(true)
    expect(mayHandTo('152921405000', from)).toBe(true)
    expect(mayHandTo('152921000000', from)).toBe(true)
    expect(mayHandTo('152921405002', { ...from, parentOfTarget: '152921405000' })).toBe(true)
    expect(mayHandTo('152921102001', { ...from, parentOfTarget: '152921102000' })).toBe(false)
    expect(mayHandTo('152922000000', from)).toBe(false)
    expect(mayHandTo('152921102001', { ...from, mine: '152921000000', parentOfMine: '152900000000' })).toBe(true)
  })

  test('the case moves with the work only when the new place would not see it', () => {
    expect(regionAfter('152921405000', '152921405001001')).toBe('152921405001001')
    expect(regionAfter('152921405002', '152921405001001')).toBe('152921405002')
    expect(rangeOver('152921405001', '152921405002', way)).toEqual({ lo: '152921405', hi: '152921406' })
    expect(rangeOver('152921405001', '152921405001001', way)).toEqual({ lo: '152921405001', hi: '152921405002' })
    expect(() => rangeOver('152921405001', '999999000000', way)).toThrow(RangeError)
  })
})
