import { timingSafeEqual } from 'node:crypto'
import { addDays, endOfDay, shanghaiDate } from '../../platform/kernel/dates.ts'
import { route, type Context, type Route } from '../../platform/server/context.ts'
import type { Services } from '../../platform/server/services.ts'
import { actorOf } from '../accounts/index.ts'
import { defaultCalendar } from '../calendar/index.ts'
import { matterInForce, matterVersion } from '../matters/index.ts'
import { postTitle } from '../organisations/index.ts'
import { findRegion, inScope, prefixOf, scopeOf } from '../regions/index.ts'
import { matterOf, stageTitle, whoOf, type CaseNeeds } from './actions/doing.ts'
import { idOf, move, rateCase } from './actions/move-case.ts'
import { keepDraft, submit } from './actions/submit-case.ts'
import { promiseOf } from './clock-of.ts'
import * as c from './contract.ts'
import { documentOf, issuerOf } from './documents.ts'
import { caseNotFound, pageUnknown, progressNotFound, regionNotFound } from './errors.ts'
import { CASE_MOVES, CASE_STATES, type CaseState } from './moves.ts'
import { numberEndOf, parseCaseNumber } from './number.ts'
import { isOwn } from './policy.ts'
import { outcomeName, presentCase } from './present.ts'
import { draftsOf, type CaseFile } from './queries/cases.ts'
import * as lists from './queries/lists.ts'
import { openedRow, openFile } from './sealed-file.ts'
import { gramsOf, maskedName } from './words.ts'

type Ctx = Context<Services>

/** The doors of the cases, with the effects of all modules and the ways to people and files that the app brings. */
export function makeCaseRoutes(needs: CaseNeeds): Route[] {
  return [
    route(c.submitCase, (ctx: Ctx, { body }) => submit(ctx, needs, body)),
    route(c.saveDraft, (ctx: Ctx, { body }) => keepDraft(ctx, needs, body)),
    route(c.listDrafts, async (ctx: Ctx) => {
      const actor = actorOf(ctx)
      const rows = (await draftsOf(ctx.tx, actor.county, actor.accountId)).map((row) => openedRow(ctx.services, row))
      return {
        items: rows.map((row) => ({
          id: row.id, number: row.number, matterCode: row.matter_code, matterVersion: row.matter_version, title: row.title, applicantId: row.applicant_id,
          applicantName: row.applicant_name, form: row.form, savedAt: row.updated_at,
          materials: (row.draft?.materials ?? []).map((one) => ({ code: one.code, fileId: one.fileId ?? null, how: one.how as 'upload', note: one.note })),
        })),
      }
    }),
    route(c.getCase, async (ctx: Ctx, { params }) => {
      const { file, who, view } = await openCase(ctx, params.id)
      if (who.kind === 'staff') await ctx.audit('case.opened', { subject: file.case.applicant_id ?? undefined, region: file.case.region, because: '办理事项', detail: { case: file.case.id } })
      return view
    }),
    route(c.moveCase, async (ctx: Ctx, { params, body }) => {
      const { deed } = await move(ctx, needs, params.id, body)
      return viewAfter(ctx, deed.row.county, deed.row.id)
    }),
    route(c.rateCase, async (ctx: Ctx, { params, body }) => {
      const { deed } = await rateCase(ctx, needs, params.id, body)
      return viewAfter(ctx, deed.row.county, deed.row.id)
    }),
    route(c.listCases, listCases),
    route(c.getCaseCounts, getCaseCounts),
    route(c.listMyCases, async (ctx: Ctx, { query }) => {
      const actor = actorOf(ctx)
      const who = await whoOf(ctx.tx, actor, ctx.now)
      const after = query.after === undefined ? undefined : decode(query.after).id
      const rows = await lists.listOwn(ctx.tx, actor.county, [actor.personId!, ...who.actsFor], {
        now: ctx.now, after, ...(query.open ? { open: query.open === 'yes' } : {}) })
      return pageOf(ctx, rows, (row) => encode({ due: null, id: row.id }))
    }),
    route(c.getProgress, getProgress),
    route(c.getCaseDocument, async (ctx: Ctx, { params }) => {
      const { file, matter } = await openCase(ctx, params.id)
      const made = await documentOf(params.kind, { file, matter, now: ctx.now, services: ctx.services })
      await ctx.audit('case.printed', { subject: file.case.applicant_id ?? undefined, region: file.case.region, because: '办理事项', detail: { case: file.case.id, kind: params.kind } })
      return { ...made, type: 'application/pdf', inline: true } as never
    }),
    route(c.verifyDocument, verifyDocument),
    route(c.listPublications, listPublications),
    route(c.getCaseBoard, getCaseBoard),
  ]
}

