/**
 * How names sound: initials and pinyin for search as one types. Carries a pronunciation dictionary of some 300 KiB, so no page
 * imports it; the folding of texts (`names-fold.ts`) and the reading of queries (`names-query.ts`) do without.
 */
import { pinyin } from 'pinyin-pro'

export { foldText, gramsOf, normaliseName } from './names-fold.ts'
export { classifyQuery, type QueryOptions, type SearchQuery } from './names-query.ts'

export interface NameReading {
  /** First letters of the syllables: `ozn`. Empty for a script that has no pinyin. */
  initials: string
  /** Syllables without tones and without spaces, ü as v: `ouyangna`, `lvbu`. */
  pinyin: string
}

/** How many readings of one name are kept at most: a name of three polyphones must not become a page of tokens. */
const MAX_READINGS = 4

const COMPOUND_SURNAMES = (
  '欧阳 上官 司马 诸葛 皇甫 尉迟 司徒 端木 夏侯 令狐 慕容 东方 公孙 轩辕 宇文 长孙 鲜于 闾丘 呼延 万俟 澹台 单于 申屠 太叔 仲孙 钟离 独孤 南宫 西门 东郭 百里 拓跋 赫连 濮阳'
).split(' ')

// Transliterated Mongolian names that begin with a character which is read otherwise as a surname (查 zhā, but 查干 chágān).
const NOT_A_SURNAME = ['查干', '查汗', '查汉', '查哈', '查苏', '单巴', '朝鲁', '朝格', '朝克', '朝乐', '朝伦', '召日', '折德']

// Characters of given names that are read in two ways by the people who bear them.
const GIVEN_POLYPHONES: Record<string, string[]> = {
  乐: ['le', 'yue'], 长: ['chang', 'zhang'], 朝: ['chao', 'zhao'], 重: ['chong', 'zhong'], 行: ['xing', 'hang'], 茜: ['qian', 'xi'],
  晟: ['sheng', 'cheng'], 盛: ['sheng', 'cheng'], 曾: ['zeng', 'ceng'], 单: ['dan', 'shan'], 传: ['chuan', 'zhuan'], 娜: ['na', 'nuo'],
  莎: ['sha', 'suo'], 柏: ['bai', 'bo'], 俞: ['yu', 'shu'], 殷: ['yin', 'yan'], 伽: ['jia', 'qie'], 颉: ['jie', 'xie'], 贾: ['jia', 'gu'],
  都: ['du', 'dou'], 藏: ['cang', 'zang'], 调: ['diao', 'tiao'], 解: ['jie', 'xie'], 车: ['che', 'ju'], 石: ['shi', 'dan'], 谌: ['chen', 'shen'],
  降: ['jiang', 'xiang'], 尉: ['wei', 'yu'], 蔚: ['wei', 'yu'], 员: ['yuan', 'yun'], 筠: ['yun', 'jun'], 贲: ['ben', 'bi'], 奇: ['qi', 'ji'],
}

// One slot for each code unit. Filled on first use: the dictionary answers about 5,000 names a second, the tables some millions.
const givenSyllables: (string | undefined)[] = []
const surnameReadings: (string[] | undefined)[] = []
const compoundSyllables = new Map<string, string[]>()
const compoundFirsts = new Set(COMPOUND_SURNAMES.map((s) => s.charCodeAt(0)))
const exceptionFirsts = new Set(NOT_A_SURNAME.map((s) => s.charCodeAt(0)))

/** First letters of a name's syllables, lower case, surname read as a surname: 单小明 → `sxm`, 欧阳娜 → `oyn`, John Smith → `js`. */
export function initialsOf(name: string): string {
  let initials = ''
  let inWord = false
  const start = surnameLength(name)
  for (let i = 0; i < name.length; i++) {
    const c = name.charCodeAt(i)
    if (isHan(c)) {
      inWord = false
      initials += i < start ? surnameSyllable(name, i, start)[0] : syllableOf(c)[0] ?? ''
    } else if (isLatin(c)) {
      if (!inWord) initials += String.fromCharCode(c | 32)
      inWord = true
    } else {
      inWord = false
    }
  }
  return initials
}

/** A name's syllables run together, lower case, without tones: 吕布 → `lvbu`. Latin letters stay; other scripts are left out. */
export function pinyinOf(name: string): string {
  let syllables = ''
  const start = surnameLength(name)
  for (let i = 0; i < name.length; i++) {
    const c = name.charCodeAt(i)
    if (isHan(c)) syllables += i < start ? surnameSyllable(name, i, start) : syllableOf(c)
    else if (isLatin(c)) syllables += String.fromCharCode(c | 32)
  }
  return syllables
}

/**
 * The readings under which a name should be found, the most likely first, at most four: 单乐 is shan-le, shan-yue, dan-le …
 * Most names have exactly one.
 */
