/** What is read of organisations: lists, one file, and what the whole of a place adds up to. */
import { addDays } from '../../platform/kernel/dates.ts'
import { levelOf, scopeOf } from '../regions/index.ts'
import type * as c from './contract.ts'
import { countyOf, kindsHere, rangeAt, rangeOf, titleOf, todayOf } from './around.ts'
import { organisationNotFound, pageUnknown, placeUnknown } from './errors.ts'
import { ONE_TEAM_THREE_CENTRES, kindOf, type OrganisationGroup, type OrganisationKind } from './kinds.ts'
import type { Ctx, OrganisationNeeds, QueryOf } from './need.ts'
import { mayKeep } from './policy.ts'
import * as q from './queries/organisations.ts'
import * as o from './queries/overview.ts'
import { TERM_WARNING_DAYS, communityGaps, crossPosts, partyCoverage, streetGaps, termState, type Share } from './rules.ts'


const PAGE = 50

const cursorOf = (row: { region: string; name: string; id: string }) => Buffer.from(JSON.stringify([row.region, row.name, row.id])).toString('base64url')

function readCursor(after: string | undefined) {
  if (!after) return null
  try {
    const [region, name, id] = JSON.parse(Buffer.from(after, 'base64url').toString()) as [unknown, unknown, unknown]
    if (typeof region === 'string' && typeof name === 'string' && typeof id === 'string' && /^[0-9a-f-]{36}$/.test(id) && !/\0/.test(region + name)) return { region, name, id }
  } catch {
    // Falls through: a cursor that we did not write.
  }
  throw pageUnknown()
}

/** Fifty organisations of a place, with how many there are of each kind and group. */
export async function listOrganisations(ctx: Ctx, need: OrganisationNeeds, query: QueryOf<typeof c.listOrganisations>) {
  const kinds = await kindsHere(ctx)
  const today = todayOf(ctx)
  const chosen = query.kind ? [query.kind] : query.group ? kinds.filter((kind) => kind.group === query.group).map((kind) => kind.code) : null
  const typed = query.q ?? ''
  const filter: q.ListFilter = {
    county: countyOf(ctx), ...rangeAt(ctx, query.region), kinds: chosen, q: typed, initials: /^[a-z]+$/i.test(typed) ? need.initialsOf(typed) && typed.toLowerCase() : '',
    state: query.state, today, dueFrom: addDays(today, TERM_WARNING_DAYS),
  }
  const [rows, counted] = [await q.listOrganisations(ctx.tx, filter, readCursor(query.after)), await q.countByKind(ctx.tx, filter)]
  const groups: Partial<Record<OrganisationGroup, number>> = {}
  for (const { kind, n } of counted) {
    const group = kindOf(kinds, kind)?.group
    if (group) groups[group] = (groups[group] ?? 0) + n
  }
  const last = rows[PAGE - 1]
  return {
    items: rows.slice(0, PAGE).map(({ seats, ...row }) => {
      const leads = kindOf(kinds, row.kind)?.seats.filter((role) => role.lead).map((role) => role.code) ?? []
      return {
        ...row, regionName: row.regionName ?? row.region, kindTitle: titleOf(kinds, row.kind), lead: seats.find((seat) => leads.includes(seat.role))?.name ?? '',
        termState: termState(row.termUntil, today),
      }
    }),
    next: rows.length > PAGE && last ? cursorOf(last) : null,
    total: counted.filter(({ kind }) => !chosen || chosen.includes(kind)).reduce((sum, { n }) => sum + n, 0),
    groups: groups as Record<string, number>,
    kinds: Object.fromEntries(counted.map(({ kind, n }) => [kind, n])),
  }
}

