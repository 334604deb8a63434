/** The chain (TER-10): heads of groups, courtyards, buildings and doors, residents' representatives, and who answers for an address. */
import type { Input, Reply } from '../../platform/kernel/operation.ts'
import { addDays } from '../../platform/kernel/dates.ts'
import { actorOf } from '../accounts/index.ts'
import { scopeOf, wayUp } from '../regions/index.ts'
import { checkPhone, maskPhone, personById } from '../register/index.ts'
import type * as doors from './contract.ts'
import type { AddressChain, AreaInput, ResponsibleLine } from './contract.ts'
import * as errors from './errors.ts'
import { communityOf, countyHere, pageAfter, placeWithin, rangeOf, recordChange, slice, todayOf, widenToCommunity, type Ctx } from './here.ts'
import * as places from './queries/places.ts'
import * as rows from './queries/responsibles.ts'
import { ENDS_SOON_DAYS, answeringFor, coversAddress, endsSoon, wordsOfWay, type Address, type Area } from './rules.ts'
import { AREAS_OF, AREA_KINDS, RESPONSIBLE_KINDS, responsibleKinds, type ResponsibleKind } from './words.ts'

// ------------------------------------------------------------------------------------------------------------ telephones

const contextOf = (id: string) => `responsible.phone ${id}`
export const responsiblesSealed = { table: 'grids.responsibles', columns: [{ column: 'phone_sealed', context: contextOf }] }

const openPhone = (ctx: Ctx, row: Pick<rows.ResponsibleRow, 'id' | 'phone_sealed'>) => row.phone_sealed && ctx.services.sealer.open(row.phone_sealed, contextOf(row.id))

function sealPhone(ctx: Ctx, id: string, typed: string): Buffer {
  const checked = checkPhone(typed)
  if (!checked.ok) throw errors.phoneWrong(checked.message)
  return ctx.services.sealer.seal(checked.number, contextOf(id))
}

// -------------------------------------------------------------------------------------------------------------- presenting

/** Rows with the names of their areas; numbers masked. */
export async function shownResponsibles(ctx: Ctx, found: readonly rows.ResponsibleRow[]): Promise<ResponsibleLine[]> {
  const areas = found.flatMap((one) => one.areas)
  const buildingIds = [...new Set(areas.flatMap((a) => ('buildingId' in a ? [a.buildingId] : [])))]
  const gridCodes = [...new Set(areas.flatMap((a) => (a.kind === 'grid' ? [a.grid] : [])))]
  const buildings = new Map(buildingIds.length ? (await places.buildingsById(ctx.tx, countyHere(ctx), buildingIds)).map((b) => [b.id, b.address]) : [])
  const grids = new Map(gridCodes.length ? (await places.namesOf(ctx.tx, gridCodes)).map((g) => [g.code, g.name]) : [])
  const today = todayOf(ctx)
  return found.map((one) => {
    const phone = openPhone(ctx, one)
    return {
      id: one.id, kind: one.kind, name: one.name, region: one.region, regionName: one.region_name ?? one.region, personId: one.person_id,
      areas: one.areas as AreaInput[], areaNames: one.areas.map((area) => nameOfArea(area, buildings, grids)), phoneMasked: phone && maskPhone(phone), phoneShown: one.phone_shown,
      validFrom: one.valid_from, validUntil: one.valid_until, endsSoon: endsSoon(one.valid_until, today), version: one.version,
    }
  })
}

function nameOfArea(area: Area, buildings: ReadonlyMap<string, string>, grids: ReadonlyMap<string, string>): string {
  switch (area.kind) {
    case 'grid':
      return grids.get(area.grid) ?? area.grid
    case 'estate':
      return area.estate
    case 'building':
      return buildings.get(area.buildingId) ?? '楼栋'
    case 'units':
      return `${buildings.get(area.buildingId) ?? '楼栋'}${area.from === area.to ? `${area.from}单元` : `${area.from}至${area.to}单元`}`
    case 'households':
      return `${area.householdIds.length}户`
  }
}

