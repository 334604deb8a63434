import { defineDuty, type Cycle, type DutyDefinition, type Owes } from '../define.ts'

/*
 * Every obligation that comes again in the requirements, each with its text. Where a source gives a period and no day, the day is a default that a
 * place sets (`dated: 'place'`). A text of one league or city holds there; elsewhere it is switched on. What has no record yet takes filings.
 */

const COMMUNITY: Owes = { places: 'community' }
const STREET: Owes = { places: 'township' }
const COUNTY: Owes = { places: 'county' }
const URBAN: Owes = { places: 'community', setting: 'urban' }
const RURAL: Owes = { places: 'community', setting: 'rural' }

/** Places of the texts by the digits of their codes. */
export const TEXT_PLACES: Readonly<Record<string, string>> = { '1525': '锡林郭勒盟', '4401': '广州市', '1529': '阿拉善盟' }
const XILINGOL = '1525'
const GUANGZHOU = '4401'
const ALXA = '1529'
const COUNTRY = ''
/** 001 is the text of a city that it does not name by code. */
const NOWHERE = null

/** Counties with an experiment zone under way. */
const ZONES: Owes = { places: 'county', having: { source: 'zones.standing' } }

const monthly: Cycle = { kind: 'period', every: 'month' }
const quarterly: Cycle = { kind: 'period', every: 'quarter' }
const halfYearly: Cycle = { kind: 'period', every: 'half' }
const yearly: Cycle = { kind: 'period', every: 'year' }
const twoYearly: Cycle = { kind: 'period', every: 'two_years' }
const yearlyBy = (month: number, day: number): Cycle => ({ kind: 'period', every: 'year', by: { month, day } })
const ONCE = { amount: 1, unit: '次' }
const REPORT = { amount: 1, unit: '份' }

const PLAN: readonly DutyDefinition[] = [
  ...([['county', COUNTY, '旗县区'], ['township', STREET, '街道（苏木镇）']] as const).flatMap(([level, owes, word]) => [
    defineDuty({
      code: `plan.year-plan-${level}`, title: '年初制定社区建设年度计划', sentence: `${word}年初按规划制定当年的社区建设计划。`, group: 'plan', source: '000 §四（五）', serves: ['PLN-03', 'IND-89', 'PRC-19'], owes,
      cycle: yearlyBy(3, 31), dated: 'place', holds: XILINGOL, needs: REPORT, proof: '年度计划文本', satisfiedBy: [{ source: 'plans.deeds', tags: ['year_plan'] }], waitsFor: '规划的年度计划',
    }),
    defineDuty({
      code: `plan.mid-year-${level}`, title: '年中检查规划执行情况', sentence: `${word}年中检查一次年度计划和规划的执行情况。`, group: 'plan', source: '000 §四（五）', serves: ['PLN-03', 'IND-89', 'PRC-19'], owes,
      cycle: yearlyBy(7, 31), dated: 'place', holds: XILINGOL, needs: ONCE, proof: '检查记录或检查报告', satisfiedBy: [{ source: 'plans.deeds', tags: ['mid_year'] }], waitsFor: '规划的年中检查',
    }),
    defineDuty({
      code: `plan.summary-${level}`, title: '年末总结年度计划', sentence: `${word}年末总结当年计划的完成情况。`, group: 'plan', source: '000 §四（五）', serves: ['PLN-03', 'IND-89', 'PRC-19'], owes,
      cycle: yearly, dated: 'place', holds: XILINGOL, needs: REPORT, proof: '年度总结', satisfiedBy: [{ source: 'plans.deeds', tags: ['summary'] }], waitsFor: '规划的年末总结',
    }),
  ]),
  ...([['prefecture', { places: 'prefecture' } as Owes, '盟市'], ['county', COUNTY, '旗县区']] as const).map(([level, owes, word]) => defineDuty({
    code: `plan.joint-meeting-${level}`, title: '召开社区建设部门联席会议', sentence: `${word}每年召开一次由各有关部门参加的社区建设联席会议，研究社区提出的问题。`, group: 'plan', source: '000 §四（五）', serves: ['PLN-12', 'IND-88'],
    owes, cycle: yearly, dated: 'text', holds: XILINGOL, needs: ONCE, proof: '会议纪要', satisfiedBy: [{ source: 'plans.deeds', tags: ['joint_meeting'] }], waitsFor: '部门联席会议', byPosts: ['civil_affairs_officer'],
  })),
  defineDuty({
    code: 'plan.annual-report', title: '编制规划实施和指标达标年度报告', sentence: '民政部门每年编制规划实施和指标达标情况的年度报告。', group: 'plan', source: '003 §四（四）', serves: ['PLN-05', 'PRC-19'], owes: COUNTY,
    cycle: { kind: 'period', every: 'year', after: { days: 90 } }, dated: 'place', holds: ALXA, needs: REPORT, proof: '年度报告', satisfiedBy: [{ source: 'reports.filings', tags: ['filed'] }], waitsFor: '年度报告', byPosts: ['civil_affairs_officer'],
  }),
  defineDuty({
    code: 'plan.four-data-groups', title: '采集社区建设四类信息', sentence: '采集设施、服务管理、居民需求和满意程度四类信息并作评估。', group: 'plan', source: '000 §四（五）；004-C（二十二）', serves: ['PLN-17'], owes: COUNTY,
    cycle: yearly, dated: 'place', holds: COUNTRY, needs: { amount: 4, unit: '类' }, proof: '四类信息齐全的评估材料', satisfiedBy: [{ source: 'policies.sets' }], waitsFor: '四类信息采集',
  }),
  defineDuty({
    code: 'money.office-budget', title: '社区工作经费列入年度预算', sentence: '社区办公、人员、活动和信息化经费列入同级财政年度预算。', group: 'money', source: '004-A §五（二）；004-G §四（三）；000 §四（三）1；003 §一（四）', serves: ['STF-04', 'PLN-19', 'IND-87'], owes: COUNTY,
    cycle: yearlyBy(3, 31), dated: 'place', holds: COUNTRY, needs: REPORT, proof: '预算批复或预算表', waitsFor: '社区经费预算',
  }),
  defineDuty({
    code: 'money.purchase-budget', title: '政府购买服务列入年度预算', sentence: '政府购买服务经费列入年度财政预算。', group: 'money', source: '002 §24', serves: ['PUR-09'], owes: COUNTY, cycle: yearlyBy(3, 31), dated: 'place', holds: GUANGZHOU, needs: REPORT,
    proof: '预算表', waitsFor: '购买服务预算',
  }),
]

