import type { Context } from '../../../platform/server/context.ts'
import type { Services } from '../../../platform/server/services.ts'
import { Refusal } from '../../../platform/kernel/refusal.ts'
import { actorOf } from '../../accounts/index.ts'
import type { PostKind } from '../../organisations/index.ts'
import { scopeOf } from '../../regions/index.ts'
import { historyOf, limitOf } from '../clock-of.ts'
import { caseNotFound, changedMeanwhile, draftIsSubmittedElsewhere, fourEyes, ownCase, takenByAnother } from '../errors.ts'
import { parseCaseNumber } from '../number.ts'
import { CASE_STATES, checkMove, factsFrom, type CaseActor, type CaseFacts, type CaseMove, type MoveSaid } from '../moves.ts'
import { capacities, isOwn, tasksFor, wantsOtherEyes, type Who } from '../policy.ts'
import { assignTask, holdCase, idOfNumber, type CaseFile, type MoveNote, type TaskRow } from '../queries/cases.ts'
import type { Desk } from '../routing.ts'
import { openFile } from '../sealed-file.ts'
import { doingOf, matterOf, standingOf, stillAhead, whoOf, type CaseNeeds, type Deed } from './doing.ts'
import { callBack, conclude, rate, reopen } from './ending.ts'
import { accept, askForCorrection, decline, submitAgain, withdraw } from './intake.ts'
import type { MoveInput } from './move-input.ts'
import { attach } from './submit-case.ts'
import { extend, resume, suspend } from './time.ts'
import { advance, claim, handOver, invite, release, reply, sendBack } from './work.ts'

type Ctx = Context<Services>

/** The id of a case named by id or by number; refuses what is no number of ours. */
export async function idOf(ctx: Ctx, county: string, named: string): Promise<string> {
  if (named.length === 36) return named
  const number = parseCaseNumber(named)
  const id = number && (await idOfNumber(ctx.tx, county, number))
  if (!id) throw caseNotFound()
  return id
}

/** What the guards depend on. */
export const factsOf = (file: CaseFile, deed: Pick<Deed, 'matter' | 'now'>, entered?: Record<string, unknown>): CaseFacts => {
  const history = historyOf(file.moves)
  // What is being entered now decides which stages are still to come: an event that was put right on the spot needs no dispatch.
  const row = entered ? { ...file.case, result: { ...file.case.result, values: { ...file.case.result?.values, ...entered } } as typeof file.case.result } : file.case
  return factsFrom(history, deed.now, {
    state: file.case.state,
    stagesAhead: stillAhead(file, deed.matter, row),
    openInvitations: file.tasks.filter((task) => task.state === 'open' && task.role === 'helper' && task.stage === '').length,
    limit: limitOf(deed.matter, file.case),
    ...(file.case.due_at ? { dueAt: new Date(file.case.due_at) } : {}),
  })
}

/** Finds the case within the caller's reach and holds it; a resident goes on within the case's own place, once it is known to be theirs. */
export async function hold(ctx: Ctx, needs: CaseNeeds, named: string): Promise<{ deed: Deed; who: Who }> {
  const actor = actorOf(ctx)
  const id = await idOf(ctx, actor.county, named)
  const who = await whoOf(ctx.tx, actor, ctx.now)
  if (actor.kind === 'resident') {
    const own = await openFile(ctx.tx, ctx.services, actor.county, id)
    if (!own || !isOwn(who, { applicantId: own.case.applicant_id })) throw caseNotFound()
    const { lo, hi } = scopeOf(own.case.region)
    await ctx.tx.widen(lo, hi)
  }
  if (!(await holdCase(ctx.tx, actor.county, id))) throw caseNotFound()
  const file = await openFile(ctx.tx, ctx.services, actor.county, id)
  if (!file) throw caseNotFound()
  return { deed: { ...doingOf(ctx, needs), file, row: structuredClone(file.case), matter: await matterOf(ctx.tx, file) }, who }
}

/** One door for all moves: find and hold, may this person, can this happen now, record it. */
export async function move(ctx: Ctx, needs: CaseNeeds, named: string, body: MoveInput): Promise<{ deed: Deed; who: Who }> {
  const { deed, who } = await hold(ctx, needs, named)
  if (deed.row.version !== body.version) throw changedMeanwhile(CASE_STATES[deed.row.state])
  if (deed.row.state === 'draft' && body.move === 'submit') throw draftIsSubmittedElsewhere()

  const standing = standingOf(deed.file, deed.matter)
  const facts = factsOf(deed.file, deed, body.result)
  const said = saidWith(body, deed)
  const by = capacityFor(body.move, who, standing, facts, said)
  const tasks = tasksFor(body.move, who, standing)
  const open = (body.taskId ? tasks.filter((task) => task.id === body.taskId) : tasks)[0]
  const lead = standing.openTasks.find((task) => task.role === 'lead')
  const task = deed.file.tasks.find((one) => one.id === (open ?? lead)?.id)
  if (by === 'handler' && body.taskId && !open) throw new Refusal('case.move_not_yours', 403, '这项工作已经办完，或者不由您办理。请刷新页面。')
  if (wantsOtherEyes(body.move, who, standing) && task?.role !== 'helper') throw fourEyes()
  checkMove(body.move, by, facts, said)
  if (by === 'handler' && open?.assignee && open.assignee !== who.accountId && body.move !== 'claim' && !standsInFor(who, open.assignee)) {
    throw takenByAnother(open.assigneeName)
  }

  const note = noteOf(body, said, by === 'applicant' && who.kind === 'staff')
  if (body.fileIds?.length) await attach(deed, deed.row, body.fileIds)
  // Whoever works on open work has taken it over.
  if (by === 'handler' && task && !task.assignee && body.move !== 'release') {
    await assignTask(ctx.tx, deed.row.county, task.id, who.accountId, deed.by.name)
  }
  await perform(deed, body, note, task, who)
  await ctx.audit(`case.${body.move}`, {
    subject: deed.row.applicant_id ?? undefined, region: deed.row.region, because: '办理事项', detail: { case: deed.row.id, version: deed.row.version },
  })
  return { deed, who }
}

