#!/usr/bin/env node
/**
 * Makes the region reference data (development only; the results are committed).
 *
 *   node scripts/regions.mjs divisions            all division codes -> data/reference/regions/divisions.br
 *   node scripts/regions.mjs place <pack folder>  the real units of a demo place with generated grids and boundaries
 */
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const [what, ...rest] = process.argv.slice(2)

if (what === 'divisions') {
  const { writeDivisions } = await import('./regions-divisions.mjs')
  const done = writeDivisions(`${ROOT}data/reference/regions/divisions.br`)
  console.log(`${done.rows} divisions, ${done.unusual} unusual readings, ${done.unpacked} -> ${done.packed} bytes`)
  for (const { level, count } of done.levels) console.log(`  ${level}: ${count}`)
} else if (what === 'place' && rest[0]) {
  const { writePlace } = await import('./regions-place.mjs')
  const done = writePlace(`${ROOT}data/packs/${rest[0]}`)
  console.log(`${done.regions} regions (${done.grids} grids), ${done.bytes} bytes`)
} else {
  console.error('usage: node scripts/regions.mjs divisions | place <pack folder>')
  process.exitCode = 2
}
