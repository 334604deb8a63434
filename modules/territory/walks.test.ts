import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { BANNER } from '../../e2e/support/world.ts'
import { TOWN, aTown, carryOut, places, strays, type Town } from './test-town.ts'

/*
 * Any sequence of mergers, splits, adjustments and their undoing, over days: no row is lost, none lies outside a place of today, and a day before
 * all of it looks as it did.
 */

let town: Town
beforeAll(async () => {
  town = await aTown(160, true)
}, 600_000)
afterAll(() => town?.close())

const OLD_DAY = '2026-03-01'

/** Where people lay on a past day, by what the register says of itself (migration 0034). */
const peopleOn = async (day: string): Promise<Map<string, string>> => {
  const { rows } = await town.world.owner((c) => c.query(`select p.id, coalesce((select f.region from register.former_places f
      where f.subject = 'person' and f.subject_id = p.id and f.until > $1 order by f.until, f.id limit 1), p.region) as region from register.people p`, [day]))
  return new Map(rows.map((r) => [r.id as string, r.region as string]))
}
const treeOn = async (day: string): Promise<string[]> =>
  (await town.world.owner((c) => c.query(`select code || name as place from regions.published_periods where valid_from <= $1 and (valid_until is null or valid_until > $1) order by 1`, [day])))
    .rows.map((r) => r.place as string)
const communities = async () => (await town.world.owner((c) => c.query(`select code from regions.regions where parent = $1 and valid_until is null order by code`, [TOWN.street]))).rows.map((r) => r.code as string)
const gridsOf = async (code: string) => (await town.world.owner((c) => c.query(`select code from regions.regions where parent = $1 and valid_until is null order by code`, [code]))).rows.map((r) => r.code as string)
const buildingsOf = async (code: string) => (await town.world.owner((c) => c.query(`select id from register.buildings where region like $1 || '%' order by id limit 8`, [code]))).rows.map((r) => r.id as string)

const steps = fc.array(fc.record({ kind: fc.constantFrom('merge', 'merge_new', 'split', 'split_buildings', 'adjust', 'undo'), a: fc.nat(50), b: fc.nat(50), nextDay: fc.boolean() }), { minLength: 3, maxLength: 5 })

test('no sequence of changes loses a row, leaves one at a place that is not there, or alters an old day', async () => {
  const first = await places(town.world)
  const oldPeople = await peopleOn(OLD_DAY)
  const oldTree = await treeOn(OLD_DAY)
  let named = 0
  let carried = 0
  await fc.assert(
    fc.asyncProperty(steps, async (walk) => {
      const done: Array<{ id: string; before: Map<string, string> }> = []
      for (const step of walk) {
        if (step.nextDay) town.world.clock.forward(86_400_000)
        const officer = await town.world.staff('civil_affairs_officer', BANNER)
        const decider = await town.world.staff('civil_affairs_officer', BANNER)
        const all = await communities()
        const [one, other] = [all[step.a % all.length]!, all[step.b % all.length]!]
        const before = await places(town.world)
        const change = await (async () => {
          const grids = await gridsOf(one)
          switch (step.kind) {
            case 'merge':
              return one === other ? null : { kind: 'merge', places: [one, other], into: other }
            case 'merge_new':
              return one === other ? null : { kind: 'merge', places: [one, other], name: `合并${++named}社区` }
            case 'split':
              return grids.length < 2 ? null : { kind: 'split', place: one, parts: [{ name: `新${++named}社区`, grids: grids.slice(0, 1 + (step.b % (grids.length - 1))) }] }
            case 'split_buildings': {
              const buildings = await buildingsOf(one)
              return buildings.length ? { kind: 'split', place: one, parts: [{ name: `楼栋${++named}社区`, buildings }] } : null
            }
            case 'adjust':
              return one === other || grids.length < 2 ? null : { kind: 'adjust', into: other, grids: [grids[0]] }
            default:
              return done.length ? { kind: 'undo', undoes: done.at(-1)!.id } : null
          }
        })()
        if (!change) continue
        const id = await carryOut(town, change, { by: officer, decider, day: town.world.clock.now().toISOString().slice(0, 10) })
        const { body } = await officer.get(`/api/territory-changes/${id}`)
        expect(body.state, JSON.stringify(body.blocked)).toBe('executed')
        carried++
        const after = await places(town.world)
        expect([...before.keys()].filter((row) => !after.has(row))).toEqual([])
        expect(await strays(town.world)).toEqual([])
        if (change.kind === 'undo') {
          const undone = done.pop()!
          const differs = [...undone.before].filter(([row, region]) => after.get(row) !== region)
          expect(differs).toEqual([])
        } else done.push({ id, before })
      }
      const past = await peopleOn(OLD_DAY)
      for (const [person, region] of oldPeople) expect(past.get(person)).toBe(region)
      expect(await treeOn(OLD_DAY)).toEqual(oldTree)
    }),
    { numRuns: 6, seed: 20261129, endOnFailure: true },
  )
  expect(carried).toBeGreaterThan(8)
  expect([...first.keys()].filter((row) => row.startsWith('register.people')).length).toBeGreaterThan(120)
}, 300_000)
