import type { Context } from '../../platform/server/context.ts'
import type { Services } from '../../platform/server/services.ts'

export type Ctx = Context<Services>

/** A message to a member of staff, as `notices` takes it. */
export interface Telling {
  tx: Ctx['tx']
  now: Date
  services: Pick<Services, 'sealer' | 'settings'>
}
export interface StaffNote { county: string; region: string; accountId: string; template: string; title: string; body: string; link: string }

/** What the app hands to this module: the matters in force, and how staff are told. */
export interface AdmissionNeeds {
  matters(ctx: Ctx): Promise<{ code: string; title: string }[]>
  notify(telling: Telling, note: StaffNote): Promise<unknown>
}
