/*
 * What is counted of the work on cases. Pure: no database, no clock.
 */

/** Ways to look at the same cases. A body is a desk: a kind of post at a place. */
export const DIMENSIONS = { all: '合计', kind: '类别', department: '主管部门', body: '承办岗位', matter: '事项' } as const
export const dimensions = ['all', 'kind', 'department', 'body', 'matter'] as const
export type Dimension = (typeof dimensions)[number]

/** Levels at which days are added up; matters only from the street upwards, where a count is of enough people to speak of a topic. */
export const LEVELS_OF: Readonly<Record<Dimension, readonly ('county' | 'township' | 'community')[]>> = {
  all: ['county', 'township', 'community'],
  kind: ['county', 'township', 'community'],
  department: ['county', 'township', 'community'],
  body: ['county', 'township', 'community'],
  matter: ['county', 'township'],
}

/** Numbers of one day, and of a stretch of days when added up. `open` and `late` are of the end of the day. */
export interface Tally {
  open: number
  late: number
  submitted: number
  ended: number
  /** Of those that ended: before or on their last day. */
  inTime: number
  reopened: number
  rated: number
  /** Levels 1 to 3 of five. */
  satisfied: number
}

/** A share in percent with one decimal; null where there is nothing to divide by, never 0. */
export function share(part: number, whole: number): number | null {
  return whole > 0 ? Math.round((part / whole) * 1000) / 10 : null
}

/** Fewer ratings than this say more about single people than about a body. */
export const FEWEST_RATINGS = 5

/**
 * The shares of a tally. 满意率 is of those who rated (no answer is no good rating, 国办发〔2019〕51号), and is kept back below five ratings;
 * 重办率 is of what ended; 按时办结率 likewise.
 */
export const sharesOf = (tally: Tally) => ({
  inTimeShare: share(tally.inTime, tally.ended),
  reopenedShare: share(tally.reopened, tally.ended),
  satisfiedShare: tally.rated >= FEWEST_RATINGS ? share(tally.satisfied, tally.rated) : null,
})

/** How many asked before somebody may call it a topic: below, a topic would point at single people. */
export const FEWEST_OF_A_TOPIC = 5

export interface Topic {
  key: string
  n: number
  before: number
}

/** What many ask about, most first; what grew faster stands first among equals. Only counts; who asked is not known here. */
export function hotTopics<T extends Topic>(counts: readonly T[], most = 20): T[] {
  return counts
    .filter((one) => one.n >= FEWEST_OF_A_TOPIC)
    .sort((a, b) => b.n - a.n || a.before - b.before || (a.key < b.key ? -1 : 1))
    .slice(0, most)
}
