import { z } from 'zod'
import { named, operation } from '../../../platform/kernel/operation.ts'
import { After, Business, ClientId, Day, Done, Hours, Id, Intervals, Made, Must, page, RegionCode, Step, Text, Version, WithId } from './parts.ts'

export const STATION_KINDS = { community: '社区服务站', street: '街道便民服务中心' } as const
const Facts = {
  name: Must(40, '请填写名称'),
  address: Must(100, '请填写地址'),
  phone: Text(30).default('').describe('Of the office'),
  hours: Hours,
  business: z.array(Business).min(1, '至少要有一种业务').max(12),
  minutes: z.int().min(1).max(120).default(8).describe('What one visitor takes, until the day says better'),
}
export const Station = named('WindowStation', z.object({
  ...Facts, id: z.uuid(), region: z.string(), regionName: z.string(), kind: z.enum(['community', 'street']), closedOn: z.string().nullable(), version: z.int(),
}))
export type Station = z.output<typeof Station>
export const Counter = named('WindowCounter', z.object({
  id: z.uuid(), nth: z.int(), name: z.string(), business: z.array(z.string()), seatedName: z.string(), mine: z.boolean().describe('The reader sits there'), version: z.int(),
}))
export type Counter = z.output<typeof Counter>

/** A day of a station as it is published. */
export const StationDay = named('WindowStationDay', z.object({
  date: z.string(), kind: z.enum(['workday', 'weekend', 'holiday', 'unknown']), holiday: z.string(), intervals: Intervals, note: z.string(),
  onDuty: z.array(z.string()).describe('Names of those on duty'),
}))
export type StationDay = z.output<typeof StationDay>

export const listStations = operation({
  id: 'listStations', method: 'GET', path: '/api/windows/stations',
  summary: 'Stations of a place and below it, with today’s hours',
  access: 'public',
  query: z.strictObject({ region: RegionCode.optional(), q: Text(40).optional(), after: After }),
  reply: named('WindowStationPage', page(Station.extend({ today: StationDay, waiting: z.int() }))),
  refusals: ['windows.page_unknown'],
})

export const getStation = operation({
  id: 'getStation', method: 'GET', path: '/api/windows/stations/:id',
  summary: 'A station: facts, counters, hours and duty of the next seven days',
  access: 'public',
  params: WithId,
  reply: named('WindowStationFile', z.object({ station: Station, counters: z.array(Counter), days: z.array(StationDay), waiting: z.int(), givesNumbers: z.boolean() })),
  refusals: ['windows.station_not_found'],
})

export const createStation = operation({
  id: 'createStation', method: 'POST', path: '/api/windows/stations',
  summary: 'Sets up a station of a community or a street',
  access: { staff: 'windows.keep' },
  body: named('NewWindowStation', z.strictObject({ ...Facts, region: RegionCode, clientId: ClientId })),
  reply: Made,
  refusals: ['windows.place_not_yours', 'windows.level_wrong', 'windows.hours_wrong', 'windows.business_twice'],
})

export const updateStation = operation({
  id: 'updateStation', method: 'POST', path: '/api/windows/stations/:id/changes',
  summary: 'Changes facts and hours, or closes the station for good from a day',
  access: { staff: 'windows.keep' },
  params: WithId,
  body: named('WindowStationChange', z.strictObject({ ...Facts, closedOn: Day.nullable().default(null), version: Version, clientId: ClientId })),
  reply: Done,
  refusals: ['windows.station_not_found', 'windows.changed_meanwhile', 'windows.hours_wrong', 'windows.business_twice'],
})

export const listStationSteps = operation({
  id: 'listStationSteps', method: 'GET', path: '/api/windows/stations/:id/steps',
  summary: 'What was changed at a station, newest first',
  access: { staff: 'windows.read' },
  params: WithId,
  reply: named('WindowSteps', z.object({ items: z.array(Step) })),
  refusals: ['windows.station_not_found'],
})

export const saveCounter = operation({
  id: 'saveCounter', method: 'POST', path: '/api/windows/stations/:id/counters',
  summary: 'Adds a counter, changes one, or closes it',
  access: { staff: 'windows.keep' },
  params: WithId,
  body: named('WindowCounterInput', z.strictObject({
    counterId: Id.optional().describe('Absent: a new one'), nth: z.int().min(1).max(99), name: Must(20, '请填写窗口名称'), business: z.array(z.string().regex(/^[A-Z]$/)).min(1, '请选择业务').max(12),
    closed: z.boolean().default(false), version: Version.optional(), clientId: ClientId,
  })),
  reply: Made,
  refusals: ['windows.station_not_found', 'windows.counter_not_found', 'windows.counter_exists', 'windows.changed_meanwhile', 'windows.counter_busy', 'windows.business_unknown'],
})
