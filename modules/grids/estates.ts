/** Housing estates (TER-04) and areas by type with the organisations they lack (TER-05). */
import type { Input, Reply } from '../../platform/kernel/operation.ts'
import { covers, scopeOf } from '../regions/index.ts'
import type * as doors from './contract.ts'
import type { EstateLine, TaggedArea } from './contract.ts'
import * as errors from './errors.ts'
import { communityOf, countyHere, orderOf, placeWithin, rangeOf, recordChange, slice, todayOf, type Ctx } from './here.ts'
import * as rows from './queries/estates.ts'
import { organisationsWithin } from './queries/places.ts'
import { answeringOn, changesOf } from './queries/responsibles.ts'
import { shownResponsibles } from './responsibles.ts'
import { PARTY_KINDS, SELF_GOVERNING_KINDS, STANDING_IN_KINDS, type AreaType } from './words.ts'

const line = (r: rows.EstateRow): EstateLine => ({
  id: r.id, region: r.region, regionName: r.region_name ?? r.region, name: r.name, developer: r.developer, buildings: r.buildings, dwellings: r.dwellings, households: r.households,
  stated: r.stated, state: r.state, decision: r.decision, decidedOn: r.decided_on, note: r.note, version: r.version,
})

/** The last estate seen, as a cursor that may stand in an address. */
const cursorOf = (r: { region: string; name: string }) => `${r.region}_${Buffer.from(r.name).toString('base64url')}`
function estateAfter(after: string | undefined): { region: string; name: string } | null {
  if (!after) return null
  const found = /^(\d{12})_([\w-]{1,180})$/.exec(after)
  if (!found) throw errors.pageUnknown()
  return { region: found[1]!, name: Buffer.from(found[2]!, 'base64url').toString('utf8') }
}

export async function listEstates(ctx: Ctx, { query }: { query: NonNullable<Input<typeof doors.listEstates>['query']> }): Promise<Reply<typeof doors.listEstates>> {
  const f = { county: countyHere(ctx), ...rangeOf(ctx, query.region) }
  const found = await rows.listEstates(ctx.tx, { ...f, state: query.state ?? 'all', q: query.q ?? '', after: estateAfter(query.after) }, todayOf(ctx))
  const items = found.slice(0, 50)
  return { items: items.map(line), next: found.length > 50 ? cursorOf(items.at(-1)!) : null, counts: await rows.countEstates(ctx.tx, f) }
}

export async function getEstate(ctx: Ctx, { params }: { params: { id: string } }): Promise<Reply<typeof doors.getEstate>> {
  const county = countyHere(ctx)
  const kept = await rows.holdEstate(ctx.tx, county, params.id)
  if (!kept) throw errors.estateNotFound()
  const range = scopeOf(kept.region)
  const found = await rows.listEstates(ctx.tx, { county, ...range, state: 'all', q: kept.name, after: null }, todayOf(ctx))
  const estate = found.find((e) => e.id === kept.id)
  if (!estate) throw errors.estateNotFound()
  const heads = (await answeringOn(ctx.tx, county, range.lo, range.hi, todayOf(ctx))).filter((one) => one.areas.some((area) => area.kind === 'estate' && area.estate === kept.name))
  const changes = await changesOf(ctx.tx, county, kept.id)
  return {
    estate: line(estate), heads: await shownResponsibles(ctx, heads),
    changes: changes.map(({ id, at, deed, after, reason, by_name: byName }) => ({ id, at, deed, after, reason, byName })),
  }
}

export async function keepEstate(ctx: Ctx, { body }: { body: Input<typeof doors.keepEstate>['body'] }): Promise<Reply<typeof doors.keepEstate>> {
  const place = await placeWithin(ctx, body.region, ['community'])
  const id = ctx.newId()
  const facts = { developer: body.developer ?? '', households: body.households ?? null, state: body.state ?? 'covered', note: body.note ?? '' }
  if (!(await rows.insertEstate(ctx.tx, { county: countyHere(ctx), id, region: place.code, name: body.name, ...facts, now: ctx.now }))) throw errors.estateExists()
  await recordChange(ctx, { region: place.code, subject: 'estate', subjectId: id, deed: 'kept', after: { name: body.name, ...facts } })
  await ctx.audit('grids.estate_kept', { region: place.code, detail: { estate: id } })
  return { id }
}

export async function updateEstate(
  ctx: Ctx, { params, body }: { params: { id: string }; body: Input<typeof doors.updateEstate>['body'] },
): Promise<Reply<typeof doors.updateEstate>> {
  const county = countyHere(ctx)
  const estate = await rows.holdEstate(ctx.tx, county, params.id)
  if (!estate) throw errors.estateNotFound()
  if (estate.version !== body.version) throw errors.changedMeanwhile()
  if (estate.state === 'decided' && body.state) throw errors.estateDecided()
  const before = { developer: estate.developer, households: estate.households, state: estate.state, note: estate.note }
  const after = {
    developer: body.developer ?? before.developer, households: body.households === undefined ? before.households : body.households, state: body.state ?? before.state, note: body.note ?? before.note,
  }
  const { version } = await rows.changeEstate(ctx.tx, county, estate.id, after)
  await recordChange(ctx, { region: estate.region, subject: 'estate', subjectId: estate.id, deed: after.state === before.state ? 'changed' : after.state, before, after, reason: body.reason })
  await ctx.audit('grids.estate_changed', { region: estate.region, because: body.reason, detail: { estate: estate.id } })
  return { version }
}

