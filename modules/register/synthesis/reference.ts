/** The population tables under data/reference/population, read when people are first made. Every row there carries how sure it is. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { findRoot } from '../../../platform/server/postgres/root.ts'

/** The rows of one table as records of texts. Cells may be quoted; none holds a line break. */
export function populationTable(name: string): Record<string, string>[] {
  const file = join(findRoot(), 'data/reference/population', `${name}.csv`)
  const [head, ...lines] = readFileSync(file, 'utf8').trim().split(/\r?\n/)
  const keys = head!.split(',')
  return lines.map((line) => {
    const cells = [...line.matchAll(/(?:^|,)(?:"([^"]*)"|([^,]*))/g)].map((m) => m[1] ?? m[2] ?? '')
    return Object.fromEntries(keys.map((key, i) => [key, cells[i] ?? '']))
  })
}