export async function listResponsibles(ctx: Ctx, { query }: { query: NonNullable<Input<typeof doors.listResponsibles>['query']> }): Promise<Reply<typeof doors.listResponsibles>> {
  const today = todayOf(ctx)
  const f = { county: countyHere(ctx), ...rangeOf(ctx, query.region), today, soon: addDays(today, ENDS_SOON_DAYS) }
  const found = await rows.listResponsibles(ctx.tx, { ...f, kind: query.kind ?? null, only: query.only ?? 'current', q: query.q ?? '', after: pageAfter(query.after) })
  const shown = found.slice(0, 50)
  return {
    items: await shownResponsibles(ctx, shown), next: found.length > 50 ? `${shown.at(-1)!.region}_${shown.at(-1)!.id}` : null, counts: await rows.countResponsibles(ctx.tx, f),
  }
}

/** A house of its own needs no building head; from so many dwellings on a building has one. */
const HEAD_FROM_DWELLINGS = 2

export async function listVacancies(ctx: Ctx, { query }: { query: NonNullable<Input<typeof doors.listVacancies>['query']> }): Promise<Reply<typeof doors.listVacancies>> {
  const county = countyHere(ctx)
  const range = rangeOf(ctx, query.region)
  const today = todayOf(ctx)
  const grids = await places.gridsOf(ctx.tx, { county, ...range, day: today, q: '' })
  const people = await rows.answeringOn(ctx.tx, county, range.lo, range.hi, today)
  const buildings = await places.buildingsOf(ctx.tx, county, range.lo, range.hi)
  const dwellings = new Map((await places.dwellingsIn(ctx.tx, county, buildings.map((b) => b.id))).map((d) => [d.building_id, d.n]))
  const gridNames = new Map(grids.map((g) => [g.code, g]))
  const led = new Set(people.filter((p) => p.kind === 'group_leader').flatMap((p) => p.areas.flatMap((a) => (a.kind === 'grid' ? [a.grid] : []))))
  const heads = people.filter((p) => ['door_head', 'building_head', 'courtyard_head'].includes(p.kind)).flatMap((p) => p.areas.map((area) => ({ area, region: p.region })))
  const ofGrid = (kind: 'grid_worker' | 'group_leader', g: places.GridRow) => ({
    key: `${g.code.padEnd(18, '0')}_${kind}`, kind, region: g.code, regionName: g.name, communityName: g.community, buildingId: null, name: g.name,
    dwellings: buildings.filter((b) => b.region.startsWith(g.code)).reduce((sum, b) => sum + (dwellings.get(b.id) ?? 0), 0),
  })
  const all = [
    ...grids.filter((g) => !g.holders.some((h) => h.deputy_for === null)).map((g) => ofGrid('grid_worker', g)),
    ...grids.filter((g) => !led.has(g.code)).map((g) => ofGrid('group_leader', g)),
    ...buildings
      .filter((b) => (dwellings.get(b.id) ?? 0) >= HEAD_FROM_DWELLINGS && !heads.some(({ area, region }) =>
        (area.kind === 'estate' ? area.estate === b.estate && communityOf(region) === communityOf(b.region) : 'buildingId' in area && area.buildingId === b.id)))
      .map((b) => ({
        key: `${b.region.padEnd(18, '0')}_${b.id}`, kind: 'building_head' as const, region: b.region, regionName: gridNames.get(b.region)?.name ?? '',
        communityName: gridNames.get(b.region)?.community ?? '', buildingId: b.id, name: b.address, dwellings: dwellings.get(b.id) ?? 0,
      })),
  ].sort((a, b) => (a.key < b.key ? -1 : 1))
  const count = (kind: string) => all.filter((one) => one.kind === kind).length
  return {
    ...slice(query.kind ? all.filter((one) => one.kind === query.kind) : all, query.after, (one) => one.key),
    counts: { grid_worker: count('grid_worker'), group_leader: count('group_leader'), building_head: count('building_head') },
  }
}

// ----------------------------------------------------------------------------------------------------------------- keeping

