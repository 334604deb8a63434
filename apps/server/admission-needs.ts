import { shanghaiDate } from '../../platform/kernel/dates.ts'
import type { AdmissionNeeds } from '../../modules/admission/index.ts'
import { mattersOn } from '../../modules/matters/index.ts'
import { notify } from '../../modules/notices/index.ts'

/** Matters in force today, whose concluded cases an agreement may count; messages to staff. */
export const admissionNeeds: AdmissionNeeds = {
  matters: async (ctx) => (await mattersOn(ctx.tx, shanghaiDate(ctx.now))).map(({ code, title }) => ({ code, title })),
  notify,
}
