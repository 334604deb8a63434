import { COMMON, DEFAULTS, eventOf, type Channel, type Placeholder } from '../catalogue/events.ts'
import { HARD_WORDS, LONG_SENTENCE, MOST, SMS_PART } from '../catalogue/plain-words.ts'

/** Rendering and checking of templates. Pure, the same in the browser and on the server. */
const HOLE = /\{([^{}]*)\}/g

export const placeholdersOf = (event: string): readonly Placeholder[] => [...COMMON, ...(eventOf(event)?.placeholders ?? [])]
export const examplesOf = (event: string): Record<string, string> => Object.fromEntries(placeholdersOf(event).map(({ key, example }) => [key, example]))

/** Names in braces, each once. */
export const holesOf = (text: string): string[] => [...new Set([...text.matchAll(HOLE)].map((found) => found[1]!))]

/**
 * Fills a text in one pass: what a value holds is never read as a placeholder again. Null where a value is missing or empty, so that nobody
 * reads a sentence with a hole in it; whoever asks then says it in the product's own words.
 */
export function render(text: string, values: Readonly<Record<string, string>>): string | null {
  let whole = true
  const filled = text.replace(HOLE, (_, key: string) => {
    const value = Object.hasOwn(values, key) ? values[key] : undefined
    if (!value) whole = false
    return value ?? ''
  })
  return whole ? filled : null
}

export interface Words { title: string; body: string }

/** The words of a message: as the place adapted them, else the product's own; null where the channel has none for this event. */
export function wordsOf(channel: Channel, adapted: Words | undefined, values: Readonly<Record<string, string>>): Words | null {
  const fallback = DEFAULTS[channel]
  for (const one of [adapted, fallback]) {
    if (!one || (one === adapted && one.body === '')) continue
    const body = render(one.body, values)
    const title = render(one.title, values)
    if (body !== null && title !== null) return { title, body }
  }
  return fallback ? { title: values['title'] ?? '', body: values['text'] ?? '' } : null
}

/** Parts in which an operator sends a Chinese text; the signature counts. */
export function smsParts(text: string): number {
  const n = [...text].reduce((sum, one) => sum + one.length, 0)
  return n <= SMS_PART.single ? Math.min(n, 1) : Math.ceil(n / SMS_PART.joined)
}

export interface TextFault { level: 'wrong' | 'hard'; words: string }

/** What is wrong with a text (it is refused) and what is hard to read (it is said). `values` show it as it will be read. */
export function checkText(event: string, channel: Channel, words: Words): TextFault[] {
  const known = new Set(placeholdersOf(event).map((one) => one.key))
  const faults: TextFault[] = []
  const wrong = (text: string) => faults.push({ level: 'wrong', words: text })
  const hard = (text: string) => faults.push({ level: 'hard', words: text })
  for (const key of holesOf(`${words.title}${words.body}`)) if (!known.has(key)) wrong(`没有“{${key}}”这个空，请从列表里选`)
  const rest = `${words.title}${words.body}`.replace(HOLE, '')
  if (/[{}]/.test(rest)) wrong('花括号没有成对')
  if (!words.body.trim()) wrong('请写正文')
  const example = examplesOf(event)
  const body = render(words.body, example) ?? words.body
  const length = [...body].length
  if (length > MOST[channel]) wrong(`太长：约${length}个字，最多${MOST[channel]}个字`)
  for (const sentence of body.split(/[。！？；\n]/)) {
    const n = [...sentence.trim()].length
    if (n > LONG_SENTENCE && !/https?:/.test(sentence)) hard(`这句有${n}个字，请分成短句：${[...sentence.trim()].slice(0, 16).join('')}…`)
  }
  for (const [word, plain] of HARD_WORDS) if (rest.includes(word)) hard(`“${word}”不好懂，可以写成：${plain}`)
  return faults
}
