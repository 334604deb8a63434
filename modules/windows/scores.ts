/** The month's figures of a clerk, from days, training and what people said of the window. Pure. */
export const ATTENDANCE = { present: '到岗', late: '迟到', leave: '请假', training: '培训', absent: '缺岗' } as const
export type Attendance = keyof typeof ATTENDANCE

export interface Mark { itemId: string; title: string; most: number; points: number; note: string }
export interface AssessedDay { onDate: string; attendance: Attendance; marks: Mark[] }
export interface Figures {
  days: Record<Attendance, number>
  items: { title: string; most: number; average: number }[]
  /** Out of a hundred: the share of points given on the days that were assessed. */
  score: number
  trainingHours: number
  /** Share of good and very good ratings of the window's cases, per cent; nothing below the least number. */
  good: number | null
  rated: number
}

/** Ratings of a window with fewer than this say nothing, and one rater might be known. */
export const LEAST_RATINGS = 5

const round = (n: number, digits: number) => Math.round(n * 10 ** digits) / 10 ** digits

/** Days off by leave or training count neither for nor against; a day without marks is attendance only. */
export function figuresOf(days: readonly AssessedDay[], trainingHours: number, ratings: { good: number; all: number }): Figures {
  const count = (kind: Attendance) => days.filter((day) => day.attendance === kind).length
  const marked = days.flatMap((day) => day.marks)
  const titles = [...new Set(marked.map((mark) => mark.title))]
  const sum = (list: readonly Mark[], of: 'points' | 'most') => list.reduce((total, mark) => total + mark[of], 0)
  return {
    days: { present: count('present'), late: count('late'), leave: count('leave'), training: count('training'), absent: count('absent') },
    items: titles.map((title) => {
      const here = marked.filter((mark) => mark.title === title)
      return { title, most: here[0]!.most, average: round(sum(here, 'points') / here.length, 1) }
    }),
    score: marked.length === 0 ? 0 : round((sum(marked, 'points') / sum(marked, 'most')) * 100, 1),
    trainingHours,
    good: ratings.all < LEAST_RATINGS ? null : round((ratings.good / ratings.all) * 100, 1),
    rated: ratings.all,
  }
}

export const SHEET_STATES = { shown: '等本人看', objected: '本人有异议', answered: '异议已答复', accepted: '本人已确认', sent: '已送原单位' } as const
export type SheetState = keyof typeof SHEET_STATES

/** A sheet goes to the department when the clerk has accepted it, the objection was answered, or the term is over without one. */
export const maySend = (state: SheetState, objectUntil: string, today: string): boolean => state === 'accepted' || state === 'answered' || (state === 'shown' && today > objectUntil)
