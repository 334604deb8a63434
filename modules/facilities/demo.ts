import { uuidv7 } from '../../platform/kernel/ids.ts'
import type { Db } from '../../platform/server/db.ts'
import { parentCodeOf } from '../regions/index.ts'
import { insertFacility, insertRoom } from './queries.ts'

/** A community as the demo knows it: code, name, roughly where. */
export interface DemoCommunity {
  code: string
  name: string
  centre?: readonly [lon: number, lat: number] | undefined
}

/** Shares of a comprehensive facility's area by room; the rest is corridors, stairs and stores. */
const ROOMS = [
  { kind: 'hall', name: '便民服务大厅', share: 0.22, bookable: false },
  { kind: 'office', name: '办公室', share: 0.16, bookable: false },
  { kind: 'elderly', name: '老年活动室', share: 0.14, bookable: true },
  { kind: 'culture', name: '文化活动室', share: 0.15, bookable: true },
  { kind: 'meeting', name: '议事厅', share: 0.08, bookable: true },
  { kind: 'reading', name: '图书阅览室', share: 0.07, bookable: false },
  { kind: 'mediation', name: '调解室', share: 0.04, bookable: false },
  { kind: 'children', name: '儿童之家', share: 0.06, bookable: true },
] as const

/** Square metres for one person in a room for activities. */
const M2_PER_PERSON = 2.5

/** A number from the digits of a code, the same every time: areas differ between communities and stay. */
const spread = (code: string, from: number, to: number): number => from + ((Number(code.slice(6, 12)) * 2_654_435_761) % (to - from + 1))

/**
 * Fictitious facilities for a demonstration: in every community a comprehensive facility with rooms, in every second one a day-care
 * centre, and a centre for each street or sumu. Areas lie where the plan's figures are interesting: some communities below 300 m², most
 * above. Safe to repeat: a site that is there by name is left alone. Run as staff over the county.
 */
export async function seedDemoFacilities(
  db: Db,
  county: string,
  communities: readonly DemoCommunity[],
): Promise<{ facilities: number; rooms: number }> {
  const made = { facilities: 0, rooms: 0 }
  const site = async (
    place: DemoCommunity,
    kind: string,
    name: string,
    areaM2: number,
    openFrom: string,
    rooms: readonly { kind: string; name: string; areaM2: number; bookable: boolean }[] = [],
    hours: readonly [string, string] = ['09:00', '20:00'],
  ) => {
    const id = uuidv7()
    const serial = Number(place.code.slice(6, 12))
    const inserted = await insertFacility(db, {
      county,
      id,
      region: place.code,
      kind,
      name,
      address: `${place.name}居民委员会驻地（示例地址）`,
      areaM2,
      phone: `0483-8${String(serial % 1_000_000).padStart(6, '0')}`,
      opens: hours[0],
      closes: hours[1],
      openFrom,
      lon: place.centre?.[0] ?? null,
      lat: place.centre?.[1] ?? null,
    })
    if (!inserted) return
    made.facilities += 1
    for (const [i, room] of rooms.entries()) {
      await insertRoom(db, {
        county,
        id: uuidv7(),
        region: place.code,
        facilityId: id,
        number: `${place.code.slice(6, 12)}-${String(i + 1).padStart(2, '0')}`,
        name: room.name,
        kind: room.kind,
        areaM2: room.areaM2,
        capacity: Math.max(4, Math.floor(room.areaM2 / M2_PER_PERSON)),
        bookable: room.bookable,
      })
      made.rooms += 1
    }
  }

  for (const [i, place] of communities.entries()) {
    const area = spread(place.code, 240, 1_180)
    await site(
      place,
      'comprehensive',
      `${place.name}综合服务中心`,
      area,
      `${2012 + (i % 9)}-0${1 + (i % 9)}-01`,
      ROOMS.map((room) => ({ ...room, areaM2: Math.round(area * room.share * 10) / 10 })),
    )
    if (i % 2 === 0)
      await site(place, 'day_care', `${place.name}老年人日间照料中心`, spread(place.code, 150, 420), '2021-09-01', [], ['08:00', '18:00'])
  }
  for (const township of new Set(
    communities.map(({ code }) => parentCodeOf(code)).filter((code): code is string => code !== null && code !== ''),
  )) {
    const first = communities.find(({ code }) => parentCodeOf(code) === township)!
    await site(
      { code: township, name: '街道（苏木镇）', centre: first.centre },
      'street_centre',
      '街道（苏木镇）综合服务中心',
      spread(township, 900, 2_200),
      '2014-07-01',
    )
  }
  return made
}
