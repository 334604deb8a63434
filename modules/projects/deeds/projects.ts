import type { Input, Reply } from '../../../platform/kernel/operation.ts'
import type * as doors from '../contract/projects.ts'
import type { Project } from '../contract/projects.ts'
import * as e from '../errors.ts'
import * as accounts from '../queries/accounts.ts'
import { placesNamed, planTitle, stepsOf } from '../queries/parts.ts'
import * as q from '../queries/projects.ts'
import { findRatio } from '../queries/rules.ts'
import { behind, DONE_STATES, PROJECT_MOVES, PROJECT_STATES, projectMoves } from '../rules/progress.ts'
import { fundingOf, payers, ratioText, type Payer } from '../rules/shares.ts'
import { uses } from '../rules/sources.ts'
import { sumsOf, titlesOf } from './books.ts'
import { can, idCursor, note, ownPlace, paged, reach, type Ctx } from './shared.ts'

const shown = (today: string) => ({ county: _county, ...row }: q.ProjectRow): Project =>
  ({ ...row, behind: behind(row, today), late: (row.state === 'planned' || row.state === 'building') && row.dueOn < today })

export async function list(ctx: Ctx, { query }: { query: NonNullable<Input<typeof doors.listProjects>['query']> }): Promise<Reply<typeof doors.listProjects>> {
  const at = reach(ctx, query.region)
  const f = { lo: at.lo, hi: at.hi, q: query.q ?? '', mode: query.mode ?? '', today: at.today }
  const counts = await q.countProjects(ctx.tx, f)
  return { ...paged(await q.listProjects(ctx.tx, { ...f, show: query.show ?? 'all', after: idCursor(query.after) }), shown(at.today)), counts }
}

export async function open(ctx: Ctx, { params }: { params: { id: string } }): Promise<Reply<typeof doors.getProject>> {
  const at = reach(ctx)
  const row = await q.findProject(ctx.tx, at, params.id)
  if (!row) throw e.projectNotFound()
  const ratio = row.ratioId ? await findRatio(ctx.tx, row.county, row.ratioId) : undefined
  const account = (await accounts.findAccount(ctx.tx, at, row.accountId))!
  const sums = await sumsOf(ctx.tx, account, await titlesOf(ctx.tx, at))
  const paid = ratio ? await paidByLevel(ctx, row) : {}
  const planned = row.planCode ? await planTitle(ctx.tx, row.planCode) : null
  return {
    project: shown(at.today)(row),
    ratio: ratio ? { id: ratio.id, title: ratio.title, text: ratioText(ratio), basis: ratio.basis } : null,
    planTitle: planned,
    shares: ratio ? fundingOf(row.budgetFen, ratio, paid) : [],
    sources: sums.sources.map(({ code, title, amountFen }) => ({ source: code, title, amountFen })),
    totalFen: sums.inFen,
    progress: await q.progressOf(ctx.tx, row.county, row.id),
    steps: await stepsOf(ctx.tx, row.county, row.id),
    moves: can(ctx, 'projects.keep') ? projectMoves.filter((move) => (PROJECT_MOVES[move].from as readonly string[]).includes(row.state)) : [],
    mayEdit: can(ctx, 'projects.keep') && (row.state === 'planned' || row.state === 'building'),
    mayReport: can(ctx, 'projects.report') && (row.state === 'planned' || row.state === 'building'),
    mayMoney: can(ctx, 'projects.money'),
  }
}

/** What each level paid into a project, reversals taken off. */
async function paidByLevel(ctx: Ctx, row: q.ProjectRow): Promise<Partial<Record<Payer, number>>> {
  const paid: Partial<Record<Payer, number>> = {}
  for (const one of await q.paidByPayer(ctx.tx, row.county, row.accountId)) paid[one.payer] = one.fen
  return paid
}

type Body = Omit<Input<typeof doors.createProject>['body'], 'clientId'>

