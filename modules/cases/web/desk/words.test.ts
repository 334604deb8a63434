import { describe, expect, test } from 'vitest'
import { cellsOf } from './clock-cells.ts'
import { dueOfRow, naturalDays, nextOf, waitsForTaker } from './words.ts'
import type { CaseListItem } from '../../contract.ts'

const noon = new Date('2026-11-20T12:00:00+08:00')
const row = (given: Partial<CaseListItem>) =>
  ({ state: 'accepted', stateName: '办理中', stageTitle: '社区审核', taskRole: 'lead', handlerName: '', clock: 'running', dueAt: null, dueOn: null, ...given }) as CaseListItem

describe('a row of the work list says', () => {
  test('how long is left, in calendar days over a month’s end, and when it is late', () => {
    expect(naturalDays('2026-11-30', '2026-12-01')).toBe(1)
    expect(dueOfRow(row({ dueOn: '2026-11-20' }), noon)).toMatchObject({ left: 0, unit: 'natural' })
    expect(dueOfRow(row({ dueOn: '2026-12-01' }), noon)).toMatchObject({ left: 11 })
    expect(dueOfRow(row({ dueOn: '2026-11-17', clock: 'overdue' }), noon)).toMatchObject({ left: -3 })
  })

  test('that a limit in hours which ran out today is late today', () => {
    expect(dueOfRow(row({ dueOn: '2026-11-20', clock: 'overdue' }), noon)).toMatchObject({ left: -1 })
  })

  test('that the clock stands, has ended, or has not begun', () => {
    expect(dueOfRow(row({ dueOn: '2026-11-25', clock: 'suspended' }), noon)).toMatchObject({ state: 'paused' })
    expect(dueOfRow(row({ dueOn: '2026-11-25', clock: 'done' }), noon)).toMatchObject({ state: 'done' })
    expect(dueOfRow(row({ clock: 'none' }), noon)).toBeNull()
  })

  test('what is needed next, from whom', () => {
    expect(nextOf(row({}))).toBe('社区审核')
    expect(nextOf(row({ state: 'submitted', stageTitle: '' }))).toBe('审查是否受理')
    expect(nextOf(row({ taskRole: 'helper', stageTitle: '' }))).toBe('回复协办')
    expect(nextOf(row({ state: 'concluded', taskRole: 'call_back' }))).toBe('差评回访')
  })

  test('whether it waits to be taken over', () => {
    expect(waitsForTaker(row({}))).toBe(true)
    expect(waitsForTaker(row({ handlerName: '苏日娜' }))).toBe(false)
    expect(waitsForTaker(row({ state: 'suspended' }))).toBe(false)
    expect(waitsForTaker(row({ taskRole: 'supervisor' }))).toBe(false)
  })
})

describe('the clock day by day', () => {
  test('every day stands once, in order; the last one is marked and keeps that it counts', () => {
    const cells = cellsOf([
      { date: '2026-02-13', kind: 'start', n: null, name: '' },
      { date: '2026-02-14', kind: 'in_lieu_workday', n: 1, name: '春节' },
      { date: '2026-02-15', kind: 'holiday', n: null, name: '春节' },
      { date: '2026-02-24', kind: 'suspended', n: null, name: '补正' },
      { date: '2026-02-25', kind: 'counted', n: 2, name: '' },
      { date: '2026-02-25', kind: 'due', n: 2, name: '' },
    ])
    expect(cells.map((cell) => cell.date)).toEqual(['2026-02-13', '2026-02-14', '2026-02-15', '2026-02-24', '2026-02-25'])
    expect(cells[1]).toMatchObject({ kind: 'counted', short: '1班' })
    expect(cells[2]!.words).toContain('春节')
    expect(cells[3]).toMatchObject({ kind: 'paused' })
    expect(cells[4]).toMatchObject({ kind: 'counted', due: true, words: '第2天，计入，到期日' })
  })
})
