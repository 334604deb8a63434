/** Whether two records are of one person, in words: what speaks for it and what against. Pure. */
import { compareNames, type NameLikeness, type ReadName } from '../register/index.ts'
import { GENERATION_YEARS, LIKENESS } from './catalogue/likeness.ts'
import type { EvidenceKind } from './contract.ts'

/** What is compared of one record. Numbers are whole here and never leave the server. */
export interface Compared {
  name: ReadName
  sex: string
  bornOn: string | null
  /** Normalised, 18 characters where 15 were given; null when none is known. */
  idNumber: string | null
  phone: string | null
  households: readonly string[]
  dwellings: readonly string[]
}

export interface Evidence {
  kind: EvidenceKind
  text: string
  weight: number
}

export interface Likeness {
  level: 'likely' | 'possible' | 'none'
  total: number
  evidence: Evidence[]
}

const NAME_WORDS: Record<NameLikeness, string> = {
  same: '姓名相同',
  variant: '姓名只差异体字或繁简',
  order: '姓名各部分相同，先后不同',
  latin: '姓名一处用字母、一处用汉字，读音相近',
  sound: '姓名读音相同，写法不同',
  near_sound: '姓名读音相近',
  one_apart: '姓名差一个字',
  placeholder: '有一份档案没有真实姓名',
  different: '姓名不同',
}

/** Two numbers that differ by one slip of a hand: one character, or two neighbours the other way round. */
export function isOneSlip(a: string, b: string): boolean {
  if (a.length !== b.length || a === b) return false
  const at = [...a].flatMap((c, i) => (c === b[i] ? [] : [i]))
  if (at.length === 1) return true
  const [i, j] = at
  return at.length === 2 && j === i! + 1 && a[i!] === b[j!] && a[j!] === b[i!]
}

/** Two numbers that are one slip apart; the check character follows from the rest and does not count. */
export const idNumbersNear = (a: string, b: string): boolean =>
  a.length === 18 && b.length === 18 ? isOneSlip(a.slice(0, 17), b.slice(0, 17)) : isOneSlip(a, b)

/** Two days that a slip makes of each other: one digit, day and month exchanged, neighbouring days. */
export function daysNear(a: string, b: string): boolean {
  const [ya, ma, da] = a.split('-')
  const [yb, mb, db] = b.split('-')
  if (ya === yb && ma === db && da === mb) return true
  return isOneSlip(a.replaceAll('-', ''), b.replaceAll('-', '')) || Math.abs(Date.parse(a) - Date.parse(b)) <= 86_400_000
}

/** Numbers of one place and day whose last places alone differ, as twins get theirs. */
const numberedTogether = (a: string, b: string): boolean => a.length === 18 && a.slice(0, 14) === b.slice(0, 14) && a.slice(14) !== b.slice(14)

const shares = (a: readonly string[], b: readonly string[]) => a.some((x) => b.includes(x))

/**
 * Compares two records. Symmetric. Twins (one birthday, one household, two names) and a parent and child of one name are told apart before
 * anything is added up. A number that is missing speaks neither way.
 */
export function likenessOf(a: Compared, b: Compared): Likeness {
  const evidence: Evidence[] = []
  const say = (kind: EvidenceKind, text: string, weight: number) => void evidence.push({ kind, text, weight })
  const names = compareNames(a.name, b.name)
  say('name', NAME_WORDS[names], LIKENESS.name[names])
  const sameNumber = a.idNumber !== null && a.idNumber === b.idNumber
  if (a.idNumber && b.idNumber) {
    if (sameNumber) say('id_number', '证件号码相同', LIKENESS.idNumber.same)
    else if (idNumbersNear(a.idNumber, b.idNumber)) say('id_number', '证件号码只差一处', LIKENESS.idNumber.near)
    else say('id_number', '证件号码不同', LIKENESS.idNumber.differs)
  } else if (a.idNumber || b.idNumber) {
    say('id_number', '一份有证件号码，一份没有', 0)
  }
  const bornTogether = a.bornOn !== null && a.bornOn === b.bornOn
  if (a.bornOn && b.bornOn) {
    if (bornTogether) say('born_on', '出生日期相同', a.bornOn.endsWith('-01-01') ? LIKENESS.born.crowdedDay : LIKENESS.born.same)
    else if (daysNear(a.bornOn, b.bornOn)) say('born_on', '出生日期只差一处', LIKENESS.born.near)
    else say('born_on', '出生日期不同', LIKENESS.born.differs)
  }
  if (a.phone && a.phone === b.phone) say('phone', '电话相同', LIKENESS.phone)
  const together = shares(a.households, b.households)
  if (together) say('household', '在同一户', LIKENESS.household)
  else if (shares(a.dwellings, b.dwellings)) say('dwelling', '住同一处', LIKENESS.dwelling)
  const [sexA, sexB] = [a.sex, b.sex].map((s) => (s === '1' || s === '2' ? s : ''))
  if (sexA && sexB && sexA !== sexB) say('sex', '性别不同', LIKENESS.sexDiffers)

  if (!sameNumber) {
    const oneSpelling = names === 'same' || names === 'variant' || names === 'order' || names === 'latin' || names === 'placeholder'
    const home = together || shares(a.dwellings, b.dwellings)
    if (bornTogether && home && !oneSpelling) say('twins', '同一天出生、住在一起、姓名不同，像是双胞胎', LIKENESS.twins)
    else if (bornTogether && !oneSpelling && a.idNumber && b.idNumber && numberedTogether(a.idNumber, b.idNumber)) {
      say('twins', '同一天出生、证件号码相连、姓名不同，像是双胞胎', LIKENESS.twins)
    }
    const years = a.bornOn && b.bornOn ? Math.abs(Number(a.bornOn.slice(0, 4)) - Number(b.bornOn.slice(0, 4))) : 0
    const slip = a.bornOn && b.bornOn ? daysNear(a.bornOn, b.bornOn) : false
    if (oneSpelling && years >= GENERATION_YEARS && !slip) say('generations', `年龄相差${years}岁，像是同名的长辈和晚辈`, LIKENESS.generations)
  }
  const total = evidence.reduce((sum, e) => sum + e.weight, 0)
  return { level: total >= LIKENESS.likely ? 'likely' : total >= LIKENESS.possible ? 'possible' : 'none', total, evidence }
}
