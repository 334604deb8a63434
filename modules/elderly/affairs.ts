import type { Tx } from '../../platform/server/db.ts'
import { runningPlans } from './queries.ts'

/** Agreed visits to a person who died or went away: whoever visits must know before the next one. */
export async function visitAffairsOf(tx: Tx, county: string, personId: string) {
  const plans = await runningPlans(tx, county, personId)
  return plans.map((p) => ({ title: '约定的探访', region: p.region, link: `/people/${personId}`, accounts: [], posts: ['community_worker', 'station_head', 'grid_worker'] }))
}