const SAFETY: readonly DutyDefinition[] = [
  defineDuty({
    code: 'safety.fire-day', title: '消防宣传日消防安全教育', sentence: '每年在消防宣传日组织居民搞一次消防安全教育活动。', group: 'safety', source: '000 §三（三）8', serves: ['SAF-07', 'IND-56'], owes: COMMUNITY,
    cycle: { kind: 'fixed', month: 11, day: 9 }, dated: 'place', holds: XILINGOL, needs: ONCE, proof: '当天的活动、签到人数和照片', satisfiedBy: [{ source: 'activities.held', tags: ['fire'] }], waitsFor: '社区活动档案',
  }),
  defineDuty({
    code: 'safety.emergency-plan', title: '复核四类突发事件应急预案', sentence: '街道（苏木镇）每年复核自然灾害、事故灾难、公共卫生、社会安全四类预案。', group: 'safety', source: '004-G §三（一）；004-E 8', serves: ['SAF-09', 'PRC-13'], owes: STREET,
    cycle: yearly, dated: 'place', holds: COUNTRY, needs: { amount: 4, unit: '类' }, proof: '复核后的预案', waitsFor: '应急预案',
  }),
  defineDuty({
    code: 'safety.drill', title: '防灾减灾演练', sentence: '社区普及防灾减灾知识，每年组织一次演练。', group: 'safety', source: '004-G §三（三）', serves: ['SAF-12', 'SAF-10'], owes: COMMUNITY, cycle: yearly, dated: 'place', holds: COUNTRY, needs: ONCE,
    proof: '演练方案和照片', satisfiedBy: [{ source: 'activities.held', tags: ['drill'] }], waitsFor: '社区活动档案',
  }),
  defineDuty({
    code: 'safety.facility-check', title: '服务设施和老旧小区消防检查', sentence: '每年检查社区服务设施和老旧小区的消防安全，跟踪整改。', group: 'safety', source: '003 §三（四）；004-C（十）', serves: ['SAF-08'], owes: COMMUNITY, cycle: yearly, dated: 'place', holds: COUNTRY,
    needs: ONCE, proof: '检查记录', waitsFor: '安全检查',
  }),
  defineDuty({
    code: 'safety.environment-check', title: '社区环境检查', sentence: '按社区环境保护管理制度检查环境，公布结果。', group: 'safety', source: '000 §三（三）7', serves: ['SAF-14'], owes: COMMUNITY, cycle: quarterly, dated: 'place', holds: XILINGOL, needs: ONCE,
    proof: '检查记录', waitsFor: '环境检查',
  }),
  defineDuty({
    code: 'safety.prevention', title: '禁毒、禁赌和防范传销宣传', sentence: '社区每年组织打击“黄赌毒”和传销的宣传。', group: 'safety', source: '000 §三（三）8', serves: ['SAF-13'], owes: COMMUNITY, cycle: yearly, dated: 'place', holds: XILINGOL, needs: ONCE, proof: '活动照片和宣传材料',
    satisfiedBy: [{ source: 'activities.held', tags: ['prevention'] }], waitsFor: '社区活动档案',
  }),
  defineDuty({
    code: 'safety.grid-patrol', title: '网格巡查', sentence: '网格每月巡查，使服务管理常态化。', group: 'safety', source: '002 §9', serves: ['CAS-13', 'SAF-04'], owes: { places: 'grid' }, cycle: monthly, dated: 'place', holds: GUANGZHOU, needs: ONCE, proof: '巡查记录',
    satisfiedBy: [{ source: 'incidents.patrols', tags: ['patrol'] }], byPosts: ['grid_worker'], remind: [7, 1],
  }),
]

