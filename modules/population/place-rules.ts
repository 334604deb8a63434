import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { findRoot } from '../../platform/server/postgres/root.ts'
import { USUAL_RULES, type PopulationRules } from './rules.ts'

const Given = z
  .strictObject({
    residentAfterMonths: z.int().min(1).max(60),
    mobileBeyond: z.enum(['community', 'township', 'county']),
    smallCount: z.int().min(2).max(50),
    ageBands: z.array(z.int().min(0).max(110)).min(1).refine((ages) => ages[0] === 0 && ages.every((age, i) => i === 0 || age > ages[i - 1]!), 'ascending from 0'),
    deadlines: z.strictObject({ community: z.int().min(0).max(365), township: z.int().min(0).max(365), county: z.int().min(0).max(365) }),
  })
  .partial()

const known = new Map<string, PopulationRules>()

/** What the place lays down for its figures: `population` in data/packs/<place>/place.json over the usual rules. Throws at the first use when it is not understood. */
export function rulesOf(pack: string): PopulationRules {
  const kept = known.get(pack)
  if (kept) return kept
  const file = join(findRoot(), 'data/packs', pack, 'place.json')
  const given = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as { population?: unknown }).population : undefined
  const own = Object.fromEntries(Object.entries(Given.parse(given ?? {})).filter(([, value]) => value !== undefined))
  const rules = { ...USUAL_RULES, ...own } as PopulationRules
  known.set(pack, rules)
  return rules
}
