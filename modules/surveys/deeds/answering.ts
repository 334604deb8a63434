import { randomUUID } from 'node:crypto'
import { shanghaiDate } from '../../../platform/kernel/dates.ts'
import type { Input, Reply } from '../../../platform/kernel/operation.ts'
import { Refusal } from '../../../platform/kernel/refusal.ts'
import { recordAudit } from '../../../platform/server/context.ts'
import { scopeOf } from '../../regions/index.ts'
import type * as doors from '../contract.ts'
import { UNIT_KINDS } from '../contract.ts'
import * as e from '../errors.ts'
import * as q from '../queries/answering.ts'
import { findSurvey, setMember, surveyByOpenHash, type SurveyRow } from '../queries/asking.ts'
import { differences, readSheet } from '../rules/answers.ts'
import { holdMember } from './sample.ts'
import { acrossCounty, getSurveyRow, idCursor, isMine, paged, reach, takesSheets, type Ctx } from './shared.ts'
import { hashOf } from './tickets.ts'

/** Open to everybody is open to machines too: so many sheets and no more. */
const MOST_OPEN_SHEETS = 50_000

export const aboutOf = (row: Pick<SurveyRow, 'unitKind' | 'unitName'>): string => row.unitName || UNIT_KINDS[row.unitKind]

/** The survey that a code opens. Read as staff of the served county: a code is all that is asked for. */
async function behind(ctx: Ctx, county: string, code: string): Promise<{ row: SurveyRow; region: string; hash: string; once: boolean }> {
  const hash = hashOf(ctx, code)
  const ticket = code.length === 12 ? await q.ticketBy(ctx.tx, county, hash) : undefined
  if (ticket?.used) throw e.codeUsed()
  const row = ticket ? await findSurvey(ctx.tx, county, ticket.surveyId) : code.length === 8 ? await surveyByOpenHash(ctx.tx, county, hash) : undefined
  if (!row) throw e.codeUnknown()
  return { row, region: ticket?.region ?? row.region, hash, once: ticket !== undefined }
}

async function byCode(ctx: Ctx, code: string) {
  const { county } = ctx.services.settings
  const { lo, hi } = scopeOf(county)
  await ctx.tx.widen(lo, hi)
  const found = await behind(ctx, county, code)
  if (!takesSheets(found.row, shanghaiDate(ctx.now))) throw e.surveyOver()
  return { county, ...found }
}

export async function form(ctx: Ctx, { params }: { params: { code: string } }): Promise<Reply<typeof doors.getSurveyForm>> {
  const { row, region: _region, once } = await byCode(ctx, params.code)
  return { code: params.code, title: row.title, regionName: row.regionName ?? '', about: aboutOf(row), untilDay: row.untilDay, intro: row.intro, sample: once, questions: row.questions.map((one) => ({ ...one, options: [...one.options] })) }
}

/** Puts a sheet down: the answers under a random id, the words apart from them. No person, no account, no moment. */
async function put(ctx: Ctx, at: { county: string; region: string; row: SurveyRow; channel: string }, given: Record<string, unknown>): Promise<void> {
  const { answers, words, faults } = readSheet(at.row.questions, given)
  if (faults.length) throw e.sheetWrong(faults)
  const where = { county: at.county, region: at.region, surveyId: at.row.id }
  await q.insertAnswers(ctx.tx, { ...where, id: randomUUID(), channel: at.channel, answers })
  for (const one of words) await q.insertRemark(ctx.tx, { ...where, id: randomUUID(), ...one })
}

async function take(ctx: Ctx, code: string, channel: string, given: Record<string, unknown>): Promise<SurveyRow> {
  const { county, row, region, hash, once } = await byCode(ctx, code)
  if (once && (await q.spendTicket(ctx.tx, county, hash)) === 0) throw e.codeUsed()
  if (!once && (await q.countAnswers(ctx.tx, county, row.id)).n >= MOST_OPEN_SHEETS) throw e.tooManyAtOnce()
  await put(ctx, { county, region, row, channel }, given)
  // Whoever is signed in on the same phone is not written down: the sheet came from somebody.
  await recordAudit(ctx.tx, ctx.now, { id: 'public', name: '', post: '' }, 'survey.answered', { region: row.region, detail: { survey: row.id } })
  return row
}

export async function answer(ctx: Ctx, { body }: { body: Input<typeof doors.answerSurvey>['body'] }): Promise<Reply<typeof doors.answerSurvey>> {
  return { title: (await take(ctx, body.code, body.channel ?? 'link', body.answers)).title }
}

const html = (text: string) => text.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign]!)
const pageOf = (title: string, lines: readonly string[]) => Buffer.from(`<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${html(title)}</title>
<style>body{font:20px/1.6 sans-serif;margin:24px;max-width:36em}h1{font-size:26px}</style></head><body><main><h1>${html(title)}</h1>${lines.map((line) => `<p>${html(line)}</p>`).join('')}</main></body></html>`)

