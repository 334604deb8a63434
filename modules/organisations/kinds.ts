/**
 * Kinds of organisation (组织类型) as data: what each is called, at which level of place it stands, which facts its file holds, which seats it has
 * and what a complete place must have. Browser-safe. A place adds kinds of its own to a group (`local_kinds`) without code.
 *
 * Bodies of a community after 城市居民委员会组织法 (2025 revision) arts. 8, 9, 13, 28, 36 and 村民委员会组织法 arts. 8, 37; its four bodies, the mass
 * organisations and 一队三中心 after the requirements' own lists.
 */

export const ORGANISATION_GROUPS = {
  bodies: '党组织和自治组织',
  committees: '下属委员会',
  centres: '服务站和中心',
  mass: '群团组织',
  departments: '部门',
  units: '驻区单位',
  property: '物业和业委会',
  social: '社会组织和团队',
  teams: '服务队伍',
} as const
export type OrganisationGroup = keyof typeof ORGANISATION_GROUPS
export const organisationGroups = Object.keys(ORGANISATION_GROUPS) as [OrganisationGroup, ...OrganisationGroup[]]

export type PlaceLevel = 'county' | 'township' | 'community'

/** One fact of a file. Values travel as JSON: text, whole number, day, yes/no, one code, several codes. */
export interface FactField {
  code: string
  label: string
  type: 'text' | 'lines' | 'int' | 'day' | 'yes' | 'choice' | 'choices'
  options?: Readonly<Record<string, string>>
  unit?: string
  required?: boolean
  hint?: string
}

/** A seat (职务) that members hold. `lead`: answers for the body; `single`: one holder at a time. */
export interface SeatRole {
  code: string
  title: string
  lead?: boolean
  single?: boolean
}

export interface OrganisationKind {
  code: string
  group: OrganisationGroup
  title: string
  levels: readonly PlaceLevel[]
  facts: readonly FactField[]
  seats: readonly SeatRole[]
  /** Elected or appointed for terms (届): a last day is watched. */
  terms?: boolean
  /** What a complete place has: `must` is missing when absent, `should` is shown for decision. */
  need?: 'must' | 'should'
  /** Party organisations are also kept by party staff. */
  party?: boolean
  /** Fewest and most members by law: community, village. */
  size?: { community: readonly [number, number]; village: readonly [number, number] }
  /** Shown to residents with its office-holders. */
  open?: boolean
}

const text = (code: string, label: string, more: Partial<FactField> = {}): FactField => ({ code, label, type: 'text', ...more })
const lines = (code: string, label: string, hint?: string): FactField => ({ code, label, type: 'lines', ...(hint ? { hint } : {}) })
const int = (code: string, label: string, unit: string): FactField => ({ code, label, type: 'int', unit })
const day = (code: string, label: string): FactField => ({ code, label, type: 'day' })
const yes = (code: string, label: string): FactField => ({ code, label, type: 'yes' })
const CONTACT = [text('contact', '联系人'), text('contactPhone', '办公电话', { hint: '只填办公电话，不填个人手机' })]

const DIRECTOR: readonly SeatRole[] = [
  { code: 'director', title: '主任', lead: true, single: true }, { code: 'deputy', title: '副主任' }, { code: 'member', title: '委员' },
]
const HEAD: readonly SeatRole[] = [{ code: 'head', title: '负责人', lead: true, single: true }, { code: 'member', title: '成员' }]
const SECRETARY: readonly SeatRole[] = [
  { code: 'secretary', title: '书记', lead: true, single: true }, { code: 'deputy_secretary', title: '副书记' }, { code: 'member', title: '委员' },
]
/** 三有: staff, office, funds (TER-08, IND-115). */
const THREE_HAVE = [int('staff', '专职工作人员', '人'), yes('office', '有办公场所'), yes('funds', '有活动经费')]

const COMMUNITY = ['community'] as const
const STREET = ['township'] as const
const SUB: Pick<OrganisationKind, 'group' | 'levels' | 'seats' | 'facts' | 'terms'> = {
  group: 'committees', levels: COMMUNITY, seats: DIRECTOR, facts: [lines('duties', '职责')], terms: true,
}
const MASS: Pick<OrganisationKind, 'group' | 'levels' | 'seats' | 'facts'> = {
  group: 'mass', levels: ['community', 'township', 'county'], seats: HEAD, facts: [int('members', '成员人数', '人'), lines('activities', '主要活动')],
}
const UNIT: Pick<OrganisationKind, 'group' | 'levels' | 'seats' | 'facts'> = {
  group: 'units', levels: COMMUNITY, seats: HEAD,
  facts: [
    ...CONTACT, int('staff', '职工人数', '人'), int('staffVolunteers', '职工志愿者', '人'), lines('facilities', '可开放的设施', '每行一项，如“会议室，周末”'),
    lines('resources', '可提供的资源'), day('agreedOn', '共建协议签订'),
  ],
}
const SOCIAL: Pick<OrganisationKind, 'group' | 'levels' | 'seats'> = { group: 'social', levels: ['community', 'township', 'county'], seats: HEAD }
const SCOPE = [text('scope', '活动范围'), int('members', '成员人数', '人')]
const CENTRE: Pick<OrganisationKind, 'group' | 'levels' | 'need' | 'open'> = { group: 'centres', levels: STREET, need: 'must', open: true }
const POSTED: readonly SeatRole[] = [
  { code: 'head', title: '负责人', lead: true, single: true }, { code: 'posted', title: '部门派驻人员' }, { code: 'member', title: '工作人员' },
]

