import { sql, unprepared } from '../../platform/server/sql.ts'
import type { Db } from '../../platform/server/db.ts'
import type { Facility } from './contract.ts'
import type { Room } from './rules.ts'

type FacilityRow = Omit<Facility, 'regionName'> & { regionName: string | null }

/** By id within a range of places (facilities_by_region, or the primary key when the range is wide). */
export const listFacilities = (
  db: Db,
  f: { county: string; lo: string; hi: string; kind: string; roomKind: string; today: string; after: string },
) =>
  db.many<FacilityRow>(
    unprepared(sql`
    select f.id, f.region, r.name as "regionName", f.kind, f.name, f.address, f.area_m2 as "areaM2", f.phone, f.opens, f.closes,
      f.open_from as "openFrom",
      f.lon, f.lat,
      (select coalesce(json_agg(json_build_object('id', o.id, 'number', o.number, 'name', o.name, 'kind', o.kind, 'areaM2', o.area_m2,
          'capacity', o.capacity, 'bookable', o.bookable) order by o.number), '[]'::json)
        from facilities.rooms o where o.county = f.county and o.facility_id = f.id) as rooms
    from facilities.facilities f left join regions.published_regions r on r.code = f.region
    where f.county = ${f.county} and f.region >= ${f.lo} and f.region < ${f.hi} and f.id > ${f.after}
      and f.open_from <= ${f.today} and (f.closed_on is null or f.closed_on > ${f.today})
      and (${f.kind} = '' or f.kind = ${f.kind})
      and (${f.roomKind} = '' or exists (select from facilities.rooms o where o.county = f.county and o.facility_id = f.id
        and o.kind = ${f.roomKind}))
    order by f.id limit 51`),
  )

export const findFacility = (db: Db, county: string, id: string) =>
  db.maybe<{ id: string; region: string; name: string; opens: string; closes: string }>(sql`
    select id, region, name, opens, closes from facilities.facilities where county = ${county} and id = ${id}`)

export const bookableRooms = (db: Db, county: string, facilityId: string) =>
  db.many<Facility['rooms'][number]>(sql`
    select id, number, name, kind, area_m2 as "areaM2", capacity, bookable from facilities.rooms
    where county = ${county} and facility_id = ${facilityId} and bookable order by number`)

export const takenBetween = (db: Db, county: string, facilityId: string, from: string, until: string) =>
  db.many<{ roomId: string; date: string; from: string; to: string }>(sql`
    select b.room_id as "roomId", b.on_date as date, b.from_time as "from", b.to_time as "to"
    from facilities.bookings b join facilities.rooms o on o.county = b.county and o.id = b.room_id
    where b.county = ${county} and o.facility_id = ${facilityId} and b.on_date >= ${from} and b.on_date < ${until}
      and b.cancelled_at is null
    order by b.on_date, b.from_time, b.id`)

/** Rooms that may be booked in a range of places, on a day. */
export const roomsIn = (db: Db, county: string, lo: string, hi: string, day: string) =>
  db.many<Room>(sql`
    select o.id, o.number, o.name, f.name as facility, o.kind, o.region, o.capacity, f.opens, f.closes
    from facilities.rooms o join facilities.facilities f on f.county = o.county and f.id = o.facility_id
    where o.county = ${county} and o.region >= ${lo} and o.region < ${hi} and o.bookable
      and f.open_from <= ${day} and (f.closed_on is null or f.closed_on > ${day}) order by o.number`)

/** Holds the rooms until the transaction ends, in one order, so that two bookings wait for each other and never in a circle. */
export const holdRooms = (db: Db, county: string, ids: readonly string[]) =>
  db.many<{ id: string }>(sql`select id from facilities.rooms where county = ${county} and id = any (${ids}) order by id for update`)

export const bookingsOn = (db: Db, county: string, ids: readonly string[], date: string) =>
  db.many<{ roomId: string; caseId: string; from: string; to: string }>(sql`
    select room_id as "roomId", case_id as "caseId", from_time as "from", to_time as "to" from facilities.bookings
    where county = ${county} and room_id = any (${ids}) and on_date = ${date} and cancelled_at is null order by from_time`)

export const bookingOfCase = (db: Db, county: string, caseId: string) =>
  db.maybe<{ id: string; roomId: string; date: string; from: string; to: string }>(sql`
    select id, room_id as "roomId", on_date as date, from_time as "from", to_time as "to" from facilities.bookings
    where county = ${county} and case_id = ${caseId} and cancelled_at is null`)

export const insertBooking = (
  db: Db,
  b: {
    county: string
    id: string
    region: string
    roomId: string
    date: string
    from: string
    to: string
    purpose: string
    people: number
    personId: string | null
    caseId: string
    at: Date
  },
) =>
  db.run(sql`insert into facilities.bookings (county, id, region, room_id, on_date, from_time, to_time, purpose, people, person_id,
    case_id, booked_at)
    values (${b.county}, ${b.id}, ${b.region}, ${b.roomId}, ${b.date}, ${b.from}, ${b.to}, ${b.purpose}, ${b.people}, ${b.personId},
      ${b.caseId}, ${b.at})`)

export const cancelBooking = (db: Db, county: string, id: string, at: Date) =>
  db.maybe<{ region: string; person_id: string | null }>(sql`
    update facilities.bookings set cancelled_at = ${at} where county = ${county} and id = ${id}
      and cancelled_at is null returning region, person_id`)

export const insertFacility = (
  db: Db,
  f: {
    county: string
    id: string
    region: string
    kind: string
    name: string
    address: string
    areaM2: number
    phone: string
    opens: string
    closes: string
    openFrom: string
    lon: number | null
    lat: number | null
  },
) =>
  db.run(sql`insert into facilities.facilities (county, id, region, kind, name, address, area_m2, phone, opens, closes, open_from, lon, lat)
    values (${f.county}, ${f.id}, ${f.region}, ${f.kind}, ${f.name}, ${f.address}, ${f.areaM2}, ${f.phone}, ${f.opens}, ${f.closes},
      ${f.openFrom}, ${f.lon}, ${f.lat})
    on conflict (county, region, name) do nothing`)

export const insertRoom = (
  db: Db,
  o: {
    county: string
    id: string
    region: string
    facilityId: string
    number: string
    name: string
    kind: string
    areaM2: number
    capacity: number
    bookable: boolean
  },
) =>
  db.run(sql`insert into facilities.rooms (county, id, region, facility_id, number, name, kind, area_m2, capacity, bookable)
    values (${o.county}, ${o.id}, ${o.region}, ${o.facilityId}, ${o.number}, ${o.name}, ${o.kind}, ${o.areaM2}, ${o.capacity},
      ${o.bookable})`)

/** Bookings of one person, newest first, by bookings_by_person. */
export const bookingsToTell = (db: Db, county: string, personId: string) =>
  db.many<{ room: string; onDate: string; from: string; to: string; purpose: string; people: number; cancelledAt: string | null; caseId: string }>(sql`
    select r.name as room, b.on_date as "onDate", b.from_time as "from", b.to_time as "to", b.purpose, b.people, b.cancelled_at as "cancelledAt",
      b.case_id as "caseId"
    from facilities.bookings b join facilities.rooms r on r.county = b.county and r.id = b.room_id
    where b.county = ${county} and b.person_id = ${personId} order by b.on_date desc, b.id limit 100`)