const EDUCATION: readonly DutyDefinition[] = [
  defineDuty({
    code: 'education.quarterly', title: '每季度的社区教育活动', sentence: '每季度至少开展一次青少年校外、老年健康、民防减灾、再就业、社会公德和家庭美德教育。', group: 'education', source: '000 §三（三）6', serves: ['CUL-04', 'SAF-12', 'ELD-12', 'IND-42'], owes: COMMUNITY,
    cycle: quarterly, dated: 'text', holds: XILINGOL, needs: ONCE, proof: '活动主题、人数和照片',
    satisfiedBy: [{ source: 'activities.held', tags: ['youth', 'elderly_health', 'disaster', 'reemployment', 'morals'] }], waitsFor: '社区活动档案',
  }),
  defineDuty({
    code: 'education.six-groups', title: '六类人群志愿服务活动', sentence: '面向老年人、未成年人、外来务工人员、下岗失业人员、残疾人、低收入家庭的志愿服务活动每年不少于12次。', group: 'education', source: '000 §三（三）2', serves: ['VOL-06', 'IND-41'], owes: COMMUNITY,
    cycle: yearly, dated: 'text', holds: XILINGOL, needs: { amount: 12, unit: '次' }, proof: '活动对象、人数和照片', satisfiedBy: [{ source: 'activities.held', tags: ['six_groups'] }], waitsFor: '社区活动档案',
  }),
  defineDuty({
    code: 'education.neighbour-day', title: '睦邻日、邻里节活动', sentence: '社区每年开展一次睦邻日、邻里节等睦邻活动。', group: 'education', source: '002 §15；004-G §三（一）', serves: ['CUL-10'], owes: COMMUNITY, cycle: yearly, dated: 'place', holds: COUNTRY, needs: ONCE, proof: '活动照片',
    satisfiedBy: [{ source: 'activities.held', tags: ['neighbour'] }], waitsFor: '社区活动档案',
  }),
  defineDuty({
    code: 'education.science', title: '科普活动', sentence: '社区每年开展教育培训和科普活动。', group: 'education', source: '004-C（八）；004-A §三（一）1', serves: ['CUL-13'], owes: COMMUNITY, cycle: yearly, dated: 'place', holds: COUNTRY, needs: ONCE, proof: '活动照片和材料',
    satisfiedBy: [{ source: 'activities.held', tags: ['science'] }], waitsFor: '社区活动档案',
  }),
  defineDuty({
    code: 'education.greening', title: '义务植树护草', sentence: '每年组织一次义务植树护草。', group: 'education', source: '004-G §三（三）', serves: ['SAF-25'], owes: COMMUNITY, cycle: yearlyBy(6, 30), dated: 'place', holds: COUNTRY, needs: ONCE, proof: '活动照片',
    satisfiedBy: [{ source: 'activities.held', tags: ['greening'] }], waitsFor: '社区活动档案',
  }),
]

