import { shanghaiDate } from '../../platform/kernel/dates.ts'
import { idCursorOr, paged } from '../../platform/kernel/paging.ts'
import { route, type Route } from '../../platform/server/context.ts'
import { actorOf } from '../accounts/index.ts'
import * as c from './contract.ts'
import type { Zone } from './contract.ts'
import * as e from './errors.ts'
import type { Ctx, ZoneNeeds } from './needs.ts'
import * as q from './queries/zones.ts'
import { CHANGE_KINDS, FILING_KINDS, isOverdue, isRunning, missingOf, MOST_MONTHS, monthsAfter, owedFilings, ZONE_STATES, type FilingKind, type ZoneState } from './rules.ts'

const cursor = idCursorOr(e.pageUnknown)
const can = (ctx: Ctx, ability: string): boolean => ctx.caller!.abilities.has(ability)
const reach = (ctx: Ctx) => {
  const { county, accountId, name } = actorOf(ctx)
  return { county, me: accountId, name, today: shanghaiDate(ctx.now), region: `${county}000000` }
}

async function note(ctx: Ctx, row: { id: string; region: string }, step: string, text = ''): Promise<void> {
  const { county, me, name } = reach(ctx)
  await q.recordStep(ctx.tx, { county, id: ctx.newId(), region: row.region, aboutId: row.id, step, note: text, account: me, name, at: ctx.now })
  const zoneDeed = `experiment_zone.${step}`
  await ctx.audit(zoneDeed, { region: row.region, because: text || undefined, detail: { experiment_zone: row.id } })
}

const monthsBetween = (from: string, to: string): number => {
  const [a, b] = [from, to].map((day) => day.split('-').map(Number)) as [number[], number[]]
  return (b[0]! - a[0]!) * 12 + (b[1]! - a[1]!) - (b[2]! < a[2]! ? 1 : 0)
}
type Filed = { kind: FilingKind; year: number }
const owedOf = (row: q.ZoneRow, filed: readonly Filed[], today: string) => (isRunning(row.state) && row.approvedOn && row.endsOn ? owedFilings({ approvedOn: row.approvedOn, endsOn: row.endsOn }, filed, today) : [])

function shown(row: q.ZoneRow, filed: readonly Filed[], today: string): Zone {
  const { id, region, regionName, title, theme, applicant, state, submittedOn, approvedOn, endsOn, openChanges, decidedOn, byName, version } = row
  return {
    id, region, regionName, title, theme, applicant, state, submittedOn, approvedOn, endsOn, openChanges, decidedOn, byName, version, overdue: isOverdue(row, today), owes: owedOf(row, filed, today).length,
    months: approvedOn && endsOn ? monthsBetween(approvedOn, endsOn) : null,
  }
}

/** A draft is the office's own until it goes up. */
async function found(ctx: Ctx, id: string): Promise<q.ZoneRow> {
  const row = await q.findZone(ctx.tx, reach(ctx).county, id)
  if (!row || (row.state === 'draft' && !can(ctx, 'zones.write') && !can(ctx, 'zones.record'))) throw e.zoneNotFound()
  return row
}
/** @returns the zone, held, as the caller last saw it and in a state in which this can be done. */
async function hold(ctx: Ctx, id: string, states: readonly ZoneState[], version?: number): Promise<q.ZoneRow> {
  const row = await q.lockZone(ctx.tx, reach(ctx).county, id)
  if (!row) throw e.zoneNotFound()
  if (version !== undefined && row.version !== version) throw e.changedMeanwhile()
  if (!states.includes(row.state)) throw e.notNow(ZONE_STATES[row.state])
  return row
}
const others = (ctx: Ctx, row: q.ZoneRow): void => {
  if (row.byAccount === reach(ctx).me) throw e.sameHands()
}
const attach = async (need: ZoneNeeds, ctx: Ctx, row: { id: string; region: string }, papers: readonly q.Paper[], held: readonly q.Paper[]) => {
  const { county, me } = reach(ctx)
  await need.attachFiles(ctx.tx, county, row.id, row.region, papers.map((one) => one.id).filter((id) => !held.some((one) => one.id === id)), me)
}

