import { shanghaiDate, yearOf } from '../../../platform/kernel/dates.ts'
import type { SetClock } from '../../../platform/kernel/clock.ts'
import type { App } from '../app.ts'
import { voiceOf } from './voice.ts'

const BANNER = '152921000000'
const STREET = '152921405000'
const COMMUNITY = '152921405001'

/**
 * A year of work on plans: a text of the banner copied from the league's and published, goals on their way down, records of the year with one
 * missing, a joint meeting on what a community raised, a check with findings. Names, numbers and documents are made up.
 */
export async function demoPlans(app: App, clock: SetClock, runJob: (name: string) => Promise<void>): Promise<void> {
  const ask = voiceOf(app)
  const now = clock.now()
  const today = shanghaiDate(now)
  const year = yearOf(today)
  /** Tells on a day of this year, if it is past. */
  const on = async (monthDay: string, deed: () => Promise<unknown>) => {
    const day = `${year}-${monthDay}`
    if (day >= today) return
    clock.moveTo(new Date(`${day}T10:00:00+08:00`))
    await deed()
  }
  try {
    await on('01-20', () => publishPlan(ask, year))
    const plan = ((await ask('minzheng', 'GET', '/api/plans')).items as { code: string; place: string }[]).find((one) => one.place === BANNER)
    if (plan) await on('02-20', () => splitGoals(ask, plan.code, year))
    const record = (by: string, place: string, kind: string, more: object) => () => ask(by, 'POST', `/api/plan-years/${place}/records`, { year, kind, clientId: `demo-plans-${place}-${kind}`, ...more })
    await on('03-10', record('minzheng', BANNER, 'year_plan', { plan: plan?.code ?? '', words: '一、新建三个社区服务站；二、每个街道开办一个老年食堂；三、社区工作者全员培训一次。', evidence: '旗民政局年度计划（演示）' }))
    await on('03-12', record('jiedao', STREET, 'year_plan', { plan: plan?.code ?? '', words: '新建一个社区服务站，改造两处活动室，由街道社会事务办负责。' }))
    await on('04-02', () => raiseAndMeet(ask, year))
    await on('07-10', record('minzheng', BANNER, 'mid_year', { plan: plan?.code ?? '', words: '服务站开工两个，老年食堂开办四个，培训完成六成。', problems: '一个服务站的用地还没有落实。', nextSteps: '三季度由自然资源局落实用地。' }))
    await on('09-15', () => check(ask, year))
    clock.moveTo(now)
    await draftNext(ask, today)
    await runJob('plans.read_goals')
  } finally {
    clock.moveTo(now)
  }
}

type Ask = ReturnType<typeof voiceOf>
const once = (name: string) => ({ clientId: `demo-plans-${name}` })