const SERVICE: readonly DutyDefinition[] = [
  defineDuty({
    code: 'service.elder-visits', title: '特殊困难老年人探访', sentence: '对独居、空巢、留守、失能、重残、计划生育特殊家庭老年人每月探访一遍。', group: 'service', source: '民政部等10部门2022年探访关爱服务指导意见', serves: ['ELD-03'], owes: COMMUNITY, cycle: monthly, dated: 'text',
    holds: COUNTRY, needs: { amount: 1, unit: '轮' }, proof: '当月探访汇总（只写户数，不写姓名和病情）', remind: [7, 1], waitsFor: '探访关爱台账',
  }),
  defineDuty({
    code: 'service.home-visits', title: '入户走访', sentence: '社区每月入户走访，更新实有人口动态信息。', group: 'service', source: '004-A §三（一）专栏', serves: ['REG-11'], owes: COMMUNITY, cycle: monthly, dated: 'place', holds: COUNTRY, needs: ONCE, proof: '走访记录',
    satisfiedBy: [{ source: 'incidents.visits', tags: ['visit'] }], remind: [7, 1],
  }),
  defineDuty({
    code: 'service.five-clear', title: '下岗失业人员“五清”更新', sentence: '定期对下岗失业人员进行“五清”：人员底数、择业意向、技能状况、家庭情况、就业去向。', group: 'service', source: '000 §三（三）1', serves: ['EMP-03'], owes: COMMUNITY, cycle: halfYearly, dated: 'place', holds: XILINGOL,
    needs: ONCE, proof: '更新汇总（只写人数）', waitsFor: '就业台账',
  }),
  defineDuty({
    code: 'service.four-deliveries', title: '送服务、送政策、送技能、送岗位', sentence: '组织送服务、送政策、送技能、送岗位活动，四类都要有。', group: 'service', source: '000 §三（三）1', serves: ['EMP-05'], owes: COMMUNITY, cycle: yearly, dated: 'place', holds: XILINGOL, needs: { amount: 4, unit: '次' },
    proof: '活动记录和照片', satisfiedBy: [{ source: 'activities.held', tags: ['employment'] }], waitsFor: '社区活动档案',
  }),
  defineDuty({
    code: 'service.retiree-proof', title: '养老金领取资格认证', sentence: '协助完成当年企业离退休人员的领取资格认证。', group: 'service', source: '000 §三（三）3', serves: ['EMP-15'], owes: COMMUNITY, cycle: yearly, dated: 'place', holds: XILINGOL, needs: { amount: 1, unit: '轮' },
    proof: '认证汇总（只写人数）', waitsFor: '离退休人员台账',
  }),
  defineDuty({
    code: 'service.window-score', title: '窗口人员月度考核', sentence: '街道对进驻窗口人员进行日常考核，每月出一份评分表并送派出部门。', group: 'service', source: '002 §6', serves: ['MAT-09'], owes: STREET, cycle: monthly, dated: 'place', holds: GUANGZHOU, needs: REPORT, proof: '月度评分表', remind: [7, 1],
  }),
  defineDuty({
    code: 'service.filed-organisations', title: '备案社区社会组织年度更新', sentence: '备案的社区社会组织每年向街道更新备案信息，报送简要年报。', group: 'service', source: '002 §11', serves: ['ORG-01', 'PRC-08'], owes: { organisations: ['filed_social'] },
    cycle: { kind: 'rolling', since: { source: 'organisations.begun', tags: ['filed_social'] }, months: 12, repeats: true }, dated: 'place', holds: GUANGZHOU, needs: REPORT, proof: '更新后的备案信息', byPosts: ['community_worker', 'station_head'],
  }),
  defineDuty({
    code: 'service.unit-assessment', title: '驻区单位参与社区服务评估', sentence: '每年评估驻区单位参与社区服务的情况，反馈给单位和它的上级。', group: 'service', source: '004-A §三（四）2；001 §二（六）', serves: ['ORG-11', 'PRC-35'], owes: COMMUNITY, cycle: yearly, dated: 'place', holds: COUNTRY, needs: ONCE,
    proof: '评估和反馈材料', waitsFor: '共驻共建档案',
  }),
  defineDuty({
    code: 'service.family-centre', title: '家庭综合服务中心年度评估', sentence: '每年评估购买的家庭综合服务中心。', group: 'service', source: '002 §6', serves: ['PUR-06'], owes: STREET, cycle: yearly, dated: 'place', holds: GUANGZHOU, needs: REPORT, proof: '评估报告', waitsFor: '购买服务项目',
  }),
  defineDuty({
    code: 'service.admission-review', title: '准入事项年度评估', sentence: '每年评估进入社区的公共服务事项，没有必要的退出。', group: 'service', source: '004-A §三（四）2', serves: ['MAT-03', 'PRC-09'], owes: COUNTY, cycle: yearly, dated: 'place', holds: COUNTRY, needs: ONCE, proof: '评估结果',
    byPosts: ['civil_affairs_officer'],
  }),
]

