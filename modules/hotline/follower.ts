import { shanghaiDate } from '../../platform/kernel/dates.ts'
import { actorOf } from '../accounts/index.ts'
import { CalendarNotCovered, defaultCalendar } from '../calendar/index.ts'
import { defineFollower } from '../cases/index.ts'
import * as q from './queries/call-backs.ts'
import { joinedPeople } from './queries/calls.ts'
import { CALL_BACK_DAYS } from './rates.ts'

/** Goes along with orders that came by a call: remembers who had a hand in them, queues a call-back for each conclusion, tells those who joined. */
export const hotlineFollower = defineFollower({
  name: 'hotline.orders',
  suits: (c) => c.move !== 'submit' && (c.channel === 'H12345' || c.move === 'conclude' || c.move === 'handOver' || c.move === 'return'),
  async moved(d, c) {
    if (c.move === 'handOver' || c.move === 'return') await q.followCase(d.tx, c.county, c.id, c.region)
    if (c.move === 'conclude') {
      for (const one of await joinedPeople(d.tx, c.county, c.id)) {
        await d.needs.notify(d, {
          county: c.county, region: c.region, personId: one.personId, caseId: c.id, template: 'hotline_joined_answered', title: `您反映的事有了结果：${c.title}`,
          body: `您来电同样反映的“${c.title}”（${one.number}）已经办结。${typeof c.note['answer'] === 'string' ? c.note['answer'] : ''}`, link: '/progress',
        })
      }
    }
    if (c.channel !== 'H12345') return
    const order = await q.findOrder(d.tx, c.county, c.id)
    if (!order) return
    // A wish that was entered for the caller is no hand in the handling.
    const handles = d.by.accountId && !c.note['forApplicant'] && c.move !== 'reopen' && c.move !== 'rate'
    if (handles) await q.addHand(d.tx, c.county, c.id, d.by.accountId!)
    if (c.move === 'reopen') await q.dropWaiting(d.tx, c.county, c.id, d.now)
    if (c.move === 'conclude') {
      const post = d.ctx ? actorOf(d.ctx).post : null
      await q.insertCallBack(d.tx, {
        county: c.county, id: d.newId(), region: c.region, caseId: c.id, post: post?.kind ?? '', unitRegion: post?.region ?? c.region, unitName: d.by.post, outcome: c.outcome,
        answer: typeof c.note['answer'] === 'string' ? c.note['answer'] : '', concludedAt: d.now, dueOn: dueOf(c.region, d.now),
      })
    }
  },
})

/** No day where the calendar does not reach: the duty stands all the same. */
function dueOf(region: string, now: Date): string | null {
  try {
    return defaultCalendar(region).addWorkingDays(shanghaiDate(now), CALL_BACK_DAYS)
  } catch (refusal) {
    if (refusal instanceof CalendarNotCovered) return null
    throw refusal
  }
}
