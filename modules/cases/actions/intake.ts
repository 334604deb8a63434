import { shanghaiDate } from '../../../platform/kernel/dates.ts'
import { formFacts } from '../../register/index.ts'
import { nextStages, withHeld } from '../../matters/index.ts'
import { materialsMissing } from '../errors.ts'
import { checkedForm, filesIn } from '../form-check.ts'
import { withTruePlaces } from '../form-places.ts'
import { assertKnown, missingOf, paperStates, type Given } from '../materials.ts'
import { clockBegins, historyOf } from '../clock-of.ts'
import type { PostKind } from '../../organisations/index.ts'
import { cancelOpenTasks, closeTask, endPublications, endSuspensions, insertMaterials, insertSuspension, type MoveNote, type TaskRow } from '../queries/cases.ts'
import { messageFor } from '../words.ts'
import { leadOf, record, stageFacts, tellApplicant, type Deed } from './doing.ts'
import { attach, filesOf, given, personFacts } from './submit-case.ts'
import { openStages } from './stages.ts'
import type { MoveInput } from './move-input.ts'

/** From submission to acceptance: 受理, 视为受理, 一次性告知, 补正, 不予受理, 撤回. */

/** Accepts the case: its clock begins (unless it ran from receipt) and its first stage opens. */
export async function accept(d: Deed, note: MoveNote, task: TaskRow | undefined): Promise<void> {
  if (task) await closeTask(d.tx, d.row.county, task.id, { state: 'done', by: d.by.accountId, outcome: 'accept', note: '', now: d.now })
  d.row.accepted_at = d.now.toISOString()
  await begin(d, 'accept', note, task)
  await tellApplicant(d, 'case_accepted', `已受理：${d.matter.title}`, messageFor(d.matter, 'accepted', d.row, {}, d.now))
}

/** Silence for the time in which the office must speak is acceptance, from the day of receipt (行政许可法 art. 32, LIC-01). */
export async function deemAccepted(d: Deed): Promise<void> {
  const task = leadOf(d.file)
  if (task) await closeTask(d.tx, d.row.county, task.id, { state: 'cancelled', by: null, outcome: 'deemAccepted', note: '', now: d.now })
  d.row.accepted_at = historyOf(d.file.moves).findLast(({ move }) => move === 'submit')?.at.toISOString() ?? d.row.submitted_at
  await begin(d, 'deemAccepted', {}, task, { assign: false })
  await tellApplicant(d, 'case_accepted', `视为受理：${d.matter.title}`,
    `您申请的“${d.matter.title}”（${d.row.number}）因逾期未告知，自收到之日起视为受理。${d.row.due_on ? messageFor(d.matter, 'accepted', d.row, {}, d.now) : ''}`)
}

async function begin(d: Deed, move: 'accept' | 'deemAccepted', note: MoveNote, task: TaskRow | undefined, { assign = true } = {}): Promise<void> {
  const first = nextStages(d.matter, '', stageFacts(d.row))
  await record(d, move, note, '')
  const wasDispatched = d.file.moves.some((one) => one.name === 'handOver' && one.to_state === 'submitted')
  const desk = task && { post: task.post as PostKind, region: task.at_region }
  await openStages(d, first, {
    before: '',
    ...(desk && (wasDispatched || first.length === 0) ? { desk } : {}),
    ...(assign && desk ? { by: desk } : {}),
  })
}

/** 一次性告知: everything missing is named in one request, so that the person has to come back only once. */
export async function askForCorrection(d: Deed, note: MoveNote): Promise<void> {
  d.row.corrections += 1
  const began = clockBegins(d.matter) === 'submit'
  if (began) {
    await insertSuspension(d.tx, { county: d.row.county, id: d.newId(), caseId: d.row.id, region: d.row.region, reason: 'waiting_applicant', note: '补正', from: d.now, to: null })
  }
  await record(d, 'askForCorrection', note)
  const missing = (note.missing ?? []).join('；')
  await tellApplicant(d, 'case_correction', `请补正：${d.matter.title}`, messageFor(d.matter, 'correction', d.row, { missing }, d.now))
}

/** The corrected submission, by the applicant or at the counter: form anew, papers added, nothing lost. */
export async function submitAgain(d: Deed, note: MoveNote, body: MoveInput, byStaff: boolean): Promise<void> {
  const today = shanghaiDate(d.now)
  const applicant = d.row.applicant_id ? await formFacts(d.tx, d.services.sealer, d.row.county, d.row.applicant_id, today) : undefined
  const hanging = [...filesIn(d.matter.form, d.row.form), ...d.file.materials.flatMap((one) => one.file_id ?? [])]
  if (body.form) d.row.form = await withTruePlaces(d.tx, d.matter.form, checkedForm(d.matter.form, withHeld(d.matter, body.form, personFacts(applicant)), { today, key: `${d.matter.code}@${d.matter.version}` }))
  const added = body.materials ?? []
  assertKnown(d.matter, added)
  const before: Given[] = d.file.materials.map(({ code, file_id, how, note: words }) => ({ code, how, note: words, fileId: file_id ?? undefined }))
  const missing = missingOf(paperStates(d.matter, d.row.form, [...before, ...added], personFacts(applicant), byStaff))
  // At the counter papers may follow as promised at submission; alone one hands in everything.
  if (missing.length && !byStaff) throw materialsMissing(missing)
  await insertMaterials(d.tx, { county: d.row.county, caseId: d.row.id, region: d.row.region, by: d.by.accountId, now: d.now }, given(d, added))
  await attach(d, d.row, [...filesOf(added), ...filesIn(d.matter.form, d.row.form)], hanging)
  await endSuspensions(d.tx, d.row.county, d.row.id, d.now)
  await record(d, 'submit', note)
}

/** 不予受理, with the reason and what can be done against it. */
export async function decline(d: Deed, note: MoveNote): Promise<void> {
  d.row.result = { values: {}, ...(note.reason ? { reason: note.reason } : {}), ...(note.remedies ? { remedies: note.remedies } : {}) }
  await cancelOpenTasks(d.tx, d.row.county, d.row.id, 'decline', d.now)
  await record(d, 'decline', note)
  await tellApplicant(d, 'case_declined', `不予受理：${d.matter.title}`, messageFor(d.matter, 'declined', d.row, { reason: note.reason }, d.now))
}

/** The applicant takes the need back; nothing more is done. */
export async function withdraw(d: Deed, note: MoveNote): Promise<void> {
  await cancelOpenTasks(d.tx, d.row.county, d.row.id, 'withdraw', d.now)
  await endSuspensions(d.tx, d.row.county, d.row.id, d.now)
  await endPublications(d.tx, d.row.county, d.row.id, d.now)
  await record(d, 'withdraw', note)
}

