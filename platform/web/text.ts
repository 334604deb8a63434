/** Values for the `{placeholders}` of a text. */
export type TextValues = Record<string, string | number>

/** Chinese source text → text in another language. A text that is missing falls back to the Chinese one. */
export type Catalogue = Readonly<Record<string, string>>

/** Says a source text in the reader's language, with its placeholders filled. */
export type T = (source: string, values?: TextValues) => string

export const SOURCE_LOCALE = 'zh-CN'

/** Languages that can be asked for (BCP 47), with their own names. */
export const LOCALES = [
  { code: 'zh-CN', name: '简体中文' },
  { code: 'zh-Hant', name: '繁體中文' },
  { code: 'mn-Mong', name: 'ᠮᠣᠩᠭᠣᠯ' },
  { code: 'mn-Cyrl', name: 'Монгол' },
  { code: 'en', name: 'English' },
] as const

export type Locale = (typeof LOCALES)[number]['code']

/** The locale, if it is one of ours; otherwise the source locale. */
export function asLocale(code: string | undefined): Locale {
  return LOCALES.find((locale) => locale.code === code)?.code ?? SOURCE_LOCALE
}

function fill(text: string, values: TextValues | undefined): string {
  if (!values) return text
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => (name in values ? String(values[name]) : whole))
}

/**
 * A `t` bound to one catalogue. It holds no shared state, so one server process may answer many languages at once.
 * `onMissing` hears of every text that the catalogue lacks (a test counts them; in production it is left out).
 */
export function makeT(locale: string, catalogue: Catalogue = {}, onMissing?: (source: string) => void): T {
  if (locale === SOURCE_LOCALE) return fill
  return (source, values) => {
    const said = catalogue[source]
    if (said === undefined) onMissing?.(source)
    return fill(said ?? source, values)
  }
}

let current: T = fill

/** Sets the language of the plain `t`. One reader per process only: it refuses to run on a server, where it would leak between requests. */
export function setLocale(locale: string, catalogue?: Catalogue): void {
  if (typeof document === 'undefined') throw new Error('setLocale is for browsers; on the server use makeT with TextContext')
  current = makeT(locale, catalogue)
}

/** Says a text outside of components (browser only for other languages; on the server it always speaks the source language). */
export const t: T = (source, values) => current(source, values)
