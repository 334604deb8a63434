/** Files that are like a person's: for one who is being entered, and for a whole batch. */
import type { Db } from '../../platform/server/db.ts'
import type { Sealer } from '../../platform/server/crypto.ts'
import {
  compareNames, findCandidates, homesToday, indexesOf, readName, type FoundFile, type Homes, type KnownParts, type ReadName,
} from '../register/index.ts'
import { likenessOf, type Compared, type Likeness } from './likeness.ts'

/** What is known of a person, and where they are to live. */
export interface SoughtPerson extends KnownParts {
  householdId?: string | undefined
  dwellingId?: string | undefined
}

/** A file that is like the person's, with the evidence. */
export interface Similar extends Likeness {
  file: FoundFile
  address: string
}

const NO_HOME: Homes = { households: [], dwellings: [], address: '' }

/** A record as it is compared: numbers are opened when they are read. */
export function comparedOf(file: FoundFile, name: ReadName, home: Homes | undefined): Compared {
  return {
    name, sex: file.sex, bornOn: file.bornOn, households: home?.households ?? [], dwellings: home?.dwellings ?? [],
    get idNumber() {
      return file.idNumber
    },
    get phone() {
      return file.phone
    },
  }
}

/**
 * For each person the files that are likely or possibly theirs, the likeliest first, at most ten. Reads within the scope of the transaction:
 * whoever widens it sees to what the reader may be told. Two statements for the whole batch; a few hundred persons at once are welcome.
 * A name of one character and a birth date alone find nothing; an ID number or a telephone always look.
 */
export async function findSimilar(
  around: { tx: Db; sealer: Sealer; county: string; today: string }, wanted: readonly SoughtPerson[],
): Promise<Similar[][]> {
  const { tx, sealer, county, today } = around
  const candidates = await findCandidates(tx, sealer, county, wanted)
  const worth = wanted.map((known, i) => {
    const indexes = indexesOf(sealer, known)
    const name = readName(known.name ?? '')
    // Numbers are opened only where name, telephone or number agree already.
    const files = candidates[i]!.flatMap((file) => {
      const theirs = readName(file.name)
      const sameNumber = indexes.id !== null && file.idIndex === indexes.id
      const samePhone = indexes.phone !== null && file.phoneIndex === indexes.phone
      return sameNumber || samePhone || (known.name && compareNames(name, theirs) !== 'different') ? [{ file, name: theirs }] : []
    })
    return { known, indexes, name, files }
  })
  const ids = new Set(worth.flatMap((w) => [...w.files.map((f) => f.file.id), ...(w.known.except && w.files.length ? [w.known.except] : [])]))
  const homes = await homesToday(tx, county, [...ids], today)
  return worth.map(({ known, indexes, name, files }) => {
    const own = (known.except ? homes.get(known.except) : undefined) ?? NO_HOME
    return files
      .map(({ file, name: theirs }): Similar => {
        const compared = comparedOf(file, theirs, homes.get(file.id))
        const sought: Compared = {
          name,
          sex: known.sex ?? '0',
          bornOn: known.bornOn ?? null,
          idNumber: indexes.idNumber,
          phone: indexes.phoneNumber,
          households: [...own.households, ...(known.householdId ? [known.householdId] : [])],
          dwellings: [...own.dwellings, ...(known.dwellingId ? [known.dwellingId] : [])],
        }
        return { file, address: homes.get(file.id)?.address ?? '', ...likenessOf(sought, compared) }
      })
      .filter((s) => s.level !== 'none')
      .sort((a, b) => b.total - a.total || (a.file.id < b.file.id ? -1 : 1))
      .slice(0, 10)
  })
}
