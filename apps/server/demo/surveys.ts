import { addDays, shanghaiDate } from '../../../platform/kernel/dates.ts'
import type { SetClock } from '../../../platform/kernel/clock.ts'
import type { App } from '../app.ts'
import { voiceOf } from './voice.ts'

const COMMUNITY = '152921405001'
const STREET = '152921405000'
const QUESTIONS = [
  { key: 'q1', kind: 'scale', title: '您对社区服务站办事的态度和速度满意吗', required: true, options: [], weight: 2 },
  { key: 'q2', kind: 'scale', title: '您对社区环境卫生满意吗', required: true, options: [], weight: 1 },
  { key: 'q3', kind: 'scale', title: '您对社区治安和邻里纠纷调解满意吗', required: true, options: [], weight: 1 },
  { key: 'q4', kind: 'scale', title: '您对养老、托育等服务满意吗', hint: '家里用不到的，选“不了解”。', required: true, options: [], weight: 1 },
  { key: 'q5', kind: 'single', title: '去年您到社区服务站办过几次事', required: true, options: ['没去过', '1至2次', '3次以上'], weight: 1 },
  { key: 'q6', kind: 'multi', title: '您最希望社区先做好哪几件事', required: false, options: ['停车', '垃圾分类', '老人助餐', '孩子托管', '路灯和道路', '文体活动'], weight: 1 },
  { key: 'q7', kind: 'text', title: '还有什么想说的', required: false, options: [], weight: 1 },
]
const WORDS = ['希望食堂早上也开门', '窗口的同志很耐心', '楼下路灯不亮，晚上不敢走']

