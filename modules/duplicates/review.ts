/** The review list, one pair side by side, and what is decided about it. */
import { shanghaiDate } from '../../platform/kernel/dates.ts'
import type { Input, Reply } from '../../platform/kernel/operation.ts'
import { actorOf } from '../accounts/index.ts'
import { maskIdNumber, maskPhone, openFile, suggestChoices, suggestSurvivor, widenToCounty, type MergedRow, type OpenedFile } from '../register/index.ts'
import { inScope, scopeOf } from '../regions/index.ts'
import type * as doors from './contract.ts'
import { mergeFields, type DuplicatePair, type MergeField, type PairState } from './contract.ts'
import { countyHere, type Ctx, type DuplicatesNeeds } from './doing.ts'
import * as errors from './errors.ts'
import type { Evidence } from './likeness.ts'
import { carriedBy, conflictsOf, holdTwo, needsFourEyes, pairOf, proposalsCountSince } from './merging.ts'
import { proposalFor, type MergeRow } from './queries/merges.ts'
import * as rows from './queries/pairs.ts'

/** Evidence as it is told: in words, with its direction; the weight stays here. */
export const told = (evidence: readonly Evidence[]) =>
  evidence.map((e) => ({ kind: e.kind, text: e.text, speaks: e.weight > 0 ? ('for' as const) : e.weight < 0 ? ('against' as const) : ('neither' as const) }))

