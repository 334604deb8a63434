import { addDays, shanghaiDate, weekdayOf } from '../../../platform/kernel/dates.ts'
import type { SetClock } from '../../../platform/kernel/clock.ts'
import type { App } from '../app.ts'
import { voiceOf } from './voice.ts'

const STREET = '152921405000'
const COMMUNITY = '152921405001'
const NEXT = '152921405002'

/** A mandate with a paper in custody, one that waits for the resident, and a van with its dates and a booking. */
export async function demoAgency(app: App, clock: SetClock): Promise<void> {
  const ask = voiceOf(app)
  const today = shanghaiDate(clock.now())
  const personOf = async (name: string) => ((await ask('shequ', 'GET', `/api/people?q=${encodeURIComponent(name)}`)).items as { id: string; name: string }[]).find((one) => one.name === name)!.id
  const li = await personOf('李秀英')
  const wang = await personOf('王建国')
  const { id } = await ask('shequ', 'POST', '/api/agency/mandates', { personId: li, matters: ['elderly.visit-request'], limits: '只交材料，不代签字', until: addDays(today, 20), basis: 'portal', clientId: 'demo-agency-mandate' })
  await ask('13900000001', 'POST', `/api/agency/mandates/${id}/answer`, { agree: true, version: 1, clientId: 'demo-agency-agree' })
  await ask('shequ', 'POST', `/api/agency/mandates/${id}/papers`, { name: '户口簿', copies: 1, keptAt: '服务站文件柜2层', signed: 'portal', clientId: 'demo-agency-paper' })
  await ask('shequ', 'POST', `/api/agency/mandates/${id}/steps`, { note: '上门看了住处，约好下周一送表', clientId: 'demo-agency-step' })
  await ask('shequ', 'POST', '/api/agency/mandates', { personId: wang, matters: ['volunteers.registration'], until: addDays(today, 2), basis: 'portal', clientId: 'demo-agency-mandate-2' })
  const stop = (region: string, name: string, from: string, until: string, agent: string) =>
    ({ region, name, agent, matters: ['elderly.visit-request', 'volunteers.registration', 'matters.resident-request'], from, until, capacity: 12 })
  const route = await ask('jiedao', 'POST', '/api/agency/routes', {
    region: STREET, name: '北线', vehicle: '便民服务车', plate: '蒙M·00001（演示）', driver: '张师傅', phone: '0483-8220004', clientId: 'demo-agency-route',
    stops: [stop(COMMUNITY, '王府社区小广场', '09:30', '11:00', '孙丽'), stop(NEXT, '水井旁停车点', '14:00', '16:00', '钱玲')],
  })
  // Every second Tuesday from the next one on.
  const tuesday = addDays(today, ((2 - weekdayOf(today) + 7) % 7) || 7)
  await ask('jiedao', 'POST', `/api/agency/routes/${route.id}/runs`, { dates: [tuesday, addDays(tuesday, 14), addDays(tuesday, 28)], clientId: 'demo-agency-runs' })
  const halts = (await ask('13900000003', 'GET', `/api/agency/halts?region=${NEXT}`)).items as { id: string }[]
  await ask('13900000003', 'POST', `/api/agency/halts/${halts[0]!.id}/bookings`, { matter: 'matters.resident-request', note: '家里水泵坏了', clientId: 'demo-agency-booking' })
}
