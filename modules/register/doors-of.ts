/** What a door says: unit, floor, room. Pure. */

export interface DoorParts {
  unit: string
  /** Null where the numbers do not say. */
  floor: number | null
  room: string
}

/** 2单元501室 → unit 2, floor 5; 1203 → floor 12; 3 → no floor. A room of three or four digits begins with its floor, as doors are numbered here. */
export function readDoor(door: string): DoorParts {
  const numbers = door.match(/\d+/g) ?? []
  const room = numbers.at(-1) ?? ''
  const unit = numbers.length > 1 ? numbers[0]! : ''
  const floor = /^\d{3,4}$/.test(room) ? Number(room.slice(0, -2)) : null
  return { unit, floor: floor === 0 ? null : floor, room }
}

/** A door as its numbers, the way the database keeps them beside it (`register.door_key`). */
export const doorKey = (typed: string): string => typed.replace(/[^0-9]+/g, '-').replace(/^-|-$/g, '')

/** Doors by unit, the highest floor first, doors from left to right. */
export function floorPlan<T extends { door: string }>(doors: readonly T[]): Array<{ unit: string; floors: Array<{ floor: number | null; doors: T[] }> }> {
  const units = new Map<string, Map<number | null, T[]>>()
  for (const one of doors) {
    const { unit, floor } = readDoor(one.door)
    const floors = units.get(unit) ?? new Map<number | null, T[]>()
    floors.set(floor, [...(floors.get(floor) ?? []), one])
    units.set(unit, floors)
  }
  const byNumber = (a: string, b: string) => Number(a) - Number(b) || (a < b ? -1 : a > b ? 1 : 0)
  return [...units].sort(([a], [b]) => byNumber(a, b)).map(([unit, floors]) => ({
    unit,
    floors: [...floors].sort(([a], [b]) => (b ?? -1) - (a ?? -1)).map(([floor, of]) => ({
      floor, doors: of.toSorted((a, b) => byNumber(readDoor(a.door).room, readDoor(b.door).room) || (a.door < b.door ? -1 : 1)),
    })),
  }))
}
