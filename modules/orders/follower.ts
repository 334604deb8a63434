import { defineFollower, type CaseFollower } from '../cases/index.ts'
import { queue, ordersOfCase, recordStep, setOrder } from './queries/orders.ts'
import { wordFor } from './rules/orders.ts'

const EVENT_OF: Readonly<Record<string, { event: string; state: 'accepted' | 'concluded' | 'declined' | null }>> = {
  accept: { event: 'accepted', state: 'accepted' }, deemAccepted: { event: 'accepted', state: 'accepted' }, decline: { event: 'declined', state: 'declined' }, advance: { event: 'progress', state: null }, suspend: { event: 'suspended', state: null },
  resume: { event: 'resumed', state: null }, extend: { event: 'extended', state: null }, conclude: { event: 'concluded', state: 'concluded' }, reopen: { event: 'reopened', state: 'accepted' },
}

/** Moves of a case are told to the partner who sent it: state in its words, the reply, an extension with its reason. Nobody's name goes along. */
export const orderFollower: CaseFollower = defineFollower({
  name: 'orders.report',
  suits: (c) => c.move in EVENT_OF,
  async moved(d, c) {
    const orders = (await ordersOfCase(d.tx, c.county, c.id)).filter((one) => one.direction === 'in' && one.state !== 'returned')
    const { event, state } = EVENT_OF[c.move]!
    const extension = c.note['extension'] as { amount?: number; unit?: string; reason?: string } | undefined
    const note = String(c.note['answer'] ?? c.note['reason'] ?? extension?.reason ?? '').slice(0, 2000)
    for (const one of orders) {
      if (state) await setOrder(d.tx, c.county, one.id, { state, note })
      await recordStep(d.tx, { county: c.county, id: d.newId(), region: one.region, orderId: one.id, step: event, note, name: d.by.name, at: d.now })
      if (!one.out) continue
      await queue(d.tx, {
        county: c.county, id: d.newId(), region: one.region, partnerId: one.partnerId, orderId: one.id, event, at: d.now,
        payload: {
          event, number: one.theirNumber, caseNumber: c.number, state: state ?? one.state, stateName: wordFor(one.states, state ?? one.state), ...(note ? { note } : {}), ...(c.move === 'conclude' ? { outcome: c.outcome, reply: note } : {}),
          ...(extension ? { extension: { amount: extension.amount, unit: extension.unit, reason: extension.reason } } : {}), ...(c.dueAt ? { dueAt: c.dueAt } : {}), at: d.now.toISOString(),
        },
      })
    }
  },
})
