/** Households and dwellings: opening, reading, closing. */
import type { Input, Reply } from '../../platform/kernel/operation.ts'
import { shanghaiDate } from '../../platform/kernel/dates.ts'
import { documentPdf } from '../../platform/server/pdf/index.ts'
import { actorOf } from '../accounts/index.ts'
import { levelOf, scopeOf } from '../regions/index.ts'
import * as doors from './contract.ts'
import * as errors from './errors.ts'
import { maskName } from './identifiers.ts'
import { masksName } from './minors.ts'
import { gramsOf, normaliseName } from './names-fold.ts'
import { countyHere, page, pageAfter, placeWithin, rangeOf, recordChange, type Ctx } from './here.ts'
import { holdPerson, movePerson } from './queries/people.ts'
import * as rows from './queries/places.ts'
import { relationName } from './relations.ts'
import { regionByTies, tie, widenToCounty } from './ties.ts'

/** GB/T 4761: head of the household, head of a small collective. */
const HEADS = ['02', '03']

export async function createHousehold(
  ctx: Ctx,
  { body }: { body: Input<typeof doors.createHousehold>['body'] },
): Promise<Reply<typeof doors.createHousehold>> {
  const county = countyHere(ctx)
  const today = shanghaiDate(ctx.now)
  const dwelling = body.dwellingId ? await rows.findDwelling(ctx.tx, county, body.dwellingId) : undefined
  if (body.dwellingId && !dwelling) throw errors.dwellingNotFound()
  const region = dwelling?.region ?? body.region
  if (!region) throw errors.placeNeeded()
  await placeWithin(ctx, region)
  if (body.validFrom > today) throw errors.tieDates()
  const members = (body.members ?? []).map((m) => ({ ...m, kinds: m.kinds ?? (['registered', 'living'] as const) }))
  const heads = members.filter((m) => HEADS.includes(m.relation))
  if (heads.length > 1 || new Set(members.map((m) => m.personId)).size !== members.length) throw errors.twoHeads()
  if (members.some((m) => new Set(m.kinds).size !== m.kinds.length)) throw errors.tieTwice()
  const people = []
  // In one order everywhere, so that two clerks never wait for each other.
  for (const member of [...members].sort((a, b) => (a.personId < b.personId ? -1 : 1))) {
    const person = await holdPerson(ctx.tx, county, member.personId)
    if (!person) throw errors.personNotFound()
    people.push({ person, member })
  }
  const id = ctx.newId()
  await rows.insertHousehold(ctx.tx, {
    county, id, region, kind: body.kind ?? 'family', number: body.number || null, dwellingId: dwelling?.id ?? null,
    headId: heads[0]?.personId ?? null, validFrom: body.validFrom, now: ctx.now,
  })
  await widenToCounty(ctx.tx, county)
  const place = { region, householdId: id, dwellingId: dwelling?.id ?? null, elsewhereCode: '', elsewhere: '' }
  for (const { person, member } of people) {
    const earlier = await rows.tiesOf(ctx.tx, county, person.id)
    for (const kind of member.kinds) {
      const wanted = { kind, relation: member.relation, validFrom: body.validFrom, source: '' }
      await tie(ctx.tx, county, { id: person.id, region: person.region, bornOn: person.born_on }, wanted, place, { id: ctx.newId(), today, earlier })
    }
    const moved = (await regionByTies(ctx.tx, county, person.id)) ?? person.region
    await movePerson(ctx.tx, county, person.id, moved)
    await recordChange(ctx, {
      region: moved, subject: 'person', subjectId: person.id, deed: 'moved_in', before: { region: person.region },
      after: { household: id, ties: member.kinds, from: body.validFrom, region: moved },
    })
    await ctx.audit('register.person_moved_in', { subject: person.id, region: moved, detail: { household: id } })
  }
  await recordChange(ctx, {
    region, subject: 'household', subjectId: id, deed: 'created',
    after: { kind: body.kind ?? 'family', dwelling: dwelling?.id ?? null, from: body.validFrom, members: members.length },
  })
  await ctx.audit('register.household_created', { region, detail: { household: id } })
  return { id, version: 1 }
}

