import { shanghaiDate } from '../../platform/kernel/dates.ts'
import type { Db } from '../../platform/server/db.ts'
import type { PlaceMove, PlacedPart } from '../regions/definition.ts'
import { figuresOfMove, inTheWayOf, placesByCode, placesBelow, rowsChangedSince, rowsThatGo, scopeOf, type PlaceRow } from '../regions/index.ts'
import { THRESHOLD_CLASSES, usualClass } from './catalogue/thresholds.ts'
import type { Change, Counts, Preview } from './contract.ts'
import { buildingsNamed, grouped, placesNamed, planOf, undoingStages, type Known, type Plan, type Stage } from './plan.ts'
import * as q from './queries.ts'

/** Everything a plan is made from: places around those named, and where the buildings named lie. */
export async function planFor(db: Db, county: string, change: Change): Promise<Plan & { undoes: string[] }> {
  if (change.kind === 'undo') return undoPlan(db, county, change)
  const townships = [...new Set(placesNamed(change).map((code) => code.slice(0, 9)))]
  const above = await placesAbove(db, county, townships)
  const below = await placesBelow(db, townships.map((nine) => ({ lo: nine, hi: `${nine}:` })))
  const places = new Map<string, Known>([...above, ...below].map((p) => [p.code, p]))
  const named = buildingsNamed(change)
  const buildings = new Map(named.length ? (await q.buildingRegions(db, county, named)).map((b) => [b.id, b.region] as const) : [])
  const further = [...new Set([...buildings.values()].map((r) => r.slice(0, 9)))].filter((nine) => !townships.includes(nine))
  for (const p of await placesBelow(db, further.map((nine) => ({ lo: nine, hi: `${nine}:` })))) places.set(p.code, p)
  return { ...planOf(change, { places, buildings }), undoes: [] }
}

const placesAbove = (db: Db, county: string, townships: readonly string[]): Promise<PlaceRow[]> =>
  placesByCode(db, [`${county}000000`, ...townships.map((nine) => `${nine}000`)])

async function undoPlan(db: Db, county: string, change: Change): Promise<Plan & { undoes: string[] }> {
  const nothing = { title: '恢复原区划', region: `${county}000000`, communities: [], stages: [], undoes: [] }
  const original = change.undoes ? await q.findDossier(db, county, change.undoes) : undefined
  if (!original || original.state !== 'executed' || original.kind === 'undo') {
    return { ...nothing, faults: [{ code: 'undoes', text: '只有已生效的调整才能恢复，请从它的卷里办理' }] }
  }
  const done = await q.stagesOf(db, county, original.id)
  const later = await q.laterDossiers(db, county, original.id, original.places, original.executedAt!)
  return {
    title: `恢复：${original.title}`,
    region: original.region,
    communities: [...new Set(original.places.map((code) => code.slice(0, 12)))].sort(),
    stages: undoingStages(done.map(({ body, replaced }) => ({ body, replaced }))),
    undoes: done.map(({ id }) => id).reverse(),
    faults: later.map((each) => ({ code: 'later', text: `后来的调整“${each.title}”（${each.number}）也涉及这些地方，请先恢复它` })),
  }
}

/** All places of a plan, for the search by place. */
export const placesOf = (plan: Plan): string[] =>
  [...new Set([...plan.communities, ...plan.stages.flatMap((s) => [...s.create.map((c) => c.code), ...s.end.map((e) => e.code), ...s.rename.map((r) => r.code), ...s.reopen, ...s.became.flatMap((b) => [b.from, b.to])])])].sort()

/** The move of one or several stages. */
export function moveOf(stages: readonly Stage[], at: { changeId: string; county: string; on: string; now: Date; posts: 'move' | 'end'; because: string; undoes: readonly string[]; by?: { id: string; name: string } }): PlaceMove {
  return {
    changeId: at.changeId, county: at.county, on: at.on, at: at.now, posts: at.posts, because: at.because, by: at.by ?? { id: '', name: '' },
    steps: stages.flatMap((s) => s.steps), rows: stages.flatMap((s) => s.rows), ending: stages.flatMap((s) => s.end.map((e) => e.code)),
    ...(at.undoes.length ? { undoes: at.undoes } : {}),
  }
}

