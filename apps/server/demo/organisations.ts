import { addDays, shanghaiDate } from '../../../platform/kernel/dates.ts'
import type { App } from '../app.ts'
import { voiceOf } from './voice.ts'

const STREET = '152921405000'
const BY = 'jiedao'

type Seat = [role: string, name: string, postedBy?: string]
interface Told {
  kind: string
  name: string
  region: string
  from?: string
  phone?: string
  address?: string
  opens?: string
  facts?: object
  /** First day of the term of five years. */
  term?: [nth: number, from: string]
  seats?: Seat[]
}

const HOURS = '工作日 9:00—12:00，14:30—18:00'

/** Made-up members of a community: bodies with their terms and seats; what a community lacks is left out on purpose. */
function community(code: string, name: string, phone: string, people: string[], lacks: readonly string[] = [], term: [number, string] = [11, '2022-03-01']): Told[] {
  const [secretary, deputy, a, b, c, d, e, f] = people as [string, string, string, string, string, string, string, string]
  const at = { region: code, phone, address: `${name}党群服务中心`, opens: HOURS }
  const all: Told[] = [
    { kind: 'party_community', name: `${name}党支部`, ...at, term, facts: { staff: 2, office: true, funds: true }, seats: [['secretary', secretary], ['deputy_secretary', deputy], ['member', a]] },
    { kind: 'assembly', name: `${name}居民代表会议`, ...at, term, facts: { representatives: 42, households: 1680 }, seats: [['convener', deputy], ['representative', e], ['representative', f], ['representative', a]] },
    { kind: 'council', name: `${name}议事委员会`, ...at, term, facts: { rules: '每月第一个星期六议事，议题提前五天公布' }, seats: [['director', e], ['deputy', f], ['member', d]] },
    { kind: 'committee', name: `${name}居民委员会`, ...at, term, facts: { duties: '民政和养老\n人民调解和治安\n环境和物业' }, seats: [['director', secretary], ['deputy', a], ['member', b], ['member', c], ['member', d]] },
    { kind: 'supervision', name: `${name}居务监督委员会`, ...at, term, seats: [['director', f], ['member', e]] },
    { kind: 'station', name: `${name}服务站`, ...at, facts: { duties: '居民来访接待\n困难家庭走访', entrusted: '高龄津贴受理\n居住登记\n就业援助登记' }, seats: [['head', deputy], ['posted', b, '旗人社局'], ['member', c]] },
    { kind: 'mediation', name: `${name}人民调解委员会`, ...at, term, seats: [['director', a], ['member', c]] },
    { kind: 'security', name: `${name}治安保卫委员会`, ...at, term, seats: [['director', b]] },
    { kind: 'public_health', name: `${name}公共卫生委员会`, ...at, term, seats: [['director', c]] },
    { kind: 'women', name: `${name}妇联`, ...at, facts: { members: 412, activities: '每季度一次家庭教育讲座' }, seats: [['head', c]] },
    { kind: 'elderly', name: `${name}老年人协会`, ...at, facts: { members: 186, activities: '门球、合唱' }, seats: [['head', d]] },
    { kind: 'volunteers', name: `${name}志愿服务队`, ...at, facts: { members: 64 }, seats: [['head', b]] },
  ]
  return all.filter((one) => !lacks.includes(one.kind))
}

const FULL = community('152921405001', '王府社区', '0483-8220101', ['乌兰', '孙丽', '周正', '高娃', '郝志远', '包玉梅', '马文秀', '田玉山'])

