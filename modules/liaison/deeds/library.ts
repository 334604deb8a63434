import type { Input, Reply } from '../../../platform/kernel/operation.ts'
import { scopeOf } from '../../regions/index.ts'
import type * as doors from '../contract.ts'
import { PRACTICE_STATES, STORY_KINDS, STORY_STATES, type Practice, type Story } from '../contract.ts'
import * as e from '../errors.ts'
import * as q from '../queries/library.ts'
import { stepsOf } from '../queries/steps.ts'
import { findUnit } from '../queries/units.ts'
import { acrossCounty, idCursor, isMine, may, note, paged, reach, refuseElsewhere, seen, type Ctx } from './shared.ts'

const shown = ({ regionName, ...row }: q.PracticeRow): Practice => ({ ...row, regionName: regionName ?? row.region })

/** What was issued is for all places; the rest lies with its own. */
export async function list(ctx: Ctx, { query }: { query: NonNullable<Input<typeof doors.listPractices>['query']> }): Promise<Reply<typeof doors.listPractices>> {
  const at = reach(ctx)
  const ask = () => q.listPractices(ctx.tx, { ...at, show: query.show ?? 'library', kind: query.kind ?? '', q: query.q ?? '', after: idCursor(query.after) })
  return paged(query.show && query.show !== 'library' ? await ask() : await acrossCounty(ctx, ask), shown, (row) => row.id)
}

/** Reviewed by the place above the author's, issued by civil affairs; returned with a reason and submitted anew. */
const MOVES = { review: { from: ['submitted'], to: 'reviewed' }, return: { from: ['submitted', 'reviewed'], to: 'returned' }, issue: { from: ['reviewed'], to: 'issued' }, resubmit: { from: ['returned'], to: 'submitted' } } as const
type Move = keyof typeof MOVES
const can = (ctx: Ctx, move: Move, row: { region: string; state: string }) =>
  isMine(ctx, row.region) && (MOVES[move].from as readonly string[]).includes(row.state) && (move === 'resubmit' ? may(ctx, 'liaison.file') : move === 'issue' ? may(ctx, 'liaison.keep') : reach(ctx).here !== row.region.slice(0, 12) ? may(ctx, 'liaison.publish') : may(ctx, 'liaison.keep'))

export async function open(ctx: Ctx, { params }: { params: { id: string } }): Promise<Reply<typeof doors.getPractice>> {
  const { county } = reach(ctx)
  const row = await acrossCounty(ctx, () => q.findPractice(ctx.tx, county, params.id))
  const mine = row !== undefined && isMine(ctx, row.region)
  if (!row || !(mine || row.state === 'issued')) throw e.practiceNotFound()
  return {
    practice: shown(row), reuses: (await acrossCounty(ctx, () => q.reusesOf(ctx.tx, county, row.id))).map((one) => ({ ...one, regionName: one.regionName ?? '' })), steps: mine ? await stepsOf(ctx.tx, county, row.id) : [],
    moves: [...(Object.keys(MOVES) as Move[]).filter((move) => can(ctx, move, row)), ...(row.state === 'issued' && may(ctx, 'liaison.file') && reach(ctx).here !== row.region ? ['reuse' as const] : [])],
  }
}

export async function submit(ctx: Ctx, { body }: { body: Input<typeof doors.submitPractice>['body'] }): Promise<Reply<typeof doors.submitPractice>> {
  const { county, today } = reach(ctx)
  refuseElsewhere(ctx, body.region)
  if (body.unitId && !(await findUnit(ctx.tx, county, body.unitId, Number(today.slice(0, 4))))) throw e.unitNotFound()
  const id = ctx.newId()
  await q.insertPractice(ctx.tx, { ...body, county, id, unitId: body.unitId ?? null })
  await note(ctx, { id, region: body.region }, 'practice', 'submitted', body.title)
  return { id }
}

export async function move(ctx: Ctx, { params, body }: { params: { id: string }; body: Input<typeof doors.movePractice>['body'] }): Promise<{ version: number }> {
  const { county, today } = reach(ctx)
  const row = seen(await q.lockPractice(ctx.tx, county, params.id), body.version, e.practiceNotFound)
  if (!(MOVES[body.move].from as readonly string[]).includes(row.state)) throw e.notNow(PRACTICE_STATES[row.state])
  if (!can(ctx, body.move, row)) throw e.notYours()
  if (body.move === 'return' && !body.note) throw e.wordsNeeded('退回的原因')
  const issued = body.move === 'issue'
  await q.setPractice(ctx.tx, county, row.id, {
    state: MOVES[body.move].to, opinion: issued ? '' : (body.note ?? ''), praise: issued ? (body.note ?? '') : '', issuedOn: issued ? today : null, text: body.move === 'resubmit' && body.text ? body.text : row.text,
  })
  await note(ctx, row, 'practice', { review: 'reviewed', return: 'returned', issue: 'issued', resubmit: 'resubmitted' }[body.move], body.note ?? '')
  return { version: row.version + 1 }
}

