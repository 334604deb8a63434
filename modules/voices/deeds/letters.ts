import { addDays, formatChineseDate, shanghaiDate } from '../../../platform/kernel/dates.ts'
import type { Input, Reply } from '../../../platform/kernel/operation.ts'
import { actorOf } from '../../accounts/index.ts'
import { covers, inScope, scopeOf, wayUp } from '../../regions/index.ts'
import type * as doors from '../contract.ts'
import { LETTER_KINDS, LETTER_ROUNDS, LETTER_STATES, type LetterLine } from '../contract.ts'
import * as e from '../errors.ts'
import { type VoiceNeeds } from '../needs.ts'
import * as q from '../queries/letters.ts'
import { stepsOf } from '../queries/steps.ts'
import { mostLike } from '../rules/likeness.ts'
import { NEXT_ROUND, PETITION_DAYS, petitionClocks, placeAbove, remedyOf, rungAbove } from '../rules/petition.ts'
import { idCursor, note, openReach, paged, reach, refuseElsewhere, type Ctx } from './shared.ts'

const HALF_A_YEAR_MS = 183 * 86_400_000
const CHANNEL_OF = { letter: 'LETTER', visit: 'VISIT', electronic: 'SELF_WEB' } as const

const shown = (today: string, now: Date) => ({ regionName, dueAt, rung: _r, firstId: _f, checkCode: _c, applicantId: _a, ...row }: q.LetterRow): LetterLine => ({
  ...row, regionName: regionName ?? row.region,
  late: petitionClocks(row, today).some((clock) => clock.what !== 'askReview' && clock.late) || (['registered', 'accepted'].includes(row.state) && dueAt !== null && new Date(dueAt) < now),
})

/** What is being done until when, and what the person may do now. */
function told(row: q.LetterRow, today: string): { where: string; next: string; mayAsk: boolean } {
  const remedy = remedyOf(row, today)
  const day = (on: string) => formatChineseDate(on, { withYear: true })
  const where = row.state === 'replied' ? `${day(row.repliedOn!)}答复：${row.reply}`
    : row.state === 'forwarded' ? `不属于这里办理，已转${row.forwardedTo}。`
      : row.state === 'declined' ? `不予受理。${row.reply}`
        : row.state === 'accepted' || row.round !== 'handle' ? `${row.joinedNumber ? '与其他人反映的同一件事一并办理，' : '正在办理，'}${row.dueOn ? `最迟${day(row.dueOn)}答复。` : '办结后答复。'}`
          : `已登记，最迟${day(addDays(row.receivedOn, PETITION_DAYS.register))}书面告诉您由谁办理。`
  const word = LETTER_ROUNDS[NEXT_ROUND[row.round] ?? 'review']
  const next = typeof remedy === 'object' ? (rungAbove(row.rung) === null ? '不服的，请向盟行政公署（市人民政府）申请。' : `不服的，${day(remedy.until)}前可以申请${word}。`)
    : remedy === 'final' ? '复核意见是最终意见。' : remedy === 'lapsed' ? `申请${word}的期限已过。` : remedy === 'not_delivered' ? `不服的，收到书面答复后30日内可以申请${word}。` : ''
  return { where, next, mayAsk: typeof remedy === 'object' && rungAbove(row.rung) !== null }
}

export async function list(ctx: Ctx, { query }: { query: NonNullable<Input<typeof doors.listLetters>['query']> }): Promise<Reply<typeof doors.listLetters>> {
  const at = { ...reach(ctx), now: ctx.now }
  const rows = await q.listLetters(ctx.tx, { ...at, show: query.show ?? 'route', kind: query.kind ?? '', q: query.q ?? '', after: idCursor(query.after) })
  return { ...paged(rows, shown(at.today, ctx.now), (row) => row.id), counts: await q.countLetters(ctx.tx, at) }
}

