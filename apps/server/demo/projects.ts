import { addDays, shanghaiDate } from '../../../platform/kernel/dates.ts'
import type { App } from '../app.ts'
import { voiceOf } from './voice.ts'

const COUNTY = '152921000000'
const STREET = '152921405000'
const COMMUNITY = '152921405001'
const NEIGHBOUR = '152921405002'
const WAN = 1_000_000

/** Two building projects with money, special accounts with payments, activity funds of the year, a development fund, and budgets with gaps. All of it is made up. */
export async function demoProjects(app: App): Promise<void> {
  const ask = voiceOf(app)
  const today = shanghaiDate(app.services.clock.now())
  const year = Number(today.slice(0, 4))
  let nth = 0
  const once = () => ({ clientId: `demo-projects-${nth++}` })
  const made = async (by: string, url: string, body: object) => (await ask(by, 'POST', url, { ...body, ...once() })).id as string
  const receive = (account: string, source: string, amountFen: number, days: number, more: object = {}) =>
    made('bumen', `/api/projects/accounts/${account}/receipts`, { source, amountFen, on: addDays(today, -days), voucher: `收字（演示）${100 + nth}号`, ...more })
  const pay = async (account: string, use: string, amountFen: number, days: number, payee: string, words: string, more: object = {}) =>
    made('bumen', `/api/projects/accounts/${account}/payments`, { use, amountFen, on: addDays(today, -days), payee, words, voucher: `付字（演示）${100 + nth}号`, ...more })
  const release = (payment: string, by = 'minzheng') => ask(by, 'POST', `/api/projects/payments/${payment}/decision`, { release: true, words: '', version: 1, ...once() })

  const ratioId = await made('minzheng', '/api/projects/ratios', { title: '社区服务设施建设（演示）', province: 2, prefecture: 4, county: 4, basis: '本级建设资金办法（演示）', fromOn: addDays(today, -300) })
  const project = (more: object) => made('minzheng', '/api/projects', { facility: 'centre', owner: '旗民政局', startOn: addDays(today, -150), dueOn: addDays(today, 200), ...more })
  const centre = await project({ region: STREET, name: '街道综合服务中心新建', mode: 'new', site: '巴彦浩特镇东城路', areaM2: 1860, budgetFen: 480 * WAN, ratioId })
  const upgrade = await project({
    region: COMMUNITY, name: '社区综合服务站提升改造', mode: 'upgrade', facility: 'station', site: '社区办公楼一层', areaM2: 420, budgetFen: 60 * WAN, named: true, planCode: 'alxa-145',
    quote: '社区综合服务设施提升工程', startOn: addDays(today, -120), dueOn: addDays(today, 20),
  })
  await project({ region: NEIGHBOUR, name: '社区服务站购置改造', mode: 'convert', facility: 'station', site: '小区底商', areaM2: 310, budgetFen: 95 * WAN, startOn: addDays(today, 30), dueOn: addDays(today, 300) })
  const move = (id: string, name: string, version: number, days: number, words: string) => ask('minzheng', 'POST', `/api/projects/${id}/moves`, { move: name, on: addDays(today, -days), words, version, ...once() })
  await move(centre, 'start', 1, 140, '施工许可已办')
  await move(upgrade, 'start', 1, 110, '施工队进场')
  const report = (id: string, days: number, percent: number, words: string) => ask('minzheng', 'POST', `/api/projects/${id}/progress`, { on: addDays(today, -days), percent, words, ...once() })
  await report(centre, 60, 25, '基础完成')
  await report(centre, 10, 45, '主体到二层')
  await report(upgrade, 8, 55, '水电完成，等门窗')
  const accountOf = async (id: string) => (await ask('minzheng', 'GET', `/api/projects/${id}`)).project.accountId as string
  const money = await accountOf(centre)
  await receive(money, 'budget_province', 96 * WAN, 130)
  await receive(money, 'budget_prefecture', 150 * WAN, 90)
  await receive(money, 'budget_county', 100 * WAN, 60)
  await receive(money, 'lottery', 20 * WAN, 40)
  await release(await pay(money, 'building', 180 * WAN, 30, '某建筑公司（演示）', '第一期工程款'))
  await pay(money, 'building', 90 * WAN, 2, '某建筑公司（演示）', '第二期工程款')
  await receive(await accountOf(upgrade), 'budget_county', 35 * WAN, 70)
  await receive(await accountOf(upgrade), 'enterprise', 5 * WAN, 20, { party: '驻区企业（演示）' })

  const special = await made('shuji', '/api/projects/accounts', { region: COMMUNITY, kind: 'special', name: '社区工作经费专账', purpose: '社区工作经费', uses: ['office', 'activity', 'information'], openedOn: addDays(today, -320) })
  await receive(special, 'budget_county', 7_500_000, 280, { words: '全年办公经费' })
  await receive(special, 'fee_for_task', 160_000, 60, { words: '居住登记受理，费随事转' })
  await release(await pay(special, 'office', 1_860_000, 120, '供热公司（演示）', '采暖费'))
  await release(await pay(special, 'activity', 320_000, 45, '文体用品店（演示）', '邻里节用品'), 'qizhang')

  const activity = await made('bumen', '/api/projects/accounts', { region: COUNTY, kind: 'special', name: '社区活动经费专账', purpose: '社区活动经费', uses: ['activity'], openedOn: addDays(today, -320) })
  await receive(activity, 'budget_county', 5_000_000, 200)
  const roundId = await made('bumen', '/api/projects/activity-funds', { year, rateFen: 1_000, baseOn: addDays(today, -30), basis: '本级社区活动经费标准（演示）', words: '' })
  const round = await ask('bumen', 'GET', `/api/projects/activity-funds/${roundId}`)
  for (const due of (round.dues as { region: string; regionName: string; dueFen: number }[]).filter((one) => one.dueFen > 0).slice(0, 2)) {
    await release(await pay(activity, 'activity', Math.min(due.dueFen, 1_000_000), 15, due.regionName, `${year}年社区活动经费`, { roundId, toRegion: due.region }))
  }

  const fund = await made('bumen', '/api/projects/accounts', { region: COUNTY, kind: 'fund', name: '社区发展基金（演示）', purpose: '支持社区公益项目和困难帮扶', uses: ['grant', 'relief'], openedOn: addDays(today, -250) })
  await receive(fund, 'enterprise', 30 * WAN, 240, { party: '某商贸公司（演示）', partyShown: true, words: '设立捐款' })
  await receive(fund, 'donation', 200_000, 100, { words: '邻里节义卖' })
  await receive(fund, 'lottery', 10 * WAN, 80)
  await release(await pay(fund, 'grant', 6 * WAN, 50, '社区合唱团（演示）', '资助排练场地'))
  await release(await pay(fund, 'relief', 300_000, 20, '社区帮扶小组（演示）', '冬季取暖帮扶'))

  const set = (region: string, item: string, amountFen: number) => made('bumen', '/api/projects/budgets', { region, year, item, amountFen, words: '' })
  for (const [item, fen] of [['staff', 36 * WAN], ['work', 7_500_000], ['information', 600_000], ['activity', 3 * WAN]] as const) await set(COMMUNITY, item, fen)
  for (const [item, fen] of [['staff', 32 * WAN], ['work', 7_500_000]] as const) await set(NEIGHBOUR, item, fen)
  await made('shuji', '/api/projects/budgets/requests', { year, item: 'building', amountFen: 4 * WAN, words: '一层卫生间改造' })
}
