/**
 * Numbers that stand for people and bodies: citizen number (GB 11643), permits of the same build, unified social credit
 * code (GB 32100), telephone. Pure and browser-safe: the desk checks while a clerk types, the server checks again.
 *
 * A check never throws on what a person typed. It says yes with the facts inside the number and warnings to look at,
 * or no with a code and a Chinese sentence that says what to do next.
 */

// ---------------------------------------------------------------------------------------------------- citizen number

export type IdNumberKind = 'citizen' | 'gat-permit' | 'foreign-permit'

/** Why a number is refused. Codes are stable; sentences may be reworded. */
export type IdNumberReason = 'empty' | 'length' | 'pattern' | 'leading-nine' | 'kind' | 'date' | 'future' | 'checksum'

/** What a clerk should look at although the number is acceptable. */
export type IdNumberWarningCode = 'upgraded-from-15' | 'area-unknown' | 'sex-differs' | 'birth-differs'

export interface IdNumberWarning {
  code: IdNumberWarningCode
  message: string
}

export interface IdNumberFacts {
  /** Normalised, 18 characters, X in upper case. */
  number: string
  kind: IdNumberKind
  /** Six-digit code of the county of first registration; for a foreigner's permit the two digits of the place of acceptance. */
  area: string
  /** Calendar date `YYYY-MM-DD`. */
  bornOn: string
  /** GB/T 2261.1: '1' male, '2' female; null where the number does not carry it. */
  sex: '1' | '2' | null
}

export type IdNumberCheck =
  | { ok: true; facts: IdNumberFacts; warnings: IdNumberWarning[] }
  | { ok: false; reason: IdNumberReason; message: string }

export interface IdNumberOptions {
  /** Today in Asia/Shanghai, `YYYY-MM-DD`: a birth date after it is refused. */
  today: string
  /** Which kinds of document are acceptable here; default: the citizen number only. */
  kinds?: readonly IdNumberKind[]
  /** Look-up of area codes, historical ones included. Codes of abolished counties are real, hence a warning and no refusal. */
  areaIsKnown?: (area: string) => boolean
  /** What the form already says. Sexes change and birth dates are corrected, hence warnings. */
  expected?: { sex?: string | null; bornOn?: string | null }
}

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const CHECK_CHARACTERS = '10X98765432'
const EARLIEST_BIRTH = '1900-01-01'

/** What a person typed or pasted, made plain: full-width to half-width, every space, hyphen and invisible mark out, upper case. */
export function normaliseIdNumber(typed: string): string {
  return plain(typed).toUpperCase()
}

/** The check character (ISO 7064 MOD 11-2) for the first 17 digits of a number. Expects digits; more characters are ignored. */
export function idNumberCheckCharacter(first17: string): string {
  let sum = 0
  for (let i = 0; i < 17; i++) sum += (first17.charCodeAt(i) - 48) * WEIGHTS[i]!
  return CHECK_CHARACTERS[sum % 11]!
}

/** The 18-character form of a 15-digit number of the first generation (valid as a card until 2013-01-01), or null if it is not one. */
export function upgradeIdNumber15(typed: string): string | null {
  const number = normaliseIdNumber(typed)
  if (!/^[1-8]\d{14}$/.test(number)) return null
  const first17 = `${number.slice(0, 6)}19${number.slice(6)}`
  return first17 + idNumberCheckCharacter(first17)
}

/**
 * Checks a citizen number, a 港澳台居民居住证 or a 外国人永久居留身份证 (2023 version) in the order normalise → length and
 * pattern → date → check character → area → agreement with what was entered. The last two only warn.
 * The fields of the foreigner's permit at positions 2-6 rest on one source; nothing is concluded from them.
 */