export async function open(ctx: Ctx, { params }: { params: { id: string } }): Promise<Reply<typeof doors.getLetter>> {
  const { county, today } = reach(ctx)
  const row = await q.findLetter(ctx.tx, county, params.id)
  if (!row) throw e.letterNotFound()
  const remedy = remedyOf(row, today)
  const say = shown(today, ctx.now)
  return {
    letter: say(row), clocks: petitionClocks(row, today), rounds: (await q.roundsOf(ctx.tx, county, row.firstId ?? row.id)).map(say), together: (await q.togetherWith(ctx.tx, county, row)).map(say),
    steps: await stepsOf(ctx.tx, county, row.id), remedy: typeof remedy === 'string' ? remedy : rungAbove(row.rung) === null ? 'elsewhere' : 'may', remedyUntil: typeof remedy === 'object' ? remedy.until : null,
  }
}

/** Open cases with like words within the community, or within the place itself above it. */
async function likeCases(ctx: Ctx, county: string, region: string, words: string) {
  const { lo, hi } = scopeOf(region.slice(0, 12))
  const among = await q.openCasesAt(ctx.tx, county, lo, hi, new Date(ctx.now.getTime() - HALF_A_YEAR_MS))
  return mostLike(words, among, 5).filter((one) => one.score >= 0.34)
}

export async function like(ctx: Ctx, { query }: { query: Input<typeof doors.findLikeCases>['query'] }): Promise<Reply<typeof doors.findLikeCases>> {
  const { county } = reach(ctx)
  refuseElsewhere(ctx, query.region)
  return { items: (await likeCases(ctx, county, query.region, query.words)).map(({ number, title, on, score }) => ({ number, title, on, likeness: Math.round(score * 100) / 100 })) }
}

interface NewLetter { source: 'letter' | 'visit' | 'electronic'; kind: string; receivedOn: string; region: string; title: string; content: string; name?: string; phone?: string | undefined; personId: string | null }

/** Each letter is a case of its own number; `follower.ts` has written its row with the submission, here it is completed. */
async function write(ctx: Ctx, need: VoiceNeeds, county: string, l: NewLetter, matterCode = 'voices.petition', more: { by?: string; ofNumber?: string; rung?: number; firstId?: string; beforeId?: string } = {}) {
  const receipt = await need.cases.submit(ctx, {
    matterCode, region: l.region, ...(l.personId ? { applicantId: l.personId } : {}), ...(l.phone ? { contactPhone: l.phone } : {}),
    form: matterCode === 'voices.petition' ? { kind: l.kind, content: l.content, ...(l.name ? { name: l.name } : {}) } : { by: more.by, ofNumber: more.ofNumber, content: l.content },
  }, { channel: CHANNEL_OF[l.source] })
  const { id } = await q.completeLetter(ctx.tx, county, receipt.id, {
    title: l.title, source: l.source, receivedOn: l.receivedOn, checkCode: receipt.checkCode, rung: more.rung ?? (l.region.slice(6, 12) === '000000' ? 1 : 0), firstId: more.firstId ?? null, beforeId: more.beforeId ?? null,
  })
  await note(ctx, { id, region: l.region }, 'letter', 'registered')
  return { id, caseId: receipt.id, number: receipt.number, checkCode: receipt.checkCode, registerBy: addDays(l.receivedOn, PETITION_DAYS.register), tellBy: addDays(l.receivedOn, PETITION_DAYS.tell) }
}

export const register = (need: VoiceNeeds) => async (ctx: Ctx, { body }: { body: Input<typeof doors.registerLetter>['body'] }): Promise<Reply<typeof doors.registerLetter>> => {
  const { county, today } = reach(ctx)
  refuseElsewhere(ctx, body.region)
  if (body.receivedOn > today) throw e.daysWrong('收到的日子不能晚于今天', 'receivedOn')
  const region = placeAbove(body.concerned ?? 'none', await wayUp(ctx.tx, body.region))
  // Whoever registers it would see it: about their own level or those above, it is not theirs to register.
  if (!region || !(ctx.tx.scope.as === 'staff' && inScope(region, ctx.tx.scope))) throw e.concernedAbove()
  const lead = body.joinTo ? await q.openCase(ctx.tx, county, body.joinTo) : undefined
  if (body.joinTo && !lead) throw e.joinNotFound()
  if (!lead && !body.notTheSame && (body.concerned ?? 'none') === 'none') {
    const like = await likeCases(ctx, county, body.region, `${body.title} ${body.content}`)
    if (like.length) throw e.likeCaseOpen(like.map(({ number, title }) => ({ number, title })))
  }
  const made = await write(ctx, need, county, { ...body, region, name: body.name ?? '', phone: body.contactPhone, personId: body.personId ?? null })
  if (lead && body.joinTo) await together(ctx, need, county, { ...made, region }, { ...lead, number: body.joinTo }, '登记时一并办理')
  return made
}

