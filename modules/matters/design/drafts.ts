import { pinyin } from 'pinyin-pro'
import { addDays } from '../../../platform/kernel/dates.ts'
import type { Input, Parsed, Reply } from '../../../platform/kernel/operation.ts'
import type { z } from 'zod'
import { matterFindings, shapeFindings } from '../check.ts'
import type { MatterDefinition } from '../definition.ts'
import * as e from '../errors.ts'
import { shaOf } from '../load.ts'
import type { Ctx, MatterNeeds } from '../needs.ts'
import { definitionInForce, definitionVersion } from '../queries.ts'
import * as q from '../queries/drafts.ts'
import { blankMatter } from './blank.ts'
import type * as doors from './contract.ts'
import { readFile, toFile } from './file.ts'
import { DRAFT_MOVES, DRAFT_STATES, movesOf } from './life.ts'
import { publish, recall, retire } from './publish.ts'
import { asBody, asDefinition, atCounty, mayDesign, note, reach, refuseBelowCounty } from './shared.ts'
import { countTrial, tryCase } from './trial.ts'

type Body<Op extends { body?: z.ZodType }> = z.output<NonNullable<Op['body']>>
const LONGEST = 400_000
const MOST_TRIED = 500
const MOST_SHOWN = 200

/** A code from the sound of the title: nobody has to invent one. Unique by a number where the sound is taken. */
async function codeFor(ctx: Ctx, title: string): Promise<string> {
  const sound = pinyin(title, { toneType: 'none', type: 'array', v: true }).join('-').toLowerCase().replace(/[^a-z0-9-]+/g, '').replace(/-+/g, '-').replace(/^-|-$/g, '').slice(0, 60)
  const { county } = reach(ctx)
  for (let n = 1; ; n++) {
    const code = `local.${sound || 'matter'}${n > 1 ? `-${n}` : ''}`
    if (!(await q.openDraftOf(ctx.tx, county, code)) && (await q.fullVersions(ctx.tx, code)).length === 0) return code
  }
}

/** The newest version of a matter, in force or not. */
async function newestOf(ctx: Ctx, code: string | undefined): Promise<q.VersionRow> {
  const versions = code ? await q.fullVersions(ctx.tx, code) : []
  const found = versions.find((one) => one.valid_until === null || one.valid_until > one.valid_from) ?? versions[0]
  if (!found) throw e.matterNotFound()
  return found
}

interface Begun { definition: MatterDefinition; words: string; basedOn: number | null }

async function begin(ctx: Ctx, body: Body<typeof doors.createMatterDraft>): Promise<Begun> {
  if (body.kind === 'retirement' || body.origin === 'version') {
    const now = await newestOf(ctx, body.code)
    return { definition: asDefinition(now.body), words: `第${now.version}版`, basedOn: now.version }
  }
  if (body.origin === 'catalogue') {
    const offered = await q.placeMatter(ctx.tx, body.code ?? '')
    if (!offered?.catalogue_body || offered.state !== 'kept') throw e.nothingOffered()
    return { definition: asDefinition(offered.catalogue_body), words: '目录的最新版本', basedOn: (await newestOf(ctx, body.code)).version }
  }
  if (body.origin === 'file') {
    const read = readFile(body.file)
    if ('faults' in read) throw e.fileWrong(read.faults)
    const { matter, from } = read.file
    const known = (await q.fullVersions(ctx.tx, matter.code))[0]
    return { definition: matter, words: from ? `${from}的文件` : '文件', basedOn: known?.version ?? null }
  }
  if (!body.title) throw e.titleMissing()
  const namesake = await q.namesakeOf(ctx.tx, reach(ctx).county, body.title, reach(ctx).today)
  if (namesake) throw e.titleTaken(body.title, namesake.who)
  const code = await codeFor(ctx, body.title)
  if (body.origin === 'new') return { definition: blankMatter(code, body.title), words: '', basedOn: null }
  const from = await newestOf(ctx, body.code)
  return { definition: { ...asDefinition(from.body), code, title: body.title }, words: `“${asDefinition(from.body).title}”第${from.version}版`, basedOn: null }
}

export async function create(ctx: Ctx, { body }: { body: Body<typeof doors.createMatterDraft> }): Promise<Reply<typeof doors.createMatterDraft>> {
  refuseBelowCounty(ctx)
  const { county, here, me, name } = reach(ctx)
  const { definition: begun, words, basedOn } = await begin(ctx, body)
  const { effectiveFrom: _day, ...definition } = begun
  const open = await q.openDraftOf(ctx.tx, county, definition.code)
  if (open) throw e.draftExists(open.title, open.by_name)
  const id = ctx.newId()
  const origin = body.kind === 'retirement' ? ('version' as const) : body.origin
  await q.insertDraft(ctx.tx, { county, id, region: here, code: definition.code, kind: body.kind, title: definition.title, body: asBody(definition), sha: shaOf(definition), origin, origin_words: words,
    based_on: basedOn, account: me, name, at: ctx.now })
  await note(ctx, { draftId: id, code: definition.code, region: here }, 'created', words, { origin, kind: body.kind })
  return { id, code: definition.code }
}