const DISPUTE: readonly DutyDefinition[] = [
  defineDuty({
    code: 'dispute.round', title: '矛盾纠纷排查', sentence: '定期排查矛盾纠纷，每月结束一轮，写明发现、化解和移交的数量。', group: 'dispute', source: '000 §三（三）8；004-E 8', serves: ['CAS-08', 'PRC-06'], owes: COMMUNITY, cycle: monthly, dated: 'place', holds: COUNTRY, needs: ONCE,
    proof: '一轮排查的小结', satisfiedBy: [{ source: 'disputes.rounds', tags: ['closed'] }], byPosts: ['mediator', 'station_head'], remind: [7, 1],
  }),
  defineDuty({
    code: 'dispute.legal-publicity', title: '法治宣传教育', sentence: '社区每季度开展一次法治宣传教育或咨询服务。', group: 'dispute', source: '000 §三（三）8；002 §14', serves: ['CAS-17'], owes: COMMUNITY, cycle: quarterly, dated: 'place', holds: XILINGOL, needs: ONCE, proof: '活动记录和人数',
    satisfiedBy: [{ source: 'legal.sessions', tags: ['publicity', 'advice'] }],
  }),
  defineDuty({
    code: 'dispute.legal-minors', title: '青少年法治教育', sentence: '每年至少一次面向青少年的法治教育。', group: 'dispute', source: '001 §三（七）', serves: ['CAS-17'], owes: COMMUNITY, cycle: yearly, dated: 'place', holds: NOWHERE, needs: ONCE, proof: '活动记录和人数',
    satisfiedBy: [{ source: 'legal.sessions', tags: ['minors'] }],
  }),
]

