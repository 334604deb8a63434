/** What a clerk meant by what was typed into the one search box. Browser-safe. */
import { foldText, gramsOf, normaliseName } from './names-fold.ts'
import { withCodesRead } from './names-codes.ts'

export type SearchQuery =
  | { kind: 'empty' }
  /** `tail` are the last four characters of a number; `number` is upper case. */
  | { kind: 'id-number'; number: string; match: 'exact' | 'prefix' | 'tail' }
  /** `maybeIdNumber`: the same digits also begin a citizen number (152 is a telephone range and the Alxa area code). */
  | { kind: 'phone'; number: string; match: 'exact' | 'prefix'; maybeIdNumber: boolean }
  | { kind: 'case-number'; number: string }
  /** Latin letters: initials, and pinyin too when they can be read as (the beginning of) syllables. */
  | { kind: 'initials'; letters: string; pinyin: boolean }
  /** A name, or a word of an address: the caller asks both. */
  | { kind: 'characters'; text: string; grams: string[] }
  | { kind: 'address'; text: string; grams: string[] }

export interface QueryOptions {
  /** How case numbers look here, matched against the whole trimmed text in half-width upper case. */
  caseNumber?: RegExp
}

/** `20261122-000123`, with an optional prefix of letters (`AZ-20261122-000123`). */
const CASE_NUMBER = /^(?:[A-Z]{1,6}-?)?\d{8}-\d{1,8}$/
const PROVINCE = /^(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3])/
const ADDRESS_WORD = /[0-9]|号楼|单元|小区|社区|花园|家园|嘎查|苏木|街道|村委|居委|[\u4e00-\u9fff](?:路|街|巷|弄|胡同|号院|苑|栋|幢|室)$/
const SYLLABLE = new RegExp(`^(?:${[
  '(?:zh|z|ch|c|sh|s|r)(?:uang|uai|uan|ong|ang|eng|ou|ua|ui|un|uo|ai|an|ao|ei|en|a|e|i|u)',
  '[jqx](?:iang|iong|ian|iao|ing|uan|ia|ie|in|iu|ue|un|i|u)',
  '[nl](?:iang|iao|ian|ing|uan|ang|eng|ong|ve|ue|ie|iu|in|ia|ai|an|ao|ei|en|ou|un|uo|a|e|i|u|v)',
  '[gkh](?:uang|uai|uan|ang|eng|ong|ai|an|ao|ei|en|ou|ua|ui|un|uo|a|e|u)',
  '[dt](?:iang|iao|ian|ing|uan|ang|eng|ong|ai|an|ao|ei|en|ia|ie|iu|ou|ui|un|uo|a|e|i|u)',
  '[bpm](?:iao|ian|ing|ang|eng|ai|an|ao|ei|en|ie|iu|in|ou|a|e|i|o|u)',
  'f(?:iao|ang|eng|an|ei|en|ou|a|o|u)',
  'y(?:uan|ang|ing|ong|an|ao|in|ou|ue|un|a|e|i|o|u)',
  'w(?:ang|eng|ai|an|ei|en|a|o|u)',
  'ang|eng|er|ai|an|ao|ei|en|ou|a|e|o',
].join('|')})`)

/** Says what a text is most likely meant as. Never refuses: what fits nothing else is searched as characters. */
export function classifyQuery(text: string, options: QueryOptions = {}): SearchQuery {
  const typed = withCodesRead(halfWidth(text)).trim()
  if (foldText(typed) === '') return { kind: 'empty' }
  const upper = typed.toUpperCase().replace(/\s+/g, '').replace(/[\u2010-\u2015\u2212]/g, '-')
  if ((options.caseNumber ?? CASE_NUMBER).test(upper)) return { kind: 'case-number', number: upper }
  const bare = upper.replace(/[-()]/g, '')
  if (/^\+?\d+X?$/.test(bare)) return numberQuery(bare.replace(/^(?:\+|00)86/, '').replace(/^86(?=1[3-9]\d{9}$)/, '').replace(/^\+/, ''))
  if (/^[a-z'\s.-]+$/i.test(typed)) {
    const letters = foldText(typed)
    return { kind: 'initials', letters, pinyin: readsAsPinyin(letters) }
  }
  const name = normaliseName(typed)
  return { kind: ADDRESS_WORD.test(name) ? 'address' : 'characters', text: name, grams: gramsOf(name) }
}

function numberQuery(number: string): SearchQuery {
  const maybeIdNumber = PROVINCE.test(number)
  if (/^(?:\d{15}|\d{17}[\dX])$/.test(number)) return { kind: 'id-number', number, match: 'exact' }
  if (/^(?:1[3-9]\d{9}|0\d{9,11}|400\d{7})$/.test(number)) return { kind: 'phone', number, match: 'exact', maybeIdNumber }
  if (/^\d{3}[\dX]$/.test(number)) return { kind: 'id-number', number, match: 'tail' }
  // From the eighth digit on a citizen number shows its century; until then the telephone is the commoner thing to type.
  const showsCentury = /^\d{6}(?:19|20)/.test(number)
  if (/^(?:1[3-9]\d{1,8}|0\d{2,8}|400\d*)$/.test(number) && !(maybeIdNumber && showsCentury)) {
    return { kind: 'phone', number, match: 'prefix', maybeIdNumber }
  }
  if (number.length >= 6 && number.length < 18 && (maybeIdNumber || number[0] === '9')) {
    return { kind: 'id-number', number, match: 'prefix' }
  }
  return { kind: 'address', text: number, grams: gramsOf(number) }
}

/** Whether letters can be cut into syllables, the last of which may still be being typed. */
function readsAsPinyin(letters: string): boolean {
  const reachable = new Set([0])
  for (let at = 0; at < letters.length; at++) {
    if (!reachable.has(at)) continue
    const longest = SYLLABLE.exec(letters.slice(at))?.[0] ?? ''
    for (let length = 1; length <= longest.length; length++) {
      const syllable = letters.slice(at, at + length)
      if (SYLLABLE.exec(syllable)?.[0] === syllable) reachable.add(at + length)
    }
    // The rest may be the beginning of a syllable: a consonant or two after at least one whole syllable.
    if (at > 0 && /^(?:[zcs]h?|[bpmfdtnlgkhjqxrwy])$/.test(letters.slice(at))) return true
  }
  return reachable.has(letters.length)
}

function halfWidth(text: string): string {
  return text.replace(/[\uFF01-\uFF5E\u3000]/g, (c) => (c === '\u3000' ? ' ' : String.fromCharCode(c.charCodeAt(0) - 0xfee0)))
}
