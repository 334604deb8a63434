import { shanghaiDate } from '../../../platform/kernel/dates.ts'
import { Refusal } from '../../../platform/kernel/refusal.ts'
import { POST_KINDS, postTitle, type PostKind } from '../../organisations/index.ts'
import { findRegion } from '../../regions/index.ts'
import { nextStages, stageGroups } from '../../matters/index.ts'
import { defaultCalendar } from '../../calendar/index.ts'
import { computeDueIfCovered } from '../clock.ts'
import { publicationRunning, targetNotReachable } from '../errors.ts'
import { checkedForm, filesIn } from '../form-check.ts'
import { withTruePlaces } from '../form-places.ts'
import {
  assignTask, cancelOpenTasks, closeTask, endPublications, endSuspensions, promoteTask, type MoveNote, type TaskRow,
} from '../queries/cases.ts'
import { deskFor, mayHandTo, rangeOver, regionAfter, type Desk } from '../routing.ts'
import { leadOf, openTask, record, resultValues, stageFacts, stageOf, type Deed } from './doing.ts'
import type { MoveInput } from './move-input.ts'
import { openStages } from './stages.ts'
import { attach } from './submit-case.ts'

/** The work between acceptance and conclusion: 领办, 转办, 退回, 通过环节, 协办. */

const deskOf = (task: TaskRow): Desk => ({ post: task.post as PostKind, region: task.at_region })

/** Takes open work over from the post, or from a colleague of the same post; the history keeps from whom. */
export async function claim(d: Deed, note: MoveNote, task: TaskRow): Promise<void> {
  await assignTask(d.tx, d.row.county, task.id, d.by.accountId, d.by.name)
  const from = task.assignee && task.assignee !== d.by.accountId ? `从${task.assignee_name}处接办` : ''
  await record(d, 'claim', { ...note, ...(from ? { note: [from, note.note].filter(Boolean).join('；') } : {}) })
}

/** Gives work back to its post. */
export async function release(d: Deed, note: MoveNote, task: TaskRow): Promise<void> {
  await assignTask(d.tx, d.row.county, task.id, null, '')
  await record(d, 'release', note)
}

/** What was entered for a stage: checked against its form, added to the result of the case. */
export async function takeResult(d: Deed, stageKey: string, body: Pick<MoveInput, 'result' | 'fileIds'>): Promise<Record<string, unknown> | undefined> {
  const form = stageOf(d.matter, stageKey)?.form
  if (!form) return undefined
  const checked = checkedForm(form, body.result ?? {}, { today: shanghaiDate(d.now), within: 'body.result', key: `${d.matter.code}@${d.matter.version} ${stageKey}` })
  const values = await withTruePlaces(d.tx, form, checked, 'body.result')
  await attach(d, d.row, filesIn(form, values), [...(body.fileIds ?? []), ...filesIn(form, resultValues(d.row))])
  d.row.result = { ...d.row.result, values: { ...resultValues(d.row), ...values } }
  return values
}

/** Whether a public notice of this stage still hangs. Its last day ends at 24:00. */
export const runningPublication = (d: Pick<Deed, 'file' | 'now'>, stageKey: string) =>
  d.file.publications.find((one) => one.stage === stageKey && !one.ended_at && one.until_on >= shanghaiDate(d.now))

/** One stage is passed. The case goes on when all stages of the group are; until then the rest goes on beside. */
export async function advance(d: Deed, note: MoveNote, task: TaskRow, body: Pick<MoveInput, 'result' | 'fileIds'>): Promise<void> {
  const hanging = runningPublication(d, task.stage)
  if (hanging) throw publicationRunning(hanging.until_on)
  const entered = await takeResult(d, task.stage, body)
  await closeTask(d.tx, d.row.county, task.id, { state: 'done', by: d.by.accountId, outcome: 'advance', note: '', now: d.now })
  await endPublications(d.tx, d.row.county, d.row.id, d.now)
  const beside = d.file.tasks.filter((one) => one.state === 'open' && one.id !== task.id && one.role === 'helper' && one.stage !== '')
  const lead = leadOf(d.file)
  if (beside.length > 0 || (lead && lead.id !== task.id)) {
    if (lead?.id === task.id) {
      await promoteTask(d.tx, d.row.county, beside[0]!.id)
      d.row.stage = beside[0]!.stage
    }
    return record(d, 'advance', { ...note, ...(entered ? { result: entered } : {}) }, task.stage)
  }
  const next = nextStages(d.matter, task.stage, stageFacts(d.row))
  await record(d, 'advance', { ...note, ...(entered ? { result: entered } : {}) }, task.stage)
  await openStages(d, next, { before: task.stage, by: deskOf(task), ...(next.length === 0 ? { desk: deskOf(task) } : {}) })
}

