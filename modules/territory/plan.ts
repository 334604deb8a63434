import type { PlaceStep, RowStep } from '../regions/definition.ts'
import { levelOf, partCodeOf, prefixOf, type Drawn } from '../regions/index.ts'
import { CHANGE_KINDS, type Change } from './contract.ts'

/*
 * From what is wanted to what is done: pure. A plan consists of stages, one for each community that gives something away; each stage is one
 * transaction and leaves everything either before or after.
 */

/** A place as the plan must know it; ended ones too, because a code is never used twice. */
export interface Known {
  code: string
  level: string
  name: string
  fullName: string
  parent: string | null
  kind: string
  validUntil: string | null
}

export interface Created {
  code: string
  level: string
  name: string
  fullName: string
  parent: string
  kind: string
  drawnAs: string | null
}

/** One transaction: what happens to the places and rows of one community. */
export interface Stage {
  source: string
  create: Created[]
  end: Array<{ code: string; replacedBy: string | null }>
  rename: Array<{ code: string; name: string; fullName: string; wasName: string; wasFullName: string }>
  /** Ended places that are again, and shapes put back: only when a change is put back. */
  reopen: string[]
  draw: Drawn[]
  steps: PlaceStep[]
  rows: RowStep[]
  became: Array<{ from: string; to: string; whole: boolean }>
  redraw: string[]
}

export interface Fault {
  code: string
  text: string
}

export interface Plan {
  title: string
  /** The place under which everything happens: who sees the dossier. */
  region: string
  /** Communities whose figures change. */
  communities: string[]
  stages: Stage[]
  faults: Fault[]
}

export interface Facts {
  places: ReadonlyMap<string, Known>
  /** Where each building named lies. */
  buildings: ReadonlyMap<string, string>
}

const NUMERALS = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九']
/** 1 to 999 as a person writes it: 12 → 十二. */
export function numeral(n: number): string {
  const [h, t, u] = [Math.floor(n / 100), Math.floor(n / 10) % 10, n % 10]
  const tens = t === 0 ? (h && u ? '零' : '') : t === 1 && !h ? '十' : `${NUMERALS[t]}十`
  return `${h ? `${NUMERALS[h]}百` : ''}${tens}${u ? NUMERALS[u] : ''}`
}
const SERIAL_NAME = /^第[一二三四五六七八九十百零\d]+网格$/

/** Serial numbers of communities by kind: 001–199 committees of residents, 200–399 of villagers and gacha (统计用区划代码编制规则). */
const SERIALS: Record<string, readonly [number, number]> = { community: [1, 199], gacha: [200, 399], village: [200, 399] }

class Planner {
  readonly stages = new Map<string, Stage>()
  readonly faults: Fault[] = []
  readonly facts: Facts
  private readonly made = new Map<string, Created>()
  private readonly gone = new Set<string>()

  constructor(facts: Facts) {
    this.facts = facts
  }

  fault(code: string, text: string) {
    this.faults.push({ code, text })
  }

  stage(source: string): Stage {
    let stage = this.stages.get(source)
    if (!stage) this.stages.set(source, stage = { source, create: [], end: [], rename: [], reopen: [], draw: [], steps: [], rows: [], became: [], redraw: [] })
    return stage
  }

  name(code: string): string {
    return this.facts.places.get(code)?.name ?? this.made.get(code)?.name ?? code
  }

  /** A place that is there today, of the wanted level. */
  valid(code: string | undefined, level: 'community' | 'grid' | 'township', word: string): Known | undefined {
    if (!code) return void this.fault('missing', `请选择${word}`)
    const place = this.facts.places.get(code)
    if (!place || place.validUntil !== null) return void this.fault('gone', `${place?.name ?? code}已经撤销或不存在，请重新选择${word}`)
    const fits = level === 'township' ? ['township', 'county'].includes(place.level) : place.level === level
    if (!fits) return void this.fault('level', `${place.name}不能作为${word}，请重新选择`)
    return place
  }

