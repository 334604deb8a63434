import { formatChineseDate, isPlainDate, shanghaiDate } from '../../platform/kernel/dates.ts'
import { defineEffect, type Effect } from '../cases/effects.ts'
import { scopeOf } from '../regions/index.ts'
import { ROOM_KINDS } from './contract.ts'
import { timesWrong } from './errors.ts'
import * as q from './queries.ts'
import { candidates, checkWish, freeRoom, type Slot, type Wish } from './rules.ts'

const text = (value: unknown): string => (typeof value === 'string' ? value.trim() : '')

/**
 * Books a room for the applicant: the one whose number the clerk or the applicant wrote, else the smallest free one of the kind wished
 * for in the case's community. Two conclusions at once wait for each other at the rooms; the second is refused. A case concluded again
 * books anew.
 */
const book = defineEffect({
  name: 'facilities.book',
  title: '预约活动场地',
  async run(ctx, one) {
    // What the clerk arranged with the applicant goes before what was asked.
    const said = (key: string) => text(one.result[key]) || text(one.form[key])
    const kind = said('roomKind')
    const people = one.form['people']
    const date = said('date')
    if (!isPlainDate(date)) throw timesWrong()
    const wish: Wish = {
      number: said('roomNumber'),
      kind,
      kindTitle: (ROOM_KINDS as Record<string, string>)[kind] ?? '场地',
      people: typeof people === 'number' ? people : 1,
      date,
      from: said('fromTime'),
      to: said('toTime'),
      today: shanghaiDate(ctx.now),
    }
    checkWish(wish)
    const { lo, hi } = scopeOf(one.region.slice(0, 12))
    const rooms = candidates(await q.roomsIn(ctx.tx, one.county, lo, hi, date), wish)
    const ids = rooms.map((room) => room.id)
    await q.holdRooms(ctx.tx, one.county, ids)
    const earlier = await q.bookingOfCase(ctx.tx, one.county, one.id)
    if (earlier) await q.cancelBooking(ctx.tx, one.county, earlier.id, ctx.now)
    const busy = new Map<string, Slot[]>()
    for (const slot of await q.bookingsOn(ctx.tx, one.county, ids, date)) busy.set(slot.roomId, [...(busy.get(slot.roomId) ?? []), slot])
    const room = freeRoom(rooms, busy, wish)
    await q.insertBooking(ctx.tx, {
      county: one.county,
      id: ctx.newId(),
      region: room.region,
      roomId: room.id,
      date,
      from: wish.from,
      to: wish.to,
      purpose: text(one.form['purpose']).slice(0, 200),
      people: wish.people,
      personId: one.applicantId,
      caseId: one.id,
      at: ctx.now,
    })
    const when = `${formatChineseDate(date, { withYear: true })}${wish.from}—${wish.to}`
    return {
      summary: `已为您预约${room.facility}${room.name}(${room.number}),${when}。`,
      facts: [
        { label: '场地', value: `${room.facility}${room.name}(${room.number})` },
        { label: '时间', value: when },
        { label: '人数', value: `${wish.people}人` },
      ],
    }
  },
})

export const facilitiesEffects: readonly Effect[] = [book]
