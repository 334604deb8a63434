import type { Tx } from '../../platform/server/db.ts'
import { shanghaiDate } from '../../platform/kernel/dates.ts'
import { runningGrants } from './queries.ts'

/** What is still paid every month to a person who died or went away: civil affairs must look at it (社会救助暂行办法: changes stop or change aid). */
export async function runningAffairsOf(tx: Tx, now: Date, county: string, personId: string) {
  const grants = await runningGrants(tx, county, personId, shanghaiDate(now).slice(0, 7))
  return grants.map((g) => ({
    title: `按月发放的救助或津贴（办件${g.case_number}）`, region: g.region, link: `/people/${personId}`, accounts: [], posts: ['civil_affairs_officer', 'street_officer', 'community_worker'],
  }))
}