  gridsOf(community: string): Known[] {
    return [...this.facts.places.values()].filter((p) => p.parent === community && p.level === 'grid' && p.validUntil === null)
  }

  private isUsed(code: string) {
    return this.facts.places.has(code) || this.made.has(code)
  }

  private siblings(parent: string) {
    return [...[...this.facts.places.values()].filter((p) => p.validUntil === null && !this.gone.has(p.code)), ...this.made.values()].filter((p) => p.parent === parent)
  }

  private nextCommunityCode(parent: Known, kind: string): string | undefined {
    const [from, to] = SERIALS[kind] ?? SERIALS.community!
    const prefix = prefixOf(parent.code).padEnd(9, '0')
    // A number once given is not given again, and gaps may be history elsewhere: after the last one.
    const used = [...this.facts.places.keys(), ...this.made.keys()].filter((c) => c.length === 12 && c.startsWith(prefix)).map((c) => Number(c.slice(9))).filter((n) => n >= from && n <= to)
    const next = Math.max(from - 1, ...used) + 1
    if (next > to) return void this.fault('full', `${parent.name}的社区代码已经用完，请手工填写代码`)
    return prefix + String(next).padStart(3, '0')
  }

  community(stage: Stage, parent: Known, wanted: { name: string; code?: string | undefined; kind: string; drawnAs?: string }): Created | undefined {
    if (!wanted.name) return void this.fault('name', '请填写新社区的名称')
    if (this.siblings(parent.code).some((p) => p.name === wanted.name)) return void this.fault('name', `${parent.name}已经有“${wanted.name}”，请另取名称`)
    const code = wanted.code ?? this.nextCommunityCode(parent, wanted.kind)
    if (!code) return undefined
    if (levelOf(code) !== 'community' || !code.startsWith(prefixOf(parent.code))) return void this.fault('code', `代码${code}不属于${parent.name}，请改用${parent.name}之下的12位代码`)
    if (this.isUsed(code)) return void this.fault('code', `代码${code}已经用过（${this.name(code)}），代码不能重复使用，请换一个`)
    return this.create(stage, { code, level: 'community', name: wanted.name, fullName: parent.fullName + wanted.name, parent: parent.code, kind: wanted.kind, drawnAs: wanted.drawnAs ?? null })
  }

  private create(stage: Stage, place: Created): Created {
    this.made.set(place.code, place)
    stage.create.push(place)
    return place
  }

  /** A new grid with the next free number; a name like 第三网格 is numbered anew, another is kept while it is free. */
  grid(stage: Stage, community: { code: string; fullName: string }, wanted: { name: string; code?: string | undefined; drawnAs?: string }): Created | undefined {
    const taken = new Set(this.siblings(community.code).map((p) => p.name))
    let name = wanted.name
    if (!name || SERIAL_NAME.test(name) || taken.has(name)) {
      if (name && !SERIAL_NAME.test(name) && !wanted.drawnAs) return void this.fault('name', `${this.name(community.code)}已经有“${name}”，请另取名称`)
      name = Array.from({ length: 999 }, (_, i) => `第${numeral(i + 1)}网格`).find((each) => !taken.has(each))!
    }
    const prefix = community.code
    const used = [...this.facts.places.keys(), ...this.made.keys()].filter((c) => c.length === 15 && c.startsWith(prefix)).map((c) => Number(c.slice(12)))
    const next = Math.max(0, ...used) + 1
    if (next > 999) return void this.fault('full', `${this.name(community.code)}的网格代码已经用完`)
    const code = wanted.code ?? partCodeOf(prefix, 'grid', next)
    if (!code.startsWith(prefix) || code.length !== 15) return void this.fault('code', `代码${code}不属于${this.name(prefix)}`)
    if (this.isUsed(code)) return void this.fault('code', `代码${code}已经用过，请换一个`)
    return this.create(stage, { code, level: 'grid', name, fullName: community.fullName + name, parent: community.code, kind: 'grid', drawnAs: wanted.drawnAs ?? null })
  }

