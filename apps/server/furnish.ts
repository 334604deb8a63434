import { Database, EVERYWHERE } from '../../platform/server/db.ts'
import { loadRegions } from '../../modules/regions/index.ts'

/** Puts in what every database needs before its first day: the served places and the catalogue. Safe to repeat. */
export async function furnish(given: { url: string; root: string; pack: string; now: Date }): Promise<void> {
  const db = new Database(given.url, { max: 2 })
  try {
    await db.within({ as: 'staff', ...EVERYWHERE }, async (tx) => {
      await loadRegions(tx, given.root, given.pack)
    })
  } finally {
    await db.close()
  }
}
