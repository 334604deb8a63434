import type { Context } from '../../platform/server/context.ts'
import type { Services } from '../../platform/server/services.ts'
import type { ReportContent } from './rules/content.ts'

export type Ctx = Context<Services>

export interface Telling {
  tx: Ctx['tx']
  now: Date
  services: Pick<Services, 'sealer' | 'settings'>
}
export interface StaffNote { county: string; region: string; accountId: string; template: string; title: string; body: string; link: string }

/** What the app hands in: how staff are told. */
export interface ReportNeeds {
  notify(telling: Telling, note: StaffNote): Promise<unknown>
  /** Tasks of the plans that bind a place on a day, the nearest plan first. */
  tasks(ctx: Ctx, region: string, day: string): Promise<ReportContent['tasks']>
}
