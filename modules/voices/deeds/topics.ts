import type { Input, Reply } from '../../../platform/kernel/operation.ts'
import { actorOf } from '../../accounts/index.ts'
import { covers, findRegion } from '../../regions/index.ts'
import type * as doors from '../contract.ts'
import { OPINION_KINDS, PROPOSAL_STATES, TOPIC_STATES, type Topic } from '../contract.ts'
import * as e from '../errors.ts'
import type { VoiceNeeds } from '../needs.ts'
import * as q from '../queries/opinions.ts'
import { stepsOf } from '../queries/steps.ts'
import { liesWith, reportsTo, returnsTo, topicMoves, whereOf } from '../rules/topics.ts'
import { openFor, regroup } from './opinions.ts'
import { idCursor, may, note, openReach, paged, reach, refuseElsewhere, wholeCounty, type Ctx } from './shared.ts'

const shownTo = (here: string) => ({ regionName, atName, department, ...row }: q.TopicRow): Topic => ({
  ...row, regionName: regionName ?? row.region, liesWith: `${atName ?? row.atRegion}${department}`, mine: row.state !== 'answered' && liesWith(row, here),
})
const powers = (ctx: Ctx) => ({ group: may(ctx, 'voices.group'), answer: may(ctx, 'voices.answer') })

export async function list(ctx: Ctx, { query }: { query: NonNullable<Input<typeof doors.listTopics>['query']> }): Promise<Reply<typeof doors.listTopics>> {
  const at = reach(ctx)
  const rows = await q.listTopics(ctx.tx, { ...at, show: query.show ?? 'running', kind: query.kind ?? '', q: query.q ?? '', after: idCursor(query.after) })
  return { ...paged(rows, shownTo(at.here), (row) => row.id), counts: await q.countTopics(ctx.tx, at) }
}

export async function open(ctx: Ctx, { params }: { params: { id: string } }): Promise<Reply<typeof doors.getTopic>> {
  const { county, here } = reach(ctx)
  const row = await q.findTopic(ctx.tx, county, params.id)
  if (!row) throw e.topicNotFound()
  const to = reportsTo(row)
  const upTo = !to || row.state === 'answered' ? '' : to.needsDepartment ? '部门' : ((await findRegion(ctx.tx, to.atRegion))?.name ?? '')
  const groups = may(ctx, 'voices.group')
  const running = groups && row.state !== 'answered' && !row.mergedInto
  const proposals = await q.proposalsOf(ctx.tx, county, row.id)
  return {
    topic: shownTo(here)(row), merged: (await q.mergedInto(ctx.tx, county, row.id)).map(shownTo(here)), steps: await stepsOf(ctx.tx, county, row.id), upTo,
    channels: await q.channelsOf(ctx.tx, county, row.id), proposals: proposals.map(({ id, title, state }) => ({ id, title, state: PROPOSAL_STATES[state] })),
    moves: [
      ...topicMoves(row, here, powers(ctx)), ...(groups ? ['edit' as const] : []), ...(running ? ['merge' as const, 'split' as const] : []),
      ...(groups && row.mergedInto && row.state !== 'answered' ? ['unmerge' as const] : []),
      ...(running && !proposals.some((one) => one.state === 'proposed' || one.state === 'taken_up') ? ['propose' as const] : []),
    ],
  }
}

export async function create(ctx: Ctx, { body }: { body: Input<typeof doors.openTopic>['body'] }): Promise<Reply<typeof doors.openTopic>> {
  const { county, today } = reach(ctx)
  refuseElsewhere(ctx, body.region)
  const from = body.splitFrom ? await openFor(ctx, county, body.splitFrom) : null
  const id = ctx.newId()
  await q.insertTopic(ctx.tx, { county, id, region: body.region, kind: body.kind, title: body.title, summary: body.summary ?? '', shown: body.shown ?? true, on: today })
  await note(ctx, { id, region: body.region }, 'topic', from ? 'split_off' : 'opened', from ? `从“${from.title}”拆出` : '')
  if (body.opinionIds?.length) await regroup(ctx, county, body.opinionIds, id)
  if (from) await note(ctx, from, 'topic', 'split', `拆出“${body.title}”`)
  return { id }
}

async function hold(ctx: Ctx, id: string, version: number) {
  const row = (await q.lockTopics(ctx.tx, reach(ctx).county, [id]))[0]
  if (!row) throw e.topicNotFound()
  if (row.version !== version) throw e.changedMeanwhile()
  return row
}

export async function update(ctx: Ctx, { params, body }: { params: { id: string }; body: Input<typeof doors.updateTopic>['body'] }): Promise<{ version: number }> {
  const row = await hold(ctx, params.id, body.version)
  await q.updateTopic(ctx.tx, reach(ctx).county, row.id, { ...body, summary: body.summary ?? '', shown: body.shown ?? true })
  await note(ctx, row, 'topic', 'changed', body.title)
  return { version: row.version + 1 }
}