const findingsOf = (needs: MatterNeeds, row: Pick<q.DraftRow, 'body' | 'kind'>) => (row.kind === 'retirement' ? [] : matterFindings(row.body, { effects: needs.effects.map((one) => one.name) }))

/** Whether the draft must be tried first: there is a version in force, and so there may be cases. */
async function mustTry(ctx: Ctx, row: q.DraftRow): Promise<boolean> {
  return row.kind === 'version' && (await definitionInForce(ctx.tx, row.code, reach(ctx).today)) !== undefined
}

export async function open(ctx: Ctx, needs: MatterNeeds, { params }: { params: { id: string } }): Promise<Reply<typeof doors.getMatterDraft>> {
  const { county, me, today } = reach(ctx)
  const row = await q.findDraft(ctx.tx, county, params.id)
  if (!row) throw e.draftNotFound()
  const mine = row.editors.includes(me)
  const abilities = atCounty(ctx) ? ctx.caller!.abilities : new Set<string>()
  return {
    draft: {
      id: row.id, code: row.code, kind: row.kind, title: row.title, state: row.state, origin: row.origin, originWords: row.origin_words, basedOn: row.based_on, reason: row.reason, fromOn: row.from_on,
      publishedVersion: row.published_version, byName: row.by_name, approvedName: row.approved_name, changedAt: row.changed_at, version: row.version, body: row.body,
    },
    faults: findingsOf(needs, row), steps: await q.stepsOfDraft(ctx.tx, county, row.id), moves: movesOf(row.state, abilities, { mine, begun: row.from_on !== null && row.from_on <= today }),
    mayEdit: mayDesign(ctx) && row.state === 'draft' && row.kind === 'version', mine, inForce: (await definitionInForce(ctx.tx, row.code, today))?.version ?? null,
    tried: row.tried && { ...row.tried, fresh: row.tried_sha === row.sha }, mustTry: await mustTry(ctx, row), effects: [...needs.effects], today,
  }
}

async function hold(ctx: Ctx, id: string, version: number): Promise<q.DraftRow> {
  const row = await q.lockDraft(ctx.tx, reach(ctx).county, id)
  if (!row) throw e.draftNotFound()
  if (row.version !== version) throw e.changedMeanwhile()
  return row
}

export async function save(ctx: Ctx, needs: MatterNeeds, { params, body }: { params: { id: string }; body: Body<typeof doors.saveMatterDraft> }): Promise<Reply<typeof doors.saveMatterDraft>> {
  refuseBelowCounty(ctx)
  const { county, me } = reach(ctx)
  const row = await hold(ctx, params.id, body.version)
  if (row.state !== 'draft' || row.kind !== 'version') throw e.draftClosed(DRAFT_STATES[row.state])
  // The code is the matter's name for cases and other modules: it is given once.
  const next = { ...body.body, code: row.code } as Record<string, unknown>
  delete next['effectiveFrom']
  if (JSON.stringify(next).length > LONGEST) throw e.draftTooLong()
  const shape = shapeFindings(next)
  if (shape.length) throw e.draftShape(shape)
  const title = asDefinition(next).title.slice(0, 60) || row.title
  await q.updateBody(ctx.tx, { county, id: row.id, body: next, title, sha: shaOf(next), reason: body.reason, account: me, at: ctx.now })
  // Drafts save themselves every few seconds: one line of history an hour and person says as much.
  if (!(await q.savedLately(ctx.tx, county, row.id, me, new Date(ctx.now.getTime() - 3_600_000)))) await note(ctx, { draftId: row.id, code: row.code, region: row.region }, 'saved')
  return { version: row.version + 1, faults: findingsOf(needs, { body: next, kind: row.kind }) }
}