  leaving(codes: readonly string[]) {
    for (const code of codes) this.gone.add(code)
  }

  end(stage: Stage, code: string, replacedBy: string | null) {
    this.gone.add(code)
    stage.end.push({ code, replacedBy })
  }

  became(stage: Stage, from: string, to: string, whole: boolean) {
    if (from !== to && !stage.became.some((b) => b.from === from && b.to === to)) stage.became.push({ from, to, whole })
  }

  /** A whole grid goes to another community under the next number there. */
  moveGrid(stage: Stage, grid: Known, to: { code: string; fullName: string }) {
    const made = this.grid(stage, to, { name: grid.name, drawnAs: grid.code })
    if (!made) return
    stage.steps.push({ from: grid.code, to: made.code, below: 'same' })
    this.end(stage, grid.code, made.code)
    this.became(stage, grid.code, made.code, true)
    this.became(stage, grid.parent!, to.code, false)
    stage.redraw.push(to.code, grid.parent!)
  }

  /** Everything of a community goes to another, grid by grid; what lay in no grid lies in none afterwards. */
  dissolve(stage: Stage, from: Known, to: { code: string; fullName: string; parent: string | null }) {
    for (const grid of this.gridsOf(from.code)) this.moveGrid(stage, grid, to)
    stage.steps.push({ from: from.code, to: to.code, below: 'here' })
    this.end(stage, from.code, to.code)
    stage.became = stage.became.filter((b) => b.from !== from.code || b.to !== to.code)
    this.became(stage, from.code, to.code, true)
    stage.redraw.push(to.code)
    if (from.parent !== to.parent) stage.redraw.push(...[from.parent, to.parent].flatMap((p) => (p ? [p] : [])))
  }

  /** Buildings go to a grid; in the stage of the community in which they lie. */
  moveBuildings(ids: readonly string[], to: { code: string; parent: string | null }) {
    const bySource = grouped(ids, (id) => this.facts.buildings.get(id) ?? '')
    for (const [region, some] of bySource) {
      if (!region) {
        this.fault('building', `有${some.length}栋楼不在您选的地方，请重新选择`)
        continue
      }
      if (region === to.code) continue
      const stage = this.stage(region.slice(0, 12))
      stage.rows.push({ table: 'register.buildings', ids: some, to: to.code })
      this.became(stage, region, to.code, false)
      if (region.slice(0, 12) !== to.code.slice(0, 12)) this.became(stage, region.slice(0, 12), to.code.slice(0, 12), false)
    }
  }

  rename(stage: Stage, place: Known, name: string) {
    const full = place.fullName.endsWith(place.name) ? place.fullName.slice(0, -place.name.length) + name : name
    stage.rename.push({ code: place.code, name, fullName: full, wasName: place.name, wasFullName: place.fullName })
    for (const below of [...this.facts.places.values()].filter((p) => p.parent === place.code && p.validUntil === null)) {
      stage.rename.push({ code: below.code, name: below.name, fullName: full + below.name, wasName: below.name, wasFullName: below.fullName })
    }
  }
}

/** Things by a word of each, in the order of their first. */
export function grouped<T>(things: readonly T[], by: (thing: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const thing of things) groups.set(by(thing), [...(groups.get(by(thing)) ?? []), thing])
  return groups
}

const communityOf = (code: string) => code.slice(0, 12)

/** What a change needs of the list of places: their codes as named. */
export function placesNamed(change: Change): string[] {
  return [change.place, change.into, change.parent, ...change.places, ...change.grids, ...change.parts.flatMap((p) => p.grids)].flatMap((c) => (c ? [c] : []))
}
export const buildingsNamed = (change: Change): string[] => [...change.buildings, ...change.parts.flatMap((p) => p.buildings)]

