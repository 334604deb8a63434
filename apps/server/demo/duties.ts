import type { SetClock } from '../../../platform/kernel/clock.ts'
import { addDays, shanghaiDate, shanghaiInstant } from '../../../platform/kernel/dates.ts'
import { runJob } from '../../../platform/server/jobs.ts'
import type { App } from '../app.ts'
import { voiceOf } from './voice.ts'

const BANNER = '152921000000'
const COMMUNITY = '152921405001'
const PICTURE = 'iVBORw0KGgoAAAANSUhEUgAAAAgAAAAICAIAAABLbSncAAAAEklEQVR4nGM4ceIEVsQwqCQA2U2VAZhfp5EAAAAASUVORK5CYII='

/** What places owe since last season: texts of another league adopted, some things proved and filed, one excused, a street's own duty, one calendar address. All made up. */
export async function demoDuties(app: App, clock: SetClock): Promise<void> {
  const ask = voiceOf(app)
  const now = clock.now()
  const today = shanghaiDate(now)
  let nth = 0
  const once = () => ({ clientId: `demo-duties-${(nth += 1)}` })
  const job = async (data: object) => {
    const found = app.assembly.jobs.find((one) => one.name === 'duties.generate')!
    await runJob(found, data, { db: app.db, services: app.services, log: app.services.log, clock })
  }

  // In the season before, when the banner began with it.
  const begin = addDays(today, -45)
  clock.moveTo(shanghaiInstant(begin, '09:00').toISOString())
  for (const [code, reason] of [
    ['safety.fire-day', '参照锡林郭勒盟的做法，全旗同样执行'], ['education.quarterly', '参照锡林郭勒盟的做法，每季度一次'], ['dispute.legal-publicity', '按法治宣传教育规划执行'],
  ] as const) await ask('minzheng', 'POST', `/api/duty-catalogue/${code}/decisions`, { kind: 'on', region: BANNER, fromOn: begin, reason, seen: 0, ...once() })
  const own = await ask('zhuren', 'POST', '/api/duty-catalogue', {
    title: '月度安全例会', sentence: '每月召开一次安全例会，通报隐患和整改。', topic: 'safety', source: '街道工作制度（演示）', level: 'community', cycle: { kind: 'period', every: 'month', by: { month: 1, day: 25 } }, unit: '次', proof: '会议记录',
    fromOn: begin, reason: '街道党工委会议决定', ...once(),
  })
  await job({})
  clock.moveTo(now.toISOString())
  await job({})

  const picture = async (by: string) => {
    const [head, tail] = ['--linli\r\ncontent-disposition: form-data; name="file"; filename="现场.png"\r\ncontent-type: image/png\r\n\r\n', '\r\n--linli--\r\n']
    const sent = await ask(by, 'POST', '/api/files', Buffer.concat([Buffer.from(head), Buffer.from(PICTURE, 'base64'), Buffer.from(tail)]), 'multipart/form-data; boundary=linli')
    return sent.id as string
  }
  const owed = async (by: string, code: string, more = '') => (await ask(by, 'GET', `/api/duties?show=all&code=${code}${more}`)).items as { id: string; dueOn: string; fromOn: string; version: number }[]
  const file = async (by: string, code: string, onDay: string, words: string, amount = 1) => {
    const one = (await owed(by, code)).find((each) => each.fromOn <= onDay && each.dueOn >= begin)
    if (one) await ask(by, 'POST', `/api/duties/${one.id}/filings`, { onDay, amount, words, files: [await picture(by)], ...once() })
  }
  await file('shequ', 'safety.fire-day', addDays(today, -1), '组织居民在活动室观看消防宣传片，演示灭火器使用，到场46人。')
  await file('shequ', 'education.quarterly', addDays(today, -12), '老年健康讲座，到场38人。')
  await file('shuji', 'service.elder-visits', addDays(today, -6), '本月探访48户，全部见到本人或者通了电话。')
  await file('shequ', 'staff.training-hours', addDays(today, -20), '旗里举办的社区工作者培训班。', 12)
  await file('shuji', 'democracy.service-review', addDays(today, -9), '召开评议会，收回评议表86份，结果已经公布。')
  await file('shuji', own.code as string, addDays(today, -8), '通报三处隐患，明确整改人和时限。')
  const [excused] = await owed('zhuren', 'service.unit-assessment', `&whose=all&region=${COMMUNITY}`)
  if (excused) await ask('zhuren', 'POST', `/api/duties/${excused.id}/excuse`, { excused: true, words: '驻区单位今年正在搬迁，明年一并评估。', version: excused.version, ...once() })
  await ask('shuji', 'POST', '/api/duties/feeds', once())
}
