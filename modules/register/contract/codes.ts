/** Code lists of the register: usable in a browser. */

/** Why a file is opened. It stands in the audit and the person reads it. */
export const PURPOSES = { case: '办理事项', visit: '入户走访', request: '本人要求', window: '窗口办事', correction: '核对更正' } as const
export const purposes = ['case', 'visit', 'request', 'window', 'correction'] as const

/** 户籍、居住、照料. */
export const TIE_KINDS = { registered: '户籍', living: '居住', cared_for: '照料' } as const
export const tieKinds = ['registered', 'living', 'cared_for'] as const

/** GB/T 2261.1. */
export const SEXES = { '0': '未知', '1': '男', '2': '女', '9': '未说明' } as const
export const sexes = ['0', '1', '2', '9'] as const

export const PERSON_STATES = { present: '在册', moved_away: '已迁出', died: '已故', merged: '已合并', cancelled: '已撤销' } as const
export const personStates = ['present', 'moved_away', 'died', 'merged', 'cancelled'] as const

export const DWELLING_USES = { owner: '自住', tenant: '出租', vacant: '空置', business: '经营', other: '其他' } as const
export const dwellingUses = ['owner', 'tenant', 'vacant', 'business', 'other'] as const

export const HOUSEHOLD_KINDS = { family: '家庭户', collective: '集体户' } as const
export const householdKinds = ['family', 'collective'] as const

/** Guardians stand by law (民法典 arts. 27, 28), agents by mandate (art. 165). */
export const REPRESENTATIVE_KINDS = { guardian: '监护人', agent: '委托代理人', carer: '照料人' } as const
export const representativeKinds = ['guardian', 'agent', 'carer'] as const
export const POWERS = { apply: '代为申请办事', read: '查阅档案', collect: '代领证照与待遇' } as const
export const powers = ['apply', 'read', 'collect'] as const

/** Languages of service, not of descent. */
export const LANGUAGES = { zh: '汉语', mn: '蒙古语', other: '其他' } as const
export const languages = ['zh', 'mn', 'other'] as const

/** What happens to people and households. */
export const EVENT_KINDS = {
  birth: '出生', death: '死亡', marriage: '结婚合户', divorce: '离婚分户', division: '分户', merger: '并户', move_in: '迁入', move_out: '迁出',
  transfer_out: '迁出本旗区', transfer_in: '由外旗区迁入', return: '迁回', head_change: '变更户主', undo: '撤销',
} as const
export const eventKinds = [
  'birth', 'death', 'marriage', 'divorce', 'division', 'merger', 'move_in', 'move_out', 'transfer_out', 'transfer_in', 'return', 'head_change', 'undo',
] as const
export type EventKind = (typeof eventKinds)[number]

/** Why a registration goes to another banner. */
export const TRANSFER_REASONS = { work: '工作调动', marriage: '婚姻', study: '升学', family: '投靠亲属', house: '购房', return: '返回原籍', other: '其他' } as const
export const transferReasons = ['work', 'marriage', 'study', 'family', 'house', 'return', 'other'] as const

/** By which contact somebody's coming or going became known (实有人口动态信息). */
export const CONTACTS = { window: '窗口办理', visit: '入户走访', case: '办件中核实', call: '电话告知', landlord: '房东告知' } as const
export const contacts = ['window', 'visit', 'case', 'call', 'landlord'] as const

/** On what ground somebody stands for a person. */
export const STANDING_BASES = {
  parent: '父母（民法典第27条）', kin: '其他近亲属顺序监护（第27、28条）', designated: '居（村）委会、民政部门或人民法院指定（第31条）',
  agreed: '意定监护协议（第33条）', court: '人民法院判决（第24、36条）', mandate: '授权委托书（第165条）', care: '照料约定',
} as const
export const standingBases = ['parent', 'kin', 'designated', 'agreed', 'court', 'mandate', 'care'] as const
export type StandingBasis = (typeof standingBases)[number]

/** Why a guardianship ends (民法典 art. 39) or a guardian is taken off (art. 36). */
export const GUARDIAN_GROUNDS = {
  capable: '被监护人取得或恢复完全民事行为能力', guardian_incapable: '监护人丧失监护能力', died: '被监护人或监护人死亡', court: '人民法院认定终止或撤销监护人资格',
  mistaken: '登记有误',
} as const
export const guardianGrounds = ['capable', 'guardian_incapable', 'died', 'court', 'mistaken'] as const
export type GuardianGround = (typeof guardianGrounds)[number]

/** Service groups, for matching services and nothing else. */
export const SERVICE_GROUPS = {
  elderly: '老年人服务', minor: '未成年人服务', disabled: '残疾人服务', honoured: '优抚对象服务', low_income: '低收入家庭服务', laid_off: '失业人员服务', migrant_worker: '外来务工人员服务',
} as const
export const serviceGroups = ['elderly', 'minor', 'disabled', 'honoured', 'low_income', 'laid_off', 'migrant_worker'] as const
export type ServiceGroup = (typeof serviceGroups)[number]
