import { sql, type Sql } from '../../../platform/server/sql.ts'
import type { DutySource, FactsAt } from '../define.ts'

/*
 * Records that satisfy duties, read through the published views of their modules. A module that came later brings its own sources
 * (`DutyPart` in its `catalogue/`); those here are of modules that stood before.
 */

const placed = (at: FactsAt, column: Sql): Sql =>
  sql`f.county = ${at.county} and f.region >= ${at.lo} and f.region < ${at.hi} and ${column} >= ${at.from} and ${column} <= ${at.until}`

const LEGAL_SESSIONS: DutySource = {
  name: 'legal.sessions', title: '法治宣传和法律咨询活动', needs: ['legal.published_sessions'], tags: { publicity: '法治宣传', advice: '法律咨询', minors: '面向未成年人' },
  facts: (at) => sql`select f.region as body, f.region, t.tag, f.held_on as day, 1 as amount, f.id::text as ref, null::text as period, '/legal/sessions' as link
    from legal.published_sessions f cross join lateral (values (f.kind), (case when f.minors then 'minors' end)) t (tag) where t.tag is not null and ${placed(at, sql`f.held_on`)}`,
}

const VOICE_ROUNDS: DutySource = {
  name: 'voices.rounds', title: '居委会听取居民意见', needs: ['voices.published_rounds'], tags: { heard: '已听取', reported: '已报告', replied: '已答复' },
  facts: (at) => sql`select f.region as body, f.region, t.tag, t.day, 1 as amount, f.id::text as ref, null::text as period, '/voices/hearings/' || f.id as link
    from voices.published_rounds f cross join lateral (values ('heard', f.held_on), ('reported', f.reported_on), ('replied', f.replied_on)) t (tag, day)
    where t.day is not null and ${placed(at, sql`t.day`)}`,
}

const CONTACT_DAYS: DutySource = {
  name: 'voices.contact-days', title: '接待日', needs: ['voices.published_contact_days'], tags: { held: '接待日' },
  // A day that is published and not cancelled counts once it has come.
  facts: (at) => sql`select f.region as body, f.region, 'held' as tag, f.held_on as day, 1 as amount, f.id::text as ref, null::text as period, '/voices/contacts/' || f.id as link
    from voices.published_contact_days f where ${placed(at, sql`f.held_on`)}`,
}

const DISPUTE_ROUNDS: DutySource = {
  name: 'disputes.rounds', title: '矛盾纠纷排查', needs: ['disputes.published_rounds'], tags: { closed: '已完成的排查' },
  facts: (at) => sql`select f.region as body, f.region, 'closed' as tag, f.closed_on as day, 1 as amount, f.id::text as ref, null::text as period, '/disputes/rounds/' || f.id as link
    from disputes.published_rounds f where ${placed(at, sql`f.closed_on`)}`,
}

const PATROLS: DutySource = {
  name: 'incidents.patrols', title: '网格巡查', needs: ['incidents.published_patrols'], tags: { patrol: '巡查' }, below: true,
  facts: (at) => sql`select f.region as body, f.region, 'patrol' as tag, f.day, 1 as amount, f.id::text as ref, null::text as period, '/incidents/patrols/' || f.id as link
    from incidents.published_patrols f where ${placed(at, sql`f.day`)}`,
}

const VISITS: DutySource = {
  name: 'incidents.visits', title: '入户走访', needs: ['incidents.published_visits'], tags: { visit: '走访' }, below: true,
  facts: (at) => sql`select f.region as body, f.region, 'visit' as tag, f.day, 1 as amount, f.id::text as ref, null::text as period, '/incidents/visits' as link
    from incidents.published_visits f where ${placed(at, sql`f.day`)}`,
}

const FILINGS: DutySource = {
  name: 'population.filings', title: '人口基础数据填报', needs: ['population.published_filings'], tags: { filed: '已填报' },
  facts: (at) => sql`select f.region as body, f.region, 'filed' as tag, f.day, 1 as amount, f.id::text as ref, f.period, '/population/filings/' || f.id as link
    from population.published_filings f where f.version = 1 and ${placed(at, sql`f.day`)}`,
}