/** The areas as they are kept, all within one community, and the place the duty stands at: the grid where all lie in one. */
async function settleAreas(ctx: Ctx, region: string, kind: ResponsibleKind, wanted: readonly AreaInput[]): Promise<{ areas: Area[]; region: string }> {
  const county = countyHere(ctx)
  const community = communityOf(region)
  const range = scopeOf(community)
  for (const area of wanted) if (!AREAS_OF[kind].includes(area.kind)) throw errors.areaWrong(`${RESPONSIBLE_KINDS[kind]}的范围应是${AREAS_OF[kind].map((one) => AREA_KINDS[one]).join('、')}`)
  const buildingIds = [...new Set(wanted.flatMap((a) => ('buildingId' in a ? [a.buildingId] : [])))]
  const householdIds = [...new Set(wanted.flatMap((a) => (a.kind === 'households' ? a.householdIds : [])))]
  const buildings = buildingIds.length ? await places.buildingsById(ctx.tx, county, buildingIds) : []
  const households = householdIds.length ? await places.householdsById(ctx.tx, county, householdIds) : []
  const grids = new Set(wanted.some((a) => a.kind === 'grid') ? (await places.gridsOf(ctx.tx, { county, ...range, day: todayOf(ctx), q: '' })).map((g) => g.code) : [])
  const estates = new Set(wanted.some((a) => a.kind === 'estate') ? (await places.estatesOfBuildings(ctx.tx, county, range.lo, range.hi)).map((e) => e.estate) : [])
  const here = [...buildings, ...households].filter((one) => communityOf(one.region) === community)
  if (here.length !== buildingIds.length + householdIds.length) throw errors.areaWrong('有楼栋或户不在这个社区，请重新选择')
  for (const area of wanted) {
    if (area.kind === 'grid' && !grids.has(area.grid)) throw errors.areaWrong('网格不在这个社区，请重新选择')
    if (area.kind === 'estate' && !estates.has(area.estate)) throw errors.areaWrong(`这个社区没有“${area.estate}”的楼栋，请核对小区名称`)
    if (area.kind === 'units' && area.to < area.from) throw errors.areaWrong('单元的起止号颠倒了，请核对')
  }
  const where = new Set([...here.map((one) => one.region.slice(0, 15)), ...wanted.flatMap((a) => (a.kind === 'grid' ? [a.grid] : [])), ...(estates.size ? [community] : [])])
  const [only] = where
  return { areas: [...wanted], region: where.size === 1 && only!.length === 15 ? only! : community }
}

/** One area has one head of a kind at a time; representatives may be several. */
async function refuseSecond(ctx: Ctx, kind: ResponsibleKind, region: string, areas: readonly Area[], self: string | null): Promise<void> {
  if (kind === 'residents_representative') return
  const range = scopeOf(communityOf(region))
  const wanted = new Set(areas.map((area) => JSON.stringify(area, Object.keys(area).sort())))
  for (const other of await rows.answeringOn(ctx.tx, countyHere(ctx), range.lo, range.hi, todayOf(ctx))) {
    if (other.id !== self && other.kind === kind && other.areas.some((area) => wanted.has(JSON.stringify(area, Object.keys(area).sort())))) throw errors.answersAlready(other.name)
  }
}

export async function nameResponsible(ctx: Ctx, { body }: { body: Input<typeof doors.nameResponsible>['body'] }): Promise<Reply<typeof doors.nameResponsible>> {
  const county = countyHere(ctx)
  await placeWithin(ctx, body.region, ['community', 'grid'])
  const until = body.validUntil ?? null
  if (until !== null && until <= body.validFrom) throw errors.datesWrong()
  if (body.personId && !(await personById(ctx.tx, county, body.personId, todayOf(ctx)))) throw errors.personNotFound()
  const { areas, region } = await settleAreas(ctx, body.region, body.kind, body.areas as AreaInput[])
  await refuseSecond(ctx, body.kind, region, areas, null)
  const id = ctx.newId()
  await rows.insertResponsible(ctx.tx, {
    county, id, region, kind: body.kind, personId: body.personId ?? null, name: body.name, phone: body.phone ? sealPhone(ctx, id, body.phone) : null,
    phoneShown: body.phoneShown ?? false, areas, validFrom: body.validFrom, validUntil: until, now: ctx.now,
  })
  await recordChange(ctx, {
    region, subject: 'responsible', subjectId: id, deed: 'named', after: { kind: body.kind, name: body.name, areas, from: body.validFrom, until, phoneShown: body.phoneShown ?? false },
  })
  await ctx.audit('grids.responsible_named', { region, subject: body.personId ?? undefined, detail: { responsible: id, kind: body.kind } })
  return { id }
}

