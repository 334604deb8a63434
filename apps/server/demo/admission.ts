import { addDays, shanghaiDate } from '../../../platform/kernel/dates.ts'
import type { App } from '../app.ts'
import { voiceOf } from './voice.ts'

const COMMUNITY = '152921405001'
const NEIGHBOUR = '152921405002'

/** Two admitted matters with work and money, one request that waits for opinions, two reports of pushed duties, and a list of burdens. All of it is made up. */
export async function demoAdmission(app: App): Promise<void> {
  const ask = voiceOf(app)
  const today = shanghaiDate(app.services.clock.now())
  const begin = `${addDays(today, -200).slice(0, 8)}01`
  let nth = 0
  const once = () => ({ clientId: `demo-admission-${nth++}` })
  const request = async (more: object) => (await ask('bumen', 'POST', '/api/admission/requests', {
    title: '', department: '', task: '', basis: '', kind: 'entrust', communities: [COMMUNITY], districtWhy: '旗里没有入户的人手', streetWhy: '街道没有业务系统', authority: '', people: '', conditions: '',
    pricing: 'unit', priceFen: 0, unit: '件', expected: 0, moneySource: '', fromOn: begin, ...more, ...once(),
  })).id as string
  const submit = (id: string) => ask('bumen', 'POST', `/api/admission/requests/${id}/submission`, { version: 1, ...once() })
  const agreed = async (more: Record<string, unknown>, terms: Record<string, unknown>): Promise<string> => {
    const id = await request(more)
    await submit(id)
    for (const by of ['shuji', 'zhuren']) await ask(by, 'POST', `/api/admission/requests/${id}/opinions`, { stand: 'agree', words: '经费和人员落实的，可以承担', ...once() })
    await ask('minzheng', 'POST', `/api/admission/requests/${id}/decision`, { admit: true, districtCan: false, streetCan: false, ownDuty: false, words: '', version: 2, ...once() })
    const { authority, conditions, people, pricing, priceFen, unit, expected, moneySource } = { unit: '件', expected: 0, people: '', conditions: '', ...more } as Record<string, unknown>
    return (await ask('minzheng', 'POST', `/api/admission/requests/${id}/agreement`, {
      authority, conditions, people, pricing: pricing ?? 'unit', priceFen, unit, expected, moneySource, communities: [COMMUNITY], fromOn: begin, untilOn: null, version: 3, ...terms, ...once(),
    })).id as string
  }
  const residence = await agreed(
    { title: '居住登记受理', department: '旗公安局', task: '受理居民居住登记，核对现住址', basis: '居住证暂行条例', matterCode: 'residence.registration', authority: '可以出具居住登记回执', people: '每个社区一名协管员',
      conditions: '配登记终端和系统账号', priceFen: 2000, expected: 600, moneySource: '旗公安局年度预算' },
    { number: '阿左准入〔演示〕1号', cycle: 'quarter', payDays: 15 })
  for (const [days, quantity, page] of [[170, 62, 12], [120, 38, 19], [40, 27, 26]] as const) {
    await ask('shequ', 'POST', `/api/admission/matters/${residence}/works`, { region: COMMUNITY, doneOn: addDays(today, -days), quantity, proof: `登记簿第${page}页`, ...once() })
  }
  await ask('minzheng', 'POST', `/api/admission/matters/${residence}/payments`, { region: COMMUNITY, paidOn: addDays(today, -60), amountFen: 160_000, voucher: '拨字（演示）101', note: '', ...once() })
  const survey = await agreed(
    { title: '养老服务需求摸底', department: '旗民政局', task: '每年入户了解80岁以上老人的养老服务需求', basis: '养老服务体系建设方案（演示）', kind: 'assist', authority: '可以使用全旗统一的摸底表', conditions: '提供表样、培训和交通补助',
      pricing: 'lump', priceFen: 1_200_000, unit: '', moneySource: '养老服务体系建设资金' },
    { number: '阿左准入〔演示〕2号', cycle: 'half', payDays: 10 })
  await ask('bumen', 'POST', `/api/admission/matters/${survey}/payments`, { region: COMMUNITY, paidOn: addDays(today, -10), amountFen: 600_000, voucher: '拨字（演示）118', note: '上半年', ...once() })

  const asked = await request({
    title: '安全用气入户检查', department: '旗住建局', task: '每季度入户检查一次燃气软管和报警器', basis: '城镇燃气管理条例', kind: 'assist', communities: [COMMUNITY, NEIGHBOUR], authority: '可以登记隐患并通知燃气企业',
    conditions: '每个社区配检漏仪两台，组织培训', priceFen: 500, unit: '户', expected: 3000, moneySource: '旗住建局安全生产专项', fromOn: `${addDays(today, 40).slice(0, 8)}01`,
  })
  await submit(asked)
  await request({ title: '商铺经营情况统计', department: '旗统计局', task: '每月统计辖区商铺数量和经营情况', districtCan: true, kind: 'assist' })

  const report = (title: string, department: string, task: string, days: number) => ask('shequ', 'POST', '/api/admission/reports', { title, department, task, sinceOn: addDays(today, -days), evidence: '工作群通知（演示）', ...once() })
  const pushed = await report('停车位每日填报', '旗某局', '每天下午五点前填报小区空余停车位', 30)
  await ask('minzheng', 'POST', `/api/admission/reports/${pushed.id}/answer`, { answer: 'withdraw', words: '这项统计由街道执法中队承担，已要求部门收回', version: 1, ...once() })
  await report('代收居民医保照片', '旗某中心', '上门为居民拍照并上传系统', 12)

  const burdens: Array<[string, string, string, string, number, number]> = [
    ['ledger', '流动人口台账', '旗公安局', '', 12, 180], ['ledger', '安全生产隐患台账', '旗应急局', '安全生产法', 12, 90], ['report', '流动人口月报', '旗公安局', '', 12, 60], ['report', '环境卫生周报', '旗住建局', '', 52, 45],
    ['inspection', '文明城市创建检查', '旗文明办', '创建测评细则（演示）', 4, 480], ['system', '某单位工作打卡应用', '旗某局', '', 250, 10],
  ]
  const ids: string[] = []
  for (const [kind, title, department, basis, times, minutes] of burdens) {
    const { id } = await ask('minzheng', 'POST', '/api/admission/burdens', { kind, title, department, basis, times, communities: [], ...once() })
    ids.push(id)
    await ask('shuji', 'POST', `/api/admission/burdens/${id}/hours`, { minutes, words: '', ...once() })
  }
  const decide = (i: number, body: object) => ask('qizhang', 'POST', `/api/admission/burdens/${ids[i]}/decision`, { fromOn: addDays(today, -20), version: 1, ...body, ...once() })
  await decide(0, { decision: 'cut', words: '登记库里已有，不再另建台账' })
  await decide(1, { decision: 'kept', words: '有法律依据，保留' })
  await decide(5, { decision: 'cut', words: '没有依据，停用' })
}