export function checkIdNumber(typed: string, options: IdNumberOptions): IdNumberCheck {
  const entered = normaliseIdNumber(typed)
  if (entered === '') return refusedId('empty', '请输入身份证号。')

  const upgraded = upgradeIdNumber15(entered)
  const number = upgraded ?? entered
  if (number.length !== 18) {
    return refusedId('length', `身份证号应为 18 位，现在是 ${entered.length} 位，请核对后重新输入。`)
  }
  if (!/^\d{17}[\dX]$/.test(number) || number[0] === '0') {
    return refusedId('pattern', '身份证号由 17 位数字和 1 位校验码（数字或 X）组成，首位不能是 0，请核对后重新输入。')
  }
  const kinds = options.kinds ?? ['citizen']
  const kind = kindOf(number)
  if (!kinds.includes(kind)) {
    if (kind === 'foreign-permit') {
      return refusedId('leading-nine', '9 开头的是外国人永久居留身份证号码，请先把证件类型改为“外国人永久居留身份证”。')
    }
    return refusedId('kind', `这是${KIND_NAMES[kind]}的号码，请先把证件类型改为相应的证件。`)
  }

  const born = number.slice(6, 14)
  const bornOn = `${born.slice(0, 4)}-${born.slice(4, 6)}-${born.slice(6, 8)}`
  if (!dateExists(bornOn) || bornOn < EARLIEST_BIRTH) {
    return refusedId('date', `号码第 7 至 14 位的出生日期“${born}”不存在，请核对后重新输入。`)
  }
  if (bornOn > options.today) {
    return refusedId('future', `号码中的出生日期 ${bornOn} 晚于今天，请核对后重新输入。`)
  }
  if (idNumberCheckCharacter(number) !== number[17]) {
    return refusedId('checksum', '身份证号校验不通过，可能有一位输错或两位颠倒，请对照证件逐位核对。')
  }

  const facts: IdNumberFacts = {
    number,
    kind,
    area: kind === 'foreign-permit' ? number.slice(1, 3) : number.slice(0, 6),
    bornOn,
    sex: kind === 'foreign-permit' ? null : sexOf(number),
  }
  return { ok: true, facts, warnings: warningsFor(facts, upgraded !== null, options) }
}

/** The facts inside a number, or null when it is not valid. For places that need no reason. */
export function parseIdNumber(typed: string, options: IdNumberOptions): IdNumberFacts | null {
  const checked = checkIdNumber(typed, options)
  return checked.ok ? checked.facts : null
}

const KIND_NAMES: Record<IdNumberKind, string> = {
  citizen: '居民身份证',
  'gat-permit': '港澳台居民居住证',
  'foreign-permit': '外国人永久居留身份证',
}

function kindOf(number: string): IdNumberKind {
  if (number[0] === '9') return 'foreign-permit'
  return /^8[123]0000/.test(number) ? 'gat-permit' : 'citizen'
}

function sexOf(number: string): '1' | '2' {
  return number.charCodeAt(16) % 2 === 1 ? '1' : '2'
}

function warningsFor(facts: IdNumberFacts, upgraded: boolean, options: IdNumberOptions): IdNumberWarning[] {
  const warnings: IdNumberWarning[] = []
  if (upgraded) {
    warnings.push({ code: 'upgraded-from-15', message: `15 位旧号码已换算为 ${facts.number}，请以现在的证件为准。` })
  }
  if (facts.kind === 'citizen' && options.areaIsKnown && !options.areaIsKnown(facts.area)) {
    warnings.push({ code: 'area-unknown', message: `前六位 ${facts.area} 不在现行和历史区划代码中，请核对；确认无误可以保存。` })
  }
  const { sex, bornOn } = options.expected ?? {}
  if ((sex === '1' || sex === '2') && facts.sex !== null && sex !== facts.sex) {
    warnings.push({ code: 'sex-differs', message: `号码显示性别为${facts.sex === '1' ? '男' : '女'}，与填写的不一致，请核对。` })
  }
  if (bornOn && bornOn !== facts.bornOn) {
    warnings.push({ code: 'birth-differs', message: `号码中的出生日期是 ${facts.bornOn}，与填写的 ${bornOn} 不一致，请核对。` })
  }
  return warnings
}

function refusedId(reason: IdNumberReason, message: string): IdNumberCheck {
  return { ok: false, reason, message }
}

// -------------------------------------------------------------------------------------------------- other documents

/** Number patterns by document type (codes after GA/T 2000.156). Types whose number is 18 characters go through `checkIdNumber`. */
const DOCUMENT_PATTERNS: Record<string, { name: string; pattern: RegExp; example: string }> = {
  '117': { name: '出生医学证明', pattern: /^[A-Z]\d{9}$/, example: '1 个字母加 9 位数字' },
  '414': { name: '普通护照', pattern: /^([EG]\d{8}|E[A-HJ-NP-Z]\d{7})$/, example: 'E 或 G 加 8 位数字，或 E 加 1 个字母和 7 位数字' },
  '511': { name: '台湾居民来往大陆通行证', pattern: /^\d{8}$/, example: '8 位数字' },
  '516': { name: '港澳居民来往内地通行证', pattern: /^[HM]\d{8}(\d{2})?$/, example: 'H 或 M 加 8 位或 10 位数字' },
}

const ID_KIND_BY_DOCUMENT: Record<string, IdNumberKind> = {
  '111': 'citizen',
  '112': 'citizen',
  '553': 'foreign-permit',
  '810': 'gat-permit',
  '830': 'gat-permit',
}

export type DocumentCheck =
  | { ok: true; number: string; facts: IdNumberFacts | null; warnings: IdNumberWarning[] }
  | { ok: false; reason: IdNumberReason | 'document-pattern'; message: string }

