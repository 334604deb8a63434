import { addDays, shanghaiDate } from '../../../platform/kernel/dates.ts'
import type { SetClock } from '../../../platform/kernel/clock.ts'
import type { App } from '../app.ts'
import { voiceOf } from './voice.ts'

const BANNER = '152921000000'
const COMMUNITY = '152921405001'
const REQUEST = 'matters.resident-request'
const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

/** Questions that are asked again and again; every answer is of the demonstration. */
const ANSWERS = [
  ['怎么申请高龄津贴？', '80周岁以上老人可以申请。带身份证和社保卡到社区服务站，或者在网上申请；行动不便的，网格员可以上门办。', '养老', 'assistance.old-age-allowance', '旗民政局'],
  ['临时救助多久能办下来？', '社区收件后由街道审核、旗民政局审批，进展可以用办件编号和查询码随时查。情况紧急的请说明，先救助后补手续。', '救助', 'assistance.temporary-relief', '旗民政局'],
  ['居住登记要带什么？', '带身份证和租房合同，没有合同的由房东写明即可。到住处所在社区的服务站办，也可以在网上申报。', '居住', 'residence.registration', '旗公安局'],
  ['楼道灯坏了找谁？', '小区公共部位由物业维修；没有物业的，告诉网格员或者打12345登记，社区派人去看。', '物业', '', '旗住建局'],
  ['暖气不热怎么办？', '先打供热单位服务电话报修；24小时没人处理的，打12345登记，由街道督促。', '供热', '', '旗住建局'],
  ['怎么查我的办件到哪一步了？', '用回执上的编号和查询码，在网上“查进度”里就能看到，不用登录。', '办事', '', '旗政务服务局'],
  ['报警、火警、急救打什么电话？', '报警110，火警119，急救120，请直接拨打。打到热线的，接线员马上转接。', '应急', '', '旗政务服务局'],
  ['老人想找人上门理发、做饭，怎么约？', '打12349或12345，说清住址和时间，社区联系服务队。', '养老', '', '旗民政局'],
] as const

