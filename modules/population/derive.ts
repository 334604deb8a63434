/**
 * How the stretches follow the register. Three ways lead to the same deed, deriving somebody's stretches anew from their ties; each may be repeated:
 *
 * 1. The audit: every two seconds the deeds of all transactions that were not seen before; a deed names its person, household or dwelling, or
 *    else its place, and then everybody there.
 * 2. A filing derives its own place first, so that what is filed is what stands in the register at that moment.
 * 3. At night everybody, community by community; a row that was not right is corrected and counted in the job's record.
 *
 * A load past the routes calls `deriveAfterLoad`.
 */
import pg from 'pg'
import { EVERYWHERE, type Database, type Tx } from '../../platform/server/db.ts'
import { countyOf, prefixOf } from '../regions/index.ts'
import { beginFollowing, derive, deriveCounty, derivePlace, followerAt, holdFollower, loadedCounties, peopleOf, pieces, takeDeeds } from './queries/derive.ts'

const everyone = { as: 'staff', ...EVERYWHERE } as const

/** What deeds are about that can change where somebody counts. */
const NOUNS = [
  'register', 'person', 'people', 'household', 'households', 'tie', 'dwelling', 'dwellings', 'region', 'grids', 'duplicates', 'imports', 'residence', 'privacy',
]

/** A boundary and a table that came in name their place alone; every other deed names whom it concerns, and one that names nobody with a tie changed no count. */
const namesPlaceAlone = (deed: string) => deed === 'region.changed' || /\.import(ed|_undone)$/.test(deed)

const add = (map: Map<string, Set<string>>, county: string, value: string) => map.set(county, (map.get(county) ?? new Set()).add(value))

/** One turn of the follower. The first time nothing was derived yet: then everything is. @returns rows corrected. */
export async function followRegister(db: Database, now: Date): Promise<number> {
  const stands = await db.within(everyone, (tx) => followerAt(tx))
  if (!stands || stands.ahead) {
    // Remembered first: what happens while all are derived is then followed up.
    await db.within(everyone, async (tx) => void ((await holdFollower(tx)) && (await beginFollowing(tx, now))))
    return deriveAll(db)
  }
  const places = new Map<string, Set<string>>()
  let changed = await db.within(everyone, async (tx) => {
    if (!(await holdFollower(tx))) return 0
    const people = new Map<string, Set<string>>()
    for (const { deed, ids, region } of await takeDeeds(tx, NOUNS, now)) {
      if (!region) continue
      const county = countyOf(region)
      const concerned = ids.length ? await peopleOf(tx, county, ids) : []
      for (const id of concerned) add(people, county, id)
      if (!concerned.length && namesPlaceAlone(deed)) add(places, county, prefixOf(region.slice(0, 12)))
    }
    let rows = 0
    for (const [county, ids] of people) rows += await derive(tx, county, [...ids])
    return rows
  })
  // A place is derived community by community, each in a transaction of its own; what a crash leaves undone the night does.
  for (const [, prefixes] of places) {
    for (const prefix of prefixes) changed += await derivePieces(db, (await db.within(everyone, (tx) => pieces(tx))).filter((p) => p.code.startsWith(prefix)))
  }
  return changed
}

/** Everybody under one place, in the caller's transaction. */
export const deriveUnder = (tx: Tx, region: string): Promise<number> => {
  const prefix = prefixOf(region.slice(0, 12))
  return derivePlace(tx, countyOf(region), prefix, prefix + ':')
}

/** Everybody, place by place. @returns rows that were not right. */
export const deriveAll = async (db: Database, progress?: (done: number, total: number) => Promise<void>): Promise<number> =>
  derivePieces(db, await db.within(everyone, (tx) => pieces(tx)), progress)

async function derivePieces(
  db: Database, list: readonly { county: string; code: string }[], progress: (done: number, total: number) => Promise<void> = async () => {},
): Promise<number> {
  let changed = 0
  for (const [i, { county, code }] of list.entries()) {
    // Rows that hang on a township or county itself: the code alone, not the places below it.
    changed += await db.within(everyone, (tx) => derivePlace(tx, county, code, code + ':'))
    await progress(i + 1, list.length)
  }
  return changed
}

/** After a load past the routes: everybody of every county, a county in one statement, as the owner and without a bound of time. @returns stretches made. */
export async function deriveAfterLoad(ownerUrl: string, say: (county: string) => void = () => {}): Promise<number> {
  const owner = new pg.Client({ connectionString: ownerUrl, application_name: 'linli-load' })
  await owner.connect()
  try {
    let made = 0
    for (const county of await loadedCounties(owner)) {
      say(county)
      made += await deriveCounty(owner, county)
    }
    return made
  } finally {
    await owner.end()
  }
}