const DEMOCRACY: readonly DutyDefinition[] = [
  defineDuty({
    code: 'democracy.hearing', title: '听取居民对公共服务的意见', sentence: '居委会定期听取居民对社区公共服务的意见，向政府反映，答复有着落。', group: 'democracy', source: '004-C（十二）', serves: ['CAS-06'], owes: COMMUNITY, cycle: quarterly, dated: 'place', holds: COUNTRY, needs: ONCE,
    proof: '听取意见的记录', satisfiedBy: [{ source: 'voices.rounds', tags: ['heard'] }],
  }),
  defineDuty({
    code: 'democracy.contact-day', title: '代表委员接待日', sentence: '人大代表、党代表、政协委员和干部在接待日接待居民。', group: 'democracy', source: '002 §14；004-D §三（二）', serves: ['CAS-07'], owes: STREET, cycle: quarterly, dated: 'place', holds: COUNTRY, needs: ONCE, proof: '接待日公告和记录',
    satisfiedBy: [{ source: 'voices.contact-days', tags: ['held'] }],
  }),
  defineDuty({
    code: 'democracy.representatives', title: '居民代表会议', sentence: '居民代表会议至少每半年举行一次。', group: 'democracy', source: '城市居民委员会组织法（2025年修订）第28条', serves: ['DEM-10', 'TER-06'], owes: URBAN, cycle: halfYearly, dated: 'text', holds: COUNTRY, needs: ONCE, proof: '会议记录',
    waitsFor: '会议记录',
  }),
  defineDuty({
    code: 'democracy.village-representatives', title: '村民代表会议', sentence: '村民代表会议每季度举行一次。', group: 'democracy', source: '村民委员会组织法（2025年修订）第30条', serves: ['DEM-10', 'TER-06'], owes: RURAL, cycle: quarterly, dated: 'text', holds: COUNTRY, needs: ONCE, proof: '会议记录',
    waitsFor: '会议记录',
  }),
  defineDuty({
    code: 'democracy.village-meeting', title: '村民会议', sentence: '村民会议至少每年举行一次。', group: 'democracy', source: '村民委员会组织法（2025年修订）第25条', serves: ['TER-06'], owes: RURAL, cycle: yearly, dated: 'text', holds: COUNTRY, needs: ONCE, proof: '会议记录', waitsFor: '会议记录',
  }),
  defineDuty({
    code: 'democracy.assessment', title: '民主评议居（村）委会', sentence: '每年由居（村）务监督委员会主持民主评议，公布结果。', group: 'democracy', source: '城市居民委员会组织法（2025年修订）第37条；村民委员会组织法（2025年修订）第38条', serves: ['DEM-10'], owes: COMMUNITY, cycle: yearly,
    dated: 'text', holds: COUNTRY, needs: ONCE, proof: '评议结果公告',
  }),
  defineDuty({
    code: 'democracy.service-review', title: '居民评议公共服务', sentence: '居民每年评议城乡社区公共服务，结果列入绩效考核。', group: 'democracy', source: '003 §四（四）；004-G §三（一）', serves: ['DEM-14', 'IND-63'], owes: COMMUNITY, cycle: yearly, dated: 'text', holds: COUNTRY, needs: ONCE, proof: '评议汇总',
    satisfiedBy: [{ source: 'surveys.reviews', tags: ['closed'] }], waitsFor: '居民民主评议',
  }),
  defineDuty({
    code: 'democracy.needs-list', title: '更新需求清单和资源清单', sentence: '社区更新居民需求清单和资源供给清单。', group: 'democracy', source: '003 §三（二）3', serves: ['DEM-16', 'DEM-17', 'PRC-10'], owes: COMMUNITY, cycle: halfYearly, dated: 'place', holds: ALXA, needs: ONCE, proof: '更新后的清单',
    waitsFor: '需求清单和资源清单',
  }),
  defineDuty({
    code: 'democracy.party-meeting', title: '社区党建联席会议', sentence: '与驻区单位召开社区党建联席会议，议定事项有人办、有时限。', group: 'democracy', source: '001 §二（四）；000 §三（二）；004-D §三（四）', serves: ['TER-20'], owes: COMMUNITY, cycle: quarterly, dated: 'place', holds: COUNTRY, needs: ONCE,
    proof: '会议记录', satisfiedBy: [{ source: 'mandates.meetings', tags: ['held'] }], byPosts: ['party_officer', 'station_head'],
  }),
]

const OPENNESS: readonly DutyDefinition[] = [
  defineDuty({
    code: 'openness.village-quarter', title: '村（嘎查）务公开', sentence: '一般事项至少每季度公布一次，公布时间不少于15日。', group: 'openness', source: '村民委员会组织法（2025年修订）第35条', serves: ['DEM-09', 'PRC-29'], owes: RURAL, cycle: quarterly, dated: 'text', holds: COUNTRY, needs: ONCE,
    proof: '公开栏照片', waitsFor: '信息公开目录',
  }),
  defineDuty({
    code: 'openness.community-quarter', title: '社区信息公开', sentence: '按社区信息公开目录公布党务、居务、财务和服务信息。', group: 'openness', source: '004-D §三（二）', serves: ['DEM-09', 'PRC-29'], owes: URBAN, cycle: quarterly, dated: 'place', holds: COUNTRY, needs: ONCE, proof: '公开栏照片',
    waitsFor: '信息公开目录',
  }),
  defineDuty({
    code: 'openness.accounts-review', title: '务监督委员会审查账目和公开', sentence: '居（村）务监督委员会审查账目和公开内容，提出问题，得到答复。', group: 'openness', source: '003 §一（五）、§三（一）1', serves: ['DEM-10', 'PRC-29'], owes: COMMUNITY, cycle: quarterly, dated: 'place', holds: ALXA, needs: ONCE,
    proof: '审查记录',
  }),
  defineDuty({
    code: 'openness.population-year', title: '上报人口基础数据', sentence: '社区每年核对并上报人口基础数据。', group: 'openness', source: '004-A §四（三）2', serves: ['REG-09'], owes: COMMUNITY, cycle: { kind: 'period', every: 'year', after: { days: 31 } }, dated: 'place', holds: COUNTRY, needs: REPORT,
    proof: '已上报的基础数据', satisfiedBy: [{ source: 'population.filings', tags: ['filed'] }],
  }),
]

