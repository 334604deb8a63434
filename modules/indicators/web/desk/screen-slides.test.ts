import { expect, test } from 'vitest'
import type { Board } from './board-figures.ts'
import { slidesOf } from './screen-slides.ts'

const figure = (code: string, more: object = {}) => ({
  sentence: '', trend: [],
  value: { code, title: code, unit: '%', decimals: 1, direction: 'up', kind: 'computed', region: '', value: 1, numerator: 1, denominator: 100, asOf: null, day: '', suppressed: false, missing: null, target: null,
    targetState: 'none', targetElsewhere: null, basis: '', note: '', ...more },
})
const board = (level: string, figures: object[]) => ({ level, groups: [{ code: 'a', title: '甲', figures }], breakdown: { codes: ['A', 'B', 'C', 'D', 'E'], rows: [] } }) as unknown as Board

test('a hall sees four figures at a time, then maps; nothing small, nothing that is missing', () => {
  const figures = [figure('A'), figure('B'), figure('C'), figure('D'), figure('E'), figure('F', { value: null }), figure('G', { value: null, suppressed: true })]
  expect(slidesOf(board('county', figures)).map((one) => (one.kind === 'map' ? `map ${one.figure.value.code}` : one.figures.map(({ value }) => value.code).join('')))).toEqual(['ABCD', 'E', 'map A', 'map B', 'map C'])
  expect(slidesOf(board('community', figures)).every((one) => one.kind === 'figures')).toBe(true)
  expect(slidesOf(board('county', []))).toEqual([])
})
