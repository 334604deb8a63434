import type { LoadContext } from '../../../../platform/web/page.ts'
import { ApiProblem } from '../../../../platform/web/client.ts'
import { notFound } from '../../../../platform/web/page.ts'
import { DAY_KINDS, getStation, sayHours } from '../../contract.ts'

/** A station with its week; words are put in here, so that the page carries no tables. */
export async function load({ api, params }: LoadContext) {
  const file = await api(getStation, { params: { id: params['id']! } }).catch((fault: unknown) => {
    if (fault instanceof ApiProblem && (fault.status === 404 || fault.status === 400)) notFound()
    throw fault
  })
  const { station } = file
  return {
    station: { id: station.id, name: station.name, address: station.address, phone: station.phone, business: station.business, regionName: station.regionName },
    waiting: file.waiting, givesNumbers: file.givesNumbers,
    days: file.days.map((day) => ({ date: day.date, kind: day.holiday || (day.kind === 'workday' ? '' : DAY_KINDS[day.kind]), hours: sayHours(day.intervals), open: day.intervals.length > 0, note: day.note, onDuty: day.onDuty })),
    usual: [['工作日', sayHours(station.hours.workday)], ['周末', sayHours(station.hours.weekend)], ['节假日', sayHours(station.hours.holiday)]] as [string, string][],
  }
}