async function publishPlan(ask: Ask, year: number): Promise<void> {
  const { id } = await ask('minzheng', 'POST', '/api/plan-drafts', {
    region: BANNER, title: `阿拉善左旗城乡社区服务发展规划（${year}—${year + 4}年，演示）`, issuer: '阿拉善左旗人民政府', from: `${year}-01-01`, until: `${year + 4}-12-31`,
    copyOf: { code: 'alxa-145', version: 2 }, ...once('start'),
  })
  const draft = await ask('minzheng', 'GET', `/api/plan-drafts/${id}`)
  const phase = (title: string, from: number, until: number, aims: string[]) => ({ title, from: `${from}-01-01`, until: `${until}-12-31`, aims: aims.map((aim) => ({ title: aim, section: '三' })) })
  const body = {
    ...draft.body,
    head: { openness: '主动公开', category: '规划计划', validity: '有效' },
    links: [
      { kind: 'parent', code: 'alxa-145', title: '阿拉善盟“十四五”城乡社区发展规划' },
      { kind: 'economic', title: '阿拉善左旗国民经济和社会发展规划（演示）' },
      { kind: 'land', title: '阿拉善左旗土地利用总体规划（演示）' },
    ],
    tasks: (draft.body.tasks as object[]).map((task, i) => ({ ...task, lead: ['旗民政局', '旗卫健委', '旗住建局'][i % 3], helpers: ['旗财政局'] })),
    targets: [
      { indicator: 'IND-48', year: year + 4, comparator: 'at_least', value: 95, unit: '%', reach: 'whole', quote: '信息平台覆盖率达到95%', section: '二（演示）' },
      { indicator: 'IND-27', year: year + 4, comparator: 'at_least', value: 18, unit: '人/万人', reach: 'whole', quote: '每万名城镇常住人口有社区工作者18人', section: '二（演示）' },
    ],
    phases: [phase('打基础阶段', year, year + 1, ['服务站建成三个', '社区工作者全部持证上岗']), phase('提升阶段', year + 2, year + 4, ['服务设施全覆盖', '居民满意度稳步提高'])],
  }
  await ask('minzheng', 'PUT', `/api/plan-drafts/${id}`, { body, version: draft.version, ...once('write') })
  await ask('minzheng', 'POST', `/api/plan-drafts/${id}/moves`, { move: 'submit', version: 2, ...once('submit') })
  await ask('qizhang', 'POST', `/api/plan-drafts/${id}/moves`, { move: 'approve', note: '同意。', version: 3, ...once('approve') })
  await ask('minzheng', 'POST', `/api/plan-drafts/${id}/moves`, { move: 'publish', number: `阿左政发〔${year}〕3号（演示）`, version: 4, ...once('publish') })
}

async function splitGoals(ask: Ask, plan: string, year: number): Promise<void> {
  const goal = async (name: string, more: object) =>
    (await ask('minzheng', 'POST', '/api/plan-goals', { region: BANNER, plan, planVersion: 1, kind: 'task', fromOn: `${year}-01-01`, dueOn: `${year}-12-31`, owner: '旗民政局', ...more, ...once(name) })).id as string
  const owner = async (place: string, name: string) => ((await ask('minzheng', 'GET', `/api/plan-goal-owners?region=${place}`)).items as { id: string; name: string }[]).find((one) => one.name === name)?.id ?? null
  await goal('coverage', { kind: 'target', indicator: 'IND-48', what: '信息平台覆盖率', comparator: 'at_least', value: 95, unit: '%', dueOn: `${year + 4}-12-31`, ownerAccount: await owner(BANNER, '其木格') })
  await goal('staff', { kind: 'target', indicator: 'IND-27', what: '每万名城镇常住人口的社区工作者', comparator: 'at_least', value: 18, unit: '人/万人', dueOn: `${year + 4}-12-31`, ownerAccount: await owner(BANNER, '其木格') })
  const stations = await goal('stations', { what: '新建社区服务站' })
  await ask('minzheng', 'POST', `/api/plan-goals/${stations}/parts`, {
    parts: [{ region: STREET, dueOn: `${year}-10-31`, what: '新建一个社区服务站' }, { region: '152921401000', dueOn: `${year}-10-31`, what: '新建两个社区服务站' }], version: 1, ...once('split'),
  })
  const parts = (await ask('jiedao', 'GET', '/api/plan-goals?show=to_confirm')).items as { id: string; version: number }[]
  if (parts[0]) {
    await ask('jiedao', 'POST', `/api/plan-goals/${parts[0].id}/answer`, { answer: 'confirm', ownerAccount: await owner(STREET, '吴强'), version: parts[0].version, ...once('confirm') })
    await ask('jiedao', 'POST', `/api/plan-goals/${parts[0].id}/reports`, { step: 'progress', progress: 40, note: '主体完工，正在装修。', version: parts[0].version + 1, ...once('progress') })
    // The street passes it on to a community, which has yet to confirm.
    await ask('jiedao', 'POST', `/api/plan-goals/${parts[0].id}/parts`, { parts: [{ region: COMMUNITY, dueOn: `${year}-09-30`, what: '服务站选址和居民意见' }], version: parts[0].version + 2, ...once('pass-on') })
  }
}

