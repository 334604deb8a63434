import type { Context } from '../../platform/server/context.ts'
import type { Services } from '../../platform/server/services.ts'

export type Ctx = Context<Services>
