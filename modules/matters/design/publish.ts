import type { Tx } from '../../../platform/server/db.ts'
import type { MatterDefinition } from '../definition.ts'
import * as e from '../errors.ts'
import { shaOf } from '../load.ts'
import { endVersions, insertDefinition, lockCatalogue } from '../queries.ts'
import * as q from '../queries/drafts.ts'

/** Held for the transaction: two publications, or one and a restart, wait for each other. Refuses while another version is still to come. */
async function holdVersions(tx: Tx, code: string, today: string): Promise<q.VersionRow[]> {
  await lockCatalogue(tx)
  const versions = await q.fullVersions(tx, code)
  const coming = versions.find((one) => one.valid_from > today && (one.valid_until === null || one.valid_until > one.valid_from))
  if (coming) throw e.comingAlready(coming.valid_from)
  const ending = versions.find((one) => one.valid_from <= today && one.valid_until !== null && one.valid_until > today)
  if (ending) throw e.comingAlready(ending.valid_until!)
  return versions
}

/** What the catalogue has for a matter when the place takes it over: what it last brought. */
async function takeOver(tx: Tx, code: string, versions: readonly q.VersionRow[]): Promise<Omit<q.PlaceMatterRow, 'state'>> {
  const known = await q.placeMatter(tx, code)
  if (known && known.state !== 'returned') return known
  const brought = versions.find((one) => one.source === 'catalogue')
  return { code, catalogue_sha: brought?.sha ?? '', catalogue_body: brought?.body ?? null, settled_sha: brought?.sha ?? '' }
}

/**
 * Puts a definition in force from a day: the version before it ends that day, running cases keep theirs. From then on the place decides
 * about this matter, unless what is published is exactly what the catalogue offers: then the catalogue is followed again.
 * @returns the number of the version.
 */
export async function publish(tx: Tx, given: { definition: MatterDefinition; from: string; today: string; at: Date; by: string; place: string; fromCatalogue: boolean }): Promise<number> {
  const { from, today, at } = given
  const { effectiveFrom: _day, ...definition } = given.definition
  const versions = await holdVersions(tx, definition.code, today)
  const sha = shaOf(definition)
  const newest = versions[0]
  const live = versions.find((one) => one.valid_from <= today && (one.valid_until === null || one.valid_until > today))
  if (live?.sha === sha && !given.fromCatalogue) throw e.nothingChanged()
  const place = await takeOver(tx, definition.code, versions)
  const returned = given.fromCatalogue && place.catalogue_sha !== '' && place.catalogue_body !== null && sha === shaOf({ ...place.catalogue_body, effectiveFrom: undefined })
  await q.putPlaceMatter(tx, { ...place, state: returned ? 'returned' : 'kept', settled_sha: given.fromCatalogue ? place.catalogue_sha : place.settled_sha, at })
  await endVersions(tx, definition.code, from)
  const version = (newest?.version ?? 0) + 1
  await insertDefinition(tx, {
    definition, version, place: given.place, sha: returned ? place.catalogue_sha : sha, validFrom: from, at, by: given.by, source: returned ? 'catalogue' : 'desk',
    searchText: [definition.title, ...definition.keywords].join(' '),
  })
  return version
}

/** Takes a matter out of the catalogue from a day; running cases are worked to their end. */
export async function retire(tx: Tx, given: { code: string; from: string; today: string; at: Date }): Promise<void> {
  const versions = await holdVersions(tx, given.code, given.today)
  const place = await takeOver(tx, given.code, versions)
  await q.putPlaceMatter(tx, { ...place, state: 'retired', at: given.at })
  await endVersions(tx, given.code, given.from)
}

/** Undoes a publication or a retirement before its first day; what was in force goes on. The row of the version stays, with no day in which it holds. */
export async function recall(tx: Tx, given: { code: string; version: number | null; from: string; today: string; at: Date; fromCatalogue: boolean }): Promise<void> {
  if (given.from <= given.today) throw e.begunAlready()
  await lockCatalogue(tx)
  const versions = await q.fullVersions(tx, given.code)
  if (given.version !== null) await q.endVersion(tx, given.code, given.version, given.from)
  const before = versions.find((one) => one.version !== given.version && one.valid_from < given.from && one.valid_until === given.from)
  if (before) await q.endVersion(tx, given.code, before.version, null)
  const place = await q.placeMatter(tx, given.code)
  // A catalogue version that was taken and recalled is on offer again.
  if (place) await q.putPlaceMatter(tx, { ...place, state: before?.source === 'catalogue' ? 'returned' : 'kept', settled_sha: given.fromCatalogue ? '' : place.settled_sha, at: given.at })
}