export async function getHousehold(
  ctx: Ctx,
  { params, query }: { params: { id: string }; query: { purpose?: string | undefined; ref?: string | undefined; on?: string | undefined } },
): Promise<Reply<typeof doors.getHousehold>> {
  const file = await rows.householdFile(ctx.tx, countyHere(ctx), params.id, query.on ?? shanghaiDate(ctx.now))
  if (!file) throw errors.householdNotFound()
  await ctx.audit('register.household_opened', {
    region: file.region, because: query.purpose ?? '', detail: { household: file.id, ...(query.ref ? { ref: query.ref } : {}) },
  })
  const post = actorOf(ctx).post?.kind
  const today = shanghaiDate(ctx.now)
  return {
    ...file,
    regionName: file.regionName ?? file.region,
    members: file.members.map((m) => (post && masksName(m.bornOn, today, post) ? { ...m, name: maskName(m.name) } : m)),
  }
}

/** The household's sheet: who belonged to it on a day, with relation and since when. No number stands on it. */
export async function printHousehold(ctx: Ctx, { params, query }: { params: { id: string }; query: { on?: string | undefined } }) {
  const on = query.on ?? shanghaiDate(ctx.now)
  const file = await getHousehold(ctx, { params, query: { purpose: 'window', on } })
  const people = [...new Map(file.members.map((m) => [m.personId, m])).values()]
  const kindsOf = (id: string) => file.members.filter((m) => m.personId === id).map((m) => doors.TIE_KINDS[m.kind]).join('、')
  const pdf = await documentPdf({
    title: '家庭信息表',
    subtitle: `${on}的登记情况`,
    ...(file.number ? { number: `户号 ${file.number}` } : {}),
    facts: [
      { label: '户主', value: people.find((m) => m.personId === file.headId)?.name ?? '没有户主' },
      { label: '类型', value: doors.HOUSEHOLD_KINDS[file.kind] },
      { label: '住址', value: file.address || '没有登记住房' },
      { label: '所在地', value: file.regionName },
      { label: '立户', value: file.validFrom },
      ...(file.validUntil ? [{ label: '注销', value: file.validUntil }] : []),
      ...people.map((m, i) => ({
        label: `成员${i + 1}`, value: `${m.name}，${relationName(m.relation)}，${doors.SEXES[m.sex]}，${m.bornOn}出生，${kindsOf(m.personId)}，自${m.since}`,
      })),
    ],
    paragraphs: ['本表由社区居民信息登记打印，供核对家庭成员使用，不能代替居民户口簿。'],
    issuer: file.regionName,
    issuedOn: shanghaiDate(ctx.now),
  })
  return { file: pdf, type: 'application/pdf', name: `家庭信息表-${on}.pdf`, inline: true }
}

export async function listHouseholds(
  ctx: Ctx,
  { query }: { query: NonNullable<Input<typeof doors.listHouseholds>['query']> },
): Promise<Reply<typeof doors.listHouseholds>> {
  const county = countyHere(ctx)
  const on = query.on ?? shanghaiDate(ctx.now)
  const range = rangeOf(ctx, query.region)
  const found = await rows.listHouseholds(ctx.tx, { county, ...range, dwellingId: query.dwellingId ?? null, on, after: pageAfter(query.after) })
  const isSmall = query.region !== undefined && ['community', 'grid', 'building'].includes(levelOf(query.region))
  const total = isSmall && !query.after && !query.dwellingId ? await rows.countHouseholds(ctx.tx, { county, ...range, on }) : null
  const { items, next } = page(found, (h) => `${h.region}_${h.id}`, (h) => ({
    id: h.id, region: h.region, regionName: h.region_name ?? h.region, kind: h.kind, number: h.number, headName: h.head_name ?? '', members: h.members,
    address: h.address ?? '', validFrom: h.valid_from, validUntil: h.valid_until,
  }))
  return { items, next, total }
}

