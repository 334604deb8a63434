import { PLACED } from '../../apps/server/placed.ts'
import { settle, type Neighbourhood } from '../../e2e/support/neighbourhood.ts'
import { aWorld, BANNER, COMMUNITY, OTHER_COMMUNITY, STREET, type Someone, type World } from '../../e2e/support/world.ts'
import { loadPopulation } from '../register/index.ts'
import { principles } from './contract.ts'

/** 王府街道 with people in two of its communities, one of everything in each, and those who propose and decide. */
export interface Town {
  world: World
  officer: Someone
  civilAffairs: Someone
  settled: Neighbourhood[]
  close(): Promise<void>
}

export const CHECKLIST = Object.fromEntries(principles.map((each) => [each, { met: true, note: '' }]))
export const TOWN = { A: COMMUNITY, B: OTHER_COMMUNITY, C: '152921405003', street: STREET }

const gridsOf = async (world: World, code: string) =>
  (await world.owner((c) => c.query('select code, name from regions.regions where parent = $1 and valid_until is null order by code', [code]))).rows as Array<{ code: string; name: string }>

export async function aTown(people = 600, settled = true): Promise<Town> {
  const world = await aWorld({ log: Boolean(process.env.LOG) })
  await loadPopulation({
    ownerUrl: world.ownerUrl, secrets: world.secrets, seed: 'territory', people, baseDate: '2026-03-01', workers: 0,
    communities: [
      { code: TOWN.A, name: '王府社区', kind: 'urban', grids: await gridsOf(world, TOWN.A) },
      { code: TOWN.B, name: '二社区', kind: 'urban', grids: await gridsOf(world, TOWN.B) },
    ],
  })
  return {
    world,
    officer: await world.staff('street_officer', STREET, '街道干部'),
    civilAffairs: await world.staff('civil_affairs_officer', BANNER, '民政干部'),
    settled: settled ? [await settle(world, TOWN.A, '欧阳'), await settle(world, TOWN.B, '上官')] : [],
    close: () => world.close(),
  }
}

/** Where every row of every placed table is. */
export async function places(world: World): Promise<Map<string, string>> {
  const found = new Map<string, string>()
  await world.owner(async (client) => {
    for (const t of PLACED.flatMap((part) => part.tables)) {
      if (t.table.startsWith('territory.')) continue
      for (const column of t.columns ?? ['region']) {
        const key = t.key ? `concat_ws('|', ${t.key.join()})` : 'id'
        const { rows } = await client.query(`select ${key}::text as key, ${column} as region from ${t.table}`)
        for (const row of rows) found.set(`${t.table}.${column} ${row.key}`, row.region)
      }
    }
  })
  return found
}

/** Rows that lie at a place which is not there today. */
export async function strays(world: World): Promise<string[]> {
  const at = await places(world)
  const { rows } = await world.owner((c) => c.query('select code from regions.regions where valid_until is null'))
  const valid = new Set(rows.map((r) => r.code as string))
  return [...at].filter(([, region]) => !valid.has(region)).map(([row, region]) => `${row} at ${region}`)
}

/** Takes a dossier through: proposed by the street, opinions, decided by the district, carried out. Answers its id. */
export async function carryOut(town: Town, change: object, more: { day?: string; belowReason?: string; by?: Someone; decider?: Someone } = {}): Promise<string> {
  const { world } = town
  const by = more.by ?? town.officer
  const made = await by.post('/api/territory-changes', { change, reason: '便于管理，方便群众', checklist: CHECKLIST, clientId: crypto.randomUUID() })
  if (made.status !== 201) throw new Error(JSON.stringify(made.body))
  const id = made.body.id as string
  const day = more.day ?? world.clock.now().toISOString().slice(0, 10)
  await by.post(`/api/territory-changes/${id}/opinions`, { kind: 'residents', heldOn: '2026-02-20', asked: 300, agreed: 280, against: 5, text: '多数同意', clientId: crypto.randomUUID() })
  const decided = await (more.decider ?? town.civilAffairs).post(`/api/territory-changes/${id}/decision`, {
    approve: true, effectiveOn: day, belowReason: more.belowReason ?? '服务半径大，居民要求', version: 1, clientId: crypto.randomUUID(),
  })
  if (decided.status !== 200) throw new Error(JSON.stringify(decided.body))
  await world.job('territory.execute')
  return id
}