/** Gives the work to another desk. The case itself moves only when that place would not see it otherwise. */
export async function handOver(d: Deed, note: MoveNote, task: TaskRow, to: Desk, mine: string): Promise<void> {
  const region = await reachable(d, to, mine)
  if (region !== d.row.region) {
    // Asked for both places above; the deed may touch nothing but the two.
    const range = rangeOver(d.row.region, region, d.file.way)
    await d.tx.widen(range.lo, range.hi)
    d.row.region = region
    await d.needs.moveFiles(d.tx, d.row.county, d.row.id, region)
  }
  await closeTask(d.tx, d.row.county, task.id, { state: 'done', by: d.by.accountId, outcome: 'handOver', note: note.reason ?? '', now: d.now })
  await openTask(d, to, 'lead', task.stage, { note: note.reason ?? '' })
  await record(d, 'handOver', note)
}

/** Until when a helper has; as long as the case where the calendar does not reach. */
function dueOfHelper(d: Deed, limit: NonNullable<MoveNote['limit']>): string | null {
  const reading = computeDueIfCovered({ calendar: defaultCalendar(d.row.region), limit: { ...limit, source: '' }, startedAt: d.now, suspensions: [], now: d.now })
  return reading.covered ? reading.clock.dueAt.toISOString() : d.row.due_at
}

/** Asks another desk to help, with a limit of its own where one is said; the lead stays. The helper must see the case from where it stands. */
export async function invite(d: Deed, note: MoveNote, to: Desk, mine: string): Promise<void> {
  if ((await reachable(d, to, mine)) !== d.row.region) throw targetNotReachable()
  await openTask(d, to, 'helper', '', {
    note: [note.unit, note.reason ?? note.note].filter(Boolean).join('：'), ...(note.limit ? { dueAt: dueOfHelper(d, note.limit), ownDue: true } : {}),
  })
  await record(d, 'invite', note)
}

/** The helper's answer; it stays on the shared timeline. */
export async function reply(d: Deed, note: MoveNote, task: TaskRow): Promise<void> {
  await closeTask(d.tx, d.row.county, task.id, { state: 'done', by: d.by.accountId, outcome: 'reply', note: note.answer ?? '', now: d.now })
  await record(d, 'reply', note)
}

/**
 * Sends work back: what was handed over goes to the desk it came from (HOT-03); a later stage to the stage before, to whoever did it; what came
 * by itself goes up to those who dispatch.
 */
export async function sendBack(d: Deed, note: MoveNote, task: TaskRow): Promise<void> {
  const before = d.file.tasks.filter((one) => one.state === 'done' && one.role !== 'call_back' && one.outcome === 'handOver' && one.stage === task.stage).at(-1)
  const cameByHand = before && before.done_at !== null && task.opened_at >= before.done_at
  await endPublications(d.tx, d.row.county, d.row.id, d.now)
  if (d.row.state === 'accepted') await endSuspensions(d.tx, d.row.county, d.row.id, d.now)
  if (cameByHand) {
    await closeTask(d.tx, d.row.county, task.id, { state: 'returned', by: d.by.accountId, outcome: 'return', note: note.reason ?? '', now: d.now })
    await openTask(d, deskOf(before), 'lead', task.stage, { assignee: before.assignee, assigneeName: before.assignee_name, note: note.reason ?? '' })
    return record(d, 'return', note)
  }
  const groups = stageGroups(d.matter.stages)
  const at = groups.findIndex((group) => group.some((stage) => stage.key === d.row.stage))
  const keys = new Set(groups.slice(0, Math.max(0, at)).flat().map((stage) => stage.key))
  const worked = d.row.state === 'accepted' ? d.file.tasks.filter((one) => one.state === 'done' && one.outcome === 'advance' && keys.has(one.stage)).at(-1) : undefined
  await closeTask(d.tx, d.row.county, task.id, { state: 'returned', by: d.by.accountId, outcome: 'return', note: note.reason ?? '', now: d.now })
  if (worked) {
    const stage = d.row.stage
    await cancelOpenTasks(d.tx, d.row.county, d.row.id, 'return', d.now)
    d.row.stage = worked.stage
    await openTask(d, deskOf(worked), 'lead', worked.stage, { assignee: worked.done_by, assigneeName: worked.assignee_name, note: note.reason ?? '' })
    return record(d, 'return', note, stage)
  }
  const dispatch = deskFor({ post: 'dispatcher', level: task.at_region === deskFor({ post: 'dispatcher', level: 'township' }, d.file.way).region ? 'county' : 'township' }, d.file.way)
  await openTask(d, dispatch, 'lead', task.stage, { note: note.reason ?? '' })
  await record(d, 'return', note)
}

/** Checks a target and answers where the case will stand. */
async function reachable(d: Deed, to: Desk, mine: string): Promise<string> {
  const place = await findRegion(d.tx, to.region)
  const levels = (POST_KINDS as Record<string, { levels: readonly string[] }>)[to.post]?.levels
  if (!place || !levels) throw targetNotReachable()
  if (!levels.includes(place.level)) {
    throw new Refusal('case.target_not_reachable', 422, `${place.name}没有“${postTitle(to.post)}”这个岗位，请重新选择。`)
  }
  const parentOfMine = (await findRegion(d.tx, mine))?.parent ?? null
  if (!mayHandTo(to.region, { mine, caseRegion: d.row.region, parentOfMine, parentOfTarget: place.parent })) throw targetNotReachable()
  return regionAfter(to.region, d.row.region)
}
