import { addDays, shanghaiDate, shanghaiInstant } from '../../../platform/kernel/dates.ts'
import type { SetClock } from '../../../platform/kernel/clock.ts'
import { uuidv7 } from '../../../platform/kernel/ids.ts'
import type { App } from '../app.ts'
import { voiceOf } from './voice.ts'

type Json = Record<string, any>

const ANSWERS = {
  purpose: '为独居老人安排定期探访。没有姓名、住址和电话无法上门，处理方式是登记和提醒。', data: '姓名、住址、电话、探访约定。不收集病情，身体状况留在办件里。', basis: '本人同意（单独一项），申请页和“我的同意”里告知。',
  people: '约定探访的老人，首批约60人；没有儿童。', impact: '住址和独居情况泄露可能带来人身和财产风险，程度较高，可能性低。', measures: '号码加密、列表打码、只有约定的探访人能看住址，查看留痕，到期停止。', recipients: '无',
  keep: '同意期间和结束后一年，对应“到期信息处理”。', rights: '网上“我的档案”和社区窗口都可以查阅、更正、删除、撤回。', conclusion: '可以处理。每年再评估一次。',
}

/**
 * What the privacy pages show on the first day: a correction in flight and a refused deletion, consents, an agent, sensitive reads asked for and
 * opened in an emergency, a review begun, assessments, a recipient, an incident. Told through the product's own doors; everything is fictitious.
 */
export async function demoPrivacy(app: App, clock: SetClock): Promise<void> {
  const now = clock.now()
  const today = shanghaiDate(now)
  const ask = voiceOf(app)
  const post = (by: string, url: string, body: Json) => ask(by, 'POST', url, 'move' in body ? body : { ...body, clientId: `demo-privacy-${uuidv7()}` })
  const at = (days: number, time: string) => clock.moveTo(shanghaiInstant(addDays(today, days), time))
  const move = async (by: string, id: string, body: Json) => post(by, `/api/cases/${id}/moves`, { ...body, version: (await ask(by, 'GET', `/api/cases/${id}`)).version })
  const wording = async (by: string, code: string) => (await ask(by, 'GET', '/api/privacy/purposes')).items.find((p: { code: string }) => p.code === code).version as number
  const [li, wang] = ['13900000001', '13900000002']
  try {
    at(-28, '10:10')
    await post(li, '/api/me/consents', { purpose: 'elderly.visits', wording: await wording(li, 'elderly.visits') })
    await post(li, '/api/me/consents', { purpose: 'photos', wording: await wording(li, 'photos') })
    await post(wang, '/api/me/consents', { purpose: 'employment.referral', wording: await wording(wang, 'employment.referral') })
    at(-21, '09:30')
    await post(li, '/api/me/consents/withdrawals', { purpose: 'photos' })
    const mandate = await post(li, '/api/me/mandates', { name: '王建国', phone: wang, powers: ['apply', 'read'], validUntil: addDays(today, 300) })
    at(-21, '19:05')
    await post(wang, `/api/me/mandates/${mandate.id}/answers`, { accept: true, version: 1 })
    at(-16, '14:20')
    const deletion = await post(wang, '/api/cases', { matterCode: 'register.deletion', form: { name: '王建国', what: 'other', wish: '删除我的户籍登记', why: '担心信息泄露' }, channel: 'SELF_WEB' })
    at(-15, '09:40')
    await move('shequ', deletion.id, { move: 'accept' })
    at(-13, '10:30')
    await move('shequ', deletion.id, { move: 'conclude', outcome: 'refused', answer: '户籍登记依法必须保存', reason: '户籍登记属于法律规定应当保存的内容，不能删除', remedies: '可以向个人信息保护负责人反映，或依法提起诉讼' })
    at(-12, '16:00')
    const asked = await post('shequ', '/api/privacy/openings', { kind: 'many_numbers', purpose: '核对高龄津贴年度认证名单中的证件号码', ref: '' })
    at(-12, '16:40')
    await post('shuji', `/api/privacy/openings/${asked.id}/decisions`, { approve: true, reason: '年度认证需要，当天完成', version: 1 })
    at(-9, '22:15')
    const elder = (await ask('shequ', 'GET', '/api/people?ageFrom=80&ageTo=95')).items[0] as { id: string }
    await post('shequ', '/api/privacy/openings', { kind: 'many_numbers', personId: elder.id, purpose: '老人走失，公安机关夜间查找需要核对证件号码', emergency: true })
    at(-3, '08:50')
    const correction = await post(li, '/api/cases', { matterCode: 'register.correction', form: { name: '李秀英', what: 'address', wish: '现在住在女儿家，王府花园5号楼，请改住址', why: '上个月搬的' }, channel: 'SELF_WEB' })
    at(-2, '09:20')
    await move('shequ', correction.id, { move: 'accept' })
    await post('wangge', '/api/privacy/openings', { kind: 'many_numbers', purpose: '入户核对网格住户证件登记' })
    await officer(post, at, today)
  } finally {
    clock.moveTo(now)
  }
}