/** One file. A person in a seat is a name here; their file is opened elsewhere, with a purpose. */
export async function getOrganisation(ctx: Ctx, id: string) {
  const { lo, hi } = rangeOf(ctx)
  const county = countyOf(ctx)
  const today = todayOf(ctx)
  const row = await q.findOrganisation(ctx.tx, county, id, lo, hi)
  if (!row) throw organisationNotFound()
  const kinds = await kindsHere(ctx)
  const kind = kindOf(kinds, row.kind)
  const named = async (other: string | null) => {
    const found = other ? await q.findNamed(ctx.tx, county, other) : undefined
    return found ? { id: found.id, name: found.name, kindTitle: titleOf(kinds, found.kind) } : null
  }
  const terms = await q.termsOf(ctx.tx, county, id)
  const keeps = mayKeep(ctx.caller!.abilities, kind)
  return {
    id: row.id,
    region: row.region,
    regionName: (await o.placeNamed(ctx.tx, row.region))?.name ?? row.region,
    kind: row.kind,
    kindTitle: titleOf(kinds, row.kind),
    name: row.name,
    formerNames: row.former_names,
    uscc: row.uscc,
    phone: row.phone,
    address: row.address,
    opens: row.opens,
    parent: await named(row.parent_id),
    parts: (await q.partsOf(ctx.tx, county, id, today)).map((part) => ({ id: part.id, name: part.name, kindTitle: titleOf(kinds, part.kind) })),
    mergedInto: await named(row.merged_into),
    validFrom: row.valid_from,
    validUntil: row.valid_until,
    closedBecause: row.closed_because,
    facts: await q.factsOf(ctx.tx, county, id),
    seats: (await q.seatsOf(ctx.tx, county, id, today)).map((seat) => {
      const role = kind?.seats.find((one) => one.code === seat.role)
      return {
        id: seat.id, role: seat.role, roleTitle: role?.title ?? seat.role, lead: role?.lead ?? false, name: seat.name, personId: seat.person_id, postedBy: seat.posted_by,
        validFrom: seat.valid_from, validUntil: seat.valid_until, basis: seat.basis,
      }
    }),
    terms: terms.map((term) => ({ id: term.id, nth: term.nth, validFrom: term.valid_from, validUntil: term.valid_until, basis: term.basis })),
    termState: kind?.terms ? termState(terms[0]?.valid_until, today) : ('none' as const),
    records: (await q.recordsOf(ctx.tx, county, id)) as never,
    recipients: await q.countRecipients(ctx.tx, county, id, today),
    abilities: [...(keeps && (!row.valid_until || row.valid_until > today) ? ['keep' as const] : []), ...(isTeam(kind) && ctx.caller!.abilities.has('organisations.serve') ? ['serve' as const] : [])],
    version: row.version,
  }
}

/** Who gives services to accepted recipients. */
export const isTeam = (kind: OrganisationKind | undefined): boolean => kind?.group === 'teams' || kind?.code === 'professional'

const NO_ID = 'ffffffff-ffff-ffff-ffff-ffffffffffff'

export async function listChanges(ctx: Ctx, id: string, after: string | undefined) {
  const { lo, hi } = rangeOf(ctx)
  if (!(await q.findOrganisation(ctx.tx, countyOf(ctx), id, lo, hi))) throw organisationNotFound()
  const rows = await q.listChanges(ctx.tx, countyOf(ctx), id, after ?? NO_ID)
  return { items: rows.slice(0, PAGE), next: rows.length > PAGE ? rows[PAGE - 1]!.id : null }
}

/** The setting above which a community's size asks for a professional service body. */
export const LOCAL_SIZE = 'professional_body_people'

/** What the communities and streets of a place lack on a day. */
export async function completeness(ctx: Ctx, query: QueryOf<typeof c.getCompleteness>) {
  const { lo, hi } = rangeAt(ctx, query.region)
  const county = countyOf(ctx)
  const day = query.day ?? todayOf(ctx)
  const kinds = await kindsHere(ctx)
  const watched = kinds.filter((kind) => kind.need || kind.party || kind.code === 'professional').map((kind) => kind.code)
  const standing = await o.standingOn(ctx.tx, county, lo, hi, watched, day)
  const at = new Map<string, o.StandingRow[]>()
  for (const one of standing) at.set(one.region, (at.get(one.region) ?? []).concat(one))
  const localSize = await q.localSetting(ctx.tx, county, LOCAL_SIZE)
  const people = localSize === null ? new Map<string, number>() : new Map((await o.peopleByCommunity(ctx.tx, county, lo, hi)).map(({ code, n }) => [code, n]))
  const communities = (await o.placesOn(ctx.tx, lo, hi, 'community', day)).map((place) => {
    const here = at.get(place.code) ?? []
    const gaps = communityGaps(kinds, { kind: place.kind, people: localSize === null ? null : (people.get(place.code) ?? 0) }, here, day, localSize)
    return {
      region: place.code, name: place.name, street: place.parent ?? '', streetName: place.parentName ?? '', complete: !gaps.some((gap) => gap.weight === 'must'), gaps,
      party: partyCoverage(here), station: here.some((one) => one.kind === 'station'),
    }
  })
  const streets = (await o.placesOn(ctx.tx, lo, hi, 'township', day)).map((place) => {
    const here = at.get(place.code) ?? []
    const own = communities.filter((one) => one.street === place.code)
    return {
      region: place.code, name: place.name, has: ONE_TEAM_THREE_CENTRES.filter((code) => here.some((one) => one.kind === code)).length, gaps: streetGaps(kinds, here),
      communities: share(own, (one) => one.complete), partyGaps: own.filter((one) => !threeHave(one.party)).length,
    }
  })
  return {
    day, region: query.region ?? '', complete: share(communities, (one) => one.complete), stations: share(communities, (one) => one.station),
    streetsComplete: share(streets, (one) => one.has === ONE_TEAM_THREE_CENTRES.length), localSize, streets,
    party: { covered: share(communities, (one) => one.party.covered), threeHave: share(communities, (one) => threeHave(one.party)) },
    communities: communities.map(({ station: _station, ...one }) => one),
  }
}

