import { addDays, shanghaiDate } from '../../../platform/kernel/dates.ts'
import type { SetClock } from '../../../platform/kernel/clock.ts'
import type { App } from '../app.ts'
import { voiceOf } from './voice.ts'

const COMMUNITY = '152921405001'

/** Opinions that became a topic and were answered, a topic under way, loose ones; a hearing with its report, a contact day, a letter. All made up. */
export async function demoVoices(app: App, clock: SetClock): Promise<void> {
  const ask = voiceOf(app)
  const today = shanghaiDate(clock.now())
  let n = 0
  const once = () => ({ clientId: `demo-voices-${(n += 1)}` })
  const said = async (kind: string, words: string, daysAgo: number) =>
    (await ask('shequ', 'POST', '/api/voices/opinions', { region: COMMUNITY, channel: 'door', kind, words, saidOn: addDays(today, -daysAgo), ...once() })).id as string

  const parking = [await said('traffic', '晚上回来停车没地方停，楼前消防通道总被占', 12), await said('traffic', '停车位太少，能不能把东边空地划出来停车', 10), await said('traffic', '小区停车乱，消防车都进不来', 9)]
  const topic = await ask('shequ', 'POST', '/api/voices/topics', { region: COMMUNITY, kind: 'traffic', title: '小区停车难', summary: '车位少，消防通道被占，希望利用东侧空地。', opinionIds: parking, ...once() })
  const lights = [await said('facilities', '6号楼到广场那段路没有路灯，老人晚上不敢走', 20), await said('facilities', '广场边的路灯晚上不亮', 18)]
  const lit = await ask('shequ', 'POST', '/api/voices/topics', { region: COMMUNITY, kind: 'facilities', title: '广场一带夜间照明', summary: '6号楼到广场路段没有路灯。', opinionIds: lights, ...once() })
  const { version } = (await ask('shequ', 'GET', `/api/voices/topics/${lit.id}`)).topic
  await ask('shequ', 'POST', `/api/voices/topics/${lit.id}/moves`, { move: 'answer', note: '已协调电力部门，在6号楼至广场路段新装太阳能路灯8盏，今晚亮灯。', version, ...once() })
  await ask('shequ', 'POST', `/api/voices/topics/${topic.id}/proposals`, { title: '东侧空地改临时停车场', why: '三户以上居民反映停车难，涉及用地和收费，宜由居民共同商量。', ...once() })
  await said('elderly', '社区食堂能不能早上也开，老人想吃口热乎的', 3)
  await said('environment', '垃圾桶离楼门太近，夏天味道大', 2)

  const round = await ask('shuji', 'POST', '/api/voices/rounds', { region: COMMUNITY, body: '王府社区居民委员会', title: '第四季度公共服务听取意见会', services: ['养老助餐', '环境卫生'], heldOn: addDays(today, -6), venue: '社区会议室', ...once() })
  await ask('shuji', 'POST', `/api/voices/rounds/${round.id}/opinions`, { kind: 'elderly', words: '助餐点的菜偏咸，希望有低盐窗口', ...once() })
  const contact = await ask('shequ', 'POST', '/api/voices/contacts', { region: COMMUNITY, role: 'deputy', name: '斯琴', body: '旗人大代表（演示）', about: '关心养老服务和老旧小区改造', ...once() })
  await ask('shequ', 'POST', `/api/voices/contacts/${contact.id}/days`, { days: [addDays(today, 9), addDays(today, 40)], from: '09:00', until: '11:30', venue: '王府社区代表接待室', capacity: 8, ...once() })
  await ask('jiedao', 'POST', '/api/voices/letters', {
    source: 'letter', kind: 'suggestion', receivedOn: addDays(today, -3), region: COMMUNITY, title: '建议在公交站加装座椅', content: '社区东门公交站没有座椅，老人等车不方便，建议加装。', name: '一位居民', notTheSame: true, ...once(),
  })
}
