import fc from 'fast-check'
import { expect, test } from 'vitest'
import { allocate, sizeFor } from './allocation.ts'
import { differences, pointsOf, readSheet, type Question } from './answers.ts'
import { surveyMoves } from './moves.ts'
import { countSurvey, hiddenOf } from './result.ts'

const ask = (key: string, kind: Question['kind'], more: Partial<Question> = {}): Question => ({ key, kind, title: key, required: true, options: [], weight: 1, ...more })

test('a sample is shared out by size, adds up and can be done again', () => {
  fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 5000 }), { minLength: 1, maxLength: 12 }), fc.integer({ min: 0, max: 3000 }), (sizes, n) => {
    const frame = sizes.map((population, i) => ({ region: `1529214050${String(i).padStart(2, '0')}`, population }))
    const shares = allocate(frame, n)
    expect(shares.reduce((sum, one) => sum + one.n, 0)).toBe(Math.min(n, sizes.reduce((a, b) => a + b, 0)))
    for (const one of shares) expect(one.n).toBeLessThanOrEqual(one.population)
    expect(allocate(frame, n)).toEqual(shares)
  }))
  expect(allocate([{ region: 'a', population: 3 }, { region: 'b', population: 997 }], 100, 5).map((one) => one.n)).toEqual([3, 100])
  // Krejcie and Morgan (1970): 278 of 1000, 370 of 10 000, at ± 5 %.
  expect([sizeFor(0.05, 1000), sizeFor(0.05, 10_000)]).toEqual([278, 370])
})

test('a sheet is read the same from a page and from a form without script, and everything missing is told at once', () => {
  const questions = [ask('a', 'scale'), ask('b', 'single', { options: ['甲', '乙'] }), ask('c', 'multi', { options: ['甲', '乙', '丙'] }), ask('d', 'text', { required: false })]
  const page = readSheet(questions, { a: 5, b: 1, c: [2, 0], d: ' 路灯 ' })
  expect(page).toEqual({ answers: { a: 5, b: 1, c: [0, 2] }, words: [{ question: 'd', words: '路灯' }], faults: [] })
  expect(readSheet(questions, { a: '5', b: '1', c: ['0', '2'], d: '路灯' })).toEqual(page)
  expect(readSheet(questions, { a: 6, c: '7' }).faults.map((one) => one.key)).toEqual(['a', 'b', 'c'])
  expect(differences(questions, { a: 5, b: 1, c: [0, 2] }, { a: 4, b: 1, c: [0, 2] })).toEqual(['a'])
})

test('不了解 counts for nothing, weights do', () => {
  const questions = [ask('a', 'scale', { weight: 3 }), ask('b', 'scale')]
  expect(pointsOf(questions, { a: 5, b: 1 })).toBe(75)
  expect(pointsOf(questions, { a: 0, b: 3 })).toBe(50)
  expect(pointsOf(questions, { a: 0, b: 0 })).toBeNull()
})

test('a survey is counted for the whole list, small places are hidden and cannot be worked out', () => {
  const questions = [ask('a', 'scale')]
  const heard = [
    ...Array.from({ length: 40 }, (_, i) => ({ region: 'x', channel: 'link', answers: { a: i < 30 ? 5 : 1 } })),
    ...Array.from({ length: 10 }, () => ({ region: 'y', channel: 'paper', answers: { a: 5 } })),
    ...Array.from({ length: 3 }, () => ({ region: 'z', channel: 'phone', answers: { a: 1 } })),
  ]
  const frame = [{ region: 'x', population: 100, n: 50 }, { region: 'y', population: 300, n: 12 }, { region: 'z', population: 100, n: 4 }]
  const result = countSurvey({ questions, satisfiedFrom: 4, heard, frame, method: 'stratified', asked: 66, places: ['x', 'y', 'z'] })
  expect(result).toMatchObject({ population: 500, sample: 66, responses: 53, sampled: true })
  expect(result.rate).toBeCloseTo(53 / 66, 10)
  expect(result.satisfied!.value).toBeCloseTo((0.75 * 100 + 300) / 500, 10)
  expect(result.satisfied!.lo!).toBeLessThan(result.satisfied!.value)
  expect(result.places.map(({ region, hidden, n }) => [region, hidden, n])).toEqual([['x', false, 40], ['y', true, 0], ['z', true, 0]])
  expect(hiddenOf([9, 8, 0])).toEqual([false, false, false])
  // Open to everybody: what was said, without any interval; fewer than five sheets are not told.
  const open = countSurvey({ questions, satisfiedFrom: 4, heard, frame: [], method: null, asked: 0, places: [] })
  expect([open.rate, open.satisfied!.lo, open.satisfied!.value]).toEqual([null, null, 40 / 53])
  expect(countSurvey({ questions, satisfiedFrom: 4, heard: heard.slice(0, 4), frame: [], method: null, asked: 0, places: [] })).toMatchObject({ tooFew: true, points: null, questions: [] })
})

test('a sample is drawn before a survey of a sample opens, and nothing follows the end', () => {
  expect(surveyMoves({ state: 'draft', mode: 'sample' })).toEqual(['draw', 'cancel'])
  expect(surveyMoves({ state: 'drawn', mode: 'sample' })).toEqual(['draw', 'open', 'cancel'])
  expect(surveyMoves({ state: 'draft', mode: 'open' })).toEqual(['open', 'cancel'])
  expect(surveyMoves({ state: 'closed', mode: 'open' })).toEqual(['publish'])
  expect(surveyMoves({ state: 'published', mode: 'open' })).toEqual([])
})