const NOBODY = '00000000-0000-0000-0000-000000000000'
const none = (): Counts => ({ households: 0, people: 0, dwellings: 0, buildings: 0, openCases: 0, posts: 0, grids: 0 })

export interface ClassOf {
  code: string
  name: string
  households: number | null
  source: string
}

/** The classes of a county: its own numbers where it has set some. */
export async function classesOf(db: Db, county: string) {
  const own = new Map((await q.thresholdsOf(db, county)).map((t) => [t.class, t]))
  return THRESHOLD_CLASSES.map((c) => {
    const set = own.get(c.code)
    return set ? { ...c, households: set.households, scope: set.scope, source: set.source, own: true, version: set.version } : { ...c, own: false, version: 0 }
  })
}

/** What a change would do, with everything that does not fit. Reads only. */
export async function previewOf(db: Db, parts: readonly PlacedPart[], county: string, change: Change, now: Date, known?: Plan & { undoes: string[] }): Promise<Preview> {
  const plan = known ?? (await planFor(db, county, change))
  const today = shanghaiDate(now)
  const empty = { title: plan.title, region: plan.region, places: [], grids: [], rows: [], obstacles: [], day: today }
  if (plan.faults.length) return { ...empty, faults: plan.faults }
  const move = moveOf(plan.stages, { changeId: NOBODY, county, on: today, now, posts: change.posts, because: '', undoes: plan.undoes })
  const digits = change.level === 'grid' ? 15 : 12
  const named = placesOf(plan)
  const shown = named.filter((code) => code.length === digits)
  const rows = new Map((await placesBelow(db, plan.communities.map(scopeOf))).map((p) => [p.code, p]))
  const lines = await figuresOfMove(db, parts, move, plan.communities, digits)
  const made = new Map(plan.stages.flatMap((s) => s.create).map((c) => [c.code, c]))
  const ending = new Set(move.ending)
  const reopened = new Set(plan.stages.flatMap((s) => s.reopen))
  const renamed = new Map(plan.stages.flatMap((s) => s.rename).map((r) => [r.code, r.name]))
  const nameOf = (code: string) => renamed.get(code) ?? made.get(code)?.name ?? rows.get(code)?.name ?? code
  const gridsBefore = (code: string) => [...rows.values()].filter((p) => p.parent === code && p.level === 'grid' && p.validUntil === null).length
  const gridsAfter = (code: string) => [...rows.values()].filter((p) => p.parent === code && p.level === 'grid' && (p.validUntil === null || reopened.has(p.code)) && !ending.has(p.code)).length
    + [...made.values()].filter((c) => c.parent === code && c.level === 'grid').length
  const count = (code: string, side: 'was' | 'becomes'): Counts => {
    const counts = none()
    for (const line of lines) if (line[side] === code && line.name in counts) counts[line.name as keyof Counts] += line.rows
    counts.grids = side === 'was' ? gridsBefore(code) : gridsAfter(code)
    return counts
  }
  const classes = await classesOf(db, county)
  const set = new Map((await q.placeClasses(db, county, shown)).map((c) => [c.region, c.class]))
  const parents = new Map((await placesByCode(db, [...new Set(shown.map((code) => made.get(code)?.parent ?? rows.get(code)?.parent ?? ''))])).map((p) => [p.code, p]))
  const places: Preview['places'] = shown.map((code) => {
    const isNew = made.has(code) || (reopened.has(code) && rows.get(code)?.validUntil !== null)
    const ends = ending.has(code)
    const place = made.get(code) ?? rows.get(code)
    const after = ends ? null : count(code, 'becomes')
    const cls = classes.find((c) => c.code === (set.get(code) ?? usualClass(place?.kind ?? '', parents.get(place?.parent ?? '')?.kind ?? '')))
    return {
      code, name: nameOf(code), state: isNew ? 'new' : ends ? 'ends' : renamed.has(code) ? 'renamed' : 'stays',
      before: isNew ? null : count(code, 'was'), after,
      threshold: digits === 12 && after && cls
        ? { class: cls.code, className: cls.name, households: cls.households, short: Math.max(0, (cls.households ?? 0) - after.households), source: cls.source }
        : null,
    }
  })
  const grids = plan.stages.flatMap((s) => s.became).filter((b) => b.from.length === 15)
    .map((b) => ({ from: b.from, fromName: nameOf(b.from), to: b.to, toName: `${b.to.slice(0, 12) === b.from.slice(0, 12) ? '' : nameOf(b.to.slice(0, 12))}${nameOf(b.to)}`, whole: b.whole }))
  const going = (await rowsThatGo(db, parts, move)).filter((r) => r.rows > 0 && !r.table.startsWith('territory.')).sort((a, b) => b.rows - a.rows).map(({ what, rows: n }) => ({ what, rows: n }))
  return { ...empty, faults: [], places, grids, rows: going, obstacles: await obstaclesOf(db, parts, county, change, plan, move, nameOf, today) }
}