/** The doors of experiment zones, in the order of PRC-16. */
export const makeZoneRoutes = (need: ZoneNeeds): Route[] => [
  route(c.listZones, async (ctx: Ctx, { query }) => {
    const { county, today } = reach(ctx)
    const f = { county, today, drafts: can(ctx, 'zones.write') || can(ctx, 'zones.record'), q: query.q ?? '' }
    const rows = await q.listZones(ctx.tx, { ...f, show: query.show, after: cursor(query.after) })
    const filed = await q.filingsOfMany(ctx.tx, county, rows.map((row) => row.id))
    return {
      ...paged(rows, (row) => shown(row, filed.filter((one) => one.zoneId === row.id), today), (row) => row.id), counts: await q.countZones(ctx.tx, f), balance: await q.balanceOf(ctx.tx, county, `${today.slice(0, 4)}-01-01`),
    }
  }),

  route(c.getZone, async (ctx: Ctx, { params }) => {
    const { county, today, me } = reach(ctx)
    const row = await found(ctx, params.id)
    const filings = await q.filingsOf(ctx.tx, county, row.id)
    const changes = await q.changesOf(ctx.tx, county, row.id)
    const opinions = await q.opinionsOf(ctx.tx, county, row.id)
    const [writes, records] = [can(ctx, 'zones.write'), can(ctx, 'zones.record') && row.byAccount !== me]
    const open = changes.find((one) => one.state === 'open')
    const owed = owedOf(row, filings, today)
    return {
      zone: shown(row, filings, today), plan: row.plan, whyCity: row.whyCity, requestPaper: row.requestPaper, paperCopies: row.paperCopies, papers: row.papers, provincePaper: row.provincePaper, provinceWords: row.provinceWords,
      approvalPaper: row.approvalPaper, finalReport: row.finalReport, satisfaction: row.satisfaction, decision: row.decision, decisionPaper: row.decisionPaper, owed, filings,
      missing: row.state === 'draft' ? missingOf({ ...row, electronic: row.papers.length }) : [], opinions, steps: await q.stepsOf(ctx.tx, county, row.id),
      changes: changes.map(({ region: _region, zoneId: _zone, byAccount: _by, ...rest }) => rest),
      may: [
        ...(writes && row.state === 'draft' ? (['edit', 'submit'] as const) : []), ...(writes && ['draft', 'submitted', 'reviewed'].includes(row.state) ? (['withdraw'] as const) : []),
        ...(records && row.state === 'submitted' ? (['province'] as const) : []), ...(records && row.state === 'reviewed' ? (['approve'] as const) : []),
        ...(writes && row.state === 'running' ? (['file', 'report'] as const) : []), ...(writes && row.state === 'running' && !open ? (['ask'] as const) : []),
        ...(can(ctx, 'zones.record') && open && open.byAccount !== me ? (['settle'] as const) : []),
        ...(records && row.state === 'reported' ? (['opinion', 'decide'] as const) : []),
      ],
    }
  }),

  route(c.createZone, async (ctx: Ctx, { body }) => {
    const { county, me, name, region } = reach(ctx)
    const id = ctx.newId()
    await q.insertZone(ctx.tx, { ...body, county, id, region, account: me, name, at: ctx.now })
    await attach(need, ctx, { id, region }, body.papers, [])
    await note(ctx, { id, region }, 'created', body.title)
    return { id }
  }),

  route(c.updateZone, async (ctx: Ctx, { params, body }) => {
    const { county, me, name } = reach(ctx)
    const row = await q.lockZone(ctx.tx, county, params.id)
    if (!row) throw e.zoneNotFound()
    if (row.version !== body.version) throw e.changedMeanwhile()
    if (row.approvedOn !== null && isRunning(row.state)) throw e.needsApproval()
    if (row.state !== 'draft') throw e.notNow(ZONE_STATES[row.state])
    await attach(need, ctx, row, body.papers, row.papers)
    await q.updateDraft(ctx.tx, county, row.id, { ...body, account: me, name })
    await note(ctx, row, 'changed')
    return { version: row.version + 1 }
  }),

  route(c.submitZone, async (ctx: Ctx, { params, body }) => {
    const { county, today } = reach(ctx)
    const row = await hold(ctx, params.id, ['draft'], body.version)
    const missing = missingOf({ ...row, electronic: row.papers.length })
    if (missing.length) throw e.incomplete(missing)
    await q.setSubmitted(ctx.tx, county, row.id, today)
    await note(ctx, row, 'submitted')
    return { version: row.version + 1 }
  }),

  route(c.withdrawZone, async (ctx: Ctx, { params, body }) => {
    const { county, today } = reach(ctx)
    const row = await hold(ctx, params.id, ['draft', 'submitted', 'reviewed'], body.version)
    await q.setState(ctx.tx, county, row.id, 'withdrawn', body.words, today)
    await note(ctx, row, 'withdrawn', body.words)
    return { version: row.version + 1 }
  }),

  route(c.recordProvinceView, async (ctx: Ctx, { params, body }) => {
    const { county, today } = reach(ctx)
    const row = await hold(ctx, params.id, ['submitted'], body.version)
    others(ctx, row)
    await q.setProvince(ctx.tx, county, row.id, { state: body.agrees ? 'reviewed' : 'refused', paper: body.paper, words: body.words, on: body.agrees ? null : today })
    await note(ctx, row, body.agrees ? 'province_agreed' : 'province_refused', `${body.words}（${body.paper}）`)
    return { version: row.version + 1 }
  }),

  route(c.recordZoneApproval, async (ctx: Ctx, { params, body }) => {
    const { county, today } = reach(ctx)
    const row = await hold(ctx, params.id, ['reviewed'], body.version)
    others(ctx, row)
    if (body.on > today || (row.submittedOn && body.on < row.submittedOn)) throw e.daysWrong('批准日期应在上报以后、今天以前', 'body.on')
    if (!body.approved) {
      await q.setState(ctx.tx, county, row.id, 'refused', body.words || body.paper, body.on)
      await note(ctx, row, 'refused', `${body.words}（${body.paper}）`)
      return { version: row.version + 1 }
    }
    const last = monthsAfter(body.on, MOST_MONTHS)
    const endsOn = body.endsOn ?? last
    if (endsOn <= body.on) throw e.daysWrong('实验期结束应晚于批准日期', 'body.endsOn')
    if (endsOn > last) throw e.tooLong(last)
    await q.setApproved(ctx.tx, county, row.id, { on: body.on, endsOn, paper: body.paper })
    await note(ctx, row, 'approved', `${body.on}至${endsOn}（${body.paper}）`)
    return { version: row.version + 1 }
  }),

  route(c.fileZoneWork, async (ctx: Ctx, { params, body }) => {
    const { county, me, name, today } = reach(ctx)
    const row = await hold(ctx, params.id, ['running'])
    const year = Number(today.slice(0, 4))
    if (body.year < Number(row.approvedOn!.slice(0, 4)) || body.year > year + (body.kind === 'plan' ? 1 : 0)) throw e.daysWrong('年度应在实验期内', 'body.year')
    const id = ctx.newId()
    const filed = await q.insertFiling(ctx.tx, { county, id, region: row.region, zoneId: row.id, kind: body.kind, year: body.year, title: body.title, words: body.words, account: me, name, at: ctx.now })
    if (filed === 0) throw e.filedAlready(`${body.year}${FILING_KINDS[body.kind]}`)
    await note(ctx, row, `filed_${body.kind}`, `${body.year}年：${body.title}`)
    return { id }
  }),

  route(c.askZoneChange, async (ctx: Ctx, { params, body }) => {
    const { county, me, name } = reach(ctx)
    const row = await hold(ctx, params.id, ['running'])
    if (row.openChanges > 0) throw e.requestOpen()
    if (body.kind === 'change' && !body.plan) throw e.planNeeded()
    if (body.kind === 'extend' && (!body.until || body.until <= row.endsOn!)) throw e.daysWrong('延长到的日期应晚于现在的结束日期', 'body.until')
    const id = ctx.newId()
    await q.insertChange(ctx.tx, { county, id, region: row.region, zoneId: row.id, kind: body.kind, words: body.words, plan: body.kind === 'change' ? body.plan! : null, until: body.until ?? null, account: me, name, at: ctx.now })
    await note(ctx, row, `asked_${body.kind}`, body.words)
    return { id }
  }),

  route(c.settleZoneChange, async (ctx: Ctx, { params, body }) => {
    const { county, me, today } = reach(ctx)
    const asked = await q.findChange(ctx.tx, county, params.id)
    if (!asked) throw e.requestNotFound()
    const row = await hold(ctx, asked.zoneId, ['running', 'reported'])
    const one = (await q.lockChange(ctx.tx, county, params.id))!
    if (one.state !== 'open') throw e.notNow('已答复')
    if (one.byAccount === me) throw e.sameHands()
    const state = body.approved ? 'approved' : 'refused'
    await q.answerChange(ctx.tx, county, one.id, { state, paper: body.paper, answer: body.answer, account: me })
    if (body.approved) {
      await q.applyChange(ctx.tx, county, row.id, { plan: one.kind === 'change' ? one.plan : null, endsOn: one.kind === 'extend' ? one.until : null, stopped: one.kind === 'stop', on: today, words: body.answer })
    }
    await note(ctx, row, `${state}_${one.kind}`, `${CHANGE_KINDS[one.kind]}：${body.answer}（${body.paper}）`)
    return { state }
  }),

  route(c.reportZone, async (ctx: Ctx, { params, body }) => {
    const { county, today } = reach(ctx)
    const row = await hold(ctx, params.id, ['running'], body.version)
    const owed = owedOf(row, await q.filingsOf(ctx.tx, county, row.id), today).filter((one) => one.year < Number(today.slice(0, 4)))
    if (owed.length) throw e.filingsOwed(owed.map((one) => `${one.year}${FILING_KINDS[one.kind]}`))
    await q.setReport(ctx.tx, county, row.id, { words: body.words, satisfaction: { share: body.share, asked: body.asked, source: body.source } })
    await note(ctx, row, 'reported', `居民满意${body.share}%，调查${body.asked}人（${body.source}）`)
    return { version: row.version + 1 }
  }),

  route(c.recordZoneOpinion, async (ctx: Ctx, { params, body }) => {
    const { county, me, name } = reach(ctx)
    const row = await hold(ctx, params.id, ['reported'])
    const id = ctx.newId()
    await q.insertOpinion(ctx.tx, { county, id, region: row.region, zoneId: row.id, expert: body.expert, words: body.words, pass: body.pass, account: me, name, at: ctx.now })
    await note(ctx, row, 'opinion', `${body.expert}：${body.pass ? '同意通过' : '不同意通过'}`)
    return { id }
  }),

  route(c.decideZone, async (ctx: Ctx, { params, body }) => {
    const { county, today } = reach(ctx)
    const row = await hold(ctx, params.id, ['reported'], body.version)
    others(ctx, row)
    if ((await q.opinionsOf(ctx.tx, county, row.id)).length === 0) throw e.expertsNeeded()
    if (body.accepted && !body.residentsSatisfied) throw e.residentsFirst()
    await q.setDecision(ctx.tx, county, row.id, { state: body.accepted ? 'accepted' : 'failed', words: body.words, paper: body.paper, on: today })
    await note(ctx, row, body.accepted ? 'accepted' : 'failed', `${body.words}（${body.paper}）`)
    return { version: row.version + 1 }
  }),

  route(c.getZonePaper, async (ctx: Ctx, { params }) => {
    const row = await found(ctx, params.id)
    await ctx.audit('experiment_zone.paper_opened', { region: row.region, detail: { experiment_zone: row.id, file: params.fileId } })
    return need.openFile(ctx, params.fileId, row.id)
  }),
]
