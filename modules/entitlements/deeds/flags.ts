import { shanghaiDate } from '../../../platform/kernel/dates.ts'
import type { Input, Reply } from '../../../platform/kernel/operation.ts'
import type { Tx } from '../../../platform/server/db.ts'
import { actorOf } from '../../accounts/index.ts'
import { defineFollower, type CaseFollower } from '../../cases/index.ts'
import { mattersOn } from '../../matters/index.ts'
import { scopeOf } from '../../regions/index.ts'
import { STANDARD_PAIRS } from '../catalogue/pairs.ts'
import type * as doors from '../contract/flags.ts'
import type { EntitlementFlag } from '../contract/flags.ts'
import * as e from '../errors.ts'
import * as facts from '../queries/facts.ts'
import * as q from '../queries/flags.ts'
import { insertPair, placePairs, type PairRow } from '../queries/rules.ts'
import { idCursor, mattersToday, reach, type Ctx } from './shared.ts'

type Pair = PairRow & { source: 'standard' | 'place' }

/** Pairs as this place has them: its own newest word, else the standard. */
export async function pairsNow(tx: Tx, county: string): Promise<Pair[]> {
  const own = await placePairs(tx, county)
  const said = new Set(own.map(({ one, other }) => `${one} ${other}`))
  return [...own.map((pair) => ({ ...pair, source: 'place' as const })), ...STANDARD_PAIRS.filter(({ one, other }) => !said.has(`${one} ${other}`)).map((pair) => ({ ...pair, inUse: true, byName: '', source: 'standard' as const }))]
}

export async function pairs(ctx: Ctx): Promise<Reply<typeof doors.listEntitlementPairs>> {
  const matters = await mattersToday(ctx)
  const title = (code: string) => matters.get(code)?.title ?? code
  return { items: (await pairsNow(ctx.tx, reach(ctx).county)).map((pair) => ({ ...pair, oneTitle: title(pair.one), otherTitle: title(pair.other) })) }
}

export async function writePair(ctx: Ctx, { body }: { body: Input<typeof doors.writeEntitlementPair>['body'] }): Promise<Reply<typeof doors.writeEntitlementPair>> {
  const { county, here, name } = reach(ctx)
  if (body.one === body.other) throw e.sameMatter()
  const matters = await mattersToday(ctx)
  if (!matters.has(body.one) || !matters.has(body.other)) throw e.matterUnknown()
  const [one, other] = [body.one, body.other].sort() as [string, string]
  const id = ctx.newId()
  await insertPair(ctx.tx, { county, id, region: here, one, other, kind: body.kind, why: body.why, basis: body.basis ?? '', inUse: body.inUse ?? true, byName: name, at: ctx.now })
  await ctx.audit('entitlements.pair_written', { region: here, because: body.why, detail: { one, other, inUse: body.inUse ?? true } })
  return { id }
}

interface FlaggedCase { id: string; county: string; matterCode: string; applicantId: string | null }
type Found = Omit<EntitlementFlag, 'number' | 'answer' | 'otherTitle'> & { number: string; region: string }

/** What the applicant has or asks for beside this case and may not have together. The transaction must reach the county. */
async function found(tx: Tx, c: FlaggedCase, today: string): Promise<Found[]> {
  if (!c.applicantId) return []
  const all = (await pairsNow(tx, c.county)).filter((pair) => pair.inUse && (pair.one === c.matterCode || pair.other === c.matterCode))
  if (!all.length) return []
  const otherOf = (pair: Pair) => (pair.one === c.matterCode ? pair.other : pair.one)
  const programmeOf = new Map((await mattersOn(tx, today)).flatMap((one) => (one.settings?.['mode'] === 'monthly' ? [[one.code, String(one.settings['programme'])] as const] : [])))
  const paid = new Map((await facts.programmesPaid(tx, c.county, c.applicantId, today)).map((row) => [row.programme, row.since]))
  const cases = await facts.casesIn(tx, c.county, c.applicantId, all.map(otherOf), c.id)
  return all.flatMap((pair): Found[] => {
    const other = otherOf(pair)
    const said = { other, kind: pair.kind, why: pair.why, basis: pair.basis }
    const programme = programmeOf.get(other)
    const since = programme === undefined ? undefined : paid.get(programme)
    const open = cases.find((one) => one.matterCode === other && one.state !== 'concluded')
    // Where what is granted is paid here, the payment counts and not the case that led to it.
    const granted = programme === undefined ? cases.find((one) => one.matterCode === other && one.state === 'concluded') : undefined
    if (since) return [{ ...said, standing: 'has', since: since.slice(0, 10), number: '', region: '' }]
    if (granted) return [{ ...said, standing: 'has', since: (granted.concludedAt ?? granted.submittedAt).slice(0, 10), number: granted.number, region: granted.region }]
    return open ? [{ ...said, standing: 'asks', since: open.submittedAt.slice(0, 10), number: open.number, region: open.region }] : []
  })
}