/** The applicant rates a concluded case. */
export async function rateCase(ctx: Ctx, needs: CaseNeeds, named: string, { level, text }: { level: number; text: string }): Promise<{ deed: Deed; who: Who }> {
  const { deed, who } = await hold(ctx, needs, named)
  checkMove('rate', 'applicant', factsOf(deed.file, deed), { rating: level })
  await rate(deed, level, text)
  await ctx.audit('case.rate', { subject: deed.row.applicant_id ?? undefined, region: deed.row.region, because: '本人评价', detail: { case: deed.row.id } })
  return { deed, who }
}

const standsInFor = (who: Who, account: string) => who.posts.some((post) => post.deputyFor === account)

/**
 * In which capacity the move is made: the first of the caller's that no rule forbids, else the first, whose refusal says why. Without any the
 * answer is that it is one's own case, or whatever the table says to a stranger.
 */
function capacityFor(move: CaseMove, who: Who, standing: ReturnType<typeof standingOf>, facts: CaseFacts, said: MoveSaid): CaseActor {
  if (who.kind === 'staff' && isOwn(who, standing)) throw ownCase()
  const found = capacities(move, who, standing)
  const allowed = found.find((by) => {
    try {
      checkMove(move, by, facts, said)
      return true
    } catch (refusal) {
      if (refusal instanceof Refusal) return false
      throw refusal
    }
  })
  if (allowed ?? found[0]) return (allowed ?? found[0])!
  // Not from this state is the first thing to know; then that it is another's work.
  checkMove(move, who.kind === 'resident' ? 'applicant' : 'handler', facts, said)
  const lead = standing.openTasks.find((task) => task.role === 'lead')
  throw new Refusal('case.move_not_yours', 403, lead ? '本件目前由其他岗位办理，不由您办理。如有需要，请联系承办人员。' : '这项操作不由您办理。如有需要，请联系承办人员。')
}

async function perform(d: Deed, body: MoveInput, note: MoveNote, task: TaskRow | undefined, who: Who): Promise<void> {
  const work = () => {
    if (!task) throw new Refusal('case.move_not_yours', 403, '本件没有由您办理的工作，请刷新页面。')
    return task
  }
  const to = (): Desk => ({ post: body.target!.post as PostKind, region: body.target!.region })
  const mine = () => (d.ctx && actorOf(d.ctx).post?.region) ?? d.row.region
  switch (body.move) {
    case 'submit': return submitAgain(d, note, body, who.kind === 'staff')
    case 'accept': return accept(d, note, work())
    case 'askForCorrection': return askForCorrection(d, note)
    case 'decline': return decline(d, note)
    case 'withdraw': return withdraw(d, note)
    case 'claim': return claim(d, note, work())
    case 'release': return release(d, note, work())
    case 'handOver': return handOver(d, note, work(), to(), mine())
    case 'return': return sendBack(d, note, work())
    case 'advance': return advance(d, note, work(), body)
    case 'invite': return invite(d, note, to(), mine())
    case 'reply': return reply(d, note, work())
    case 'suspend': return suspend(d, note)
    case 'resume': return resume(d, note)
    case 'extend': return extend(d, note)
    case 'conclude': return conclude(d, note, work(), body)
    case 'reopen': return reopen(d, note)
    case 'callBack': return callBack(d, note)
  }
}

/** The body as the rules take it. Only what was said is there. */
function saidWith(body: MoveInput, d: Pick<Deed, 'now'>): MoveSaid {
  return {
    reason: body.reason, remedies: body.remedies, missing: body.missing, suspension: body.suspension,
    extension: body.extension && { ...body.extension, at: d.now },
    target: body.target && `${body.target.post}@${body.target.region}`, answer: body.answer, outcome: body.outcome, callBack: body.callBack,
  }
}

function noteOf(body: MoveInput, said: MoveSaid, forApplicant: boolean): MoveNote {
  const kept: MoveNote = {
    ...(said.reason ? { reason: said.reason } : {}),
    ...(said.remedies ? { remedies: said.remedies } : {}),
    ...(said.missing?.length ? { missing: [...said.missing] } : {}),
    ...(said.suspension ? { suspension: said.suspension } : {}),
    ...(said.extension ? { extension: { ...said.extension, at: said.extension.at.toISOString() } } : {}),
    ...(said.target ? { target: said.target } : {}),
    ...(said.answer ? { answer: said.answer } : {}),
    ...(said.outcome ? { outcome: said.outcome } : {}),
    ...(said.callBack ? { callBack: said.callBack } : {}),
    ...(body.note ? { note: body.note } : {}),
    ...(body.unit ? { unit: body.unit } : {}),
    ...(body.limit && body.move === 'invite' ? { limit: body.limit } : {}),
    ...(body.fileIds?.length ? { fileIds: body.fileIds } : {}),
    ...(body.result ? { result: body.result } : {}),
    ...(forApplicant ? { forApplicant: true } : {}),
  }
  return kept
}
