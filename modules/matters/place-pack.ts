import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { CatalogueFault } from './errors.ts'
import type { PlacePatch } from './load.ts'

/** A place's changes to matters: `data/packs/<pack>/matters.json`, a merge patch by code; nothing where there is no such file. */
export async function readPlacePatch(root: string, pack: string): Promise<PlacePatch> {
  const file = join(root, 'data', 'packs', pack, 'matters.json')
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '{}'
    throw error
  })
  try {
    const patch = JSON.parse(text) as unknown
    if (typeof patch === 'object' && patch !== null && !Array.isArray(patch)) return patch as PlacePatch
  } catch {
    // Told below, with the name of the file.
  }
  throw new CatalogueFault([`data/packs/${pack}/matters.json 不是一个 JSON 对象`])
}
