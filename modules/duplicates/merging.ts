/** The merge itself and its way back: every module's rows by their parts, in one transaction, each row written down. */
import { shanghaiDate } from '../../platform/kernel/dates.ts'
import { actorOf } from '../accounts/index.ts'
import type { MergeConflict, MergePair, PersonPart, TouchedRow } from '../register/definition.ts'
import {
  holdBoth, mergeFacts, recordChange, returnNumbers, settleFile, suggestChoices, widenToCounty, type MergedRow, type Side,
} from '../register/index.ts'
import { FOUR_EYES, PROPOSAL_DAYS } from './catalogue/likeness.ts'
import { MERGE_FIELDS, type MergeField } from './contract.ts'
import { countyHere, openedIdNumber, openedPhone, sealedIdNumber, sealedPhone, type Ctx, type DuplicatesNeeds } from './doing.ts'
import * as errors from './errors.ts'
import { commonPlace } from './places.ts'
import * as rows from './queries/merges.ts'
import { decidePair, holdPairOf, putPairs } from './queries/pairs.ts'
import { countRows, linkBack, linkOver, putBack } from './queries/relink.ts'

/** Which tie kind a field chooses. */
const TIE_OF = { living: 'living', registered: 'registered', caredFor: 'cared_for' } as const

export const pairOf = (ctx: Ctx, into: string, from: string, choices: Readonly<Record<string, Side>> = {}): MergePair => ({
  county: countyHere(ctx), into, from, today: shanghaiDate(ctx.now),
  prefer: Object.fromEntries(Object.entries(TIE_OF).flatMap(([field, kind]) => (choices[field] ? [[kind, choices[field]]] : []))),
})

/** What is noted on a proposal that nobody confirmed in time. */
export const LAPSED = `${PROPOSAL_DAYS}天内没有人确认，已失效`

/** Proposals made at this moment or before say nothing any more. */
export const proposalsCountSince = (now: Date): Date => new Date(now.getTime() - PROPOSAL_DAYS * 86_400_000)

/** Everything that must be settled before two files can be one, from all modules. Within the county. */
export async function conflictsOf(ctx: Ctx, parts: readonly PersonPart[], pair: MergePair): Promise<MergeConflict[]> {
  const found: MergeConflict[] = []
  for (const part of parts) found.push(...((await part.conflicts?.(ctx.tx, pair)) ?? []))
  return found
}

/** What hangs on a file, by the titles of the parts; and whether cases or benefits are among it. */
export async function carriedBy(ctx: Ctx, parts: readonly PersonPart[], person: string) {
  const carries: Array<{ title: string; count: number }> = []
  let weighty = false
  for (const column of parts.flatMap((p) => p.columns)) {
    const count = await countRows(ctx.tx, countyHere(ctx), column.column, person)
    if (!count) continue
    carries.push({ title: column.title, count })
    weighty ||= Boolean(column.carries)
  }
  return { carries, weighty }
}

/** Holds two files within the reader's scope; the one that was asked first comes first. */
export async function holdTwo(ctx: Ctx, first: string, second: string): Promise<[MergedRow, MergedRow]> {
  if (first === second) throw errors.sameFile()
  const held = await holdBoth(ctx.tx, countyHere(ctx), first, second)
  const [a, b] = [held.find((r) => r.id === first), held.find((r) => r.id === second)]
  if (!a || !b) throw errors.personNotFound()
  return [a, b]
}

interface Wanted {
  intoId: string
  fromId: string
  intoVersion: number
  fromVersion: number
  choices: Partial<Record<MergeField, Side>>
  reason: string
}

