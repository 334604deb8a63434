import { addDays, shanghaiDate } from '../../../platform/kernel/dates.ts'
import type { App } from '../app.ts'
import { voiceOf } from './voice.ts'

const COMMUNITY = '152921405001'
const NEIGHBOUR = '152921405002'

/** One collection that is under way, one that is done, and the report of the year as open data. All numbers are made up. */
export async function demoCollections(app: App): Promise<void> {
  const ask = voiceOf(app)
  const today = shanghaiDate(app.services.clock.now())
  let nth = 0
  const once = () => ({ clientId: `demo-collections-${nth++}` })
  const begun = async (title: string, day: string, items: object[], places: string[] = [], dues: [number, number, number] = [6, 9, 12]) => {
    const { id } = await ask('tongji', 'POST', '/api/collections', {
      title, sentence: '按台账填写，没有台账的写明原因，不要估数。', period: 'once', day, items, places, dueCommunity: addDays(today, dues[0]), dueTownship: addDays(today, dues[1]), dueTop: addDays(today, dues[2]), ...once(),
    })
    await ask('tongji', 'POST', `/api/collections/${id}/issue`, { version: 1, ...once() })
    return id as string
  }
  const sheetAt = async (by: string, id: string, region: string) =>
    ((await ask(by, 'GET', `/api/collections/${id}/sheets`)).items as { id: string; region: string }[]).find((one) => one.region === region)!.id
  const send = async (by: string, sheet: string, cells: object) => {
    const { sheet: held } = await ask(by, 'GET', `/api/collections/sheets/${sheet}`)
    await ask(by, 'POST', `/api/collections/sheets/${sheet}/cells`, { cells, send: true, version: held.version, ...once() })
  }
  const move = async (by: string, sheet: string, deed: string, words = '') => {
    const { sheet: held } = await ask(by, 'GET', `/api/collections/sheets/${sheet}`)
    await ask(by, 'POST', `/api/collections/sheets/${sheet}/moves`, { move: deed, words, version: held.version, ...once() })
  }
  const cell = (value: number | null, source: string, why = '') => ({ value, source, why })

  const events = await begun('文化活动和议事协商情况', addDays(today, -30), [{ title: '文化活动场次', unit: '场', by: 'community', note: '社区组织的，参加人数不少于20人' }, { title: '议事协商会次数', unit: '次', by: 'community' }])
  const mine = await sheetAt('shuji', events, COMMUNITY)
  await send('shuji', mine, { n1: cell(6, '活动台账第3至8页'), n2: cell(null, '', '议事记录还在整理') })
  await move('jiedao', mine, 'return', '议事会有会议记录的，请按记录填写')

  const done = await begun('城市社区公共服务经费', addDays(today, -10), [{ title: '到位的服务群众经费', unit: '万元', decimals: 1, by: 'community' }], [COMMUNITY, NEIGHBOUR], [1, 2, 3])
  const [first, streetSheet, top] = [await sheetAt('shuji', done, COMMUNITY), await sheetAt('jiedao', done, '152921405000'), await sheetAt('tongji', done, '152921000000')]
  await send('shuji', first, { n1: cell(12.5, '街道拨款通知（演示）') })
  await move('jiedao', first, 'accept')
  await move('jiedao', await sheetAt('jiedao', done, NEIGHBOUR), 'excuse', '今年合并办公，经费由相邻社区统一列支')
  await move('jiedao', streetSheet, 'send')
  await move('tongji', streetSheet, 'accept')
  await move('tongji', top, 'send')
  await move('minzheng', top, 'approve')

  const year = Number(today.slice(0, 4))
  const report = async (by: string, region: string, texts: object) => {
    const { id } = await ask(by, 'POST', '/api/reports', { year, region, ...once() })
    await ask(by, 'POST', `/api/reports/${id}/texts`, { texts, version: 1, ...once() })
    return id as string
  }
  const texts = {
    work: '一是便民服务进社区，窗口和网上办理并行。二是网格员入户走访，把问题解决在网格里。三是组织志愿者为老年人送餐、代办。',
    problems: '部分嘎查服务设施面积不足；一些指标的台账还没有建立，见“尚未采集的数据”。', next: '补齐服务设施，建立培训和资格台账，继续推进网上办理。',
  }
  const banner = await report('tongji', '152921000000', texts)
  const forward = async (by: string, id: string, deed: string) => {
    const { report: held } = await ask(by, 'GET', `/api/reports/${id}`)
    await ask(by, 'POST', `/api/reports/${id}/moves`, { move: deed, words: '', version: held.version, ...once() })
  }
  await forward('tongji', banner, 'submit')
  await forward('minzheng', banner, 'file')
  await forward('minzheng', banner, 'publish')
  await report('jiedao', '152921405000', { work: texts.work })
}
