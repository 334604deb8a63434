import { addDays, shanghaiDate, type PlainDate } from '../../../platform/kernel/dates.ts'
import type { Input, Reply } from '../../../platform/kernel/operation.ts'
import { countyOf, covers } from '../../regions/index.ts'
import type { Tx } from '../../../platform/server/db.ts'
import { placeNameOf } from '../catalogue/places.ts'
import type * as doors from '../contract/texts.ts'
import type { PhaseReview, reviewPhase } from '../contract/years.ts'
import * as e from '../errors.ts'
import { goalsOfPlan, insertReview, reviewsOf, type ReviewRow } from '../queries/reviews.ts'
import { allPlans, namesOf, type PlanRow } from '../queries/texts.ts'
import { chainAbove, chainBelow } from '../rules/chain.ts'
import { markOf } from '../rules/mark.ts'
import type { PlanTargetInForce } from '../rules/targets.ts'
import { isMine, note, reach, refuseElsewhere, type Ctx } from './shared.ts'

/** As registered here; else as the texts call it. */
const nameOf = (place: string, registered: string) => (registered === place ? placeNameOf(place) : registered)

const line = (row: PlanRow, day: PlainDate) => ({
  code: row.code,
  version: row.version,
  title: row.body.title,
  number: row.body.number,
  issuer: row.body.issuer,
  place: row.place,
  placeName: nameOf(row.place, row.place_name),
  from: row.body.from,
  until: row.body.until,
  undated: row.body.undated ?? false,
  issuedOn: row.body.issuedOn,
  ...markOf(row, day),
})

const ORDER = { in_force: 0, not_yet: 1, ended: 2, replaced: 3 } as const

/** All targets of texts that were issued and not void on the day, with their plans. For the indicators module. */
export async function targetsOn(tx: Tx, day: PlainDate): Promise<PlanTargetInForce[]> {
  const rows = await allPlans(tx)
  return rows
    .filter((row) => !(row.replaced_on && row.replaced_on <= day) && !(row.body.issuedOn && row.body.issuedOn > day))
    .flatMap((row) =>
      row.body.targets.map((target) => ({
        ...target, place: target.place ?? row.place, plan: row.code, planTitle: row.body.title, planFrom: row.body.from, planUntil: row.body.until,
      })),
    )
}

export async function list(ctx: Ctx, { query }: { query: NonNullable<Input<typeof doors.listPlans>['query']> }): Promise<Reply<typeof doors.listPlans>> {
  const day = query.day ?? shanghaiDate(ctx.now)
  const { region, q = '', state } = query
  const rows = (await allPlans(ctx.tx)).filter((row) => !region || covers(row.place, region) || covers(region, row.place))
  const said = (row: PlanRow) => [row.body.title, row.body.number, row.body.issuer, row.body.head?.index ?? ''].join(' ')
  const items = rows.filter((row) => !q || said(row).includes(q)).map((row) => ({ ...line(row, day), targets: row.body.targets.length }))
  return { items: items.filter((row) => !state || row.state === state).sort((a, b) => ORDER[a.state] - ORDER[b.state]) }
}

/** Rows of one phase as reviews, the newest first. */
function reviewsOfPhase(rows: readonly ReviewRow[], phase: number): PhaseReview[] {
  const own = rows.filter((row) => row.phase === phase)
  return [...new Set(own.map((row) => row.reviewId))].map((reviewId) => {
    const aims = own.filter((row) => row.reviewId === reviewId)
    return { reviewId, phase, reviewedOn: aims[0]!.reviewedOn, byName: aims[0]!.byName, aims: aims.map(({ aim, title, result, evidence }) => ({ aim, title, result, evidence })) }
  })
}

/** A text by code, the newest unless a version is asked for. */
async function textOf(tx: Tx, code: string, version?: number) {
  const texts = await allPlans(tx)
  const row = texts.find((one) => one.code === code && (!version || one.version === version))
  if (!row) throw e.planNotFound()
  return { texts, row }
}

