import { route, type Route } from '../../platform/server/context.ts'
import * as addresses from './addresses.ts'
import * as c from './contract.ts'
import * as drawing from './drawing.ts'
import * as estates from './estates.ts'
import type { GridNeeds } from './here.ts'
import * as chain from './responsibles.ts'
import * as workers from './workers.ts'

/** The doors of grids, one after another. */
export const makeGridRoutes = (needs: GridNeeds): Route[] => [
  route(c.getAddressReport, addresses.getAddressReport),
  route(c.listAddresses, addresses.listAddresses),
  route(c.assignBuildings, (ctx: Parameters<typeof addresses.assignBuildings>[0], input) => addresses.assignBuildings(ctx, needs, input)),
  route(c.setBuildingPoint, addresses.setBuildingPoint),
  route(c.listGrids, workers.listGrids),
  route(c.getGrid, workers.getGrid),
  route(c.listGridCandidates, workers.listGridCandidates),
  route(c.nameGridWorker, (ctx: Parameters<typeof workers.nameGridWorker>[0], input) => workers.nameGridWorker(ctx, needs, input)),
  route(c.endGridWorker, (ctx: Parameters<typeof workers.endGridWorker>[0], input) => workers.endGridWorker(ctx, needs, input)),
  route(c.getDrawing, drawing.getDrawing),
  route(c.saveGridDraft, drawing.saveGridDraft),
  route(c.previewDraft, drawing.previewDraft),
  route(c.putDraftInForce, (ctx: Parameters<typeof drawing.putDraftInForce>[0], input) => drawing.putDraftInForce(ctx, needs, input)),
  route(c.withdrawDraft, drawing.withdrawDraft),
  route(c.listResponsibles, chain.listResponsibles),
  route(c.listVacancies, chain.listVacancies),
  route(c.nameResponsible, chain.nameResponsible),
  route(c.updateResponsible, chain.updateResponsible),
  route(c.endResponsible, chain.endResponsible),
  route(c.unmaskResponsible, chain.unmaskResponsible),
  route(c.resolveAddress, chain.resolveAddress),
  route(c.resolveMyAddress, chain.resolveMyAddress),
  route(c.listEstates, estates.listEstates),
  route(c.getEstate, estates.getEstate),
  route(c.keepEstate, estates.keepEstate),
  route(c.updateEstate, estates.updateEstate),
  route(c.decideEstate, estates.decideEstate),
  route(c.listAreaTags, estates.listAreaTags),
  route(c.tagArea, estates.tagArea),
  route(c.endAreaTag, estates.endAreaTag),
]