/** Demonstration units owe what their standing asks; no other place does. */
const unitsOf = (places: 'community' | 'township' | 'county', kind: string): Owes => ({ places, having: { source: 'liaison.units', tags: [kind] } })

const CREATION: readonly DutyDefinition[] = [
  ...([['community', 'community', '社区'], ['township', 'street', '街道'], ['county', 'city', '城区']] as const).map(([level, kind, word]) => defineDuty({
    code: `creation.self-check-${level}`, title: '示范单位年度自查', sentence: `全国和谐社区建设示范${word}每年自查一次，防止“牌子到手、创建到头”。`, group: 'creation', source: '004-F 四（四）', serves: ['EVL-15', 'IND-90', 'PRC-15'], owes: unitsOf(level, kind), cycle: yearly, dated: 'text', holds: COUNTRY, needs: ONCE,
    proof: '自查报告', satisfiedBy: [{ source: 'liaison.filings', tags: ['self_check'] }], waitsFor: '示范单位联系',
  })),
  ...([['community', 'community', '社区'], ['township', 'street', '街道'], ['county', 'city', '城区']] as const).map(([level, kind, word]) => defineDuty({
    code: `creation.progress-${level}`, title: '示范单位半年工作进展报告', sentence: `示范${word}每季度或半年报送一次工作进展。`, group: 'creation', source: '004-F 四（二）', serves: ['EVL-12', 'IND-90', 'PRC-15'], owes: unitsOf(level, kind), cycle: halfYearly, dated: 'text', holds: COUNTRY, needs: REPORT,
    proof: '进展报告', satisfiedBy: [{ source: 'liaison.filings', tags: ['progress'] }], waitsFor: '示范单位联系',
  })),
  defineDuty({
    code: 'creation.demonstration-round', title: '评选示范街道、示范社区', sentence: '市里每两年开展一次示范街道、社区评选，组织观摩评比。', group: 'creation', source: '002 §28', serves: ['EVL-09', 'IND-93'], owes: { places: 'prefecture' }, cycle: twoYearly, dated: 'text', holds: GUANGZHOU, needs: { amount: 1, unit: '轮' },
    proof: '评选结果', satisfiedBy: [{ source: 'evaluation.rounds', tags: ['demonstration'] }], waitsFor: '创建评价', remind: [180, 30, 7],
  }),
  defineDuty({
    code: 'creation.civilised-round', title: '评选文明社区', sentence: '文明社区每两年评选、命名一批，由文明委审定。', group: 'creation', source: '001 §五（五）', serves: ['EVL-06', 'IND-92', 'PRC-17'], owes: COUNTY, cycle: twoYearly, dated: 'text', holds: NOWHERE, needs: { amount: 1, unit: '轮' }, proof: '命名文件',
    satisfiedBy: [{ source: 'evaluation.rounds', tags: ['civilised'] }], waitsFor: '创建评价', remind: [180, 30, 7],
  }),
  defineDuty({
    code: 'creation.forum', title: '全国和谐社区建设城区论坛', sentence: '城区论坛每两年召开一次，盟市组织本地示范单位参加。', group: 'creation', source: '004-F 四（三）', serves: ['EVL-14', 'IND-94'], owes: { places: 'prefecture' }, cycle: twoYearly, dated: 'text', holds: NOWHERE, needs: ONCE, proof: '参会材料',
    satisfiedBy: [{ source: 'liaison.gatherings', tags: ['forum'] }], waitsFor: '示范单位联系', remind: [180, 30, 7],
  }),
  defineDuty({
    code: 'creation.zone-plan', title: '实验区年度计划', sentence: '实验区按时上报年度实验计划。', group: 'creation', source: '004-D §四（三）', serves: ['EVL-18', 'IND-91', 'PRC-16'], owes: ZONES, cycle: yearlyBy(3, 31), dated: 'place', holds: COUNTRY, needs: REPORT, proof: '年度实验计划', satisfiedBy: [{ source: 'zones.filings', tags: ['plan'] }], waitsFor: '实验区',
  }),
  defineDuty({
    code: 'creation.zone-summary', title: '实验区年度总结', sentence: '实验区按时上报年度实验总结。', group: 'creation', source: '004-D §四（三）', serves: ['EVL-18', 'IND-91', 'PRC-16'], owes: ZONES, cycle: yearly, dated: 'place', holds: COUNTRY, needs: REPORT, proof: '年度实验总结', satisfiedBy: [{ source: 'zones.filings', tags: ['summary'] }], waitsFor: '实验区',
  }),
]

