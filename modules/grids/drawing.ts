/** Grids drawn on the map: the draft of a community, what it would do, and putting it in force from a day. */
import type { Input, Reply } from '../../platform/kernel/operation.ts'
import type { Tx } from '../../platform/server/db.ts'
import { actorOf } from '../accounts/index.ts'
import { findBoundaries, redrawGrids, scopeOf, wayUp } from '../regions/index.ts'
import type * as doors from './contract.ts'
import type { Shape } from './contract.ts'
import * as errors from './errors.ts'
import { Atlas, areaOf, faultOf, flawsOf, tidy, type Geometry, type Ring } from './geometry.ts'
import { countyHere, placeWithin, recordChange, todayOf, type Ctx, type GridNeeds } from './here.ts'
import * as rows from './queries/drafts.ts'
import * as places from './queries/places.ts'

/** Gaps, overlaps and parts beyond the outline that add up to less are rounding of coordinates (a metre), not a mistake. Square metres each. */
const LEAST_FLAW_M2 = 20

const draftFacts = (d: rows.DraftRow) => ({
  id: d.id, community: { code: d.region, name: d.region_name ?? d.region }, state: d.state, note: d.note, inForceOn: d.in_force_on, drawnBy: d.drawn_by, changedAt: d.changed_at, version: d.version,
})

async function outlineAndGrids(ctx: Pick<Ctx, 'tx' | 'now'>, community: string) {
  const { lo, hi } = scopeOf(community)
  const [outline] = await findBoundaries(ctx.tx, lo, hi, 'community', todayOf(ctx))
  const inForce = await findBoundaries(ctx.tx, lo, hi, 'grid', todayOf(ctx))
  return { outline: (outline?.geometry as Geometry | undefined) ?? null, inForce: inForce.map(({ code, name, geometry }) => ({ code, name, geometry })) }
}

export async function getDrawing(ctx: Ctx, { params }: { params: { community: string } }): Promise<Reply<typeof doors.getDrawing>> {
  const county = countyHere(ctx)
  const place = await placeWithin(ctx, params.community, ['community'])
  const { outline, inForce } = await outlineAndGrids(ctx, place.code)
  const above = (await wayUp(ctx.tx, place.code))[1]
  const around = above ? scopeOf(above.code) : scopeOf(place.code)
  const neighbours = (await findBoundaries(ctx.tx, around.lo, around.hi, 'community', todayOf(ctx))).filter(({ code }) => code !== place.code)
  const { lo, hi } = scopeOf(place.code)
  const buildings = await places.buildingsOf(ctx.tx, county, lo, hi)
  const draft = await rows.draftInHand(ctx.tx, county, place.code)
  return {
    community: { code: place.code, name: place.name },
    outline: outline as Reply<typeof doors.getDrawing>['outline'],
    inForce: inForce as Reply<typeof doors.getDrawing>['inForce'],
    neighbours: neighbours.map(({ code, name, geometry }) => ({ code, name, geometry })),
    buildings: buildings.flatMap((b) => (b.lon === null || b.lat === null ? [] : [{ id: b.id, address: b.address, region: b.region, lon: b.lon, lat: b.lat }])),
    withoutPoint: buildings.filter((b) => b.lon === null).length,
    draft: draft ? { ...draftFacts(draft), shapes: draft.shapes } : null,
  }
}

/** Shapes as they are kept: rings closed and turning one way, points to five decimals. Refuses crossing lines and equal names. */
function settle(shapes: readonly Shape[]): Shape[] {
  const names = new Set<string>()
  return shapes.map((shape) => {
    const name = shape.name.trim()
    if (names.has(name)) throw errors.nameTwice(name)
    names.add(name)
    const [outer, ...holes] = shape.geometry.coordinates.map((ring) => tidy(ring as Ring))
    const fault = faultOf(outer!)
    if (fault) throw errors.shapeWrong(name, fault)
    return { code: shape.code, name, geometry: { type: 'Polygon', coordinates: [outer!, ...holes.map((hole) => [...hole].reverse())] as Shape['geometry']['coordinates'] } }
  })
}

