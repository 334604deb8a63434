import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/**
 * The folder of the checkout: the nearest folder above this file whose package.json says `linli`.
 * It is the same from the sources and from the bundles in `dist/`, so migrations, reference data and web files are read from one place.
 */
export function findRoot(from: string = import.meta.dirname): string {
  for (let folder = from; ; folder = dirname(folder)) {
    const manifest = join(folder, 'package.json')
    if (existsSync(manifest) && readManifest(manifest).name === 'linli') return folder
    if (dirname(folder) === folder) throw new Error(`no package.json named linli above ${from}`)
  }
}

/** The version of this checkout, as in its package.json. */
export function ownVersion(): string {
  return readManifest(join(findRoot(), 'package.json')).version ?? '0.0.0'
}

function readManifest(path: string): { name?: string; version?: string } {
  return JSON.parse(readFileSync(path, 'utf8')) as { name?: string; version?: string }
}
