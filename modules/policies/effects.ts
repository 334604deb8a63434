import { shanghaiDate } from '../../platform/kernel/dates.ts'
import { defineEffect, type Effect } from '../cases/effects.ts'
import { supportUnknown } from './errors.ts'
import * as q from './queries/supports.ts'

const text = (value: unknown): string => (typeof value === 'string' ? value.trim() : '')

/** Puts what a case granted on the file of its support (PLN-15). A case concluded again adds a newer row; the newest of a case counts. */
const grant = defineEffect({
  name: 'policies.grant',
  title: '落实扶持政策',
  outcomes: ['granted'],
  async run(ctx, one) {
    const today = shanghaiDate(ctx.now)
    const code = text(one.form['supportCode']).toUpperCase()
    const support = await q.supportByCode(ctx.tx, one.county, code, today)
    if (!support) throw supportUnknown(code)
    const words = text(one.result['decided']) || support.benefit
    const region = `${one.county}000000`
    await q.insertGrant(ctx.tx, {
      county: one.county, id: ctx.newId(), region, supportId: support.id, caseId: one.id, caseNumber: one.number, applicant: text(one.form['organisation']) || one.applicantName, words, on: today, at: ctx.now,
    })
    await ctx.audit('support.granted', { region, detail: { support: support.id, case: one.id } })
    return { summary: `已按“${support.title}”给予支持：${words}`, facts: [{ label: '扶持政策', value: support.title }, { label: '依据', value: support.textTitle }] }
  },
})

export const policyEffects: readonly Effect[] = [grant]
