import { z } from 'zod'
import { named } from '../../platform/kernel/operation.ts'

/** What is assessed. Never a resident: persons and families are honoured by nomination and consent, without points. */
export const UNIT_KINDS = {
  community: '社区（嘎查）', township: '街道（苏木镇）', department: '部门', service_body: '服务机构', estate: '小区', building: '楼栋',
} as const
export type UnitKind = keyof typeof UNIT_KINDS
const unitKinds = Object.keys(UNIT_KINDS) as [UnitKind, ...UnitKind[]]

/** Kinds of creation activity that the texts name (EVL-01); a place may use 其他 for one of its own. */
export const SCHEME_KINDS = {
  harmonious: '和谐示范社区', demonstration: '示范街道和社区', civilised: '文明社区', safe: '安全示范社区', green: '绿色社区', full_employment: '充分就业社区', ethnic_unity: '民族团结进步模范社区',
  rule_of_law: '民主法治示范', rural_full: '农村社区建设实验全覆盖', service_grade: '服务质量等级', performance: '综合考评', civil_estate: '文明楼宇、安全文明小区', other: '其他',
} as const
export type SchemeKind = keyof typeof SCHEME_KINDS
export const schemeKinds = Object.keys(SCHEME_KINDS) as [SchemeKind, ...SchemeKind[]]

/** Where the points of an item come from. */
export const WAYS = { indicator: '自动取数', residents: '居民满意度', file: '材料审核', site: '现场评分' } as const
export type Way = keyof typeof WAYS

/** Posts that may sign a stage; `outside` stands for a body that keeps no account here and whose paper is entered. */
export const SIGNERS = {
  street_head: '街道（苏木镇）负责人', civil_affairs_officer: '旗区民政干部', department_officer: '旗区部门干部', banner_head: '旗区负责人', outside: '上级或议事机构（凭文件登记）',
} as const
export type Signer = keyof typeof SIGNERS

const Key = z.string().regex(/^[a-z][a-z0-9_]{0,19}$/, '代号用小写字母和数字，字母开头，最多20个字')
const Title = (max: number) => z.string().trim().min(1, '请填写名称').max(max, `最多${max}个字`)

export const SchemeItem = named('EvaluationItem', z.strictObject({
  key: Key,
  title: Title(60),
  basis: z.string().trim().max(200).default(''),
  weight: z.number().gt(0, '分值应大于0').max(100, '分值不能超过100'),
  way: z.enum(['indicator', 'residents', 'file', 'site'], '请选择怎么得分'),
  part: z.string().max(20).default('').describe('Key of the part that it belongs to'),
  units: z.array(z.enum(unitKinds)).max(6).default([]).describe('Kinds of unit that it is asked of; all without it'),
  indicator: z.strictObject({
    code: z.string().regex(/^[A-Za-z][A-Za-z0-9_-]{1,39}$/, '请选择指标'),
    zero: z.number().describe('At this value and beyond: no point'),
    full: z.number().describe('At this value and beyond: all points'),
  }).nullable().default(null),
  asks: z.string().trim().max(300).default('').describe('What the unit attaches'),
  must: z.boolean().default(false).describe('Without evidence the application is not sent'),
}))
export type SchemeItem = z.output<typeof SchemeItem>

export const Standard = named('EvaluationStandard', z.strictObject({
  units: z.array(z.enum(unitKinds)).min(1, '请选择参评单位的类别').max(6),
  parts: z.array(z.strictObject({ key: Key, title: Title(40) })).max(10).default([]).describe('Parts that must each have evidence (a part without blocks the application)'),
  items: z.array(SchemeItem).max(120, '最多120项').default([]),
  passMark: z.number().min(0).max(100).default(60),
  grades: z.array(z.strictObject({ title: Title(20), from: z.number().min(0).max(100) })).max(6).default([]).describe('Grades by points, the highest first'),
  stages: z.array(z.strictObject({ key: Key, title: Title(40), body: Title(60), signer: z.enum(Object.keys(SIGNERS) as [Signer, ...Signer[]], '请选择由谁签署') })).max(8).default([])
    .describe('Levels of review in their order; the last one decides'),
  noticeDays: z.int().min(0).max(60).default(7).describe('Working days of public notice before the last stage; 0 for none'),
  appealDays: z.int().min(0).max(60).default(5).describe('Working days in which a unit may appeal'),
  cycleMonths: z.int().min(0).max(120).default(0).describe('A round every so many months; 0 for as needed'),
  validMonths: z.int().min(0).max(120).default(0).describe('The title holds so long; 0 until it is removed'),
  yearlySelfCheck: z.boolean().default(true),
  titleName: Title(40).describe('What a unit is called that passes'),
  noResidents: z.string().trim().max(200).default('').describe('Why residents are not asked, where no item asks them'),
  weightsAreSamples: z.boolean().default(false).describe('Weights come from the catalogue as samples and were not yet set by the author'),
}))
export type Standard = z.output<typeof Standard>

/** A scheme as the catalogue brings it: a sample that a place copies, weighs anew and approves. */
export interface SchemeTemplate {
  code: string
  kind: SchemeKind
  title: string
  /** Document and section. */
  basis: string
  standard: Standard
}

/** Declares a template; throws RangeError where it would not even be a draft. */
export function defineScheme(one: Omit<SchemeTemplate, 'standard'> & { standard: z.input<typeof Standard> }): SchemeTemplate {
  const read = Standard.safeParse({ weightsAreSamples: true, ...one.standard })
  if (!read.success) throw new RangeError(`${one.code}: ${read.error.message}`)
  if (!one.basis.trim()) throw new RangeError(`${one.code}: a scheme names its text`)
  return { ...one, standard: read.data }
}