async function raiseAndMeet(ask: Ask, year: number): Promise<void> {
  const raise = async (name: string, kind: string, what: string, wish: string) => (await ask('shuji', 'POST', '/api/plan-issues', { region: COMMUNITY, kind, what, wish, ...once(name) })).id as string
  const site = await raise('site', 'site', '社区没有室内活动场地，冬天老人没有地方去。', '腾出一间闲置用房')
  const money = await raise('money', 'money', '社区办公经费不够交取暖费。', '增加取暖补助')
  const { id } = await ask('minzheng', 'POST', '/api/plan-meetings', {
    region: BANNER, title: `${year}年社区建设部门联席会议`, heldOn: `${year}-04-02`, venue: '旗政务服务中心', agenda: ['社区提出的难题', '服务站建设用地'], units: ['旗民政局', '旗财政局', '旗住建局', '旗自然资源局'],
    issues: [site, money], ...once('meeting'),
  })
  await ask('minzheng', 'POST', `/api/plan-meetings/${id}/minutes`, {
    minutes: '会议听取了社区提出的难题，议定由住建局腾出闲置用房一间，自然资源局落实服务站用地；取暖费列入下半年预算调整一并研究。',
    decisions: [
      { what: '腾出闲置用房一间给社区作活动室', owner: '旗住建局', dueOn: `${year}-06-30`, issueId: site },
      { what: '落实服务站建设用地', owner: '旗自然资源局', dueOn: `${year}-08-31` },
    ],
    answers: [{ issueId: money, answer: '列入下半年预算调整，由财政局答复具体数额。' }], version: 1, ...once('minutes'),
  })
  const decisions = (await ask('minzheng', 'GET', '/api/plan-decisions')).items as { id: string; what: string; version: number }[]
  const room = decisions.find((one) => one.what.includes('活动室'))
  if (room) await ask('minzheng', 'POST', `/api/plan-decisions/${room.id}/steps`, { step: 'done', note: '钥匙已交社区，交接单1号（演示）。', version: room.version, ...once('room') })
}

async function check(ask: Ask, year: number): Promise<void> {
  const { id } = await ask('minzheng', 'POST', '/api/plan-checks', {
    region: STREET, plan: 'alxa-145', subject: '服务站建设和开放情况', checkedOn: `${year}-09-15`, unit: '旗民政局', result: '新建服务站主体完工；一处活动室周末没有开放。', grade: 'fair',
    findings: [{ what: '活动室周末没有开放', owner: '街道社会事务办', dueOn: `${year}-09-30` }, { what: '服务站施工资料不全', owner: '街道社会事务办', dueOn: `${year}-10-20` }], ...once('check'),
  })
  const { findings } = (await ask('jiedao', 'GET', `/api/plan-checks/${id}`)) as { findings: { id: string; what: string; version: number }[] }
  const room = findings.find((one) => one.what.includes('周末'))
  if (room) await ask('jiedao', 'POST', `/api/plan-findings/${room.id}/steps`, { step: 'answer', note: '已排周末值班，值班表和照片2号（演示）。', version: room.version, ...once('answer') })
}

/** The street's own rules for the plan, waiting for an approval. */
async function draftNext(ask: Ask, today: string): Promise<void> {
  const { id } = await ask('jiedao', 'POST', '/api/plan-drafts', {
    region: STREET, title: '街道落实城乡社区服务规划的实施细则（演示）', issuer: '街道办事处', from: `${today.slice(0, 4)}-01-01`, until: `${Number(today.slice(0, 4)) + 4}-12-31`, ...once('rules'),
  })
  const draft = await ask('jiedao', 'GET', `/api/plan-drafts/${id}`)
  const body = {
    ...draft.body, links: [{ kind: 'parent', code: 'alxa-145', title: '阿拉善盟“十四五”城乡社区发展规划' }],
    tasks: [{ title: '服务站建设', text: '每年新建或改造一个社区服务站。', section: '一', lead: '社会事务办', helpers: ['财政所'] }],
  }
  await ask('jiedao', 'PUT', `/api/plan-drafts/${id}`, { body, version: draft.version, ...once('rules-write') })
  await ask('jiedao', 'POST', `/api/plan-drafts/${id}/moves`, { move: 'submit', version: draft.version + 1, ...once('rules-submit') })
}
