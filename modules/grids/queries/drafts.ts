import type { Db } from '../../../platform/server/db.ts'
import { sql } from '../../../platform/server/sql.ts'
import type { Shape } from '../contract.ts'

export interface DraftRow {
  id: string
  region: string
  region_name: string | null
  state: 'open' | 'scheduled' | 'in_force' | 'withdrawn'
  shapes: Shape[]
  note: string
  in_force_on: string | null
  drawn_by: string
  changed_at: string
  version: number
}

const columns = sql`d.id, d.region, r.name as region_name, d.state, d.shapes, d.note, d.in_force_on, d.drawn_by, d.changed_at, d.version`
const from = sql`grids.drafts d left join regions.published_regions r on r.code = d.region`

/** The drawing that a community has in hand, by one_drawing_at_a_time. */
export const draftInHand = (db: Db, county: string, region: string) =>
  db.maybe<DraftRow>(sql`select ${columns} from ${from} where d.county = ${county} and d.region = ${region} and d.state in ('open', 'scheduled')`)

export const findDraft = (db: Db, county: string, id: string) => db.maybe<DraftRow>(sql`select ${columns} from ${from} where d.county = ${county} and d.id = ${id}`)

export const holdDraft = (db: Db, county: string, id: string) =>
  db.maybe<DraftRow>(sql`select ${columns} from ${from} where d.county = ${county} and d.id = ${id} for update of d`)

/** Drawings whose day has come, by drafts_due. */
export const draftsDue = (db: Db, county: string, day: string) =>
  db.many<{ id: string }>(sql`select id from grids.drafts where county = ${county} and state = 'scheduled' and in_force_on <= ${day} order by in_force_on, id`)

export const insertDraft = async (db: Db, d: { county: string; id: string; region: string; shapes: readonly Shape[]; note: string; drawnBy: string; now: Date }) =>
  (await db.run(sql`insert into grids.drafts (county, id, region, shapes, note, drawn_by, created_at, changed_at)
    values (${d.county}, ${d.id}, ${d.region}, ${JSON.stringify(d.shapes)}, ${d.note}, ${d.drawnBy}, ${d.now}, ${d.now}) on conflict do nothing`)) === 1

export const changeDraft = (db: Db, county: string, id: string, d: { shapes: readonly Shape[]; note: string; drawnBy: string; now: Date }) =>
  db.one<{ version: number }>(sql`update grids.drafts set shapes = ${JSON.stringify(d.shapes)}, note = ${d.note}, drawn_by = ${d.drawnBy}, changed_at = ${d.now}, version = version + 1
    where county = ${county} and id = ${id} returning version`)

export const settleDraft = (db: Db, county: string, id: string, d: { state: string; on: string | null; changeId: string | null; now: Date }) =>
  db.run(sql`update grids.drafts set state = ${d.state}, in_force_on = ${d.on}, change_id = ${d.changeId}, changed_at = ${d.now}, version = version + 1
    where county = ${county} and id = ${id}`)