export async function saveGridDraft(
  ctx: Ctx, { params, body }: { params: { community: string }; body: Input<typeof doors.saveGridDraft>['body'] },
): Promise<Reply<typeof doors.saveGridDraft>> {
  const county = countyHere(ctx)
  const place = await placeWithin(ctx, params.community, ['community'])
  const shapes = settle(body.shapes as Shape[])
  const { inForce } = await outlineAndGrids(ctx, place.code)
  const codes = shapes.flatMap(({ code }) => (code ? [code] : []))
  if (codes.some((code) => !inForce.some((grid) => grid.code === code)) || new Set(codes).size !== codes.length) throw errors.gridNotFound()
  const { name } = actorOf(ctx)
  const kept = await rows.draftInHand(ctx.tx, county, place.code)
  if (!kept) {
    const id = ctx.newId()
    if (body.version || !(await rows.insertDraft(ctx.tx, { county, id, region: place.code, shapes, note: body.note ?? '', drawnBy: name, now: ctx.now }))) throw errors.changedMeanwhile()
    await recordChange(ctx, { region: place.code, subject: 'draft', subjectId: id, deed: 'drawn', after: { grids: shapes.length } })
    await ctx.audit('grids.draft_saved', { region: place.code, detail: { draft: id } })
    return { id, version: 1 }
  }
  if (kept.version !== body.version || kept.state !== 'open') throw errors.changedMeanwhile()
  const { version } = await rows.changeDraft(ctx.tx, county, kept.id, { shapes, note: body.note ?? '', drawnBy: name, now: ctx.now })
  await ctx.audit('grids.draft_saved', { region: place.code, detail: { draft: kept.id } })
  return { id: kept.id, version }
}

// ------------------------------------------------------------------------------------------------------------ its effect

type Change = 'new' | 'same' | 'redrawn' | 'ended'

interface Effect {
  flaws: ReturnType<typeof flawsOf>
  grids: { code: string | null; name: string; geometry: Geometry; m2: number; was: number | null; change: Change }[]
  /** Buildings that go to another grid; a new grid is named by its place in the drawing. */
  moves: { building: places.BuildingRow; from: string; to: { code: string | null; name: string; nth: number } }[]
  unplaced: number
}

async function effectOf(ctx: Pick<Ctx, 'tx' | 'now'>, county: string, draft: rows.DraftRow): Promise<Effect> {
  const { outline, inForce } = await outlineAndGrids(ctx, draft.region)
  const shapes = draft.shapes.map((shape, nth) => ({ ...shape, nth, geometry: shape.geometry as unknown as Geometry }))
  const grids: Effect['grids'] = shapes.map((shape) => {
    const before = inForce.find(({ code }) => code === shape.code)
    const same = before && before.name === shape.name && JSON.stringify(before.geometry.coordinates) === JSON.stringify(shape.geometry.coordinates)
    return { code: shape.code, name: shape.name, geometry: shape.geometry, m2: areaOf(shape.geometry), was: before ? areaOf(before.geometry) : null, change: !before ? 'new' : same ? 'same' : 'redrawn' }
  })
  for (const before of inForce) {
    if (!shapes.some(({ code }) => code === before.code)) grids.push({ code: before.code, name: before.name, geometry: before.geometry, m2: 0, was: areaOf(before.geometry), change: 'ended' })
  }
  const { lo, hi } = scopeOf(draft.region)
  const atlas = new Atlas(shapes)
  const moves: Effect['moves'] = []
  let unplaced = 0
  for (const building of await places.buildingsOf(ctx.tx, county, lo, hi)) {
    if (building.lon === null || building.lat === null) continue
    const [to, ...others] = atlas.at([building.lon, building.lat])
    if (!to || others.length) unplaced += 1
    else if (to.code === null || !building.region.startsWith(to.code)) moves.push({ building, from: building.region, to })
  }
  return { flaws: flawsOf(outline, shapes.map(({ geometry }) => geometry), LEAST_FLAW_M2), grids, moves, unplaced }
}