/** Proposes or does a merge: find and hold both, ask what stands in the way, then record it. */
export async function merge(ctx: Ctx, needs: DuplicatesNeeds, wanted: Wanted): Promise<{ id: string; state: 'proposed' | 'done' }> {
  const county = countyHere(ctx)
  const actor = actorOf(ctx)
  const [into, from] = await holdTwo(ctx, wanted.intoId, wanted.fromId)
  if (into.state === 'merged' || from.state === 'merged') throw errors.fileMerged()
  if (into.version !== wanted.intoVersion || from.version !== wanted.fromVersion) throw errors.changedMeanwhile()
  await widenToCounty(ctx.tx, county)
  const since = proposalsCountSince(ctx.now)
  if (await rows.proposalFor(ctx.tx, county, into.id, from.id, since)) throw errors.alreadyProposed()
  const choices = await allChoices(ctx, into, from, wanted.choices)
  const conflicts = await conflictsOf(ctx, needs.parts, pairOf(ctx, into.id, from.id, choices))
  if (conflicts.length) throw errors.settleFirst(conflicts)
  const pair = await holdPairOf(ctx.tx, county, into.id, from.id)
  for (const old of await rows.lapseProposals(ctx.tx, county, [into.id, from.id], since, LAPSED)) {
    await ctx.audit('duplicates.merge_lapsed', { subject: old.from_person_id, region: old.region, because: LAPSED, detail: { merge: old.id } })
  }
  const id = ctx.newId()
  const row = {
    county, id, region: commonPlace(into.region, from.region), into_person_id: into.id, from_person_id: from.id, pair_id: pair?.id ?? null, state: 'proposed' as const,
    choices, reason: wanted.reason, into_version: into.version, from_version: from.version, by_account: actor.accountId, by_name: actor.name, now: ctx.now,
  }
  await rows.insertMerge(ctx.tx, row)
  if (await needsFourEyes(ctx, needs.parts, into.id, from.id)) {
    for (const file of [into, from]) await ctx.audit('duplicates.merge_proposed', { subject: file.id, region: file.region, because: wanted.reason, detail: { merge: id } })
    return { id, state: 'proposed' }
  }
  await doMerge(ctx, needs, { ...row, at: ctx.now.toISOString(), done_at: null, id_number_sealed: null, phone_sealed: null }, into, from, null)
  return { id, state: 'done' }
}

/** Both files carry a case or a benefit: the merge changes what is paid to whom. */
export async function needsFourEyes(ctx: Ctx, parts: readonly PersonPart[], one: string, other: string): Promise<boolean> {
  return FOUR_EYES && (await carriedBy(ctx, parts, one)).weighty && (await carriedBy(ctx, parts, other)).weighty
}

async function allChoices(ctx: Ctx, into: MergedRow, from: MergedRow, chosen: Partial<Record<MergeField, Side>>): Promise<Record<string, Side>> {
  const suggested = await suggestChoices(ctx.tx, pairOf(ctx, into.id, from.id), into, from)
  return Object.fromEntries(Object.entries(suggested).map(([field, s]) => [field, chosen[field as MergeField] ?? s.side]))
}

/** Says yes or no to a proposal. */
export async function confirm(ctx: Ctx, needs: DuplicatesNeeds, proposal: rows.MergeRow, answer: { yes: boolean; note: string }): Promise<'done' | 'refused'> {
  const county = countyHere(ctx)
  const actor = actorOf(ctx)
  const by = { account: actor.accountId, name: actor.name, note: answer.note }
  const [into, from] = await holdTwo(ctx, proposal.into_person_id, proposal.from_person_id)
  if (!answer.yes) {
    await rows.markRefused(ctx.tx, county, proposal.id, by)
    for (const file of [into, from]) await ctx.audit('duplicates.merge_refused', { subject: file.id, region: file.region, because: answer.note, detail: { merge: proposal.id } })
    return 'refused'
  }
  if (into.state === 'merged' || from.state === 'merged') throw errors.fileMerged()
  if (into.version !== proposal.into_version || from.version !== proposal.from_version) throw errors.changedMeanwhile()
  await widenToCounty(ctx.tx, county)
  const conflicts = await conflictsOf(ctx, needs.parts, pairOf(ctx, into.id, from.id, proposal.choices))
  if (conflicts.length) throw errors.settleFirst(conflicts)
  await doMerge(ctx, needs, proposal, into, from, by)
  return 'done'
}

