import { route, type Route } from '../../platform/server/context.ts'
import * as c from './contract.ts'
import * as owed from './deeds/owed.ts'
import type { Ctx, DutyNeeds } from './needs.ts'

/** The doors of what is owed, how it is proved and who is excused. */
export const makeDutyRoutes = (needs: DutyNeeds): Route[] => [
  route(c.listOwedDuties, (ctx: Ctx, input) => owed.list(ctx, input)),
  route(c.getOwedDuty, owed.open(needs)),
  route(c.fileDuty, owed.file(needs)),
  route(c.withdrawDutyFiling, owed.withdraw(needs)),
  route(c.openDutyFile, owed.evidence(needs)),
  route(c.excuseDuty, (ctx: Ctx, input) => owed.excuse(ctx, input)),
]
