/** How the two numbers of a person lie in the database: sealed under the row's own id, with a blind index for exact search. */
import type { Sealer } from '../../platform/server/crypto.ts'
import type { SealedPart } from '../../platform/server/sealed.ts'
import { maskIdNumber, maskPhone } from './identifiers.ts'

/** Finds an ID number by its exact value; the number is normalised (18 characters, upper case). */
export const idNumberIndex = (sealer: Sealer, number: string): Buffer => sealer.blindIndex(number, 'person.id_number')
/** Finds a telephone by its exact value; the number is normalised. Several people may share one. */
export const phoneIndex = (sealer: Sealer, number: string): Buffer => sealer.blindIndex(number, 'person.phone')

export const sealIdNumber = (sealer: Sealer, personId: string, number: string): Buffer => sealer.seal(number, `person.id_number ${personId}`)
export const sealPhone = (sealer: Sealer, personId: string, number: string): Buffer => sealer.seal(number, `person.phone ${personId}`)
export const openIdNumber = (sealer: Sealer, personId: string, sealed: Buffer): string => sealer.open(sealed, `person.id_number ${personId}`)
export const openPhone = (sealer: Sealer, personId: string, sealed: Buffer): string => sealer.open(sealed, `person.phone ${personId}`)

/** Both numbers of a row, masked; null for one that is not known. */
export function maskedNumbers(sealer: Sealer, row: { id: string; id_sealed: Buffer | null; phone_sealed: Buffer | null }) {
  return {
    idNumberMasked: row.id_sealed && maskIdNumber(openIdNumber(sealer, row.id, row.id_sealed)),
    phoneMasked: row.phone_sealed && maskPhone(openPhone(sealer, row.id, row.phone_sealed)),
  }
}

export const registerSealed: SealedPart = {
  table: 'register.people',
  columns: [
    { column: 'id_sealed', context: (id) => `person.id_number ${id}`, index: { column: 'id_index', purpose: 'person.id_number' } },
    { column: 'phone_sealed', context: (id) => `person.phone ${id}`, index: { column: 'phone_index', purpose: 'person.phone' } },
  ],
}