export async function endHousehold(
  ctx: Ctx,
  { params, body }: { params: { id: string }; body: Input<typeof doors.endHousehold>['body'] },
): Promise<{ version: number }> {
  const county = countyHere(ctx)
  const household = await rows.holdHousehold(ctx.tx, county, params.id)
  if (!household) throw errors.householdNotFound()
  if (household.version !== body.version || household.valid_until !== null) throw errors.changedMeanwhile()
  if (body.on < household.valid_from || body.on > shanghaiDate(ctx.now)) throw errors.tieDates()
  await widenToCounty(ctx.tx, county)
  if (await rows.householdHasMembers(ctx.tx, county, household.id, body.on)) throw errors.householdNotEmpty()
  const { version } = await rows.closeHousehold(ctx.tx, county, household.id, body.on)
  await recordChange(ctx, { region: household.region, subject: 'household', subjectId: household.id, deed: 'ended', after: { until: body.on }, reason: body.reason })
  await ctx.audit('register.household_ended', { region: household.region, because: body.reason, detail: { household: household.id } })
  return { version }
}

// ---------------------------------------------------------------------------------------------------------- dwellings

export async function createDwelling(
  ctx: Ctx,
  { body }: { body: Input<typeof doors.createDwelling>['body'] },
): Promise<Reply<typeof doors.createDwelling>> {
  const county = countyHere(ctx)
  await placeWithin(ctx, body.region)
  const plain = (text: string) => normaliseName(text).replace(/\s+/g, '')
  const [estate, name, door] = [plain(body.estate), plain(body.building), plain(body.door ?? '')]
  const address = estate + name
  const community = scopeOf(body.region.slice(0, 12))
  const known = await rows.findBuilding(ctx.tx, county, address, community.lo, community.hi)
  let building = known
  if (!building) {
    const id = ctx.newId()
    const made = await rows.insertBuilding(ctx.tx, {
      county, id, region: body.region, estate, name, address, grams: gramsOf(address), lon: body.lon ?? null, lat: body.lat ?? null,
    })
    building = made ? { id, region: body.region } : await rows.findBuilding(ctx.tx, county, address, community.lo, community.hi)
  }
  if (!building) throw errors.placeNotYours()
  const id = ctx.newId()
  const made = await rows.insertDwelling(ctx.tx, {
    county, id, region: building.region, buildingId: building.id, door, address: address + door, use: body.use ?? 'owner', areaM2: body.areaM2 ?? null, now: ctx.now,
  })
  if (!made) throw errors.dwellingExists()
  await recordChange(ctx, { region: building.region, subject: 'dwelling', subjectId: id, deed: 'created', after: { address: address + door, building: building.id } })
  await ctx.audit('register.dwelling_created', { region: building.region, detail: { dwelling: id } })
  return { id, buildingId: building.id, address: address + door }
}

export async function listDwellings(
  ctx: Ctx,
  { query }: { query: NonNullable<Input<typeof doors.listDwellings>['query']> },
): Promise<Reply<typeof doors.listDwellings>> {
  const found = await rows.listDwellings(ctx.tx, {
    county: countyHere(ctx), ...rangeOf(ctx, query.region), buildingId: query.buildingId ?? null, use: query.use ?? null, after: pageAfter(query.after),
  })
  return page(found, (d) => `${d.region}_${d.id}`, (d) => ({
    id: d.id, region: d.region, regionName: d.region_name ?? d.region, buildingId: d.building_id, address: d.address, use: d.use, areaM2: d.area_m2,
  }))
}

export async function getDwelling(ctx: Ctx, { params }: { params: { id: string } }): Promise<Reply<typeof doors.getDwelling>> {
  const today = shanghaiDate(ctx.now)
  const post = actorOf(ctx).post?.kind
  const file = await rows.dwellingFile(ctx.tx, countyHere(ctx), params.id, today)
  if (!file) throw errors.dwellingNotFound()
  await ctx.audit('register.dwelling_opened', { region: file.region, detail: { dwelling: file.id } })
  return {
    id: file.id, region: file.region, regionName: file.region_name ?? file.region, buildingId: file.building_id, estate: file.estate, building: file.building,
    door: file.door, address: file.address, use: file.use, areaM2: file.area_m2, lon: file.lon, lat: file.lat,
    residents: file.residents.map(({ bornOn, ...r }) => ({ ...r, name: post && masksName(bornOn, today, post) ? maskName(r.name) : r.name })),
    households: file.households, formerResidents: file.former, version: file.version,
  }
}