const FLAW_WORDS = { gap: '空隙', overlap: '重叠', beyond: '超出社区边界' } as const

/** Sentences that say what must be settled before the drawing can be in force. */
function blockedBy(effect: Effect): string[] {
  return (['gap', 'overlap', 'beyond'] as const).flatMap((kind) => {
    const found = effect.flaws.filter((flaw) => flaw.kind === kind)
    return found.length ? [`有${found.length}处${FLAW_WORDS[kind]}，共${Math.round(found.reduce((sum, f) => sum + f.m2, 0)).toLocaleString('zh-CN')}平方米`] : []
  })
}

export async function previewDraft(ctx: Ctx, { params }: { params: { id: string } }): Promise<Reply<typeof doors.previewDraft>> {
  const county = countyHere(ctx)
  const draft = await rows.findDraft(ctx.tx, county, params.id)
  if (!draft || draft.state === 'withdrawn') throw errors.draftNotFound()
  const effect = await effectOf(ctx, county, draft)
  const ids = effect.moves.map(({ building }) => building.id)
  const people = new Map((await places.peopleIn(ctx.tx, county, ids, todayOf(ctx))).map((p) => [p.building_id, p.n]))
  const dwellings = new Map((await places.dwellingsIn(ctx.tx, county, ids)).map((d) => [d.building_id, d.n]))
  const names = new Map((await places.namesOf(ctx.tx, [...new Set(effect.moves.map(({ from }) => from.slice(0, 15)))])).map((r) => [r.code, r.name]))
  return {
    draft: draftFacts(draft),
    flaws: effect.flaws.map(({ kind, m2, ring, parts }) => ({ kind, m2, ring: ring.map((p) => [...p]), grids: parts.map((i) => draft.shapes[i]!.name) })),
    grids: effect.grids.map(({ code, name, m2, was, change }) => ({ code, name, m2, was, change })),
    moves: effect.moves.map(({ building, from, to }) => ({
      id: building.id, address: building.address, from: from.length > 12 ? (names.get(from.slice(0, 15)) ?? from) : '未划网格', to: to.name, people: people.get(building.id) ?? 0, dwellings: dwellings.get(building.id) ?? 0,
    })),
    buildings: effect.moves.length,
    people: [...people.values()].reduce((sum, n) => sum + n, 0),
    unplaced: effect.unplaced,
    blocked: blockedBy(effect),
  }
}

export async function putDraftInForce(
  ctx: Ctx, needs: GridNeeds, { params, body }: { params: { id: string }; body: Input<typeof doors.putDraftInForce>['body'] },
): Promise<Reply<typeof doors.putDraftInForce>> {
  const county = countyHere(ctx)
  const draft = await rows.holdDraft(ctx.tx, county, params.id)
  if (!draft || !['open', 'scheduled'].includes(draft.state)) throw errors.draftNotFound()
  if (draft.version !== body.version) throw errors.changedMeanwhile()
  if (body.on < todayOf(ctx)) throw errors.dayPast()
  const { accountId, name } = actorOf(ctx)
  if (body.on > todayOf(ctx)) {
    const blocked = blockedBy(await effectOf(ctx, county, draft))
    if (blocked.length) throw errors.draftHasFlaws(blocked.join('；'))
    await rows.settleDraft(ctx.tx, county, draft.id, { state: 'scheduled', on: body.on, changeId: null, now: ctx.now })
    await recordChange(ctx, { region: draft.region, subject: 'draft', subjectId: draft.id, deed: 'scheduled', after: { on: body.on }, reason: body.reason })
    await ctx.audit('grids.draft_scheduled', { region: draft.region, because: body.reason, detail: { draft: draft.id, on: body.on } })
    return { state: 'scheduled', buildings: 0 }
  }
  const changeId = ctx.newId()
  const buildings = await applyDraft({ tx: ctx.tx, now: ctx.now }, needs, county, draft, { changeId, by: { id: accountId, name }, because: body.reason })
  await recordChange(ctx, { region: draft.region, subject: 'draft', subjectId: draft.id, deed: 'in_force', after: { on: body.on, change: changeId, buildings }, reason: body.reason })
  await ctx.audit('grids.draft_in_force', { region: draft.region, because: body.reason, detail: { draft: draft.id, change: changeId, buildings } })
  return { state: 'in_force', buildings }
}

