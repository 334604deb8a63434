import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Db } from '../../platform/server/db.ts'
import { initialsOf } from './initials.ts'
import { insertRegions, type NewRegion } from './queries.ts'
import { padded } from './region-code.ts'

interface PackRegion {
  code: string
  name: string
  officialName?: string
  level: string
  kind: string
  parent: string
  centre?: [number, number]
  geometry?: unknown
}

/** A place pack as it stands in data/packs/<place>/. */
export interface PlacePack {
  code: string
  county: string
  names: Record<string, string>
  terms: Record<string, unknown>
  demo: {
    small: { township: string; peoplePerHousehold: number; households: Record<string, number> }
    banner: { people: number; peoplePerHousehold: number; households: Record<string, number> }
  }
}

/** Reads a place pack. Throws when it is not there or not JSON: an installation without its place cannot start. */
export function readPack(root: string, pack: string): { place: PlacePack; regions: PackRegion[]; note: string } {
  const folder = join(root, 'data/packs', pack)
  const place = JSON.parse(readFileSync(join(folder, 'place.json'), 'utf8')) as PlacePack
  const file = JSON.parse(readFileSync(join(folder, 'regions.json'), 'utf8')) as { note: string; regions: PackRegion[] }
  return { place, regions: file.regions, note: file.note }
}

/** Makes the served places of a pack into rows; places that are there already stay as they are. As owner or with the whole scope. */
export async function loadRegions(db: Db, root: string, pack: string): Promise<number> {
  const { regions, note } = readPack(root, pack)
  const byCode = new Map(regions.map((r) => [padded(r.code), r]))
  const fullName = (r: PackRegion): string => {
    const parent = r.parent ? byCode.get(padded(r.parent)) : undefined
    const above = parent && !['province', 'prefecture'].includes(parent.level) ? fullName(parent) : ''
    return above + r.name
  }
  const depth = (r: PackRegion): number => (r.parent ? 1 + depth(byCode.get(padded(r.parent))!) : 0)
  const rows: NewRegion[] = [...regions]
    .sort((a, b) => depth(a) - depth(b))
    .map((r) => ({
      code: padded(r.code), level: r.level, name: r.name, fullName: fullName(r), parent: r.parent ? padded(r.parent) : null, kind: r.kind,
      initials: initialsOf(r.name), geometry: r.geometry,
    }))
  await insertRegions(db, rows, note)
  return rows.length
}
