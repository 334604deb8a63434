import { ADMINISTRATIVE_REMEDIES, CASE_OUTCOMES, type CaseOutcome } from '../moves.ts'
import { cancelOpenTasks, closeTask, endSuspensions, holdCase, type MoveNote } from '../queries/cases.ts'
import { openFile } from '../sealed-file.ts'
import { messageFor } from '../words.ts'
import { leadOf, matterOf, openTask, record, resultValues, tellApplicant, type Deed, type Doing } from './doing.ts'
import { reopen } from './ending.ts'
import type { Desk } from '../routing.ts'

/** What happens to a case whose work is another's: the same need was brought in twice and is met once. */
export type Carried =
  | { what: 'join'; words: string }
  | { what: 'leave'; words: string; desk: Desk | null }
  | { what: 'accept' }
  | { what: 'decline'; reason: string }
  | { what: 'conclude'; outcome: CaseOutcome; answer: string; reason?: string | undefined }
  | { what: 'reopen'; reason: string }

/**
 * Carries a case along with the one it was joined to, in that one's transaction, by the same hand and in the same words; asks for no desk, since
 * whoever has the other answers for it. Its applicant is told and may rate as after any conclusion. What cannot happen from where it stands is
 * left out.
 * @returns whether anything happened; the desk it stood at, for `join`.
 */
export async function carryCase(d: Doing, county: string, id: string, c: Carried): Promise<{ done: boolean; desk: Desk | null }> {
  const nothing = { done: false, desk: null }
  if (!(await holdCase(d.tx, county, id))) return nothing
  const file = await openFile(d.tx, d.services, county, id)
  if (!file) return nothing
  const { ctx, ...doing } = d
  const deed: Deed = { ...doing, ...(ctx ? { ctx } : {}), file, row: structuredClone(file.case), matter: await matterOf(d.tx, file) }
  const { state } = deed.row
  const open = state === 'submitted' || state === 'accepted' || state === 'suspended'
  switch (c.what) {
    case 'join': return open ? { done: true, desk: await join(deed, c.words) } : nothing
    case 'leave':
      if (!open) return nothing
      if (!leadOf(file)) await openTask(deed, c.desk ?? lastLead(deed) ?? { post: 'dispatcher', region: deed.row.region }, 'lead', deed.row.stage, { note: c.words })
      await record(deed, 'handOver', { note: c.words })
      return { done: true, desk: null }
    case 'accept':
      if (state !== 'submitted') return nothing
      await acceptAlong(deed)
      return { done: true, desk: null }
    case 'decline':
      if (state !== 'submitted') return conclude(deed, { what: 'conclude', outcome: 'ended', answer: c.reason })
      deed.row.result = { values: {}, reason: c.reason, remedies: ADMINISTRATIVE_REMEDIES }
      await cancelOpenTasks(d.tx, county, id, 'decline', d.now)
      await record(deed, 'decline', { reason: c.reason, remedies: ADMINISTRATIVE_REMEDIES })
      await tellApplicant(deed, 'case_declined', `不予受理：${deed.matter.title}`, messageFor(deed.matter, 'declined', deed.row, { reason: c.reason }, d.now))
      return { done: true, desk: null }
    case 'conclude': return conclude(deed, c)
    case 'reopen':
      if (state !== 'concluded') return nothing
      await reopen(deed, { reason: c.reason })
      await closeLead(deed, 'joined')
      return { done: true, desk: null }
  }
}

const lastLead = (d: Deed): Desk | undefined => {
  const task = d.file.tasks.filter((one) => one.role === 'lead').at(-1)
  return task && { post: task.post as Desk['post'], region: task.at_region }
}

/** The desk is relieved: its work is done where the other case is. It is kept as done, so that a bad rating finds somebody. */
async function closeLead(d: Deed, outcome: string): Promise<Desk | null> {
  const file = await openFile(d.tx, d.services, d.row.county, d.row.id)
  const lead = file && leadOf(file)
  if (lead) await closeTask(d.tx, d.row.county, lead.id, { state: 'done', by: d.by.accountId, outcome, note: '', now: d.now })
  await cancelOpenTasks(d.tx, d.row.county, d.row.id, outcome, d.now)
  return lead ? { post: lead.post as Desk['post'], region: lead.at_region } : null
}

async function join(d: Deed, words: string): Promise<Desk | null> {
  const desk = await closeLead(d, 'joined')
  await record(d, 'handOver', { note: words })
  return desk
}

async function acceptAlong(d: Deed): Promise<void> {
  d.row.accepted_at = d.now.toISOString()
  await record(d, 'accept', {}, '')
  await tellApplicant(d, 'case_accepted', `已受理：${d.matter.title}`, messageFor(d.matter, 'accepted', d.row, {}, d.now))
}

async function conclude(d: Deed, c: { what: 'conclude'; outcome: CaseOutcome; answer: string; reason?: string | undefined }): Promise<{ done: boolean; desk: null }> {
  if (d.row.state === 'submitted') {
    d.row.accepted_at = d.now.toISOString()
    await record(d, 'accept', {}, '')
  }
  if (d.row.state !== 'accepted' && d.row.state !== 'suspended') return { done: false, desk: null }
  if (d.row.state === 'suspended') {
    await endSuspensions(d.tx, d.row.county, d.row.id, d.now)
    await record(d, 'resume', {})
  }
  const note: MoveNote = { outcome: c.outcome, answer: c.answer, ...(c.reason ? { reason: c.reason } : {}) }
  d.row.outcome = c.outcome
  d.row.concluded_at = d.now.toISOString()
  d.row.result = { values: resultValues(d.row), answer: c.answer, issuer: d.by.post, ...(c.reason ? { reason: c.reason } : {}) }
  await closeLead(d, 'conclude')
  await record(d, 'conclude', note)
  await tellApplicant(d, 'case_concluded', `${CASE_OUTCOMES[c.outcome].name}：${d.matter.title}`, messageFor(d.matter, 'concluded', d.row, {
    answer: c.answer, reason: c.reason ?? '', summary: c.answer,
  }, d.now))
  return { done: true, desk: null }
}