/** The one door for the way of a topic. An answer is told to everybody who said so: by message where the register knows them, on the board and by number else. */
export const move = (need: VoiceNeeds) => async (ctx: Ctx, { params, body }: { params: { id: string }; body: Input<typeof doors.moveTopic>['body'] }): Promise<{ version: number }> => {
  const { county, here, today } = reach(ctx)
  const row = await hold(ctx, params.id, body.version)
  if (!topicMoves(row, here, powers(ctx)).includes(body.move)) throw liesWith(row, here) ? e.notNow(row.mergedInto ? '已并入别的话题' : TOPIC_STATES[row.state]) : e.notYours()
  const words = body.note ?? ''
  const stand = { state: row.state as string, atRegion: row.atRegion, department: row.department, answer: '', answeredBy: '', answeredOn: null as string | null }
  if (body.move === 'report') {
    const to = reportsTo(row)!
    if (to.needsDepartment && !body.department) throw e.noLevelAbove()
    Object.assign(stand, { state: 'reported', atRegion: to.atRegion, department: to.needsDepartment ? body.department : '' })
  } else if (body.move === 'return') {
    if (!words) throw e.wordsNeeded('退回的原因')
    const { atRegion } = returnsTo(row)!
    Object.assign(stand, { atRegion, department: '', state: atRegion.slice(0, 12) === row.region.slice(0, 12) ? 'open' : 'reported' })
  } else if (body.move === 'reopen') {
    if (!words) throw e.wordsNeeded('为什么重新研究')
    stand.state = row.atRegion.slice(0, 12) === row.region.slice(0, 12) ? 'open' : 'reported'
  } else {
    if (words.length < 5) throw e.wordsNeeded('答复内容，至少5个字')
    const { post } = actorOf(ctx)
    Object.assign(stand, { state: 'answered', answer: words, answeredBy: row.department || post?.regionName || '', answeredOn: today })
  }
  await q.standTopic(ctx.tx, county, row.id, stand)
  await note(ctx, row, 'topic', body.move, stand.department && body.move === 'report' ? `${stand.department}${words ? `：${words}` : ''}` : words)
  if (body.move === 'answer') await tellAll(ctx, need, county, row, stand)
  return { version: row.version + 1 }
}

async function tellAll(ctx: Ctx, need: VoiceNeeds, county: string, topic: { id: string; title: string }, { answer, answeredBy }: { answer: string; answeredBy: string }) {
  const untold = await q.untoldOf(ctx.tx, county, topic.id)
  const known = untold.filter((one) => one.personId)
  for (const one of known) {
    await need.notify({ tx: ctx.tx, now: ctx.now, services: ctx.services }, {
      county, region: one.region, personId: one.personId!, template: 'opinion_answered', title: `您的意见有答复了：${topic.title}`,
      body: `您提的意见（${one.number}）：${answeredBy}答复：${answer}`.slice(0, 500), link: '/voices/mine',
    })
  }
  const { today } = reach(ctx)
  await q.setTold(ctx.tx, county, known.map((one) => one.id), today, '系统消息')
  // Who gave no name reads it by number, and everybody on the board; whom one could still tell in person stays on the list.
  await q.setTold(ctx.tx, county, untold.filter((one) => !one.personId && !one.saidBy).map((one) => one.id), today, '公开答复，凭编号可查')
}

/** Topics go into one at the same place or above, so that whoever keeps it sees them all. */
export async function merge(ctx: Ctx, { params, body }: { params: { id: string }; body: Input<typeof doors.mergeTopics>['body'] }): Promise<{ version: number }> {
  const { county } = reach(ctx)
  const all = await q.lockTopics(ctx.tx, county, [params.id, ...body.fromIds])
  const into = all.find((one) => one.id === params.id)
  if (!into || all.length !== new Set([params.id, ...body.fromIds]).size) throw e.topicNotFound()
  if (into.version !== body.version) throw e.changedMeanwhile()
  if (into.state === 'answered' || into.mergedInto) throw e.topicClosed()
  const from = all.filter((one) => one.id !== into.id)
  if (!from.length) throw e.mergeWrong('不能并入自己')
  for (const one of from) {
    if (one.state === 'answered' || one.mergedInto) throw e.mergeWrong(`“${one.title}”已答复或已合并`)
    if (!covers(into.region, one.region)) throw e.mergeWrong(`“${one.title}”不在“${into.title}”的范围内，请在上一级另开话题再合并`)
    if ((await q.mergedInto(ctx.tx, county, one.id)).length) throw e.mergeWrong(`“${one.title}”里有并入的话题，请先拆开`)
    await q.setMerged(ctx.tx, county, one.id, into.id, into)
    await note(ctx, one, 'topic', 'merged', `并入“${into.title}”：${body.reason}`)
  }
  await q.recount(ctx.tx, county, [into.id])
  await note(ctx, into, 'topic', 'took_in', `并入${from.map((one) => `“${one.title}”`).join('、')}：${body.reason}`)
  return { version: into.version + 1 }
}

