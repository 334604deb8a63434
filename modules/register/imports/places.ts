/** Where a row of a table lies: its community or grid, its building and dwelling, found by the page. */
import type { ImportContext, ImportRow } from '../../imports/definition.ts'
import { levelOf, scopeOf, isRegionCode, padded } from '../../regions/index.ts'
import { foldText } from '../names-fold.ts'
import * as q from '../queries/imports.ts'
import { buildingNames, doorNames, plainAddress, splitAddress } from './addresses.ts'

/** What a row says about its place, and what of it is on record. */
export interface PlacePlan {
  region: string
  /** Null when the row names no address. */
  address: { estate: string; building: string; door: string; buildingId: string | null; dwellingId: string | null; dwellingRegion: string | null; text: string } | null
}

export const say = (row: ImportRow, field: string | null, code: string, message: string, severity: 'wrong' | 'note' = 'wrong') => {
  row.findings.push({ field, code, severity, value: field ? (row.typed[field] ?? '') : '', message })
  if (severity === 'wrong') row.outcome = 'wrong'
}

export const OUTSIDE = '这一行不能由您导入：不在您服务的范围内，或已在别处登记。请核对所在地和号码；确属本地的，请由街道（苏木镇）或旗区办理'

type Place = { code: string; name: string; level: string }
interface Places {
  byCode: Map<string, Place>
  byName: Map<string, Place[]>
}
const known = new WeakMap<object, Promise<Places>>()

/** The communities and grids of the county by code and name, once for a transaction. */
function placesOf(ctx: ImportContext): Promise<Places> {
  let places = known.get(ctx.tx)
  if (!places) known.set(ctx.tx, (places = readPlaces(ctx)))
  return places
}

async function readPlaces(ctx: ImportContext): Promise<Places> {
  const { lo, hi } = scopeOf(ctx.county)
  const places = await q.placesWithin(ctx.tx, lo, hi, ctx.today)
  const byName = new Map<string, Place[]>()
  for (const place of places) {
    const name = foldText(place.name)
    for (const one of new Set([name, name.replace(/(社区居委会|居委会|社区|嘎查村|嘎查)$/, '')])) {
      const same = byName.get(one)
      if (same) same.push(place)
      else byName.set(one, [place])
    }
  }
  return { byCode: new Map(places.map((p) => [p.code, p])), byName }
}

const inside = (region: string, { lo, hi }: { lo: string; hi: string }) => region >= lo && region < hi

/** Settles the place of every row that is not wrong yet. With `address: 'needed'` a row without one is wrong. */
export async function settlePlaces(rows: readonly ImportRow[], ctx: ImportContext, how: { address: 'needed' | 'optional' }): Promise<Map<ImportRow, PlacePlan>> {
  const plans = new Map<ImportRow, PlacePlan>()
  const { byCode, byName } = await placesOf(ctx)
  for (const row of rows) {
    if (row.outcome === 'wrong') continue
    const region = regionOf(row, ctx, byCode, byName)
    if (!region) continue
    const address = addressOf(row)
    if (address === 'unclear') say(row, row.typed['address'] ? 'address' : 'building', 'address_unclear', '住址看不出是哪栋楼或几号，请写成“小区+楼栋+房号”，如 翠湖小区3号楼2单元501室')
    else if (!address && how.address === 'needed') say(row, 'address', 'address_needed', '没有写住址，请补上小区、楼栋和房号')
    else plans.set(row, { region, address: address && { ...address, buildingId: null, dwellingId: null, dwellingRegion: null, text: '' } })
  }
  await findAddresses(plans, ctx)
  return plans
}

function regionOf(row: ImportRow, ctx: ImportContext, byCode: Map<string, Place>, byName: Map<string, Place[]>): string | null {
  const said = row.values['place']
  let region = ctx.region
  if (said !== undefined) {
    const text = String(said)
    const code = isRegionCode(text) && text.length >= 12 ? padded(text) : null
    const named = code ? (byCode.get(code) ? [byCode.get(code)!] : []) : (byName.get(foldText(text)) ?? byName.get(foldText(text).replace(/(社区|嘎查)$/, '')) ?? [])
    // A grid has its name from its community: of several, the one in the place chosen for the file.
    const near = named.filter((p) => p.code.startsWith(ctx.region.slice(0, 12)))
    const mine = named.filter((p) => inside(p.code, ctx.scope))
    const found = near.length === 1 ? near : mine.length ? mine : named
    if (found.length > 1) return (say(row, 'place', 'place_unknown', `有几个地方叫“${text}”，请写代码，或写明社区`), null)
    if (!found[0]) return (say(row, 'place', 'place_unknown', `没有“${text}”这个社区（嘎查）或网格，请核对名称，或改填代码`), null)
    region = found[0].code
  }
  if (!inside(region, ctx.scope)) return (say(row, said === undefined ? null : 'place', 'outside', OUTSIDE), null)
  if (!['community', 'grid', 'building'].includes(levelOf(region))) return (say(row, 'place', 'place_needed', '没有写明是哪个社区（嘎查）或网格，请补上，或导入时选定'), null)
  return region
}

