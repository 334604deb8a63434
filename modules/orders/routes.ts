import { route, type Route } from '../../platform/server/context.ts'
import * as c from './contract.ts'
import * as inbound from './deeds/inbound.ts'
import * as open311 from './deeds/open311.ts'
import * as orders from './deeds/orders.ts'
import type { Ctx, OrderNeeds } from './needs.ts'

/** The doors of orders: for staff, for partners with their key, and GeoReport v2. */
export const makeOrderRoutes = (need: OrderNeeds): Route[] => [
  route(c.listPartners, (ctx: Ctx) => orders.partners(ctx)),
  route(c.addPartner, (ctx: Ctx, input) => orders.addPartner(ctx, input)),
  route(c.updatePartner, (ctx: Ctx, input) => orders.updatePartner(ctx, input)),
  route(c.renewPartnerKey, (ctx: Ctx, input) => orders.renewKey(ctx, input)),
  route(c.pullServices, orders.services(need)),
  route(c.listOrders, (ctx: Ctx, input) => orders.list(ctx, input)),
  route(c.sendOrder, (ctx: Ctx, input) => orders.send(ctx, input)),
  route(c.receiveOrder, inbound.receive(need)),
  route(c.getInboundOrder, (ctx: Ctx, input) => inbound.state(ctx, input)),
  route(c.callBackOrder, (ctx: Ctx, input) => inbound.callBack(ctx, input)),
  route(c.reportProgress, (ctx: Ctx, input) => inbound.progress(ctx, input)),
  route(c.getOrder, (ctx: Ctx, input) => orders.open(ctx, input)),
  route(c.returnOrder, orders.giveBack(need)),
  route(c.resendMessage, (ctx: Ctx, input) => orders.resend(ctx, input)),
  route(c.discoverOpen311, (ctx: Ctx, input) => open311.discovery(ctx, input)),
  route(c.listOpen311Services, (ctx: Ctx, input) => open311.serviceList(ctx, input)),
  route(c.getOpen311Service, (ctx: Ctx, input) => open311.serviceDefinition(ctx, input)),
  route(c.listOpen311Requests, (ctx: Ctx, input) => open311.requests(ctx, input)),
  route(c.getOpen311Request, (ctx: Ctx, input) => open311.request(ctx, input)),
  route(c.postOpen311Request, (ctx: Ctx, input) => open311.create(need)(ctx, input)),
  route(c.getOpen311Token, (ctx: Ctx, input) => open311.token(ctx, input)),
]
