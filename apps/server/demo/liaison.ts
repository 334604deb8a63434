import { addDays, shanghaiDate } from '../../../platform/kernel/dates.ts'
import type { SetClock } from '../../../platform/kernel/clock.ts'
import type { App } from '../app.ts'
import { voiceOf } from './voice.ts'

const BANNER = '152921000000'
const STREET = '152921405000'
const COMMUNITY = '152921405001'

/** Three demonstration units with reports, an issue of the briefing, gatherings, a practice taken up elsewhere, a story, pilots, a campaign. All made up. */
export async function demoLiaison(app: App, clock: SetClock): Promise<void> {
  const ask = voiceOf(app)
  const today = shanghaiDate(clock.now())
  const year = Number(today.slice(0, 4))
  let n = 0
  const once = () => ({ clientId: `demo-liaison-${(n += 1)}` })
  const unit = async (region: string, kind: string, name: string, contactLevel: string, contactBody: string) => (await ask('minzheng', 'POST', '/api/liaison/units', {
    region, kind, name, title: `和谐社区建设${kind === 'street' ? '示范街道' : '示范社区'}（演示）`, namedOn: `${year - 1}-05-20`, contactLevel, contactBody, reportEvery: 'half', reportDays: 15, ...once(),
  })).id as string
  const nameOf = async (code: string) => (await ask('minzheng', 'GET', `/api/regions/${code}`)).region.name as string
  const [streetName, besideName] = [await nameOf(STREET), await nameOf('152921405002')]
  const street = await unit(STREET, 'street', streetName, 'province', '自治区民政厅（演示）')
  const community = await unit(COMMUNITY, 'community', '王府社区', 'prefecture', '盟民政局（演示）')
  await unit('152921405002', 'community', besideName, 'prefecture', '')
  await ask('shuji', 'POST', `/api/liaison/units/${community}/officers`, { name: '乌兰', duty: '社区党组织书记', phone: '0483-8220000', address: '王府社区便民服务站', fromDay: `${year - 1}-06-01`, ...once() })
  await ask('jiedao', 'POST', `/api/liaison/units/${street}/officers`, { name: '吴强', duty: '街道社会事务办', phone: '0483-8220001', address: '街道办', fromDay: `${year - 1}-06-01`, ...once() })
  for (const period of [`${year - 1}-H2`, `${year}-H1`]) {
    await ask('shuji', 'POST', `/api/liaison/units/${community}/reports`, {
      kind: 'progress', period, title: `王府社区${period.endsWith('H1') ? '上半年' : '下半年'}进展`, plan: '办好邻里食堂，建好网格议事点。', policy: '居民议事规则修订，经居民代表会议通过。', tasks: '食堂开业，日均就餐62人；新增议事点3处。', suggestions: '希望有营养师定期指导。', ...once(),
    })
  }
  await ask('shuji', 'POST', `/api/liaison/units/${community}/reports`, { kind: 'news', title: '邻里食堂开了早餐', tasks: '从本周起早上6点半供应早餐。', ...once() })
  await ask('shuji', 'POST', `/api/liaison/units/${community}/checks`, { kind: 'self', year, onDay: addDays(today, -20), finding: '对照标准逐条自查：台账齐全，居务公开及时，志愿服务记录不够细。', result: 'improve', correctBy: addDays(today, 10), ...once() })
  await ask('minzheng', 'POST', `/api/liaison/units/${street}/checks`, { kind: 'spot', year, onDay: addDays(today, -40), byBody: '自治区民政厅（演示）', finding: '随机查看两个社区，制度上墙、窗口规范。', result: 'good', ...once() })

  const reports = (await ask('minzheng', 'GET', '/api/liaison/reports?kind=news')).items as Array<{ id: string }>
  const issue = await ask('minzheng', 'POST', '/api/liaison/briefings', { region: BANNER, title: '邻里食堂这样办', reportIds: reports.map((one) => one.id), ...once() })
  await ask('minzheng', 'POST', `/api/liaison/briefings/${issue.id}/sendings`, { unitIds: [street, community], version: 1, ...once() })
  await ask('shuji', 'POST', `/api/liaison/briefings/${issue.id}/readings`, once())

  const forum = await ask('minzheng', 'POST', '/api/liaison/gatherings', { region: BANNER, kind: 'forum', title: '城区论坛', theme: '居民议事怎样落地', place: '旗会议中心', fromDay: addDays(today, -400), untilDay: addDays(today, -399), ...once() })
  await ask('shuji', 'POST', `/api/liaison/gatherings/${forum.id}/papers`, { unitId: community, title: '从“要我议”到“我要议”', author: '乌兰', text: '先议身边小事，三十天内有回音，居民就愿意来。', ...once() })
  await ask('minzheng', 'POST', `/api/liaison/gatherings/${forum.id}/moves`, { move: 'hold', minutes: '六个单位交流，商定下一次片会互查议事记录。', tasks: [{ what: '互查议事记录', who: '王府社区', due: addDays(today, 20) }], version: 1, ...once() })
  const meeting = await ask('minzheng', 'POST', '/api/liaison/gatherings', { region: BANNER, kind: 'area_meeting', title: '第四季度片会', theme: '冬季服务', place: '王府社区', fromDay: addDays(today, 12), untilDay: addDays(today, 12), signupBy: addDays(today, 9), ...once() })
  await ask('shuji', 'POST', `/api/liaison/gatherings/${meeting.id}/signups`, { unitId: community, people: 2, ...once() })

  const practice = await ask('shuji', 'POST', '/api/liaison/practices', { region: COMMUNITY, unitId: community, kind: 'practice', title: '邻里食堂“1+3”办法', summary: '一个中心厨房带三个取餐点，老人走路不超过十分钟。', text: '选点先看老人住在哪里；价格由居民议事会定；志愿者轮流送餐。', author: '乌兰', ...once() })
  const move = async (by: string, name: string, note: string) => ask(by, 'POST', `/api/liaison/practices/${practice.id}/moves`, { move: name, note, version: (await ask('minzheng', 'GET', `/api/liaison/practices/${practice.id}`)).practice.version, ...once() })
  await move('jiedao', 'review', '情况属实，建议推广')
  await move('minzheng', 'issue', '全旗社区学习借鉴')
  await ask('jiedao', 'POST', `/api/liaison/practices/${practice.id}/reuses`, { note: '在另外两个社区设取餐点，志愿者统一排班。', onDay: addDays(today, -15), ...once() })

  const story = await ask('shuji', 'POST', '/api/liaison/stories', { region: COMMUNITY, kind: 'good_deed', title: '雪天里的一碗热汤', text: '大雪封路那天，志愿者一早步行，把热汤送到六位独居老人手里。', author: '社区宣传员', source: '王府社区', consented: true, ...once() })
  await ask('jiedao', 'POST', `/api/liaison/stories/${story.id}/moves`, { move: 'show', version: 1, ...once() })
  const pilot = { region: STREET, body: '街道办', ...once() }
  await ask('jiedao', 'POST', '/api/liaison/pilots', { ...pilot, title: '机关车位夜间错时开放', what: '晚7点到早7点，三个单位的车位向居民开放。', fromDay: addDays(today, -200), untilDay: addDays(today, -10) })
  await ask('jiedao', 'POST', '/api/liaison/pilots', { ...pilot, ...once(), title: '居民议事积分', what: '参加议事换社区食堂餐券。', fromDay: addDays(today, -60), untilDay: addDays(today, 120) })
  const task = await ask('jiedao', 'POST', '/api/liaison/campaign-tasks', { region: COMMUNITY, campaign: '新时代新社区新生活', title: '缩短窗口等候时间', body: '王府社区', measure: '平均等候', unit: '分钟', higher: false, before: 18, beforeOn: addDays(today, -120), dueOn: addDays(today, -5), ...once() })
  await ask('shuji', 'POST', `/api/liaison/campaign-tasks/${task.id}/measures`, { after: 7.5, afterOn: addDays(today, -6), note: '高峰时加开一个窗口', version: 1, ...once() })
  await ask('jiedao', 'POST', '/api/liaison/campaign-tasks', { region: STREET, campaign: '新时代新社区新生活', title: '社区食堂覆盖', body: streetName, measure: '有食堂或取餐点的社区', unit: '个', higher: true, before: 2, beforeOn: addDays(today, -120), dueOn: addDays(today, 40), ...once() })
}
