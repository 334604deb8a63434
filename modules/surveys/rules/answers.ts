/** Grades of a question of satisfaction, best first; 0 is 不了解 and counts for nothing but itself. */
export const GRADES = { 5: '非常满意', 4: '满意', 3: '基本满意', 2: '不满意', 1: '非常不满意', 0: '不了解' } as const

export interface Question {
  key: string
  kind: 'scale' | 'single' | 'multi' | 'text'
  title: string
  hint?: string | undefined
  required: boolean
  options: readonly string[]
  /** What it counts for in the whole, of questions of satisfaction. */
  weight: number
}

export type Answers = Record<string, number | string | readonly number[]>
export type Fault = { key: string; message: string }

const one = (value: unknown): string => String(Array.isArray(value) ? (value[0] ?? '') : (value ?? '')).trim()

/**
 * Reads a sheet as it came, from a page, a form without script or a typist: a grade as its number, options by their place, words as they are.
 * Everything missing is told at once. What belongs to no question is left out.
 */
export function readSheet(questions: readonly Question[], given: Readonly<Record<string, unknown>>): { answers: Answers; words: Array<{ question: string; words: string }>; faults: Fault[] } {
  const answers: Answers = {}
  const words: Array<{ question: string; words: string }> = []
  const faults: Fault[] = []
  for (const question of questions) {
    const value = given[question.key]
    const empty = value === undefined || value === null || (Array.isArray(value) ? value.length === 0 : one(value) === '')
    if (empty) {
      if (question.required) faults.push({ key: question.key, message: question.kind === 'text' ? '请填写' : '请选一项' })
      continue
    }
    if (question.kind === 'text') {
      const text = one(value)
      if (text.length > 500) faults.push({ key: question.key, message: '最多500个字' })
      else words.push({ question: question.key, words: text })
    } else if (question.kind === 'multi') {
      const chosen = [...new Set((Array.isArray(value) ? value : [value]).map((each) => Number(each)))].sort((a, b) => a - b)
      if (chosen.some((each) => !Number.isInteger(each) || each < 0 || each >= question.options.length)) faults.push({ key: question.key, message: '请从选项中选择' })
      else answers[question.key] = chosen
    } else {
      const chosen = Number(one(value))
      const most = question.kind === 'scale' ? 5 : question.options.length - 1
      if (!Number.isInteger(chosen) || chosen < 0 || chosen > most) faults.push({ key: question.key, message: '请从选项中选择' })
      else answers[question.key] = chosen
    }
  }
  return { answers, words, faults }
}

/** Where two typists read a sheet differently, by question. Words are compared without spaces. */
export function differences(questions: readonly Question[], a: Readonly<Record<string, unknown>>, b: Readonly<Record<string, unknown>>): string[] {
  const plain = (value: unknown) => (value === undefined ? '' : JSON.stringify(value).replace(/\s/g, ''))
  return questions.filter(({ key }) => plain(a[key]) !== plain(b[key])).map(({ key }) => key)
}

/** A sheet's whole as points from 0 to 100: grades weighted, 不了解 left out; null when nothing was graded. */
export function pointsOf(questions: readonly Question[], answers: Answers): number | null {
  let [sum, weight] = [0, 0]
  for (const question of questions) {
    const grade = answers[question.key]
    if (question.kind !== 'scale' || typeof grade !== 'number' || grade === 0) continue
    sum += ((grade - 1) / 4) * 100 * question.weight
    weight += question.weight
  }
  return weight > 0 ? sum / weight : null
}