/** 社会组织 by kind of filing or registration (standards 10): [S] kinds of community social organisations. */
export const SOCIAL_FIELDS = { service: '为民服务', charity: '公益慈善', neighbour: '邻里互助', culture: '文体娱乐', rural: '农村生产技术服务' } as const

/** The catalogue in code; a place's own kinds are added by `withLocal`. */
export const ORGANISATION_KINDS: readonly OrganisationKind[] = [
  { code: 'party_community', group: 'bodies', title: '社区（嘎查村）党组织', levels: COMMUNITY, facts: THREE_HAVE, seats: SECRETARY, terms: true, need: 'must', party: true, open: true },
  { code: 'assembly', group: 'bodies', title: '居民（代表）会议', levels: COMMUNITY, terms: true, need: 'must', open: true,
    facts: [int('representatives', '代表人数', '人'), int('households', '代表户数', '户')],
    seats: [{ code: 'convener', title: '召集人', lead: true, single: true }, { code: 'representative', title: '居民代表' }] },
  { code: 'council', group: 'bodies', title: '议事委员会', levels: COMMUNITY, facts: [lines('rules', '议事规则')], seats: DIRECTOR, terms: true, need: 'must', open: true },
  { code: 'committee', group: 'bodies', title: '居民（村民）委员会', levels: COMMUNITY, facts: [lines('duties', '工作分工')], seats: DIRECTOR, terms: true, need: 'must', open: true,
    size: { community: [5, 9], village: [3, 7] } },
  { code: 'supervision', group: 'bodies', title: '居务（村务）监督委员会', levels: COMMUNITY, facts: [], seats: DIRECTOR, terms: true, need: 'must', open: true },
  { code: 'party_branch', group: 'bodies', title: '楼栋、小区和两新党组织', levels: ['community', 'township'], party: true, seats: SECRETARY, terms: true,
    facts: [
      { code: 'form', label: '形式', type: 'choice', options: { building: '楼栋', estate: '小区', enterprise: '新经济组织', social: '新社会组织', cooperative: '合作社', chain: '产业链' }, required: true },
      ...THREE_HAVE,
    ] },
  { code: 'party_liaison', group: 'bodies', title: '党员联络服务站', levels: COMMUNITY, facts: [lines('serves', '联系服务的单位')], seats: HEAD, party: true },
  { code: 'party_instructor', group: 'bodies', title: '党建指导员', levels: COMMUNITY, facts: [lines('serves', '联系指导的单位')], seats: [{ code: 'instructor', title: '指导员', lead: true, single: true }], party: true },

  { ...SUB, need: 'should', code: 'mediation', title: '人民调解委员会' },
  { ...SUB, need: 'should', code: 'security', title: '治安保卫委员会' },
  { ...SUB, need: 'should', code: 'public_health', title: '公共卫生委员会' },
  { ...SUB, need: 'should', code: 'environment', title: '环境和物业管理委员会' },
  { ...SUB, need: 'should', code: 'old_women_children', title: '老年人和妇女儿童工作委员会' },
  { ...SUB, code: 'other_committee', title: '其他下属委员会' },

  { code: 'station', group: 'centres', title: '社区服务站', levels: COMMUNITY, need: 'must', open: true, seats: POSTED,
    facts: [lines('duties', '代居委会承担的工作', '每行一项'), lines('entrusted', '受委托办理的事项', '每行一项')] },
  { code: 'professional', group: 'centres', title: '专业服务机构', levels: COMMUNITY, open: true, seats: POSTED,
    facts: [lines('services', '服务内容'), int('staff', '专业人员', '人'), text('operator', '运营单位')] },
  { ...CENTRE, code: 'street_government_centre', title: '政务服务中心', facts: [lines('posts', '进驻岗位', '每行一项，如“人社：社保窗口，2人”')], seats: POSTED },
  { ...CENTRE, code: 'street_peace_centre', title: '综治信访维稳中心', facts: [lines('posts', '进驻岗位', '每行一项')], seats: POSTED },
  { ...CENTRE, code: 'street_family_centre', title: '家庭综合服务中心', seats: POSTED,
    facts: [text('operator', '承接运营的机构', { required: true, hint: '家庭综合服务中心由购买服务的机构运营' }), day('contractUntil', '服务合同到期'), lines('posts', '岗位')] },
  { ...CENTRE, code: 'street_enforcement', title: '综合执法队', facts: [lines('posts', '派驻岗位', '每行一项')], seats: POSTED },

  { code: 'social_work_station', group: 'centres', title: '社会工作服务站', levels: STREET, open: true, seats: POSTED,
    facts: [lines('services', '服务内容'), int('staff', '专职社会工作者', '人'), text('operator', '运营单位')] },

  { ...MASS, code: 'union', title: '工会' },
  { ...MASS, code: 'youth_league', title: '共青团' },
  { ...MASS, code: 'women', title: '妇联' },
  { ...MASS, code: 'disabled', title: '残联' },
  { ...MASS, code: 'militia', title: '民兵' },
  { ...MASS, code: 'public_security', title: '治保组织' },
  { ...MASS, code: 'elderly', title: '老年人协会' },
  { ...MASS, code: 'volunteers', title: '志愿者组织' },
  { ...MASS, code: 'family_planning', title: '计生协会' },
  { ...MASS, code: 'sports_instructors', title: '体育指导员协会' },
  { ...MASS, code: 'charity', title: '慈善协会' },

  { code: 'department', group: 'departments', title: '旗区部门', levels: ['county'], facts: [lines('duties', '主要职责'), ...CONTACT], seats: HEAD },
  { code: 'street_office', group: 'departments', title: '街道（苏木镇）内设机构', levels: STREET, facts: [lines('duties', '主要职责'), ...CONTACT], seats: HEAD },

  { ...UNIT, code: 'office', title: '机关' },
  { ...UNIT, code: 'institution', title: '事业单位' },
  { ...UNIT, code: 'school', title: '学校' },
  { ...UNIT, code: 'hospital', title: '医疗卫生机构' },
  { ...UNIT, code: 'firm', title: '企业' },
  { ...UNIT, code: 'troops', title: '部队' },
  { ...UNIT, code: 'other_unit', title: '其他单位' },

  { code: 'property_firm', group: 'property', title: '物业服务企业', levels: COMMUNITY, seats: HEAD,
    facts: [text('estates', '服务的小区'), day('contractFrom', '合同开始'), day('contractUntil', '合同到期'), int('households', '服务户数', '户'), ...CONTACT] },
  { code: 'owners_committee', group: 'property', title: '业主委员会', levels: COMMUNITY, terms: true, facts: [text('estates', '所在小区'), day('filedOn', '备案日期')],
    seats: [...DIRECTOR, { code: 'owner_representative', title: '业主代表' }] },

  { ...SOCIAL, code: 'registered_social', title: '登记的社会组织', facts: [
    { code: 'form', label: '形式', type: 'choice', options: { association: '社会团体', service: '社会服务机构', foundation: '基金会' }, required: true }, text('number', '登记证号'), ...SCOPE] },
  { ...SOCIAL, code: 'filed_social', title: '备案的社区社会组织', facts: [
    { code: 'field', label: '类别', type: 'choice', options: SOCIAL_FIELDS, required: true }, text('number', '备案号'), day('filedOn', '备案日期'), day('validUntil', '有效期至'), text('guide', '指导单位'), ...SCOPE] },
  { ...SOCIAL, code: 'interest_group', title: '兴趣团队', facts: [...SCOPE, text('meets', '活动时间和地点')] },

  { code: 'service_team', group: 'teams', title: '服务队伍', levels: ['community', 'township'], facts: [lines('services', '服务项目', '每行一项'), text('operator', '所属单位')],
    seats: [{ code: 'head', title: '队长', lead: true, single: true }, { code: 'member', title: '服务人员' }] },
]

