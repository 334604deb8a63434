import { formatChineseDate, shanghaiDate } from '../../platform/kernel/dates.ts'
import { defineEffect, type Effect } from '../cases/effects.ts'
import { WORK_WISHES } from './contract.ts'
import { alreadyRegistered } from './errors.ts'
import * as q from './queries.ts'
import { checkSeeker, refreshDue } from './rules.ts'

const text = (value: unknown): string => (typeof value === 'string' ? value.trim() : '')

/** Registers somebody for help in finding work. A case concluded again replaces its own registration. */
const register = defineEffect({
  name: 'employment.register',
  title: '登记就业援助',
  async run(ctx, one) {
    const today = shanghaiDate(ctx.now)
    const person = one.applicantId ? await q.personFacts(ctx.tx, one.county, one.applicantId) : undefined
    checkSeeker(person, today)
    const asked = one.form['wishes']
    const wishes = Array.isArray(asked) ? asked.filter((wish): wish is string => typeof wish === 'string') : []
    const due = refreshDue(today)
    const helper = text(one.result['helper'])
    await q.endOfCase(ctx.tx, one.county, one.id, today)
    const inserted = await q.insertRegistration(ctx.tx, {
      county: one.county, id: ctx.newId(), region: person!.region, personId: one.applicantId!, wishes, wanted: text(one.form['wanted']),
      skills: text(one.form['skills']), helper, on: today, refreshDue: due, caseId: one.id, at: ctx.now,
    })
    if (!inserted) throw alreadyRegistered()
    return {
      summary: `已登记就业援助${helper ? `，由${helper}联系您` : ''}，有合适的岗位和培训会通知您。`,
      facts: [
        { label: '求职意向', value: wishes.map((wish) => (WORK_WISHES as Record<string, string>)[wish] ?? wish).join('、') },
        ...(helper ? [{ label: '帮扶人', value: helper }] : []),
        { label: '下次回访', value: formatChineseDate(due, { withYear: true }) },
      ],
    }
  },
})

export const employmentEffects: readonly Effect[] = [register]
