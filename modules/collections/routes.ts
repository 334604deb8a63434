import { route, type Route } from '../../platform/server/context.ts'
import * as c from './contract.ts'
import * as collections from './deeds/collections.ts'
import * as sheets from './deeds/sheets.ts'
import type { CollectionNeeds, Ctx } from './needs.ts'

/** The doors of collections and of the sheets that places owe to them. */
export const makeCollectionRoutes = (need: CollectionNeeds): Route[] => [
  route(c.listCollections, (ctx: Ctx, input) => collections.list(ctx, input)),
  route(c.listCollectionDeadlines, (ctx: Ctx, input) => collections.deadlines(ctx, input)),
  route(c.getCollection, (ctx: Ctx, input) => collections.open(ctx, input)),
  route(c.createCollection, collections.create(need)),
  route(c.updateCollection, collections.update(need)),
  route(c.issueCollection, collections.issue(need)),
  route(c.cancelCollection, (ctx: Ctx, input) => collections.cancel(ctx, input)),
  route(c.exportCollection, (ctx: Ctx, input) => collections.exported(ctx, input)),
  route(c.listSheets, (ctx: Ctx, input) => sheets.list(ctx, input)),
  route(c.getSheet, (ctx: Ctx, input) => sheets.open(ctx, input)),
  route(c.saveSheet, sheets.save(need)),
  route(c.moveSheet, sheets.move(need)),
  route(c.addEvidence, sheets.addEvidence(need)),
  route(c.dropEvidence, (ctx: Ctx, input) => sheets.dropEvidence(ctx, input)),
  route(c.getEvidence, sheets.openEvidence(need)),
  route(c.getSheetWorkbook, (ctx: Ctx, input) => sheets.workbook(ctx, input)),
  route(c.readSheetWorkbook, (ctx: Ctx, input) => sheets.readWorkbook(ctx, input)),
]
