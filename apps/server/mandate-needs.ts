import { shanghaiDate } from '../../platform/kernel/dates.ts'
import { INDICATORS } from '../../modules/indicators/index.ts'
import type { MandateNeeds } from '../../modules/mandates/index.ts'
import { mattersOn } from '../../modules/matters/index.ts'

/** Matters in force today and all indicators: each of them wants one lead department. */
export const mandateNeeds: MandateNeeds = {
  subjects: async (ctx) => [
    ...(await mattersOn(ctx.tx, shanghaiDate(ctx.now))).map(({ code, title }) => ({ kind: 'matter' as const, code, title })),
    ...INDICATORS.map(({ code, title }) => ({ kind: 'indicator' as const, code, title })),
  ],
}
