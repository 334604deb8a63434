/** What every deed of this module stands on. */
import type { Context } from '../../platform/server/context.ts'
import type { Services } from '../../platform/server/services.ts'
import type { PersonPart } from '../register/definition.ts'

export type Ctx = Context<Services>

/** Someone is told in the caller's transaction; the app hands in the notices module's function. */
export type Tell = (
  around: { tx: Ctx['tx']; now: Date; services: Services },
  note: { county: string; region: string; personId: string; template: string; title: string; body: string; link: string },
) => Promise<string>

/** What the app hands in from modules beside and above. */
export interface DuplicatesNeeds {
  parts: readonly PersonPart[]
  notify: Tell
}

export const countyHere = (ctx: Ctx): string => ctx.services.settings.county

export const sealedIdNumber = (ctx: Ctx, mergeId: string, number: string | null) => (number === null ? null : ctx.services.sealer.seal(number, `merge.id_number ${mergeId}`))
export const sealedPhone = (ctx: Ctx, mergeId: string, number: string | null) => (number === null ? null : ctx.services.sealer.seal(number, `merge.phone ${mergeId}`))
export const openedIdNumber = (ctx: Ctx, mergeId: string, sealed: Buffer | null) => sealed && ctx.services.sealer.open(sealed, `merge.id_number ${mergeId}`)
export const openedPhone = (ctx: Ctx, mergeId: string, sealed: Buffer | null) => sealed && ctx.services.sealer.open(sealed, `merge.phone ${mergeId}`)

/** Numbers kept with a merge, for the change of keys. */
export const duplicatesSealed = {
  table: 'duplicates.merges',
  columns: [
    { column: 'id_number_sealed', context: (id: string) => `merge.id_number ${id}` },
    { column: 'phone_sealed', context: (id: string) => `merge.phone ${id}` },
  ],
}
