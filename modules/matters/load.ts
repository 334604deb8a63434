import { createHash } from 'node:crypto'
import type { Tx } from '../../platform/server/db.ts'
import { shanghaiDate } from '../../platform/kernel/dates.ts'
import type { MatterDefinition } from './definition.ts'
import { CatalogueFault } from './errors.ts'
import { matterFaults } from './check.ts'
import { canonical, merged } from './merge.ts'
import { endVersions, insertDefinition, lockCatalogue, newestVersions } from './queries.ts'
import { placeMatters, putPlaceMatter } from './queries/drafts.ts'

/** A place's changes: a merge patch by matter code; null takes a matter out of this place's catalogue. */
export type PlacePatch = Readonly<Record<string, unknown>>

export interface LoadOptions {
  now: Date
  /** Name of the place pack; kept beside each version. */
  place?: string
  patch?: PlacePatch
  by?: string
}

export interface Loaded {
  added: string[]
  changed: string[]
  retired: string[]
  unchanged: number
  /** Matters that the place decides itself: left alone, what the catalogue offers is written beside them. */
  kept: string[]
}

/** The digest by which two definitions of the same content are known as one. */
export const shaOf = (definition: unknown): string => createHash('sha256').update(canonical(definition)).digest('hex')

/**
 * The definitions as this place has them.
 * @throws CatalogueFault naming everything wrong at once, patches for unknown matters included.
 */
export function adapted(definitions: readonly MatterDefinition[], patch: PlacePatch = {}): MatterDefinition[] {
  const faults: string[] = []
  const codes = new Set(definitions.map((one) => one.code))
  if (codes.size !== definitions.length) faults.push('有事项编码重复')
  for (const code of Object.keys(patch)) if (!codes.has(code)) faults.push(`${code}：地方调整里的这个事项不存在`)
  const result = definitions.flatMap((one) => {
    const change = Object.hasOwn(patch, one.code) ? patch[one.code] : {}
    if (change === null) return []
    // Through JSON: what is stored is what is checked, and nothing of a definition may be more than data.
    const definition = JSON.parse(JSON.stringify(merged(one, change))) as MatterDefinition
    if (definition.code !== one.code) faults.push(`${one.code}：编码不能改`)
    faults.push(...matterFaults(definition).map((fault) => `${one.code}：${fault}`))
    return [definition]
  })
  if (faults.length) throw new CatalogueFault(faults)
  return result
}

/**
 * Brings the stored catalogue to these definitions: a matter whose content changed gets a new version from today (or from its
 * `effectiveFrom`) and its old version ends that day; running cases keep theirs. What is no longer defined is retired. A matter that the
 * place's clerks have published or retired themselves is left as it is: what the catalogue has for it is only written down (decision 0024).
 * Doing it twice changes nothing; two servers starting at once wait for each other. Run as owner or staff.
 */
export async function loadCatalogue(tx: Tx, definitions: readonly MatterDefinition[], options: LoadOptions): Promise<Loaded> {
  const wanted = adapted(definitions, options.patch)
  const today = shanghaiDate(options.now)
  await lockCatalogue(tx)
  const stored = new Map((await newestVersions(tx)).map((row) => [row.code, row]))
  const loaded: Loaded = { added: [], changed: [], retired: [], unchanged: 0, kept: [] }
  const own = new Map((await placeMatters(tx)).filter((row) => row.state !== 'returned').map((row) => [row.code, row]))

  for (const definition of wanted) {
    const sha = shaOf(definition)
    const newest = stored.get(definition.code)
    stored.delete(definition.code)
    const keeps = own.get(definition.code)
    if (keeps) {
      own.delete(definition.code)
      loaded.kept.push(definition.code)
      if (keeps.catalogue_sha !== sha) await putPlaceMatter(tx, { ...keeps, catalogue_sha: sha, catalogue_body: definition as unknown as Record<string, unknown>, at: options.now })
      continue
    }
    if (newest?.sha === sha && newest.valid_until === null) {
      loaded.unchanged += 1
      continue
    }
    const from = definition.effectiveFrom && definition.effectiveFrom > today ? definition.effectiveFrom : today
    if (newest) await endVersions(tx, definition.code, newest.valid_from > from ? newest.valid_from : from)
    await insertDefinition(tx, {
      definition,
      version: (newest?.version ?? 0) + 1,
      place: options.place ?? '',
      sha,
      validFrom: from,
      at: options.now,
      by: options.by ?? '',
      searchText: [definition.title, ...definition.keywords].join(' '),
    })
    loaded[newest ? 'changed' : 'added'].push(definition.code)
  }
  for (const [code, { valid_until: until }] of stored) {
    const keeps = own.get(code)
    if (keeps) {
      loaded.kept.push(code)
      if (keeps.catalogue_sha !== '') await putPlaceMatter(tx, { ...keeps, catalogue_sha: '', catalogue_body: null, at: options.now })
      continue
    }
    if (until !== null) continue
    await endVersions(tx, code, today)
    loaded.retired.push(code)
  }
  return loaded
}
