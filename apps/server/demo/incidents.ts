import type { SetClock } from '../../../platform/kernel/clock.ts'
import type { App } from '../app.ts'
import { voiceOf, type Said } from './voice.ts'

const GRID = '152921405001001'
const STREET = '152921405000'
const BANNER = '152921000000'
/** A grey picture of one pixel: the demonstration shows no real place. */
const PIXEL = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64')

/** 巴特尔's days in his grid: events in all states, two reports of the same thing, units called together with a refusal that waits, a patrol, visits. */
export async function demoIncidents(app: App, clock: SetClock): Promise<void> {
  const now = clock.now()
  const ask = voiceOf(app)
  const at = (hours: number) => clock.moveTo(new Date(now.getTime() + hours * 3_600_000))
  let nth = 0
  const once = (what: string) => ({ clientId: `demo-incidents-${what}-${++nth}` })
  const photo = async (by: string): Promise<string> => {
    const edge = 'demo-incidents'
    const body = Buffer.concat([Buffer.from(`--${edge}\r\ncontent-disposition: form-data; name="file"; filename="现场.png"\r\ncontent-type: image/png\r\n\r\n`), PIXEL, Buffer.from(`\r\n--${edge}--\r\n`)])
    return ((await ask(by, 'POST', '/api/files', body, `multipart/form-data; boundary=${edge}`)) as Said).id as string
  }
  const report = async (kind: string, placeText: string, spot: [number, number], more: object = {}): Promise<Said> => ask('wangge', 'POST', '/api/grid-events', {
    kind, region: GRID, placeText, lon: spot[0], lat: spot[1], foundAt: clock.now().toISOString(), photosBefore: [await photo('wangge')], ...more, ...once('event'),
  })
  const version = async (by: string, id: string): Promise<number> => ((await ask(by, 'GET', `/api/grid-events/${id}`)) as Said).event.version as number
  try {
    const grid = ((await ask('wangge', 'GET', `/api/regions/${GRID}/boundaries?level=grid`)) as Said).features[0]?.geometry.coordinates[0] as [number, number][] | undefined
    const middle: [number, number] = grid ? [grid.reduce((sum, [lon]) => sum + lon, 0) / grid.length, grid.reduce((sum, [, lat]) => sum + lat, 0) / grid.length] : [105.67, 38.83]
    const spot = (x: number, y: number): [number, number] => [middle[0] + x * 0.0006, middle[1] + y * 0.0006]

    at(-72)
    const patrol = crypto.randomUUID()
    const began = clock.now()
    at(-71)
    await report('D01', '菜市场北门', spot(0, 0), { patrolId: patrol, channel: 'PATROL', settled: { what: '已和环卫一起清走', photosAfter: [await photo('wangge')] } })
    await report('E03', '和硕路南口', spot(1, 1), { patrolId: patrol, channel: 'PATROL', sendUp: '要养护队修补' })
    await ask('wangge', 'POST', '/api/patrols', {
      id: patrol, region: GRID, startedAt: began.toISOString(), endedAt: clock.now().toISOString(), places: '菜市场、和硕路、小区北侧', note: '路面有一处坑',
      track: Array.from({ length: 60 }, (_, i) => [spot(i / 20, Math.sin(i / 8))[0], spot(i / 20, Math.sin(i / 8))[1], i * 50]), ...once('patrol'),
    })
    at(-48)
    const stall = await report('D04', '广场西侧', spot(-1, 0))
    await ask('wangge', 'POST', `/api/grid-events/${stall.id}/end`, { end: 'not_found', answer: '到场时摊点已离开，会再看几天', reason: '摊点已离开', version: await version('wangge', stall.id as string), ...once('end') })
    const drain = await report('E06', '涵洞口', spot(0.5, -1))
    at(-46)
    await report('E06', '涵洞积水', spot(0.6, -1), { joinTo: drain.id })
    await report('B01', '3号楼楼道', spot(-1, 1))
    at(-24)
    const market = await report('B05', '农贸市场', spot(0.2, 0.2), { sendUp: '涉及几个部门' })
    await ask('shuji', 'POST', `/api/grid-events/${market.id}/climb`, { reason: '要部门联合检查', version: await version('shuji', market.id as string), ...once('climb') })
    const hours = { amount: 48, unit: 'hour' }
    await ask('diaodu', 'POST', `/api/grid-events/${market.id}/callouts`, {
      lead: { unit: '旗市场监管局', post: 'department_officer', atRegion: BANNER, job: '检查冷库和进货台账', limit: hours },
      helpers: [{ unit: '旗公安局', post: 'department_officer', atRegion: BANNER, job: '维持秩序', limit: hours }, { unit: '街道执法队', post: 'street_officer', atRegion: STREET, job: '疏导占道摊位', limit: hours }],
      version: await version('diaodu', market.id as string), ...once('call'),
    })
    at(-22)
    const called = ((await ask('bumen', 'GET', '/api/callouts')) as Said).items as Said[]
    const police = called.find((one) => one.unit === '旗公安局')
    if (police) await ask('bumen', 'POST', `/api/callouts/${police.id}/arrival`, { name: '民警王刚', version: police.version, ...once('arrive') })
    const street = ((await ask('jiedao', 'GET', '/api/callouts')) as Said).items[0] as Said
    if (street) await ask('jiedao', 'POST', `/api/callouts/${street.id}/refusal`, { refusal: 'R1', text: '食品安全检查由市场监管部门负责（演示）', version: street.version, ...once('refuse') })
    at(-2)
    await report('E02', '小区北门', spot(1.5, 0.4))
    const people = ((await ask('wangge', 'GET', '/api/people?q=%E6%9D%8E')) as Said).items as { id: string }[]
    for (const [i, one] of people.slice(0, 3).entries()) {
      await ask('wangge', 'POST', '/api/visits', { personId: one.id, cycle: i === 0 ? 'V2' : 'V1', visitedAt: new Date(now.getTime() - (26 + i * 2) * 86_400_000).toISOString(), content: '问了取暖和用水，没有困难', ...once('visit') })
    }
  } finally {
    clock.moveTo(now)
  }
}
