import { addDays, shanghaiDate } from '../../../platform/kernel/dates.ts'
import type { SetClock } from '../../../platform/kernel/clock.ts'
import type { App } from '../app.ts'
import { voiceOf } from './voice.ts'

const BANNER = '152921000000'
const STREET = '152921405000'
const COMMUNITY = '152921405001'

/** Who is in charge of what, a package on its way to the street, a leading group, and what came down to a community. Every office's line is made up. */
export async function demoMandates(app: App, clock: SetClock): Promise<void> {
  const ask = voiceOf(app)
  const today = shanghaiDate(clock.now())
  const duties = [
    ['residence.registration', 'county', '旗公安局', '居住登记的指导', '人口管理科 0483-8220500', '登记表样和培训'],
    ['residence.registration', 'community', '社区服务站', '受理居住登记', '服务站 0483-8220101', '窗口和网格员'],
    ['assistance.temporary-relief', 'county', '旗民政局', '临时救助审批', '社会救助科 0483-8220510', '救助资金和政策培训'],
    ['assistance.temporary-relief', 'township', '街道民生保障办公室', '临时救助审核', '民生办 0483-8220004', '入户核对'],
    ['employment.assistance-registration', 'county', '旗人社局', '就业援助', '就业服务中心 0483-8220520', '岗位信息和技能培训'],
  ] as const
  for (const [i, [subject, level, lead, duty, contact, supplies]] of duties.entries()) {
    await ask('minzheng', 'POST', '/api/mandates/duties', {
      level, region: BANNER, duty, subjectKind: 'matter', subject, leadId: null, lead, helpers: [], basis: '旗职责清单（演示）', supplies, contact, validFrom: addDays(today, -300),
      clientId: `demo-mandates-duty-${i}`,
    })
  }
  const { id } = await ask('bumen', 'POST', '/api/mandates/packages', {
    region: STREET, kind: 'task', title: '临时救助审核', department: '旗民政局', task: '受理和审核临时救助申请', fromOn: addDays(today, 30), authority: '单次一千元以下直接审批', basis: '旗政府文件（演示）',
    posts: 2, people: '民政局划转编制两名', moneyFen: 12_000_000, money: '每年由旗财政直接拨付', clientId: 'demo-mandates-package',
  })
  await ask('bumen', 'POST', `/api/mandates/packages/${id}/moves`, { move: 'submit', note: '', version: 1, clientId: 'demo-mandates-submit' })
  const group = await ask('minzheng', 'POST', '/api/mandates/bodies', {
    region: BANNER, level: 'county', kind: 'leading_group', name: '旗社区建设领导小组', chair: '分管副旗长', office: '旗民政局', duties: '统筹社区建设', basis: '旗政府文件（演示）',
    validFrom: addDays(today, -300), clientId: 'demo-mandates-body',
  })
  for (const [i, [department, duty]] of ([['旗财政局', '落实社区工作经费'], ['旗卫健委', '社区卫生服务'], ['旗住建局', '社区用房和小区改造']] as const).entries()) {
    await ask('minzheng', 'POST', `/api/mandates/bodies/${group.id}/members`, { department, member: '分管副局长', duty, validFrom: addDays(today, -300), clientId: `demo-mandates-member-${i}` })
  }
  const came = [
    { kind: 'people', what: '下派干部', giver: '旗人社局', quantity: 2, givenOn: addDays(today, -120) },
    { kind: 'money', what: '社区工作经费', giver: '旗财政局', quantity: 0, amountFen: 5_000_000, givenOn: addDays(today, -90) },
    { kind: 'goods', what: '电脑', giver: '旗民政局', quantity: 3, unit: '台', givenOn: addDays(today, -30) },
  ]
  for (const [i, one] of came.entries()) {
    const passed = await ask('jiedao', 'POST', '/api/mandates/resources', { region: COMMUNITY, ...one, clientId: `demo-mandates-came-${i}` })
    if (i < 2) await ask('shequ', 'POST', `/api/mandates/resources/${passed.id}/receipt`, { came: true, on: addDays(one.givenOn, 3), note: '', version: 1, clientId: `demo-mandates-receipt-${i}` })
  }
}