const STAFF: readonly DutyDefinition[] = [
  defineDuty({
    code: 'staff.training-hours', title: '社区工作者年度培训', sentence: '社区工作者每年培训一般不少于20小时。', group: 'staff', source: '004-G §四（三）', serves: ['STF-05', 'IND-76'], owes: { posts: ['community_worker', 'station_head'] }, cycle: yearly, dated: 'text', holds: COUNTRY,
    needs: { amount: 20, unit: '小时' }, proof: '培训证明', remind: [90, 30, 7], waitsFor: '培训记录',
  }),
  defineDuty({
    code: 'staff.training-in-term', title: '任期内每年参加培训', sentence: '任期内每年至少参加1次培训。', group: 'staff', source: '003 §三（三）1', serves: ['STF-05', 'IND-77'], owes: { posts: ['station_head'] }, cycle: yearly, dated: 'text', holds: ALXA, needs: ONCE, proof: '培训证明', waitsFor: '培训记录',
  }),
  defineDuty({
    code: 'staff.assessment', title: '社区工作者年度考核', sentence: '街道每年组织考核社区工作者，提高群众满意的权重。', group: 'staff', source: '002 §27；004-A §四（二）1', serves: ['STF-10', 'PRC-38'], owes: STREET, cycle: yearly, dated: 'place', holds: COUNTRY, needs: ONCE, proof: '考核结果', waitsFor: '社区工作者考核',
  }),
  defineDuty({
    code: 'staff.party-feedback', title: '党员社区表现反馈', sentence: '每年向在职党员所在单位反馈其在社区的表现。', group: 'staff', source: '004-A §三（一）3', serves: ['VOL-12', 'PRC-11'], owes: COMMUNITY, cycle: yearly, dated: 'place', holds: COUNTRY, needs: ONCE, proof: '反馈汇总（只写单位和人数）',
    byPosts: ['party_officer', 'station_head'], waitsFor: '党员报到',
  }),
]

const FILE: readonly DutyDefinition[] = [
  defineDuty({
    code: 'file.minors-audit', title: '未成年人个人信息合规审计', sentence: '每年审计未成年人个人信息的处理情况，报网信部门。', group: 'file', source: '未成年人网络保护条例第37条', serves: ['PLT-03'], owes: COUNTY, cycle: yearly, dated: 'text', holds: COUNTRY, needs: REPORT, proof: '审计报告', byPosts: ['privacy_officer'],
  }),
  defineDuty({
    code: 'file.restore-drill', title: '备份恢复演练', sentence: '每年演练一次备份恢复，确认能够恢复。', group: 'file', source: '001 §四（二）', serves: ['PLT-06'], owes: COUNTY, cycle: yearly, dated: 'place', holds: NOWHERE, needs: ONCE, proof: '演练记录', byPosts: ['administrator'],
  }),
  defineDuty({
    code: 'health.year-plan', title: '社区卫生服务年度计划', sentence: '制定社区卫生服务年度发展计划，纳入政府年度工作目标。', group: 'health', source: '004-B（十一）、（十五）', serves: ['HLT-26'], owes: COUNTY, cycle: yearlyBy(3, 31), dated: 'place', holds: COUNTRY, needs: REPORT, proof: '年度计划',
  }),
  defineDuty({
    code: 'file.ethnic-duty-list', title: '社区民族工作责任清单年度结果', sentence: '街道每年核对社区民族工作责任清单的落实结果，按提供的服务和整改的问题评价。', group: 'file', source: '004-E 9', serves: ['ETH-17'], owes: STREET, cycle: yearly, dated: 'place', holds: COUNTRY, needs: REPORT, proof: '责任清单和结果',
  }),
]

export const DUTIES: readonly DutyDefinition[] = [...PLAN, ...SAFETY, ...EDUCATION, ...SERVICE, ...DISPUTE, ...DEMOCRACY, ...OPENNESS, ...CREATION, ...STAFF, ...FILE]
