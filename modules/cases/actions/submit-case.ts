import type { z } from 'zod'
import { shanghaiDate } from '../../../platform/kernel/dates.ts'
import type { Context } from '../../../platform/server/context.ts'
import type { Services } from '../../../platform/server/services.ts'
import { actorOf, type Actor } from '../../accounts/index.ts'
import {
  matterInForce, nextStages, urgencyOf, withHeld, type Channel, type Matter, type PersonFacts, type Urgency,
} from '../../matters/index.ts'
import { formFacts, mayActFor, type FormFacts } from '../../register/index.ts'
import { countyOf, covers, scopeOf, wayUp } from '../../regions/index.ts'
import { postTitle } from '../../organisations/index.ts'
import { dueOf, promiseOf } from '../clock-of.ts'
import type { CaseReceipt, saveDraft, submitCase } from '../contract.ts'
import {
  applicantNeeded, applicantNotFound, channelNotOpen, draftNotFound, fileNotFound, materialsMissing, matterNotFound, openAlready, ownCase,
  regionNotFound, tooManyDrafts,
} from '../errors.ts'
import { checkedForm, filesIn } from '../form-check.ts'
import { withTruePlaces } from '../form-places.ts'
import { assertKnown, missingOf, paperStates, type Given } from '../materials.ts'
import { caseNumber, checkCodeFrom } from '../number.ts'
import { worksOn } from '../policy.ts'
import {
  draftById, draftsOf, insertCase, insertMaterials, insertMove, insertTask, nextSerial, oneAtATime, openCaseOf, updateDraft, type CaseFile, type CaseRow,
  type NewCase,
} from '../queries/cases.ts'
import { deskFor, type WayUp } from '../routing.ts'
import { openedRow, sealedRow } from '../sealed-file.ts'
import { gramsOf, messageFor, shortDate, titleOf } from '../words.ts'
import { doingOf, sealContact, tellFollowers, whoOf, type CaseNeeds, type Doing } from './doing.ts'

type Ctx = Context<Services>
type Submission = z.output<NonNullable<typeof submitCase.body>>
/** What another module knows better than the matter: the limit of this one case, how pressing it is. */
export interface SubmitMore {
  limit?: { amount: number; unit: 'working_day' | 'natural_day' | 'hour'; source: string } | undefined
  urgency?: Urgency | undefined
  /** A way in that the module has opened itself, whatever the matter offers. */
  channel?: Channel | undefined
}
type DraftInput = z.output<NonNullable<typeof saveDraft.body>>

/** Ways in which a resident brings something alone. */
const SELF: readonly Channel[] = ['SELF_WEB', 'SELF_APP', 'MINI', 'QR', 'OTHER']
/** One of these at a time for a person: a second is nearly always the same need again. */
const ONE_AT_A_TIME: readonly string[] = ['application', 'registration']
const MOST_DRAFTS = 20

