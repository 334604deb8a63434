import { route, type Route } from '../../platform/server/context.ts'
import { shanghaiDate } from '../../platform/kernel/dates.ts'
import { actorOf } from '../accounts/index.ts'
import { padded } from '../regions/index.ts'
import { countPeople, holdBoth, widenToCounty, REGISTER_WALKS } from '../register/index.ts'
import * as doors from './contract.ts'
import { countyHere, type Ctx, type DuplicatesNeeds } from './doing.ts'
import * as errors from './errors.ts'
import * as finding from './finding.ts'
import * as merging from './merging.ts'
import { mayConfirm } from './policy.ts'
import * as merges from './queries/merges.ts'
import * as pairs from './queries/pairs.ts'
import * as review from './review.ts'

async function getMerge(ctx: Ctx, id: string): Promise<merges.MergeRow> {
  const found = await merges.holdMerge(ctx.tx, countyHere(ctx), id)
  if (!found) throw errors.mergeNotFound()
  return found
}

/** The doors of duplicates and merges, with what the app hands in. */
export function makeDuplicateRoutes(needs: DuplicatesNeeds): Route[] {
  return [
    route(doors.similarPeople, (ctx: Ctx, input) => finding.similarPeople(ctx, input)),
    route(doors.getSimilarElsewhere, (ctx: Ctx, input) => finding.elsewhere(ctx, input)),
    route(doors.askAboutSimilar, (ctx: Ctx, input) => finding.ask(ctx, input)),
    route(doors.listDuplicates, (ctx: Ctx, input) => review.listPairs(ctx, input)),
    route(doors.getDuplicate, (ctx: Ctx, input) => review.openPair(ctx, needs, input)),
    route(doors.decideDuplicate, (ctx: Ctx, input) => review.decide(ctx, input)),
    route(doors.listMerges, (ctx: Ctx, input) => listMerges(ctx, input.query)),
    route(doors.createMerge, (ctx: Ctx, { body }) => merging.merge(ctx, needs, body)),
    route(doors.confirmMerge, async (ctx: Ctx, { params, body }) => {
      const proposal = await getMerge(ctx, params.id)
      if (!mayConfirm(proposal.by_account, actorOf(ctx).accountId)) throw errors.ownProposal()
      if (proposal.state !== 'proposed' || Date.parse(proposal.at) <= merging.proposalsCountSince(ctx.now).getTime()) throw errors.notProposed()
      return { id: proposal.id, state: await merging.confirm(ctx, needs, proposal, { yes: body.yes, note: body.note ?? '' }) }
    }),
    route(doors.undoMerge, async (ctx: Ctx, { params, body }) => {
      const done = await getMerge(ctx, params.id)
      if (done.state !== 'done') throw errors.notMerged()
      return { id: done.id, state: 'undone' as const, left: await merging.undo(ctx, needs, done, body.reason) }
    }),
    route(doors.startDuplicateScan, async (ctx: Ctx) => {
      const county = countyHere(ctx)
      const id = ctx.newId()
      const total = (await countPeople(ctx.tx, county)) * REGISTER_WALKS.length
      const started = await pairs.startScan(ctx.tx, { county, id, region: padded(county), by: actorOf(ctx).name, total, now: ctx.now })
      if (!started) throw errors.scanRunning()
      await ctx.services.jobs.ask(ctx.tx, 'duplicates.scan', {}, { singleton: 'scan' })
      await ctx.audit('duplicates.scan_started', { region: padded(county), detail: { on: shanghaiDate(ctx.now) } })
      return { id }
    }),
    route(doors.getDuplicateScan, async (ctx: Ctx) => {
      await widenToCounty(ctx.tx, countyHere(ctx))
      const scan = await pairs.latestScan(ctx.tx, countyHere(ctx))
      if (!scan) return { scan: null }
      const { id, looked, total, compared, found } = scan
      return { scan: { id, startedAt: scan.started_at, endedAt: scan.ended_at, looked: Math.min(looked, total), total, compared, found } }
    }),
  ]
}

/** Of one person: whoever may see the surviving file sees where it came from. Of a place: those whose two files lie in it. */
async function listMerges(ctx: Ctx, query: { personId?: string | undefined; state?: doors.MergeState | undefined; after?: string | undefined }) {
  const county = countyHere(ctx)
  if (query.after && !/^[0-9a-f-]{36}$/.test(query.after)) throw errors.pageUnknown()
  let range = review.rangeOf(ctx, undefined)
  let files: string[] | null = null
  if (query.personId) {
    files = await merges.filesOf(ctx.tx, county, query.personId)
    const [survivor] = await holdBoth(ctx.tx, county, files[0]!, files[0]!)
    if (!survivor) return { items: [], next: null }
    await widenToCounty(ctx.tx, county)
    range = { lo: county, hi: `${county}:` }
  }
  const found = await merges.listMerges(ctx.tx, { county, ...range, files, state: query.state ?? null, after: query.after ?? null })
  const me = actorOf(ctx).accountId
  const shown = found.slice(0, 50)
  return {
    items: shown.map((m) => ({
      id: m.id, into: { id: m.into_id, name: m.into_name }, from: { id: m.from_id, name: m.from_name }, region: m.region, regionName: m.region_name ?? m.region,
      state: m.state, reason: m.reason, by: m.by_name, at: m.at, confirmedBy: m.confirmed_by, confirmNote: m.confirm_note, undoneBy: m.undone_by, undoneAt: m.undone_at,
      undoReason: m.undo_reason, mine: m.by_account === me, moved: m.moved, left: m.left_as_is,
    })),
    next: found.length > 50 ? shown.at(-1)!.id : null,
  }
}