const PARTY_MEETINGS: DutySource = {
  name: 'mandates.meetings', title: '社区党建联席会议', needs: ['mandates.published_meetings'], tags: { held: '已召开' },
  facts: (at) => sql`select f.region as body, f.region, 'held' as tag, f.held_on as day, 1 as amount, f.id::text as ref, null::text as period, '/mandates/meetings/' || f.id as link
    from mandates.published_meetings f where ${placed(at, sql`f.held_on`)}`,
}

const ORGANISATIONS: DutySource = {
  name: 'organisations.begun', title: '组织登记', needs: ['organisations.published_organisations'], tags: { filed_social: '备案的社区社会组织', registered_social: '登记的社会组织', owners_committee: '业主委员会' },
  // The day on which an organisation began: what comes round every year counts from it.
  facts: (at) => sql`select f.id::text as body, f.region, f.kind as tag, f.valid_from as day, 1 as amount, f.id::text as ref, null::text as period, '/organisations/' || f.id as link
    from organisations.published_organisations f where f.valid_from is not null and ${placed(at, sql`f.valid_from`)}`,
}

/**
 * Activities (REG-05): one file satisfies every duty that it is tagged for. The module of activities publishes the view; until it stands, the
 * duties that name it take filings. A row: an activity that was held, once for each tag.
 */
const ACTIVITIES: DutySource = {
  name: 'activities.held', title: '社区活动', needs: ['activities.published_activities'],
  tags: {
    fire: '消防教育', drill: '演练', prevention: '禁毒禁赌防传销', youth: '青少年校外', elderly_health: '老年健康', disaster: '民防减灾', reemployment: '再就业', morals: '社会公德、家庭美德', six_groups: '六类人群',
    neighbour: '睦邻', science: '科普', greening: '植树护草', employment: '送服务送政策送技能送岗位',
  },
  facts: (at) => sql`select f.region as body, f.region, f.tag, f.held_on as day, 1 as amount, f.id::text as ref, null::text as period, '/activities/' || f.id as link
    from activities.published_activities f where ${placed(at, sql`f.held_on`)}`,
}

const PLAN_DEEDS: DutySource = {
  name: 'plans.deeds', title: '规划的年度记录', needs: ['plans.published_deeds'],
  tags: { year_plan: '年度计划', mid_year: '年中检查', summary: '年末总结', joint_meeting: '部门联席会议', check: '督查', phase_review: '阶段评估' },
  // A plan, check or summary says its year; a meeting counts by its day.
  facts: (at) => sql`select f.region as body, f.region, f.kind as tag, f.day, 1 as amount, f.id::text as ref, case when f.kind in ('year_plan', 'mid_year', 'summary') then f.year::text end as period,
      case f.kind when 'joint_meeting' then '/plans/meetings/' || f.id when 'check' then '/plans/checks/' || f.id else '/plans/years/' || f.region || '/' || f.year end as link
    from plans.published_deeds f where ${placed(at, sql`f.day`)}`,
}

const FOUR_GROUPS: DutySource = {
  name: 'policies.sets', title: '四类信息', needs: ['policies.published_sets'], tags: { facilities: '设施', service: '服务管理', needs: '居民需求', satisfaction: '满意程度' },
  // Each group counts once a year, however often it was collected.
  facts: (at) => sql`select distinct on (f.region, left(f.period, 4), f.data_group) f.region as body, f.region, f.data_group as tag, (f.at at time zone 'Asia/Shanghai')::date as day, 1 as amount, f.id::text as ref,
      left(f.period, 4) as period, '/policies/period-data' as link
    from policies.published_sets f where ${placed(at, sql`(f.at at time zone 'Asia/Shanghai')::date`)} order by f.region, left(f.period, 4), f.data_group, f.at`,
}

const LIAISON_FILINGS: DutySource = {
  name: 'liaison.filings', title: '示范单位的报告和自查', needs: ['liaison.published_filings'], tags: { progress: '进展报告', self_check: '年度自查' },
  // A unit that reports each quarter has reported for the half-year too.
  facts: (at) => sql`select f.region as body, f.region, f.kind as tag, f.day, 1 as amount, f.unit_id || ' ' || f.kind || ' ' || f.period as ref,
      case when f.period ~ 'Q[12]$' then left(f.period, 5) || 'H1' when f.period ~ 'Q[34]$' then left(f.period, 5) || 'H2' else f.period end as period, '/liaison/units/' || f.unit_id as link
    from liaison.published_filings f where f.kind in ('progress', 'self_check') and ${placed(at, sql`f.day`)}`,
}

