import { addDays, shanghaiDate } from '../../platform/kernel/dates.ts'
import { route, type Context, type Route } from '../../platform/server/context.ts'
import type { Services } from '../../platform/server/services.ts'
import { actorOf } from '../accounts/index.ts'
import { scopeOf } from '../regions/index.ts'
import { cancelBooking, getFacilityCalendar, listFacilities } from './contract.ts'
import { bookingNotFound, facilityNotFound } from './errors.ts'
import * as q from './queries.ts'

const FIRST_ID = '00000000-0000-0000-0000-000000000000'

export const facilitiesRoutes: Route[] = [
  route(listFacilities, async (ctx: Context<Services>, { query }) => {
    const { county } = ctx.services.settings
    const rows = await q.listFacilities(ctx.tx, {
      county, ...scopeOf(query.region ?? county), kind: query.kind ?? '', roomKind: query.roomKind ?? '', today: shanghaiDate(ctx.now),
      after: query.after || FIRST_ID,
    })
    const items = rows.slice(0, 50).map((row) => ({ ...row, regionName: row.regionName ?? row.region }))
    return { items, next: rows.length > 50 ? items.at(-1)!.id : null }
  }),

  route(getFacilityCalendar, async (ctx: Context<Services>, { params, query }) => {
    const { county } = ctx.services.settings
    const facility = await q.findFacility(ctx.tx, county, params.id)
    if (!facility) throw facilityNotFound()
    const from = query.from ?? shanghaiDate(ctx.now)
    const until = addDays(from, query.days)
    const rooms = await q.bookableRooms(ctx.tx, county, facility.id)
    // Bookings are people's own; what everybody may know of them is when a room is taken. Only this site's place, only times.
    const { lo, hi } = scopeOf(facility.region)
    await ctx.tx.widen(lo, hi)
    const taken = await q.takenBetween(ctx.tx, county, facility.id, from, until)
    return {
      facility: { id: facility.id, name: facility.name, opens: facility.opens, closes: facility.closes },
      from,
      until,
      rooms: rooms.map((room) => ({
        ...room, taken: taken.filter((one) => one.roomId === room.id).map(({ date, from: begins, to }) => ({ date, from: begins, to })),
      })),
    }
  }),

  route(cancelBooking, async (ctx, { params, body }) => {
    const cancelled = await q.cancelBooking(ctx.tx, actorOf(ctx).county, params.id, ctx.now)
    if (!cancelled) throw bookingNotFound()
    await ctx.audit('facilities.cancel_booking', {
      subject: cancelled.person_id ?? undefined, region: cancelled.region, because: body.reason, detail: { booking: params.id },
    })
    return { done: true }
  }),
]