/** From a page without script: leads to the thanks, or says what is missing; going back keeps what was ticked. */
export async function answerForm(ctx: Ctx, { body }: { body: Record<string, unknown> }) {
  const code = String(body['code'] ?? '').normalize('NFKC').toUpperCase().replace(/[^0-9A-Z]/g, '')
  try {
    await q.beginSheet(ctx.tx)
    await take(ctx, code, body['channel'] === 'kiosk' ? 'kiosk' : 'link', body)
    ctx.reply.code(303).header('location', '/survey/thanks')
    return { file: pageOf('收到了，谢谢您', []), type: 'text/html; charset=utf-8', name: 'thanks.html', inline: true }
  } catch (fault) {
    if (!(fault instanceof Refusal)) throw fault
    await q.undoSheet(ctx.tx)
    ctx.reply.code(fault.status)
    const lines = fault.errors?.length ? ['请按手机的“返回”键，您选过的还在，把没有答的补上再交。'] : [fault.message]
    return { file: pageOf(fault.errors?.length ? fault.message : '没有交成', lines), type: 'text/html; charset=utf-8', name: 'sheet.html', inline: true }
  }
}

// -------------------------------------------------------------------------------------------------------------- typed in by staff

export async function interview(ctx: Ctx, { params, body }: { params: { id: string }; body: Input<typeof doors.enterInterview>['body'] }): Promise<{ version: number }> {
  const { county, today, name } = reach(ctx)
  const { member, survey } = await holdMember(ctx, params.id, body.version)
  // Who has a code may have answered already; nobody knows. Only those without one are interviewed.
  if (member.state === 'asked') throw e.askedAlreadyMember()
  await setMember(ctx.tx, county, member.id, { state: 'asked', way: 'phone', on: today, by: name })
  await put(ctx, { county, region: member.region.slice(0, 12), row: survey, channel: 'phone' }, body.answers)
  await ctx.audit('survey.interviewed', { region: member.region, detail: { survey: survey.id } })
  return { version: member.version + 1 }
}

export async function entryForm(ctx: Ctx, { params }: { params: { id: string } }): Promise<Reply<typeof doors.getEntryForm>> {
  const row = await getSurveyRow(ctx, params.id)
  return { title: row.title, intro: row.intro, open: takesSheets(row, reach(ctx).today), questions: row.questions.map((one) => ({ ...one, options: [...one.options] })) }
}

export async function sheets(ctx: Ctx, { params, query }: { params: { id: string }; query: NonNullable<Input<typeof doors.listSheets>['query']> }): Promise<Reply<typeof doors.listSheets>> {
  const at = reach(ctx)
  const row = await getSurveyRow(ctx, params.id)
  return paged(await q.listSheets(ctx.tx, { ...at, surveyId: row.id, done: query.show === 'done', me: at.me, after: idCursor(query.after) }), (one) => one, (one) => one.id)
}

/** A paper sheet, twice by two people. What both read alike becomes an answer and is emptied here. */
export async function enterSheet(ctx: Ctx, { params, body }: { params: { id: string }; body: Input<typeof doors.enterSheet>['body'] }): Promise<Reply<typeof doors.enterSheet>> {
  const { county, me, name, today } = reach(ctx)
  const row = await getSurveyRow(ctx, params.id)
  if (!takesSheets(row, today)) throw e.notOpen()
  const found = await acrossCounty(ctx, () => behind(ctx, county, body.code))
  if (found.row.id !== row.id) throw e.codeUnknown()
  if (!found.once && !body.number) throw e.wordsNeeded('写在答卷上的编号', 'number')
  const region = found.once ? found.region : isMine(ctx, row.region) ? row.region : reach(ctx).here.slice(0, 12)
  if (!isMine(ctx, region)) throw e.codeUnknown()
  const { faults } = readSheet(row.questions, body.answers)
  if (faults.length) throw e.sheetWrong(faults)
  const hash = found.once ? found.hash : hashOf(ctx, `${found.hash}|${body.number}`)
  const number = found.once ? `…${body.code.slice(-4)}` : body.number!
  const first = await q.lockSheet(ctx.tx, county, row.id, hash)
  if (first?.state === 'done') throw e.codeUsed()
  if (!first) {
    await q.insertSheet(ctx.tx, { county, id: ctx.newId(), region, surveyId: row.id, hash, number, answers: body.answers, account: me, name })
    await ctx.audit('survey.sheet_typed', { region, detail: { survey: row.id } })
    return { state: 'once', number, differs: [] }
  }
  if (first.byAccount === me && first.state === 'once') {
    if (body.settled) throw e.secondPerson()
    await q.setSheet(ctx.tx, county, first.id, { state: 'once', differs: [], answers: body.answers, account: me, name })
    return { state: 'once', number, differs: [] }
  }
  const differs = differences(row.questions, first.answers, body.answers)
  if (differs.length && !(body.settled && first.state === 'differs')) {
    // The first reading stays: whoever settles it looks at the paper, not at who typed it.
    await q.setSheet(ctx.tx, county, first.id, { state: 'differs', differs, answers: first.answers, account: first.byAccount, name })
    return { state: 'differs', number, differs }
  }
  if (found.once && (await q.spendTicket(ctx.tx, county, hash)) === 0) throw e.codeUsed()
  await q.setSheet(ctx.tx, county, first.id, { state: 'done', differs: [], answers: {}, account: me, name })
  await put(ctx, { county, region, row, channel: 'paper' }, body.answers)
  await ctx.audit('survey.sheet_checked', { region, detail: { survey: row.id } })
  return { state: 'done', number, differs: [] }
}