/** Links everything over, writes the facts, tells the person. Within the county, both files held, nothing in the way. */
async function doMerge(
  ctx: Ctx, needs: DuplicatesNeeds, row: rows.MergeRow, into: MergedRow, from: MergedRow, confirmedBy: { account: string; name: string; note: string } | null,
): Promise<void> {
  const { tx, now } = ctx
  const county = countyHere(ctx)
  const pair = pairOf(ctx, into.id, from.id, row.choices)
  const touched: TouchedRow[] = []
  for (const part of needs.parts) {
    for (const { column, own } of part.columns) if (!own) touched.push(...(await linkOver(tx, county, column, from.id, into.id)))
    touched.push(...((await part.unite?.(tx, pair)) ?? []))
  }
  const moved = touched.length
  const facts = await mergeFacts(tx, ctx.services.sealer, pair, into, from, row.choices)
  touched.push(...facts.touched)
  await rows.insertTouched(tx, { county, region: row.region, mergeId: row.id, newId: ctx.newId }, touched)
  await rows.markDone(tx, county, row.id, {
    now, moved, idNumberSealed: sealedIdNumber(ctx, row.id, facts.kept.idNumber), phoneSealed: sealedPhone(ctx, row.id, facts.kept.phone), confirmedBy,
  })
  await settlePair(ctx, row, into, from)
  await tellOf(ctx, needs, 'merged', row, into.id, from.id, facts.region, from.region)
  // What was being written for the merged file at this moment follows a little later.
  await ctx.services.jobs.ask(tx, 'duplicates.gather', {}, { startAfter: new Date(now.getTime() + 90_000), singleton: row.id })
}

/** The pair is settled; a merge that came from no list leaves one, so that the question is not asked again. */
async function settlePair(ctx: Ctx, row: rows.MergeRow, into: MergedRow, from: MergedRow): Promise<void> {
  const county = countyHere(ctx)
  const known = await holdPairOf(ctx.tx, county, into.id, from.id)
  const id = known?.id ?? ctx.newId()
  if (!known) {
    await putPairs(ctx.tx, county, ctx.now, [{ id, region: row.region, a: into.id, b: from.id, level: 'likely', rank: 0, kinds: [], evidence: [], facts: '', askedBy: '' }])
  }
  await decidePair(ctx.tx, county, id, { state: 'same', note: row.reason, by: actorOf(ctx).name, now: ctx.now, mergeId: row.id })
}

/** History, audit and a message, in both directions. */
async function tellOf(
  ctx: Ctx, needs: DuplicatesNeeds, deed: 'merged' | 'unmerged', row: rows.MergeRow, into: string, from: string, intoRegion: string, fromRegion: string, reason = row.reason,
): Promise<void> {
  const done = deed === 'merged'
  await recordChange(ctx, { region: intoRegion, subject: 'person', subjectId: into, deed: done ? 'merged' : 'unmerged', after: { file: from, merge: row.id }, reason })
  await recordChange(ctx, { region: fromRegion, subject: 'person', subjectId: from, deed: done ? 'merged_into' : 'unmerged_from', after: { file: into, merge: row.id }, reason })
  for (const [subject, region] of [[into, intoRegion], [from, fromRegion]] as const) {
    await ctx.audit(`duplicates.${deed}`, { subject, region, because: reason, detail: { merge: row.id, into, from } })
  }
  const told = done
    ? { template: 'files_merged', title: '您的两份居民档案已合并', body: '社区核对后，把登记在您名下的两份档案合并成一份。原来的办件、待遇和授权都保留。如有不对，请联系社区，可以恢复。' }
    : { template: 'files_unmerged', title: '您的档案合并已撤销', body: '此前合并的两份档案已经分开，恢复为合并前的样子。如有疑问，请联系社区。' }
  await needs.notify({ tx: ctx.tx, now: ctx.now, services: ctx.services }, { county: countyHere(ctx), region: intoRegion, personId: into, link: '/my/file', ...told })
}

