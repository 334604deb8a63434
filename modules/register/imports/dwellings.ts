/** Buildings and dwellings brought in from a table. One address is one dwelling. */
import type { ImportContext, ImportRow, Touched } from '../../imports/definition.ts'
import { gramsOf } from '../names-fold.ts'
import * as q from '../queries/imports.ts'
import { addressKey } from './addresses.ts'
import { makePlaces, settlePlaces, type PlacePlan } from './places.ts'

interface DwellingPlan {
  place: PlacePlan
  use: string | null
  area: number | null
  known: { version: number; use: string; area: number | null } | null
}

export function sameDwelling(values: ImportRow['values']): string {
  const parts = ['place', 'address', 'estate', 'building', 'unit', 'door'].map((key) => values[key] ?? '')
  return parts.slice(1).some(Boolean) ? addressKey(parts.join(' ')) : ''
}

export async function checkDwellings(rows: ImportRow[], ctx: ImportContext): Promise<void> {
  const places = await settlePlaces(rows.filter((row) => row.outcome !== 'wrong'), ctx, { address: 'needed' })
  const range = { county: ctx.county, ...ctx.scope }
  const doors = [...places.values()].flatMap(({ address }) => (address?.dwellingId ? [{ building: address.buildingId!, door: address.door }] : []))
  const known = new Map((doors.length ? await q.dwellingsAt(ctx.tx, range, doors) : []).map((d) => [d.id, d]))
  for (const [row, place] of places) {
    if (row.outcome === 'wrong') continue
    const use = row.values['use'] === undefined ? null : String(row.values['use'])
    const area = row.values['area'] === undefined ? null : Number(row.values['area'])
    const dwelling = place.address?.dwellingId ? known.get(place.address.dwellingId) : undefined
    if (!place.address?.dwellingId) row.outcome = 'new'
    else if (!dwelling) row.outcome = 'unchanged'
    else {
      const fill = ctx.options['existing'] === 'fill'
      const changes = (use !== null && use !== dwelling.use && !fill) || (area !== null && !(fill && dwelling.area_m2 !== null) && Math.abs(area - (dwelling.area_m2 ?? -1)) > 0.01)
      row.outcome = changes ? 'update' : 'unchanged'
    }
    row.plan = { place, use, area, known: dwelling ? { version: dwelling.version, use: dwelling.use, area: dwelling.area_m2 } : null } satisfies DwellingPlan
  }
}

export async function writeDwellings(rows: ImportRow[], ctx: ImportContext): Promise<Touched[]> {
  if (!rows.length) return []
  const reason = (row: number) => `导入 ${ctx.number} 第${row}行`
  const plans = rows.map((row) => ({ row: row.number, plan: row.plan as DwellingPlan }))
  const touched: Touched[] = []
  const changes: q.NewChange[] = []
  const made = await makePlaces(
    plans.filter(({ plan }) => !plan.known).map(({ row, plan }) => ({ row, place: plan.place, area: plan.area, ...(plan.use ? { use: plan.use } : {}) })), ctx, gramsOf,
  )
  for (const { row, record } of made.buildings) {
    touched.push({ row, subject: 'building', id: record.id, deed: 'created', version: null })
    changes.push({ id: ctx.newId(), region: record.region, subject: 'building', subject_id: record.id, deed: 'imported', before: {}, after: { address: record.address }, reason: reason(row) })
  }
  for (const { row, record } of made.dwellings) {
    touched.push({ row, subject: 'dwelling', id: record.id, deed: 'created', version: 1 })
    changes.push({ id: ctx.newId(), region: record.region, subject: 'dwelling', subject_id: record.id, deed: 'imported', before: {}, after: { address: record.address, use: record.use }, reason: reason(row) })
  }
  const patches = plans.flatMap(({ row, plan }) =>
    plan.known ? [{ row, region: plan.place.address!.dwellingRegion!, was: plan.known, id: plan.place.address!.dwellingId!, version: plan.known.version, use: plan.use ?? plan.known.use, area_m2: plan.area ?? plan.known.area }] : [],
  )
  if (patches.length) {
    const done = new Map((await q.patchDwellings(ctx.tx, ctx.county, patches)).map((d) => [d.id, d.version]))
    if (done.size < patches.length) throw Object.assign(new Error('a dwelling was changed meanwhile'), { code: '23505' })
    for (const p of patches) {
      touched.push({ row: p.row, subject: 'dwelling', id: p.id, deed: 'updated', version: done.get(p.id)!, before: { use: p.was.use, area: p.was.area } })
      changes.push({ id: ctx.newId(), region: p.region, subject: 'dwelling', subject_id: p.id, deed: 'updated', before: { use: p.was.use, areaM2: p.was.area }, after: { use: p.use, areaM2: p.area_m2 }, reason: reason(p.row) })
    }
  }
  await q.insertChanges(ctx.tx, ctx.county, { ...ctx.by, now: ctx.now }, changes)
  return touched
}
