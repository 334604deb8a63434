import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Someone } from '../../e2e/support/world.ts'
import { CHECKLIST, TOWN, aTown, carryOut, places, strays, type Town } from './test-town.ts'
import { EXECUTE_JOB } from './jobs.ts'

let town: Town
let head: Someone
beforeAll(async () => {
  town = await aTown()
  head = await town.world.staff('street_head', TOWN.street, '街道主任')
}, 120_000)
afterAll(() => town?.close())

/** The lists that a street reads, page by page. They stand in the order of places, which a merger changes: compared as sets. */
const lists = async () => {
  const all = async (url: string) => {
    const ids: string[] = []
    for (let after = ''; ;) {
      const { body } = await head.get(`${url}${after ? `&after=${encodeURIComponent(after)}` : ''}`)
      ids.push(...body.items.map((each: { id: string }) => each.id))
      if (!body.next) return ids.sort()
      after = body.next
    }
  }
  return { people: await all(`/api/people?region=${TOWN.street}`), cases: await all('/api/cases?box=all'), dwellings: await all(`/api/dwellings?region=${TOWN.street}`) }
}

test('[TER-03] [PRC-23] a merger runs as a dossier; every row of every module goes along, people keep working, and it can be put back exactly', async () => {
  const { world, officer, civilAffairs, settled } = town
  const before = await places(world)
  const seen = await lists()
  const change = { kind: 'merge', level: 'community', places: [TOWN.A, TOWN.B], into: TOWN.B }
  const preview = await officer.post('/api/territory-changes/preview', { change })
  expect(preview.body).toMatchObject({ faults: [], title: expect.stringMatching(/^王府社区并入/) })
  expect(preview.body.obstacles.filter((o: any) => o.blocking)).toEqual([])
  const at = (code: string) => preview.body.places.find((p: any) => p.code === code)
  expect(at(TOWN.A)).toMatchObject({ state: 'ends', after: null })
  for (const name of ['households', 'people', 'dwellings', 'openCases', 'posts', 'grids']) {
    expect(at(TOWN.B).after[name], name).toBe(at(TOWN.A).before[name] + at(TOWN.B).before[name])
    expect(at(TOWN.A).before[name], name).toBeGreaterThan(0)
  }

  const made = await officer.post('/api/territory-changes', { change, reason: '两个社区合用一处服务站', checklist: CHECKLIST, clientId: crypto.randomUUID() })
  expect(made.status).toBe(201)
  const id = made.body.id as string
  const decide = { approve: true, effectiveOn: '2026-03-02', version: 1, clientId: crypto.randomUUID(), belowReason: '合并后服务更集中' }
  expect((await officer.post(`/api/territory-changes/${id}/decision`, { ...decide, clientId: crypto.randomUUID() })).body.code).toBe('territory.own_proposal')
  expect((await civilAffairs.post(`/api/territory-changes/${id}/decision`, decide)).body.code).toBe('territory.opinion_missing')
  await officer.post(`/api/territory-changes/${id}/opinions`, { kind: 'meeting', heldOn: '2026-02-20', asked: 60, agreed: 55, against: 2, text: '居民代表会议通过', clientId: crypto.randomUUID() })
  expect((await civilAffairs.post(`/api/territory-changes/${id}/decision`, { ...decide, clientId: crypto.randomUUID() })).body).toEqual({ state: 'approved' })
  await world.job(EXECUTE_JOB)

  const dossier = await civilAffairs.get(`/api/territory-changes/${id}`)
  expect(dossier.body).toMatchObject({ state: 'executed', blocked: [], stagesDone: 1 })
  const after = await places(world)
  expect([...after.keys()].sort()).toEqual([...before.keys()].sort())
  expect(await strays(world)).toEqual([])
  expect([...after].filter(([row, region]) => region !== before.get(row)).length).toBeGreaterThan(1000)
  expect(await lists()).toEqual(seen)
  // Those who worked at the old place go on at once, with the session they had, and see their cases and people.
  const clerk = settled[0]!.clerk
  expect((await clerk.get(`/api/people/${settled[0]!.ids.person}?purpose=visit`)).status).toBeLessThan(400)
  expect((await clerk.get(`/api/cases/${settled[0]!.ids.case}`)).status).toBe(200)
  expect((await settled[0]!.resident.get(`/api/cases/${settled[0]!.ids.case}`)).status).toBe(200)
  // The tree of the day before is the old one.
  const tree = async (day: string) => (await officer.get(`/api/regions?parent=${TOWN.street}&day=${day}`)).body.items.map((r: any) => r.code)
  expect(await tree('2026-03-01')).toContain(TOWN.A)
  expect(await tree('2026-03-02')).not.toContain(TOWN.A)

  const undo = await carryOut(town, { kind: 'undo', level: 'community', undoes: id })
  expect((await civilAffairs.get(`/api/territory-changes/${undo}`)).body).toMatchObject({ state: 'executed', blocked: [] })
  expect((await civilAffairs.get(`/api/territory-changes/${id}`)).body.state).toBe('undone')
  expect(await places(world)).toEqual(before)
  expect(await strays(world)).toEqual([])
  expect(await lists()).toEqual(seen)
})
