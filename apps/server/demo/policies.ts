import { addDays, shanghaiDate } from '../../../platform/kernel/dates.ts'
import type { App } from '../app.ts'
import { voiceOf } from './voice.ts'

/** A chain of policy texts with one replaced, supports, standards in two versions, data of a period with a gap, a partner, a topic with its report. Numbers and local texts are made up. */
export async function demoPolicies(app: App): Promise<void> {
  const ask = voiceOf(app)
  const today = shanghaiDate(app.services.clock.now())
  const year = today.slice(0, 4)
  let nth = 0
  const once = () => ({ clientId: `demo-policies-${nth++}` })
  const made = async (by: string, url: string, body: object) => (await ask(by, 'POST', url, { ...body, ...once() })).id as string
  const text = async (more: object) => {
    const id = await made('minzheng', '/api/policies', more)
    await ask('bumen', 'POST', `/api/policies/${id}/publication`, { version: 1, ...once() })
    return id
  }
  const national = await text({ title: '社区服务体系建设规划（演示摘录）', issuer: '国务院办公厅', level: 'national', place: '全国', summary: '建立社区服务标准体系，社区服务工作经费列入财政预算，鼓励社会力量兴办社区服务。' })
  const league = await text({ title: '阿拉善盟城乡社区治理和服务规划（演示摘录）', issuer: '阿拉善盟行政公署', level: 'prefecture', place: '阿拉善盟', basis: [national], planCode: 'alxa-145', summary: '完善综合服务设施，落实社区办公经费，培育社区社会组织。' })
  const old = await text({ title: '社区社会组织扶持暂行办法（演示）', number: '阿左政办发〔演示〕2号', issuer: '旗人民政府办公室', level: 'county', place: '全旗', basis: [league], fromOn: addDays(today, -900), summary: '备案的社区社会组织可以免费使用社区场地。' })
  const local = await text({
    title: '社区社会组织和服务机构扶持办法（演示）', number: '阿左政办发〔演示〕15号', issuer: '旗人民政府办公室', level: 'county', place: '全旗', basis: [league, national], fromOn: addDays(today, -120),
    matters: ['policies.support-application'], summary: '用房、水电气热、税费、社会保险、登记方面的扶持。条件和受理单位见各项扶持政策。',
  })
  await ask('minzheng', 'POST', `/api/policies/${old}/replacement`, { byId: local, on: addDays(today, -120), words: '新办法施行', version: 2, ...once() })
  await made('minzheng', '/api/policies', { title: '社区服务标准管理细则（征求意见稿，演示）', issuer: '旗民政局', level: 'county', basis: [local], summary: '标准的编号、版本和适用。' })

  const social = { fact: 'applicant', op: 'in', values: ['organisation', 'filed'] }
  const support = (code: string, more: object) => made('minzheng', '/api/supports', { textId: local, code, conditions: [], fromOn: addDays(today, -120), ...more })
  await support('YF-01', { title: '免费使用社区场地', kind: 'housing', benefit: '社区活动室、会议室每周免费使用两次', conditions: [social, { fact: 'ownPremises', op: 'no' }, { fact: 'inCommunity', op: 'yes' }], department: '旗民政局' })
  await support('SD-01', { title: '水电气热按居民价', kind: 'fees', benefit: '养老、托育机构的水、电、气、热按居民价收费', conditions: [{ fact: 'trade', op: 'in', values: ['elderly', 'childcare'] }, { fact: 'inCommunity', op: 'yes' }], department: '旗发展和改革委员会' })
  await support('BX-01', { title: '招用登记失业人员社保补贴', kind: 'insurance', benefit: '补贴单位缴纳的社会保险费，标准以受理单位公布的为准', conditions: [{ fact: 'hires', op: 'atLeast', number: 1 }], department: '旗人力资源和社会保障局' })
  await support('DJ-01', { title: '社区社会组织备案指导', kind: 'registration', benefit: '专人指导，材料一次告知', conditions: [{ fact: 'applicant', op: 'in', values: ['resident', 'filed'] }], department: '街道办事处' })

  const standard = (more: object) => made('minzheng', '/api/standards', { issuer: '旗民政局', ...more })
  const meals = { code: 'YL-01', title: '社区助餐服务规范（演示）', trade: 'elderly' }
  const first = await standard({ ...meals, fromOn: addDays(today, -400), body: '一、每天公布菜单和价格。\n二、餐具一餐一消毒，留样48小时。\n三、送餐到户要当面交接。' })
  await standard({ ...meals, fromOn: addDays(today, -60), body: '一、每天公布菜单和价格。\n二、餐具一餐一消毒，留样48小时。\n三、送餐到户要当面交接。\n四、每季度公布一次满意情况。', words: '增加第四条' })
  await made('minzheng', `/api/standards/${first}/uses`, { kind: 'matter', ref: 'elderly.meals', title: '', fromOn: addDays(today, -400) })
  await made('minzheng', `/api/standards/${first}/uses`, { kind: 'purchase', ref: `CG-${year}-07`, title: '社区助餐服务采购（演示）', fromOn: addDays(today, -200) })
  await standard({ code: 'JZ-01', title: '社区家政服务规范（演示）', trade: 'housekeeping', fromOn: addDays(today, -200), body: '一、服务人员亮证上岗。\n二、价格先告知后服务。' })

  const period = `${year}-${today.slice(5) < '07-01' ? 'H1' : 'H2'}`
  const set = await ask('minzheng', 'GET', `/api/period-sets?period=${period}`)
  for (const group of ['facilities', 'service', 'needs']) {
    const figures = (set.groups as { group: string; proposal: object[] }[]).find((one) => one.group === group)!.proposal
    await made('minzheng', '/api/period-sets', { period, group, figures, words: '', assessment: '与记录核对一致' })
  }

  const partner = await made('minzheng', '/api/partners', { name: '某市某区民政局（演示）', place: '东部某市', kind: 'twinning', contact: '基层政权科', fromOn: addDays(today, -300) })
  const programme = await made('minzheng', `/api/partners/${partner}/programmes`, { title: '社区工作者互派', fromOn: addDays(today, -250), untilOn: addDays(today, -160), content: '每批三个月，两批共八人' })
  await ask('minzheng', 'POST', `/api/partners/programmes/${programme}/result`, { result: '八人完成互派，带回助餐和楼院议事的做法', on: addDays(today, -150), version: 1, ...once() })
  await made('minzheng', `/api/partners/${partner}/programmes`, { title: '远程培训', fromOn: addDays(today, -40), content: '每月一次网上课堂' })

  const topicId = await made('tongji', '/api/research/topics', { title: '牧区流动服务怎样更省路', question: '流动服务车的路线和频次怎样安排', lead: '旗民政局', team: '民政、统计、两个苏木', fromOn: addDays(today, -200), dueOn: addDays(today, 60) })
  await made('tongji', '/api/research/reports', {
    topicId, title: '牧区流动服务调查报告（演示）', authors: '课题组', on: addDays(today, -30), keywords: ['流动服务', '牧区'], summary: '走访十二个嘎查，了解最需要的服务和路程。',
    body: '群众最需要的是量血压、取药、代交费用和办证。最远的点往返一百四十公里，建议每月固定日期，两个苏木共用一辆车。',
  })
}
