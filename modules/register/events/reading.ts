/** What happened, read back; and what the rules would propose. */
import type { Input, Reply } from '../../../platform/kernel/operation.ts'
import { actorOf } from '../../accounts/index.ts'
import { inScope } from '../../regions/index.ts'
import { mayReadLog } from '../access-log.ts'
import type * as doors from '../contract.ts'
import type { EventLine } from '../contract.ts'
import * as errors from '../errors.ts'
import { countyHere, page, rangeOf, timeAfter, type Ctx } from '../here.ts'
import * as rows from '../queries/events.ts'
import { findHousehold } from '../queries/places.ts'
import { widenToCounty } from '../ties.ts'
import { kinOf } from './household-deeds.ts'
import { nextHead, restate } from './kinship.ts'

/** Facts that a page may show; ids of relations and the like stay here. */
const SHOWN = ['slip', 'to', 'from', 'why', 'staysLiving', 'undone', 'consentBasis', 'certificate', 'tie', 'contact', 'place']

/** `mayUndo`: the event lies in the reader's own place, keeps, and was not taken back. Whether something was built upon it is asked at the deed. */
const shown = (e: rows.EventLineRow, may: (region: string) => boolean): EventLine => ({
  id: e.id, kind: e.kind, on: e.on_day, at: e.at, region: e.region, regionName: e.region_name ?? e.region, householdId: e.household_id,
  otherHouseholdId: e.other_household_id, facts: Object.fromEntries(Object.entries(e.facts).filter(([key]) => SHOWN.includes(key))),
  flagged: e.flagged.map(({ title, told }) => ({ title, told })), people: e.people, source: e.source, reason: e.reason, byName: e.by_name,
  undoes: e.undoes, undoneBy: e.undone_by, mayUndo: e.kind !== 'undo' && e.undone_by === null && may(e.region),
})

/** Whether the reader may take back an event of that place; asked before the scope is widened. */
function undoer(ctx: Ctx): (region: string) => boolean {
  const { scope } = ctx.tx
  const keeps = ctx.caller?.abilities.has('register.keep') ?? false
  return (region) => keeps && scope.as === 'staff' && inScope(region, scope)
}

export async function listPersonEvents(ctx: Ctx, id: string): Promise<Reply<typeof doors.listPersonEvents>> {
  const may = undoer(ctx)
  await mayReadLog(ctx, id)
  const resident = actorOf(ctx).kind === 'resident'
  if (!resident) await widenToCounty(ctx.tx, countyHere(ctx))
  const found = await rows.eventsOfPerson(ctx.tx, countyHere(ctx), id)
  // To a resident their own part of an event, not who else it concerned.
  return { items: found.map((e) => shown(e, may)).map((e) => (resident ? { ...e, people: e.people.filter((p) => p.personId === id), flagged: [] } : e)) }
}

export async function listEventsOfHousehold(ctx: Ctx, id: string): Promise<Reply<typeof doors.listEventsOfHousehold>> {
  const may = undoer(ctx)
  if (!(await findHousehold(ctx.tx, countyHere(ctx), id))) throw errors.householdNotFound()
  await widenToCounty(ctx.tx, countyHere(ctx))
  return { items: (await rows.eventsOfHousehold(ctx.tx, countyHere(ctx), id)).map((e) => shown(e, may)) }
}

export async function listHouseholdEvents(
  ctx: Ctx, query: NonNullable<Input<typeof doors.listHouseholdEvents>['query']>,
): Promise<Reply<typeof doors.listHouseholdEvents>> {
  const may = undoer(ctx)
  const found = await rows.listEvents(ctx.tx, {
    county: countyHere(ctx), ...rangeOf(ctx, query.region), kind: query.kind ?? null, from: query.from ?? null, to: query.to ?? null, after: timeAfter(query.after),
  })
  return page(found, (e) => `${e.at}_${e.id}`, (e) => shown(e, may))
}

export async function previewRelations(
  ctx: Ctx, id: string, query: { without: string; headId?: string | undefined; of: 'staying' | 'leaving'; on: string },
): Promise<Reply<typeof doors.previewRelations>> {
  const county = countyHere(ctx)
  const household = await findHousehold(ctx.tx, county, id)
  if (!household) throw errors.householdNotFound()
  await widenToCounty(ctx.tx, county)
  const members = await rows.membersNow(ctx.tx, county, id)
  const all = kinOf(members)
  const without = new Set(query.without.split(',').filter(Boolean))
  const kept = all.filter((k) => without.has(k.personId) === (query.of === 'leaving'))
  const others = all.filter((k) => !kept.includes(k)).map((k) => k.personId)
  const headId = query.headId ?? nextHead(all, others, query.on)
  const proposed = headId && kept.some((k) => k.personId === headId) ? restate(all, headId, household.kind === 'collective') : []
  const nameOf = new Map(members.map((m) => [m.person_id, m.name]))
  return {
    headId,
    members: kept.map((k) => {
      const one = proposed.find((p) => p.personId === k.personId) ?? { relation: k.relation, sure: headId !== null }
      return { personId: k.personId, name: nameOf.get(k.personId) ?? '', was: k.relation, relation: one.relation, sure: one.sure }
    }),
  }
}