/** Numbers with an old one merged, a reviewed knowledge base, a day of calls, and call-backs that ended well, badly and not yet. */
export async function demoHotline(app: App, clock: SetClock): Promise<void> {
  const ask = voiceOf(app)
  const now = clock.now()
  const today = shanghaiDate(now)
  let n = 0
  const once = () => ({ clientId: `demo-hotline-${n++}` })
  const line = (phone: string, name: string, kind: string, more: object = {}) =>
    ask('rexian', 'POST', '/api/hotline/lines', { region: BANNER, phone, name, kind, hours: '全天24小时', validFrom: addDays(today, -200), ...more, ...once() })
  const main = await line('12345', '政务服务便民热线', 'unified')
  await line('12349', '便民为老服务热线', 'elderly')
  await line('04838220000', '社区服务电话', 'community')
  await line('04838220110', '原城管投诉电话', 'old', { joinsId: main.id, topic: '城市管理', untilOn: addDays(today, 120), announcement: '本号码已并入12345，请直接拨打12345。', hours: '' })
  await line('04838220160', '原供热服务电话', 'old', { joinsId: main.id, topic: '供热', announcement: '', hours: '' })

  for (const [i, [question, answer, topic, matterCode, owner]] of ANSWERS.entries()) {
    const { id } = await ask('minzheng', 'POST', '/api/hotline/knowledge', { question, answer, topic, matterCode, owner, source: '旗热线知识库（演示）', region: BANNER, validFrom: addDays(today, -60), validUntil: null, public: true, ...once() })
    // One waits for a second person.
    if (i === ANSWERS.length - 1) continue
    await ask('rexian', 'POST', `/api/hotline/knowledge/${id}/reviews`, { decision: 'publish', nextReview: addDays(today, 305), version: 1, ...once() })
    for (let used = 0; used < 3 * (ANSWERS.length - i); used++) await ask('rexian', 'POST', `/api/hotline/answers/${id}/uses`, {})
  }
  await ask('rexian', 'POST', `/api/hotline/scripts/${REQUEST}/lines`, { say: '请问现场现在有没有危险？有危险请先离开。', place: 1, ...once() })

  clock.moveTo(new Date(now.getTime() - 9 * DAY))
  await ask('rexian', 'POST', '/api/hotline/agent-state', { state: 'on', extension: '801' })
  /** A call that is answered, written down and made into a case. */
  const called = async (daysAgo: number, called: string, caller: string, kind: string, content: string, placeText: string): Promise<string> => {
    clock.moveTo(new Date(now.getTime() - daysAgo * DAY))
    const { id } = await ask('rexian', 'POST', '/api/hotline/demo-calls', { called, caller, ...once() })
    const { version } = await ask('rexian', 'POST', `/api/hotline/calls/${id}/answer`, once())
    await ask('rexian', 'PUT', `/api/hotline/calls/${id}`, { notes: content, kind, version, ...once() })
    const made = await ask('rexian', 'POST', `/api/hotline/calls/${id}/cases`, { matterCode: REQUEST, form: { kind, content }, region: `${COMMUNITY}001`, placeText, ...once() })
    clock.forward(4 * MINUTE)
    const ended = await ask('rexian', 'POST', `/api/hotline/calls/${id}/moves`, { move: 'end', version: version + 1, ...once() })
    await ask('rexian', 'POST', `/api/hotline/calls/${id}/moves`, { move: 'finish', version: ended.version, ...once() })
    return made.id as string
  }
  const concluded = async (id: string, daysAgo: number, answer: string) => {
    clock.moveTo(new Date(now.getTime() - daysAgo * DAY))
    const accepted = await ask('shequ', 'POST', `/api/cases/${id}/moves`, { move: 'accept', version: 1, ...once() })
    await ask('shequ', 'POST', `/api/cases/${id}/moves`, { move: 'conclude', version: accepted.version, result: { communityAnswer: answer }, answer, outcome: 'answered', ...once() })
  }
  const good = await called(8, '12345', '13900000002', 'complaint', '小区门口的垃圾桶满了两天，没有人清运。', '王府社区南门')
  const bad = await called(7, '04838220110', '13904830001', 'complaint', '人行道上有人长期占道堆放建筑材料，走不过去。', '和硕路中段')
  const quiet = await called(6, '12349', '13904830002', 'help', '家里老人要做白内障检查，想问社区有没有车送。', '王府社区2号楼')
  const waiting = await called(5, '12345', '13904830003', 'consultation', '想问灵活就业人员怎么交养老保险，到哪里办。', '')
  await called(1, '04838220160', '13904830004', 'complaint', '家里暖气只有十五六度，孩子感冒了，希望尽快处理。', '王府社区5号楼')
  await concluded(good, 5, '已联系环卫队清运，今后每天清两次。')
  await concluded(bad, 5, '已告知当事人三日内清理。')
  await concluded(quiet, 4, '已安排周三的便民车接送，家属已知。')
  await concluded(waiting, 1, '已告知在网上或旗社保大厅办理，并发了办事指南。')

  clock.moveTo(new Date(now.getTime() - 2 * DAY))
  const { items } = await ask('diaodu', 'GET', '/api/hotline/call-backs')
  const answers: Record<string, object> = {
    [good]: { reached: true, inTime: true, solved: true, satisfied: true, words: '当天就来清了' },
    [bad]: { reached: true, inTime: true, solved: false, satisfied: false, words: '材料还堆在那里，没有人管' },
    [quiet]: { reached: false, words: '无人接听' },
  }
  for (const one of items as Array<{ id: string; caseId: string; version: number }>) {
    if (answers[one.caseId]) await ask('diaodu', 'POST', `/api/hotline/call-backs/${one.id}/answers`, { ...answers[one.caseId], version: one.version, ...once() })
  }
  clock.moveTo(now)
  await ask('rexian', 'POST', '/api/hotline/agent-state', { state: 'off' })
}
