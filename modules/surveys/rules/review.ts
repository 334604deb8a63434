import { SMALLEST_SHOWN } from '../../../platform/kernel/small-counts.ts'

export type ReviewState = 'listed' | 'called' | 'held' | 'answered' | 'closed' | 'cancelled'
export type ReviewMove = 'call' | 'hold' | 'answer' | 'close' | 'cancel'

/** The way of a review (PRC-28): services listed → residents called → survey or meeting → result → the body answers → counts in the assessment. */
export const REVIEW_MOVES = {
  call: { from: ['listed'], to: 'called' },
  hold: { from: ['called'], to: 'held' },
  answer: { from: ['held'], to: 'answered' },
  close: { from: ['answered'], to: 'closed' },
  cancel: { from: ['listed', 'called'], to: 'cancelled' },
} as const satisfies Record<ReviewMove, { from: readonly ReviewState[]; to: ReviewState }>

export const reviewMoves = (state: ReviewState): ReviewMove[] => (Object.keys(REVIEW_MOVES) as ReviewMove[]).filter((move) => (REVIEW_MOVES[move].from as readonly ReviewState[]).includes(state))

/** Ballots by grade, from 5 to 0 (不了解). */
export type Tally = Readonly<Record<'5' | '4' | '3' | '2' | '1' | '0', number>>
const GRADED = ['5', '4', '3', '2', '1'] as const

/** What keeps ballots from being counted: more than were present, or a service with none. */
export function tallyFault(services: readonly { key: string; title: string }[], tallies: Readonly<Record<string, Tally | undefined>>, present: number): string | undefined {
  if (present < SMALLEST_SHOWN) return `到会不足${SMALLEST_SHOWN}人，票数会暴露个人意见，不能作为评议结果`
  for (const { key, title } of services) {
    const tally = tallies[key]
    const cast = tally ? GRADED.reduce((sum, grade) => sum + tally[grade], tally['0']) : 0
    if (cast === 0) return `“${title}”还没有票数`
    if (cast > present) return `“${title}”的票数${cast}张，多于到会的${present}人，请重新清点`
  }
  return undefined
}

/** Points from 0 to 100 and the share of 满意 and better, of the ballots with a grade; null without one. */
export function tallied(tally: Tally): { responses: number; points: number; satisfied: number } | null {
  const n = GRADED.reduce((sum, grade) => sum + tally[grade], 0)
  if (n === 0) return null
  return { responses: n, points: GRADED.reduce((sum, grade) => sum + tally[grade] * ((Number(grade) - 1) / 4) * 100, 0) / n, satisfied: (tally['5'] + tally['4']) / n }
}

/** The whole of a review: services count alike. */
export function overall(each: ReadonlyArray<{ points: number; satisfied: number }>): { points: number; satisfied: number } | null {
  if (each.length === 0) return null
  return { points: each.reduce((sum, one) => sum + one.points, 0) / each.length, satisfied: each.reduce((sum, one) => sum + one.satisfied, 0) / each.length }
}
