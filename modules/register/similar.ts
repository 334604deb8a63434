/** Files that may be the same person's: what the duplicates module asks of the register. Nothing is judged here. */
import type { Db } from '../../platform/server/db.ts'
import type { Sealer } from '../../platform/server/crypto.ts'
import { checkPhone } from './identifiers.ts'
import { initialsAlike } from './names-alike.ts'
import { spellingsOf } from './names-variants.ts'
import { normaliseName } from './names.ts'
import { idNumberIndex, maskedNumbers, openIdNumber, openPhone, phoneIndex } from './numbers.ts'
import { bornAfter, candidatesFor, homesOf, namedAfter, peopleCount, phonedAfter, type SimilarKeys, type SimilarRow } from './queries/similar.ts'
import { wholeIdNumber } from './search.ts'
import type { MergedRow } from './queries/merging.ts'

/** What is known of a person who may have a file already. Everything may be missing; with only a birth date nothing is looked for. */
export interface KnownParts {
  name?: string | undefined
  sex?: string | undefined
  bornOn?: string | undefined
  /** Any spelling, 15 digits too. */
  idNumber?: string | undefined
  phone?: string | undefined
  /** A file that exists: not like itself. */
  except?: string | undefined
}

/** A file found; numbers are opened only when they are asked for. */
export interface FoundFile {
  id: string
  region: string
  name: string
  sex: SimilarRow['sex']
  bornOn: string
  diedOn: string | null
  idKind: string
  state: SimilarRow['state']
  idIndex: string | null
  phoneIndex: string | null
  readonly idNumber: string | null
  readonly phone: string | null
  masked(): { idNumberMasked: string | null; phoneMasked: string | null }
}

const hex = (b: Buffer | null) => b && b.toString('hex')

/** A row as a file whose numbers are opened on demand. */
export function asFound(sealer: Sealer, row: Omit<SimilarRow, 'at'>): FoundFile {
  return {
    id: row.id, region: row.region, name: row.name, sex: row.sex, bornOn: row.born_on, diedOn: row.died_on, idKind: row.id_kind, state: row.state,
    idIndex: hex(row.id_index), phoneIndex: hex(row.phone_index),
    get idNumber() {
      return row.id_sealed && openIdNumber(sealer, row.id, row.id_sealed)
    },
    get phone() {
      return row.phone_sealed && openPhone(sealer, row.id, row.phone_sealed)
    },
    masked: () => maskedNumbers(sealer, row),
  }
}

const swapped = (day: string): string[] => {
  const other = `${day.slice(0, 4)}-${day.slice(8, 10)}-${day.slice(5, 7)}`
  return other === day || Number(day.slice(8, 10)) > 12 ? [day] : [day, other]
}

/** A person's numbers as they are stored, and the blind indexes under which they lie, as text for comparing with {@link FoundFile}. */
export function indexesOf(sealer: Sealer, known: KnownParts): { idNumber: string | null; phoneNumber: string | null; id: string | null; phone: string | null } {
  const checked = known.phone ? checkPhone(known.phone) : null
  const phoneNumber = checked?.ok ? checked.number : null
  const idNumber = known.idNumber ? wholeIdNumber(known.idNumber) : null
  return {
    idNumber,
    phoneNumber,
    id: idNumber ? idNumberIndex(sealer, idNumber).toString('hex') : null,
    phone: phoneNumber ? phoneIndex(sealer, phoneNumber).toString('hex') : null,
  }
}

/** For each of the persons the files that may be theirs, within the scope; one statement for all. */
export async function findCandidates(db: Db, sealer: Sealer, county: string, wanted: readonly KnownParts[]): Promise<FoundFile[][]> {
  const keys = wanted.map((known, at): SimilarKeys => {
    const indexes = indexesOf(sealer, known)
    const name = known.name ? normaliseName(known.name) : ''
    const named = [...name].length >= 2
    return {
      at,
      names: named ? spellingsOf(name) : [],
      initials: named ? initialsAlike(name) : [],
      born: named && known.bornOn ? swapped(known.bornOn) : [],
      idIndexes: indexes.id ? [Buffer.from(indexes.id, 'hex')] : [],
      phoneIndexes: indexes.phone ? [Buffer.from(indexes.phone, 'hex')] : [],
      except: known.except ?? null,
    }
  })
  const found: FoundFile[][] = wanted.map(() => [])
  for (const row of await candidatesFor(db, county, keys)) found[row.at]!.push(asFound(sealer, row))
  return found
}

export interface Homes {
  households: string[]
  dwellings: string[]
  address: string
}

/** Where people live or are registered today. */
export async function homesToday(db: Db, county: string, ids: readonly string[], today: string): Promise<Map<string, Homes>> {
  const homes = new Map<string, Homes>()
  for (const row of ids.length ? await homesOf(db, county, ids, today) : []) {
    const of = homes.get(row.person_id) ?? { households: [], dwellings: [], address: '' }
    if (row.household_id) of.households.push(row.household_id)
    if (row.dwelling_id) of.dwellings.push(row.dwelling_id)
    of.address ||= row.address ?? ''
    homes.set(row.person_id, of)
  }
  return homes
}

/** One way through the whole register, in groups of files that share a fact; resumed after the last fact seen. */
export const REGISTER_WALKS = ['born', 'named', 'phoned'] as const
export type RegisterWalk = (typeof REGISTER_WALKS)[number]

/** The next groups of a walk, whole, about `most` files; where the next step begins, null at the end. */
export async function walkRegister(
  db: Db, sealer: Sealer, county: string, walk: RegisterWalk, after: string, most: number,
): Promise<{ groups: FoundFile[][]; next: string | null; files: number }> {
  const rows = walk === 'born'
    ? await bornAfter(db, county, after || '1800-01-01', most)
    : walk === 'named' ? await namedAfter(db, county, after, most) : await phonedAfter(db, county, Buffer.from(after, 'hex'), most)
  const keyOf = (row: (typeof rows)[number]) => (walk === 'born' ? row.born_on : walk === 'named' ? row.name : row.phone_index!.toString('hex'))
  const groups: FoundFile[][] = []
  let last: string | null = null
  for (const row of rows) {
    const key = keyOf(row)
    if (key !== last) groups.push([])
    last = key
    groups.at(-1)!.push(asFound(sealer, row))
  }
  return { groups: groups.filter((g) => g.length > 1), next: last, files: rows.length }
}

export const countPeople = peopleCount

/** A held row as a file to compare. */
export const foundFileOf = (sealer: Sealer, row: MergedRow): FoundFile => asFound(sealer, row as Omit<SimilarRow, 'at'>)