export async function move(ctx: Ctx, needs: MatterNeeds, { params, body }: { params: { id: string }; body: Body<typeof doors.moveMatterDraft> }): Promise<Reply<typeof doors.moveMatterDraft>> {
  refuseBelowCounty(ctx)
  const { county, me, name, today } = reach(ctx)
  const row = await hold(ctx, params.id, body.version)
  const rule = DRAFT_MOVES[body.move]
  if (!ctx.caller!.abilities.has(rule.ability)) throw e.notYours()
  if (rule.otherHands && row.editors.includes(me)) throw e.sameHands()
  if (!rule.from.includes(row.state)) throw e.notNow(DRAFT_STATES[row.state])
  if (rule.note && body.note.length < 2) throw e.reasonNeeded()
  const from = body.from ?? row.from_on ?? today
  let published: number | null = null
  if (body.move === 'submit' || body.move === 'approve') {
    const faults = findingsOf(needs, row)
    if (faults.length) throw e.faulty(faults)
    if (body.from && body.from < today) throw e.dayPast()
    if ((row.kind === 'retirement' ? body.note || row.reason : 'version').length < 2) throw e.reasonNeeded()
    if (row.tried_sha !== row.sha && (await mustTry(ctx, row))) throw e.tryFirst()
  }
  if (body.move === 'approve') {
    const day = from < today ? today : from
    if (row.kind === 'retirement') await retire(ctx.tx, { code: row.code, from: day, today, at: ctx.now })
    else published = await publish(ctx.tx, { definition: asDefinition(row.body), from: day, today, at: ctx.now, by: name, place: ctx.services.settings.pack, fromCatalogue: row.origin === 'catalogue' })
    await q.setState(ctx.tx, { county, id: row.id, state: 'published', at: ctx.now, fromOn: day, publishedVersion: published, approvedBy: me, approvedName: name })
  } else {
    if (body.move === 'recall') await recall(ctx.tx, { code: row.code, version: row.published_version, from: row.from_on!, today, at: ctx.now, fromCatalogue: row.origin === 'catalogue' })
    await q.setState(ctx.tx, {
      county, id: row.id, state: rule.to, at: ctx.now, ...(body.move === 'submit' ? { fromOn: body.from ?? null, editor: me } : {}),
      ...(body.move === 'submit' && body.note ? { reason: body.note } : {}),
    })
  }
  await note(ctx, { draftId: row.id, code: row.code, region: row.region }, body.move, body.note, body.move === 'approve' ? { from, version: published } : {})
  return { version: row.version + 1, state: rule.to, publishedVersion: published ?? row.published_version }
}

export async function tryOut(ctx: Ctx, needs: MatterNeeds, { params, body }: { params: { id: string }; body: Body<typeof doors.tryMatterDraft> }): Promise<Reply<typeof doors.tryMatterDraft>> {
  const { county, today } = reach(ctx)
  const row = await q.findDraft(ctx.tx, county, params.id)
  if (!row) throw e.draftNotFound()
  const draft = asDefinition(row.body)
  const shape = shapeFindings(draft)
  if (shape.length) throw e.draftShape(shape)
  const now = await definitionInForce(ctx.tx, row.code, today)
  const current = now && (await definitionVersion(ctx.tx, row.code, now.version))?.body
  const past = await needs.pastCases(ctx, row.code, addDays(today, -body.days), MOST_TRIED + 1)
  const tried = past.slice(0, MOST_TRIED).map((one) => tryCase(current, draft, one, needs.lastDay))
  const counts = countTrial(tried)
  if (row.state === 'draft' && mayDesign(ctx)) {
    await q.setTried(ctx.tx, county, row.id, row.sha, { counts, days: body.days })
    await note(ctx, { draftId: row.id, code: row.code, region: row.region }, 'tried', `近${body.days}天的办件${counts.cases}件`, { ...counts })
  }
  const told = tried.filter((one) => one.missingFields.length + one.refusedFields.length + one.droppedFields.length + one.missingPapers.length + one.sparedPapers.length > 0
    || one.stagesBefore.join() !== one.stagesAfter.join() || one.lastDayBefore !== one.lastDayAfter || one.urgencyBefore !== one.urgencyAfter)
  return { days: body.days, more: past.length > MOST_TRIED, counts, items: told.slice(0, MOST_SHOWN) }
}

export async function exported(ctx: Ctx, input: { params: { code: string }; query: Input<typeof doors.exportMatter>['query'] }, placeName: string): Promise<Reply<typeof doors.exportMatter>> {
  const { here, today } = reach(ctx)
  const asked = Number(input.query?.version ?? 0)
  const found = asked ? (await definitionVersion(ctx.tx, input.params.code, asked))?.body : asDefinition((await newestOf(ctx, input.params.code)).body)
  if (!found) throw e.matterNotFound()
  await note(ctx, { draftId: null, code: input.params.code, region: here }, 'exported')
  return toFile(found, placeName, today) as unknown as Reply<typeof doors.exportMatter>
}

export async function keepOwn(ctx: Ctx, { params, body }: Parsed<NonNullable<typeof doors.keepOwnMatter.params>, z.ZodType, NonNullable<typeof doors.keepOwnMatter.body>>): Promise<{ done: boolean }> {
  refuseBelowCounty(ctx)
  const place = await q.placeMatter(ctx.tx, params.code)
  if (!place) throw e.matterNotFound()
  if (place.state !== 'kept' || place.catalogue_sha === place.settled_sha) throw e.nothingOffered()
  await q.putPlaceMatter(ctx.tx, { ...place, settled_sha: place.catalogue_sha, at: ctx.now })
  await note(ctx, { draftId: null, code: params.code, region: reach(ctx).here }, 'kept', body.reason)
  return { done: true }
}
