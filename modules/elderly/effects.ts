import { formatChineseDate, shanghaiDate } from '../../platform/kernel/dates.ts'
import { defineEffect, type Effect } from '../cases/effects.ts'
import { alreadyVisited } from './errors.ts'
import * as q from './queries.ts'
import { EVERY, WAYS, planVisits } from './rules.ts'

/** Makes the visit plan that the worker arranged. A case concluded again replaces its own plan. */
const plan = defineEffect({
  name: 'elderly.planVisits',
  title: '安排老年人探访',
  async run(ctx, one) {
    const today = shanghaiDate(ctx.now)
    const person = one.applicantId ? await q.personFacts(ctx.tx, one.county, one.applicantId) : undefined
    const made = planVisits({
      person,
      consent: one.form['consent'] === true,
      every: one.result['every'],
      way: one.result['way'],
      helper: one.result['helper'],
      startsOn: one.result['startsOn'],
      today,
    })
    await q.endPlanOfCase(ctx.tx, one.county, one.id, today)
    const inserted = await q.insertPlan(ctx.tx, {
      ...made,
      county: one.county,
      id: ctx.newId(),
      region: person!.region,
      personId: one.applicantId!,
      consentOn: today,
      caseId: one.id,
      at: ctx.now,
      by: ctx.caller?.name ?? '',
    })
    if (!inserted) throw alreadyVisited()
    return {
      summary: `已安排探访：${EVERY[made.every]}${WAYS[made.way]}一次，由${made.helper}负责，${formatChineseDate(made.startsOn)}起。`,
      facts: [
        { label: '多久一次', value: EVERY[made.every] },
        { label: '方式', value: WAYS[made.way] },
        { label: '探访人', value: made.helper },
        { label: '开始日期', value: formatChineseDate(made.startsOn, { withYear: true }) },
      ],
    }
  },
})

export const elderlyEffects: readonly Effect[] = [plan]
