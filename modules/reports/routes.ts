import { route, type Route } from '../../platform/server/context.ts'
import * as c from './contract.ts'
import * as open from './deeds/open-data.ts'
import * as reports from './deeds/reports.ts'
import type { Ctx, ReportNeeds } from './needs.ts'

/** The doors of yearly reports and of open data. */
export const makeReportRoutes = (need: ReportNeeds): Route[] => [
  route(c.listReports, (ctx: Ctx, input) => reports.list(ctx, input)),
  route(c.getReport, (ctx: Ctx, input) => reports.open(ctx, input)),
  route(c.buildReport, reports.build(need)),
  route(c.writeReport, (ctx: Ctx, input) => reports.write(ctx, input)),
  route(c.moveReport, reports.move(need)),
  route(c.correctReport, (ctx: Ctx, input) => reports.correct(ctx, input)),
  route(c.getReportPaper, (ctx: Ctx, input) => reports.paper(ctx, input)),
  route(c.getOpenDataCatalog, (ctx: Ctx) => open.catalogue(ctx)),
  route(c.listOpenData, (ctx: Ctx, input) => open.list(ctx, input)),
  route(c.getOpenDataset, (ctx: Ctx, input) => open.dataset(ctx, input)),
  route(c.getOpenFiguresCsv, open.csv('figures')),
  route(c.getOpenPlacesCsv, open.csv('places')),
  route(c.getOpenReportPdf, (ctx: Ctx, input) => open.pdf(ctx, input)),
]
