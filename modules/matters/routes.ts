import { shanghaiDate } from '../../platform/kernel/dates.ts'
import { route, type Route } from '../../platform/server/context.ts'
import { catalogueOn, matterInForce, matterVersion } from './catalogue.ts'
import { getMatter, listMatters, type Matter, type MatterLine } from './contract.ts'
import * as doors from './design/contract.ts'
import * as drafts from './design/drafts.ts'
import * as reading from './design/reading.ts'
import { reach } from './design/shared.ts'
import { matterNotFound } from './errors.ts'
import type { Ctx, MatterNeeds } from './needs.ts'
import { findRegion } from '../regions/index.ts'

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

/** The doors of matters: the public catalogue, and the designer with what the app hands in. */
export const makeMatterRoutes = (needs: MatterNeeds): Route[] => [
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

  route(doors.listMatterFiles, (ctx: Ctx, input) => reading.list(ctx, input)),
  route(doors.getMatterFile, (ctx: Ctx, input) => reading.open(ctx, input)),
  route(doors.compareMatters, (ctx: Ctx, input) => reading.compare(ctx, input)),
  route(doors.listMatterSavings, (ctx: Ctx, input) => reading.savings(ctx, input)),
  route(doors.listMatterGuides, (ctx: Ctx) => reading.guides(ctx)),
  route(doors.createMatterDraft, (ctx: Ctx, input) => drafts.create(ctx, input)),
  route(doors.getMatterDraft, (ctx: Ctx, input) => drafts.open(ctx, needs, input)),
  route(doors.saveMatterDraft, (ctx: Ctx, input) => drafts.save(ctx, needs, input)),
  route(doors.moveMatterDraft, (ctx: Ctx, input) => drafts.move(ctx, needs, input)),
  route(doors.tryMatterDraft, (ctx: Ctx, input) => drafts.tryOut(ctx, needs, input)),
  route(doors.exportMatter, async (ctx: Ctx, input) => drafts.exported(ctx, input, (await findRegion(ctx.tx, `${reach(ctx).county}000000`))?.name ?? '')),
  route(doors.keepOwnMatter, (ctx: Ctx, input) => drafts.keepOwn(ctx, input)),
]