/** The case within the reader's reach. A draft is its author's; at the counter it is opened by the number that the person shows. */
async function openCase(ctx: Ctx, named: string) {
  const actor = actorOf(ctx)
  const file = await openFile(ctx.tx, ctx.services, actor.county, await idOf(ctx, actor.county, named))
  if (!file) throw caseNotFound()
  const who = await whoOf(ctx.tx, actor, ctx.now)
  if (who.kind === 'resident' && !isOwn(who, { applicantId: file.case.applicant_id })) throw caseNotFound()
  if (who.kind === 'staff' && file.case.state === 'draft' && named === file.case.id) throw caseNotFound()
  const matter = await matterOf(ctx.tx, file)
  return { file, matter, who, view: presentCase({ file, matter, who, now: ctx.now, services: ctx.services }) }
}

/** After a move the answer is the case as it stands, also when it went to another place with this very move. */
async function viewAfter(ctx: Ctx, county: string, id: string) {
  const file = await openFile(ctx.tx, ctx.services, county, id)
  if (!file) throw caseNotFound()
  return presentCase({ file, matter: await matterOf(ctx.tx, file), who: await whoOf(ctx.tx, actorOf(ctx), ctx.now), now: ctx.now, services: ctx.services })
}

// ---------------------------------------------------------------------------------------------------------------------- lists

const encode = (at: lists.AfterDue): string => `${at.due ?? ''}~${at.id}`

function decode(text: string): lists.AfterDue {
  const [due, id, more] = text.split('~')
  if (more !== undefined || !/^[0-9a-f-]{36}$/.test(id ?? '') || (due && Number.isNaN(Date.parse(due)))) throw pageUnknown()
  return { due: due || null, id: id! }
}

/** Until when something counts as due soon: the end of the next working day, or of tomorrow where the calendar does not reach. */
function soonBefore(now: Date, region: string): Date {
  const today = shanghaiDate(now)
  try {
    return endOfDay(defaultCalendar(region).addWorkingDays(today, 1))
  } catch {
    return endOfDay(addDays(today, 1))
  }
}

/** The range of the post that is worn; staff without a post reach nothing. */
function filterOf(ctx: Ctx, query: { matter?: string | undefined; stage?: string | undefined; state?: string | undefined; channel?: string | undefined; kind?: string | undefined; region?: string | undefined; q?: string | undefined } = {}): lists.CaseFilter {
  const actor = actorOf(ctx)
  const { lo, hi } = actor.post ? scopeOf(actor.post.region) : { lo: '', hi: '' }
  const q = query.q || undefined
  const number = q && parseCaseNumber(q)
  // Above a county there are no cases of one's own: the served county's are read.
  const county = actor.post && prefixOf(actor.post.region).length < 6 ? ctx.services.settings.county : actor.county
  return {
    county, lo, hi, now: ctx.now, matter: query.matter, stage: query.stage, state: query.state, channel: query.channel, kind: query.kind,
    within: query.region ? scopeOf(query.region) : undefined, q: q ? { number, numberEnd: number ? undefined : numberEndOf(q), name: q, grams: gramsOf(q) } : undefined,
  }
}

