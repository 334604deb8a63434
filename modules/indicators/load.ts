import { createHash } from 'node:crypto'
import type { Tx } from '../../platform/server/db.ts'
import { INDICATORS } from './catalogue/index.ts'
import type { IndicatorDefinition } from './define.ts'
import { addDefinition, lastDefinitions } from './queries/figures.ts'

/** Writes down at start what each indicator counts: a new or changed definition becomes the next version. @returns how many were added. */
export async function loadIndicators(tx: Tx, now: Date, indicators: readonly IndicatorDefinition[] = INDICATORS): Promise<number> {
  const codes = indicators.map((one) => one.code)
  if (new Set(codes).size !== codes.length) throw new RangeError('two indicators with the same code')
  const last = new Map((await lastDefinitions(tx)).map((row) => [row.code, row]))
  let added = 0
  for (const one of indicators) {
    const sha = createHash('sha256').update(JSON.stringify(one)).digest('hex')
    if (last.get(one.code)?.sha !== sha) added += await addDefinition(tx, one.code, (last.get(one.code)?.version ?? 0) + 1, one, sha, now)
  }
  return added
}