const share = <T>(all: readonly T[], counts: (one: T) => boolean): Share => ({ n: all.filter(counts).length, of: all.length })
const threeHave = (party: ReturnType<typeof partyCoverage>) => party.covered && party.staff && party.office && party.funds

/** Posts held across bodies, of any day. */
export async function readCrossPosts(ctx: Ctx, query: QueryOf<typeof c.getCrossPosts>) {
  const { lo, hi } = rangeAt(ctx, query.region)
  const day = query.day ?? todayOf(ctx)
  const standing = await o.standingOn(ctx.tx, countyOf(ctx), lo, hi, ['party_community', 'committee', 'station', 'assembly', 'owners_committee'], day)
  const names = new Map((await o.placesOn(ctx.tx, lo, hi, 'community', day)).map((place) => [place.code, place.name]))
  const counted = crossPosts(standing.flatMap((one) => one.seats.map((seat) => ({ ...seat, region: one.region, kind: one.kind }))))
  return { ...counted, day, communities: counted.communities.map((one) => ({ ...one, name: names.get(one.region) ?? one.region })) }
}

/** Who serves a place: public, so read as staff of exactly that place and its street. No telephone but the office's. */
export async function serving(ctx: Ctx, region: string) {
  const asked = await o.placeNamed(ctx.tx, region)
  if (!asked) throw placeUnknown()
  const community = levelOf(region) === 'grid' || levelOf(region) === 'building' ? region.slice(0, 12) : region
  const place = (await o.placeNamed(ctx.tx, community))!
  const street = place.level === 'community' ? (place.parent ?? null) : null
  const kinds = await kindsHere(ctx)
  const open = kinds.filter((kind) => kind.open)
  const { lo, hi } = scopeOf(street ?? community)
  await ctx.tx.widen(lo, hi)
  const rows = await o.servingOn(ctx.tx, countyOf(ctx), street ? [community, street] : [community], open.map((kind) => kind.code), todayOf(ctx))
  const order = (code: string) => open.findIndex((kind) => kind.code === code)
  return {
    region: community,
    regionName: place.name,
    items: rows.toSorted((a, b) => Number(a.region === street) - Number(b.region === street) || order(a.kind) - order(b.kind)).map((row) => {
      const kind = kindOf(open, row.kind)!
      return {
        id: row.id, name: row.name, kind: row.kind, kindTitle: kind.title, group: kind.group, level: row.region === street ? ('township' as const) : levelOf(row.region) === 'township' ? ('township' as const) : ('community' as const),
        phone: row.phone, address: row.address, opens: row.opens, duties: (row.duties ?? '').split('\n').map((line) => line.trim()).filter(Boolean),
        // Members of a party organisation are not named in public, only who leads it: membership is theirs to tell.
        holders: kind.seats.filter((role) => role.code !== 'representative' && (!kind.party || role.lead)).map((role) => ({ title: role.title, names: row.seats.filter((seat) => seat.role === role.code).map((seat) => seat.name) })).filter((line) => line.names.length > 0),
      }
    }),
  }
}
