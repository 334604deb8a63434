import type { Condition, FormDefinition } from '../../platform/web/form/definition.ts'
import type { PostKind } from '../organisations/contract.ts'

/*
 * What a matter (事项) is, as data. Browser-safe: nothing here reads a database. A definition is written in a module's `catalogue/`, loaded
 * and versioned at start, adapted by a place through `data/packs/<place>/matters.json`, and read by the portal, the desk and the case
 * engine.
 */

/** What sort of need it is. Decides number rules and words, never the legal moves. */
export const MATTER_KINDS = {
  application: '申请',
  request: '诉求',
  event: '事件',
  dispute: '纠纷',
  registration: '登记',
  booking: '预约',
  visit: '探访',
} as const
export const matterKinds = ['application', 'request', 'event', 'dispute', 'registration', 'booking', 'visit'] as const
export type MatterKind = (typeof matterKinds)[number]

/** MAT-02: 普惠型 for all residents, 救助型 for people in hardship; `none` where the split has no sense (an event, a dispute). */
export const MATTER_TYPES = { universal: '普惠型', relief: '救助型', none: '其他' } as const
export const matterTypes = ['universal', 'relief', 'none'] as const
export type MatterType = (typeof matterTypes)[number]

/** By what happens in a life, as people look for things. */
export const LIFE_EVENTS = {
  'old-age': '养老',
  child: '生育和孩子',
  illness: '生病',
  work: '找工作',
  housing: '居住',
  hardship: '遇到困难',
  neighbourhood: '社区和邻里',
} as const
export const lifeEvents = ['old-age', 'child', 'illness', 'work', 'housing', 'hardship', 'neighbourhood'] as const
export type LifeEvent = (typeof lifeEvents)[number]

/** Where a need may come from: the codes of `case-source-channel.csv`. */
export const CHANNELS = {
  WINDOW: '窗口登记',
  H12345: '12345热线转办',
  GRID: '网格员上报',
  PATROL: '巡查发现',
  SELF_APP: '居民移动端',
  SELF_WEB: '居民网页',
  MINI: '小程序',
  QR: '扫码',
  LETTER: '来信',
  VISIT: '来访',
  LEADER_BOX: '领导信箱',
  UPPER: '上级交办',
  DEPT: '部门转办',
  MEDIA: '媒体',
  SENSOR: '物联感知',
  VISIT_HOME: '入户走访',
  COUNCIL: '议事协商',
  PROPERTY: '物业上报',
  OTHER: '其他',
} as const
export type Channel = keyof typeof CHANNELS
export const channels = Object.keys(CHANNELS) as [Channel, ...Channel[]]

/** What the register holds of a person and a form may take from it: a key of `ui.fields.<path>.prefill`. */
export const PREFILL_SOURCES = {
  'register.name': '姓名',
  'register.idNumber': '证件号码',
  'register.phone': '电话',
  'register.sex': '性别',
  'register.bornOn': '出生日期',
  'register.age': '年龄',
  'register.region': '所在社区（嘎查）',
  'register.address': '现住址',
  'register.registeredAddress': '户籍地址',
  'register.householdSize': '家庭人数',
} as const
export type PrefillSource = keyof typeof PREFILL_SOURCES
export const prefillSources = Object.keys(PREFILL_SOURCES) as [PrefillSource, ...PrefillSource[]]

export type LimitUnit = 'working_day' | 'natural_day' | 'hour'

/** A time limit, as the legal clock of a case takes it (`LegalLimit`), and the rule it follows. */
export interface Limit {
  amount: number
  unit: LimitUnit
  /** natural_day: a last day that is a day of rest moves to the next working day. */
  roll?: boolean
  mayExtendBy?: { amount: number; unit: LimitUnit }
  /** Statute and article, or whose promise it is; shown to the person. */
  source: string
  /** Rule of the schedule of statutory deadlines (`HOT-01`); absent for what a place sets itself. */
  rule?: string
}

/** Something to bring. What the register holds is named in `heldByRegister` and is not asked for (国务院令716号 art. 7). */
export interface Material {
  code: string
  title: string
  need: 'always' | { when: Condition }
  heldByRegister?: PrefillSource
  /** Media types of an upload. */
  accept: readonly ('image/jpeg' | 'image/png' | 'application/pdf')[]
  /** Paper copies at the window: originals are seen and given back. */
  copies: number
  /** May follow after acceptance, on a written promise and until when (容缺受理). */
  mayFollow?: { withinDays: number }
  note: string
}

export type StageLevel = 'community' | 'township' | 'county'

/** A public notice during a stage (公示). */
export interface Publication {
  days: number
  unit: 'natural_day' | 'working_day'
  /** Templates; a name only as `{maskedName}`. See `PUBLICATION_PLACEHOLDERS`. */
  title: string
  body: string
  source: string
}

/** What happens between acceptance and conclusion, in order. */
export interface Stage {
  key: string
  title: string
  post: PostKind
  /** Where: the place of the case at this level; a missing level falls to the next one above that exists (TER-21). */
  level: StageLevel
  /** `parallel`: opened together with the stage before it; the case goes on when all of them are done. */
  in: 'turn' | 'parallel'
  limit?: Limit
  /** Filled in by whoever works this stage; its values are added up as the case's result. */
  form?: FormDefinition
  publication?: Publication
  /** Whoever worked an earlier stage of the same case may not work this one. */
  fourEyes?: boolean
  /** Only when it holds, over `form.<field>` and `result.<field>`. Asked when the stage would open. */
  when?: Condition
}