/** Takes a need in: checks it, gives it its number, puts it on the right desk, tells the applicant. */
export async function submit(ctx: Ctx, needs: CaseNeeds, body: Submission, more: SubmitMore = {}): Promise<CaseReceipt> {
  const actor = actorOf(ctx)
  const today = shanghaiDate(ctx.now)
  const matter = await matterInForce(ctx.tx, body.matterCode, today)
  if (!matter) throw matterNotFound()
  const channel = more.channel ?? channelOf(actor, matter, body.channel)
  const applicant = await applicantOf(ctx, actor, matter, body.applicantId)
  const { region, way } = await placeOf(ctx, actor, matter, body.region, applicant)
  const draft = body.draftOf ? await draftFor(ctx, actor, body.draftOf, matter) : undefined

  const byStaff = actor.kind === 'staff'
  const facts = personFacts(applicant)
  const form = await withTruePlaces(ctx.tx, matter.form, checkedForm(matter.form, withHeld(matter, body.form, facts), { today, key: `${matter.code}@${matter.version}` }))
  assertKnown(matter, body.materials)
  const missing = missingOf(paperStates(matter, form, body.materials, facts, byStaff))
  if (missing.length && !(byStaff && body.acceptIncomplete)) throw materialsMissing(missing)

  if (applicant && ONE_AT_A_TIME.includes(matter.kind) && !body.submitAnyway) {
    await oneAtATime(ctx.tx, applicant.personId, matter.code)
    const open = await openCaseOf(ctx.tx, actor.county, applicant.personId, matter.code)
    if (open) throw openAlready(open.number)
  }

  // The policy has said yes: a resident's need is written into the rows of its place.
  if (!byStaff) await ctx.tx.widen(scopeOf(region).lo, scopeOf(region).hi)
  const id = draft?.id ?? ctx.newId()
  const urgency = more.urgency || (byStaff && body.urgency) || urgencyOf(matter, form).urgency
  const row = await rowOf(ctx, actor, { matter, body, id, region, form, channel, applicant, draft, urgency, limit: more.limit, state: 'submitted' })
  const move = { county: row.county, id: ctx.newId(), caseId: id, region, seq: 1, name: 'submit' as const, from: 'draft' as const, to: 'submitted' as const, stage: '',
    byAccount: actor.accountId, byName: actor.name, byPost: actor.post ? `${actor.post.regionName}${actor.post.title}` : '居民', at: ctx.now,
    note: { ...(byStaff && applicant ? { forApplicant: true } : {}), ...(body.onBehalf ? { note: body.onBehalf } : {}) } }
  const file: CaseFile = {
    case: { ...row, contact_sealed: null, numbers_sealed: null, submitted_at: ctx.now.toISOString() } as unknown as CaseRow,
    moves: [{ ...move, from_state: 'draft', to_state: 'submitted', by_account: null, by_name: '', by_post: '', at: ctx.now.toISOString() }],
    tasks: [], materials: [], suspensions: [], ratings: [], publications: [], way,
  }
  Object.assign(row, dueOf(file, matter, ctx.now))

  const desk = deskFor(nextStages(matter, '', { form, result: {} })[0] ?? { post: 'window_clerk', level: matter.level }, way)
  const mine = byStaff && worksOn(await whoOf(ctx.tx, actor, ctx.now), { post: desk.post, atRegion: desk.region, assignee: null })
  if (draft) {
    if ((await updateDraft(ctx.tx, sealedRow(ctx.services, matter, row))) !== 1) throw draftNotFound()
  } else await insertCase(ctx.tx, sealedRow(ctx.services, matter, row))
  await insertMove(ctx.tx, move)
  await insertTask(ctx.tx, {
    county: row.county, id: ctx.newId(), caseId: id, region, stage: '', role: 'lead', post: desk.post, atRegion: desk.region,
    assignee: mine ? actor.accountId : null, assigneeName: mine ? actor.name : '', dueAt: row.due_at, note: '', now: ctx.now,
  })
  await insertMaterials(ctx.tx, { county: row.county, caseId: id, region, by: actor.accountId, now: ctx.now }, given(ctx, body.materials))
  await attach(doingOf(ctx, needs), row, [...filesIn(matter.form, form), ...filesOf(body.materials)], draftFiles(matter, draft))

  if (applicant) {
    const text = messageFor(matter, 'submitted', { ...file.case, due_on: row.due_on }, {}, ctx.now)
    await needs.notify(doingOf(ctx, needs), {
      county: row.county, region, personId: applicant.personId, caseId: id, template: 'case_submitted', title: `已收到：${matter.title}`, body: text,
      params: { number: row.number, matter: matter.title, dueOn: row.due_on ? shortDate(row.due_on, ctx.now) : '' },
      link: `/cases/${row.number}`, phone: body.contactPhone?.replace(/[^\d]/g, '') ?? applicant.phone,
    })
  }
  await tellFollowers(doingOf(ctx, needs), { ...file.case, due_at: row.due_at }, 'submit', 'draft', move.note)
  // 一次采集、多方共享: what the register already held was used again, and the person can read that it was.
  const reused = applicant ? reusedFields(matter, applicant) : []
  if (applicant && reused.length) {
    await ctx.audit('register.facts_reused', { subject: applicant.personId, region: applicant.region, because: 'case', detail: { ref: row.number, fields: reused } })
  }
  await ctx.audit('case.submitted', { subject: applicant?.personId, region, because: '办理事项', detail: { case: id, matter: matter.code, channel } })
  return {
    id, number: row.number, checkCode: row.check_code, state: 'submitted', version: draft ? draft.version + 1 : 1, title: row.title,
    submittedAt: ctx.now.toISOString(), dueOn: row.due_on, promise: promiseOf(file, matter, ctx.now),
    handledBy: `${way.find((place) => place.code === desk.region)?.name ?? ''}${postTitle(desk.post)}`,
    missing, verifyUrl: verifyUrl(ctx.services, row),
  }
}

