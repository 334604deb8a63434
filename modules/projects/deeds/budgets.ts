import type { Input, Reply } from '../../../platform/kernel/operation.ts'
import { levelOf } from '../../regions/index.ts'
import type * as doors from '../contract/budgets.ts'
import type { ActivityRound } from '../contract/budgets.ts'
import * as e from '../errors.ts'
import * as accounts from '../queries/accounts.ts'
import * as q from '../queries/budgets.ts'
import { communitiesOf } from '../queries/parts.ts'
import { BUDGET_ITEMS, budgetItems, USES, type BudgetItem, type Use } from '../rules/sources.ts'
import { can, note, ownPlace, reach, type Ctx, type ProjectNeeds } from './shared.ts'
import { LAST_ID } from '../../../platform/kernel/paging.ts'

const roundShown = ({ county: _county, region: _region, ...row }: q.RoundRow): ActivityRound => row

export async function listRounds(ctx: Ctx): Promise<Reply<typeof doors.listActivityRounds>> {
  return { items: (await q.listRounds(ctx.tx, reach(ctx))).map(roundShown), mayCompute: can(ctx, 'projects.budget') }
}

export async function openRound(ctx: Ctx, { params }: { params: { id: string } }): Promise<Reply<typeof doors.getActivityRound>> {
  const at = reach(ctx)
  const round = await q.findRound(ctx.tx, at, params.id)
  if (!round) throw e.roundNotFound()
  const dues = await q.duesOf(ctx.tx, at, round)
  const mayPay = can(ctx, 'projects.money') && round.current && levelOf(at.here) === 'county'
  const able = mayPay ? (await accounts.listAccounts(ctx.tx, { lo: at.lo, hi: at.hi, q: '', show: 'special', after: LAST_ID })).filter((one) => one.uses.includes('activity')) : []
  return {
    round: roundShown(round), dues: dues.map((one) => ({ ...one, owingFen: Math.max(0, one.dueFen - one.paidFen) })),
    accounts: able.map(({ id, name, balanceFen }) => ({ id, name, balanceFen })), mayPay,
  }
}

/** Due = rate × permanent population on the day, whole fen (PLN-10). Kept as computed: what people say today of that day may differ later. */
export const compute = (need: ProjectNeeds) => async (ctx: Ctx, { body }: { body: Input<typeof doors.computeActivityFunds>['body'] }): Promise<{ id: string }> => {
  const { county, today, me, name } = reach(ctx)
  if (body.baseOn > today) throw e.daysWrong('人口日期应是今天或以前', 'body.baseOn')
  const year = Number(body.year)
  const last = await q.lastRound(ctx.tx, county, year)
  if (last && (body.words ?? '').length < 2) throw e.roundTaken()
  const people = await need.residents(ctx, county, body.baseOn)
  const communities = await communitiesOf(ctx.tx, { lo: county, hi: `${county}:` }, body.baseOn)
  const [id, region] = [ctx.newId(), `${county}000000`]
  await q.insertRound(ctx.tx, { county, id, region, year, nth: (last?.nth ?? 0) + 1, rateFen: body.rateFen, baseOn: body.baseOn, basis: body.basis, words: body.words ?? '', account: me, name, at: ctx.now })
  await q.insertDues(ctx.tx, county, id, communities.map((one) => {
    const n = people.get(one.code) ?? 0
    return { id: ctx.newId(), region: one.code, people: n, dueFen: n * body.rateFen }
  }))
  await note(ctx, { id, region, county }, 'activity_fund.computed', body.words ?? '', { year, rateFen: body.rateFen, baseOn: body.baseOn })
  return { id }
}

/** Every community with the five items of a year; an item that finance has not set is missing (PLN-19). */
export async function list(ctx: Ctx, { query }: { query: { year?: number; region?: string | undefined; show?: 'all' | 'missing' } }): Promise<Reply<typeof doors.getBudgets>> {
  const at = reach(ctx, query.region)
  const year = query.year ?? Number(at.today.slice(0, 4))
  const communities = await communitiesOf(ctx.tx, at, at.today)
  const rows = await q.budgetsOf(ctx.tx, at, year)
  const spent = await q.spentOf(ctx.tx, at, year)
  const by = new Map(rows.map((row) => [`${row.region} ${row.item} ${row.kind}`, row]))
  const spentBy = new Map<string, number>()
  for (const one of spent) {
    const item = USES[one.use as Use]?.item
    if (item) spentBy.set(`${one.region} ${item}`, (spentBy.get(`${one.region} ${item}`) ?? 0) + one.fen)
  }
  const lines = communities.map(({ code, name }) => {
    const items = budgetItems.map((item) => {
      const [asked, set] = [by.get(`${code} ${item} asked`), by.get(`${code} ${item} set`)]
      return { item, askedFen: asked?.amountFen ?? null, setFen: set?.amountFen ?? null, spentFen: spentBy.get(`${code} ${item}`) ?? 0, words: set?.words || asked?.words || '' }
    })
    return {
      region: code, regionName: name, items, setFen: items.reduce((sum, one) => sum + (one.setFen ?? 0), 0), spentFen: items.reduce((sum, one) => sum + one.spentFen, 0),
      missing: items.filter((one) => one.setFen === null).map((one) => one.item),
    }
  })
  const shown = query.show === 'missing' ? lines.filter((one) => one.missing.length > 0) : lines
  const total = (item: BudgetItem) => {
    const of = lines.map((one) => one.items.find((each) => each.item === item)!)
    return { item, setFen: of.reduce((sum, one) => sum + (one.setFen ?? 0), 0), spentFen: of.reduce((sum, one) => sum + one.spentFen, 0), missing: of.filter((one) => one.setFen === null).length }
  }
  return {
    year, lines: shown, communities: lines.length, missing: lines.filter((one) => one.missing.length > 0).length, setFen: lines.reduce((sum, one) => sum + one.setFen, 0),
    spentFen: lines.reduce((sum, one) => sum + one.spentFen, 0), totals: budgetItems.map(total), maySet: can(ctx, 'projects.budget'), mayAsk: can(ctx, 'projects.ask') && levelOf(at.here) === 'community',
  }
}

async function enter(ctx: Ctx, region: string, kind: 'asked' | 'set', body: { year: unknown; item: BudgetItem; amountFen: number; words?: string }): Promise<{ id: string }> {
  const { county, me, name } = reach(ctx)
  const place = await ownPlace(ctx, region)
  if (place.level !== 'community') throw e.placeWrong('请选择社区（嘎查）')
  const id = ctx.newId()
  await q.insertBudget(ctx.tx, { county, id, region: place.code, year: Number(body.year), item: body.item, kind, amountFen: body.amountFen, words: body.words ?? '', account: me, name, at: ctx.now })
  await note(ctx, { id, region: place.code, county }, 'community_budget.entered', BUDGET_ITEMS[body.item], { year: Number(body.year), item: body.item, kind, amountFen: body.amountFen })
  return { id }
}

export const set = (ctx: Ctx, { body }: { body: Input<typeof doors.enterBudget>['body'] }) => enter(ctx, body.region, 'set', body)
export const ask = (ctx: Ctx, { body }: { body: Input<typeof doors.askBudget>['body'] }) => enter(ctx, reach(ctx).here, 'asked', body)