const PLACES: Told[] = [
  ...FULL,
  { kind: 'youth_league', name: '王府社区团支部', region: '152921405001', facts: { members: 28 } },
  { kind: 'school', name: '王府第一小学', region: '152921405001', phone: '0483-8220301', address: '王府街', facts: { contact: '教务处', contactPhone: '0483-8220302', staff: 96, staffVolunteers: 22, facilities: '操场，周末\n报告厅，预约', agreedOn: '2025-03-05' } },
  { kind: 'office', name: '旗图书馆', region: '152921405001', phone: '0483-8220310', facts: { contact: '办公室', staff: 18, staffVolunteers: 9, facilities: '阅览室，每天' } },
  { kind: 'firm', name: '贺兰商贸有限公司', region: '152921405001', facts: { contact: '行政部', contactPhone: '0483-8220320', staff: 45, resources: '节日慰问物资' } },
  { kind: 'troops', name: '驻地某部队', region: '152921405001', facts: { contact: '值班室', staffVolunteers: 30, resources: '国防教育课' } },
  { kind: 'property_firm', name: '安居物业服务有限公司', region: '152921405001', phone: '0483-8220330', facts: { estates: '王府花园、额鲁特小区', contractFrom: '2024-01-01', contractUntil: '2026-12-31', households: 860, contact: '客服部' } },
  { kind: 'owners_committee', name: '额鲁特小区业主委员会', region: '152921405001', term: [2, '2023-06-01'], facts: { estates: '额鲁特小区', filedOn: '2023-06-20' }, seats: [['director', '田玉山'], ['member', '马文秀'], ['owner_representative', '包玉梅']] },
  { kind: 'filed_social', name: '王府社区邻里互助社', region: '152921405001', facts: { field: 'neighbour', number: '王社备〔2023〕07号', filedOn: '2023-04-10', members: 35, scope: '本社区', guide: '王府社区居委会' }, seats: [['head', '郝志远']] },
  { kind: 'interest_group', name: '马头琴队', region: '152921405001', facts: { members: 14, meets: '每周三晚，文化活动室' }, seats: [['head', '高娃']] },
  { kind: 'service_team', name: '助餐送餐服务队', region: '152921405001', facts: { services: '送餐上门\n陪同就医', operator: '王府社区服务站' }, seats: [['head', '孙丽'], ['member', '高娃']] },
  ...community('152921405002', '西花园社区', '0483-8220201', ['斯琴', '钱玲', '韩东', '刘玉', '萨仁', '于海', '云飞', '金花'], ['council']),
  { kind: 'office', name: '旗融媒体中心', region: '152921405002', facts: { contact: '综合科', staff: 60 } },
  ...community('152921405003', '腾格里社区', '0483-8220401', ['海日', '布和', '牛建', '通拉嘎', '尚军', '白雪', '阿木尔', '冯玉兰'], ['station'], [10, '2021-03-01']),
  ...community('152921405004', '乌日斯社区', '0483-8220501', ['敖登', '任强', '石磊', '娜仁花', '秦岭', '那顺', '宝音', '葛红'], ['party_community', 'public_health']),
  { kind: 'party_liaison', name: '党员联络服务站（乌日斯）', region: '152921405004', facts: { serves: '沿街商户' }, seats: [['head', '任强']] },
  { kind: 'street_government_centre', name: '王府街道政务服务中心', region: STREET, phone: '0483-8220001', address: '王府街道办事处一楼', opens: HOURS, facts: { posts: '人社：社保窗口，2人\n民政：救助窗口，1人\n卫健：1人' }, seats: [['head', '齐伟'], ['posted', '贾楠', '旗人社局'], ['posted', '塔娜', '旗民政局']] },
  { kind: 'street_peace_centre', name: '王府街道综治信访维稳中心', region: STREET, phone: '0483-8220002', opens: '每天 8:30—20:00', facts: { posts: '司法：1人\n信访：1人' }, seats: [['head', '罗刚'], ['posted', '苗青', '旗司法局']] },
  { kind: 'street_enforcement', name: '王府街道综合执法队', region: STREET, phone: '0483-8220003', facts: { posts: '城管：3人\n市场监管：1人' }, seats: [['head', '阎涛']] },
  { kind: 'street_office', name: '王府街道民生保障办公室', region: STREET, phone: '0483-8220004', facts: { duties: '民政、养老、助残、退役军人服务' }, seats: [['head', '吴强']] },
]

/**
 * The organisations of the demonstration street, through the product's own doors: one complete community, one without a 议事委员会, one whose terms are
 * over and that has no station, one without a party organisation; a street with three of four. Every person is fictitious.
 */