export async function updateResponsible(
  ctx: Ctx, { params, body }: { params: { id: string }; body: Input<typeof doors.updateResponsible>['body'] },
): Promise<Reply<typeof doors.updateResponsible>> {
  const county = countyHere(ctx)
  const row = await rows.holdResponsible(ctx.tx, county, params.id)
  const today = todayOf(ctx)
  if (!row || (row.valid_until !== null && row.valid_until <= today)) throw errors.responsibleNotFound()
  if (row.version !== body.version) throw errors.changedMeanwhile()
  const until = body.validUntil === undefined ? row.valid_until : body.validUntil
  if (until !== null && (until <= row.valid_from || until <= today)) throw errors.datesWrong()
  const settled = body.areas ? await settleAreas(ctx, row.region, row.kind, body.areas as AreaInput[]) : { areas: row.areas, region: row.region }
  if (body.areas) await refuseSecond(ctx, row.kind, settled.region, settled.areas, row.id)
  const phone = body.phone === undefined ? row.phone_sealed : body.phone === null || body.phone === '' ? null : sealPhone(ctx, row.id, body.phone)
  const phoneShown = phone === null ? false : (body.phoneShown ?? row.phone_shown)
  const { version } = await rows.changeResponsible(ctx.tx, county, row.id, { ...settled, phone, phoneShown, validUntil: until })
  await recordChange(ctx, {
    region: settled.region, subject: 'responsible', subjectId: row.id, deed: 'changed', before: { areas: row.areas, until: row.valid_until, phoneShown: row.phone_shown },
    after: { areas: settled.areas, until, phoneShown, phoneChanged: body.phone !== undefined }, reason: body.reason,
  })
  await ctx.audit('grids.responsible_changed', { region: settled.region, subject: row.person_id ?? undefined, because: body.reason, detail: { responsible: row.id } })
  return { version }
}

export async function endResponsible(
  ctx: Ctx, { params, body }: { params: { id: string }; body: Input<typeof doors.endResponsible>['body'] },
): Promise<Reply<typeof doors.endResponsible>> {
  const county = countyHere(ctx)
  const row = await rows.holdResponsible(ctx.tx, county, params.id)
  if (!row || (row.valid_until !== null && row.valid_until <= todayOf(ctx))) throw errors.responsibleNotFound()
  if (row.version !== body.version) throw errors.changedMeanwhile()
  if (body.on < row.valid_from) throw errors.datesWrong()
  const { version } = await rows.closeResponsible(ctx.tx, county, row.id, body.on, body.reason)
  await recordChange(ctx, { region: row.region, subject: 'responsible', subjectId: row.id, deed: 'ended', before: { until: row.valid_until }, after: { until: body.on }, reason: body.reason })
  await ctx.audit('grids.responsible_ended', { region: row.region, subject: row.person_id ?? undefined, because: body.reason, detail: { responsible: row.id } })
  return { version }
}

export async function unmaskResponsible(
  ctx: Ctx, { params, body }: { params: { id: string }; body: Input<typeof doors.unmaskResponsible>['body'] },
): Promise<Reply<typeof doors.unmaskResponsible>> {
  const row = await rows.holdResponsible(ctx.tx, countyHere(ctx), params.id)
  if (!row) throw errors.responsibleNotFound()
  await ctx.audit('grids.responsible_unmasked', { region: row.region, subject: row.person_id ?? undefined, because: body.purpose, detail: { responsible: row.id } })
  return { phone: openPhone(ctx, row) }
}

// --------------------------------------------------------------------------------------------------------------- the chain

const UNKNOWN_STATION = '社区服务站'

/** The office nearest to an address that has a telephone: station or committee of the community, then the offices above as they exist (TER-21). */
async function stationOf(ctx: Ctx, region: string): Promise<{ name: string; phone: string }> {
  const way = await wayUp(ctx.tx, communityOf(region))
  const served = way.filter(({ level }) => ['community', 'township', 'county'].includes(level))
  const contacts = await places.contactsAt(ctx.tx, countyHere(ctx), served.map(({ code }) => code), todayOf(ctx))
  for (const place of served) {
    const here = contacts.filter((c) => c.region === place.code && c.phone !== '')
    const office = here.find((c) => c.kind === 'station') ?? here.find((c) => c.kind === 'committee') ?? (place.level === 'community' ? undefined : here[0])
    if (office) return { name: office.name, phone: office.phone }
  }
  return { name: `${served[0]?.name ?? ''}${UNKNOWN_STATION}`, phone: '' }
}