/** Turns a wish into a plan, or says what is missing. Nothing that is faulty is carried out. */
export function planOf(change: Change, facts: Facts): Plan {
  const p = new Planner(facts)
  if (change.level === 'grid') planGrids(p, change)
  else planCommunities(p, change)
  const twice = buildingsNamed(change).filter((id, i, all) => all.indexOf(id) !== i)
  if (twice.length) p.fault('building', `有${twice.length}栋楼被选了两次，请核对`)
  const stages = [...p.stages.values()].map((s) => ({ ...s, redraw: [...new Set(s.redraw)].sort((a, b) => prefixOf(b).length - prefixOf(a).length) }))
  const touched = [...new Set(stages.flatMap((s) => [
    ...s.create.map((c) => c.code), ...s.end.map((e) => e.code), ...s.rename.map((r) => r.code), ...s.steps.flatMap((x) => [x.from, x.to]),
    ...s.became.flatMap((b) => [b.from, b.to]),
  ].map(communityOf)))].filter((code) => levelOf(code) === 'community').sort()
  if (!stages.length && !p.faults.length) p.fault('nothing', '方案没有改变任何地方，请选择要调整的网格或楼栋')
  return { title: titleOf(change, p), region: commonPlace(touched.length ? touched : placesNamed(change), change.level, facts), communities: touched, stages, faults: p.faults }
}

function planCommunities(p: Planner, change: Change) {
  switch (change.kind) {
    case 'merge': {
      const from = [...new Set(change.places)].flatMap((code) => p.valid(code, 'community', '要合并的社区') ?? [])
      if (from.length < 2 || from.length < change.places.length) return from.length < 2 && void p.fault('few', '请至少选择两个要合并的社区')
      if (change.into) {
        const into = p.valid(change.into, 'community', '合并到的社区')
        if (!into) return
        for (const each of from) if (each.code !== into.code) p.dissolve(p.stage(each.code), each, into)
        if (change.name && change.name !== into.name) p.rename(p.stage(from.find((f) => f.code !== into.code)!.code), into, change.name)
        return
      }
      const parent = p.valid(change.parent ?? from[0]!.parent ?? undefined, 'township', '上级街道（苏木镇）')
      if (!parent) return
      // The name of one of them may be kept: they are no more from that day.
      p.leaving(from.map(({ code }) => code))
      const first = p.stage(from[0]!.code)
      const made = p.community(first, parent, { name: change.name, code: change.code, kind: change.placeKind ?? from[0]!.kind })
      if (made) for (const each of from) p.dissolve(p.stage(each.code), each, made)
      return
    }
    case 'abolish': {
      const place = p.valid(change.place, 'community', '要撤销的社区')
      const into = p.valid(change.into, 'community', '接收的社区')
      if (!place || !into) return
      if (place.code === into.code) return p.fault('same', '接收的社区不能是要撤销的社区，请另选')
      return p.dissolve(p.stage(place.code), place, into)
    }
    case 'set_up':
    case 'split': {
      const place = change.kind === 'split' ? p.valid(change.place, 'community', '要拆分的社区') : undefined
      if (change.kind === 'split' && !place) return
      const parts = change.kind === 'split' ? change.parts : [{ name: change.name, code: change.code, grids: change.grids, buildings: change.buildings }]
      if (!parts.length) return p.fault('few', '请至少写出一个拆分出来的社区')
      const parent = p.valid(change.parent ?? place?.parent ?? undefined, 'township', '上级街道（苏木镇）')
      if (!parent) return
      const given = parts.flatMap((part) => part.grids)
      if (new Set(given).size < given.length) return p.fault('grid', '有网格被选了两次，请核对')
      for (const part of parts) {
        const first = part.grids[0] ?? p.facts.buildings.get(part.buildings[0] ?? '')
        const stage = p.stage(communityOf(first ?? place?.code ?? parent.code))
        const made = p.community(stage, parent, { name: part.name, code: part.code, kind: change.placeKind ?? place?.kind ?? 'community' })
        if (!made) continue
        if (change.kind === 'split' && !part.grids.length && !part.buildings.length) p.fault('empty', `“${part.name}”还没有网格或楼栋，请选择`)
        takeOver(p, made, part, change.kind === 'split' ? place! : undefined)
      }
      for (const community of new Set(given.map(communityOf))) {
        const left = p.gridsOf(community).filter((g) => !given.includes(g.code))
        if (!left.length) p.fault('emptied', `${p.name(community)}的网格全部划出，原社区就空了：请改办合并、撤销或变更代码`)
      }
      return
    }
    case 'adjust': {
      const into = change.into && change.into.length === 15 ? p.valid(change.into, 'grid', '划入的网格') : p.valid(change.into, 'community', '划入的社区')
      if (!into) return
      const community = into.level === 'grid' ? p.valid(into.parent ?? undefined, 'community', '划入的社区') : into
      if (!community) return
      takeOver(p, community, { grids: change.grids, buildings: change.buildings }, undefined, into.level === 'grid' ? into : undefined)
      for (const from of new Set(change.grids.map(communityOf))) {
        if (!p.gridsOf(from).some((g) => !change.grids.includes(g.code))) p.fault('emptied', `${p.name(from)}的网格全部划出，原社区就空了：请改办撤销或合并`)
      }
      return
    }
    case 'rename': {
      const place = p.valid(change.place, 'community', '要更名的社区')
      if (place) renamed(p, place, change.name)
      return
    }
    case 'renumber': {
      const place = p.valid(change.place, 'community', '要变更代码的社区')
      const parent = place && p.valid(change.parent ?? place.parent ?? undefined, 'township', '上级街道（苏木镇）')
      if (!place || !parent) return
      const stage = p.stage(place.code)
      p.end(stage, place.code, null)
      const made = p.community(stage, parent, { name: place.name, code: change.code, kind: place.kind, drawnAs: place.code })
      if (!made) return
      stage.end[0]!.replacedBy = made.code
      for (const grid of p.gridsOf(place.code)) {
        const code = made.code + grid.code.slice(12)
        stage.create.push({ code, level: 'grid', name: grid.name, fullName: made.fullName + grid.name, parent: made.code, kind: grid.kind, drawnAs: grid.code })
        p.end(stage, grid.code, code)
        p.became(stage, grid.code, code, true)
      }
      stage.steps.push({ from: place.code, to: made.code, below: 'same' })
      p.became(stage, place.code, made.code, true)
      if (place.parent !== parent.code) stage.redraw.push(...[place.parent, parent.code].flatMap((c) => (c ? [c] : [])))
      return
    }
    default:
      p.fault('kind', '恢复原区划请从已生效的调整卷里办理')
  }
}

