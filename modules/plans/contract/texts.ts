import { z } from 'zod'
import { named, operation } from '../../../platform/kernel/operation.ts'
import { LINK_KINDS, type LinkKind } from '../define.ts'
import { PhaseReview } from './years.ts'

/** Where a text stands on a day: before its first day, in force, past its last day, or replaced by another text. */
export const planStates = ['not_yet', 'in_force', 'ended', 'replaced'] as const

/** One number that a plan sets for one place and one year. It holds there and nowhere else. */
export const PlanTarget = named(
  'PlanTarget',
  z.object({
    indicator: z.string().describe('Code of the indicator, e.g. IND-48'),
    place: z.string().describe('Region code of the place that the plan binds'),
    placeName: z.string(),
    year: z.int().describe('The year by whose end it is to be reached'),
    comparator: z.enum(['at_least', 'at_most', 'equal']),
    value: z.number(),
    unit: z.string(),
    reach: z.enum(['whole', 'each']).describe('`whole`: the place as a whole; `each`: the text says every one of its parts as well'),
    atLevel: z.enum(['prefecture', 'county', 'township', 'community']).nullable().describe('With `each`: the level of the parts, null for all'),
    strive: z.boolean().describe('The text says 争取 (strive)'),
    noYear: z.boolean().describe('The text gives no year; `year` is the last of the period'),
    onlyFor: z.string().nullable().describe('Binds only these places, in the words of the text; applied to none by itself'),
    range: z.array(z.number()).nullable().describe('The text gives a range, of which `value` decides'),
    quote: z.string().describe('Words of the text'),
    section: z.string(),
  }),
)
export type PlanTarget = z.output<typeof PlanTarget>

const planFields = {
  code: z.string(),
  version: z.int(),
  title: z.string(),
  number: z.string().describe('文号; empty where the text at hand does not show it'),
  issuer: z.string(),
  place: z.string(),
  placeName: z.string(),
  from: z.string().describe('First day of the period'),
  until: z.string().describe('Last day of the period; 9999-12-31 where the text sets no end'),
  undated: z.boolean().describe('The text bears no date: neither day means anything'),
  issuedOn: z.string().nullable(),
  state: z.enum(planStates),
  mark: z.string().describe('What stands over the text, e.g. 已被…替代（2022年9月7日）'),
}

export const PlanLine = named('PlanLine', z.object({ ...planFields, targets: z.int() }))
export type PlanLine = z.output<typeof PlanLine>

const linkKinds = Object.keys(LINK_KINDS) as [LinkKind, ...LinkKind[]]

/** One text in the chain above or below a plan; with a code it opens here. */
export const ChainLink = named('PlanChainLink', z.object({
  depth: z.int().describe('1 directly above or below'), kind: z.enum(linkKinds), code: z.string().nullable(), version: z.int().nullable(), title: z.string(), number: z.string(), issuer: z.string(),
  section: z.string(), mark: z.string().describe('What stands over the text: void, replaced, not yet in force'),
}))
export type ChainLink = z.output<typeof ChainLink>

export const PlanText = named(
  'PlanText',
  z.object({
    ...planFields,
    replacedBy: z.object({ code: z.string(), version: z.int(), title: z.string(), on: z.string() }).nullable(),
    replaces: z.array(z.object({ code: z.string(), version: z.int(), title: z.string(), on: z.string() })),
    head: z.object({ index: z.string(), openness: z.string(), category: z.string(), validity: z.string() }).describe('索引号, 公开方式, 组配分类, 公文时效 of the printed head; empty where unknown'),
    basis: z.array(ChainLink).describe('Texts above this one and above those, nearest first'),
    carriedOutBy: z.array(ChainLink).describe('Texts that name this one as their basis or parent, and those that name them'),
    phases: z.array(z.object({
      title: z.string(), from: z.string(), until: z.string(), aims: z.array(z.object({ title: z.string(), section: z.string(), indicator: z.string().nullable() })),
      state: z.enum(['coming', 'running', 'over']), review: PhaseReview.nullable(), reviews: z.int(),
    })),
    goals: z.int().describe('Goals taken from this plan that the reader sees'),
    may: z.object({ revise: z.boolean(), take: z.boolean(), review: z.boolean() }),
    aims: z.array(z.object({ title: z.string(), text: z.string(), section: z.string() })),
    tasks: z.array(z.object({ title: z.string(), text: z.string(), section: z.string(), lead: z.string(), helpers: z.array(z.string()) })),
    safeguards: z.array(z.object({ title: z.string(), text: z.string(), section: z.string() })),
    baselines: z.array(z.object({ title: z.string(), value: z.string(), section: z.string(), indicator: z.string().nullable() })),
    unnumbered: z
      .array(z.object({ indicator: z.string(), placeName: z.string(), year: z.int().nullable(), onlyFor: z.string().nullable(), text: z.string(), quote: z.string(), section: z.string() }))
      .describe('What the text asks for without a number'),
    targets: z.array(PlanTarget),
  }),
)
export type PlanText = z.output<typeof PlanText>

export const listPlans = operation({
  id: 'listPlans',
  method: 'GET',
  path: '/api/plans',
  summary: 'Plans that bind a place: those in force first, then ended and replaced ones, which stay readable',
  access: { staff: 'plans.read' },
  query: z.strictObject({
    region: z.string().regex(/^(?!00)\d{12}$/, '区划代码为12位数字').optional(),
    day: z.iso.date().optional(),
    q: z.string().trim().max(50).optional().describe('Words of title, number, issuer or index number'),
    state: z.enum(planStates).optional(),
  }),
  reply: named('PlanList', z.object({ items: z.array(PlanLine) })),
})

export const getPlan = operation({
  id: 'getPlan',
  method: 'GET',
  path: '/api/plans/:code',
  summary: 'One plan with aims, tasks, targets, safeguards, stated baselines, and what replaced it; without `version` the newest text',
  access: { staff: 'plans.read' },
  params: z.strictObject({ code: z.string().trim().min(1).max(40) }),
  query: z.strictObject({ version: z.coerce.number().int().min(1).max(999).optional(), day: z.iso.date().optional() }),
  reply: PlanText,
  refusals: ['plans.not_found'],
})