const LIAISON_UNITS: DutySource = {
  name: 'liaison.units', title: '示范单位', needs: ['liaison.published_units'], tags: { city: '示范城区', street: '示范街道', community: '示范社区' },
  facts: (at) => sql`select f.region as body, f.region, f.kind as tag, f.named_on as day, 1 as amount, f.id::text as ref, null::text as period, '/liaison/units/' || f.id as link
    from liaison.published_units f where f.state <> 'removed' and (f.ended_on is null or f.ended_on > current_date) and ${placed(at, sql`f.named_on`)}`,
}

const GATHERINGS: DutySource = {
  name: 'liaison.gatherings', title: '联席活动', needs: ['liaison.published_gatherings'], tags: { forum: '城区论坛', area_meeting: '片会' },
  facts: (at) => sql`select f.region as body, f.region, f.kind as tag, f.day, 1 as amount, f.id::text as ref, null::text as period, '/liaison/gatherings/' || f.id as link
    from liaison.published_gatherings f where f.state = 'held' and f.kind in ('forum', 'area_meeting') and ${placed(at, sql`f.day`)}`,
}

const EVALUATION_ROUNDS: DutySource = {
  name: 'evaluation.rounds', title: '评选轮次', needs: ['evaluation.published_rounds'], tags: { civilised: '文明社区', demonstration: '示范街道、示范社区' },
  facts: (at) => sql`select f.region as body, f.region, f.kind as tag, f.closed_on as day, 1 as amount, f.id::text as ref, null::text as period, '/evaluation/rounds/' || f.id as link
    from evaluation.published_rounds f where f.closed_on is not null and ${placed(at, sql`f.closed_on`)}`,
}

const ZONE_FILINGS: DutySource = {
  name: 'zones.filings', title: '实验区的计划和总结', needs: ['zones.published_filings'], tags: { plan: '年度计划', summary: '年度总结' },
  facts: (at) => sql`select f.region as body, f.region, f.kind as tag, f.day, 1 as amount, f.id::text as ref, f.year::text as period, '/zones/' || f.zone_id as link
    from zones.published_filings f where ${placed(at, sql`f.day`)}`,
}

const ZONES: DutySource = {
  name: 'zones.standing', title: '实验区', needs: ['zones.published_zones'], tags: { standing: '实验中' },
  facts: (at) => sql`select f.region as body, f.region, 'standing' as tag, f.approved_on as day, 1 as amount, f.id::text as ref, null::text as period, '/zones/' || f.id as link
    from zones.published_zones f where f.approved_on is not null and f.decided_on is null and ${placed(at, sql`f.approved_on`)}`,
}

const ANNUAL_REPORTS: DutySource = {
  name: 'reports.filings', title: '年度报告', needs: ['reports.published_filings'], tags: { filed: '已归档' },
  facts: (at) => sql`select f.region as body, f.region, 'filed' as tag, f.day, 1 as amount, f.id::text as ref, f.kind as period, '/reports' as link
    from reports.published_filings f where ${placed(at, sql`f.day`)}`,
}

const RESIDENT_REVIEWS: DutySource = {
  name: 'surveys.reviews', title: '居民民主评议', needs: ['surveys.published_satisfaction'], tags: { closed: '已出结果' },
  facts: (at) => sql`select f.asked_region as body, f.region, 'closed' as tag, f.closed_on as day, 1 as amount, coalesce(f.review_id, f.survey_id)::text as ref, null::text as period, '/surveys' as link
    from surveys.published_satisfaction f where f.question = 'all' and f.region = f.asked_region and f.closed_on is not null and ${placed(at, sql`f.closed_on`)}`,
}

export const SOURCES: readonly DutySource[] = [
  LEGAL_SESSIONS, VOICE_ROUNDS, CONTACT_DAYS, DISPUTE_ROUNDS, PATROLS, VISITS, FILINGS, PARTY_MEETINGS, ORGANISATIONS, ACTIVITIES,
  PLAN_DEEDS, FOUR_GROUPS, LIAISON_FILINGS, LIAISON_UNITS, GATHERINGS, EVALUATION_ROUNDS, ZONE_FILINGS, ZONES, ANNUAL_REPORTS, RESIDENT_REVIEWS,
]
