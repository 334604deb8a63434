import type { Db } from '../../../platform/server/db.ts'
import { sql } from '../../../platform/server/sql.ts'
import { movedTo, rangesOf, type PlaceMove, type PlacedPart } from '../../regions/definition.ts'
import type { Area } from '../rules.ts'

interface AreasRow {
  id: string
  region: string
  areas: Area[]
}

const setAreas = (db: Db, move: PlaceMove, id: string, areas: readonly Area[]) =>
  db.run(sql`update grids.responsibles set areas = ${JSON.stringify(areas)}, version = version + 1 where county = ${move.county} and id = ${id}`)

/** Areas that name a grid take the grid's new code; what they said is kept with the change, so that it can be put back. */
async function renameGrids(db: Db, move: PlaceMove): Promise<void> {
  if (move.undoes) {
    const kept = await db.many<{ id: string; areas: Area[] }>(sql`select subject_id as id, before -> 'areas' as areas from grids.changes
      where county = ${move.county} and deed = 'followed' and after ->> 'change' = ${move.undoes}`)
    for (const { id, areas } of kept) await setAreas(db, move, id, areas)
    return
  }
  const ranges = rangesOf(move.steps)
  if (ranges.length === 0) return
  const rows = await db.many<AreasRow>(sql`select id, region, areas from grids.responsibles
    where county = ${move.county} and left(region, 12) = any (${[...new Set(move.steps.flatMap(({ from, to }) => [from.slice(0, 12), to.slice(0, 12)]))]}) and areas @> '[{"kind": "grid"}]'`)
  for (const row of rows) {
    const areas = row.areas.map((area) => {
      const to = area.kind === 'grid' ? movedTo(ranges, area.grid) : undefined
      return area.kind === 'grid' && to && to.length >= 15 ? { ...area, grid: to.slice(0, 15) } : area
    })
    if (JSON.stringify(areas) === JSON.stringify(row.areas)) continue
    await setAreas(db, move, row.id, areas)
    await db.run(sql`insert into grids.changes (county, id, region, subject, subject_id, deed, before, after, reason, by_name, at)
      values (${move.county}, regions.id_at(${move.at}), ${row.region}, 'responsible', ${row.id}, 'followed', ${JSON.stringify({ areas: row.areas })},
        ${JSON.stringify({ areas, change: move.changeId })}, ${move.because}, ${move.by.name}, ${move.at})`)
  }
}

/** Heads and representatives, estates and tags stand at a community or a grid and go with it. */
export const gridPlaces: PlacedPart = {
  module: 'grids',
  tables: [
    { table: 'grids.responsibles', what: '居民小组长、楼栋长和代表', label: sql`t.name`, only: (move) => sql`t.valid_until is null or t.valid_until > ${move.on}::date` },
    { table: 'grids.estates', what: '小区', label: sql`t.name`, unique: [{ columns: ['name'] }] },
    { table: 'grids.area_tags', what: '区域类型', label: sql`t.name`, only: (move) => sql`t.valid_until is null or t.valid_until > ${move.on}::date` },
  ],
  stays: {
    'grids.drafts': '草图只对画它时的社区有效，社区调整后重新画',
    'grids.changes': '历史：记录发生时的所在地',
  },
  after: renameGrids,
}
