import { randomBytes } from 'node:crypto'
import type { z } from 'zod'
import { shanghaiDate } from '../../../platform/kernel/dates.ts'
import type { Input, Reply } from '../../../platform/kernel/operation.ts'
import type * as doors from '../contract.ts'
import * as e from '../errors.ts'
import * as systems from '../queries/events.ts'
import * as q from '../queries/lines.ts'
import { plainNumber } from '../rules.ts'
import { keyContext } from '../sealed-part.ts'
import { idFrom, isMine, note, reach, refuseElsewhere, type Ctx } from './shared.ts'

type Body<B> = B extends z.ZodType ? z.output<B> : never
const DAY = 86_400_000

export async function list(ctx: Ctx, { query }: { query: NonNullable<Input<typeof doors.listHotlineLines>['query']> }): Promise<Reply<typeof doors.listHotlineLines>> {
  const at = reach(ctx)
  const rows = await q.listLines(ctx.tx, { county: at.county, ended: query.ended === 'yes', today: at.today, since: idFrom(new Date(ctx.now.getTime() - 30 * DAY)) })
  return { items: rows.map((row) => ({ ...row, mine: isMine(ctx, row.region) })) }
}

/** What to dial at a place: its own number first, then those of the places above. */
export async function numbers(ctx: Ctx, { query }: { query: NonNullable<Input<typeof doors.listServiceNumbers>['query']> }): Promise<Reply<typeof doors.listServiceNumbers>> {
  const { county } = ctx.services.settings
  const today = shanghaiDate(ctx.now)
  const rows = await q.listLines(ctx.tx, { county, ended: false, today, since: idFrom(ctx.now) })
  const at = query.region ?? ''
  const serves = (region: string) => !at || at.startsWith(region.replace(/(000)+$/, ''))
  return {
    items: rows.filter((row) => row.kind !== 'old' && row.validFrom <= today && serves(row.region)).sort((a, b) => b.region.localeCompare(a.region))
      .map(({ phone, name, kind, hours, regionName }) => ({ phone, name, kind, hours, regionName })),
  }
}

export async function create(ctx: Ctx, { body }: { body: Body<typeof doors.createHotlineLine.body> }): Promise<{ id: string }> {
  const at = reach(ctx)
  refuseElsewhere(ctx, body.region)
  if ((body.kind === 'old') !== (body.joinsId !== null)) throw e.joinWrong()
  if (body.untilOn && body.untilOn < body.validFrom) throw e.daysWrong('转接截止日不能早于开始')
  if (body.untilOn && !body.announcement) throw e.announcementNeeded()
  let { region } = body
  if (body.joinsId) {
    const joined = await q.findLine(ctx.tx, at.county, body.joinsId)
    if (!joined || joined.endedOn) throw e.lineNotFound()
    if (joined.kind === 'old') throw e.joinWrong()
    // One queue: an old number stands where the number stands that it was merged into.
    refuseElsewhere(ctx, joined.region)
    region = joined.region
  }
  const id = ctx.newId()
  if (!(await q.insertLine(ctx.tx, { ...body, county: at.county, id, region, phone: plainNumber(body.phone) }))) throw e.lineExists()
  await note(ctx, { id, region }, 'line', body.kind === 'old' ? 'merged' : 'opened', body.topic)
  return { id }
}

export async function end(ctx: Ctx, { params, body }: { params: { id: string }; body: Body<typeof doors.endHotlineLine.body> }): Promise<{ version: number }> {
  const at = reach(ctx)
  const row = await q.findLine(ctx.tx, at.county, params.id)
  if (!row || row.endedOn) throw e.lineNotFound()
  refuseElsewhere(ctx, row.region)
  if (body.on < row.validFrom) throw e.daysWrong('结束不能早于开始')
  if (await q.othersJoin(ctx.tx, at.county, row.id)) throw e.othersJoin()
  if ((await q.endLine(ctx.tx, at.county, row.id, body.version, body.on)) !== 1) throw e.changedMeanwhile()
  await note(ctx, row, 'line', 'ended', body.reason)
  return { version: body.version + 1 }
}

export async function reached(ctx: Ctx): Promise<Reply<typeof doors.getHotlineReach>> {
  const at = reach(ctx)
  const rows = await q.reach(ctx.tx, at)
  return {
    served: rows.filter((row) => row.served).length, communities: rows.length, on: at.today, old: (await q.oldInForce(ctx.tx, at.county, at.today)).n,
    unserved: rows.filter((row) => !row.served).slice(0, 200).map(({ code, name }) => ({ code, name })),
  }
}

export const listSystems = async (ctx: Ctx): Promise<Reply<typeof doors.listTelephoneSystems>> => ({ items: await systems.listSystems(ctx.tx, reach(ctx)) })

/** The key leaves the server this once. */
export async function connect(ctx: Ctx, { body }: { body: Body<typeof doors.connectTelephoneSystem.body> }): Promise<{ id: string; key: string }> {
  const at = reach(ctx)
  refuseElsewhere(ctx, body.region)
  const id = ctx.newId()
  const key = randomBytes(32).toString('base64url')
  await systems.insertSystem(ctx.tx, { county: at.county, id, region: body.region, name: body.name, keySealed: ctx.services.sealer.seal(key, keyContext(id)), now: ctx.now, by: at.name })
  await note(ctx, { id, region: body.region }, 'system', 'connected')
  return { id, key }
}

export async function disconnect(ctx: Ctx, { params, body }: { params: { id: string }; body: Body<typeof doors.disconnectTelephoneSystem.body> }): Promise<{ version: number }> {
  const at = reach(ctx)
  const row = await systems.findSystem(ctx.tx, at.county, params.id)
  if (!row || row.endedAt) throw e.systemNotFound()
  if ((await systems.endSystem(ctx.tx, at.county, row.id, body.version, ctx.now)) !== 1) throw e.changedMeanwhile()
  await note(ctx, row, 'system', 'disconnected', body.reason)
  return { version: body.version + 1 }
}