const workerOf = (ctx: Ctx): lists.Worker => {
  const actor = actorOf(ctx)
  return {
    account: actor.accountId, deputised: actor.posts.flatMap((post) => post.deputyFor ?? []),
    posts: actor.posts.map((post) => post.kind), places: actor.posts.map((post) => post.region),
  }
}

async function listCases(ctx: Ctx, { query }: { query: { box: (typeof c.boxes)[number]; after?: string | undefined; matter?: string | undefined; stage?: string | undefined; state?: string | undefined; channel?: string | undefined; kind?: string | undefined; region?: string | undefined; q?: string | undefined } }) {
  const filter = filterOf(ctx, query)
  const after = query.after === undefined ? undefined : decode(query.after)
  if (query.box === 'mine') {
    const rows = await lists.listMine(ctx.tx, filter, workerOf(ctx), after)
    return pageOf(ctx, rows, (row) => encode({ due: row.task_due, id: row.task_id }))
  }
  if (query.box === 'done' || query.box === 'all') {
    const rows = await lists.listAll(ctx.tx, filter, { ended: query.box === 'done', after: after?.id })
    return pageOf(ctx, rows, (row) => encode({ due: null, id: row.id }))
  }
  const box = query.box === 'stage' ? 'place' : query.box
  const rows = await lists.listOpen(ctx.tx, filter, { box, soonBefore: soonBefore(ctx.now, filter.lo), after })
  return pageOf(ctx, rows, (row) => encode({ due: row.due_at, id: row.id }))
}

/** Fifty rows and where the next page begins; titles of stages from the versions the cases keep. */
async function pageOf<T extends lists.ListRow>(ctx: Ctx, rows: T[], place: (row: T) => string) {
  const shown = rows.slice(0, 50)
  const matters = new Map(await Promise.all([...new Set(shown.map((row) => `${row.matter_code}@${row.matter_version}`))].map(async (key) => {
    const at = key.lastIndexOf('@')
    return [key, await matterVersion(ctx.tx, key.slice(0, at), Number(key.slice(at + 1)))] as const
  })))
  return {
    items: shown.map((row) => {
      const matter = matters.get(`${row.matter_code}@${row.matter_version}`)
      return {
        id: row.id, number: row.number, title: row.title, kind: row.kind as never, matterCode: row.matter_code, state: row.state as CaseState,
        stateName: CASE_STATES[row.state as CaseState], stage: row.stage, stageTitle: matter ? stageTitle(matter, row.stage) : '', channel: row.channel as never,
        urgency: row.urgency as never, region: row.region, regionName: row.region_name ?? row.region, placeText: row.place_text, applicantName: row.applicant_name,
        submittedAt: row.submitted_at, dueAt: row.due_at, dueOn: row.due_on, clock: clockWord(row, ctx.now), concludedAt: row.concluded_at, outcome: row.outcome,
        rating: row.rating, escalation: row.escalation, handlerName: row.handler_name ?? '', taskRole: (row.task_role ?? '') as never,
      }
    }),
    next: rows.length > 50 ? place(shown.at(-1)!) : null,
  }
}

/** How the clock stands, from what is stored with the case. */
function clockWord(row: lists.ListRow, now: Date) {
  if (['concluded', 'declined', 'withdrawn'].includes(row.state)) return 'done' as const
  if (row.state === 'suspended' || row.stands) return 'suspended' as const
  if (!row.due_at || row.state === 'draft') return 'none' as const
  if (Date.parse(row.due_at) <= now.getTime()) return 'overdue' as const
  return Date.parse(row.due_at) <= soonBefore(now, row.region).getTime() ? 'due_soon' as const : 'running' as const
}

