import { route, type Route } from '../../platform/server/context.ts'
import * as c from './contract.ts'
import * as deeds from './deeds.ts'
import type { Ctx, SupervisionNeeds } from './needs.ts'

/** The doors of supervision: board, curve, late cases, topics. */
export const makeSupervisionRoutes = (needs: SupervisionNeeds): Route[] => [
  route(c.getSupervision, (ctx: Ctx, input) => deeds.board(ctx, input)),
  route(c.getBacklog, (ctx: Ctx, input) => deeds.backlog(ctx, input)),
  route(c.listLateCases, (ctx: Ctx, input) => deeds.late(ctx, input)),
  route(c.listHotTopics, (ctx: Ctx, input) => deeds.topics(ctx, input)),
  route(c.sendTopic, deeds.send(needs)),
]