export const send = (need: VoiceNeeds) => async (ctx: Ctx, { body }: { body: Input<typeof doors.sendLetter>['body'] }): Promise<Reply<typeof doors.sendLetter>> => {
  const actor = actorOf(ctx)
  if (!covers(wholeCountyCode(actor.county), body.region)) throw e.placeUnknown()
  const way = await wayUp(ctx.tx, body.region)
  const region = placeAbove(body.concerned ?? 'none', way)
  if (!way.length) throw e.placeUnknown()
  if (!region) throw e.concernedAbove()
  return write(ctx, need, actor.county, { source: 'electronic', kind: body.kind, receivedOn: shanghaiDate(ctx.now), region, title: LETTER_KINDS[body.kind], content: body.content, personId: null })
}
const wholeCountyCode = (county: string) => `${county}000000`

/** Two brought in the same thing: the letter's case goes along with the other, and its person is answered with it. */
async function together(ctx: Ctx, need: VoiceNeeds, county: string, l: { id: string; caseId: string; region: string }, lead: { id: string; number: string; title: string }, reason: string) {
  const { done } = await need.cases.carry(ctx, county, l.caseId, { what: 'join', words: `与${lead.number}是同一件事，一并办理` })
  if (!done) throw e.notNow('已办结')
  await q.setJoined(ctx.tx, county, l.id, lead.id, lead.number)
  await note(ctx, l, 'letter', 'joined', `${lead.number}：${reason}`)
}

async function hold(ctx: Ctx, id: string, version: number) {
  const { county } = reach(ctx)
  await q.lockLetter(ctx.tx, county, id)
  const row = await q.findLetter(ctx.tx, county, id)
  if (!row) throw e.letterNotFound()
  if (row.version !== version) throw e.changedMeanwhile()
  return row
}

export const join = (need: VoiceNeeds) => async (ctx: Ctx, { params, body }: { params: { id: string }; body: Input<typeof doors.joinLetter>['body'] }): Promise<{ version: number }> => {
  const { county } = reach(ctx)
  const row = await hold(ctx, params.id, body.version)
  if (!['registered', 'accepted'].includes(row.state) || row.joinedNumber || row.round !== 'handle') throw e.notNow(row.joinedNumber ? `已与${row.joinedNumber}一并办理` : LETTER_STATES[row.state])
  const lead = await q.openCase(ctx.tx, county, body.number)
  if (!lead || lead.id === row.caseId) throw e.joinNotFound()
  await together(ctx, need, county, row, { ...lead, number: body.number }, body.reason)
  return { version: row.version + 1 }
}

/** Forwarded, and the person told to whom: the case ends as 已转有权机关, which tells whoever is on the register. */
export const forward = (need: VoiceNeeds) => async (ctx: Ctx, { params, body }: { params: { id: string }; body: Input<typeof doors.forwardLetter>['body'] }): Promise<{ version: number }> => {
  const { county, today } = reach(ctx)
  const row = await hold(ctx, params.id, body.version)
  if (row.state !== 'registered' || row.round !== 'handle') throw e.notNow(LETTER_STATES[row.state])
  await need.cases.carry(ctx, county, row.caseId, { what: 'conclude', outcome: 'referred', answer: `您反映的事由${body.to}办理，已经转去。${body.reason}`, reason: body.reason })
  await q.setRouted(ctx.tx, county, row.id, { state: 'forwarded', on: today, toldOn: row.applicantId ? today : null, how: row.applicantId ? '系统消息' : '', forwardedTo: body.to })
  await note(ctx, row, 'letter', 'forwarded', `${body.to}：${body.reason}`)
  return { version: (await q.findLetter(ctx.tx, county, row.id))!.version }
}

