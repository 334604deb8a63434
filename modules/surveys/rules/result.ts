import { SMALLEST_SHOWN } from '../../../platform/kernel/small-counts.ts'
import { pointsOf, type Answers, type Question } from './answers.ts'
import { stratifiedMean, stratifiedShare, type Stratum } from './intervals.ts'

export interface Heard { region: string; channel: string; answers: Answers }
export interface StratumFrame { region: string; population: number; n: number }

export interface Figure { value: number; lo: number | null; hi: number | null }
export interface QuestionResult {
  key: string
  kind: Question['kind']
  title: string
  /** Sheets that count: with a grade, or with an option. */
  n: number
  /** 不了解. */
  unknown: number
  points: Figure | null
  satisfied: Figure | null
  options: Array<{ label: string; count: number; share: Figure }>
}
export interface PlaceResult { region: string; n: number; hidden: boolean; points: Figure | null; satisfied: Figure | null }
export interface SurveyResult {
  population: number
  sample: number
  responses: number
  rate: number | null
  channels: Array<{ channel: string; count: number }>
  points: Figure | null
  satisfied: Figure | null
  questions: QuestionResult[]
  places: PlaceResult[]
  /** Whether what is told holds for the whole list, with intervals; false for a survey open to everybody. */
  sampled: boolean
  tooFew: boolean
}

type Row = { region: string; value: number }

function strataOf(rows: readonly Row[], frame: readonly StratumFrame[], stratified: boolean): Stratum[] {
  const groups = stratified ? frame.map((one) => ({ population: one.population, rows: rows.filter((row) => row.region === one.region) }))
    : [{ population: frame.reduce((sum, one) => sum + one.population, 0), rows: [...rows] }]
  return groups.map(({ population, rows: some }) => {
    const n = some.length
    const mean = n ? some.reduce((sum, row) => sum + row.value, 0) / n : 0
    const variance = n > 1 ? some.reduce((sum, row) => sum + (row.value - mean) ** 2, 0) / (n - 1) : 0
    return { population: Math.max(population, n), n, mean, variance }
  })
}

const plain = (rows: readonly Row[]): Figure => ({ value: rows.reduce((sum, row) => sum + row.value, 0) / rows.length, lo: null, hi: null })

/**
 * What a survey came to. A sample from a list: estimates for the list, by stratum size, with 95 % intervals, on the reading that within a
 * stratum those who answered are like those who did not. Open to everybody: plain shares of who answered, without any interval.
 * Places in which fewer than five sheets count are hidden, and with a single one the next smallest too.
 */
export function countSurvey(given: {
  questions: readonly Question[]; satisfiedFrom: number; heard: readonly Heard[]; frame: readonly StratumFrame[]; method: 'simple' | 'stratified' | null; asked: number; places: readonly string[]
}): SurveyResult {
  const { questions, heard, frame, method } = given
  const sampled = method !== null
  const whole = frame.reduce((sum, one) => sum + one.population, 0)
  const mean = (rows: readonly Row[]): Figure | null => (rows.length === 0 ? null : sampled ? stratifiedMean(strataOf(rows, frame, method === 'stratified')) : plain(rows))
  const share = (rows: readonly Row[]): Figure | null => (rows.length === 0 ? null : sampled ? stratifiedShare(strataOf(rows, frame, method === 'stratified')) : plain(rows))
  const clip = (figure: Figure | null): Figure | null => figure && { ...figure, lo: figure.lo === null ? null : Math.max(0, figure.lo), hi: figure.hi === null ? null : Math.min(100, figure.hi) }

  const bar = ((given.satisfiedFrom - 1) / 4) * 100
  const sheets = heard.flatMap((one) => {
    const points = pointsOf(questions, one.answers)
    return points === null ? [] : [{ region: one.region, value: points }]
  })
  const content = (rows: readonly Row[]) => rows.map((row) => ({ region: row.region, value: row.value >= bar - 1e-9 ? 1 : 0 }))
  const tooFew = heard.length > 0 && heard.length < SMALLEST_SHOWN

  const questionResults = questions.filter((one) => one.kind !== 'text').map((question): QuestionResult => {
    const said = heard.flatMap((one) => (one.answers[question.key] === undefined ? [] : [{ region: one.region, value: one.answers[question.key]! }]))
    if (question.kind === 'scale') {
      const graded = said.filter((one): one is Row => typeof one.value === 'number' && one.value > 0)
      return {
        key: question.key, kind: question.kind, title: question.title, n: graded.length, unknown: said.length - graded.length, options: [5, 4, 3, 2, 1].map((grade) => {
          const rows = graded.map((row) => ({ region: row.region, value: row.value === grade ? 1 : 0 }))
          return { label: String(grade), count: rows.filter((row) => row.value).length, share: share(rows) ?? { value: 0, lo: null, hi: null } }
        }),
        points: clip(mean(graded.map((row) => ({ region: row.region, value: ((row.value - 1) / 4) * 100 })))), satisfied: share(graded.map((row) => ({ region: row.region, value: row.value >= given.satisfiedFrom ? 1 : 0 }))),
      }
    }
    const options = question.options.map((label, nth) => {
      const rows = said.map((one) => ({ region: one.region, value: (Array.isArray(one.value) ? one.value.includes(nth) : one.value === nth) ? 1 : 0 }))
      return { label, count: rows.filter((row) => row.value).length, share: share(rows) ?? { value: 0, lo: null, hi: null } }
    })
    return { key: question.key, kind: question.kind, title: question.title, n: said.length, unknown: 0, points: null, satisfied: null, options }
  })

  const byPlace = given.places.map((region) => ({ region, rows: sheets.filter((row) => row.region === region), population: frame.find((one) => one.region === region)?.population ?? 0 }))
  const hidden = hiddenOf(byPlace.map((one) => one.rows.length))
  return {
    population: whole, sample: given.asked, responses: heard.length, rate: given.asked > 0 ? heard.length / given.asked : null,
    channels: [...new Set(heard.map((one) => one.channel))].sort().map((channel) => ({ channel, count: heard.filter((one) => one.channel === channel).length })),
    points: tooFew ? null : clip(mean(sheets)), satisfied: tooFew ? null : share(content(sheets)), questions: tooFew ? [] : questionResults,
    places: byPlace.map(({ region, rows, population }, i) => {
      const frameHere = [{ region, population: Math.max(population, rows.length), n: 0 }]
      const told = !hidden[i] && rows.length > 0
      const strata = () => strataOf(rows, frameHere, false)
      return {
        region, n: hidden[i] ? 0 : rows.length, hidden: hidden[i]!,
        points: told ? clip(sampled ? stratifiedMean(strata()) : plain(rows)) : null,
        satisfied: told ? (sampled ? stratifiedShare(strataOf(content(rows), frameHere, false)) : plain(content(rows))) : null,
      }
    }),
    sampled, tooFew,
  }
}

/** Which groups are too small to be told; with a single one the next smallest goes with it, for it could be worked out from the whole. */
export function hiddenOf(counts: readonly number[]): boolean[] {
  const hidden = counts.map((n) => n > 0 && n < SMALLEST_SHOWN)
  if (hidden.filter(Boolean).length === 1) {
    const next = counts.map((n, i) => ({ n, i })).filter(({ n, i }) => n > 0 && !hidden[i]).sort((a, b) => a.n - b.n)[0]
    if (next) hidden[next.i] = true
  }
  return hidden
}