function renamed(p: Planner, place: Known, name: string) {
  if (!name) return p.fault('name', '请填写新名称')
  if (name === place.name) return p.fault('name', '新名称和现在的名称相同')
  if ([...p.facts.places.values()].some((other) => other.parent === place.parent && other.validUntil === null && other.name === name)) {
    return p.fault('name', `同一上级之下已经有“${name}”，请另取名称`)
  }
  p.rename(p.stage(communityOf(place.code)), place, name)
}

/** Grids and buildings go to a community; buildings to the named grid, else to a new one. */
function takeOver(p: Planner, to: { code: string; fullName: string; parent: string | null }, what: { grids: readonly string[]; buildings: readonly string[] }, onlyFrom?: Known, grid?: Known) {
  for (const code of what.grids) {
    const one = p.valid(code, 'grid', '网格')
    if (!one) continue
    if (onlyFrom && one.parent !== onlyFrom.code) p.fault('grid', `${one.fullName}不在${onlyFrom.name}，请重新选择`)
    else if (one.parent === to.code) p.fault('grid', `${one.name}本来就在${p.name(to.code)}`)
    else p.moveGrid(p.stage(one.parent!), one, to)
  }
  const taken = what.buildings.filter((id) => what.grids.includes(p.facts.buildings.get(id) ?? ''))
  if (taken.length) p.fault('building', `有${taken.length}栋楼所在的网格已经整个划出，不用再选楼栋`)
  if (!what.buildings.length) return
  const source = p.facts.buildings.get(what.buildings[0]!)
  // In the first stage: whichever comes later finds it there.
  const target = grid ?? (source ? p.grid([...p.stages.values()][0] ?? p.stage(communityOf(source)), to, { name: '' }) : undefined)
  if (target) p.moveBuildings(what.buildings, target)
  else p.fault('building', `有${what.buildings.length}栋楼不在您选的地方，请重新选择`)
}

