import type { SetClock } from '../../../platform/kernel/clock.ts'
import { addDays, shanghaiDate, shanghaiInstant } from '../../../platform/kernel/dates.ts'
import { lastPeriods, recountAll, snapshotDay, SOURCES } from '../../../modules/indicators/index.ts'
import type { App } from '../app.ts'
import { voiceOf } from './voice.ts'

const MONTHS = 5

/** Records of the last month-ends, so that trends have a past, and two definitions of the banner's own: one that counts and one that waits for approval. */
export async function demoIndicators(app: App, clock: SetClock): Promise<void> {
  const now = clock.now()
  for (const month of lastPeriods('month', addDays(`${shanghaiDate(now).slice(0, 8)}01`, -1), MONTHS)) {
    clock.moveTo(shanghaiInstant(month.until, '23:55'))
    await recountAll(app.db, SOURCES, () => clock.now())
    await snapshotDay(app.db, clock.now())
  }
  clock.moveTo(now)

  const ask = voiceOf(app)
  let nth = 0
  const once = () => ({ clientId: `demo-indicators-${nth++}` })
  const fact = (name: string, filters: object[], window: string | null = null) => ({ of: 'fact', fact: name, sum: null, window, days: null, filters })
  const define = async (code: string, body: object) => {
    const { id } = await ask('tongji', 'POST', '/api/indicator-definitions', { code, body, ...once() })
    await ask('tongji', 'POST', `/api/indicator-definitions/${id}/trials`, { ...once() })
    await ask('tongji', 'POST', `/api/indicator-definitions/${id}/moves`, { move: 'submit', version: 1, ...once() })
    return id as string
  }
  const online = await define('ZQ-DIANHUA', {
    title: '热线和网格来件占比', sentence: '本年度收件中由12345热线转办和网格员上报的占比。', base: '今年收到的办件', source: '全旗接诉即办工作安排（演示）', unit: '%', decimals: 1, direction: 'none', period: 'month',
    numerator: fact('cases', [{ field: 'channel', in: ['H12345', 'GRID'] }], 'year'), denominator: fact('cases', [], 'year'), factor: 100,
  })
  await ask('qizhang', 'POST', `/api/indicator-definitions/${online}/moves`, { move: 'approve', version: 2, ...once() })
  await define('ZQ-GAOLING', {
    title: '八十岁以上居住人口占比', sentence: '当日居住在本辖区的人中八十岁以上的占比。', base: '当日居住人口', source: '全旗养老服务工作安排（演示）', unit: '%', decimals: 2, direction: 'none', period: 'quarter',
    numerator: fact('living', [{ field: 'age', from: 80 }]), denominator: fact('living', []), factor: 100,
  })
  await recountAll(app.db, SOURCES, () => clock.now())
  await snapshotDay(app.db, clock.now())
}
