import type { SetClock } from '../../../platform/kernel/clock.ts'
import { addDays, shanghaiDate } from '../../../platform/kernel/dates.ts'
import type { App } from '../app.ts'
import { voiceOf, type Said } from './voice.ts'

const COMMUNITY = '152921405001'

/**
 * One round that ended a year ago and its title, one title under warning, a grade under public notice, a round in which a panel scores now, and an experiment zone.
 * Every unit's doing is made up; weights are those of the samples.
 */
export async function demoEvaluation(app: App, clock: SetClock): Promise<void> {
  const real = clock.now()
  try {
    await tell(app, clock, real)
  } finally {
    clock.moveTo(real)
  }
}

async function tell(app: App, clock: SetClock, real: Date): Promise<void> {
  const ask = voiceOf(app)
  const today = shanghaiDate(real)
  let nth = 0
  const once = () => ({ clientId: `demo-evaluation-${nth++}` })
  const onDay = (days: number) => clock.moveTo(`${addDays(today, days)}T10:00:00+08:00`)
  const people = new Map(((await ask('minzheng', 'GET', '/api/evaluation/panel-candidates')) as { items: { id: string; name: string }[] }).items.map((one) => [one.name, one.id]))

  /** A scheme in force: made by one, approved by another; papers are not demanded, since the demonstration carries none. */
  const scheme = async (by: string, template: string): Promise<string> => {
    const sample = ((await ask(by, 'GET', '/api/evaluation/scheme-templates')) as Said).items.find((one: Said) => one.code === template)
    const { id } = await ask(by, 'POST', '/api/evaluation/schemes', { template, title: sample.title, basis: sample.basis, ...once() })
    const { standard } = await ask(by, 'GET', `/api/evaluation/schemes/${id}`)
    await ask(by, 'POST', `/api/evaluation/schemes/${id}/changes`, {
      title: sample.title, basis: sample.basis, standard: { ...standard, items: standard.items.map((one: Said) => ({ ...one, must: false })) }, version: 1, ...once(),
    })
    await ask('qizhang', 'POST', `/api/evaluation/schemes/${id}/approval`, { fromOn: shanghaiDate(clock.now()), version: 2, ...once() })
    return id
  }
  const round = async (by: string, schemeId: string, title: string, days: number): Promise<string> => {
    const now = shanghaiDate(clock.now())
    const { id } = await ask(by, 'POST', '/api/evaluation/rounds', { schemeId, title, applyUntil: addDays(now, days), decideBy: addDays(now, days + 60), ...once() })
    await ask(by, 'POST', `/api/evaluation/rounds/${id}/panel`, { members: ['吴强', '孟和'].map((name, i) => ({ accountId: people.get(name), lead: i === 0 })), version: 1, ...once() })
    return id
  }
  const entry = async (roundId: string, unitKind: string, unitName = ''): Promise<string> => {
    const { id } = await ask('shuji', 'POST', '/api/evaluation/entries', { roundId, unitKind, region: COMMUNITY, unitName, ...once() })
    const { items } = await ask('shuji', 'GET', `/api/evaluation/entries/${id}`)
    const asked = items.filter((one: Said) => one.way === 'file' || one.way === 'site')
    await ask('shuji', 'POST', `/api/evaluation/entries/${id}/answers`, {
      answers: Object.fromEntries(asked.map((one: Said) => [one.key, { words: `${one.title}：已按要求开展，情况属实（演示）`, self: Math.round(one.weight * 0.9), files: [] }])), version: 1, ...once(),
    })
    await ask('shuji', 'POST', `/api/evaluation/entries/${id}/submission`, { version: 2, ...once() })
    return id
  }
  const score = async (by: string, id: string, share: number): Promise<void> => {
    const file = await ask(by, 'GET', `/api/evaluation/entries/${id}`)
    await ask(by, 'POST', `/api/evaluation/entries/${id}/marks`, {
      attempt: file.entry.attempt, marks: file.items.filter((one: Said) => one.toScore).map((one: Said) => ({ item: one.key, points: Math.round(one.weight * share * 10) / 10, words: '' })), ...once(),
    })
  }
  const sign = async (by: string, id: string, more: object = {}) =>
    ask(by, 'POST', `/api/evaluation/entries/${id}/signatures`, { stand: 'pass', version: (await ask('minzheng', 'GET', `/api/evaluation/entries/${id}`)).entry.version, ...more, ...once() })

  // A year ago: civilised community, through all levels, named; this year's self-check is still owed.
  onDay(-410)
  const civilised = await round('minzheng', await scheme('minzheng', 'civilised'), '文明社区评选（上一轮）', 10)
  const first = await entry(civilised, 'community')
  for (const by of ['jiedao', 'dangwu']) await score(by, first, 0.98)
  await sign('minzheng', first, { words: '领导小组审核通过' })
  await sign('bumen', first, { paper: '文明委会议纪要（演示）1号' })
  onDay(-380)
  await sign('qizhang', first, { words: '命名为文明社区' })
  await ask('minzheng', 'POST', `/api/evaluation/rounds/${civilised}/closing`, { words: '本轮结束', version: 2, ...once() })

  // A green community that has slipped: under warning, correction still running.
  onDay(-200)
  const green = await round('minzheng', await scheme('minzheng', 'green'), '绿色社区评选', 10)
  const second = await entry(green, 'community')
  for (const by of ['jiedao', 'dangwu']) await score(by, second, 0.96)
  await sign('bumen', second)
  onDay(-180)
  const { titleId } = await sign('qizhang', second, { words: '命名为绿色社区' })
  clock.moveTo(real)
  await ask('minzheng', 'POST', `/api/evaluation/titles/${titleId}/warning`, { words: '垃圾分类点长期无人管理（演示）', correctBy: addDays(today, 45), version: 1, ...once() })

  // A service body's grade stands under public notice.
  const grades = await round('minzheng', await scheme('minzheng', 'service_grade'), '社区服务质量等级认证', 30)
  const third = await entry(grades, 'service_body', '邻里日间照料中心（演示）')
  for (const by of ['jiedao', 'dangwu']) await score(by, third, 0.9)
  await sign('minzheng', third, { words: '现场核查属实' })

  // Safe communities: one has applied, one member of the panel has scored, a sample was drawn.
  const safe = await round('bumen', await scheme('bumen', 'safe'), '安全示范社区评选', 30)
  const fourth = await entry(safe, 'community')
  await score('dangwu', fourth, 0.85)
  await ask('bumen', 'POST', `/api/evaluation/rounds/${safe}/draws`, { purpose: '现场抽查', seed: `${today.replaceAll('-', '')}期公布号码（演示）`, wanted: 1, ...once() })
  // A draft that somebody else may approve.
  await ask('bumen', 'POST', '/api/evaluation/schemes', { template: 'rural_full', title: '农村社区建设实验全覆盖评估办法', basis: '004-H §二(一)至(五)', ...once() })

  await demoZone(clock, real, ask)
}

