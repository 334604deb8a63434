import { join } from 'node:path'
import { shanghaiDate } from '../../platform/kernel/dates.ts'
import { padded, readPack } from '../../modules/regions/index.ts'
import { loadPopulation, type LoadCommunity, type LoadReport } from '../../modules/register/index.ts'
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

/** Loads so many synthetic people into an empty database. @returns what it took. */
export async function loadBenchPeople(installation: Installation, people: number, say: (line: string) => void): Promise<LoadReport> {
  return loadPopulation({
    ownerUrl: installation.ownerUrl,
    secrets: installation.secrets,
    county: installation.settings.county,
    communities: benchCommunities(installation),
    seed: 'linli-bench',
    people,
    baseDate: shanghaiDate(new Date()),
    workerEntry: join(installation.root, 'dist/load-worker/main.mjs'),
    onProgress: (did, total, word) => say(`${word} ${did} / ${total}`),
  })
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
