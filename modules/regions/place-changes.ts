import type { Db } from '../../platform/server/db.ts'
import { together } from './geometry.ts'
import { initialsOf } from './initials.ts'
import {
  beginPeriods, closePeriods, drawPlace, endPlace, insertPlace, insertSuccession, renamePlace, shapesOf, shapesUnder, type Drawn,
} from './queries/changes.ts'

/** What happens to places on a day. Places named are valid and held by the caller. */
export interface PlaceChange {
  changeId: string
  undoes: string | null
  on: string
  create: ReadonlyArray<{ code: string; level: string; name: string; fullName: string; parent: string; kind: string; drawnAs: string | null }>
  reopen: readonly string[]
  end: ReadonlyArray<{ code: string; replacedBy: string | null }>
  rename: ReadonlyArray<{ code: string; name: string; fullName: string }>
  became: ReadonlyArray<{ from: string; to: string; whole: boolean }>
  /** Places whose shape is the shape of their parts afterwards, the deepest first. */
  redraw: readonly string[]
  /** Shapes that are put back as they were; these are not drawn from their parts. */
  draw: readonly Drawn[]
}

/** Writes a change of places with its history. Answers the shapes that were replaced, so that it can be put back. */
export async function changePlaces(db: Db, change: PlaceChange): Promise<Drawn[]> {
  const { changeId, on } = change
  const ended = new Set(change.end.map(({ code }) => code))
  const restored = new Map(change.draw.map((each) => [each.code, each]))
  const redraw = [...new Set(change.redraw)].filter((code) => !restored.has(code) && !ended.has(code))
  const going = [...new Set([...change.reopen, ...change.rename.map(({ code }) => code), ...redraw, ...restored.keys()])].filter((code) => !ended.has(code))
  const before = await shapesOf(db, [...redraw, ...restored.keys()])
  const created = new Set(change.create.map(({ code }) => code))
  const old = going.filter((code) => !created.has(code))
  await closePeriods(db, old, changeId, on)
  await beginPeriods(db, old, on)
  for (const place of change.create) {
    await insertPlace(db, { ...place, initials: initialsOf(place.name), on })
    const drawn = place.drawnAs ? (await shapesOf(db, [place.drawnAs]))[0] : undefined
    if (drawn?.geometry) await drawPlace(db, { ...drawn, code: place.code })
  }
  for (const place of change.rename) await renamePlace(db, { ...place, initials: initialsOf(place.name) })
  for (const { code, replacedBy } of change.end) await endPlace(db, code, on, replacedBy)
  for (const each of restored.values()) if (each.geometry) await drawPlace(db, each)
  for (const code of redraw) {
    const parts = await shapesUnder(db, code)
    const shapes = parts.flatMap(({ geometry }) => (geometry ? [geometry] : []))
    // A place with a part that nobody has drawn keeps its shape.
    if (!shapes.length || shapes.length < parts.length) continue
    await drawPlace(db, { code, geometry: together(shapes)!, source: parts[0]!.source })
  }
  for (const each of change.became) await insertSuccession(db, { changeId, on, undoes: change.undoes, ...each })
  return before.filter(({ code }) => !created.has(code))
}
