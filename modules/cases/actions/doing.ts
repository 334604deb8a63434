import type { Context } from '../../../platform/server/context.ts'
import type { Tx } from '../../../platform/server/db.ts'
import type { Services } from '../../../platform/server/services.ts'
import { shanghaiDate } from '../../../platform/kernel/dates.ts'
import { actorOf, type Actor } from '../../accounts/index.ts'
import { matterVersion, nextStages, stageGroups, type Matter, type Stage } from '../../matters/index.ts'
import { actsFor } from '../../register/index.ts'
import { dueOf } from '../clock-of.ts'
import { shortDate } from '../words.ts'
import type { Effect } from '../effects.ts'
import type { CaseFollower } from '../followers.ts'
import { caseNotFound, changedMeanwhile } from '../errors.ts'
import { CASE_STATES, nextState, type CaseMove, type CaseState } from '../moves.ts'
import type { Standing, Who } from '../policy.ts'
import {
  followCase, insertMove, insertTask, updateCase, type CaseFile, type MoveNote, type TaskRow,
} from '../queries/cases.ts'
import type { Desk } from '../routing.ts'
import { forHistory, openFile, sealedRow } from '../sealed-file.ts'

/** A message of a case to one person or one staff account. `phone` in plain digits, never stored here. */
export interface CaseNote {
  county: string
  region: string
  personId?: string | null
  accountId?: string | null
  caseId: string
  template: string
  title: string
  body: string
  link: string
  phone?: string | null
  /** What fills the placeholders of the place's own words. */
  params?: Readonly<Record<string, string>>
}

/** Tells someone something in the same transaction. `notify` of the notices module fits; an app passes it, so that cases need not know it. */
export type Notify = (telling: { tx: Tx; now: Date; services: Services }, note: CaseNote) => Promise<unknown>

/** Hangs a caller's own loose files on a case, or refuses them all. `attachFiles` of the files module fits. */
export type AttachFiles = (tx: Tx, county: string, caseId: string, region: string, fileIds: readonly string[], ownerAccount: string) => Promise<void>

/** Takes a case's files along when it goes to another place. `moveFiles` of the files module fits. */
export type MoveFiles = (tx: Tx, county: string, caseId: string, region: string) => Promise<void>

/** What the app gives the cases: effects of all modules, and the ways to people and files. */
export interface CaseNeeds {
  effects: readonly Effect[]
  notify: Notify
  attachFiles: AttachFiles
  moveFiles: MoveFiles
  /** Modules that go along with every move; none when absent. */
  followers?: readonly CaseFollower[]
}

/** What a deed needs, of a request or of a job. */
export interface Doing {
  tx: Tx
  now: Date
  newId: () => string
  services: Services
  needs: CaseNeeds
  /** Who does it; the system has no account. */
  by: { accountId: string | null; name: string; post: string }
  /** Of a request; effects and files want it. Absent in jobs. */
  ctx?: Context<Services>
}

export const doingOf = (ctx: Context<Services>, needs: CaseNeeds): Doing => {
  const actor = actorOf(ctx)
  const post = actor.post ? `${actor.post.regionName} ${actor.post.title}` : '居民'
  return { tx: ctx.tx, now: ctx.now, newId: ctx.newId, services: ctx.services, needs, ctx, by: { accountId: actor.accountId, name: actor.name, post } }
}

/** The policy's view of the caller. A resident's representation is limited to those for whom they may apply. */
export async function whoOf(tx: Tx, actor: Actor, now: Date): Promise<Who> {
  return {
    kind: actor.kind,
    accountId: actor.accountId,
    personId: actor.personId,
    actsFor: actor.personId ? await actsFor(tx, actor.county, actor.personId, 'apply', shanghaiDate(now)) : [],
    posts: actor.posts,
  }
}

/** A case in the hand of a deed: held, with its matter, as it will stand. */
export interface Deed extends Doing {
  file: CaseFile
  /** The row as it changes; written at the end. */
  row: CaseFile['case']
  matter: Matter
}

/** The version of the matter that the case keeps. */
export async function matterOf(tx: Tx, file: Pick<CaseFile, 'case'>): Promise<Matter> {
  const matter = await matterVersion(tx, file.case.matter_code, file.case.matter_version)
  if (!matter) throw new Error(`case ${file.case.id} keeps ${file.case.matter_code}@${file.case.matter_version}, which is not there`)
  return matter
}

/** What the policy may depend on, read off the file. */
export function standingOf(file: CaseFile, matter: Matter): Standing {
  const lead = file.tasks.find((task) => task.state === 'open' && task.role === 'lead')
  const since = file.moves.findLastIndex((move) => move.name === 'reopen')
  const hands = file.moves.filter((move, i) => i > since && (move.name === 'accept' || move.name === 'advance') && move.by_account)
  return {
    region: file.case.region,
    applicantId: file.case.applicant_id,
    openTasks: file.tasks.filter((task) => task.state === 'open').map((task) => ({
      id: task.id, role: task.role, stage: task.stage, post: task.post, atRegion: task.at_region, assignee: task.assignee, assigneeName: task.assignee_name,
    })),
    workedBy: [...new Set(hands.map((move) => move.by_account!))],
    fourEyes: matter.stages.some((stage) => stage.key === lead?.stage && stage.fourEyes === true),
  }
}

export const resultValues = (row: CaseFile['case']): Record<string, unknown> => row.result?.values ?? {}
export const stageFacts = (row: CaseFile['case']) => ({ form: row.form, result: resultValues(row) })

