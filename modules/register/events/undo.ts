/** An event recorded by mistake is taken back: every row it touched stands again as before, by a counter-event that says why. */
import type { Reply } from '../../../platform/kernel/operation.ts'
import { reopenAccounts } from '../../accounts/index.ts'
import type * as doors from '../contract.ts'
import { EVENT_KINDS } from '../contract.ts'
import * as errors from '../errors.ts'
import { countyHere, type Ctx } from '../here.ts'
import type { RegisterNeeds } from '../needs.ts'
import * as rows from '../queries/events.ts'
import { holdHousehold } from '../queries/places.ts'
import { holdPersonAnywhere, peopleOfEvent } from '../queries/people.ts'
import { Book, type Role } from './book.ts'
import { recorded, type Body } from './recorded.ts'

export async function undoEvent(ctx: Ctx, needs: RegisterNeeds, id: string, body: Body<typeof doors.undoEvent>): Promise<Reply<typeof doors.undoEvent>> {
  const county = countyHere(ctx)
  const event = await rows.findEvent(ctx.tx, county, id)
  if (!event) throw errors.eventNotFound()
  if (event.kind === 'undo' || event.undone_by) throw errors.undoneAlready()
  const book = await Book.open(ctx, needs)
  const people = await peopleOfEvent(ctx.tx, county, event.id)
  // In one order everywhere, so that two clerks never wait for each other.
  for (const p of [...people].sort((a, b) => (a.person_id < b.person_id ? -1 : 1))) {
    await book.person(p.person_id)
    book.concerns(p.person_id, p.role as Role)
  }
  for (const step of event.steps.toReversed()) await back(book, step)
  const touched = [...new Set(event.steps.flatMap((s) => (s.row === 'tie' ? [s.personId] : [])))]
  if (touched.length && (await rows.tiesOverlap(ctx.tx, county, touched))) throw errors.eventBuiltUpon()
  if (event.flagged.length) {
    for (const p of people) if (p.role === 'subject') await book.flagAffairsOf(p.person_id, `此前登记的“${EVENT_KINDS[event.kind]}”（${event.on_day}）已撤销：${body.reason}。`)
  }
  return recorded(book, {
    kind: 'undo', on: event.on_day, region: event.region, householdId: event.household_id, otherHouseholdId: event.other_household_id, undoes: event.id,
    reason: body.reason, facts: { undone: event.kind },
  }, { householdId: event.household_id })
}

/** One row as it was before; refused where it is no longer what the event made of it. */
async function back(book: Book, step: rows.Step): Promise<void> {
  const { county } = book
  const { tx } = book.ctx
  switch (step.row) {
    case 'tie':
    case 'representative': {
      const table = step.row === 'tie' ? 'ties' : 'representatives'
      const now = await rows.untilOf(tx, table, county, step.id)
      if (!now || now.until !== step.is.until) throw errors.eventBuiltUpon()
      await rows.setUntil(tx, table, county, step.id, step.was ? step.was.until : now.from)
      return
    }
    case 'household': {
      const now = await holdHousehold(tx, county, step.id)
      if (!now || now.valid_until !== step.is.until || now.head_id !== step.is.headId) throw errors.eventBuiltUpon()
      if (step.was) return void (await rows.setHousehold(tx, county, step.id, step.was))
      if ((await rows.membersNow(tx, county, step.id)).length) throw errors.eventBuiltUpon()
      return void (await rows.setHousehold(tx, county, step.id, { until: now.valid_from, headId: now.head_id }))
    }
    case 'person': {
      const now = await holdPersonAnywhere(tx, county, step.id)
      if (!now || now.state !== step.is.state || now.died_on !== step.is.diedOn) throw errors.eventBuiltUpon()
      if (step.was) {
        await rows.setLife(tx, county, step.id, step.was)
        book.putBack(step.id, step.was)
      } else {
        await rows.setLife(tx, county, step.id, { state: 'cancelled', diedOn: null })
        await rows.forgetNumberIndex(tx, county, step.id)
      }
      return
    }
    case 'accounts':
      await reopenAccounts(tx, county, step.ids)
      return
    default:
      return
  }
}