export function variantsOf(name: string): NameReading[] {
  const main = { initials: initialsOf(name), pinyin: pinyinOf(name) }
  const start = surnameLength(name)
  let choices: string[][] | null = null
  for (let i = 0; i < name.length; i++) {
    const c = name.charCodeAt(i)
    if (!isHan(c)) continue
    const readings = i === 0 && start < 2 ? leadingReadings(name, c, start) : i < start ? null : GIVEN_POLYPHONES[name[i]!]
    if (readings && readings.length > 1) (choices ??= []).push([String(i), ...readings])
  }
  if (!choices) return [main]
  return readingsFrom(name, start, choices, main)
}

/**
 * All readings of each character of a name in its order, the surname's first; none for other scripts and unknown characters. For comparing
 * two names: 单乐 → [shan, dan, chan], [le, yue].
 */
export function readingsOf(name: string): string[][] {
  const start = surnameLength(name)
  const found: string[][] = []
  for (let i = 0; i < name.length; i++) {
    const c = name.charCodeAt(i)
    if (c >= 0xdc00 && c <= 0xdfff) continue
    if (!isHan(c)) found.push([])
    else if (i === 0 && start < 2) found.push(leadingReadings(name, c, start))
    else if (i < start) found.push([surnameSyllable(name, i, start)])
    else found.push([...new Set([syllableOf(c), ...(GIVEN_POLYPHONES[name[i]!] ?? [])])])
  }
  return found
}

function readingsFrom(name: string, start: number, choices: string[][], main: NameReading): NameReading[] {
  const found = [main]
  const total = choices.reduce((product, choice) => product * (choice.length - 1), 1)
  for (let pick = 0; pick < total && found.length < MAX_READINGS; pick++) {
    const chosen = new Map<number, string>()
    let rest = pick
    for (const [at, ...readings] of choices) {
      chosen.set(Number(at), readings[rest % readings.length]!)
      rest = Math.floor(rest / readings.length)
    }
    let initials = ''
    let letters = ''
    for (let i = 0; i < name.length; i++) {
      const c = name.charCodeAt(i)
      if (!isHan(c)) continue
      const syllable = chosen.get(i) ?? (i < start ? surnameSyllable(name, i, start) : syllableOf(c))
      initials += syllable[0] ?? ''
      letters += syllable
    }
    if (!found.some((reading) => reading.pinyin === letters)) found.push({ initials, pinyin: letters })
  }
  return found
}

/** 0 when the name does not begin with a surname (a middle dot, a transliteration), 2 for a compound surname, otherwise 1. */
function surnameLength(name: string): 0 | 1 | 2 {
  const first = name.charCodeAt(0)
  if (name.length < 2 || !isHan(first)) return 0
  if (exceptionFirsts.has(first) && NOT_A_SURNAME.some((stem) => name.startsWith(stem))) return 0
  if (compoundFirsts.has(first) && name.length > 2 && COMPOUND_SURNAMES.includes(name.slice(0, 2))) return 2
  return name.includes('·') ? 0 : 1
}

function surnameSyllable(name: string, i: number, length: number): string {
  if (length === 1) return leadingReadings(name, name.charCodeAt(0), 1)[0]!
  const surname = name.slice(0, 2)
  let syllables = compoundSyllables.get(surname)
  if (!syllables) compoundSyllables.set(surname, syllables = pinyin(surname, { toneType: 'none', type: 'array', surname: 'head', v: true }))
  return syllables[i]!
}

/** Readings of the first character: the surname reading first, then the others it has at all. */
function leadingReadings(name: string, c: number, length: number): string[] {
  if (length === 0) return GIVEN_POLYPHONES[name[0]!] ?? [syllableOf(c)]
  let readings = surnameReadings[c]
  if (!readings) {
    const character = String.fromCharCode(c)
    const asSurname = pinyin(character, { toneType: 'none', type: 'array', surname: 'head', v: true })
    const others = pinyin(character, { toneType: 'none', type: 'array', multiple: true, v: true })
    surnameReadings[c] = readings = [...new Set([...asSurname, ...others].map(letters))]
  }
  return readings
}

function syllableOf(c: number): string {
  return givenSyllables[c] ??= letters(pinyin(String.fromCharCode(c), { toneType: 'none', type: 'array', v: true })[0] ?? '')
}

/** The dictionary gives back a character it does not know; such a one has no reading. */
function letters(syllable: string): string {
  return /^[a-z]+$/.test(syllable) ? syllable : ''
}

function isHan(c: number): boolean {
  return (c >= 0x4e00 && c <= 0x9fff) || (c >= 0x3400 && c <= 0x4dbf)
}

function isLatin(c: number): boolean {
  const lower = c | 32
  return lower >= 97 && lower <= 122
}