export async function open(ctx: Ctx, { params, query }: { params: { code: string }; query: { version?: number | undefined; day?: string | undefined } }): Promise<Reply<typeof doors.getPlan>> {
  const day = query.day ?? shanghaiDate(ctx.now)
  const { texts, row } = await textOf(ctx.tx, params.code, query.version)
  const heir = texts.find((one) => one.code === row.replaced_code && one.version === row.replaced_by)
  const before = texts.filter((one) => one.replaced_code === row.code && one.replaced_by === row.version)
  const names = new Map((await namesOf(ctx.tx, [...new Set([...row.body.targets, ...(row.body.unnumbered ?? [])].map((t) => t.place ?? row.place))])).map((r) => [r.code, r.name]))
  const reviews = await reviewsOf(ctx.tx, row.code, row.version)
  const { abilities } = ctx.caller!
  const mine = isMine(ctx, row.place)
  const { head } = row.body
  return {
    ...line(row, day),
    replacedBy: heir ? { code: heir.code, version: heir.version, title: heir.body.title, on: row.replaced_on! } : null,
    replaces: before.map((one) => ({ code: one.code, version: one.version, title: one.body.title, on: one.replaced_on! })),
    head: { index: head?.index ?? '', openness: head?.openness ?? '', category: head?.category ?? '', validity: head?.validity ?? '' },
    basis: chainAbove(texts, row, day),
    carriedOutBy: chainBelow(texts, row.code, day),
    phases: (row.body.phases ?? []).map((phase, i) => {
      const [review, ...earlier] = reviewsOfPhase(reviews, i + 1)
      return {
        title: phase.title, from: phase.from, until: phase.until, aims: phase.aims.map((aim) => ({ title: aim.title, section: aim.section, indicator: aim.indicator ?? null })),
        state: day < phase.from ? 'coming' as const : day > phase.until ? 'over' as const : 'running' as const, review: review ?? null, reviews: review ? earlier.length + 1 : 0,
      }
    }),
    goals: await goalsOfPlan(ctx.tx, row.code),
    may: {
      revise: mine && abilities.has('plans.write') && texts.find((one) => one.code === row.code)!.version === row.version,
      take: abilities.has('plans.split') && !(row.replaced_on && row.replaced_on <= day) && (mine || covers(row.place, reach(ctx).here)),
      review: mine && abilities.has('plans.record'),
    },
    aims: row.body.aims.map(({ title, text, section }) => ({ title, text, section })),
    tasks: row.body.tasks.map(({ title, text, section, lead, helpers }) => ({ title, text, section, lead: lead ?? '', helpers: [...(helpers ?? [])] })),
    safeguards: row.body.safeguards.map(({ title, text, section }) => ({ title, text, section })),
    baselines: row.body.baselines.map((one) => ({ title: one.title, value: one.value, section: one.section, indicator: one.indicator ?? null })),
    targets: row.body.targets.map((one) => {
      const place = one.place ?? row.place
      return {
        ...one, place, placeName: names.get(place) ?? placeNameOf(place), atLevel: one.atLevel ?? null, strive: one.strive ?? false,
        noYear: one.noYear ?? false, onlyFor: one.onlyFor ?? null, range: one.range ? [...one.range] : null,
      }
    }),
    unnumbered: (row.body.unnumbered ?? []).map((one) => {
      const place = one.place ?? row.place
      return {
        indicator: one.indicator, placeName: names.get(place) ?? placeNameOf(place), year: one.year ?? null, onlyFor: one.onlyFor ?? null, text: one.text, quote: one.quote, section: one.section,
      }
    }),
  }
}

/** Reviews a phase (PLN-06): every aim that the text gives it has a result with its evidence. A further review stands beside the earlier ones. */
export async function review(ctx: Ctx, { params, body }: { params: { code: string; phase: number }; body: Input<typeof reviewPhase>['body'] }): Promise<{ id: string }> {
  const { row } = await textOf(ctx.tx, params.code, body.planVersion)
  const phase = row.body.phases?.[params.phase - 1]
  if (!phase) throw e.phaseNotFound()
  refuseElsewhere(ctx, row.place)
  const { today, me, name } = reach(ctx)
  if (today <= phase.until) throw e.tooEarly(addDays(phase.until, 1))
  const said = new Map(body.aims.map((one) => [one.aim, one]))
  const silent = phase.aims.filter((_, i) => !said.has(i + 1))
  if (silent.length) throw e.aimsMissing(silent.map((aim) => aim.title).join('、'))
  const reviewId = ctx.newId()
  const county = countyOf(row.place)
  for (const [i, aim] of phase.aims.entries()) {
    const { result, evidence } = said.get(i + 1)!
    await insertReview(ctx.tx, {
      county, id: ctx.newId(), region: row.place, plan: row.code, version: row.version, phase: params.phase, reviewId, aim: i + 1, title: aim.title, result, evidence, on: today, me, name, at: ctx.now,
    })
  }
  await note(ctx, { id: reviewId, region: row.place }, 'plan_phase', 'reviewed', phase.title, { plan: row.code, phase: params.phase })
  return { id: reviewId }
}