export async function decideEstate(
  ctx: Ctx, { params, body }: { params: { id: string }; body: Input<typeof doors.decideEstate>['body'] },
): Promise<Reply<typeof doors.decideEstate>> {
  const county = countyHere(ctx)
  const estate = await rows.holdEstate(ctx.tx, county, params.id)
  if (!estate) throw errors.estateNotFound()
  if (estate.version !== body.version) throw errors.changedMeanwhile()
  if (estate.state !== 'candidate') throw errors.notACandidate()
  if (body.on > todayOf(ctx)) throw errors.dayToCome()
  const { version } = await rows.decideEstate(ctx.tx, county, estate.id, { decision: body.decision, on: body.on })
  await recordChange(ctx, { region: estate.region, subject: 'estate', subjectId: estate.id, deed: 'decided', before: { state: estate.state }, after: { decision: body.decision, on: body.on }, reason: body.reason })
  await ctx.audit('grids.estate_decided', { region: estate.region, because: body.reason, detail: { estate: estate.id, decision: body.decision } })
  return { version }
}

// ----------------------------------------------------------------------------------------------------------- area types

export async function listAreaTags(ctx: Ctx, { query }: { query: NonNullable<Input<typeof doors.listAreaTags>['query']> }): Promise<Reply<typeof doors.listAreaTags>> {
  const county = countyHere(ctx)
  const range = rangeOf(ctx, query.region)
  const day = todayOf(ctx)
  const [current, past] = [await tagged(ctx, county, range, day, false), await tagged(ctx, county, range, day, true)]
  const gap = current.filter((one) => one.gaps.length > 0)
  const chosen = { current, gap, past }[query.only ?? 'current'].filter((one) => !query.kind || one.kind === query.kind)
  return { ...slice(chosen, query.after, orderOf), counts: { current: current.length, gap: gap.length, past: past.length } }
}

/** Tagged areas with the organisations that serve them: those of the area itself and of the community it lies in. */
async function tagged(ctx: Ctx, county: string, range: { lo: string; hi: string }, day: string, past: boolean): Promise<TaggedArea[]> {
  const tags = await rows.tagsOf(ctx.tx, { county, ...range, day, past })
  if (tags.length === 0) return []
  const organisations = await organisationsWithin(ctx.tx, county, { lo: communityOf(tags[0]!.region), hi: `${communityOf(tags.at(-1)!.region)}:`, day })
  return tags.map((t) => {
    const here = organisations.filter((o) => covers(o.region, t.region) || covers(t.region, o.region))
    const party = here.filter((o) => PARTY_KINDS.includes(o.kind))
    const selfGoverning = here.filter((o) => SELF_GOVERNING_KINDS.includes(o.kind))
    return {
      id: t.id, region: t.region, regionName: t.region_name ?? t.region, kind: t.kind as AreaType, name: t.name, estateId: t.estate_id, validFrom: t.valid_from, validUntil: t.valid_until,
      reason: t.reason, organisations: [...party, ...here.filter((o) => STANDING_IN_KINDS.includes(o.kind)), ...selfGoverning].map(({ id, kind, name }) => ({ id, kind, name })), party: party.length, selfGoverning: selfGoverning.length,
      gaps: [...(party.length === 0 ? (['party'] as const) : []), ...(selfGoverning.length === 0 ? (['self_governing'] as const) : [])], version: t.version,
    }
  })
}

export async function tagArea(ctx: Ctx, { body }: { body: Input<typeof doors.tagArea>['body'] }): Promise<Reply<typeof doors.tagArea>> {
  const county = countyHere(ctx)
  const place = await placeWithin(ctx, body.region, ['community', 'grid'])
  if (body.validFrom > todayOf(ctx)) throw errors.dayToCome()
  const estate = body.estateId ? await rows.holdEstate(ctx.tx, county, body.estateId) : undefined
  if (body.estateId && (!estate || !covers(communityOf(place.code), estate.region))) throw errors.estateNotFound()
  if (await rows.tagStands(ctx.tx, county, { region: place.code, kind: body.kind, estateId: estate?.id ?? null, day: todayOf(ctx) })) throw errors.taggedAlready()
  const id = ctx.newId()
  await rows.insertTag(ctx.tx, {
    county, id, region: place.code, kind: body.kind, name: estate?.name ?? place.name, estateId: estate?.id ?? null, validFrom: body.validFrom, reason: body.reason, now: ctx.now,
  })
  await recordChange(ctx, { region: place.code, subject: 'area_tag', subjectId: id, deed: 'tagged', after: { kind: body.kind, from: body.validFrom }, reason: body.reason })
  await ctx.audit('grids.area_tagged', { region: place.code, because: body.reason, detail: { tag: id, kind: body.kind } })
  return { id }
}

export async function endAreaTag(
  ctx: Ctx, { params, body }: { params: { id: string }; body: Input<typeof doors.endAreaTag>['body'] },
): Promise<Reply<typeof doors.endAreaTag>> {
  const county = countyHere(ctx)
  const tag = await rows.holdTag(ctx.tx, county, params.id)
  if (!tag || tag.valid_until !== null) throw errors.tagNotFound()
  if (tag.version !== body.version) throw errors.changedMeanwhile()
  if (body.on < tag.valid_from || body.on > todayOf(ctx)) throw errors.datesWrong()
  const { version } = await rows.closeTag(ctx.tx, county, tag.id, body.on, body.reason)
  await recordChange(ctx, { region: tag.region, subject: 'area_tag', subjectId: tag.id, deed: 'ended', after: { until: body.on }, reason: body.reason })
  await ctx.audit('grids.area_tag_ended', { region: tag.region, because: body.reason, detail: { tag: tag.id } })
  return { version }
}
