import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Refusal } from '../../platform/kernel/refusal.ts'
import { candidates, checkWish, freeRoom, overlaps, type Room, type Slot, type Wish } from './rules.ts'

const room = (id: string, more: Partial<Room> = {}): Room => ({
  id,
  number: `405001-${id}`,
  name: `活动室${id}`,
  facility: '综合服务中心',
  kind: 'culture',
  region: '152921405001',
  capacity: 30,
  opens: '09:00',
  closes: '20:00',
  ...more,
})
const wish = (more: Partial<Wish> = {}): Wish => ({
  number: '',
  kind: 'culture',
  kindTitle: '文化活动室',
  people: 20,
  date: '2026-03-05',
  from: '14:00',
  to: '16:00',
  today: '2026-03-02',
  ...more,
})
const code = (deed: () => unknown): string => {
  try {
    deed()
    return ''
  } catch (error) {
    return (error as Refusal).code
  }
}

describe('[FAC-12] booking a room', () => {
  test('the smallest room that fits comes first', () => {
    const rooms = [room('big', { capacity: 90 }), room('small', { capacity: 10 }), room('right', { capacity: 25 })]
    expect(candidates(rooms, wish()).map((one) => one.id)).toEqual(['right', 'big'])
  })
  test('one may begin when the other ends', () => {
    expect(overlaps({ from: '14:00', to: '16:00' }, { from: '16:00', to: '18:00' })).toBe(false)
    expect(overlaps({ from: '14:00', to: '16:00' }, { from: '15:30', to: '15:45' })).toBe(true)
  })
  test('a clash with the one room asked for names the hours that are taken; with any room the next free one is given', () => {
    const busy = new Map([['a', [{ from: '15:00', to: '17:00' }]]])
    expect(code(() => freeRoom([room('a')], busy, wish()))).toBe('facilities.clash')
    expect(() => freeRoom([room('a')], busy, wish())).toThrow('15:00—17:00')
    expect(freeRoom([room('a'), room('b')], busy, wish()).id).toBe('b')
  })
  test.each<[string, Partial<Wish>, string]>([
    ['a number that is none', { number: '999' }, 'facilities.room_unknown'],
    ['too many people for the room asked for', { number: '405001-a', people: 31 }, 'facilities.too_many'],
    ['nothing of the kind', { kind: 'ground' }, 'facilities.no_room'],
    ['before it opens', { from: '08:00', to: '10:00' }, 'facilities.closed_then'],
    ['after it closes', { from: '19:00', to: '20:30' }, 'facilities.closed_then'],
  ])('%s is refused', (_what, more, expected) => expect(code(() => candidates([room('a')], wish(more)))).toBe(expected))
  test.each<[string, Partial<Wish>, string]>([
    ['the end before the beginning', { from: '16:00', to: '14:00' }, 'facilities.times_wrong'],
    ['no time at all', { from: '25:00', to: '26:00' }, 'facilities.times_wrong'],
    ['yesterday', { date: '2026-03-01' }, 'facilities.past'],
  ])('%s is refused', (_what, more, expected) => expect(code(() => checkWish(wish(more)))).toBe(expected))

  test('however bookings come, no two of one room overlap', () => {
    const time = fc.integer({ min: 9, max: 19 })
    fc.assert(
      fc.property(fc.array(fc.tuple(time, time), { maxLength: 40 }), (asked) => {
        const rooms = [room('a'), room('b')]
        const busy = new Map<string, Slot[]>()
        for (const [from, to] of asked.filter(([a, b]) => a < b)) {
          const wanted = wish({ from: `${String(from).padStart(2, '0')}:00`, to: `${String(to).padStart(2, '0')}:00` })
          try {
            const given = freeRoom(candidates(rooms, wanted), busy, wanted)
            busy.set(given.id, [...(busy.get(given.id) ?? []), wanted])
          } catch (error) {
            if (!(error instanceof Refusal)) throw error
          }
        }
        for (const slots of busy.values())
          for (const [i, a] of slots.entries()) for (const b of slots.slice(i + 1)) expect(overlaps(a, b)).toBe(false)
      }),
    )
  })
})