export const leadOf = (file: CaseFile): TaskRow | undefined => file.tasks.find((task) => task.state === 'open' && task.role === 'lead')

/** Stages still to be passed: groups ahead, and parallel work beside the lead that is not done. */
export function stillAhead(file: CaseFile, matter: Matter, row: CaseFile['case'] = file.case): number {
  const groups = stageGroups(matter.stages)
  const at = groups.findIndex((group) => group.some((stage) => stage.key === row.stage))
  const facts = stageFacts(row)
  let ahead = 0
  for (let after = groups[at]?.at(-1)?.key ?? ''; ;) {
    const next = nextStages(matter, after, facts)
    if (next.length === 0) break
    ahead += 1
    after = next.at(-1)!.key
  }
  return ahead + file.tasks.filter((task) => task.state === 'open' && task.role === 'helper' && task.stage !== '').length
}

/** The file after a statement changed what hangs on it. */
export async function refreshed(d: Doing, county: string, id: string): Promise<CaseFile> {
  const file = await openFile(d.tx, d.services, county, id)
  if (!file) throw caseNotFound()
  return file
}

/** Writes the case as it stands now; 0 when somebody was faster. */
export const saveRow = (d: Deed): Promise<number> => updateCase(d.tx, sealedRow(d.services, d.matter, d.row), d.now)

/** Opens work for a desk; taken over at once by whoever is named. */
export const openTask = (
  d: Deed, desk: Desk, role: TaskRow['role'], stage: string, more: { assignee?: string | null; assigneeName?: string; note?: string; dueAt?: string | null; ownDue?: boolean } = {},
) => insertTask(d.tx, {
  county: d.row.county, id: d.newId(), caseId: d.row.id, region: d.row.region, stage, role, post: desk.post, atRegion: desk.region,
  assignee: more.assignee ?? null, assigneeName: more.assigneeName ?? '', dueAt: more.dueAt === undefined ? d.row.due_at : more.dueAt,
  note: more.note ?? '', now: d.now, ...(more.ownDue ? { ownDue: true } : {}),
})

/**
 * Writes the move down: a line of the history, the case as it stands after it, its last day computed anew, and open work following it.
 * The version that was held must still be there.
 */
export async function record(d: Deed, move: CaseMove, note: MoveNote, stage: string = d.row.stage): Promise<void> {
  const from = d.row.state
  const to = nextState(move, from)
  await insertMove(d.tx, {
    county: d.row.county, id: d.newId(), caseId: d.row.id, region: d.row.region, seq: d.file.moves.length + 1, name: move, from, to, stage,
    byAccount: d.by.accountId, byName: d.by.name, byPost: d.by.post, at: d.now,
    note: note.result ? { ...note, result: forHistory(d.matter, note.result) } : note,
  })
  d.row.state = to
  d.file = await refreshed(d, d.row.county, d.row.id)
  const due = dueOf({ ...d.file, case: d.row }, d.matter, d.now)
  d.row.due_at = due.due_at
  d.row.due_on = due.due_on
  if ((await saveRow(d)) !== 1) throw changedMeanwhile(CASE_STATES[d.file.case.state])
  d.row.version += 1
  await followCase(d.tx, d.row)
  await tellFollowers(d, d.row, move, from, { ...note })
}

/** Lets other modules go along with a move that has just been written. */
export async function tellFollowers(d: Doing, row: Omit<CaseFile['case'], 'contact_sealed' | 'numbers_sealed'>, move: CaseMove, from: CaseState, note: Record<string, unknown>): Promise<void> {
  const c = {
    county: row.county, id: row.id, number: row.number, region: row.region, matterCode: row.matter_code, kind: row.kind, title: row.title, channel: row.channel,
    applicantId: row.applicant_id, state: row.state, stage: row.stage, dueAt: row.due_at, outcome: row.outcome ?? '', move, from, note, urgency: row.urgency, form: row.form, placeText: row.place_text, lon: row.lon, lat: row.lat,
  }
  for (const follower of d.needs.followers ?? []) if (follower.suits(c)) await follower.moved(d, c)
}

/** Tells the applicant something, by message and by the contact phone. Nobody is told when the case is anonymous. */
export async function tellApplicant(d: Deed, template: string, title: string, body: string): Promise<void> {
  if (!d.row.applicant_id) return
  const sealed = d.row.contact_sealed
  await d.needs.notify(d, {
    county: d.row.county, region: d.row.region, personId: d.row.applicant_id, caseId: d.row.id, template, title, body,
    params: { number: d.row.number, matter: d.matter.title, dueOn: d.row.due_on ? shortDate(d.row.due_on, d.now) : '' },
    link: `/cases/${d.row.number}`, phone: sealed ? openContact(d.services, d.row.id, sealed) : null,
  })
}

/** The contact number of a case is sealed to the case. */
export const contactContext = (caseId: string) => `case.contact ${caseId}`
export const sealContact = (services: Services, caseId: string, phone: string): Buffer => services.sealer.seal(phone, contactContext(caseId))
export const openContact = (services: Services, caseId: string, sealed: string | Buffer): string =>
  services.sealer.open(typeof sealed === 'string' ? Buffer.from(sealed.replace(/^\\x/, ''), 'hex') : sealed, contactContext(caseId))

export const stageOf = (matter: Matter, key: string): Stage | undefined => matter.stages.find((stage) => stage.key === key)
export const stageTitle = (matter: Matter, key: string): string => stageOf(matter, key)?.title ?? ''
