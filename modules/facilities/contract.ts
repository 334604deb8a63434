import { z } from 'zod'
import { named, operation } from '../../platform/kernel/operation.ts'

export const FACILITY_KINDS = {
  comprehensive: '社区综合服务设施', street_centre: '街道综合服务中心', day_care: '老年人日间照料中心', canteen: '社区食堂', culture: '文化站', sports: '健身场地',
  reading: '图书室', health: '卫生服务站', children: '儿童之家', volunteer_station: '志愿服务站', other: '其他',
} as const
export const facilityKinds = Object.keys(FACILITY_KINDS) as [keyof typeof FACILITY_KINDS, ...(keyof typeof FACILITY_KINDS)[]]

export const ROOM_KINDS = {
  hall: '一站式服务大厅', elderly: '老年活动室', culture: '文化活动室', reading: '图书阅览室', children: '儿童活动室', meeting: '会议室', mediation: '调解室',
  lecture: '讲堂', ground: '室外场地', office: '办公室', other: '其他',
} as const
export const roomKinds = Object.keys(ROOM_KINDS) as [keyof typeof ROOM_KINDS, ...(keyof typeof ROOM_KINDS)[]]

/** Kinds that residents may ask for. */
export const BOOKABLE_KINDS = ['elderly', 'culture', 'meeting', 'lecture', 'ground', 'children'] as const

const Room = z.object({
  id: z.uuid(),
  number: z.string().describe('By which it is booked'),
  name: z.string(),
  kind: z.enum(roomKinds),
  areaM2: z.number(),
  capacity: z.int(),
  bookable: z.boolean(),
})

export const Facility = named(
  'Facility',
  z.object({
    id: z.uuid(),
    region: z.string(),
    regionName: z.string(),
    kind: z.enum(facilityKinds),
    name: z.string(),
    address: z.string(),
    areaM2: z.number(),
    phone: z.string(),
    opens: z.string(),
    closes: z.string(),
    openFrom: z.string(),
    lon: z.number().nullable(),
    lat: z.number().nullable(),
    rooms: z.array(Room),
  }),
)
export type Facility = z.output<typeof Facility>

export const listFacilities = operation({
  id: 'listFacilities',
  method: 'GET',
  path: '/api/facilities',
  summary: 'Facilities of a place with their rooms, open today, fifty at a time',
  access: 'public',
  query: z.strictObject({
    region: z.string().regex(/^\d{12}(\d{3}){0,2}$/, '请选择所在的街道或社区').optional(),
    kind: z.enum(facilityKinds).optional(),
    roomKind: z.enum(roomKinds).optional(),
    after: z.uuid('翻页位置不对，请从第一页重新查看').optional(),
  }),
  reply: named('FacilityPage', z.object({ items: z.array(Facility), next: z.string().nullable() })),
})

export const getFacilityCalendar = operation({
  id: 'getFacilityCalendar',
  method: 'GET',
  path: '/api/facilities/:id/calendar',
  summary: 'When the bookable rooms of a facility are taken; times only, never by whom',
  access: 'public',
  params: z.strictObject({ id: z.uuid('编号不正确，请从列表中重新选择') }),
  query: z.strictObject({
    from: z.iso.date('日期应写成 2026-11-22 这样').optional(),
    days: z.coerce.number('天数应是一个数字').int().min(1).max(31, '一次最多看31天').default(14),
  }),
  reply: named(
    'FacilityCalendar',
    z.object({
      facility: z.object({ id: z.uuid(), name: z.string(), opens: z.string(), closes: z.string() }),
      from: z.string(),
      until: z.string(),
      rooms: z.array(Room.extend({ taken: z.array(z.object({ date: z.string(), from: z.string(), to: z.string() })) })),
    }),
  ),
  refusals: ['facilities.not_found'],
})

export const cancelBooking = operation({
  id: 'cancelBooking',
  method: 'POST',
  path: '/api/bookings/:id/cancellation',
  summary: 'Give a booked room back (the booking of a concluded case), with the reason',
  access: { staff: 'facilities.keep' },
  params: z.strictObject({ id: z.uuid('编号不正确，请从列表中重新选择') }),
  body: z.strictObject({ reason: z.string().trim().min(2, '请写明原因，至少2个字').max(200), clientId: z.string().min(8).max(100).optional() }),
  reply: z.object({ done: z.boolean() }),
  refusals: ['facilities.booking_not_found'],
})