/** One zone in its second year: a plan and a summary filed, this year's plan owed, a request under way. Its one paper is a picture. */
async function demoZone(clock: SetClock, real: Date, ask: ReturnType<typeof voiceOf>): Promise<void> {
  const today = shanghaiDate(real)
  let nth = 0
  const once = () => ({ clientId: `demo-zones-${nth++}` })
  const plan = {
    background: '辖区社区服务设施齐全，居民议事有基础（演示）', theme: '社区居民议事协商', content: '在八个社区建立居民议事会，形成提议、协商、公开、评议的办法', safeguards: '成立领导小组，列入年度预算',
    workPlan: '第一年建立，第二年完善，第三年推广', duties: '民政局牵头，街道组织，社区实施', funds: '每年30万元',
  }
  clock.moveTo(`${addDays(today, -480)}T10:00:00+08:00`)
  const { id } = await ask('bumen', 'POST', '/api/zones', { title: '社区居民议事协商实验区', plan, requestPaper: '旗委、旗政府请示（演示）3号', paperCopies: 3, papers: [await demoPaper(ask)], ...once() })
  await ask('bumen', 'POST', `/api/zones/${id}/submission`, { version: 1, ...once() })
  await ask('minzheng', 'POST', `/api/zones/${id}/province-view`, { agrees: true, words: '主题明确，同意上报', paper: '自治区民政厅意见（演示）', version: 2, ...once() })
  clock.moveTo(`${addDays(today, -430)}T10:00:00+08:00`)
  await ask('minzheng', 'POST', `/api/zones/${id}/approval`, { approved: true, on: addDays(today, -430), endsOn: addDays(today, 600), words: '同意设立', paper: '民政部批复（演示）', version: 3, ...once() })
  const year = Number(addDays(today, -430).slice(0, 4))
  await ask('bumen', 'POST', `/api/zones/${id}/filings`, { kind: 'plan', year, title: '第一年实验计划', words: '建立八个社区议事会，培训主持人。', ...once() })
  clock.moveTo(real)
  await ask('bumen', 'POST', `/api/zones/${id}/filings`, { kind: 'summary', year, title: '第一年总结', words: '八个社区全部建立，议事六十余次。', ...once() })
  await ask('bumen', 'POST', `/api/zones/${id}/requests`, { kind: 'change', words: '两个新建社区要求参加', plan: { ...plan, content: '在十个社区建立居民议事会，形成提议、协商、公开、评议的办法' }, ...once() })
  await ask('bumen', 'POST', '/api/zones', { title: '嘎查村级事务公开实验区', plan: { theme: '村级事务公开' }, ...once() })
}

/** A small picture as the electronic version. */
async function demoPaper(ask: ReturnType<typeof voiceOf>): Promise<{ id: string; name: string }> {
  const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAgAAAAICAIAAABLbSncAAAAEklEQVR4nGM4ceIEVsQwqCQA2U2VAZhfp5EAAAAASUVORK5CYII=', 'base64')
  const mark = 'linli-demo-part'
  const body = Buffer.concat([Buffer.from(`--${mark}\r\ncontent-disposition: form-data; name="file"; filename="plan.png"\r\ncontent-type: image/png\r\n\r\n`), png, Buffer.from(`\r\n--${mark}--\r\n`)])
  const { id } = await ask('bumen', 'POST', '/api/files', body, `multipart/form-data; boundary=${mark}`)
  return { id, name: '实验方案（演示）.png' }
}
