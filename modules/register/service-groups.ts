/**
 * Service groups (REG-12): a person is served as one of a group because an entitlement or a request says so, for a purpose, until a day. There is
 * no other way in: modules above derive a mark with their entitlement (`deriveServiceMark`), a person asks at the window.
 */
import type { Input, Reply } from '../../platform/kernel/operation.ts'
import type { Tx } from '../../platform/server/db.ts'
import { shanghaiDate } from '../../platform/kernel/dates.ts'
import { actorOf } from '../accounts/index.ts'
import type { PostKind } from '../organisations/index.ts'
import { ageOn } from './ages.ts'
import { SERVICE_GROUPS, type ServiceGroup } from './contract.ts'
import type * as doors from './contract.ts'
import * as errors from './errors.ts'
import type { Body } from './events/recorded.ts'
import { countyHere, page, pageAfter, rangeOf, recordChange, type Ctx } from './here.ts'
import { consentFault, protectionOf } from './minors.ts'
import { fileFor } from './people.ts'
import { servesGroup } from './policy.ts'
import * as rows from './queries/care.ts'
import { findPerson, holdPerson, standingsFor } from './queries/people.ts'
import { widenToCounty } from './ties.ts'

/** No mark stands longer without being looked at again. */
const LONGEST_YEARS = 3
const yearsAfter = (day: string, years: number) => `${Number(day.slice(0, 4)) + years}${day.slice(4)}`

export async function requestServiceMark(ctx: Ctx, personId: string, body: Body<typeof doors.requestServiceMark>): Promise<Reply<typeof doors.requestServiceMark>> {
  const county = countyHere(ctx)
  const today = shanghaiDate(ctx.now)
  const actor = actorOf(ctx)
  if (actor.kind === 'resident') {
    await fileFor(ctx, personId)
    await widenToCounty(ctx.tx, county)
  }
  const person = await holdPerson(ctx.tx, county, personId)
  if (!person || person.state === 'died') throw errors.personNotFound()
  if (body.consentOn > today || body.validUntil <= today || body.validUntil > yearsAfter(today, LONGEST_YEARS)) throw errors.markDates()
  const consentBy = actor.kind === 'resident' ? actor.personId! : (body.consentBy ?? person.id)
  const guardians = (await standingsFor(ctx.tx, county, person.id)).filter((s) => s.kind === 'guardian' && (s.valid_until === null || s.valid_until > today)).map((s) => s.by_person_id)
  if (consentFault(protectionOf(person.born_on, today), consentBy, person.id, guardians)) throw errors.consentByGuardian()
  const who = consentBy === person.id ? person : await findPerson(ctx.tx, county, consentBy)
  const id = ctx.newId()
  const made = await rows.insertMark(ctx.tx, {
    county, id, region: person.region, person_id: person.id, kind: body.kind, basis: 'request', basis_ref: body.request, basis_title: `本人要求（${body.request}）`,
    purpose: body.purpose, consent_on: body.consentOn, consent_by: who?.id === person.id ? '本人' : `监护人${who?.name ?? ''}`, valid_from: today, valid_until: body.validUntil,
    by: actor.name, now: ctx.now,
  })
  if (!made) throw errors.markedAlready()
  // Which group is not written into the general history: it stands with the mark alone.
  await recordChange(ctx, { region: person.region, subject: 'person', subjectId: person.id, deed: 'service_requested', after: { mark: id, until: body.validUntil } })
  await ctx.audit('register.service_requested', { subject: person.id, region: person.region, because: body.purpose, detail: { mark: id } })
  return { id }
}

/** To the person all of theirs; to staff those of which the worn post is in charge, and not that there are others. */
export async function listServiceMarks(ctx: Ctx, personId: string): Promise<Reply<typeof doors.listServiceMarks>> {
  const actor = actorOf(ctx)
  const file = await fileFor(ctx, personId)
  if (actor.kind === 'resident') await widenToCounty(ctx.tx, countyHere(ctx))
  const all = await rows.marksOf(ctx.tx, countyHere(ctx), file.id)
  const seen = all.filter((m) => actor.kind === 'resident' || (actor.post && servesGroup(actor.post.kind, m.kind)))
  return {
    items: seen.map((m) => ({
      id: m.id, kind: m.kind, basis: m.basis, basisTitle: m.basis_title, purpose: m.purpose, consentOn: m.consent_on, consentBy: m.consent_by, validFrom: m.valid_from,
      validUntil: m.valid_until, endedOn: m.ended_on, endedBecause: m.ended_because, mayEnd: m.ended_on === null && m.basis === 'request',
    })),
  }
}

