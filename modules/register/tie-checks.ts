/**
 * 待核实. Nobody writes a tie into a place that they do not serve: the place that is named is asked and answers. Until then the person stays
 * where they were found, and no count of the other place changes.
 */
import type { Input, Reply } from '../../platform/kernel/operation.ts'
import { shanghaiDate } from '../../platform/kernel/dates.ts'
import { actorOf } from '../accounts/index.ts'
import { inScope } from '../regions/index.ts'
import { ageOn } from './ages.ts'
import type * as doors from './contract.ts'
import * as errors from './errors.ts'
import { Book } from './events/book.ts'
import { householdsOf, leaveBehind } from './events/household-deeds.ts'
import type { Body } from './events/recorded.ts'
import { countyHere, page, pageAfter, rangeOf, type Ctx } from './here.ts'
import type { RegisterNeeds } from './needs.ts'
import * as rows from './queries/tie-checks.ts'
import { placeOf, widenToCounty, type Place, type WantedTie } from './ties.ts'

/** Whether a place lies in the county but outside the place of whoever writes. Asked before the scope is widened. */
export function isOthers(ctx: Ctx, place: Place): boolean {
  const { scope } = ctx.tx
  return place.region !== null && !(scope.as === 'staff' && inScope(place.region, scope))
}

/** Asks the place that is named. In the county's scope. */
export async function askPlace(ctx: Ctx, person: { id: string; region: string }, wanted: WantedTie, place: Place): Promise<string> {
  const county = countyHere(ctx)
  const actor = actorOf(ctx)
  const id = ctx.newId()
  await rows.withdrawTieChecks(ctx.tx, county, person.id, wanted.kind)
  await rows.insertTieCheck(ctx.tx, {
    county, id, region: place.region!, person_id: person.id, kind: wanted.kind, relation: wanted.relation, address: wanted.elsewhere ?? '', valid_from: wanted.validFrom,
    source: wanted.source, asked_region: actor.post?.region ?? person.region, asked_by: actor.name, asked_account: actor.accountId, now: ctx.now,
  })
  await ctx.audit('register.tie_asked', { subject: person.id, region: person.region, detail: { check: id, place: place.region, kind: wanted.kind } })
  return id
}

export async function listTieChecks(ctx: Ctx, query: NonNullable<Input<typeof doors.listTieChecks>['query']>): Promise<Reply<typeof doors.listTieChecks>> {
  const { scope } = ctx.tx
  const range = rangeOf(ctx, query.region)
  const today = shanghaiDate(ctx.now)
  const after = pageAfter(query.after)
  const box = query.box ?? 'to_answer'
  await widenToCounty(ctx.tx, countyHere(ctx))
  const found = await rows.listTieChecks(ctx.tx, { county: countyHere(ctx), ...range, box, after })
  return page(found, (c) => `${box === 'asked' ? c.asked_region : c.region}_${c.id}`, (c) => ({
    id: c.id, kind: c.kind, personId: scope.as === 'staff' && inScope(c.person_region, scope) ? c.person_id : null, name: c.name, sex: c.sex, age: ageOn(c.born_on, today),
    region: c.region, regionName: c.region_name ?? c.region, address: c.address, validFrom: c.valid_from, source: c.source,
    askedRegionName: c.asked_region_name ?? c.asked_region, askedBy: c.asked_by, askedAt: c.asked_at, state: c.state, answer: c.answer,
  }))
}

export async function answerTieCheck(
  ctx: Ctx, needs: RegisterNeeds, id: string, body: Body<typeof doors.answerTieCheck>,
): Promise<Reply<typeof doors.answerTieCheck>> {
  const county = countyHere(ctx)
  const check = await rows.holdTieCheck(ctx.tx, county, id)
  if (!check) throw errors.checkNotFound()
  const by = actorOf(ctx).name
  if (!body.confirmed && body.answer.length < 2) throw errors.answerNeeded()
  const wanted = {
    kind: check.kind, relation: body.relation, validFrom: body.on ?? check.valid_from, source: check.source || `由${check.asked_by}告知，已核实`,
    dwellingId: body.dwellingId, householdId: body.householdId,
  }
  // The dwelling is looked up in the scope of whoever confirms: it must be theirs.
  const place = body.confirmed ? await placeOf(ctx.tx, county, wanted, shanghaiDate(ctx.now)) : null
  const book = await Book.open(ctx, needs)
  const { name } = await book.person(check.person_id)
  let tieId: string | null = null
  if (place) {
    book.concerns(check.person_id, 'subject')
    const households = await householdsOf(book, [check.person_id])
    tieId = await book.tieTo(check.person_id, check.kind, place, body.relation, wanted.validFrom, wanted.source)
    if (place.householdId) households.delete(place.householdId)
    for (const { household, before } of households.values()) await leaveBehind(book, household, before, wanted.validFrom, { source: wanted.source })
    await book.tell(check.person_id, { template: 'moved_in', title: '住址登记已更新', body: `您的居住等登记自${wanted.validFrom}起有变更（${wanted.source}）。只用于为您提供本地服务；有误请联系社区更正。` })
    await book.close({
      kind: 'move_in', on: wanted.validFrom, region: place.region!, householdId: place.householdId, source: wanted.source,
      facts: { tie: check.kind, contact: body.contact, check: check.id },
    })
  }
  await rows.answerTieCheck(ctx.tx, county, check.id, { state: body.confirmed ? 'confirmed' : 'refused', answer: body.answer, by, now: ctx.now, tieId })
  await ctx.audit('register.tie_answered', { subject: check.person_id, region: check.region, because: body.answer, detail: { check: check.id, confirmed: body.confirmed } })
  if (check.asked_account) {
    await needs.notify(ctx, {
      county, region: check.region, accountId: check.asked_account, template: 'tie_answered', title: body.confirmed ? '人户分离已核实' : '人户分离核实不属实',
      body: `${name}的居住信息${body.confirmed ? '已由所在社区确认' : `核实不属实：${body.answer}`}。`, link: '/tie-checks?box=asked',
    })
  }
  return { state: body.confirmed ? 'confirmed' : 'refused', tieId }
}
