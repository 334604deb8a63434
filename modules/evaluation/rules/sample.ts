import { createHash } from 'node:crypto'

/** How samples are drawn; its name stands with each sample, so that anybody can draw it again with sha256sum and sort. */
export const DRAW_WAY = 'sha256-order-1'

const rank = (seed: string, id: string) => createHash('sha256').update(`${seed}\n${id}`).digest('hex')

/** The first `wanted` of the pool in the order of sha256(seed, line feed, id). The same seed and pool give the same sample, however the pool is sorted. */
export function drawSample(seed: string, pool: readonly string[], wanted: number): string[] {
  return [...new Set(pool)].map((id) => ({ id, at: rank(seed, id) })).sort((a, b) => (a.at < b.at ? -1 : 1)).slice(0, wanted).map((one) => one.id)
}

/** A mark over the pool, so that a later change of it is seen. */
export const poolMark = (pool: readonly string[]): string => createHash('sha256').update([...new Set(pool)].sort().join('\n')).digest('hex')