export async function reuse(ctx: Ctx, { params, body }: { params: { id: string }; body: Input<typeof doors.reusePractice>['body'] }): Promise<Reply<typeof doors.reusePractice>> {
  const { county, here, name } = reach(ctx)
  const row = await acrossCounty(ctx, () => q.findPractice(ctx.tx, county, params.id))
  if (!row || row.state !== 'issued') throw e.practiceNotFound()
  if (row.region === here) throw e.notNow('本单位自己的成果')
  const id = ctx.newId()
  if (!(await q.insertReuse(ctx.tx, { county, id, region: here.slice(0, 12), practiceId: row.id, note: body.note, onDay: body.onDay, by: name }))) throw e.reusedAlready()
  await ctx.audit('practice.reused', { region: here, detail: { practice: row.id } })
  return { id }
}

// --------------------------------------------------------------------------------------------------------------------- stories

const told = ({ regionName, ...row }: q.StoryRow): Story => ({ ...row, regionName: regionName ?? row.region })

export async function stories(ctx: Ctx, { query }: { query: NonNullable<Input<typeof doors.listStories>['query']> }): Promise<Reply<typeof doors.listStories>> {
  const rows = await q.listStories(ctx.tx, { ...reach(ctx), state: query.show && query.show !== 'all' ? query.show : '', kind: '', q: query.q ?? '', after: idCursor(query.after) })
  return paged(rows, told, (row) => row.id)
}

export async function writeStory(ctx: Ctx, { body }: { body: Input<typeof doors.writeStory>['body'] }): Promise<Reply<typeof doors.writeStory>> {
  const { county } = reach(ctx)
  refuseElsewhere(ctx, body.region)
  const id = ctx.newId()
  await q.insertStory(ctx.tx, { ...body, county, id })
  await note(ctx, { id, region: body.region }, 'story', 'written', body.title)
  return { id }
}

export async function updateStory(ctx: Ctx, { params, body }: { params: { id: string }; body: Input<typeof doors.updateStory>['body'] }): Promise<{ version: number }> {
  const { county } = reach(ctx)
  const row = seen(await q.lockStory(ctx.tx, county, params.id), body.version, e.storyNotFound)
  if (row.state === 'shown' && !body.consented) throw e.consentNeeded()
  await q.updateStory(ctx.tx, county, row.id, body)
  await note(ctx, row, 'story', 'changed', body.title)
  return { version: row.version + 1 }
}

export async function moveStory(ctx: Ctx, { params, body }: { params: { id: string }; body: Input<typeof doors.moveStory>['body'] }): Promise<{ version: number }> {
  const { county, today } = reach(ctx)
  const row = seen(await q.lockStory(ctx.tx, county, params.id), body.version, e.storyNotFound)
  const show = body.move === 'show'
  if (show === (row.state === 'shown')) throw e.notNow(STORY_STATES[row.state])
  if (show && !row.consented) throw e.consentNeeded()
  await q.setStory(ctx.tx, county, row.id, show ? 'shown' : 'withdrawn', show ? today : null)
  await note(ctx, row, 'story', show ? 'shown' : 'withdrawn')
  return { version: row.version + 1 }
}

/** For everybody: read as staff of the served county, shown ones only. */
export async function publicStories(ctx: Ctx, { query }: { query: NonNullable<Input<typeof doors.listPublicStories>['query']> }): Promise<Reply<typeof doors.listPublicStories>> {
  const { county } = ctx.services.settings
  const whole = scopeOf(county)
  await ctx.tx.widen(whole.lo, whole.hi)
  const rows = await q.listStories(ctx.tx, { county, ...whole, state: 'shown', kind: query.kind ?? '', q: '', after: idCursor(query.after) })
  return paged(rows, (row) => ({ id: row.id, kindName: STORY_KINDS[row.kind], regionName: row.regionName ?? '', title: row.title, text: row.text, author: row.author, source: row.source, shownOn: row.shownOn }), (row) => row.id)
}
