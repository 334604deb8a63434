import type { Db } from '../../../platform/server/db.ts'
import { sql } from '../../../platform/server/sql.ts'
import { noteRows, scopeOf } from '../../regions/index.ts'
import type { PlaceMove, PlacedPart } from '../../regions/definition.ts'

/** Ends the open posts at places that are no more, when the change says so; which last day they had is written down. */
async function endPosts(db: Db, move: PlaceMove): Promise<void> {
  const scopes = move.ending.map(scopeOf)
  const ended = await db.many<{ key: string; region: string; had: string }>(sql`
    update accounts.posts p set valid_until = greatest(p.valid_from, ${move.on}::date), ended_by = ${move.by.id}, ended_reason = ${move.because}
    from (select o.county, o.id, coalesce(o.valid_until::text, '') as had
      from unnest(${scopes.map((s) => s.lo)}::text[], ${scopes.map((s) => s.hi)}::text[]) as s (lo, hi)
      join accounts.posts o on o.region >= s.lo collate "C" and o.region < s.hi collate "C"
      where o.county = ${move.county} and (o.valid_until is null or o.valid_until > ${move.on}::date)) before
    where p.county = before.county and p.id = before.id
    returning p.id::text as key, p.region, before.had`)
  if (ended.length) await noteRows(db, move, 'accounts.posts', 'valid_until', ended)
}

/** Opens again what a change ended, unless it was granted or ended anew since. */
const openPosts = (db: Db, move: PlaceMove) =>
  db.run(sql`
    update accounts.posts p set valid_until = nullif(m.had, '')::date, ended_by = null, ended_reason = ''
    from regions.published_moved_rows m
    where m.county = ${move.county} and m.change_id = any (${move.undoes}::uuid[]) and m.held = 'accounts.posts' and m.held_column = 'valid_until'
      and p.county = m.county and p.id = m.row_key::uuid and p.valid_until = greatest(p.valid_from, m.moved_on)`)

/** How accounts and duties follow a boundary. A duty that has ended stays where it was held. */
export const accountPlaces: PlacedPart = {
  module: 'accounts',
  tables: [
    { table: 'accounts.accounts', what: '账号', follows: [{ table: 'register.people', column: 'person_id' }], label: sql`t.name` },
    {
      table: 'accounts.posts', what: '岗位', only: (move) => sql`t.valid_until is null or t.valid_until > ${move.on}::date`,
      figures: [{ name: 'posts', word: '在岗', where: (move) => sql`t.valid_until is null or t.valid_until > ${move.on}::date` }],
    },
    { table: 'accounts.handovers', what: '交接单', follows: [{ table: 'accounts.posts', column: 'post_id' }], only: sql`t.state = 'waiting'` },
  ],
  before: async (db, move) => {
    if (move.undoes) await openPosts(db, move)
    if (move.posts === 'end') await endPosts(db, move)
  },
}