/** How pressing it is, and the limit that follows. The first rule that holds counts. */
export interface UrgencyRule {
  /** Over the form's fields. */
  when: Condition
  urgency: Urgency
  handle?: Limit
}
export const URGENCIES = { ordinary: '一般', serious: '较重', urgent: '紧急', major: '重大' } as const
export const urgencies = ['ordinary', 'serious', 'urgent', 'major'] as const
export type Urgency = (typeof urgencies)[number]

/** Messages to the applicant; a matter says what is peculiar to it, `DEFAULT_MESSAGES` says the rest. */
export const messageMoments = ['submitted', 'accepted', 'correction', 'declined', 'publication', 'concluded', 'refused'] as const
export type MessageMoment = (typeof messageMoments)[number]

export interface MatterDefinition {
  /** `<module>.<what>`, never renamed: cases carry it. */
  code: string
  title: string
  summary: string
  kind: MatterKind
  type: MatterType
  lifeEvents: readonly LifeEvent[]
  /** Plain words in which people ask for it (老人钱, 灯坏了). */
  keywords: readonly string[]
  /** For whom, in a few words. */
  audience: string
  /** The department whose matter it is, and the lowest level that settles it. */
  department: string
  level: StageLevel
  guide: {
    basis: readonly { law: string; article: string }[]
    conditions: readonly string[]
    process: readonly string[]
    places: readonly string[]
    hours: string
    phone: string
    complaintPhone: string
    notes: readonly string[]
  }
  eligibilityText: string
  whoMayApply: string
  onBehalf: readonly ('self' | 'family' | 'agent' | 'worker')[]
  /** Whether residents without household registration here get it as registered ones do; if not, on what ground (FLO-03). */
  openToNonRegistered: boolean
  closedBecause?: string
  /** May be handed in without saying who one is. */
  anonymous?: boolean
  form: FormDefinition
  materials: readonly Material[]
  stages: readonly Stage[]
  limits: {
    /** To tell once what is missing; silence is acceptance. */
    accept?: Limit
    handle: Limit
    /** What the office promises; never longer than `handle`. */
    promised?: Limit
    /** From which move the time runs; default `accept`. */
    begins?: 'accept' | 'submit' | 'handOver'
  }
  /** On the spot (即办件) or on a promise (承诺件). */
  handling: 'at_once' | 'promised'
  /** How often one must come in person: 0 not at all, 1 once. */
  visits: 0 | 1
  /** What it costs; 0 is free. */
  fee: { fen: number; basis?: string }
  channels: readonly Channel[]
  urgency?: readonly UrgencyRule[]
  /** What a successful conclusion brings about: the name of an effect. */
  effect?: string
  resultDocument?: { title: string; paragraphs: readonly string[]; refusedParagraphs?: readonly string[] }
  rating: boolean
  messages?: Partial<Record<MessageMoment, string>>
  /** Numbers a place sets (standards, thresholds, ages); read by the effect, changed by the place pack. */
  settings?: Readonly<Record<string, unknown>>
  /** Not before this day (`YYYY-MM-DD`); else from the day it is loaded. */
  effectiveFrom?: string
}

/** A matter as it stands in the database: one version of one definition. */
export interface Matter extends MatterDefinition {
  version: number
  validFrom: string
  validUntil: string | null
}

/** Declares a matter; checks nothing that the type does not (the loader does, and names the faults). */
export const defineMatter = (definition: MatterDefinition): MatterDefinition => definition

/** What a template may name. `form.<field>` and `result.<field>` besides. */
export const PLACEHOLDERS = [
  'title',
  'number',
  'name',
  'maskedName',
  'region',
  'date',
  'dueOn',
  'answer',
  'reason',
  'summary',
  'missing',
  'from',
  'until',
  'phone',
  'rating',
] as const

/** All that a public notice may name: no number, no account, no illness, no full name. */
export const PUBLICATION_PLACEHOLDERS = ['title', 'maskedName', 'region', 'date', 'from', 'until', 'phone'] as const

export const DEFAULT_MESSAGES: Readonly<Record<MessageMoment, string>> = {
  submitted: '您申请的“{title}”已收到，办件编号{number}。受理后会再通知您，可凭编号查询进度。',
  accepted: '您申请的“{title}”已受理，办件编号{number}，最迟{dueOn}前办结。',
  correction: '您申请的“{title}”（{number}）还缺以下材料，请一次补齐：{missing}。',
  declined: '您申请的“{title}”（{number}）不予受理。原因：{reason}。不服的，可以依法申请行政复议或者提起行政诉讼。',
  publication: '您申请的“{title}”（{number}）正在公示，{from}至{until}。公示结束后继续办理。',
  concluded: '您申请的“{title}”（{number}）已办结。{summary}请您评价。',
  refused: '您申请的“{title}”（{number}）未予办理。原因：{reason}。不服的，可以依法申请行政复议或者提起行政诉讼。',
}
