import type { Input } from '../../../platform/kernel/operation.ts'
import { mayActFor } from '../../register/index.ts'
import { scopeOf } from '../../regions/index.ts'
import type * as doors from '../contract/mandates.ts'
import * as e from '../errors.ts'
import type { AgencyNeeds } from '../needs.ts'
import * as q from '../queries/mandates.ts'
import { MANDATE_STATES, mayNow } from '../rules.ts'
import { note, reach, type Ctx } from './shared.ts'

/** Takes a paper into custody: the worker signs by writing it down, the resident on paper at once or in the portal later. */
export const receive = (need: AgencyNeeds) => async (ctx: Ctx, { params, body }: { params: { id: string }; body: Input<typeof doors.receivePaper>['body'] }): Promise<{ id: string }> => {
  const at = reach(ctx)
  const row = await q.findMandate(ctx.tx, at.county, params.id)
  if (!row) throw e.mandateNotFound()
  if (!mayNow('paper', row.state)) throw e.notNow(MANDATE_STATES[row.state])
  const id = ctx.newId()
  await q.insertPaper(ctx.tx, { county: at.county, id, region: row.region, mandateId: row.id, name: body.name, copies: body.copies ?? 1, keptAt: body.keptAt, by: at.name, signed: body.signed === 'paper' ? 'paper' : '', at: ctx.now })
  await note(ctx, row, 'mandate', 'paper_received', `${body.name}${body.copies ?? 1}份，存放在${body.keptAt}`)
  if (body.signed === 'portal') {
    await need.notify(ctx, { county: at.county, region: row.region, personId: row.personId, template: 'agency_paper', title: '请您签一下交出的材料', body: `您把${body.name}（${body.copies ?? 1}份）交给了${at.name}代管。`, link: '/my/agency' })
  }
  return { id }
}

export const giveBack = (need: AgencyNeeds) => async (ctx: Ctx, { params, body }: { params: { id: string }; body: Input<typeof doors.returnPaper>['body'] }) => {
  const at = reach(ctx)
  const paper = await q.lockPaper(ctx.tx, at.county, params.id)
  const row = paper && (await q.findMandate(ctx.tx, at.county, paper.mandateId))
  if (!paper || !row) throw e.paperNotFound()
  if (paper.returnedAt) throw e.returnedAlready()
  if (paper.version !== body.version) throw e.changedMeanwhile()
  await q.givePaperBack(ctx.tx, at.county, paper.id, at.name, body.signed === 'paper' ? 'paper' : '', ctx.now)
  await note(ctx, row, 'mandate', 'paper_returned', paper.name)
  if (body.signed === 'portal') {
    await need.notify(ctx, { county: at.county, region: row.region, personId: row.personId, template: 'agency_paper', title: '请您签收退还的材料', body: `${at.name}把${paper.name}（${paper.copies}份）退还给您了。收到了请签收。`, link: '/my/agency' })
  }
  return { version: paper.version + 1 }
}

/** The resident signs what is unsigned: first that the paper was handed over, then that it came back. */
export async function sign(ctx: Ctx, { params, body }: { params: { id: string }; body: Input<typeof doors.signPaper>['body'] }) {
  const at = reach(ctx)
  const seen = await q.findPaper(ctx.tx, at.county, params.id)
  const row = seen && (await q.findMandate(ctx.tx, at.county, seen.mandateId))
  if (!row || !at.person || !(await mayActFor(ctx.tx, at.county, at.person, row.personId, 'apply', at.today))) throw e.paperNotFound()
  await ctx.tx.widen(scopeOf(row.region).lo, scopeOf(row.region).hi)
  const paper = (await q.lockPaper(ctx.tx, at.county, params.id))!
  if (paper.version !== body.version) throw e.changedMeanwhile()
  const what = paper.returnedAt && paper.returnedSigned === '' ? 'returned' : paper.receivedSigned === '' && !paper.returnedAt ? 'received' : undefined
  if (!what) throw e.nothingToSign()
  await q.signPaper(ctx.tx, at.county, paper.id, what)
  await note(ctx, row, 'mandate', what === 'received' ? 'paper_receipt_signed' : 'paper_return_signed', paper.name)
  return { version: paper.version + 1 }
}
