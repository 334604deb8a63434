import { pinyin } from 'pinyin-pro'
import type { MatterDefinition } from './definition.ts'

/*
 * Finding a matter by plain words (MAT-01). The catalogue is a few hundred definitions at the most, so the index lies in memory:
 * two-character windows of title, keywords and summary, and the first letters of the pinyin of title and keywords.
 */

/** How much a hit in a field counts. */
const WEIGHTS = { title: 6, keyword: 5, audience: 2, summary: 1 } as const

interface Field {
  text: string
  weight: number
  initials: string
  pinyin: string
}

interface Entry {
  code: string
  title: string
  fields: Field[]
}

export interface MatterIndex {
  /** Codes that fit, the best first. */
  find(query: string): string[]
}

/** Lower case, full-width as half-width, without spaces and punctuation. */
export const fold = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')

const isHan = (text: string) => /^\p{Script=Han}$/u.test(text)

function reading(text: string, pattern: 'first' | 'pinyin'): string {
  return pinyin(text, { pattern, toneType: 'none', type: 'array', v: true }).join('').toLowerCase()
}

function fieldOf(raw: string, weight: number, sounds: boolean): Field {
  const text = fold(raw)
  return { text, weight, initials: sounds ? reading(text, 'first') : '', pinyin: sounds ? reading(text, 'pinyin') : '' }
}

export function indexOf(matters: readonly Pick<MatterDefinition, 'code' | 'title' | 'keywords' | 'summary' | 'audience'>[]): MatterIndex {
  const entries: Entry[] = matters.map((one) => ({
    code: one.code,
    title: one.title,
    fields: [
      fieldOf(one.title, WEIGHTS.title, true),
      ...one.keywords.map((word) => fieldOf(word, WEIGHTS.keyword, true)),
      fieldOf(one.audience, WEIGHTS.audience, false),
      fieldOf(one.summary, WEIGHTS.summary, false),
    ],
  }))
  return {
    find(query) {
      const words = query.split(/\s+/).map(fold).filter(Boolean)
      if (!words.length) return entries.map((one) => one.code)
      const found = (share: number) =>
        entries
          .map((entry) => ({ entry, scores: words.map((word) => score(entry, word, share)) }))
          .filter(({ scores }) => scores.every((one) => one > 0))
          .map(({ entry, scores }) => ({ entry, total: scores.reduce((sum, one) => sum + one, 0) }))
          .sort((a, b) => b.total - a.total || (a.entry.code < b.entry.code ? -1 : 1))
          .map(({ entry }) => entry.code)
      const fitting = found(HALF)
      // A whole sentence, of which only a part is about the matter.
      return fitting.length ? fitting : found(QUARTER)
    },
  }
}

const [HALF, QUARTER] = [2, 4]

/** How well one word fits: the whole word, else this share of its windows at the least; letters by sound. 0 when it does not. */
function score(entry: Entry, word: string, share: number): number {
  const letters = [...word]
  const byLetters = letters.every((one) => !isHan(one))
  let best = 0
  for (const field of entry.fields) {
    if (field.text.includes(word)) best = Math.max(best, field.weight * (field.text === word ? 3 : 2))
    else if (byLetters && letters.length >= 2 && field.initials) {
      if (field.initials.startsWith(word) || field.pinyin.startsWith(word)) best = Math.max(best, field.weight * 1.5)
      else if (field.initials.includes(word)) best = Math.max(best, field.weight)
    }
  }
  if (best > 0 || byLetters || letters.length < 3) return best

  const windows = letters.slice(1).map((one, i) => letters[i] + one)
  const found = new Map<string, number>()
  for (const field of entry.fields) {
    for (const window of windows) {
      if (field.text.includes(window)) found.set(window, Math.max(found.get(window) ?? 0, field.weight))
    }
  }
  if (found.size * share < windows.length || (share > HALF && found.size < 2)) return 0
  return [...found.values()].reduce((sum, weight) => sum + weight, 0) / windows.length
}