export async function endServiceMark(ctx: Ctx, id: string, reason: string): Promise<{ done: boolean }> {
  const county = countyHere(ctx)
  const actor = actorOf(ctx)
  if (actor.kind === 'resident') await widenToCounty(ctx.tx, county)
  const mark = await rows.holdMark(ctx.tx, county, id)
  const reaches = mark && (actor.kind === 'resident' ? mark.person_id === actor.personId : actor.post !== null && servesGroup(actor.post.kind, mark.kind))
  if (!mark || !reaches) throw errors.markNotFound()
  if (mark.basis === 'entitlement') throw errors.markRestsOnEntitlement()
  const today = shanghaiDate(ctx.now)
  await rows.endMark(ctx.tx, county, id, { on: today, by: actor.name, because: reason })
  await recordChange(ctx, { region: mark.region, subject: 'person', subjectId: mark.person_id, deed: 'service_ended', after: { mark: id, until: today }, reason })
  await ctx.audit('register.service_ended', { subject: mark.person_id, region: mark.region, because: reason, detail: { mark: id } })
  return { done: true }
}

/**
 * The groups in which a person is served today, each with its basis; for staff only those of which the post is in charge. The transaction's scope must
 * hold the person, and a policy must have said yes.
 */
export async function groupsServedIn(tx: Tx, county: string, personId: string, today: string, post: PostKind | null): Promise<ServiceGroup[]> {
  const marks = await rows.marksOf(tx, county, personId)
  return [...new Set(marks.filter((m) => m.ended_on === null && m.valid_from <= today && today < m.valid_until && (post === null || servesGroup(post, m.kind))).map((m) => m.kind))]
}

/** A group in a place, for the service in charge; each reading is written down with its purpose. */
export async function listServiceGroup(
  ctx: Ctx, kind: ServiceGroup, query: Input<typeof doors.listServiceGroup>['query'],
): Promise<Reply<typeof doors.listServiceGroup>> {
  const { post } = actorOf(ctx)
  if (!post || !servesGroup(post.kind, kind)) throw errors.groupNotYours()
  const today = shanghaiDate(ctx.now)
  const range = rangeOf(ctx, query.region)
  const found = await rows.listGroup(ctx.tx, { county: countyHere(ctx), kind, ...range, today, after: pageAfter(query.after) })
  await ctx.audit('register.service_group_listed', { region: query.region ?? post.region, because: query.purpose, detail: { group: SERVICE_GROUPS[kind], shown: Math.min(50, found.length) } })
  return page(found, (m) => `${m.region}_${m.id}`, (m) => ({
    id: m.id, personId: m.person_id, name: m.name, age: ageOn(m.born_on, today), region: m.region, regionName: m.region_name ?? m.region, basisTitle: m.basis_title, validUntil: m.valid_until,
  }))
}

/** What a module above hands in with its entitlement. */
export interface DerivedMark {
  county: string
  id: string
  personId: string
  kind: ServiceGroup
  /** Number of the entitlement in its own module: the mark ends with it. */
  basisRef: string
  basisTitle: string
  purpose: string
  from: string
  until: string
  by: string
  now: Date
}

/**
 * Derives a mark from an entitlement, in the transaction that grants it; the same entitlement again prolongs it. Refuses by the database what has
 * no basis or purpose. The transaction's scope must hold the person.
 */
export async function deriveServiceMark(tx: Tx, m: DerivedMark): Promise<void> {
  const person = await findPerson(tx, m.county, m.personId)
  if (!person) return
  const made = await rows.insertMark(tx, {
    county: m.county, id: m.id, region: person.region, person_id: person.id, kind: m.kind, basis: 'entitlement', basis_ref: m.basisRef, basis_title: m.basisTitle,
    purpose: m.purpose, consent_on: null, consent_by: '', valid_from: m.from, valid_until: m.until, by: m.by, now: m.now,
  })
  if (!made) await rows.prolongMark(tx, m.county, person.id, m.kind, m.basisRef, m.until)
}

/** The entitlement ended: so does what rested on it. */
export const endDerivedMarks = (tx: Tx, county: string, personId: string, basisRef: string, on: string, because: string): Promise<number> =>
  rows.endMarksByBasis(tx, county, basisRef, personId, { on, because })