/** Labels of the form's fields that were filled from the register, with the source they came from. */
function reusedFields(matter: Matter, applicant: FormFacts): string[] {
  const held: Record<string, unknown> = {
    name: applicant.name, sex: applicant.sex, bornOn: applicant.bornOn, age: applicant.age, idNumber: applicant.idNumber, phone: applicant.phone, address: applicant.address,
    registeredAddress: applicant.registeredAddress, householdSize: applicant.householdSize, language: applicant.language,
  }
  return Object.values(matter.form.ui.fields ?? {}).flatMap(({ prefill }) => {
    const key = prefill?.replace(/^register\./, '')
    return key && held[key] ? [key] : []
  })
}

/** Keeps an unfinished submission. Nothing is checked but that the matter and the applicant exist: a draft may be wrong. */
export async function keepDraft(ctx: Ctx, needs: CaseNeeds, body: DraftInput) {
  const actor = actorOf(ctx)
  const matter = await matterInForce(ctx.tx, body.matterCode, shanghaiDate(ctx.now))
  if (!matter) throw matterNotFound()
  const applicant = await applicantOf(ctx, actor, matter, body.applicantId)
  const { region } = await placeOf(ctx, actor, matter, body.region, applicant)
  const draft = body.draftId ? await draftFor(ctx, actor, body.draftId, matter) : undefined
  if (!draft && (await draftsOf(ctx.tx, actor.county, actor.accountId)).length >= MOST_DRAFTS) throw tooManyDrafts()

  await ctx.tx.widen(scopeOf(region).lo, scopeOf(region).hi)
  const id = draft?.id ?? ctx.newId()
  const channel = body.channel && SELF.includes(body.channel) ? body.channel : 'SELF_WEB'
  const row = await rowOf(ctx, actor, { matter, body, id, region, form: body.form, channel, applicant, draft, urgency: 'ordinary', state: 'draft' })
  if (draft) {
    if ((await updateDraft(ctx.tx, sealedRow(ctx.services, matter, row))) !== 1) throw draftNotFound()
  } else await insertCase(ctx.tx, sealedRow(ctx.services, matter, row))
  await attach(doingOf(ctx, needs), row, [...filesIn(matter.form, body.form), ...filesOf(body.materials)], draftFiles(matter, draft))
  return { id, number: row.number, savedAt: ctx.now.toISOString() }
}

export const verifyUrl = (services: Services, c: { number: string; check_code: string }): string =>
  `${services.settings.publicUrl}/verify/${c.number}?code=${c.check_code}`

function channelOf(actor: Actor, matter: Matter, asked: Channel | undefined): Channel {
  if (actor.kind === 'staff') return asked ?? (actor.post?.kind === 'grid_worker' ? 'GRID' : 'WINDOW')
  if (!matter.channels.some((channel) => SELF.includes(channel))) throw channelNotOpen(matter.title)
  return asked && SELF.includes(asked) ? asked : 'SELF_WEB'
}

/** The person whose need it is, from the register: oneself, one whom one may stand for, or anyone within the clerk's scope. */
async function applicantOf(ctx: Ctx, actor: Actor, matter: Matter, asked: string | undefined): Promise<FormFacts | undefined> {
  const today = shanghaiDate(ctx.now)
  const id = asked ?? actor.personId ?? undefined
  if (actor.kind === 'staff') {
    if (!asked) {
      if (matter.anonymous || matter.kind === 'request' || matter.kind === 'event') return undefined
      throw applicantNeeded()
    }
    if (actor.personId && (await mayActFor(ctx.tx, actor.county, actor.personId, asked, 'apply', today))) throw ownCase()
  } else if (!id || !actor.personId || !(await mayActFor(ctx.tx, actor.county, actor.personId, id, 'apply', today))) {
    throw applicantNotFound()
  }
  const facts = await formFacts(ctx.tx, ctx.services.sealer, actor.county, asked ?? id!, today)
  if (!facts) throw applicantNotFound()
  return facts
}

/** Kinds whose place is where something is, not where the applicant lives. */
const ABOUT_A_PLACE: readonly string[] = ['request', 'event', 'dispute']

async function placeOf(ctx: Ctx, actor: Actor, matter: Matter, asked: string | undefined, applicant: FormFacts | undefined): Promise<{ region: string; way: WayUp }> {
  const chosen = actor.kind === 'staff' || ABOUT_A_PLACE.includes(matter.kind) ? asked : undefined
  const region = chosen ?? applicant?.region ?? actor.post?.region ?? actor.region
  const mine = actor.kind === 'staff' ? actor.post !== null && covers(actor.post.region, region) : countyOf(region) === actor.county
  const way = mine ? await wayUp(ctx.tx, region) : []
  if (!way.length) throw regionNotFound()
  return { region, way }
}

