import { createHash } from 'node:crypto'
import { shanghaiDate } from '../../platform/kernel/dates.ts'
import type { Db } from '../../platform/server/db.ts'
import * as all from './catalogue/index.ts'
import type { Purpose, RetentionRule, SensitiveRead } from './definition.ts'
import { insertVersion, lockCatalogue, newest } from './queries/catalogue.ts'

/** What a place changes: by kind and code a patch of fields; null takes it out (a purpose then asks nobody any more). */
export type PrivacyPatch = Partial<Record<'purposes' | 'retention' | 'sensitiveReads', Record<string, object | null>>>

interface Stored {
  off?: true
}

const shaOf = (body: unknown) => createHash('sha256').update(JSON.stringify(body)).digest('hex')

/**
 * Brings the stored catalogue to the definitions as this place has them; what changed is a new version from today. Safe to repeat.
 * @throws Error naming a code of the patch that does not exist and does not bring a whole definition
 */
export async function loadPrivacy(db: Db, now: Date, patch: PrivacyPatch = {}): Promise<void> {
  await lockCatalogue(db)
  const kinds = [
    ['purpose', all.purposes, patch.purposes], ['retention', all.retentionRules, patch.retention], ['sensitive_read', all.sensitiveReads, patch.sensitiveReads],
  ] as const
  for (const [kind, definitions, changes = {}] of kinds) {
    const known = new Map((await newest(db, kind)).map((row) => [row.code, row]))
    const wanted = new Map<string, object>(definitions.map((one) => [one.code, one]))
    for (const [code, change] of Object.entries(changes)) {
      const base = wanted.get(code)
      if (!base && (change === null || !('title' in change))) throw new Error(`privacy.json：${code} 不存在`)
      wanted.set(code, change === null ? { ...base, off: true } : { ...base, ...change, code })
    }
    for (const code of known.keys()) if (!wanted.has(code)) wanted.set(code, { ...(known.get(code)!.body as object), off: true })
    for (const [code, body] of wanted) {
      // Through JSON and in the order of its keys: the database does not keep the order in which they were written.
      const plain = Object.fromEntries(Object.entries(JSON.parse(JSON.stringify(body)) as object).sort(([a], [b]) => (a < b ? -1 : 1)))
      const sha = shaOf(plain)
      const before = known.get(code)
      if (before?.sha === sha) continue
      await insertVersion(db, { kind, code, version: (before?.version ?? 0) + 1, body: plain, sha, validFrom: shanghaiDate(now), at: now })
    }
  }
}

const inForce = async <T extends { code: string }>(db: Db, kind: string, order: readonly { code: string }[]): Promise<Array<T & { version: number; validFrom: string }>> => {
  const rank = (code: string) => {
    const at = order.findIndex((one) => one.code === code)
    return at < 0 ? order.length : at
  }
  return (await newest(db, kind))
    .filter((row) => !(row.body as Stored).off)
    .map((row) => ({ ...(row.body as T), version: row.version, validFrom: row.valid_from }))
    .sort((a, b) => rank(a.code) - rank(b.code) || (a.code < b.code ? -1 : 1))
}

export const purposesInForce = (db: Db) => inForce<Purpose>(db, 'purpose', all.purposes)
export const retentionInForce = (db: Db) => inForce<RetentionRule>(db, 'retention', all.retentionRules)
export const sensitiveReadsInForce = (db: Db) => inForce<SensitiveRead>(db, 'sensitive_read', all.sensitiveReads)
export type PurposeInForce = Awaited<ReturnType<typeof purposesInForce>>[number]
