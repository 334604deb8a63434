import { describe, expect, test } from 'vitest'
import { ApiProblem } from '../client.ts'
import { niceCeiling } from './data-table-chart.tsx'
import { dateText } from './date-text.tsx'
import { dueWords } from './due-text.tsx'
import { tooPrivateForAddress } from './list-filters.tsx'
import { address } from './nav.tsx'
import { problemOf } from './problem.ts'
import { closeGate, gate, passGate, waitAtGate } from './session-gate.ts'

describe('deadlines are said in words', () => {
  const at = '2026-03-12T09:30:00Z'
  test.each([
    [{ at, left: 2 }, '还剩2个工作日', 'soon'],
    [{ at, left: 3 }, '还剩3个工作日', 'calm'],
    [{ at, left: 5, unit: 'natural' as const }, '还剩5天', 'calm'],
    [{ at, left: 0 }, '今天到期', 'soon'],
    [{ at, left: -1 }, '已超期1个工作日', 'late'],
    [{ at, left: -4, unit: 'natural' as const }, '已超期4天', 'late'],
    [{ at, left: -4, state: 'paused' as const }, '计时已暂停', 'paused'],
    [{ at, left: -4, state: 'done' as const }, '已完成', 'done'],
  ])('%o', (due, words, tone) => {
    expect(dueWords(due)).toEqual({ words, tone })
  })
  test('without a count from the server no working days are invented', () => {
    expect(dueWords({ at: '2020-03-12' }).words).toBe('2020年3月12日前')
  })
})

describe('dates stand in the time of Shanghai', () => {
  test('late in the evening of UTC is the next day', () => {
    expect(dateText('2026-03-11T16:05:00Z', 'time')).toBe('2026年3月12日 00:05')
    expect(dateText('2026-03-11T16:05:00Z', 'day')).toBe('2026年3月12日')
  })
  test('a plain day is not moved by any zone, and the year goes when it is this one', () => {
    const now = new Date('2026-06-01T00:00:00Z')
    expect(dateText('2026-01-01', 'short', now)).toBe('1月1日')
    expect(dateText('2025-12-31', 'short', now)).toBe('2025年12月31日')
  })
  test('what is no date is empty, not 1970', () => {
    expect(dateText('soon')).toBe('')
  })
})

test('identity and phone numbers stay out of the address, names and case numbers do not', () => {
  expect(tooPrivateForAddress('15292119560312001X')).toBe(true)
  expect(tooPrivateForAddress('138 0000 0000')).toBe(true)
  expect(tooPrivateForAddress('王建国')).toBe(false)
  expect(tooPrivateForAddress('12号楼3单元')).toBe(false)
})

test('an address keeps leading noughts in its search part', () => {
  expect(address('/things?place=0123&q=1e5')).toEqual({ to: '/things', search: { place: '0123', q: '1e5' } })
})

test('a refusal keeps its sentence; a programming fault never shows its English', () => {
  expect(problemOf(new ApiProblem({ status: 409, code: 'x.y', title: '已更新', detail: '请刷新' }))).toMatchObject({ status: 409, title: '已更新', detail: '请刷新' })
  const fault = problemOf(new TypeError('x is not a function'))
  expect(JSON.stringify(fault)).not.toMatch(/function/)
  expect(fault.title).toMatch(/页面出了问题/)
})

test('an axis ends on a round number at or above the highest value', () => {
  expect([0, 3, 30, 96.4, 101, 2400].map(niceCeiling)).toEqual([1, 5, 50, 100, 200, 2500])
})

test('all calls wait at one gate and go on, or are refused, together', async () => {
  const first = waitAtGate()
  const second = waitAtGate()
  expect(gate.isShut()).toBe(true)
  passGate()
  expect(await Promise.all([first, second])).toEqual([true, true])
  expect(gate.isShut()).toBe(false)
  const third = waitAtGate()
  closeGate()
  expect(await third).toBe(false)
})