export async function unmerge(ctx: Ctx, { params, body }: { params: { id: string }; body: Input<typeof doors.unmergeTopic>['body'] }): Promise<{ version: number }> {
  const { county } = reach(ctx)
  const row = await hold(ctx, params.id, body.version)
  if (!row.mergedInto) throw e.notNow('没有合并')
  if (row.state === 'answered') throw e.topicClosed()
  await q.setMerged(ctx.tx, county, row.id, null, { state: 'open', atRegion: row.region, department: '' })
  await note(ctx, row, 'topic', 'unmerged', body.reason)
  // The one it was in may lie at a place above that this post does not see.
  const { lo, hi } = wholeCounty(row.region)
  await ctx.tx.widen(lo, hi)
  const from = (await q.lockTopics(ctx.tx, county, [row.mergedInto]))[0]
  if (from) await note(ctx, from, 'topic', 'let_out', `拆出“${row.title}”：${body.reason}`)
  return { version: row.version + 1 }
}

export async function board(ctx: Ctx, { query }: { query: NonNullable<Input<typeof doors.listVoiceBoard>['query']> }): Promise<Reply<typeof doors.listVoiceBoard>> {
  const at = await openReach(ctx, query.region)
  const rows = await q.listBoard(ctx.tx, { ...at, answered: query.show === 'answered', after: idCursor(query.after) })
  return paged(rows, (row) => ({
    id: row.id, regionName: row.regionName ?? '', kindName: OPINION_KINDS[row.kind], title: row.title, summary: row.summary, opinions: row.opinions, openedOn: row.openedOn,
    where: whereOf({ ...row, at: row.atName ?? '' }), answer: row.answer, answeredBy: row.answeredBy, answeredOn: row.answeredOn,
    proposal: row.proposal ? PROPOSAL_STATES[row.proposal as keyof typeof PROPOSAL_STATES] : '',
  }), (row) => row.id)
}

// -------------------------------------------------------------------------------------------------------------------- proposals

export async function proposals(ctx: Ctx, { query }: { query: NonNullable<Input<typeof doors.listProposals>['query']> }): Promise<Reply<typeof doors.listProposals>> {
  const rows = await q.listProposals(ctx.tx, { ...reach(ctx), state: query.state ?? '', after: idCursor(query.after) })
  return paged(rows, (row) => ({ ...row, regionName: row.regionName ?? row.region }), (row) => row.id)
}

export async function propose(ctx: Ctx, { params, body }: { params: { id: string }; body: Input<typeof doors.proposeTopic>['body'] }): Promise<Reply<typeof doors.proposeTopic>> {
  const { county, me, name, today } = reach(ctx)
  const topic = (await q.lockTopics(ctx.tx, county, [params.id]))[0]
  if (!topic) throw e.topicNotFound()
  const id = ctx.newId()
  const made = await q.insertProposal(ctx.tx, { county, id, region: topic.region, topicId: topic.id, title: body.title, why: body.why ?? '', on: today, account: me, name })
  if (!made) throw e.proposedAlready()
  await note(ctx, topic, 'topic', 'proposed', body.title)
  await note(ctx, { id, region: topic.region }, 'proposal', 'proposed', body.title)
  return { id }
}

const LEADS = { take_up: { from: ['proposed'], to: 'taken_up' }, answer: { from: ['taken_up'], to: 'answered' }, withdraw: { from: ['proposed', 'taken_up'], to: 'withdrawn' } } as const

export async function moveProposal(ctx: Ctx, { params, body }: { params: { id: string }; body: Input<typeof doors.moveProposal>['body'] }): Promise<{ version: number }> {
  const { county } = reach(ctx)
  const row = await q.lockProposal(ctx.tx, county, params.id)
  if (!row) throw e.proposalNotFound()
  if (row.version !== body.version) throw e.changedMeanwhile()
  const lead = LEADS[body.move]
  if (!(lead.from as readonly string[]).includes(row.state)) throw e.notNow(PROPOSAL_STATES[row.state])
  if (body.move !== 'take_up' && !body.note) throw e.wordsNeeded(body.move === 'answer' ? '协商结果' : '撤回的原因')
  await q.setProposal(ctx.tx, county, row.id, lead.to, body.move === 'answer' ? body.note! : '')
  await note(ctx, row, 'proposal', body.move, body.note ?? '')
  return { version: row.version + 1 }
}
