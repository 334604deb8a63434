/** How a likeness becomes a pair on the review list. */
import { createHash } from 'node:crypto'
import type { FoundFile } from '../register/index.ts'
import type { Likeness } from './likeness.ts'
import { commonPlace } from './places.ts'
import type { FoundPair } from './queries/pairs.ts'

/** A digest of what was compared: while it stays the same, a pair that was found different does not come up again. */
export const factsDigest = (a: FoundFile, b: FoundFile): string =>
  createHash('sha256')
    .update([a, b].map((f) => [f.id, f.name, f.sex, f.bornOn, f.idIndex ?? '', f.phoneIndex ?? ''].join('|')).sort().join('\n'))
    .digest('base64url')
    .slice(0, 22)

export const pairFrom = (id: string, a: FoundFile, b: FoundFile, like: Likeness, askedBy = ''): FoundPair => ({
  id, region: commonPlace(a.region, b.region), a: a.id, b: b.id, level: like.level === 'likely' ? 'likely' : 'possible', rank: like.total,
  kinds: like.evidence.filter((e) => e.weight > 0).map((e) => e.kind), evidence: like.evidence, facts: factsDigest(a, b), askedBy,
})
