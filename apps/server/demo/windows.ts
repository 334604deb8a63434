import { addDays, shanghaiDate } from '../../../platform/kernel/dates.ts'
import type { SetClock } from '../../../platform/kernel/clock.ts'
import type { App } from '../app.ts'
import { voiceOf } from './voice.ts'

const COMMUNITY = '152921405001'
const STREET = '152921405000'
const BUSINESS = [{ letter: 'A', name: '综合' }, { letter: 'B', name: '社保' }, { letter: 'C', name: '民政' }]
const HOURS = {
  workday: [{ from: '08:30', to: '12:00' }, { from: '14:30', to: '18:00' }], weekend: [{ from: '09:00', to: '12:00' }, { from: '15:00', to: '17:30' }], holiday: [{ from: '09:00', to: '12:00' }],
}

/** A station with counters, a queue of today and who is on duty; a street centre; a clerk's month, shown to the clerk. */
export async function demoWindows(app: App, clock: SetClock): Promise<void> {
  const ask = voiceOf(app)
  const today = shanghaiDate(clock.now())
  const { id: station } = await ask('shuji', 'POST', '/api/windows/stations', {
    region: COMMUNITY, name: '社区便民服务站', address: '巴彦浩特镇和硕特路12号（演示）', phone: '0483-8220101', hours: HOURS, business: BUSINESS, minutes: 8, clientId: 'demo-windows-station',
  })
  await ask('jiedao', 'POST', '/api/windows/stations', {
    region: STREET, name: '街道便民服务中心', address: '额鲁特大街3号（演示）', phone: '0483-8220004', hours: HOURS, business: BUSINESS, minutes: 10, clientId: 'demo-windows-centre',
  })
  const counters: string[] = []
  for (const [i, business] of [['A', 'B', 'C'], ['A'], ['B', 'C']].entries()) {
    counters.push((await ask('shuji', 'POST', `/api/windows/stations/${station}/counters`, { nth: i + 1, name: `${i + 1}号窗口`, business, clientId: `demo-windows-counter-${i}` })).id)
  }
  const file = await ask('shuji', 'GET', `/api/windows/stations/${station}/roster`)
  const staff = (file.staff as { id: string; name: string }[]).filter((one) => ['赵敏', '孙丽', '乌兰'].includes(one.name))
  await ask('shuji', 'POST', `/api/windows/stations/${station}/shifts`, { accountIds: staff.map((one) => one.id), from: today, until: addDays(today, 25), inTurn: true, clientId: 'demo-windows-shifts' })
  await ask('chuangkou', 'POST', `/api/windows/counters/${counters[0]}/seat`, { seated: true, clientId: 'demo-windows-seat' })
  await ask('shequ', 'POST', `/api/windows/counters/${counters[1]}/seat`, { seated: true, clientId: 'demo-windows-seat-2' })
  const take = (business: string, fast: boolean, i: number) => ask('chuangkou', 'POST', `/api/windows/stations/${station}/tickets`, { business, fast, via: 'staff', clientId: `demo-windows-ticket-${i}` })
  for (const [i, [business, fast]] of ([['A', false], ['B', false], ['A', true], ['C', false], ['A', false], ['B', false]] as const).entries()) await take(business, fast, i)
  const { ticket } = await ask('chuangkou', 'POST', `/api/windows/counters/${counters[0]}/calls`, { clientId: 'demo-windows-call' })
  await ask('chuangkou', 'POST', `/api/windows/tickets/${ticket.id}/moves`, { move: 'start', version: ticket.version, clientId: 'demo-windows-start' })
  await ask('shequ', 'POST', `/api/windows/counters/${counters[1]}/calls`, { clientId: 'demo-windows-call-2' })

  await ask('jiedao', 'POST', '/api/windows/assessment-items', { items: [{ title: '服务态度', points: 40, how: '投诉查实的扣分' }, { title: '办件规范', points: 40 }, { title: '仪容和秩序', points: 20 }], clientId: 'demo-windows-items' })
  const { staff: served, items } = await ask('jiedao', 'GET', '/api/windows/assessment-days')
  const zhao = (served as { id: string; name: string }[]).find((one) => one.name === '赵敏')!
  const clerk = await ask('jiedao', 'POST', '/api/windows/clerks', { accountId: zhao.id, department: '旗人社局', duty: '社保窗口', fromOn: addDays(today, -60), clientId: 'demo-windows-clerk' })
  const month = addDays(`${today.slice(0, 7)}-01`, -1).slice(0, 7)
  for (const [i, [day, attendance]] of ([['10', 'present'], ['11', 'present'], ['12', 'late'], ['13', 'training']] as const).entries()) {
    const marks = attendance === 'training' ? [] : (items as { id: string; points: number }[]).map((one) => ({ itemId: one.id, points: one.points - (attendance === 'late' ? 4 : 1) }))
    await ask('jiedao', 'POST', `/api/windows/clerks/${clerk.id}/assessments`, { on: `${month}-${day}`, attendance, marks, version: 0, clientId: `demo-windows-day-${i}` })
  }
  await ask('jiedao', 'POST', '/api/windows/sheets', { month, objectUntil: addDays(today, 5), clientId: 'demo-windows-sheets' })
}
