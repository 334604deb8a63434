import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Database, EVERYWHERE } from '../../platform/server/db.ts'
import { loadIndicators } from '../../modules/indicators/index.ts'
import { loadCatalogue, type PlacePatch } from '../../modules/matters/index.ts'
import { loadPlans } from '../../modules/plans/index.ts'
import { loadPrivacy, type PrivacyPatch } from '../../modules/privacy/index.ts'
import { loadRegions } from '../../modules/regions/index.ts'
import { MATTERS } from './modules.ts'

/**
 * Puts in what every database needs before its first day: the served places, the catalogue as the place has it, plans and indicators.
 * Safe to repeat: what is unchanged stays, what changed becomes a new version.
 */
export async function furnish(given: { url: string; root: string; pack: string; now: Date }): Promise<void> {
  const { url, root, pack, now } = given
  const db = new Database(url, { max: 2 })
  try {
    await db.within({ as: 'staff', ...EVERYWHERE }, async (tx) => {
      await loadRegions(tx, root, pack)
      await loadCatalogue(tx, MATTERS, { now, place: pack, patch: patchOf(root, pack) })
      await loadPlans(tx, now)
      await loadIndicators(tx, now)
      await loadPrivacy(tx, now, privacyOf(root, pack))
    })
  } finally {
    await db.close()
  }
}

/** What the place changes in the catalogue: data/packs/<place>/matters.json, a merge patch by code. */
function patchOf(root: string, pack: string): PlacePatch {
  const file = join(root, 'data/packs', pack, 'matters.json')
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as PlacePatch) : {}
}

/** What the place changes of purposes, retention and sensitive reads: data/packs/<place>/privacy.json. */
function privacyOf(root: string, pack: string): PrivacyPatch {
  const file = join(root, 'data/packs', pack, 'privacy.json')
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as PrivacyPatch) : {}
}