/** The draft that is completed: one's own, or at the counter the one whose number the person shows. */
async function draftFor(ctx: Ctx, actor: Actor, id: string, matter: Matter): Promise<CaseRow> {
  const draft = await draftById(ctx.tx, actor.county, id)
  if (!draft || draft.matter_code !== matter.code || (actor.kind === 'resident' && draft.submitted_by !== actor.accountId)) throw draftNotFound()
  return openedRow(ctx.services, draft)
}

/** The register's facts by the keys under which forms take them. */
export function personFacts(facts: FormFacts | undefined): PersonFacts {
  if (!facts) return {}
  const all: Record<string, string | number | null> = {
    'register.name': facts.name, 'register.idNumber': facts.idNumber, 'register.phone': facts.phone, 'register.sex': facts.sex,
    'register.bornOn': facts.bornOn, 'register.age': facts.age, 'register.region': facts.regionName, 'register.address': facts.address,
    'register.registeredAddress': facts.registeredAddress, 'register.householdSize': facts.householdSize || null,
  }
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== null && value !== '')) as PersonFacts
}

async function rowOf(ctx: Ctx, actor: Actor, c: {
  matter: Matter; body: Submission | DraftInput; id: string; region: string; form: Record<string, unknown>; channel: Channel; applicant: FormFacts | undefined
  draft: CaseRow | undefined; urgency: string; limit?: SubmitMore['limit']; state: 'draft' | 'submitted'
}): Promise<NewCase> {
  const phone = c.body.contactPhone?.replace(/[^\d]/g, '') ?? c.applicant?.phone ?? null
  const title = titleOf(c.matter, c.form)
  return {
    county: countyOf(c.region), id: c.id, region: c.region,
    number: c.draft?.number ?? caseNumber(shanghaiDate(ctx.now), await nextSerial(ctx.tx)),
    matter_code: c.matter.code, matter_version: c.matter.version, kind: c.matter.kind, title, state: c.state, stage: '', channel: c.channel,
    applicant_id: c.applicant?.personId ?? null, applicant_name: c.applicant?.name ?? '', submitted_by: actor.accountId, on_behalf: c.body.onBehalf,
    contact_sealed: phone ? sealContact(ctx.services, c.id, phone) : null, form: c.form,
    draft: c.state === 'draft' ? { materials: c.body.materials } : null, place_text: c.body.placeText, lon: c.body.lon ?? null, lat: c.body.lat ?? null,
    grams: gramsOf(`${title === c.matter.title ? '' : title.slice(c.matter.title.length)} ${c.body.placeText} ${c.applicant?.name ?? ''}`), submitted_at: c.state === 'submitted' ? ctx.now : null,
    due_at: null, due_on: null, urgency: c.urgency, own_limit: c.limit ?? null, check_code: c.draft?.check_code ?? checkCodeFrom(crypto.getRandomValues(new Uint8Array(12))), now: ctx.now,
  }
}

export const given = (ctx: Pick<Ctx, 'newId'>, materials: readonly Given[]) =>
  materials.filter((one) => one.how !== 'upload' || one.fileId).map((one) => ({ id: ctx.newId(), code: one.code, fileId: one.fileId ?? null, how: one.how, note: one.note }))

export const filesOf = (materials: readonly Given[]): string[] => materials.flatMap((one) => (one.fileId ? [one.fileId] : []))

/** What hangs on a draft already. */
const draftFiles = (matter: Matter, draft: CaseRow | undefined): string[] =>
  draft ? [...filesIn(matter.form, draft.form), ...(draft.draft?.materials ?? []).flatMap((one) => one.fileId ?? [])] : []

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/** Hangs the files on the case that do not hang there already. */
export async function attach(
  d: Pick<Doing, 'tx' | 'needs' | 'by'>, c: { county: string; id: string; region: string }, files: readonly string[], already: readonly string[] = [],
): Promise<void> {
  const fileIds = [...new Set(files)].filter((id) => !already.includes(id))
  if (!fileIds.length || !d.by.accountId) return
  if (!fileIds.every((id) => UUID.test(id))) throw fileNotFound()
  await d.needs.attachFiles(d.tx, c.county, c.id, c.region, fileIds, d.by.accountId)
}
