/** Grids drawn anew from a day on. What they were stays in `former_regions`; codes are never given twice. */
import type { Db } from '../../platform/server/db.ts'
import { changePlaces } from './place-changes.ts'
import { findRegion, gridCodesEver } from './queries.ts'
import { partCodeOf, scopeOf } from './region-code.ts'

export interface GridDrawing {
  changeId: string
  community: string
  /** The first day on which it holds: today. */
  on: string
  /** Says whence the boundaries come. */
  source: string
  /** Grids that stay, with another name or boundary. */
  changed: readonly { code: string; name: string; geometry: { type: string; coordinates: readonly unknown[] } }[]
  begun: readonly { name: string; geometry: { type: string; coordinates: readonly unknown[] } }[]
  ended: readonly string[]
}

/** Writes the drawing. @returns the codes of the grids that begin, in the order given. */
export async function redrawGrids(db: Db, drawing: GridDrawing): Promise<string[]> {
  const community = await findRegion(db, drawing.community)
  if (!community) throw new Error(`no community ${drawing.community}`)
  const { lo, hi } = scopeOf(community.code)
  const used = (await gridCodesEver(db, lo, hi)).map(({ code }) => Number(code.slice(12, 15)))
  const begun = drawing.begun.map((grid, i) => ({ ...grid, code: partCodeOf(community.code, 'grid', Math.max(0, ...used) + 1 + i) }))
  const fullName = (name: string) => community.fullName + name
  await changePlaces(db, {
    changeId: drawing.changeId, undoes: null, on: drawing.on, reopen: [], became: [], redraw: [],
    create: begun.map(({ code, name }) => ({ code, level: 'grid', name, fullName: fullName(name), parent: community.code, kind: 'grid', drawnAs: null })),
    end: drawing.ended.map((code) => ({ code, replacedBy: null })),
    rename: drawing.changed.map(({ code, name }) => ({ code, name, fullName: fullName(name) })),
    draw: [...drawing.changed, ...begun].map(({ code, geometry }) => ({ code, geometry: { type: geometry.type, coordinates: [...geometry.coordinates] }, source: drawing.source })),
  })
  return begun.map(({ code }) => code)
}