async function flagsOf(ctx: Ctx, id: string) {
  const { county, today } = reach(ctx)
  const c = await facts.findCase(ctx.tx, county, id)
  if (!c) throw e.caseNotFound()
  const { lo, hi } = scopeOf(county)
  const own = { lo: ctx.tx.scope.as === 'staff' ? ctx.tx.scope.lo : lo, hi: ctx.tx.scope.as === 'staff' ? ctx.tx.scope.hi : hi }
  // The case is the reader's; that the applicant has something else is looked up in the whole county, and nothing but that is told.
  await ctx.tx.widen(lo, hi)
  const flags = await found(ctx.tx, { ...c, county }, today)
  await ctx.tx.widen(own.lo, own.hi)
  return { c, county, flags: flags.map(({ region, number, ...flag }) => ({ ...flag, number: region && region >= own.lo && region < own.hi ? number : '' })) }
}

export async function ofCase(ctx: Ctx, { params }: { params: { id: string } }): Promise<Reply<typeof doors.getCaseFlags>> {
  const { c, county, flags } = await flagsOf(ctx, params.id)
  const answers = new Map((await q.answersOf(ctx.tx, county, c.id)).map((row) => [row.other, row]))
  const matters = await mattersToday(ctx)
  return {
    open: !['concluded', 'declined', 'withdrawn', 'draft'].includes(c.state),
    items: flags.map((flag) => {
      const said = answers.get(flag.other)
      return { ...flag, otherTitle: matters.get(flag.other)?.title ?? flag.other, answer: said && said.answer !== 'left' ? { answer: said.answer, note: said.note, byName: said.byName, at: said.at } : null }
    }),
  }
}

export async function answer(ctx: Ctx, { params, body }: { params: { id: string }; body: Input<typeof doors.answerCaseFlag>['body'] }): Promise<Reply<typeof doors.answerCaseFlag>> {
  const { c, county, flags } = await flagsOf(ctx, params.id)
  if (!flags.some((flag) => flag.other === body.other)) throw e.flagNotFound()
  const { accountId, name } = actorOf(ctx)
  const id = ctx.newId()
  await q.insertAnswer(ctx.tx, { county, id, region: c.region, caseId: c.id, other: body.other, answer: body.answer, note: body.note, byAccount: accountId, byName: name, at: ctx.now })
  await ctx.audit('entitlements.flag_answered', { region: c.region, because: '办理事项', detail: { case: c.id, other: body.other, answer: body.answer } })
  return { id }
}

export async function left(ctx: Ctx, { query }: { query: NonNullable<Input<typeof doors.listLeftFlags>['query']> }): Promise<Reply<typeof doors.listLeftFlags>> {
  const { county, lo, hi } = reach(ctx)
  const rows = await q.leftFlags(ctx.tx, { county, lo, hi, after: idCursor(query.after) })
  const matters = await mattersToday(ctx)
  const items = rows.slice(0, 50).map(({ other, ...row }) => ({ ...row, regionName: row.regionName ?? row.region, otherTitle: matters.get(other)?.title ?? other }))
  return { items, next: rows.length > 50 ? items.at(-1)!.id : null }
}

/** Goes along with a conclusion that grants: a flag that nobody answered is written down for those who look after the work. Stops nothing. */
export const flagFollower: CaseFollower = defineFollower({
  name: 'entitlements.flags',
  suits: (c) => c.move === 'conclude' && c.applicantId !== null && (c.outcome === 'granted' || c.outcome === 'done'),
  async moved(d, c) {
    const pairs = (await pairsNow(d.tx, c.county)).filter((pair) => pair.inUse && (pair.one === c.matterCode || pair.other === c.matterCode))
    if (!pairs.length) return
    const { scope } = d.tx
    const { lo, hi } = scopeOf(c.county)
    await d.tx.widen(lo, hi)
    const flags = await found(d.tx, c, shanghaiDate(d.now))
    if (scope.as === 'staff') await d.tx.widen(scope.lo, scope.hi)
    const answered = new Set((await q.answersOf(d.tx, c.county, c.id)).map((row) => row.other))
    for (const flag of flags.filter(({ other }) => !answered.has(other))) {
      await q.insertAnswer(d.tx, { county: c.county, id: d.newId(), region: c.region, caseId: c.id, other: flag.other, answer: 'left', note: '', byAccount: d.by.accountId, byName: d.by.name, at: d.now })
      await d.ctx?.audit('entitlements.flag_left', { region: c.region, because: '办结时没有答复', detail: { case: c.id, other: flag.other } })
    }
  },
})