/**
 * Checks a number against the type of its document. A type without a known build (officer's card, household book …)
 * is accepted as written: a rule nobody has published must not keep a person from being registered.
 */
export function checkDocumentNumber(documentType: string, typed: string, options: IdNumberOptions): DocumentCheck {
  const number = normaliseIdNumber(typed)
  const kind = ID_KIND_BY_DOCUMENT[documentType]
  // Permits of 2017 and older are valid until they expire: three letters and twelve digits, no check character published.
  if (documentType === '553' && /^[A-Z]{3}\d{12}$/.test(number)) return { ok: true, number, facts: null, warnings: [] }
  if (kind) {
    const checked = checkIdNumber(number, { ...options, kinds: [kind] })
    if (!checked.ok) return checked
    const isTaiwan = checked.facts.area === '830000'
    if ((documentType === '810' && isTaiwan) || (documentType === '830' && !isTaiwan)) {
      return { ok: false, reason: 'kind', message: '号码前六位与证件类型不符：香港 810000、澳门 820000、台湾 830000，请核对证件类型。' }
    }
    return { ok: true, number: checked.facts.number, facts: checked.facts, warnings: checked.warnings }
  }
  if (number === '') return { ok: false, reason: 'empty', message: '请输入证件号码。' }
  const known = DOCUMENT_PATTERNS[documentType]
  if (known && !known.pattern.test(number)) {
    return { ok: false, reason: 'document-pattern', message: `${known.name}号码应为${known.example}，请对照证件核对。` }
  }
  return { ok: true, number, facts: null, warnings: [] }
}

// ------------------------------------------------------------------------------------- unified social credit code

export type UsccReason = 'empty' | 'length' | 'alphabet' | 'checksum'

export interface UsccFacts {
  code: string
  /** Registering department and kind: the first two characters. */
  category: string
  /** What the first two characters say, in Chinese, or null for a pair not on the list. */
  categoryName: string | null
  /** Six-digit area of the registering authority. */
  area: string
  /** Nine-character organisation code (GB 11714). */
  organisation: string
}

export type UsccCheck =
  | { ok: true; facts: UsccFacts; warnings: { code: 'organisation-check'; message: string }[] }
  | { ok: false; reason: UsccReason; message: string }

const USCC_ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const USCC_WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]
const ORGANISATION_WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2]

// Pairs for residents' (54) and villagers' committees (55) are taken from practice and not confirmed in the standard.
const USCC_CATEGORIES: Record<string, string> = {
  '11': '机关', '12': '事业单位', '13': '编办直接管理的群众团体', '19': '其他机构编制',
  '51': '社会团体', '52': '民办非企业单位（社会服务机构）', '53': '基金会', '54': '居民委员会', '55': '村民委员会', '59': '其他民政登记',
  '91': '企业', '92': '个体工商户', '93': '农民专业合作社',
  N1: '组级集体经济组织', N2: '村级集体经济组织', N3: '乡镇级集体经济组织', Y1: '其他',
}

/** Checks a unified social credit code (GB 32100-2015). A wrong inner organisation check (GB 11714) only warns: issued codes break it. */
export function checkUscc(typed: string): UsccCheck {
  const code = plain(typed).toUpperCase()
  if (code === '') return { ok: false, reason: 'empty', message: '请输入统一社会信用代码。' }
  if (code.length !== 18) {
    return { ok: false, reason: 'length', message: `统一社会信用代码应为 18 位，现在是 ${code.length} 位，请核对后重新输入。` }
  }
  let sum = 0
  for (let i = 0; i < 18; i++) {
    const value = USCC_ALPHABET.indexOf(code[i]!)
    if (value < 0) {
      return { ok: false, reason: 'alphabet', message: `第 ${i + 1} 位“${code[i]}”不会出现在统一社会信用代码中（不使用 I、O、S、V、Z），请核对。` }
    }
    if (i < 17) sum += value * USCC_WEIGHTS[i]!
  }
  if (!/^[1-9A-Y]\w\d{6}/.test(code)) {
    return { ok: false, reason: 'alphabet', message: '统一社会信用代码第 3 至 8 位应为数字（登记机关区划码），请核对。' }
  }
  if (USCC_ALPHABET[(31 - (sum % 31)) % 31] !== code[17]) {
    return { ok: false, reason: 'checksum', message: '统一社会信用代码校验不通过，可能有一位输错，请对照证书逐位核对。' }
  }
  const organisation = code.slice(8, 17)
  const category = code.slice(0, 2)
  const facts = { code, category, categoryName: USCC_CATEGORIES[category] ?? null, area: code.slice(2, 8), organisation }
  const warnings = organisationCheckCharacter(organisation) === organisation[8] ? [] : [{
    code: 'organisation-check' as const,
    message: '代码中的组织机构代码校验不一致，个别已发证书存在这种情况，请对照证书确认。',
  }]
  return { ok: true, facts, warnings }
}