async function getCaseCounts(ctx: Ctx) {
  const filter = filterOf(ctx)
  const mine = await lists.countMine(ctx.tx, filter, workerOf(ctx))
  const rows = await lists.countOpen(ctx.tx, filter, soonBefore(ctx.now, filter.lo))
  const sum = (of: (row: (typeof rows)[number]) => number) => rows.reduce((all, row) => all + of(row), 0)
  const byStage = new Map<string, { stage: string; matterCode: string; count: number; title: string }>()
  for (const row of rows) {
    if (row.state === 'submitted' || row.state === 'awaiting_correction' || row.stage === '') continue
    const key = `${row.matter_code} ${row.stage}`
    const one = byStage.get(key) ?? { stage: row.stage, matterCode: row.matter_code, count: 0, title: row.stage }
    byStage.set(key, { ...one, count: one.count + row.n })
  }
  const today = shanghaiDate(ctx.now)
  const stages = [...byStage.values()]
  for (const one of stages) {
    const matter = await matterInForce(ctx.tx, one.matterCode, today)
    if (matter) one.title = `${matter.title} · ${stageTitle(matter, one.stage) || one.stage}`
  }
  return { mine, place: sum((row) => row.n), due_soon: sum((row) => row.due_soon), overdue: sum((row) => row.overdue), stages }
}

// -------------------------------------------------------------------------------------------------------------- without signing in

/** The case by number and check code; the same refusal whatever is wrong. Widened to the case's own place only. */
async function publicFile(ctx: Ctx, text: string, code: string): Promise<CaseFile> {
  const county = ctx.services.settings.county
  const number = parseCaseNumber(text)
  if (!number) throw progressNotFound()
  const { lo, hi } = scopeOf(county)
  await ctx.tx.widen(lo, hi)
  const found = await lists.publicCase(ctx.tx, county, number)
  const right = Buffer.from(found?.check_code ?? '------')
  const given = Buffer.from(code)
  const same = right.length === given.length && timingSafeEqual(right, given)
  if (!found || !same) throw progressNotFound()
  const file = await openFile(ctx.tx, ctx.services, county, found.id)
  if (!file) throw progressNotFound()
  return file
}

const NEXT: Record<CaseState, string> = {
  draft: '', submitted: '请等待受理通知。', awaiting_correction: '请按通知一次补齐后提交，可在网上或任一窗口办理。', declined: '如有异议，可以依法申请行政复议或者提起行政诉讼。',
  accepted: '请等待办理结果，需要您配合时会通知您。', suspended: '恢复办理后会通知您，暂停的时间不计入期限。', concluded: '请登录后查看结果并评价。', withdrawn: '如仍需办理，请重新提交。',
}

async function getProgress(ctx: Ctx, { query }: { query: { number: string; code: string } }) {
  const file = await publicFile(ctx, query.number, query.code)
  const matter = await matterOf(ctx.tx, file)
  const row = file.case
  const lead = file.tasks.find((task) => task.state === 'open' && task.role === 'lead')
  return {
    number: row.number, title: matter.title, stateName: CASE_STATES[row.state], stageTitle: stageTitle(matter, row.stage),
    submittedAt: row.submitted_at && new Date(row.submitted_at).toISOString(), dueOn: row.due_on,
    promise: ['concluded', 'declined', 'withdrawn'].includes(row.state) ? '' : promiseOf(file, matter, ctx.now),
    handledBy: lead ? `${file.way.find((place) => place.code === lead.at_region)?.name ?? ''}${postTitle(lead.post)}` : '',
    steps: file.moves.filter((one) => CASE_MOVES[one.name].applicantSees).map((one) => ({
      entry: CASE_MOVES[one.name].entry, at: new Date(one.at).toISOString(), stageTitle: stageTitle(matter, one.stage) })),
    outcomeName: outcomeName(row), next: NEXT[row.state],
  }
}

