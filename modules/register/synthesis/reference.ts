/** The population tables under data/reference/population, read once. Every row there carries how sure it is. */
import { readFileSync } from 'node:fs'

/** The rows of one table as records of texts. Cells may be quoted; none holds a line break. */
export function populationTable(name: string): Record<string, string>[] {
  const url = new URL(`../../../data/reference/population/${name}.csv`, import.meta.url)
  const [head, ...lines] = readFileSync(url, 'utf8').trim().split(/\r?\n/)
  const keys = head!.split(',')
  return lines.map((line) => {
    const cells = [...line.matchAll(/(?:^|,)(?:"([^"]*)"|([^,]*))/g)].map((m) => m[1] ?? m[2] ?? '')
    return Object.fromEntries(keys.map((key, i) => [key, cells[i] ?? '']))
  })
}
