import { expect, test } from 'vitest'
import { makeT } from '../../../../platform/web/text.ts'
import { caseStates } from '../../contract.ts'
import { ratingText, sayCase, type Standing } from './say.ts'

const t = makeT('zh-CN')
const going: Standing = { state: 'accepted', stateName: '办理中', stageTitle: '街道公示', dueOn: '2026-03-12', clock: 'running', rating: null,
  kind: 'application', concludedAt: null }
const say = (change: Partial<Standing>) => sayCase({ ...going, ...change }, '2026-03-02', t)

test('a promise carries its day, and its year only when it is another', () => {
  expect(say({}).next).toBe('正在街道公示。预计 3月12日（周四）前办好。')
  expect(say({ kind: 'request', stageTitle: '' }).next).toBe('预计 3月12日（周四）前答复。')
  expect(sayCase(going, '2025-12-30', t).next).toContain('2026年3月12日')
})

test('no day is made up where none is known', () => {
  expect(say({ dueOn: null, stageTitle: '' }).next).toBe('正在办理。')
  expect(say({ state: 'submitted', dueOn: null }).next).toBe('工作人员正在核对，受理后会告诉您。')
})

test('what waits for the reader is said so: a correction, a draft, a rating that is owed', () => {
  const yours = caseStates.filter((state) => say({ state }).yours)
  expect(yours).toEqual(['draft', 'awaiting_correction', 'concluded'])
  expect(say({ state: 'concluded', rating: 5 }).yours).toBe(false)
})

test('a late case is called late', () => {
  expect(say({ clock: 'overdue' }).tag).toEqual({ kind: 'late', words: '超过承诺日期' })
})

test('reasons and words of a rating become one text that fits', () => {
  expect(ratingText(['等得太久', '来回跑'], ' 跑了三趟 ')).toBe('等得太久、来回跑。跑了三趟')
  expect(ratingText([], '')).toBe('')
  expect(Array.from(ratingText(['等得太久'], '长'.repeat(600)))).toHaveLength(500)
})
