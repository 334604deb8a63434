import type { Input, Reply } from '../../../platform/kernel/operation.ts'
import type * as doors from '../contract/rules.ts'
import * as e from '../errors.ts'
import * as q from '../queries/rules.ts'
import { ratioText } from '../rules/shares.ts'
import { SOURCES } from '../rules/sources.ts'
import { can, note, reach, type Ctx } from './shared.ts'

export async function list(ctx: Ctx): Promise<Reply<typeof doors.listMoneyRules>> {
  const { county } = reach(ctx)
  const ratios = await q.listRatios(ctx.tx, county)
  const local = await q.localSources(ctx.tx, county)
  return {
    ratios: ratios.map((one) => ({ ...one, text: ratioText(one) })),
    sources: [
      ...Object.entries(SOURCES).map(([code, { title, payer }]) => ({ code, title, payer: payer ?? null, local: false, id: null, endedOn: null })),
      ...local.map(({ region: _region, ...one }) => ({ ...one, code: one.id, local: true })),
    ],
    mayChange: can(ctx, 'projects.keep'),
  }
}

export async function addRatio(ctx: Ctx, { body }: { body: Input<typeof doors.createRatio>['body'] }): Promise<{ id: string }> {
  const { county, me, name } = reach(ctx)
  if (body.province + body.prefecture + body.county === 0) throw e.ratioEmpty()
  if (await q.ratioTitled(ctx.tx, county, body.title)) throw e.ratioTaken()
  const [id, region] = [ctx.newId(), `${county}000000`]
  await q.insertRatio(ctx.tx, { county, id, region, title: body.title, province: body.province, prefecture: body.prefecture, banner: body.county, basis: body.basis, fromOn: body.fromOn, account: me, name, at: ctx.now })
  await note(ctx, { id, region, county }, 'money_rule.ratio_added', `${body.title} ${ratioText(body)}`)
  return { id }
}

export async function addSource(ctx: Ctx, { body }: { body: Input<typeof doors.createSource>['body'] }): Promise<{ id: string }> {
  const { county, me, name } = reach(ctx)
  const taken = [...Object.values(SOURCES), ...(await q.localSources(ctx.tx, county))]
  if (taken.some((one) => one.title === body.title)) throw e.sourceTaken()
  const [id, region] = [ctx.newId(), `${county}000000`]
  await q.insertSource(ctx.tx, { county, id, region, title: body.title, payer: body.payer ?? null, account: me, name, at: ctx.now })
  await note(ctx, { id, region, county }, 'money_rule.source_added', body.title)
  return { id }
}

export async function endSource(ctx: Ctx, { params, body }: { params: { id: string }; body: { words?: string } }): Promise<{ done: boolean }> {
  const { county, today } = reach(ctx)
  const row = await q.lockSource(ctx.tx, county, params.id)
  if (!row || row.endedOn) throw e.sourceUnknown()
  await q.endSource(ctx.tx, county, row.id, today)
  await note(ctx, { ...row, county }, 'money_rule.source_ended', body.words || row.title)
  return { done: true }
}
