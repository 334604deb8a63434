/** Buildings and their doors: the floor plan, owners and tenants, dividing and joining. */
import type { Reply } from '../../platform/kernel/operation.ts'
import { shanghaiDate } from '../../platform/kernel/dates.ts'
import { actorOf } from '../accounts/index.ts'
import type * as doors from './contract.ts'
import { floorPlan } from './doors-of.ts'
import * as errors from './errors.ts'
import type { Body } from './events/recorded.ts'
import { countyHere, recordChange, type Ctx } from './here.ts'
import { maskName } from './identifiers.ts'
import { masksName } from './minors.ts'
import { normaliseName } from './names-fold.ts'
import * as rows from './queries/buildings.ts'
import { findPerson } from './queries/people.ts'
import { findDwelling, insertDwelling } from './queries/places.ts'
import { widenToCounty } from './ties.ts'

export async function getBuilding(ctx: Ctx, id: string): Promise<Reply<typeof doors.getBuilding>> {
  const county = countyHere(ctx)
  const today = shanghaiDate(ctx.now)
  const building = await rows.findBuildingFile(ctx.tx, county, id)
  if (!building) throw errors.buildingNotFound()
  const found = await rows.doorsOf(ctx.tx, county, id, today)
  const post = actorOf(ctx).post?.kind
  const shown = found.map((d) => ({
    id: d.id, door: d.door, use: d.use, living: d.living, registered: d.registered,
    first: d.first === null ? '' : post && masksName(d.first.bornOn, today, post) ? maskName(d.first.name) : d.first.name,
  }))
  await ctx.audit('register.building_opened', { region: building.region, detail: { building: id } })
  return {
    id, region: building.region, regionName: building.region_name ?? building.region, estate: building.estate, name: building.name, address: building.address,
    lon: building.lon, lat: building.lat, units: floorPlan(shown),
  }
}

export async function listDwellingLinks(ctx: Ctx, dwellingId: string): Promise<Reply<typeof doors.listDwellingLinks>> {
  const county = countyHere(ctx)
  if (!(await findDwelling(ctx.tx, county, dwellingId))) throw errors.dwellingNotFound()
  return {
    items: (await rows.linksOf(ctx.tx, county, dwellingId)).map((l) => ({
      id: l.id, kind: l.kind, personId: l.person_id, name: l.name, validFrom: l.valid_from, validUntil: l.valid_until, source: l.source,
    })),
  }
}

export async function addDwellingLink(ctx: Ctx, dwellingId: string, body: Body<typeof doors.addDwellingLink>): Promise<Reply<typeof doors.addDwellingLink>> {
  const county = countyHere(ctx)
  const today = shanghaiDate(ctx.now)
  const dwelling = await findDwelling(ctx.tx, county, dwellingId)
  if (!dwelling) throw errors.dwellingNotFound()
  if (!body.personId && body.name.length < 2) throw errors.linkNamesNobody()
  const person = body.personId ? await findPerson(ctx.tx, county, body.personId) : undefined
  if (body.personId && !person) throw errors.personNotFound()
  if (body.validFrom > today || (body.validUntil !== undefined && body.validUntil <= body.validFrom)) throw errors.tieDates()
  const id = ctx.newId()
  await rows.insertLink(ctx.tx, {
    county, id, region: dwelling.region, dwelling_id: dwelling.id, kind: body.kind, person_id: person?.id ?? null, name: person?.name ?? body.name, valid_from: body.validFrom,
    valid_until: body.validUntil ?? null, source: body.source, by: actorOf(ctx).name, now: ctx.now,
  })
  await recordChange(ctx, {
    region: dwelling.region, subject: 'dwelling', subjectId: dwelling.id, deed: `${body.kind}_recorded`, after: { link: id, person: person?.id ?? null, from: body.validFrom }, reason: body.source,
  })
  await ctx.audit('register.dwelling_link_added', { ...(person ? { subject: person.id } : {}), region: dwelling.region, because: body.source, detail: { dwelling: dwelling.id, kind: body.kind } })
  return { id }
}

export async function endDwellingLink(ctx: Ctx, id: string, body: { on: string; reason: string }): Promise<{ done: boolean }> {
  const county = countyHere(ctx)
  const link = await rows.holdLink(ctx.tx, county, id)
  const today = shanghaiDate(ctx.now)
  if (!link || (link.valid_until !== null && link.valid_until <= today)) throw errors.linkNotFound()
  if (body.on < link.valid_from || body.on > today) throw errors.tieDates()
  await rows.endLink(ctx.tx, county, id, body.on, body.reason)
  await recordChange(ctx, { region: link.region, subject: 'dwelling', subjectId: link.dwelling_id, deed: `${link.kind}_ended`, after: { link: id, until: body.on }, reason: body.reason })
  await ctx.audit('register.dwelling_link_ended', { ...(link.person_id ? { subject: link.person_id } : {}), region: link.region, because: body.reason, detail: { dwelling: link.dwelling_id } })
  return { done: true }
}

/** One door into several or several into one. Whoever lives there is moved first: nobody's address changes by the way. */
export async function reshapeDwellings(ctx: Ctx, buildingId: string, body: Body<typeof doors.reshapeDwellings>): Promise<Reply<typeof doors.reshapeDwellings>> {
  const county = countyHere(ctx)
  const building = await rows.findBuildingFile(ctx.tx, county, buildingId)
  if (!building) throw errors.buildingNotFound()
  if (body.from.length === 1 && body.to.length === 1) throw errors.reshapeOneToOne()
  if (body.on > shanghaiDate(ctx.now)) throw errors.tieDates()
  const old = []
  for (const one of [...body.from].sort((a, b) => (a.id < b.id ? -1 : 1))) {
    const dwelling = await rows.holdDwelling(ctx.tx, county, one.id)
    if (!dwelling || dwelling.building_id !== buildingId) throw errors.dwellingNotFound()
    if (dwelling.version !== one.version) throw errors.changedMeanwhile()
    old.push(dwelling)
  }
  await widenToCounty(ctx.tx, county)
  for (const dwelling of old) if (await rows.dwellingInUse(ctx.tx, county, dwelling.id)) throw errors.dwellingInUse(dwelling.door)
  const ids: string[] = []
  for (const to of body.to) {
    const door = normaliseName(to.door).replace(/\s+/g, '')
    const id = ctx.newId()
    const made = await insertDwelling(ctx.tx, {
      county, id, region: old[0]!.region, buildingId, door, address: building.address + door, use: to.use, areaM2: to.areaM2 ?? null, now: ctx.now,
    })
    if (!made) throw errors.dwellingExists()
    ids.push(id)
  }
  for (const dwelling of old) {
    await rows.endDwelling(ctx.tx, county, dwelling.id, body.on, body.reason)
    await recordChange(ctx, { region: dwelling.region, subject: 'dwelling', subjectId: dwelling.id, deed: 'reshaped', after: { into: ids, on: body.on }, reason: body.reason })
  }
  await ctx.audit('register.dwellings_reshaped', { region: building.region, because: body.reason, detail: { building: buildingId, from: old.map((d) => d.id), into: ids } })
  return { ids }
}
