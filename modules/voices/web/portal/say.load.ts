import type { LoadContext } from '../../../../platform/web/page.ts'
import { OPINION_KINDS } from '../../contract.ts'
import { placesFor } from './places.ts'

export const load = async (ctx: LoadContext) => ({
  ...(await placesFor(ctx)), kinds: Object.entries(OPINION_KINDS).map(([value, label]) => ({ value, label })), name: ctx.me?.name ?? null,
})
