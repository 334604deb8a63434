import { notify } from '../../modules/notices/index.ts'
import { tasksOn } from '../../modules/plans/index.ts'
import type { ReportNeeds } from '../../modules/reports/index.ts'

/** Messages to staff, and the tasks of the plans that bind a place. */
export const reportNeeds: ReportNeeds = { notify, tasks: (ctx, region, day) => tasksOn(ctx.tx, region, day) }