export async function noted(ctx: Ctx, { params, body }: { params: { id: string }; body: Input<typeof doors.noteLetter>['body'] }): Promise<{ version: number }> {
  const { county, today } = reach(ctx)
  const row = await hold(ctx, params.id, body.version)
  if (body.on > today) throw e.daysWrong('日期不能晚于今天', 'on')
  if (body.what === 'told') {
    if (row.state === 'registered' || row.toldOn) throw e.notNow(row.toldOn ? '已书面告知' : LETTER_STATES[row.state])
    if (body.on < row.receivedOn) throw e.daysWrong('告知的日子不能早于收到的日子', 'on')
    await q.setTold(ctx.tx, county, row.id, body.on, body.how)
  } else {
    if (row.state !== 'replied' || row.deliveredOn) throw e.notNow(row.deliveredOn ? '已送达' : LETTER_STATES[row.state])
    if (body.on < row.repliedOn!) throw e.daysWrong('送达的日子不能早于答复的日子', 'on')
    await q.setDelivered(ctx.tx, county, row.id, body.on)
  }
  await note(ctx, row, 'letter', body.what, body.how)
  return { version: row.version + 1 }
}

export const review = (need: VoiceNeeds) => async (ctx: Ctx, { params, body }: { params: { id: string }; body: Input<typeof doors.askReview>['body'] }): Promise<Reply<typeof doors.askReview>> => {
  const actor = actorOf(ctx)
  const today = shanghaiDate(ctx.now)
  const row = await q.findLetter(ctx.tx, actor.county, params.id)
  if (!row) throw e.letterNotFound()
  const remedy = remedyOf(row, today)
  if (remedy === 'final') throw e.reviewFinal()
  if (remedy === 'lapsed') throw e.reviewLapsed(addDays(row.deliveredOn!, PETITION_DAYS.askReview))
  if (typeof remedy === 'string') throw e.notNow(remedy === 'not_delivered' ? '书面答复还没有送达' : LETTER_STATES[row.state])
  const rung = rungAbove(row.rung)
  if (rung === null) throw e.reviewElsewhere()
  if (await q.reviewOf(ctx.tx, actor.county, row.id)) throw e.reviewedAlready()
  const made = await write(ctx, need, actor.county, {
    source: actor.kind === 'resident' ? 'electronic' : row.source, kind: row.kind, receivedOn: today, region: row.region, title: row.title, content: body.content, personId: actor.kind === 'staff' ? row.applicantId : null,
  }, remedy.next === 'review' ? 'voices.petition-review' : 'voices.petition-reexamination', {
    by: rung === 1 ? 'department' : 'government', ofNumber: row.number, rung, firstId: row.firstId ?? row.id, beforeId: row.id,
  })
  return { id: made.id, number: made.number, round: remedy.next }
}

export async function replyOf(ctx: Ctx, { query }: { query: Input<typeof doors.getLetterReply>['query'] }): Promise<Reply<typeof doors.getLetterReply>> {
  const { county, today } = await openReach(ctx)
  const row = await q.letterByNumber(ctx.tx, county, query.number, query.code)
  if (!row) throw e.answerNotFound()
  const { where, next } = told(row, today)
  return { number: row.number, kindName: LETTER_KINDS[row.kind], roundName: LETTER_ROUNDS[row.round], stateName: LETTER_STATES[row.state], receivedOn: row.receivedOn, where, reply: row.reply, repliedOn: row.repliedOn, next }
}

export async function mine(ctx: Ctx): Promise<Reply<typeof doors.listMyLetters>> {
  const today = shanghaiDate(ctx.now)
  const rows = await q.myLetters(ctx.tx, actorOf(ctx).county)
  return { items: rows.map((row) => ({ ...shown(today, ctx.now)(row), ...told(row, today) })) }
}
