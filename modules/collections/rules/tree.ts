import type { Filler } from './items.ts'

/** A place that may be asked, with the place above as the regions state it. A level may be missing between. */
export interface Asked {
  code: string
  level: string
  parent: string | null
}

/** A sheet that a place will owe. */
export interface PlannedSheet {
  region: string
  level: string
  /** Who checks it; null for the place that asked. */
  above: string | null
  leaf: boolean
}

/**
 * The sheets of a collection: one for each place that fills, one for each place between it and the place that asked, and that one's own.
 * A community without a street above it is checked by whatever stands above it. `upward` knows every place up to `top`.
 */
export function plannedSheets(top: Asked, leaves: readonly Asked[], fillers: ReadonlySet<Filler>, upward: ReadonlyMap<string, Asked>): PlannedSheet[] {
  const sheets = new Map<string, PlannedSheet>()
  const filled = new Set(leaves.filter((one) => fillers.has(one.level as Filler)).map((one) => one.code))
  sheets.set(top.code, { region: top.code, level: top.level, above: null, leaf: filled.has(top.code) })
  for (const leaf of leaves) {
    if (!filled.has(leaf.code)) continue
    for (let at: Asked | undefined = leaf; at && at.code !== top.code; ) {
      const up: string = at.parent && (at.parent === top.code || upward.has(at.parent)) ? at.parent : top.code
      if (!sheets.has(at.code)) sheets.set(at.code, { region: at.code, level: at.level, above: up, leaf: filled.has(at.code) })
      at = up === top.code ? undefined : upward.get(up)
    }
  }
  // A street that fills for itself and has communities below is no leaf: it waits for them.
  const withParts = new Set([...sheets.values()].map((one) => one.above))
  return [...sheets.values()].map((one) => ({ ...one, leaf: one.leaf && !withParts.has(one.region) })).sort((a, b) => (a.region < b.region ? -1 : 1))
}
