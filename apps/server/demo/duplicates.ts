import { idNumberCheckCharacter } from '../../../modules/register/index.ts'
import type { App } from '../app.ts'
import { voiceOf } from './voice.ts'

const GRIDS = ['152921405001001', '152921405001002', '152921405002001'] as const
const [CLERK, NEIGHBOUR, STREET, COUNTY] = ['chuangkou', 'linshe', 'jiedao', 'minzheng'] as const

/** A fictitious number: sequence 9xx, which no person carries. */
function numberOf(bornOn: string, sequence: number): string {
  const first17 = `152921${bornOn.replaceAll('-', '')}${sequence}`
  return first17 + idNumberCheckCharacter(first17)
}

interface Entered {
  by: string
  name: string
  sex: '1' | '2'
  bornOn: string
  region: string
  number?: number
  phone?: string
}

/** People who were entered twice, as it happens: another spelling, no number, a slip in the day, two communities; and two pairs that are not one. */
const ENTERED: readonly Entered[] = [
  { by: CLERK, name: '郝玉峰', sex: '1', bornOn: '1958-04-12', region: GRIDS[0], number: 931, phone: '13900001201' },
  { by: CLERK, name: '郝玉峯', sex: '1', bornOn: '1958-04-12', region: GRIDS[1], phone: '13900001201' },
  { by: CLERK, name: '阿拉腾·其其格', sex: '2', bornOn: '1966-09-03', region: GRIDS[0], number: 942 },
  { by: CLERK, name: '其其格·阿拉腾', sex: '2', bornOn: '1966-09-03', region: GRIDS[0], phone: '13900001203' },
  { by: CLERK, name: '单春梅', sex: '2', bornOn: '1973-02-11', region: GRIDS[1], number: 944, phone: '13900001204' },
  { by: CLERK, name: '单春梅', sex: '2', bornOn: '1973-11-02', region: GRIDS[1], phone: '13900001204' },
  { by: CLERK, name: '温都苏', sex: '1', bornOn: '1949-12-20', region: GRIDS[0], phone: '13900001205' },
  { by: NEIGHBOUR, name: '温都苏', sex: '1', bornOn: '1949-12-20', region: GRIDS[2], number: 951, phone: '13900001205' },
  // Father and son of one name, one telephone.
  { by: CLERK, name: '宝音图', sex: '1', bornOn: '1951-07-07', region: GRIDS[0], phone: '13900001206' },
  { by: CLERK, name: '宝音图', sex: '1', bornOn: '1978-05-17', region: GRIDS[0], phone: '13900001206' },
]

/** Duplicates of the demo street, made through the doors: found by a walk, one merged, one found different. */
export async function demoDuplicates(app: App, runJob: (name: string) => Promise<void>): Promise<void> {
  const ask = voiceOf(app)
  for (const { by, number, ...one } of ENTERED) {
    await ask(by, 'POST', '/api/people', {
      ...one, ...(number ? { idNumber: numberOf(one.bornOn, number) } : {}), clientId: `demo-twice-${one.name}-${one.bornOn}-${one.region}`,
    })
  }
  await ask(COUNTY, 'POST', '/api/duplicates/scans', {})
  await runJob('duplicates.scan')
  type Pair = { id: string; a: { name: string }; b: { name: string } }
  const { items } = await ask(STREET, 'GET', '/api/duplicates')
  const merged = items.find((p: Pair) => [p.a.name, p.b.name].includes('郝玉峯'))
  if (merged) {
    const pair = await ask(STREET, 'GET', `/api/duplicates/${merged.id}`)
    const [into, from] = pair.suggestion.into === pair.a.id ? [pair.a, pair.b] : [pair.b, pair.a]
    await ask(STREET, 'POST', '/api/merges', { intoId: into.id, fromId: from.id, intoVersion: into.version, fromVersion: from.version, reason: '本人出示身份证，峰字写法不同' })
  }
  const later = items.find((p: Pair) => p.a.name === '单春梅')
  if (later) {
    const pair = await ask(STREET, 'GET', `/api/duplicates/${later.id}`)
    await ask(STREET, 'POST', `/api/duplicates/${later.id}/decision`, { decision: 'later', note: '等本人带证件来核对', version: pair.version })
  }
}