/** GB 11714 uses another table of values than GB 32100: A=10 … Z=35. */
function organisationCheckCharacter(organisation: string): string {
  let sum = 0
  for (let i = 0; i < 8; i++) sum += Number.parseInt(organisation[i]!, 36) * ORGANISATION_WEIGHTS[i]!
  const rest = 11 - (sum % 11)
  return rest === 10 ? 'X' : rest === 11 ? '0' : String(rest)
}

// ------------------------------------------------------------------------------------------------------- telephone

export type PhoneKind = 'mobile' | 'landline' | 'service' | 'short'
export type PhoneReason = 'empty' | 'pattern' | 'machine'

export type PhoneCheck =
  | { ok: true; kind: PhoneKind; number: string }
  | { ok: false; reason: PhoneReason; message: string }

/** A telephone number as stored: half-width digits only, without +86 or 0086. Landlines keep their leading 0. */
export function normalisePhone(typed: string): string {
  const digits = plain(typed).replace(/[()（）.·]/g, '')
  return digits.replace(/^(?:\+|00)86/, '').replace(/^86(?=1[3-9]\d{9}$)/, '')
}

/** Checks a telephone number. Operator ranges grow, so none is filtered. A number is no proof of identity: two old people may share one. */
export function checkPhone(typed: string): PhoneCheck {
  const number = normalisePhone(typed)
  if (number === '') return { ok: false, reason: 'empty', message: '请输入电话号码。' }
  if (/^1[3-9]\d{9}$/.test(number)) return { ok: true, kind: 'mobile', number }
  if (/^400\d{7}$/.test(number)) return { ok: true, kind: 'service', number }
  if (/^0(?:10|2\d)\d{8}$/.test(number) || /^0[3-9]\d{2}\d{7,8}$/.test(number)) return { ok: true, kind: 'landline', number }
  if (/^(?:1(?:10|19|20|22)|1[02]\d{3}|9\d{4})$/.test(number)) return { ok: true, kind: 'short', number }
  if (/^10[46]\d{10}$/.test(number)) {
    return { ok: false, reason: 'machine', message: '这是 13 位物联网号码，不能作为联系电话，请改填手机号或固定电话。' }
  }
  return { ok: false, reason: 'pattern', message: '电话号码不正确：手机号为 11 位，固定电话请带区号（如 0483-8221234），请核对。' }
}

// --------------------------------------------------------------------------------------------------------- masking

/** Citizen number for lists: first 3 and last 4 (`150***********0003`); the birth date is never shown. Shorter numbers keep 1 and 2. */
export function maskIdNumber(number: string): string {
  return number.length >= 15 ? maskMiddle(number, 3, 4) : maskMiddle(number, 1, 2)
}

/** Telephone for lists: `138****0000`; a landline keeps its last four digits and area code `0483****1234`. */
export function maskPhone(number: string): string {
  if (number.length < 7) return number.length <= 5 ? number : maskMiddle(number, 1, 1)
  const shortHead = /^(?:1|01|02)/.test(number)
  return maskMiddle(number, shortHead ? 3 : 4, 4)
}

/** Name for public lists: 李*, 李*明, 欧**娜; a middle dot stays (巴**·*鲁). */
export function maskName(name: string): string {
  const characters = [...name]
  if (characters.length <= 1) return name
  return characters.map((c, i) => (i === 0 || (i === characters.length - 1 && i > 1) || c === '·' ? c : '*')).join('')
}

/** Never lets a short text through whole: at least one character is hidden. */
function maskMiddle(text: string, head: number, tail: number): string {
  if (text.length <= head + tail) return text.slice(0, 1) + '*'.repeat(Math.max(text.length - 1, 0))
  return text.slice(0, head) + '*'.repeat(text.length - head - tail) + text.slice(text.length - tail)
}

// ---------------------------------------------------------------------------------------------------------- shared

/** Half-width, without spaces, hyphens of any length and invisible marks that travel along when text is pasted. */
function plain(typed: string): string {
  return typed
    .replace(/[\uFF01-\uFF5E]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
    .replace(/[\s\u00AD\u200B-\u200F\u202A-\u202E\u2060\uFEFF\-\u2010-\u2015\u2212]/g, '')
}

function dateExists(date: string): boolean {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number]
  if (month < 1 || month > 12 || day < 1) return false
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  return day <= (month === 2 ? (leap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31)
}
