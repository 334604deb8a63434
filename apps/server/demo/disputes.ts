import { addDays, shanghaiDate } from '../../../platform/kernel/dates.ts'
import type { SetClock } from '../../../platform/kernel/clock.ts'
import type { App } from '../app.ts'
import { voiceOf } from './voice.ts'

const COMMUNITY = '152921405001'
const GRID = '152921405001001'
const hand = (shift: number) => [[[100 + shift, 100], [140, 180], [200, 120], [260, 190], [320, 110]], [[380, 100], [380, 200], [420, 150], [460, 200], [500 + shift, 120]]]

/** A round under way, a mediation whose agreement both sides signed on their phones, one that waits for answers; an adviser, a session held, a right taken up. All made up. */
export async function demoDisputes(app: App, clock: SetClock): Promise<void> {
  const ask = voiceOf(app)
  const today = shanghaiDate(clock.now())
  let n = 0
  const once = () => ({ clientId: `demo-disputes-${(n += 1)}` })
  const file = (id: string) => ask('tiaojie', 'GET', `/api/disputes/${id}`)

  const plan = await ask('shuji', 'POST', '/api/disputes/round-plans', { region: COMMUNITY, title: '矛盾纠纷排查', every: 'month', firstOn: addDays(today, -4), openDays: 15, ...once() })
  const round = await ask('tiaojie', 'POST', '/api/disputes/rounds', { planId: plan.id, ...once() })
  const found = [
    { kind: 'A03', urgency: 'ordinary', placeText: '王府花园2号楼', story: '物业费涨价没有公示，几户业主拒交。' },
    { kind: 'A10', urgency: 'ordinary', placeText: '社区食堂', story: '食堂不同饮食习惯的餐具混用，起了争执。' },
    { kind: null, urgency: 'serious', placeText: '和硕路便民市场', story: '摊位占道，两家摊主争吵。' },
  ]
  for (const one of found) await ask('tiaojie', 'POST', `/api/disputes/rounds/${round.id}/found`, { ...one, region: GRID, ...once() })

  const between = async (story: string, category: string) => {
    const { id } = await ask('13900000001', 'POST', '/api/cases', {
      matterCode: 'matters.mediation', form: { phone: '13900000001', category, otherParty: '邻居', story, wish: '好好商量，定个办法', agree: true }, ...once(),
    })
    const other = (await file(id)).parties.find((one: { side: string }) => one.side === 'b')
    await ask('tiaojie', 'POST', `/api/disputes/${id}/parties/${other.id}/removal`, { reason: '改为在册居民', ...once() })
    const me = await ask('13900000002', 'GET', '/api/me')
    await ask('tiaojie', 'POST', `/api/disputes/${id}/parties`, { side: 'b', personId: me.account.personId, name: '王建国', phone: '13900000002', ...once() })
    await ask('tiaojie', 'POST', `/api/disputes/${id}/acceptance`, { declares: true, version: (await file(id)).version, ...once() })
    return id as string
  }
  await between('楼道里的自行车放不下，两家为停放位置争吵。', 'A01')
  const id = await between('阳台漏水泡坏了楼下的墙面，修补费谁出谈不拢。', 'A01')
  for (const who of ['13900000001', '13900000002']) {
    const mine = await ask(who, 'GET', `/api/me/disputes/${id}`)
    await ask(who, 'POST', `/api/me/disputes/${id}/consent`, { answer: 'given', drawing: hand(n), sha256: mine.consentSha256, ...once() })
  }
  const meeting = await ask('tiaojie', 'POST', `/api/disputes/${id}/meetings`, { onDay: today, atTime: '09:30', place: '社区调解室', ...once() })
  const { parties } = await file(id)
  await ask('tiaojie', 'POST', `/api/disputes/${id}/meetings/${meeting.id}/record`, {
    outcome: 'held', came: parties.map((one: { id: string }) => one.id), minutes: '双方到现场看了漏水点，确认是阳台防水老化。王建国愿意出修补费，李秀英同意分两次付。', version: 1, ...once(),
  })
  const payer = parties.find((one: { side: string }) => one.side === 'b').id
  await ask('tiaojie', 'POST', `/api/disputes/${id}/agreements`, {
    clauses: [{ partyId: payer, what: '修好阳台防水', amountFen: 0, dueOn: addDays(today, 7) }, { partyId: payer, what: '付墙面修补费', amountFen: 80_000, dueOn: addDays(today, 14) }], version: (await file(id)).version, ...once(),
  })
  for (const who of ['13900000001', '13900000002']) {
    const { agreement } = await ask(who, 'GET', `/api/me/disputes/${id}`)
    await ask(who, 'POST', `/api/me/disputes/${id}/signatures`, { about: 'agreement', aboutId: agreement.id, drawing: hand(n), sha256: agreement.sha256, ...once() })
  }
  const { agreements: [last] } = await file(id)
  await ask('tiaojie', 'POST', `/api/disputes/${id}/signatures`, { about: 'agreement', aboutId: last.id, partyId: null, how: 'tablet', drawing: hand(9), sha256: last.sha256, ...once() })

  await ask('shequ', 'POST', '/api/legal/advisers', { region: COMMUNITY, name: '陈律师', unit: '贺兰律师事务所（虚构）', hours: '每周三14:30—17:30', place: '社区服务站', contact: '0483-8220999', validFrom: addDays(today, -200), ...once() })
  const talk = await ask('shequ', 'POST', '/api/legal/sessions', { region: COMMUNITY, kind: 'publicity', topic: '未成年人保护法进校园', audience: '旗第三小学学生', minors: true, plannedOn: addDays(today, -6), place: '旗第三小学', ...once() })
  await ask('shequ', 'POST', `/api/legal/sessions/${talk.id}/record`, { held: true, heldOn: addDays(today, -6), attendance: 86, note: '', version: 1, ...once() })
  await ask('shequ', 'POST', '/api/legal/sessions', { region: COMMUNITY, kind: 'advice', topic: '宪法宣传周现场咨询', audience: '居民', minors: false, plannedOn: addDays(today, 5), place: '社区广场', ...once() })
  const right = await ask('13900000002', 'POST', '/api/cases', { matterCode: 'legal.rights', form: { phone: '13900000002', address: '和平里3号楼', about: 'wages', story: '工地拖欠两个月工资', wish: '要回工资', agree: true }, ...once() })
  await ask('shequ', 'POST', `/api/legal/rights/${right.id}/taking`, { helper: 'union', mechanism: 'protection', ...once() })
  await ask('shequ', 'POST', `/api/legal/rights/${right.id}/steps`, { path: 'employer', onDay: today, note: '工会与公司联系，公司答应核对工时', version: 1, ...once() })
  await ask('13900000001', 'POST', '/api/cases', { matterCode: 'legal.advice', form: { phone: '13900000001', address: '和平里3号楼', about: 'inheritance', question: '老房子没有立遗嘱，几个孩子怎么分', agree: true }, ...once() })
}
