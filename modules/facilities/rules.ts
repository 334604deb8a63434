import { allTaken, clash, closedThen, noRoom, past, roomUnknown, timesWrong, tooMany } from './errors.ts'

/** A room as a booking sees it. Hours are those of its site, `HH:mm` in Shanghai. */
export interface Room {
  id: string
  number: string
  name: string
  facility: string
  kind: string
  region: string
  capacity: number
  opens: string
  closes: string
}

export interface Slot {
  from: string
  to: string
}

export interface Wish {
  /** A room's number; empty: any free room of the kind. */
  number: string
  kind: string
  kindTitle: string
  people: number
  date: string
  from: string
  to: string
  today: string
}

/** Half-open: one may begin when the other ends. */
export const overlaps = (a: Slot, b: Slot): boolean => a.from < b.to && b.from < a.to

const isTime = (text: string) => /^([01]\d|2[0-3]):[0-5]\d$/.test(text)

/** Refuses times that are none, days that are over. */
export function checkWish({ from, to, date, today }: Wish): void {
  if (!isTime(from) || !isTime(to) || from >= to) throw timesWrong()
  if (date < today) throw past()
}

/** The rooms that could serve a wish, the smallest that fits first; refuses when there is none at all. */
export function candidates(rooms: readonly Room[], wish: Wish): Room[] {
  if (wish.number !== '') {
    const named = rooms.find((room) => room.number.toLowerCase() === wish.number.toLowerCase())
    if (!named) throw roomUnknown(wish.number)
    if (named.capacity < wish.people) throw tooMany(named.name, named.capacity)
    if (wish.from < named.opens || wish.to > named.closes) throw closedThen(named.name, named.opens, named.closes)
    return [named]
  }
  const fitting = rooms.filter((room) => room.kind === wish.kind && room.capacity >= wish.people)
  if (!fitting.length) throw noRoom(wish.kindTitle)
  const open = fitting.filter((room) => wish.from >= room.opens && wish.to <= room.closes)
  if (!open.length) throw closedThen(fitting[0]!.name, fitting[0]!.opens, fitting[0]!.closes)
  return open.sort((a, b) => a.capacity - b.capacity || (a.number < b.number ? -1 : 1))
}

/** The first room that is free then; refuses with what is taken. `busy` are the day's bookings by room. */
export function freeRoom(rooms: readonly Room[], busy: ReadonlyMap<string, readonly Slot[]>, wish: Wish): Room {
  const free = rooms.find((room) => !(busy.get(room.id) ?? []).some((slot) => overlaps(slot, wish)))
  if (free) return free
  const [only] = rooms
  if (rooms.length === 1 && only) throw clash(only.name, (busy.get(only.id) ?? []).map(({ from, to }) => `${from}—${to}`))
  throw allTaken(wish.kindTitle)
}