async function verifyDocument(ctx: Ctx, { params, query }: { params: { number: string }; query: { code: string } }) {
  const file = await publicFile(ctx, params.number, query.code)
  const matter = await matterOf(ctx.tx, file)
  const row = file.case
  const day = (at: string | null) => (at ? shanghaiDate(new Date(at)) : null)
  return {
    number: row.number, valid: true, title: matter.title, applicantMasked: maskedName(row.applicant_name), submittedOn: day(row.submitted_at) ?? '',
    outcomeName: outcomeName(row), concludedOn: day(row.concluded_at), issuer: issuerOf(file),
    facts: [{ label: '状态', value: CASE_STATES[row.state] }, { label: '事项', value: matter.title }],
  }
}

async function listPublications(ctx: Ctx, { query }: { query: { region?: string | undefined; running: 'yes' | 'no'; after?: string | undefined } }) {
  const county = ctx.services.settings.county
  const whole = scopeOf(county)
  const asked = query.region ? scopeOf(query.region) : whole
  if (query.region && !inScope(asked.lo, whole)) throw regionNotFound()
  // What is on public notice is public: the range is only where to look.
  await ctx.tx.widen(asked.lo, asked.hi)
  const today = shanghaiDate(ctx.now)
  const after = query.after === undefined ? undefined : decode(query.after)
  if (after && !/^\d{4}-\d{2}-\d{2}$/.test(after.due ?? '')) throw pageUnknown()
  const rows = await lists.listNotices(ctx.tx, { county, ...asked, today, running: query.running === 'yes', after })
  const shown = rows.slice(0, 50)
  const last = shown.at(-1)
  return {
    items: shown.map((row) => ({
      id: row.id, region: row.region, regionName: row.region_name ?? row.region, title: row.title, body: row.body, fromOn: row.from_on, untilOn: row.until_on,
      running: row.ended_at === null && row.until_on >= today,
    })),
    next: rows.length > 50 && last ? encode({ due: last.until_on, id: last.id }) : null,
  }
}

// ---------------------------------------------------------------------------------------------------------------------- board

async function getCaseBoard(ctx: Ctx, { query }: { query: { region?: string | undefined } }) {
  const actor = actorOf(ctx)
  const region = query.region ?? actor.post?.region ?? actor.region
  const filter = filterOf(ctx)
  const range = scopeOf(region)
  if (!actor.post || !inScope(range.lo, filter)) throw regionNotFound()
  const place = await findRegion(ctx.tx, region)
  if (!place) throw regionNotFound()
  const within = { ...filter, ...range }
  const below = await lists.placesBelow(ctx.tx, region)
  const digits = prefixOf(below[0]?.code ?? region).length
  const rows = await lists.countOpenByPlace(ctx.tx, within, soonBefore(ctx.now, region), digits)
  const since = new Date(ctx.now.getTime() - 30 * 86_400_000)
  const ended = await lists.endedSince(ctx.tx, within, since)
  const sumOf = (some: readonly lists.OpenCount[]) => {
    const n = (state?: string) => some.filter((row) => !state || row.state === state).reduce((all, row) => all + row.n, 0)
    return {
      open: n(), submitted: n('submitted'), accepted: n('accepted'), awaitingCorrection: n('awaiting_correction'), suspended: n('suspended'),
      overdue: some.reduce((all, row) => all + row.overdue, 0), dueSoon: some.reduce((all, row) => all + row.due_soon, 0),
    }
  }
  const named = below.map((one) => ({ region: one.code, regionName: one.name, ...sumOf(rows.filter((row) => row.place === one.code.slice(0, digits))) }))
  const known = new Set(below.map((one) => one.code.slice(0, digits)))
  const own = rows.filter((row) => !known.has(row.place))
  return {
    region, regionName: place.name, at: ctx.now.toISOString(), total: sumOf(rows),
    places: own.length > 0 ? [...named, { region, regionName: `${place.name}（本级）`, ...sumOf(own) }] : named,
    concludedLast30Days: ended.concluded, reopenedLast30Days: await lists.reopenedSince(ctx.tx, within, since), ratedBadLast30Days: ended.bad, ratedLast30Days: ended.rated,
  }
}