async function values(ctx: Ctx, county: string, body: Body): Promise<q.ProjectValues> {
  if (body.dueOn <= body.startOn) throw e.daysWrong('完工日期应晚于开工日期', 'body.dueOn')
  if (body.ratioId && !(await findRatio(ctx.tx, county, body.ratioId))) throw e.ratioUnknown()
  const planCode = body.planCode ?? ''
  if (body.named && !planCode) throw e.planNeeded()
  if (planCode && (await planTitle(ctx.tx, planCode)) === null) throw e.planUnknown()
  return {
    region: body.region, name: body.name, mode: body.mode, facility: body.facility, site: body.site, areaM2: body.areaM2, owner: body.owner, budgetFen: body.budgetFen, ratioId: body.ratioId ?? null,
    startOn: body.startOn, dueOn: body.dueOn, named: body.named ?? false, planCode, quote: body.quote ?? '',
  }
}

export async function create(ctx: Ctx, { body }: { body: Input<typeof doors.createProject>['body'] }): Promise<{ id: string }> {
  const { county, me, name, today } = reach(ctx)
  const place = await ownPlace(ctx, body.region)
  const next = await values(ctx, county, body)
  const [id, accountId] = [ctx.newId(), ctx.newId()]
  await accounts.insertAccount(ctx.tx, {
    county, id: accountId, region: place.code, kind: 'project', name: body.name, purpose: '项目资金', uses, projectId: id, openedOn: body.startOn < today ? body.startOn : today, account: me, byName: name, at: ctx.now,
  })
  await q.insertProject(ctx.tx, { ...next, county, id, accountId, account: me, byName: name, at: ctx.now })
  await note(ctx, { id, region: place.code, county }, 'project.created', body.name)
  return { id }
}

async function hold(ctx: Ctx, id: string, version?: number): Promise<q.ProjectRow> {
  const row = await q.lockProject(ctx.tx, reach(ctx), id)
  if (!row) throw e.projectNotFound()
  if (version !== undefined && row.version !== version) throw e.changedMeanwhile()
  return row
}

export async function update(ctx: Ctx, { params, body }: { params: { id: string }; body: Input<typeof doors.updateProject>['body'] }): Promise<{ version: number }> {
  const row = await hold(ctx, params.id, body.version)
  if (row.state !== 'planned' && row.state !== 'building') throw e.notNow(PROJECT_STATES[row.state])
  // A project does not wander: money and history lie at its place.
  if (body.region !== row.region) throw e.placeWrong('项目登记以后地点不能改。地点错了的，请停止这个项目，另行登记')
  const next = await values(ctx, row.county, body)
  await q.updateProject(ctx.tx, row.county, row.id, next)
  if (next.name !== row.name) await accounts.renameAccount(ctx.tx, row.county, row.accountId, next.name)
  const { regionName: _name, ...before } = row
  const changed = (Object.keys(next) as (keyof q.ProjectValues)[]).filter((key) => next[key] !== before[key])
  await note(ctx, row, 'project.changed', body.words, { before: Object.fromEntries(changed.map((key) => [key, before[key]])) })
  return { version: row.version + 1 }
}

export async function move(ctx: Ctx, { params, body }: { params: { id: string }; body: Input<typeof doors.moveProject>['body'] }): Promise<{ version: number }> {
  const { today } = reach(ctx)
  const row = await hold(ctx, params.id, body.version)
  const rule = PROJECT_MOVES[body.move]
  if (!(rule.from as readonly string[]).includes(row.state)) throw e.notNow(PROJECT_STATES[row.state])
  if ((body.words ?? '').trim().length < 2) throw e.wordsNeeded(rule.words)
  if (body.on > today) throw e.daysWrong('应是今天或以前')
  if (row.doneOn && body.on < row.doneOn) throw e.daysWrong('不能早于验收日期')
  const doneOn = DONE_STATES.includes(rule.to) ? (row.doneOn ?? body.on) : null
  await q.setProjectState(ctx.tx, row.county, row.id, rule.to, doneOn)
  if (body.move === 'accept' && row.percent < 100) await insertProgress(ctx, row, { on: body.on, percent: 100, words: '验收' })
  await note(ctx, row, `project.${body.move}`, body.words, { on: body.on })
  return { version: row.version + 1 }
}

