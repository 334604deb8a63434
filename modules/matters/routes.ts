import { shanghaiDate } from '../../platform/kernel/dates.ts'
import { route, type Route } from '../../platform/server/context.ts'
import { catalogueOn, matterInForce, matterVersion } from './catalogue.ts'
import { getMatter, listMatters, type Matter, type MatterLine } from './contract.ts'
import { matterNotFound } from './errors.ts'

const lineOf = (one: Matter): MatterLine => ({
  code: one.code,
  version: one.version,
  title: one.title,
  summary: one.summary,
  kind: one.kind,
  type: one.type,
  lifeEvents: [...one.lifeEvents],
  audience: one.audience,
  department: one.department,
  level: one.level,
  channels: [...one.channels],
  openToNonRegistered: one.openToNonRegistered,
  handling: one.handling,
  visits: one.visits,
  feeFen: one.fee.fen,
  promised: one.limits.promised ?? one.limits.handle,
})

export const mattersRoutes: Route[] = [
  route(listMatters, async (ctx, { query }) => {
    const { matters, index } = await catalogueOn(ctx.tx, shanghaiDate(ctx.now))
    const items = index
      .find(query.q ?? '')
      .map((code) => matters.get(code)!)
      .filter(
        (one) =>
          (!query.lifeEvent || one.lifeEvents.includes(query.lifeEvent))
          && (!query.type || one.type === query.type)
          && (!query.kind || one.kind === query.kind)
          && (!query.channel || one.channels.includes(query.channel)),
      )
      .map(lineOf)
    return { items, total: items.length }
  }),

  route(getMatter, async (ctx, { params, query }) => {
    const now = await matterInForce(ctx.tx, params.code, shanghaiDate(ctx.now))
    const found =
      query.version === undefined || query.version === now?.version ? now : await matterVersion(ctx.tx, params.code, query.version)
    if (!found) throw matterNotFound()
    // Lists of a definition are read-only in the catalogue; a reply is a fresh object with the same content.
    return { ...(structuredClone(found) as object), inForce: found.version === now?.version } as never
  }),
]
