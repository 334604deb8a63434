import { join } from 'node:path'
import { shanghaiDate } from '../../platform/kernel/dates.ts'
import { loadDivisions, padded, readPack } from '../../modules/regions/index.ts'
import { deriveAfterLoad } from '../../modules/population/index.ts'
import { addPast, loadPopulation, type LoadCommunity, type LoadReport } from '../../modules/register/index.ts'
import { settleDemo, type Installation } from '../server/installation.ts'
import { Plain, bar, done } from './terminal.ts'

/** The communities of the pack with their usual weights. */
export function benchCommunities(installation: Pick<Installation, 'root' | 'settings'>): LoadCommunity[] {
  const { place, regions } = readPack(installation.root, installation.settings.pack)
  const households = place.demo.banner.households
  return regions
    .filter((r) => r.level === 'community' && (households[r.code] ?? 0) > 0)
    .map((r) => ({
      code: padded(r.code),
      name: r.name,
      kind: r.kind === 'gacha' ? ('gacha' as const) : r.kind === 'community' ? ('urban' as const) : ('town' as const),
      weight: households[r.code]!,
      grids: regions.filter((g) => g.parent === r.code && g.level === 'grid').map((g) => ({ code: padded(g.code), name: g.name })),
    }))
}

/**
 * The same communities under the codes of so many counties: the pack's own, then its neighbours in the region's list, so that one database holds
 * several counties of equal size. More counties than the list has are refused.
 */
async function inCounties(own: readonly LoadCommunity[], county: string, banners: number): Promise<LoadCommunity[]> {
  const divisions = await loadDivisions()
  const province = county.slice(0, 2)
  const all = divisions.childrenOf(province).flatMap((city) => divisions.childrenOf(city.code)).filter((d) => d.level === 'county').map((d) => d.code.slice(0, 6))
  const counties = [county, ...all.filter((code) => code !== county)].slice(0, banners)
  if (counties.length < banners) throw new Plain(`一个库最多${counties.length}个旗县`)
  const under = (code: string, other: string) => other + code.slice(6)
  return counties.flatMap((other) =>
    own.map((c) => ({ ...c, code: under(c.code, other), grids: c.grids.map((g) => ({ ...g, code: under(g.code, other) })) })))
}

/** Loads so many synthetic people into an empty database, spread evenly over so many counties. @returns what it took. */
export async function loadBenchPeople(installation: Installation, people: number, say: (line: string) => void, banners = 1): Promise<LoadReport> {
  const report = await loadPopulation({
    ownerUrl: installation.ownerUrl,
    secrets: installation.secrets,
    communities: await inCounties(benchCommunities(installation), installation.settings.county, banners),
    seed: 'linli-bench',
    people,
    baseDate: shanghaiDate(new Date()),
    workerEntry: join(installation.root, 'dist/load-worker/main.mjs'),
    onProgress: (did, total, word) => say(`${word} ${did} / ${total}`),
  })
  await addPast(installation.ownerUrl, shanghaiDate(new Date()), 'homes')
  await deriveAfterLoad(installation.ownerUrl, (county) => say(`推算人口口径 ${county}`))
  return report
}

/** The command: refuses what is out of range or a database that is in use. */
export async function benchData(installation: Installation, people: number): Promise<number> {
  if (!Number.isInteger(people) || people < 1_000 || people > 10_000_000) throw new Plain('请写明人数，1000 至 10000000')
  if (!installation.demoOwed) throw new Plain('数据库里已有数据：请用一个空的 LINLI_HOME 或 DATABASE_URL')
  await settleDemo(installation.url, 'none', true)
  const report = await loadBenchPeople(installation, people, bar)
  done()
  process.stdout.write(`已装入 ${report.people} 人、${report.households} 户，每秒 ${Math.round(report.peoplePerSecond)} 人\n`)
  return 0
}