async function insertProgress(ctx: Ctx, row: q.ProjectRow, one: { on: string; percent: number; words: string }): Promise<string> {
  const { me, name } = reach(ctx)
  const id = ctx.newId()
  await q.insertProgress(ctx.tx, { county: row.county, id, region: row.region, projectId: row.id, ...one, account: me, name, at: ctx.now })
  return id
}

export async function report(ctx: Ctx, { params, body }: { params: { id: string }; body: Input<typeof doors.reportProjectProgress>['body'] }): Promise<{ id: string }> {
  const { today } = reach(ctx)
  const row = await hold(ctx, params.id)
  if (row.state !== 'planned' && row.state !== 'building') throw e.notNow(PROJECT_STATES[row.state])
  if (body.on > today) throw e.daysWrong('应是今天或以前')
  const id = await insertProgress(ctx, row, body)
  await note(ctx, row, 'project.reported', `${body.percent}%`, { on: body.on })
  return { id }
}

/** Money of the place by source, against the shares due, and place by place (PLN-08). */
export async function money(ctx: Ctx, { query }: { query: NonNullable<Input<typeof doors.getProjectMoney>['query']> }): Promise<Reply<typeof doors.getProjectMoney>> {
  const at = reach(ctx, query.region)
  const [from, until] = [query.from ?? '1949-10-01', query.until ?? at.today]
  if (until < from) throw e.daysWrong('结束日期不能早于开始日期', 'query.until')
  const kind = { all: '', projects: 'project', special: 'special', fund: 'fund' }[query.of ?? 'all']
  const books = await q.moneyBooks(ctx.tx, { lo: at.lo, hi: at.hi, from, until, kind })
  const title = await titlesOf(ctx.tx, at)
  const sumBy = (rows: readonly q.BookSum[]) => {
    const by = new Map<string, number>()
    for (const one of rows) if (one.side === 'in') by.set(one.book, (by.get(one.book) ?? 0) + one.fen)
    return [...by].filter(([, fen]) => fen !== 0).map(([source, amountFen]) => ({ source, title: title(`in:${source}`), amountFen })).toSorted((a, b) => b.amountFen - a.amountFen || (a.source < b.source ? -1 : 1))
  }
  const sum = (rows: readonly q.BookSum[], side: 'in' | 'out') => rows.filter((one) => one.side === side).reduce((all, one) => all + one.fen, 0)
  const shared = await q.sharedProjects(ctx.tx, at)
  const shares = shared.map((one) => fundingOf(one.budgetFen, { province: one.province, prefecture: one.prefecture, county: one.banner }, { province: one.paidProvince, prefecture: one.paidPrefecture, county: one.paidCounty }))
  const regions = [...new Set(books.map((one) => one.region))].sort()
  const names = await placesNamed(ctx.tx, regions.slice(0, 300))
  return {
    day: at.today, totalFen: sum(books, 'in'), outFen: sum(books, 'out'), balanceFen: sum(books, 'in') - sum(books, 'out'), sources: sumBy(books),
    shares: shared.length ? payers.map((payer, i) => ({
      payer, dueFen: shares.reduce((all, one) => all + one[i]!.dueFen, 0), paidFen: shares.reduce((all, one) => all + one[i]!.paidFen, 0), shortFen: shares.reduce((all, one) => all + one[i]!.shortFen, 0),
    })) : [],
    sharedProjects: shared.length,
    places: regions.slice(0, 300).map((region) => {
      const own = books.filter((one) => one.region === region)
      return { region, regionName: names.get(region) ?? region, inFen: sum(own, 'in'), outFen: sum(own, 'out'), balanceFen: sum(own, 'in') - sum(own, 'out'), sources: sumBy(own) }
    }),
    morePlaces: regions.length > 300,
  }
}
