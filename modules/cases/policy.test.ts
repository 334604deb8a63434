import { describe, expect, test } from 'vitest'
import { capacities, isOwn, tasksFor, wantsOtherEyes, worksOn, type OpenTask, type Standing, type Who } from './policy.ts'

const grid = '152921405001001'
const community = '152921405001'
const street = '152921405000'
const lead: OpenTask = { id: 't1', role: 'lead', stage: 'review', post: 'community_worker', atRegion: community, assignee: null, assigneeName: '' }
const standing = (more: Partial<Standing> = {}): Standing => ({ region: grid, applicantId: 'p1', openTasks: [lead], workedBy: [], fourEyes: false, ...more })
const who = (kind: Who['posts'][number]['kind'], region: string, more: Partial<Who> = {}): Who => ({
  kind: 'staff', accountId: 'a1', personId: null, actsFor: [], posts: [{ kind, region, deputyFor: null }], ...more })
const resident = (personId: string, actsFor: string[] = []): Who => ({ kind: 'resident', accountId: 'r1', personId, actsFor, posts: [] })

describe('[CAS-02] who may', () => {
  test('a post handles what is open at its own place, and nothing beside it', () => {
    expect(capacities('accept', who('community_worker', community), standing())).toEqual(['handler'])
    for (const other of [who('community_worker', '152921405002'), who('street_officer', street), who('window_clerk', community), who('community_worker', street)]) {
      expect(capacities('accept', other, standing())).toEqual([])
    }
  })

  test('a deputy works for whom they stand in, a colleague after taking over', () => {
    const taken = { ...lead, assignee: 'boss' }
    expect(worksOn(who('window_clerk', community, { posts: [{ kind: 'window_clerk', region: community, deputyFor: 'boss' }] }), taken)).toBe(true)
    expect(worksOn(who('window_clerk', community, { posts: [{ kind: 'window_clerk', region: community, deputyFor: 'another' }] }), taken)).toBe(false)
  })

  test('heads look after what is open at their place and below, not above', () => {
    expect(capacities('handOver', who('street_head', street), standing())).toEqual(['supervisor'])
    expect(capacities('handOver', who('station_head', community), standing({ openTasks: [{ ...lead, post: 'street_officer', atRegion: street }] }))).toEqual([])
    expect(capacities('accept', who('street_head', street), standing())).toEqual([])
  })

  test('the applicant and who may apply for them act for themselves; others do not, whatever post they hold', () => {
    expect(capacities('withdraw', resident('p1'), standing())).toEqual(['applicant'])
    expect(capacities('withdraw', resident('p2', ['p1']), standing())).toEqual(['applicant'])
    expect(capacities('withdraw', resident('p2'), standing())).toEqual([])
    expect(capacities('accept', resident('p1'), standing())).toEqual([])
    expect(isOwn(resident('p1'), { applicantId: null })).toBe(false)
  })

  test('a clerk enters what the person wishes at the counter, never a rating', () => {
    const clerk = who('window_clerk', community)
    expect(capacities('submit', clerk, standing())).toEqual(['applicant'])
    expect(capacities('withdraw', clerk, standing())).toEqual(['applicant'])
    expect(capacities('rate', clerk, standing())).toEqual([])
    expect(capacities('submit', who('window_clerk', '152921405002'), standing())).toEqual([])
  })

  test('nobody handles their own case or that of a person they stand for', () => {
    for (const own of [{ personId: 'p1' }, { personId: 'p9', actsFor: ['p1'] }]) {
      for (const move of ['accept', 'handOver', 'conclude', 'withdraw'] as const) {
        expect(capacities(move, who('community_worker', community, own), standing())).toEqual([])
      }
    }
  })

  test('other eyes: only where the stage wants them, only for what decides', () => {
    const worker = who('community_worker', community)
    expect(wantsOtherEyes('conclude', worker, standing({ fourEyes: true, workedBy: ['a1'] }))).toBe(true)
    expect(wantsOtherEyes('advance', worker, standing({ fourEyes: true, workedBy: ['a1'] }))).toBe(true)
    expect(wantsOtherEyes('handOver', worker, standing({ fourEyes: true, workedBy: ['a1'] }))).toBe(false)
    expect(wantsOtherEyes('conclude', worker, standing({ fourEyes: true, workedBy: ['a2'] }))).toBe(false)
    expect(wantsOtherEyes('conclude', worker, standing({ workedBy: ['a1'] }))).toBe(false)
  })

  test('which open work a move is for: one’s own first, helpers reply, call-backs call back', () => {
    const helper: OpenTask = { ...lead, id: 't2', role: 'helper', stage: '' }
    const beside: OpenTask = { ...lead, id: 't3', role: 'helper', stage: 'police', assignee: 'a1' }
    const after: OpenTask = { ...lead, id: 't4', role: 'call_back' }
    const all = standing({ openTasks: [lead, helper, beside, after] })
    const ids = (move: Parameters<typeof tasksFor>[0]) => tasksFor(move, who('community_worker', community), all).map((task) => task.id)
    expect([ids('reply'), ids('callBack'), ids('conclude'), ids('advance')]).toEqual([['t2'], ['t4'], ['t1'], ['t3', 't1']])
  })
})