/** Everyone who answers for an address. Run in the scope of its community; `resident`: private numbers only with the holder's consent, none masked. */
async function chainOf(ctx: Ctx, dwelling: places.DwellingRow, reader: 'staff' | 'resident'): Promise<AddressChain> {
  const county = countyHere(ctx)
  const today = todayOf(ctx)
  const range = scopeOf(communityOf(dwelling.region))
  const address: Address = { region: dwelling.region, buildingId: dwelling.building_id, estate: dwelling.estate, door: dwelling.door, householdIds: dwelling.households }
  const people = await rows.answeringOn(ctx.tx, county, range.lo, range.hi, today)
  const answering = answeringFor(people, address)
  const station = await stationOf(ctx, dwelling.region)
  const grid = dwelling.region.length >= 15 ? (await places.gridsOf(ctx.tx, { county, ...scopeOf(dwelling.region.slice(0, 15)), day: today, q: '' }))[0] : undefined
  const shown = new Map((await shownResponsibles(ctx, Object.values(answering).flat())).map((one) => [one.id, one]))
  const links: AddressChain['links'] = responsibleKinds.flatMap((kind) => (answering[kind] ?? []).map((one) => {
    const line = shown.get(one.id)!
    const at = one.areas.findIndex((area) => coversAddress(area, address))
    return {
      kind, name: one.name, area: line.areaNames[at] ?? '', phone: one.phone_shown ? openPhone(ctx, one) : null,
      phoneMasked: reader === 'staff' ? line.phoneMasked : null, responsibleId: reader === 'staff' ? one.id : null,
    }
  }))
  for (const h of [...(grid?.holders ?? [])].sort((a, b) => Number(a.deputy_for !== null) - Number(b.deputy_for !== null))) {
    links.push({ kind: h.deputy_for === null ? 'grid_worker' : 'grid_deputy', name: h.holder, area: grid!.name, phone: station.phone || null, phoneMasked: null, responsibleId: null })
  }
  const has = (...kinds: string[]) => links.some((link) => kinds.includes(link.kind))
  const missing: AddressChain['missing'] = [
    ...(has('door_head', 'building_head', 'courtyard_head') ? [] : (['door_head'] as const)),
    ...(has('group_leader') ? [] : (['group_leader'] as const)), ...(has('grid_worker') ? [] : (['grid_worker'] as const)),
  ]
  const way = await wayUp(ctx.tx, dwelling.region.slice(0, 15).length === 15 ? dwelling.region.slice(0, 15) : dwelling.region)
  return {
    dwellingId: dwelling.id, address: dwelling.address, place: wordsOfWay(way), grid: grid ? { code: grid.code, name: grid.name } : null, links, missing, station,
  }
}

export async function resolveAddress(ctx: Ctx, { params }: { params: { dwellingId: string } }): Promise<AddressChain> {
  const dwelling = await places.findDwelling(ctx.tx, countyHere(ctx), params.dwellingId, todayOf(ctx))
  if (!dwelling) throw errors.dwellingNotFound()
  await widenToCommunity(ctx, dwelling.region)
  return chainOf(ctx, dwelling, 'staff')
}

/** A resident's own address: where they live today, else where they are registered. Without an address the community's station still answers. */
export async function resolveMyAddress(ctx: Ctx): Promise<Reply<typeof doors.resolveMyAddress>> {
  const county = countyHere(ctx)
  const me = actorOf(ctx).personId!
  const home = await places.homeOf(ctx.tx, county, me, todayOf(ctx))
  const region = home?.region ?? (await places.regionOfPerson(ctx.tx, county, me))?.region ?? actorOf(ctx).region
  await widenToCommunity(ctx, region)
  const dwelling = home?.dwelling_id ? await places.findDwelling(ctx.tx, county, home.dwelling_id, todayOf(ctx)) : undefined
  const chain = dwelling ? await chainOf(ctx, dwelling, 'resident') : null
  const station = chain?.station ?? (await stationOf(ctx, region))
  return { chain, region, regionName: wordsOfWay(await wayUp(ctx.tx, region.slice(0, 15))), station }
}