function planGrids(p: Planner, change: Change) {
  switch (change.kind) {
    case 'merge': {
      const from = [...new Set(change.places)].flatMap((code) => p.valid(code, 'grid', '要合并的网格') ?? [])
      if (from.length < 2) return p.fault('few', '请至少选择两个要合并的网格')
      const community = from[0]!.parent!
      if (from.some((g) => g.parent !== community)) return p.fault('parent', '要合并的网格应在同一个社区；跨社区的请办社区的边界调整')
      const stage = p.stage(community)
      const into = change.into ? p.valid(change.into, 'grid', '合并到的网格') : undefined
      if (change.into && !into) return
      const target = into ?? p.grid(stage, p.facts.places.get(community)!, { name: change.name, code: change.code })
      if (!target) return
      for (const each of from) {
        if (each.code === target.code) continue
        stage.steps.push({ from: each.code, to: target.code, below: 'here' })
        p.end(stage, each.code, target.code)
        p.became(stage, each.code, target.code, true)
      }
      return
    }
    case 'abolish': {
      const place = p.valid(change.place, 'grid', '要撤销的网格')
      const into = p.valid(change.into, 'grid', '接收的网格')
      if (!place || !into) return
      if (place.code === into.code || place.parent !== into.parent) return p.fault('same', '请选择同一社区的另一个网格来接收')
      const stage = p.stage(place.parent!)
      stage.steps.push({ from: place.code, to: into.code, below: 'here' })
      p.end(stage, place.code, into.code)
      p.became(stage, place.code, into.code, true)
      return
    }
    case 'set_up':
    case 'split': {
      const place = change.kind === 'split' ? p.valid(change.place, 'grid', '要拆分的网格') : undefined
      const community = change.kind === 'split' ? (place && p.facts.places.get(place.parent!)) : p.valid(change.parent, 'community', '所在社区')
      if (!community) return
      const parts = change.kind === 'split' ? change.parts : [{ name: change.name, code: change.code, grids: [], buildings: change.buildings }]
      if (!parts.length) return p.fault('few', '请至少写出一个拆分出来的网格')
      const stage = p.stage(community.code)
      for (const part of parts) {
        const made = p.grid(stage, community, { name: part.name, code: part.code })
        if (!made) continue
        if (change.kind === 'split' && !part.buildings.length) p.fault('empty', `${made.name}还没有楼栋，请选择`)
        const strange = part.buildings.filter((id) => (place ? p.facts.buildings.get(id) !== place.code : p.facts.buildings.get(id)?.slice(0, 12) !== community.code))
        if (strange.length) p.fault('building', `有${strange.length}栋楼不在${place?.name ?? community.name}，请重新选择`)
        else p.moveBuildings(part.buildings, made)
      }
      return
    }
    case 'adjust': {
      const into = p.valid(change.into, 'grid', '划入的网格')
      if (!into) return
      if (!change.buildings.length) return p.fault('building', '请选择要划入的楼栋')
      if (change.buildings.some((id) => p.facts.buildings.get(id)?.slice(0, 12) !== into.parent)) return p.fault('building', '楼栋应在同一个社区；跨社区的请办社区的边界调整')
      return p.moveBuildings(change.buildings, into)
    }
    case 'rename': {
      const place = p.valid(change.place, 'grid', '要更名的网格')
      if (place) renamed(p, place, change.name)
      return
    }
    case 'renumber': {
      const place = p.valid(change.place, 'grid', '要变更代码的网格')
      if (!place) return
      const community = p.facts.places.get(place.parent!)!
      const stage = p.stage(community.code)
      p.end(stage, place.code, null)
      const made = p.grid(stage, community, { name: SERIAL_NAME.test(place.name) ? '' : place.name, code: change.code, drawnAs: place.code })
      if (!made) return
      stage.end[0]!.replacedBy = made.code
      stage.steps.push({ from: place.code, to: made.code, below: 'same' })
      p.became(stage, place.code, made.code, true)
      return
    }
    default:
      p.fault('kind', '恢复原区划请从已生效的调整卷里办理')
  }
}