export async function demoOrganisations(app: App): Promise<void> {
  const ask = voiceOf(app)
  const ids = new Map<string, string>()
  for (const { kind, name, region, from = '2015-06-01', phone = '', address = '', opens = '', facts = {}, term, seats = [] } of PLACES) {
    const key = `demo-org-${region}-${kind}-${name.slice(0, 12)}`
    const { id } = await ask(BY, 'POST', '/api/organisations', { kind, name, region, validFrom: from, phone, address, opens, facts, clientId: key })
    ids.set(name, id)
    if (term) await ask(BY, 'POST', `/api/organisations/${id}/terms`, { nth: term[0], validFrom: term[1], validUntil: `${Number(term[1].slice(0, 4)) + 5}${term[1].slice(4)}`, basis: '换届选举结果公告', clientId: `${key}-term` })
    for (const [i, [role, who, postedBy = '']] of seats.entries()) {
      await ask(BY, 'POST', `/api/organisations/${id}/seats`, { role, name: who, postedBy, validFrom: term?.[1] ?? '2023-01-01', basis: term ? '换届选举结果公告' : '', clientId: `${key}-${i}` })
    }
  }
  const today = shanghaiDate(app.services.clock.now())
  const record = (on: string, body: object) => ask(BY, 'POST', `/api/organisations/${ids.get(on)}/records`, { clientId: `demo-record-${JSON.stringify(body).length}-${on}`.slice(0, 90), ...body })
  await record('额鲁特小区业主委员会', { kind: 'resolution', title: '更换3号楼电梯钢缆', onDay: addDays(today, -40), aboutId: ids.get('安居物业服务有限公司'), note: '业主118户参加表决，103户同意', archive: '业委会档案2号柜' })
  await record('额鲁特小区业主委员会', { kind: 'meeting', title: '社区、业委会和物业第三次联席会议', onDay: addDays(today, -20), aboutId: ids.get('安居物业服务有限公司'), note: '约定电梯维修期间由物业协助老人上下楼' })
  await record('王府社区居民委员会', { kind: 'basis', title: '第十一届居民委员会选举结果公告', onDay: '2022-03-01', archive: '居务档案2022-03' })
  await demoTeamAndParty(ask, ids, today)
  await demoHandover(ask)
}

/** The dispatcher's post waits to be taken over. */
async function demoHandover(ask: (by: string, method: 'GET' | 'POST', url: string, body?: object) => Promise<any>) {
  const account = async (identifier: string) => (await ask('guanli', 'GET', `/api/accounts?q=${identifier}`)).items[0] as { id: string; posts: Array<{ id: string }> }
  const [from, to] = [await account('diaodu'), await account('zhuren')]
  await ask('guanli', 'POST', `/api/posts/${from.posts[0]!.id}/handovers`, {
    toAccountId: to.id, reason: '调度员外出培训三个月', things: '值班电话和充电器\n应急联系名单\n调度室钥匙', clientId: 'demo-handover-1',
  })
}

async function demoTeamAndParty(ask: (by: string, method: 'GET' | 'POST', url: string, body?: object) => Promise<any>, ids: Map<string, string>, today: string) {
  const people = (await ask('shequ', 'GET', '/api/people?ageFrom=72&ageTo=88&tie=registered')).items as Array<{ id: string }>
  const team = ids.get('助餐送餐服务队')
  for (const [i, person] of people.slice(4, 7).entries()) {
    const { id } = await ask('shequ', 'POST', `/api/organisations/${team}/recipients`, { personId: person.id, service: i ? '送餐上门' : '陪同就医', consent: '签订了服务协议', validFrom: addDays(today, -60), clientId: `demo-recipient-${i}` })
    await ask('shequ', 'POST', `/api/service-recipients/${id}/services`, { onDay: addDays(today, -3), what: i ? '送午餐一份' : '陪同到旗医院复查', clientId: `demo-service-${i}` })
  }
  // Two of the demonstration's own residents ask for their links to move.
  for (const [i, from] of ['西花园社区党支部', ''].entries()) {
    await ask(`1390000000${i + 1}`, 'POST', '/api/party-moves', {
      memberKind: i ? 'mobile' : 'retired', toOrganisationId: ids.get('王府社区党支部'), fromOrganisationId: from ? ids.get(from) : null,
      fromName: from ? '' : '银川市某企业党支部', clientId: `demo-party-${i}`,
    })
  }
}