/** A kind that a place added: a name in a group, with the facts and seats that are common to the group. */
export interface LocalKind {
  code: string
  group: OrganisationGroup
  title: string
  level: PlaceLevel
}

const COMMON: Record<OrganisationGroup, Pick<OrganisationKind, 'facts' | 'seats'>> = {
  bodies: { facts: [], seats: DIRECTOR }, committees: { facts: SUB.facts, seats: DIRECTOR }, centres: { facts: [lines('duties', '工作内容')], seats: POSTED },
  mass: MASS, departments: { facts: [lines('duties', '主要职责'), ...CONTACT], seats: HEAD }, units: UNIT, property: { facts: CONTACT, seats: HEAD },
  social: { facts: SCOPE, seats: HEAD }, teams: { facts: [lines('services', '服务项目')], seats: HEAD },
}

/** All kinds of a place: the catalogue, then its own. */
export const withLocal = (local: readonly LocalKind[]): OrganisationKind[] => [
  ...ORGANISATION_KINDS,
  ...local.map(({ code, group, title, level }) => ({ code, group, title, levels: [level], facts: COMMON[group].facts, seats: COMMON[group].seats })),
]

export const kindOf = (kinds: readonly OrganisationKind[], code: string): OrganisationKind | undefined => kinds.find((kind) => kind.code === code)

/** 一队三中心 of a street (TER-13). */
export const ONE_TEAM_THREE_CENTRES = ['street_government_centre', 'street_peace_centre', 'street_family_centre', 'street_enforcement'] as const
