/** A held file with its numbers opened and its places in words, for comparing two side by side. Whole numbers never leave the server. */
import type { Db } from '../../platform/server/db.ts'
import type { Sealer } from '../../platform/server/crypto.ts'
import { openIdNumber, openPhone } from './numbers.ts'
import { holdsOn } from './policy.ts'
import { rawFileOf } from './queries/people.ts'
import type { MergedRow } from './queries/merging.ts'

export interface OpenedFile {
  idNumber: string | null
  phone: string | null
  regionName: string
  living: string
  registered: string
  caredFor: string
}

export async function openFile(db: Db, sealer: Sealer, county: string, row: MergedRow, today: string): Promise<OpenedFile> {
  const file = await rawFileOf(db, county, row.id, today)
  const where = (kind: string) => {
    const tie = file?.ties.find((t) => t.kind === kind && holdsOn(t, today))
    return tie ? tie.address || tie.elsewhere || (tie.regionName ?? tie.region) : ''
  }
  return {
    idNumber: row.id_sealed && openIdNumber(sealer, row.id, row.id_sealed),
    phone: row.phone_sealed && openPhone(sealer, row.id, row.phone_sealed),
    regionName: file?.regionName ?? row.region,
    living: where('living'), registered: where('registered'), caredFor: where('cared_for'),
  }
}