/** Takes a merge back. The newest merge into a file first: so every row finds what it stood on. */
export async function undo(ctx: Ctx, needs: DuplicatesNeeds, row: rows.MergeRow, reason: string): Promise<string[]> {
  const { tx } = ctx
  const { sealer } = ctx.services
  const county = countyHere(ctx)
  await widenToCounty(tx, county)
  const [into, from] = await holdTwo(ctx, row.into_person_id, row.from_person_id)
  if (into.state === 'merged') {
    const next = into.merged_into ? (await holdBoth(tx, county, into.merged_into, into.merged_into))[0] : undefined
    throw errors.undoNewerFirst(next?.name ?? into.name)
  }
  const newer = await rows.newestMergeInto(tx, county, into.id, { doneAt: row.done_at!, id: row.id })
  if (newer) throw errors.undoNewerFirst(newer.name)

  await gatherFor(ctx, needs.parts, row)
  const touched = await rows.touchedBy(tx, county, row.id)
  const pair = pairOf(ctx, into.id, from.id, row.choices)
  const added = touched.filter((t) => t.before === null)
  for (const part of needs.parts) if (added.length) await part.divide?.(tx, pair, added)
  const left = await putAllBack(ctx, needs.parts, touched, into.id, from.id)
  const moved = { idNumber: row.choices['idNumber'] === 'from', phone: row.choices['phone'] === 'from' }
  const kept = { idNumber: openedIdNumber(ctx, row.id, row.id_number_sealed), phone: openedPhone(ctx, row.id, row.phone_sealed) }
  try {
    for (const field of await returnNumbers(tx, sealer, county, into, from, kept, moved)) left.add(`${MERGE_FIELDS[field as MergeField]}在合并后改过，留在保留的档案上`)
  } catch (error) {
    if ((error as { constraint?: string }).constraint === 'one_person_per_id_number') throw errors.numberTaken()
    throw error
  }
  const ties = new Set(touched.filter((t) => t.table === 'register.ties').map((t) => t.id))
  if (await settleFile(tx, county, into.id, ties)) left.add('合并后新登记的住处留在保留的档案上，原来的住处到那天为止')
  await settleFile(tx, county, from.id, ties)

  const words = [...left]
  await rows.markUndone(tx, county, row.id, { now: ctx.now, by: actorOf(ctx).name, reason, left: words })
  const known = await holdPairOf(tx, county, into.id, from.id)
  if (known) await decidePair(tx, county, known.id, { state: 'later', note: reason, by: actorOf(ctx).name, now: ctx.now, mergeId: null })
  const after = await holdBoth(tx, county, into.id, from.id)
  const regionOf = (id: string) => after.find((r) => r.id === id)!.region
  await tellOf(ctx, needs, 'unmerged', row, into.id, from.id, regionOf(into.id), regionOf(from.id), reason)
  return words
}

const FACTS: Record<string, string> = {
  name: '姓名', sex: '性别', born_on: '出生日期', died_on: '去世日期', language: '服务语言', id_kind: '证件类型', state: '在册状态',
}
const BESIDE = new Set(['initials', 'grams', 'region', 'state'])

/** Plain links back together, everything else row by row; answers what was changed since, in words. */
async function putAllBack(ctx: Ctx, parts: readonly PersonPart[], touched: readonly TouchedRow[], into: string, from: string): Promise<Set<string>> {
  const county = countyHere(ctx)
  const left = new Set<string>()
  for (const { column, own, title } of parts.flatMap((p) => p.columns)) {
    if (own) continue
    const [schema, name, field] = column.split('.')
    const table = `${schema}.${name}`
    const ids = touched.filter((t) => t.table === table && t.before && field! in t.before).map((t) => t.id)
    if (!ids.length) continue
    const back = await linkBack(ctx.tx, county, table, field!, ids, into, from)
    if (back < ids.length) left.add(`${title}有${ids.length - back}条已不在或另有归属`)
  }
  const plain = new Set(parts.flatMap((p) => p.columns).filter((c) => !c.own).map((c) => c.column.split('.').slice(0, 2).join('.')))
  for (const row of touched) {
    if (row.before === null || plain.has(row.table)) continue
    const changed = await putBack(ctx.tx, county, row)
    if (row.table === 'register.people') for (const c of changed) if (!BESIDE.has(c)) left.add(`${FACTS[c] ?? c}在合并后改过，留在保留的档案上`)
    if (row.table === 'register.ties' && changed.some((c) => c !== 'region')) left.add('有一处住址关系在合并后改过，改动保留')
    if (row.table === 'register.representatives' && changed.some((c) => c !== 'region')) left.add('有一条代理关系在合并后改过，改动保留')
  }
  return left
}

/** Rows that came to name the merged file after it was merged (written by somebody at the same moment): they follow, and are written down. */
export async function gatherFor(ctx: Pick<Ctx, 'tx' | 'newId' | 'services'>, parts: readonly PersonPart[], row: rows.MergeRow): Promise<number> {
  const county = ctx.services.settings.county
  const late: TouchedRow[] = []
  for (const part of parts) {
    for (const { column, own } of part.columns) if (!own) late.push(...(await linkOver(ctx.tx, county, column, row.from_person_id, row.into_person_id)))
  }
  if (!late.length) return 0
  await rows.insertTouched(ctx.tx, { county, region: row.region, mergeId: row.id, newId: ctx.newId }, late)
  await rows.countMoved(ctx.tx, county, row.id, late.length)
  return late.length
}
