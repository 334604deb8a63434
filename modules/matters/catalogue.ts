import type { Db, Tx } from '../../platform/server/db.ts'
import type { Matter } from './definition.ts'
import { definitionInForce, definitionsInForce, definitionVersion, versionCounts, versionsInForce, versionsOf, type DefinitionRow } from './queries.ts'
import { indexOf, type MatterIndex } from './search.ts'

/*
 * A version never changes, so what was read once is kept in memory. The key carries the content's hash where one is at hand; where only
 * code and version are known, the database's address stands in the key, so that two databases in one process (tests) are not mixed up.
 */

const byContent = new Map<string, Matter>()
const byVersion = new Map<string, Matter>()
const MOST_KEPT = 2_000

function kept(map: Map<string, Matter>, key: string, matter: Matter): Matter {
  if (map.size >= MOST_KEPT) map.clear()
  map.set(key, matter)
  return matter
}

const matterOf = (row: DefinitionRow): Matter => ({
  ...row.body,
  version: row.version,
  validFrom: row.valid_from,
  validUntil: row.valid_until,
})

/** Which database a transaction speaks to. */
function addressOf(tx: Tx): string {
  const { host, port, database } = tx.raw as unknown as { host?: string; port?: number; database?: string }
  return `${host ?? ''}:${port ?? ''}/${database ?? ''}`
}

/**
 * One version of a matter, in force or not: what a running case keeps. `validUntil` is as it was when first read; ask `matterInForce` for
 * today.
 */
export async function matterVersion(tx: Tx, code: string, version: number): Promise<Matter | undefined> {
  const key = `${addressOf(tx)} ${code}@${version}`
  const known = byVersion.get(key)
  if (known) return known
  const row = await definitionVersion(tx, code, version)
  return row && kept(byVersion, key, matterOf(row))
}

/** The version with which a case begins on a day (`YYYY-MM-DD`, Asia/Shanghai); nothing when the matter is unknown or no longer open. */
export async function matterInForce(tx: Db, code: string, day: string): Promise<Matter | undefined> {
  const now = await definitionInForce(tx, code, day)
  if (!now) return undefined
  const key = `${code}@${now.version} ${now.sha}`
  const known = byContent.get(key)
  if (known) return { ...known, validFrom: now.valid_from, validUntil: now.valid_until }
  const row = await definitionVersion(tx, code, now.version)
  return row && kept(byContent, key, matterOf(row))
}

interface Catalogue {
  matters: ReadonlyMap<string, Matter>
  index: MatterIndex
}

const catalogues = new Map<string, Catalogue>()

/** Everything in force on a day with its word index; rebuilt only when a version changed. */
export async function catalogueOn(tx: Db, day: string): Promise<Catalogue> {
  const versions = await versionsInForce(tx, day)
  const key = versions.map((one) => `${one.code}@${one.version}:${one.sha.slice(0, 16)}`).join(' ')
  const known = catalogues.get(key)
  if (known) return known
  const matters = (await definitionsInForce(tx, day)).map(matterOf)
  const made = { matters: new Map(matters.map((one) => [one.code, one])), index: indexOf(matters) }
  if (catalogues.size >= 8) catalogues.clear()
  catalogues.set(key, made)
  return made
}

/** Every matter in force on a day, with how many versions it has had; by code. */
export async function mattersOn(tx: Tx, day: string): Promise<Array<Matter & { versions: number }>> {
  const counts = new Map((await versionCounts(tx)).map((row) => [row.code, row.n]))
  return [...(await catalogueOn(tx, day)).matters.values()].map((matter) => ({ ...matter, versions: counts.get(matter.code) ?? 1 }))
}

/** All versions of a matter, newest first; empty when there never was one. */
export const matterHistory = async (tx: Tx, code: string): Promise<Matter[]> => (await versionsOf(tx, code)).map(matterOf)