/** A sample survey of the street that was closed and published, one of a community that anybody may answer now, an edition that is being written. All made up. */
export async function demoSurveys(app: App, clock: SetClock): Promise<void> {
  const ask = voiceOf(app)
  const today = shanghaiDate(clock.now())
  const year = today.slice(0, 4)
  let n = 0
  const once = () => ({ clientId: `demo-surveys-${(n += 1)}` })
  const sheet = async (code: string, answers: object) => {
    const answer = await app.http.inject({ method: 'POST', url: '/api/surveys/answers', payload: { code, answers } })
    if (answer.statusCode >= 400) throw new Error(`sheet: ${answer.body.slice(0, 300)}`)
  }
  const settled = async (by: string, region: string, title: string) => {
    const { id } = await ask(by, 'POST', '/api/surveys/questionnaires', { region, title, purpose: '了解居民对社区服务的评价', ...once() })
    const { editions } = await ask(by, 'GET', `/api/surveys/questionnaires/${id}`)
    const edition = editions[0].id as string
    await ask(by, 'PUT', `/api/surveys/editions/${edition}`, { intro: '请您评一评社区的服务，大约3分钟。不记姓名，怎么想就怎么选。', questions: QUESTIONS, satisfiedFrom: 4, version: 1, ...once() })
    await ask(by, 'POST', `/api/surveys/editions/${edition}/settlements`, { version: 2, ...once() })
    return { id: id as string, edition }
  }
  const move = async (by: string, id: string, name: string) => ask(by, 'POST', `/api/surveys/${id}/moves`, { move: name, version: (await ask(by, 'GET', `/api/surveys/${id}`)).survey.version, ...once() })

  const street = await settled('jiedao', STREET, '社区服务满意度问卷')
  const { id } = await ask('jiedao', 'POST', '/api/surveys', {
    region: STREET, editionId: street.edition, mode: 'sample', title: `${year}年上半年社区服务满意度调查`, unitKind: 'station', unitName: '', period: `${year}-H1`, fromDay: addDays(today, -5), untilDay: addDays(today, 5), ...once(),
  })
  await ask('jiedao', 'POST', `/api/surveys/${id}/draws`, { method: 'stratified', size: 130, least: 8, seed: '演示用种子-20260601', version: 1, ...once() })
  await move('jiedao', id, 'open')
  let i = 0
  for (let after = ''; ;) {
    const page = await ask('jiedao', 'GET', `/api/surveys/${id}/sample${after ? `?after=${after}` : ''}`)
    for (const one of page.items as Array<{ id: string }>) {
      i += 1
      if (i % 9 === 0) await ask('jiedao', 'POST', `/api/surveys/members/${one.id}/notes`, { state: i % 2 ? 'refused' : 'unreachable', version: 1, ...once() })
      else {
        const { code } = await ask('jiedao', 'POST', `/api/surveys/members/${one.id}/askings`, { way: 'door', version: 1, ...once() })
        if (i % 5 === 0) continue
        await sheet(code, { q1: [5, 4, 5, 3, 4][i % 5]!, q2: [4, 3, 5, 2, 4, 4, 5][i % 7]!, q3: [4, 5, 4, 3][i % 4]!, q4: [0, 4, 3, 5, 0, 4][i % 6]!, q5: i % 3, q6: [i % 6, (i + 2) % 6], ...(i % 40 === 1 ? { q7: WORDS[(i / 40) | 0] ?? WORDS[0]! } : {}) })
      }
    }
    if (!page.next) break
    after = page.next as string
  }
  await move('jiedao', id, 'close')
  const waiting = (await ask('jiedao', 'GET', `/api/surveys/${id}/remarks`)).items as Array<{ id: string }>
  if (waiting[0]) await ask('jiedao', 'POST', `/api/surveys/remarks/${waiting[0].id}/reviews`, { state: 'shown', version: 1, ...once() })
  await move('jiedao', id, 'publish')
  await ask('jiedao', 'POST', `/api/surveys/questionnaires/${street.id}/editions`, once())

  const running = await ask('jiedao', 'POST', '/api/surveys', {
    region: STREET, editionId: street.edition, mode: 'sample', title: `${year}年下半年社区服务满意度调查`, unitKind: 'station', unitName: '', period: `${year}-H2`, fromDay: today, untilDay: addDays(today, 20), ...once(),
  })
  await ask('jiedao', 'POST', `/api/surveys/${running.id}/draws`, { method: 'stratified', size: 150, least: 8, seed: '演示用种子-20261129', version: 1, ...once() })
  await move('jiedao', running.id, 'open')

  const own = await settled('shuji', COMMUNITY, '社区食堂问卷')
  const open = await ask('shuji', 'POST', '/api/surveys', {
    region: COMMUNITY, editionId: own.edition, mode: 'open', title: '社区食堂办得怎么样', unitKind: 'service', unitName: '社区食堂', period: year, fromDay: today, untilDay: addDays(today, 30), ...once(),
  })
  await move('shuji', open.id, 'open')
  const { openCode } = (await ask('shuji', 'GET', `/api/surveys/${open.id}`)).survey
  for (let k = 0; k < 7; k++) await sheet(openCode, { q1: 4 + (k % 2), q2: 3 + (k % 3), q3: 4, q4: 5, q5: k % 3, ...(k === 2 ? { q7: '菜再淡一点就好了' } : {}) })

  const reviewed = await ask('shuji', 'POST', '/api/surveys/reviews', {
    region: COMMUNITY, title: `${year}年居民评议居委会`, unitKind: 'committee', unitName: '王府社区居民委员会', period: year, way: 'meeting',
    services: [{ key: 's1', title: '办事服务' }, { key: 's2', title: '环境卫生' }, { key: 's3', title: '居务公开' }], ...once(),
  })
  const step = (body: object, version: number) => ask('shuji', 'POST', `/api/surveys/reviews/${reviewed.id}/moves`, { ...body, version, ...once() })
  await step({ move: 'call', heldOn: addDays(today, -2), venue: '社区会议室', invited: 45 }, 1)
  const tally = (a: number, b: number, c: number, d: number, e: number, f: number) => ({ 5: a, 4: b, 3: c, 2: d, 1: e, 0: f })
  await step({ move: 'hold', present: 38, tallies: { s1: tally(16, 14, 5, 2, 0, 1), s2: tally(8, 15, 9, 5, 1, 0), s3: tally(12, 15, 6, 1, 0, 4) }, answerDue: addDays(today, 13) }, 2)
  await ask('shuji', 'POST', '/api/surveys/reviews', {
    region: COMMUNITY, title: `${year}年居民评议服务站`, unitKind: 'station', unitName: '王府社区便民服务站', period: year, way: 'survey', services: [{ key: 's1', title: '窗口服务' }], ...once(),
  })
}