/**
 * Puts a drawing in force today: boundaries with their history, buildings and all that hangs on them to the grid on whose ground they stand; what
 * stood in a grid that ends and has no point goes to the community, where the address report shows it.
 */
export async function applyDraft(
  doing: { tx: Tx; now: Date }, needs: GridNeeds, county: string, draft: rows.DraftRow, how: { changeId: string; by: { id: string; name: string }; because: string },
): Promise<number> {
  const effect = await effectOf(doing, county, draft)
  const blocked = blockedBy(effect)
  if (blocked.length) throw errors.draftHasFlaws(blocked.join('；'))
  const on = todayOf(doing)
  const begun = draft.shapes.map((shape, nth) => ({ ...shape, nth })).filter(({ code }) => code === null)
  const ended = effect.grids.flatMap(({ code, change }) => (change === 'ended' && code ? [code] : []))
  const codes = await redrawGrids(doing.tx, {
    changeId: how.changeId, community: draft.region, on, source: `${how.by.name}绘制，${on}起生效`,
    changed: effect.grids.flatMap(({ code, name, geometry, change }) => (code && change === 'redrawn' ? [{ code, name, geometry }] : [])),
    begun: begun.map(({ name, geometry }) => ({ name, geometry })), ended,
  })
  const codeOf = (to: { code: string | null; nth: number }) => to.code ?? codes[begun.findIndex(({ nth }) => nth === to.nth)]!
  const targets = new Map<string, string[]>()
  for (const { building, to } of effect.moves) targets.set(codeOf(to), [...(targets.get(codeOf(to)) ?? []), building.id])
  if (targets.size || ended.length) {
    const left = await needs.move(doing.tx, {
      changeId: how.changeId, county, on, at: doing.now, because: how.because, by: how.by, ending: ended, posts: 'end',
      steps: ended.map((from) => ({ from, to: draft.region, below: 'here' as const })),
      rows: [...targets].map(([to, ids]) => ({ table: 'register.buildings', ids, to })),
    })
    if (left.length) throw errors.inTheWay(left.slice(0, 3).join('、'))
  }
  await rows.settleDraft(doing.tx, county, draft.id, { state: 'in_force', on, changeId: how.changeId, now: doing.now })
  return effect.moves.length
}

export async function withdrawDraft(
  ctx: Ctx, { params, body }: { params: { id: string }; body: Input<typeof doors.withdrawDraft>['body'] },
): Promise<Reply<typeof doors.withdrawDraft>> {
  const county = countyHere(ctx)
  const draft = await rows.holdDraft(ctx.tx, county, params.id)
  if (!draft || !['open', 'scheduled'].includes(draft.state)) throw errors.draftNotFound()
  if (draft.version !== body.version) throw errors.changedMeanwhile()
  await rows.settleDraft(ctx.tx, county, draft.id, { state: 'withdrawn', on: null, changeId: null, now: ctx.now })
  await recordChange(ctx, { region: draft.region, subject: 'draft', subjectId: draft.id, deed: 'withdrawn', reason: body.reason })
  await ctx.audit('grids.draft_withdrawn', { region: draft.region, because: body.reason, detail: { draft: draft.id } })
  return { done: true }
}
