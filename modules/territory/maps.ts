import { addDays } from '../../platform/kernel/dates.ts'
import type { Db } from '../../platform/server/db.ts'
import { findBoundaries, placesBelow, shapesOf, together, type Shape } from '../regions/index.ts'
import type { Dossier } from './contract.ts'
import type { Plan } from './plan.ts'

type Maps = Dossier['maps']
type Line = Maps['before'][number]

/** How the places look before and after a change that has not taken effect: communities, or the grids of one. */
export async function mapsOfPlan(db: Db, plan: Plan, level: 'community' | 'grid'): Promise<Maps> {
  const below = await placesBelow(db, plan.communities.map((code) => ({ lo: code, hi: `${code}:` })))
  const stages = plan.stages
  const made = stages.flatMap((s) => s.create)
  const ending = new Set(stages.flatMap((s) => s.end.map((e) => e.code)))
  const reopened = new Set(stages.flatMap((s) => s.reopen))
  const restored = new Map(stages.flatMap((s) => s.draw).map((d) => [d.code, d.geometry]))
  const names = new Map(stages.flatMap((s) => s.rename).map((r) => [r.code, r.name]))
  const shapes = new Map((await shapesOf(db, below.map((p) => p.code))).map((d) => [d.code, d.geometry]))
  const now = below.filter((p) => p.level === level && p.validUntil === null)
  const before = now.flatMap((p) => drawn(p.code, p.name, shapes.get(p.code)))
  const gridShapes = (community: string): Shape[] => [
    ...below.filter((p) => p.level === 'grid' && p.parent === community && (p.validUntil === null || reopened.has(p.code)) && !ending.has(p.code)).map((p) => shapes.get(p.code)),
    ...made.filter((c) => c.level === 'grid' && c.parent === community).map((c) => (c.drawnAs ? shapes.get(c.drawnAs) : undefined)),
  ].flatMap((each) => each ?? [])
  const redrawn = new Set(stages.flatMap((s) => s.redraw))
  const after = [
    ...below.filter((p) => p.level === level && (p.validUntil === null || reopened.has(p.code)) && !ending.has(p.code)),
    ...made.filter((c) => c.level === level),
  ].flatMap((p) => {
    const drawnAs = made.find((c) => c.code === p.code)?.drawnAs
    const own = restored.get(p.code) ?? shapes.get(drawnAs ?? p.code)
    return drawn(p.code, names.get(p.code) ?? p.name, redrawn.has(p.code) && !restored.has(p.code) ? (together(gridShapes(p.code)) ?? own) : own)
  })
  return { before, after }
}

/** How they looked on the day before and on the first day of a change that has taken effect. */
export async function mapsOfDay(db: Db, communities: readonly string[], level: 'community' | 'grid', on: string): Promise<Maps> {
  const of = async (day: string): Promise<Line[]> => {
    const lines: Line[] = []
    for (const code of communities) for (const b of await findBoundaries(db, code, `${code}:`, level, day)) lines.push(...drawn(b.code, b.name, b.geometry))
    return lines
  }
  return { before: await of(addDays(on, -1)), after: await of(on) }
}

const drawn = (code: string, name: string, geometry: Shape | null | undefined): Line[] => (geometry ? [{ code, name, geometry }] : [])