function addressOf(row: ImportRow) {
  const { values } = row
  const text = (key: string) => (values[key] === undefined ? '' : plainAddress(String(values[key])))
  if (text('estate') && text('building')) {
    const unit = text('unit').replace(/^(\d+)$/, '$1单元')
    return { estate: text('estate'), building: text('building'), door: unit + text('door') }
  }
  if (!text('address')) return text('estate') || text('building') ? ('unclear' as const) : null
  return splitAddress(text('address')) ?? ('unclear' as const)
}

async function findAddresses(plans: Map<ImportRow, PlacePlan>, ctx: ImportContext) {
  const wanted = [...plans.values()].flatMap((p) => (p.address ? [{ plan: p, address: p.address }] : []))
  if (!wanted.length) return
  const namesOf = (a: { estate: string; building: string }) => buildingNames(a.building).map((name) => a.estate + name)
  const range = { county: ctx.county, ...ctx.scope }
  const buildings = await q.buildingsAt(ctx.tx, range, [...new Set(wanted.flatMap(({ address }) => namesOf(address)))])
  // Of the community, not of its neighbour with a street of the same name.
  const byAddress = new Map(buildings.map((b) => [`${b.region.slice(0, 12)} ${b.address}`, b]))
  for (const { plan, address } of wanted) {
    const found = namesOf(address).map((name) => byAddress.get(`${plan.region.slice(0, 12)} ${name}`)).find(Boolean)
    if (found) {
      address.buildingId = found.id
      address.dwellingRegion = found.region
      address.building = found.address.slice(address.estate.length)
    } else address.building = buildingNames(address.building)[0]!
    address.text = address.estate + address.building + (doorNames(address.door)[0] ?? '')
  }
  const doors = wanted.flatMap(({ address }) => (address.buildingId ? doorNames(address.door).map((door) => ({ building: address.buildingId!, door })) : []))
  const dwellings = doors.length ? await q.dwellingsAt(ctx.tx, range, doors) : []
  const byDoor = new Map(dwellings.map((d) => [`${d.building_id} ${d.door}`, d]))
  for (const { address } of wanted) {
    const names = doorNames(address.door)
    const found = names.map((door) => byDoor.get(`${address.buildingId} ${door}`)).find(Boolean)
    if (found) {
      address.dwellingId = found.id
      address.dwellingRegion = found.region
      address.text = found.address
    }
    address.door = names[0] ?? ''
  }
}

/** Records the buildings and dwellings that the rows name and nobody has recorded, and puts their ids into the plans. @returns what was made. */
export async function makePlaces(rows: ReadonlyArray<{ row: number; place: PlacePlan; use?: string; area?: number | null }>, ctx: ImportContext, gramsOf: (text: string) => string[]) {
  const missing = rows.filter(({ place }) => place.address && !place.address.dwellingId)
  if (!missing.length) return { buildings: [], dwellings: [] }
  const buildings = new Map<string, { row: number; record: q.NewBuilding }>()
  for (const { row, place } of missing) {
    const a = place.address!
    if (a.buildingId) continue
    const address = a.estate + a.building
    const key = `${place.region.slice(0, 12)} ${address}`
    if (!buildings.has(key)) {
      buildings.set(key, { row, record: { id: ctx.newId(), region: place.region, estate: a.estate, name: a.building, address, grams: gramsOf(address).join(q.GRAM_SIGN) } })
    }
  }
  const made = buildings.size ? new Set((await q.insertBuildings(ctx.tx, ctx.county, [...buildings.values()].map((b) => b.record))).map((b) => b.id)) : new Set<string>()
  if (made.size < buildings.size) throw Object.assign(new Error('a building was recorded meanwhile'), { code: '23505' })
  const dwellings = new Map<string, { row: number; record: q.NewDwelling }>()
  for (const { row, place, use, area } of missing) {
    const a = place.address!
    const building = a.buildingId ? { id: a.buildingId, region: a.dwellingRegion! } : buildings.get(`${place.region.slice(0, 12)} ${a.estate + a.building}`)!.record
    a.buildingId = building.id
    const key = `${building.id} ${a.door}`
    const known = dwellings.get(key)
    if (!known) {
      dwellings.set(key, { row, record: { id: ctx.newId(), region: building.region, building_id: building.id, door: a.door, address: a.estate + a.building + a.door, use: use ?? 'owner', area_m2: area ?? null } })
    }
    a.dwellingId = dwellings.get(key)!.record.id
    a.dwellingRegion = building.region
    a.text = a.estate + a.building + a.door
  }
  const doors = new Set((await q.insertDwellings(ctx.tx, ctx.county, [...dwellings.values()].map((d) => d.record), ctx.now)).map((d) => d.id))
  if (doors.size < dwellings.size) throw Object.assign(new Error('a dwelling was recorded meanwhile'), { code: '23505' })
  return { buildings: [...buildings.values()], dwellings: [...dwellings.values()] }
}
