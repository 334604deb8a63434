import { CalendarNotCovered, defaultCalendar } from '../../calendar/index.ts'
import type { PostKind } from '../../organisations/index.ts'
import { endPublications, cancelOpenTasks, closeTask, endSuspensions, insertRating, type MoveNote, type TaskRow } from '../queries/cases.ts'
import { CALL_BACK_OUTCOMES, callBackDuty, isBadRating, ratingLevel, type CallBackOutcome } from '../rating.ts'
import { CASE_OUTCOMES, type CaseOutcome } from '../moves.ts'
import { jointWorkOpen } from '../errors.ts'
import { postTitle } from '../../organisations/index.ts'
import { flat, messageFor } from '../words.ts'
import { openTask, record, resultValues, tellApplicant, type Deed } from './doing.ts'
import type { MoveInput } from './move-input.ts'
import { takeResult } from './work.ts'

/** How a case ends and what follows: 办结, 评价, 差评回访, 重新办理. */

/** Concludes the case. Its effect runs in this transaction: when it refuses, nothing is concluded. */
export async function conclude(d: Deed, note: MoveNote, task: TaskRow, body: MoveInput): Promise<void> {
  const outcome = body.outcome as CaseOutcome
  const early = CASE_OUTCOMES[outcome].early
  const helper = d.file.tasks.find((one) => one.state === 'open' && one.role === 'helper' && one.stage === '')
  if (helper && !early) throw jointWorkOpen(postTitle(helper.post))
  if (!early || body.result) await takeResult(d, task.stage, body)

  const effect = await bringAbout(d, outcome)
  const summary = effect?.summary ?? ''
  d.row.outcome = outcome
  d.row.concluded_at = d.now.toISOString()
  d.row.result = {
    values: resultValues(d.row), answer: note.answer ?? '', issuer: d.by.post, summary, facts: effect?.facts ?? [],
    ...(note.reason ? { reason: note.reason } : {}), ...(note.remedies ? { remedies: note.remedies } : {}),
  }
  await closeTask(d.tx, d.row.county, task.id, { state: 'done', by: d.by.accountId, outcome: 'conclude', note: '', now: d.now })
  await cancelOpenTasks(d.tx, d.row.county, d.row.id, 'conclude', d.now)
  await endPublications(d.tx, d.row.county, d.row.id, d.now)
  await endSuspensions(d.tx, d.row.county, d.row.id, d.now)
  await record(d, 'conclude', note)

  const refused = outcome === 'refused'
  const text = messageFor(d.matter, refused ? 'refused' : 'concluded', d.row, {
    ...flat('form', d.row.form), ...flat('result', resultValues(d.row)), reason: note.reason ?? '', answer: note.answer ?? '', summary: summary || note.answer || CASE_OUTCOMES[outcome].name,
  }, d.now)
  await tellApplicant(d, refused ? 'case_refused' : 'case_concluded', `${CASE_OUTCOMES[outcome].name}：${d.matter.title}`, text)
}

async function bringAbout(d: Deed, outcome: CaseOutcome) {
  if (!d.matter.effect) return undefined
  const effect = d.needs.effects.find((one) => one.name === d.matter.effect)
  if (!effect) throw new Error(`matter ${d.matter.code} names the effect ${d.matter.effect}, which no module brings`)
  if (!(effect.outcomes ?? ['granted', 'done']).includes(outcome)) return undefined
  if (!d.ctx) throw new Error('a case is concluded by a person')
  return effect.run(d.ctx, {
    county: d.row.county, id: d.row.id, number: d.row.number, region: d.row.region, matterCode: d.row.matter_code,
    applicantId: d.row.applicant_id, applicantName: d.row.applicant_name, form: d.row.form, result: resultValues(d.row),
  })
}

/** The desk that concluded the case: whoever handled it answers for it (谁办理谁负责). */
export const lastDesk = (d: Pick<Deed, 'file'>) =>
  d.file.tasks.filter((task) => task.role === 'lead' && task.state === 'done').sort((a, b) => ((a.done_at ?? '') < (b.done_at ?? '') ? -1 : 1)).at(-1)

/** The applicant rates. A bad rating owes a call-back within fifteen working days. */
export async function rate(d: Deed, level: number, text: string): Promise<void> {
  const desk = lastDesk(d)
  await insertRating(d.tx, {
    county: d.row.county, id: d.newId(), caseId: d.row.id, region: d.row.region, round: d.file.ratings.length + 1, level, text, channel: 'portal', now: d.now,
  })
  d.row.rating = level
  if (isBadRating(level) && desk) {
    await openTask(d, { post: desk.post as PostKind, region: desk.at_region }, 'call_back', d.row.stage, {
      dueAt: callBackDue(d, level), note: `${ratingLevel(level).name}${text ? `：${text}` : ''}`,
    })
  }
  await record(d, 'rate', { rating: level, ...(text ? { note: text } : {}) })
}

/** No day where the calendar does not reach: the duty stands all the same. */
function callBackDue(d: Deed, level: number): string | null {
  try {
    return callBackDuty({ calendar: defaultCalendar(d.row.region), code: level, ratedAt: d.now })?.dueAt.toISOString() ?? null
  } catch (refusal) {
    if (refusal instanceof CalendarNotCovered) return null
    throw refusal
  }
}

/** Someone called back; how it ended is told to the person. `redo` opens the work anew. */
export async function callBack(d: Deed, note: MoveNote): Promise<void> {
  const outcome = CALL_BACK_OUTCOMES[note.callBack as CallBackOutcome]
  for (const task of d.file.tasks.filter((one) => one.state === 'open' && one.role === 'call_back')) {
    await closeTask(d.tx, d.row.county, task.id, { state: 'done', by: d.by.accountId, outcome: note.callBack ?? '', note: note.answer ?? '', now: d.now })
  }
  await record(d, 'callBack', note)
  await tellApplicant(d, 'case_called_back', `评价回访：${d.matter.title}`,
    `您对“${d.matter.title}”（${d.row.number}）的评价已回访，结果：${outcome.name}。${note.answer ?? ''}${outcome.secondRating && !outcome.reopens ? '您可以再评价一次。' : ''}`)
  if (outcome.reopens) await reopen(d, { reason: note.answer ?? outcome.name })
}

/** New work on a concluded case: where it was concluded, with a new clock; what was before stays in the history. */
export async function reopen(d: Deed, note: MoveNote): Promise<void> {
  const desk = lastDesk(d)
  await cancelOpenTasks(d.tx, d.row.county, d.row.id, 'reopen', d.now)
  d.row.outcome = ''
  d.row.concluded_at = null
  d.row.escalation = 0
  if (desk) await openTask(d, { post: desk.post as PostKind, region: desk.at_region }, 'lead', d.row.stage, { note: note.reason ?? '' })
  await record(d, 'reopen', note)
  await tellApplicant(d, 'case_reopened', `重新办理：${d.matter.title}`, `您的“${d.matter.title}”（${d.row.number}）已重新办理，进展会再通知您。`)
}