const pageAfter = (after: string | undefined): { rank: number; id: string } | null => {
  if (!after) return null
  const found = /^(-?\d{1,6})_([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(after)
  if (!found) throw errors.pageUnknown()
  return { rank: Number(found[1]), id: found[2]! }
}

/** The range of a list: the post's own, or the part of it that was asked for. */
export function rangeOf(ctx: Ctx, region: string | undefined): { lo: string; hi: string } {
  const { scope } = ctx.tx
  if (scope.as !== 'staff') return { lo: '', hi: '' }
  if (!region) return { lo: scope.lo, hi: scope.hi }
  const asked = scopeOf(region)
  return { lo: asked.lo > scope.lo ? asked.lo : scope.lo, hi: asked.hi < scope.hi ? asked.hi : scope.hi }
}

export async function listPairs(ctx: Ctx, { query }: { query: NonNullable<Input<typeof doors.listDuplicates>['query']> }): Promise<Reply<typeof doors.listDuplicates>> {
  const county = countyHere(ctx)
  const range = rangeOf(ctx, query.region)
  const found = await rows.listPairs(ctx.tx, {
    county, ...range, state: query.state ?? 'open', level: query.level ?? null, kind: query.kind ?? null, after: pageAfter(query.after),
  })
  const counts: Record<PairState, number> = { open: 0, later: 0, same: 0, different: 0 }
  for (const { state, n } of await rows.countPairs(ctx.tx, { county, ...range })) counts[state] = n
  const shown = found.slice(0, 50)
  const last = shown.at(-1)
  return {
    items: shown.map((p) => ({
      id: p.id,
      a: { id: p.a_id, name: p.a_name, sex: p.a_sex, bornOn: p.a_born_on, regionName: p.a_region_name ?? '' },
      b: { id: p.b_id, name: p.b_name, sex: p.b_sex, bornOn: p.b_born_on, regionName: p.b_region_name ?? '' },
      region: p.region, regionName: p.region_name ?? p.region, level: p.level, evidence: told(p.evidence), state: p.state, askedBy: p.asked_by,
      decidedBy: p.decided_by, decidedAt: p.decided_at, foundAt: p.found_at,
    })),
    next: found.length > 50 && last ? `${last.rank}_${last.id}` : null,
    counts,
  }
}

/** A pair within the scope whose two files are within it too. */
async function getPair(ctx: Ctx, id: string): Promise<rows.PairRow> {
  const pair = await rows.findPair(ctx.tx, countyHere(ctx), id)
  if (!pair) throw errors.pairNotFound()
  return pair
}

export async function openPair(
  ctx: Ctx, needs: DuplicatesNeeds, { params, query }: { params: { id: string }; query: { purpose?: string | undefined } },
): Promise<DuplicatePair> {
  const county = countyHere(ctx)
  const actor = actorOf(ctx)
  const pair = await getPair(ctx, params.id)
  const [a, b] = await holdTwo(ctx, pair.a_person_id, pair.b_person_id).catch(() => {
    throw errors.pairNotFound()
  })
  for (const file of [a, b]) await ctx.audit('register.person_opened', { subject: file.id, region: file.region, because: query.purpose ?? 'correction', detail: { pair: pair.id } })
  await widenToCounty(ctx.tx, county)
  const today = shanghaiDate(ctx.now)
  const sides = [await sideOf(ctx, needs, a, today), await sideOf(ctx, needs, b, today)] as const
  const settled = pair.state === 'same' || a.state === 'merged' || b.state === 'merged'
  const survivor = suggestSurvivor(a, b)
  const [into, from] = survivor.into === a.id ? [a, b] : [b, a]
  const mergePair = pairOf(ctx, into.id, from.id)
  const proposal = await proposalFor(ctx.tx, county, a.id, b.id, proposalsCountSince(ctx.now))
  return {
    id: pair.id, state: pair.state, level: pair.level, evidence: told(pair.evidence), a: sides[0].side, b: sides[1].side,
    differs: differing(sides[0], sides[1]),
    suggestion: settled ? null : { into: into.id, because: survivor.because, choices: await suggestChoices(ctx.tx, mergePair, into, from) },
    conflicts: settled ? [] : await conflictsOf(ctx, needs.parts, mergePair),
    fourEyes: !settled && (await needsFourEyes(ctx, needs.parts, a.id, b.id)),
    proposal: proposal ? shownProposal(proposal, actor.accountId) : null,
    mergeId: pair.merge_id, note: pair.note, askedBy: pair.asked_by, decidedBy: pair.decided_by, decidedAt: pair.decided_at, version: pair.version,
  }
}

const shownProposal = (p: MergeRow, me: string) => ({ mergeId: p.id, by: p.by_name, at: p.at, mine: p.by_account === me, reason: p.reason })

async function sideOf(ctx: Ctx, needs: DuplicatesNeeds, row: MergedRow, today: string) {
  const above = row.region.length > 12 ? (await rows.placeNames(ctx.tx, [row.region.slice(0, 12)]))[0]?.name ?? '' : ''
  const file = await openFile(ctx.tx, ctx.services.sealer, countyHere(ctx), row, today)
  return {
    file,
    side: {
      id: row.id, name: row.name, sex: row.sex, bornOn: row.born_on, diedOn: row.died_on,
      idNumberMasked: file.idNumber && maskIdNumber(file.idNumber), phoneMasked: file.phone && maskPhone(file.phone),
      language: row.language, state: row.state, region: row.region, regionName: above + file.regionName, living: file.living, registered: file.registered,
      caredFor: file.caredFor, openedOn: shanghaiDate(new Date(row.created_at)), version: row.version, carries: (await carriedBy(ctx, needs.parts, row.id)).carries,
    },
  }
}

/** Fields in which the two say something different: whole numbers are compared, not their masks. */
function differing(a: { side: DuplicatePair['a']; file: OpenedFile }, b: { side: DuplicatePair['a']; file: OpenedFile }): MergeField[] {
  const whole = (s: { side: DuplicatePair['a']; file: OpenedFile }): Record<MergeField, unknown> => ({ ...s.side, idNumber: s.file.idNumber, phone: s.file.phone })
  const [x, y] = [whole(a), whole(b)]
  return mergeFields.filter((field) => (x[field] ?? '') !== (y[field] ?? ''))
}

export async function decide(
  ctx: Ctx, { params, body }: { params: { id: string }; body: Input<typeof doors.decideDuplicate>['body'] },
): Promise<Reply<typeof doors.decideDuplicate>> {
  const county = countyHere(ctx)
  const pair = await rows.holdPair(ctx.tx, county, params.id)
  if (!pair) throw errors.pairNotFound()
  if (pair.state === 'same') throw errors.pairSettled()
  if (pair.version !== body.version) throw errors.changedMeanwhile()
  const { version } = await rows.decidePair(ctx.tx, county, pair.id, {
    state: body.decision, note: body.note ?? '', by: actorOf(ctx).name, now: ctx.now, mergeId: null,
  })
  for (const subject of [pair.a_person_id, pair.b_person_id]) {
    await ctx.audit('duplicates.decided', { subject, region: pair.region, because: body.note ?? '', detail: { pair: pair.id, decision: body.decision } })
  }
  return { state: body.decision, version }
}

export const isWithin = (ctx: Ctx, scope: Ctx['tx']['scope'], region: string): boolean => scope.as === 'staff' && inScope(region, scope)