/** The nearest place above all places touched; of a grid affair the community itself. */
function commonPlace(codes: readonly string[], level: 'community' | 'grid', facts: Facts): string {
  const communities = [...new Set(codes.map(communityOf))]
  if (level === 'grid' && communities.length === 1) return communities[0]!
  const above = [...new Set(codes.map((code) => code.slice(0, 9)))]
  const township = `${above[0] ?? ''}000`
  if (above.length === 1 && facts.places.get(township)) return township
  return `${(codes[0] ?? '').slice(0, 6)}000000`
}

const list = (names: readonly string[]) => (names.length > 3 ? `${names.slice(0, 3).join('、')}等${names.length}个` : names.join('、'))

function titleOf(change: Change, p: Planner): string {
  const name = (code: string | undefined) => (code ? p.name(code) : '')
  const sort = change.level === 'grid' ? '网格' : '社区'
  switch (change.kind) {
    case 'set_up':
      return `设立${change.name || sort}`
    case 'merge':
      return change.into
        ? `${list(change.places.filter((code) => code !== change.into).map(name))}并入${name(change.into)}`
        : `合并${list(change.places.map(name))}${change.name ? `为${change.name}` : ''}`
    case 'split':
      return `从${name(change.place)}分设${list(change.parts.map((part) => part.name).filter(Boolean)) || sort}`
    case 'adjust':
      return `${change.grids.length ? `将${list(change.grids.map((code) => p.facts.places.get(code)?.fullName.replace(/^.*(街道|镇|苏木)/, '') ?? code))}` : `将${change.buildings.length}栋楼`}划入${name(change.into)}`
    case 'rename':
      return `${name(change.place)}更名为${change.name}`
    case 'renumber':
      return `变更${name(change.place)}的代码`
    case 'abolish':
      return `撤销${name(change.place)}，并入${name(change.into)}`
    default:
      return CHANGE_KINDS[change.kind]
  }
}

/** The steps by which rows that came after a change find their way when it is put back: only where all of a new place came from one. */
export function inverseSteps(stage: Stage, all: readonly Stage[] = [stage]): PlaceStep[] {
  const steps: PlaceStep[] = []
  for (const { code } of stage.create) {
    const from = new Set(all.flatMap((s) => [...s.steps.filter((x) => x.to === code).map((x) => x.from), ...s.became.filter((b) => b.to === code).map((b) => b.from)]))
    if (from.size !== 1) continue
    const whole = all.some((s) => s.steps.some((x) => x.to === code && x.below === 'same'))
    steps.push({ from: code, to: [...from][0]!, below: whole ? 'same' : 'here' })
  }
  return steps
}

/** The stages that put a change back, the last first. `replaced` are the shapes that each had replaced. */
export function undoingStages(done: ReadonlyArray<{ body: Stage; replaced: readonly Drawn[] }>): Stage[] {
  const all = done.map(({ body }) => body)
  return [...done].reverse().map(({ body, replaced }) => ({
    source: body.source,
    create: [],
    end: body.create.map(({ code }) => ({ code, replacedBy: null })),
    rename: body.rename.map((r) => ({ code: r.code, name: r.wasName, fullName: r.wasFullName, wasName: r.name, wasFullName: r.fullName })),
    reopen: body.end.map(({ code }) => code),
    draw: [...replaced],
    steps: inverseSteps(body, all),
    rows: [],
    became: body.became.map((b) => ({ from: b.to, to: b.from, whole: b.whole && body.create.some((c) => c.code === b.to) && body.became.filter((o) => o.to === b.to).length === 1 })),
    redraw: [],
  }))
}
