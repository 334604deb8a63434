import type { Db } from '../../../platform/server/db.ts'
import { sql } from '../../../platform/server/sql.ts'

export interface AgentRow { id: string; region: string; name: string; state: 'on' | 'pause' | 'off'; extension: string; since: string }

export const findAgent = (db: Db, county: string, id: string) =>
  db.maybe<AgentRow>(sql`select id, region, name, state, extension, since from hotline.agents where county = ${county} and id = ${id}`)

export const putAgent = (db: Db, a: { county: string; id: string; region: string; name: string; state: string; extension: string; now: Date }) =>
  db.run(sql`insert into hotline.agents (county, id, region, name, state, extension, since) values (${a.county}, ${a.id}, ${a.region}, ${a.name}, ${a.state}, ${a.extension}, ${a.now})
    on conflict (county, id) do update set region = excluded.region, name = excluded.name, state = excluded.state, extension = excluded.extension, since = excluded.since`)

/** On duty or pausing within a range, whoever waits longest first; `talking` while a call is in hand. */
export const agentsAt = (db: Db, r: { county: string; lo: string; hi: string }) =>
  db.many<AgentRow & { talking: boolean }>(sql`select a.id, a.region, a.name, a.state, a.extension, a.since,
      exists (select 1 from hotline.calls c where c.county = a.county and c.agent = a.id and c.done_at is null and c.state in ('talking', 'held')) as talking
    from hotline.agents a where a.county = ${r.county} and a.region >= ${r.lo} and a.region < ${r.hi} and a.state <> 'off' order by a.since, a.id limit 100`)