/** The privacy officer's own records: assessments, a recipient, an incident, a review of the last month. */
async function officer(post: (by: string, url: string, body: Json) => Promise<any>, at: (days: number, time: string) => void, today: string): Promise<void> {
  at(-40, '10:00')
  const done = await post('yinsi', '/api/privacy/assessments', { title: '老年人探访使用住址和电话', occasion: 'other', purposes: ['elderly.visits'], answers: ANSWERS })
  await post('yinsi', `/api/privacy/assessments/${done.id}/submission`, { version: done.version })
  at(-38, '11:00')
  await post('qizhang', `/api/privacy/assessments/${done.id}/decisions`, { approve: true, opinion: '同意，按评估中的措施执行', reviewOn: addDays(today, 320), version: done.version + 1 })
  at(-6, '15:00')
  const waiting = await post('yinsi', '/api/privacy/assessments', { title: '委托公司维护本系统', occasion: 'entrust', purposes: ['register', 'cases'], answers: { ...ANSWERS, purpose: '系统维护需要在场操作，不导出数据。', recipients: '维护公司，签有保密和个人信息处理协议' } })
  await post('yinsi', `/api/privacy/assessments/${waiting.id}/submission`, { version: waiting.version })
  await post('yinsi', '/api/privacy/assessments', { title: '公开栏目使用活动照片', occasion: 'publish', purposes: ['photos'], answers: { purpose: ANSWERS.purpose } })
  await post('yinsi', '/api/privacy/recipients', { name: '演示信息技术有限公司', role: 'entrusted', purposes: ['register', 'cases'], what: '维护时在场可见的登记内容，不复制不导出', basis: '个人信息委托处理协议（演示）第3号', contact: '', validFrom: addDays(today, -200), validUntil: addDays(today, 165) })
  at(-5, '09:30')
  const incident = await post('yinsi', '/api/privacy/incidents', {
    title: '纸质登记表遗落在会议室', happenedAt: `${addDays(today, -6)}T17:30:00+08:00`, foundAt: `${addDays(today, -5)}T08:40:00+08:00`, kinds: '姓名、住址、电话', cause: '会后没有清点带回', harm: '可能被无关人员看到，未发现外传', people: 12, prevented: false,
  })
  await post('yinsi', `/api/privacy/incidents/${incident.id}/steps`, { step: 'stop', note: '已收回登记表并清点，一份不少', version: 1 })
  at(-5, '16:00')
  await post('yinsi', `/api/privacy/incidents/${incident.id}/steps`, { step: 'authority', note: '已书面报告旗网信和民政部门', version: 2 })
  at(-1, '10:00')
  await post('shenji', '/api/privacy/reviews', { from: addDays(today, -34), until: addDays(today, -2), size: 12 })
}
