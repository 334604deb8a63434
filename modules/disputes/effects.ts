import { defineEffect, type Effect } from '../cases/index.ts'
import { agreementMissing } from './errors.ts'
import { agreementInEffect, clausesOf } from './queries/papers.ts'

/** A dispute is settled only by an agreement that is in effect: signed by both sides and the mediator, or oral where that is allowed. */
const settle: Effect = defineEffect({
  name: 'disputes.settle',
  title: '调解协议生效',
  outcomes: ['settled'],
  async run(ctx, c) {
    const agreement = await agreementInEffect(ctx.tx, c.county, c.id)
    if (!agreement) throw agreementMissing()
    const clauses = await clausesOf(ctx.tx, c.county, c.id)
    return {
      summary: '双方达成调解协议。',
      facts: [{ label: '协议形式', value: agreement.form === 'oral' ? '口头协议' : '书面协议' }, { label: '生效', value: agreement.effectiveOn ?? '' }, { label: '约定', value: `${clauses.length}条` }],
    }
  },
})

export const disputeEffects: readonly Effect[] = [settle]