async function obstaclesOf(db: Db, parts: readonly PlacedPart[], county: string, change: Change, plan: Plan, move: PlaceMove, nameOf: (code: string) => string, today: string): Promise<Preview['obstacles']> {
  const found: Preview['obstacles'] = (await inTheWayOf(db, parts, move)).map((each) => ({
    blocking: true,
    text: each.why === 'clash'
      ? `${nameOf(each.place)}会有两个同名的${each.what}${each.label ? `“${each.label}”` : ''}，请先改名`
      : `${nameOf(each.place)}的${each.what}${each.label ? `“${each.label}”` : ''}${each.rows > 1 ? `等${each.rows}条` : ''}是调整以后登记的，没有原来的地方可回，请先迁到具体网格`,
  }))
  if (move.undoes) {
    for (const { what, rows } of await rowsChangedSince(db, parts, move)) {
      found.push({ blocking: false, text: `${what}${rows}条在调整以后又变动过：在原范围内的随所在网格回去，已迁出的留在现在的地方` })
    }
    return found
  }
  if (change.level === 'community' && (change.kind === 'split' || change.kind === 'set_up' || change.kind === 'adjust')) {
    const sources = plan.stages.map((s) => s.source)
    for (const { region, n } of await q.withoutGrid(db, county, sources)) {
      found.push({ blocking: false, text: `${nameOf(region)}有${n}位居民没有落到网格，调整后仍留在${nameOf(region)}` })
    }
  }
  if (change.posts === 'move') {
    const goes = new Map(plan.stages.flatMap((s) => s.steps).map((s) => [s.from, s.to]))
    const heads = await q.headsAt(db, county, plan.communities, today)
    const at = grouped(heads, (h) => goes.get(h.region) ?? h.region)
    for (const [place, some] of at) {
      const n = some.reduce((a, b) => a + b.n, 0)
      if (n > 1) found.push({ blocking: false, text: `调整后${nameOf(place)}有${n}位负责人，请在生效前商定由谁担任` })
    }
  }
  return found
}

/** Lines of what falls below its threshold by this change: new places, and places that had enough before. */
export function belowThresholdLines(change: Change, preview: Preview): string[] {
  if (change.level === 'grid' || ['rename', 'renumber', 'undo'].includes(change.kind)) return []
  return preview.places.flatMap(({ name, state, before, after, threshold }) => {
    if (!threshold?.households || !after || threshold.short === 0) return []
    if (state !== 'new' && (before?.households ?? 0) < threshold.households) return []
    return [`${name}${after.households}户，比下限${threshold.households}户少${threshold.short}户`]
  })
}
