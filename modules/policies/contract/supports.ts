import { z } from 'zod'
import { named, operation } from '../../../platform/kernel/operation.ts'
import { facts, FACTS } from '../rules/fit.ts'
import { After, ClientId, Counts, Day, Done, Id, Made, Must, page, Text, Version, WithId } from './parts.ts'

/** The kinds that 003 §四(三), 004-A §五(三) and 004-C (十八) name; money besides. */
export const SUPPORT_KINDS = { land: '用地', housing: '用房', tax: '税收', fees: '公用事业收费', insurance: '社会保险', registration: '登记和审批', money: '资金补助' } as const
export type SupportKind = keyof typeof SUPPORT_KINDS
const kinds = Object.keys(SUPPORT_KINDS) as [SupportKind, ...SupportKind[]]

export const ConditionShape = named('SupportCondition', z.discriminatedUnion('op', [
  z.strictObject({ op: z.literal('in'), fact: z.enum(facts), values: z.array(z.string().max(40)).min(1).max(20) }),
  z.strictObject({ op: z.literal('yes'), fact: z.enum(facts) }),
  z.strictObject({ op: z.literal('no'), fact: z.enum(facts) }),
  z.strictObject({ op: z.literal('atLeast'), fact: z.enum(facts), number: z.number().min(0).max(1_000_000_000) }),
  z.strictObject({ op: z.literal('atMost'), fact: z.enum(facts), number: z.number().min(0).max(1_000_000_000) }),
]))

const Parts = {
  textId: Id.describe('The policy text it comes from'),
  title: Must(80, '请填写名称'),
  kind: z.enum(kinds, '请选择种类'),
  benefit: Must(500, '请写明给什么支持'),
  conditions: z.array(ConditionShape).max(12, '条件最多12条').default([]),
  others: Text(500).default('').describe('Conditions that cannot be typed, in words'),
  department: Must(60, '请填写受理单位'),
  phone: Text(30).default(''),
  matterCode: Text(80).default('').describe('A matter of its own; else the general application'),
  fromOn: Day,
  untilOn: Day.nullable().default(null),
}

const Shown = {
  id: z.uuid(), code: z.string(), textId: z.uuid(), textTitle: z.string(), title: z.string(), kind: z.enum(kinds), benefit: z.string(), conditions: z.array(ConditionShape), conditionTexts: z.array(z.string()),
  others: z.string(), department: z.string(), phone: z.string(), matterCode: z.string(), fromOn: z.string(), untilOn: z.string().nullable(),
}
export const Support = named('Support', z.object({ ...Shown, running: z.boolean(), granted: z.int(), version: z.int() }))
export type Support = z.output<typeof Support>

export const listSupports = operation({
  id: 'listSupports', method: 'GET', path: '/api/supports',
  summary: 'Supports that rest on policy texts, with their typed conditions and how many were granted',
  access: { staff: 'policies.read' },
  query: z.strictObject({ show: z.enum(['running', 'ended', 'all']).default('running'), kind: z.enum(kinds).optional(), q: Text(50).optional(), after: After }),
  reply: named('SupportPage', page(Support).extend({ counts: Counts, mayKeep: z.boolean() })),
  refusals: ['policies.page_unknown'],
})

const wrong = ['policies.text_not_found', 'policies.condition_wrong', 'policies.matter_unknown', 'policies.days_wrong'] as const
export const createSupport = operation({
  id: 'createSupport', method: 'POST', path: '/api/supports',
  summary: 'Puts a support on file',
  access: { staff: 'policies.keep' },
  body: named('NewSupport', z.strictObject({ ...Parts, code: z.string().regex(/^[A-Z0-9-]{2,20}$/, '编号用大写字母、数字和短横'), clientId: ClientId })),
  reply: Made,
  refusals: ['policies.code_taken', ...wrong],
})
export const updateSupport = operation({
  id: 'updateSupport', method: 'PUT', path: '/api/supports/:id',
  summary: 'Changes a support; an earlier day as its last ends it',
  access: { staff: 'policies.keep' },
  params: WithId,
  body: named('SupportChange', z.strictObject({ ...Parts, words: Must(200, '请写明为什么修改'), version: Version, clientId: ClientId })),
  reply: Done,
  refusals: ['policies.support_not_found', 'policies.changed_meanwhile', ...wrong],
})

export const SupportGrant = named('SupportGrant', z.object({ id: z.uuid(), caseId: z.uuid(), caseNumber: z.string(), applicant: z.string(), words: z.string(), on: z.string() }))
export const getSupport = operation({
  id: 'getSupport', method: 'GET', path: '/api/supports/:id',
  summary: 'One support with what was granted under it',
  access: { staff: 'policies.read' },
  params: WithId,
  reply: named('SupportFile', z.object({ support: Support, grants: z.array(SupportGrant), steps: z.array(z.object({ id: z.uuid(), step: z.string(), note: z.string(), byName: z.string(), at: z.string() })), mayKeep: z.boolean() })),
  refusals: ['policies.support_not_found'],
})

export const FitShown = named('SupportFit', z.object({
  ...Shown, fit: z.enum(['yes', 'no', 'unknown']), reasons: z.array(z.object({ text: z.string(), answer: z.enum(['yes', 'no', 'unknown']) })),
}))
export type FitShown = z.output<typeof FitShown>

const YesNo = z.enum(['yes', 'no', '']).optional()
const Num = z.union([z.literal('').transform(() => undefined), z.coerce.number().min(0).max(1_000_000_000)]).optional()
/** Facts as a form without script sends them. */
export const FactsAsked = {
  applicant: z.enum(['', ...Object.keys(FACTS.applicant.options)] as [string, ...string[]]).optional(), trade: z.enum(['', ...Object.keys(FACTS.trade.options)] as [string, ...string[]]).optional(),
  nonprofit: YesNo, inCommunity: YesNo, ownPremises: YesNo, areaM2: Num, years: Num, staff: Num, hires: Num,
}
export const findSupports = operation({
  id: 'findFittingSupports', method: 'GET', path: '/api/public/supports',
  summary: 'Which supports fit: yes, no or unknown, each condition with its answer; nothing that is asked is kept',
  access: 'public',
  query: z.strictObject({ ...FactsAsked, kind: z.enum(['', ...kinds]).optional() }),
  reply: named('SupportFits', z.object({ items: z.array(FitShown) })),
})

export const fitOrganisation = operation({
  id: 'fitOrganisation', method: 'GET', path: '/api/organisations/:id/supports',
  summary: 'Which supports fit an organisation on the books, by what is known of it',
  access: { staff: 'policies.read' },
  params: WithId,
  query: z.strictObject(FactsAsked),
  reply: named('OrganisationSupports', z.object({ name: z.string(), known: z.array(z.object({ title: z.string(), value: z.string() })), items: z.array(FitShown) })),
  refusals: ['policies.organisation_not_found'],
})
