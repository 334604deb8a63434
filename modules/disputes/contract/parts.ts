import { z } from 'zod'

export { ClientId, Day, Done, Id, Made, Must, Text, WithId, page } from '../../../platform/kernel/fields.ts'

/** One line: what is signed must not be able to look like two lines. */
export const Line = (max: number, message: string) => z.string().transform((text) => text.replace(/\s+/g, ' ').trim()).pipe(z.string().min(1, message).max(max, `最多${max}个字`))
export const After = z.string().max(200).optional()
export const RegionCode = z.string().regex(/^\d{12}(\d{3})?$/, '请选择地点')
export const CommunityCode = z.string().regex(/^\d{12}$/, '请选择社区（嘎查）')
export const Version = z.int('请刷新页面后再办').min(1)
export const Digest = z.string().regex(/^[0-9a-f]{64}$/, '请刷新页面，重新看过文本再签')

/**
 * A signature drawn by finger: strokes of points, 0 to 1000 from the left and 0 to 400 from the top of the field. Enough for any name, small
 * enough for a slow line; a dot is no signature.
 */
export const Drawing = z
  .array(z.array(z.tuple([z.int().min(0).max(1000), z.int().min(0).max(400)])).min(1).max(600)).min(1, '请用手指签名').max(60, '笔画太多，请重新签名')
  .refine((strokes) => strokes.reduce((n, one) => n + one.length, 0) <= 3000, '笔画太多，请重新签名')
  .refine((strokes) => strokes.reduce((n, one) => n + one.length, 0) >= 8, '签名太短，请写下姓名')
export type Drawing = z.output<typeof Drawing>

/** Kinds are about the matter, never about who the parties are (CAS-10). A01 to A09 are the grid taxonomy's; the last two are this platform's own. */
export const DISPUTE_KINDS = {
  A01: '邻里', A02: '婚姻家庭', A03: '物业', A04: '劳资', A05: '征地拆迁', A06: '医患', A07: '合同债务', A08: '噪声扰民', A09: '宅基地与土地承包', A10: '风俗习惯与饮食', A99: '其他',
} as const
export const disputeKinds = ['A01', 'A02', 'A03', 'A04', 'A05', 'A06', 'A07', 'A08', 'A09', 'A10', 'A99'] as const
export type DisputeKind = (typeof disputeKinds)[number]

/** How pressing the matter is; it says nothing of the people. */
export const URGENCY = { ordinary: '一般', serious: '较急', urgent: '紧急' } as const
export const urgencyGrades = ['ordinary', 'serious', 'urgent'] as const

export const FILE_STATES = {
  recorded: '待受理', accepted: '征求同意', mediating: '调解中', agreed: '履行中', performed: '已履行', ended: '已终止', referred: '已转依法处理',
} as const
export const fileStates = ['recorded', 'accepted', 'mediating', 'agreed', 'performed', 'ended', 'referred'] as const
export type FileState = (typeof fileStates)[number]

export const SIDES = { a: '甲方', b: '乙方' } as const
export const sides = ['a', 'b'] as const
export const CONSENT_STATES = { asked: '还没答复', given: '同意', refused: '不同意', withdrawn: '已撤回' } as const
export const consentStates = ['asked', 'given', 'refused', 'withdrawn'] as const

/** Lawful ways besides mediation, as data: what a person can do when it did not succeed. */
export const LAWFUL_WAYS = {
  court: '向人民法院起诉', arbitration: '向仲裁机构申请仲裁（有仲裁协议的）', labour_arbitration: '向劳动人事争议仲裁委员会申请仲裁', labour_inspection: '向劳动保障监察部门投诉',
  land_arbitration: '向农村土地承包仲裁委员会申请仲裁', administrative: '请有关行政机关依法处理', medical: '向医疗纠纷人民调解委员会或卫生健康部门申请处理',
  review: '依法申请行政复议', legal_aid: '向法律援助机构申请法律援助', street: '向街道（苏木镇）人民调解委员会再次申请',
} as const
export const lawfulWays = Object.keys(LAWFUL_WAYS) as [keyof typeof LAWFUL_WAYS, ...(keyof typeof LAWFUL_WAYS)[]]

/** To whom what cannot be mediated goes. */
export const REFERRALS = {
  police: '公安机关', labour: '劳动保障监察部门', market: '市场监督管理部门', environment: '生态环境部门', housing: '住房城乡建设部门', agriculture: '农牧部门', health: '卫生健康部门', court: '人民法院',
  other: '其他有权机关',
} as const
export const referrals = Object.keys(REFERRALS) as [keyof typeof REFERRALS, ...(keyof typeof REFERRALS)[]]

export const END_REASONS = { refused: '一方不同意调解', withdrawn: '一方撤回同意', not_reached: '没有达成一致', absent: '一方多次不到场', other_way: '当事人选择了其他途径' } as const
export const endReasons = ['refused', 'withdrawn', 'not_reached', 'absent', 'other_way'] as const

export const CLAUSE_STATES = { due: '待履行', part: '部分履行', done: '已履行', not_done: '未履行' } as const
export const clauseStates = ['due', 'part', 'done', 'not_done'] as const

export const Step = z.object({ id: z.uuid(), step: z.string(), note: z.string(), byName: z.string(), at: z.string() })

/** What happens to a file and to a round, in the words in which its history is read. */
export const DISPUTE_STEPS = {
  found: '排查发现', classed: '归类', party_added: '登记当事人', party_removed: '去掉当事人', accepted: '受理', taken_over: '接手调解', consent_given: '一方同意调解',
  consent_refused: '一方不同意调解', consent_withdrawn: '一方撤回同意', mediator_refused: '一方要求换调解员', meeting_planned: '约定调解', meeting_held: '调解',
  meeting_adjourned: '改期', meeting_cancelled: '取消调解', drafted: '写成协议', oral_agreed: '口头达成协议', signed: '在协议上签名', minutes_signed: '在笔录上签名',
  in_effect: '协议生效', clause_part: '部分履行', clause_done: '履行一条', clause_not_done: '没有履行', performed: '全部履行', performance_told: '当事人说了履行情况',
  confirmation_asked: '申请司法确认', confirmation_confirmed: '法院确认有效', confirmation_rejected: '法院驳回确认申请', confirmation_withdrawn: '撤回司法确认申请', followed: '回访',
  extended: '延长期限', ended: '终止调解', referred: '转依法处理',
} as const
export const ROUND_STEPS = { planned: '定了排查周期', plan_ended: '停用排查周期', opened: '开始排查', closed: '结束排查' } as const
export type DisputeStep = keyof typeof DISPUTE_STEPS | keyof typeof ROUND_STEPS
