import type { Reply } from '../../../platform/kernel/operation.ts'
import type * as doors from '../contract/entries.ts'
import { SIGNERS, type UnitKind } from '../define.ts'
import * as e from '../errors.ts'
import type { EvaluationNeeds } from '../needs.ts'
import { signsStage } from '../policy.ts'
import * as q from '../queries/entries.ts'
import * as titles from '../queries/titles.ts'
import { afterSignature, ENTRY_STATES, monthsAfter, noticeComesFirst, STANDS, type Stand } from '../rules/moves.ts'
import { itemsFor } from '../rules/standard.ts'
import { note, reach, tellUnit, workingDaysLater, type Ctx } from './shared.ts'
import { sheetsOf } from './sheets.ts'

/** Signs the next level of review; the last one decides, gives the title with its number and tells the unit. */
export const sign = (need: EvaluationNeeds) => async (
  ctx: Ctx, { params, body }: { params: { id: string }; body: { stand: Stand; words: string; paper: string; version: number } },
): Promise<Reply<typeof doors.signEvaluationEntry>> => {
  const { county, me, name, post, today } = reach(ctx)
  const row = await q.lockEntry(ctx.tx, county, params.id)
  if (!row || row.state === 'draft') throw e.entryNotFound()
  if (row.version !== body.version) throw e.changedMeanwhile()
  if (!['submitted', 'reviewing', 'noticed'].includes(row.state)) throw e.notNow(ENTRY_STATES[row.state])
  const stage = row.standard.stages[row.stage]!
  if (!signsStage(post?.kind, stage.signer)) throw e.notYourStage(stage.signer === 'outside' ? '组织单位凭文件' : SIGNERS[stage.signer])
  const sheet = (await sheetsOf(ctx, county, [row])).get(row.id)!
  const before = (await q.signaturesOf(ctx.tx, county, [row.id])).filter((one) => one.attempt === row.attempt)
  refuseOwnHands(row, me, sheet.marks, before)
  if (stage.signer === 'outside' && body.paper.length < 4) throw e.paperNeeded()
  if (body.stand !== 'pass' && body.words.length < 4) throw e.reasonNeeded(`${STANDS[body.stand]}的理由，至少4个字`)
  if (body.stand === 'pass') {
    const items = new Map(itemsFor(row.standard, row.unitKind as UnitKind).map((one) => [one.key, one.title]))
    const { total, missing } = sheet.score
    if (total === null) throw e.scoreOpen(missing.map((key) => items.get(key) ?? key))
    if (total < row.standard.passMark) throw e.belowPass(total, row.standard.passMark)
  }
  if (row.state === 'noticed' && body.stand !== 'return' && row.noticeUntil !== null && today <= row.noticeUntil) throw e.noticeRuns(row.noticeUntil)
  if (body.stand !== 'return' && (await q.appealsOf(ctx.tx, county, row.id)).some((one) => one.state === 'open')) throw e.appealOpen()

  const owesNotice = body.stand === 'pass' && noticeComesFirst(row.standard) && row.noticeUntil === null
  await q.insertSignature(ctx.tx, {
    county, id: ctx.newId(), region: row.region, entryId: row.id, attempt: row.attempt, stageKey: stage.key, stage: stage.title, body: stage.body, stand: body.stand, words: body.words, paper: body.paper,
    score: sheet.score.total, account: me, name, at: ctx.now,
  })
  const next = owesNotice ? { state: 'noticed' as const, stage: row.stage } : afterSignature(row.standard, row.stage, body.stand)
  const noticed = next.state === 'noticed'
  const until = noticed ? noticeEnd(county, today, row.standard.noticeDays) : null
  const decided = next.state === 'granted' || next.state === 'refused'
  await q.moveEntry(ctx.tx, county, row.id, {
    state: next.state, stage: next.stage, noticeFrom: noticed ? today : null, noticeUntil: until, decision: decided ? (body.words || `${stage.body}决定`) : '', decidedOn: decided ? today : null,
  })
  await note(ctx, row, 'evaluation_entry', `signed_${body.stand}`, `${stage.title}（${stage.body}）${body.words ? `：${body.words}` : ''}${body.paper ? `，${body.paper}` : ''}`)
  const titleId = next.state === 'granted' ? await grant(ctx, row, sheet.grade, today) : null
  if (noticed || decided || next.state === 'returned') {
    await tellUnit(ctx, need, row, {
      template: 'evaluation_entry', title: `${row.roundTitle}：${ENTRY_STATES[next.state]}`,
      body: noticed ? `“${row.unitName}”已通过审核，公示到${until}。` : `“${row.unitName}”${ENTRY_STATES[next.state]}。${body.words}`, link: `/desk/evaluation/entries/${row.id}`,
    })
  }
  return { version: row.version + 1, state: next.state, titleId }
}

/** Whoever applied, scored or signed the level before does not sign this one. */
function refuseOwnHands(row: q.EntryRow, me: string, marks: readonly { account: string }[], before: readonly { account: string }[]): void {
  if (row.byAccount === me || row.submittedBy === me) throw e.sameHands('申报是您经办的')
  if (marks.some((one) => one.account === me)) throw e.sameHands('您给这个单位打过分')
  if (before.at(-1)?.account === me) throw e.sameHands('上一环节是您签署的')
}

/** The last day of a notice; where the calendar has no working days of that year, so many plain days and two for each five, which is never shorter. */
function noticeEnd(county: string, from: string, days: number): string {
  const known = workingDaysLater(county, from, days)
  if (known) return known
  const at = new Date(`${from}T00:00:00Z`)
  at.setUTCDate(at.getUTCDate() + days + 2 * Math.ceil(days / 5) + 10)
  return at.toISOString().slice(0, 10)
}

/** The title of a unit that passed; one of the same kind that it still held ends on the day before. */
async function grant(ctx: Ctx, row: q.EntryRow, grade: string, today: string): Promise<string> {
  const { county } = reach(ctx)
  const earlier = await titles.standingTitle(ctx.tx, county, row)
  if (earlier) {
    const day = new Date(`${today}T00:00:00Z`)
    day.setUTCDate(day.getUTCDate() - 1)
    await titles.endTitle(ctx.tx, county, earlier.id, day.toISOString().slice(0, 10))
    await note(ctx, { id: earlier.id, region: row.region }, 'evaluation_title', 'followed', row.roundTitle)
  }
  const id = ctx.newId()
  const { standard } = row
  await titles.insertTitle(ctx.tx, {
    county, id, region: row.region, schemeId: row.schemeId, entryId: row.id, kind: row.kind, number: await titles.nextNumber(ctx.tx, county, today.slice(0, 4)), title: standard.titleName, grade, unitKind: row.unitKind,
    unitName: row.unitName, grantedOn: today, validUntil: standard.validMonths > 0 ? monthsAfter(today, standard.validMonths) : null, yearly: standard.yearlySelfCheck, at: ctx.now,
  })
  await note(ctx, { id, region: row.region }, 'evaluation_title', 'granted', row.roundTitle)
  return id
}
