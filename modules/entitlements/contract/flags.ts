import { z } from 'zod'
import { named, operation } from '../../../platform/kernel/operation.ts'
import { ClientId, Id, MatterCode, Must, Text, WithId } from './parts.ts'

export const PAIR_KINDS = { exclusive: '不能同时享受', choose_one: '择高享受一项' } as const
export const pairKinds = ['exclusive', 'choose_one'] as const
export const FLAG_ANSWERS = { no_overlap: '已核实，不重复', will_choose: '本人选择改领这一项', higher: '按规定择高', other: '其他情况' } as const
export const flagAnswers = ['no_overlap', 'will_choose', 'higher', 'other'] as const

export const EntitlementPair = named('EntitlementPair', z.object({
  one: z.string(), oneTitle: z.string(), other: z.string(), otherTitle: z.string(), kind: z.enum(pairKinds), why: z.string(), basis: z.string(), inUse: z.boolean(), source: z.enum(['standard', 'place']), byName: z.string(),
}))
export type EntitlementPair = z.output<typeof EntitlementPair>

export const listEntitlementPairs = operation({
  id: 'listEntitlementPairs', method: 'GET', path: '/api/entitlements/pairs',
  summary: 'Pairs of matters that one does not have together, with the reason', access: { staff: 'entitlements.read' },
  reply: named('EntitlementPairs', z.object({ items: z.array(EntitlementPair) })),
})

export const writeEntitlementPair = operation({
  id: 'writeEntitlementPair', method: 'POST', path: '/api/entitlements/pairs',
  summary: 'Says of two matters that they exclude one another here, or that they no longer do', access: { staff: 'entitlements.write' },
  body: named('NewEntitlementPair', z.strictObject({ one: MatterCode, other: MatterCode, kind: z.enum(pairKinds, '请选择'), why: Must(200, '请写明原因'), basis: Text(200).default(''), inUse: z.boolean().default(true), clientId: ClientId })),
  reply: z.object({ id: z.uuid() }),
  refusals: ['entitlements.matter_unknown', 'entitlements.same_matter'],
})

export const EntitlementFlag = named('EntitlementFlag', z.object({
  other: z.string(), otherTitle: z.string(), standing: z.enum(['has', 'asks']).describe('Has it already, or asks for it'), since: z.string(), number: z.string().describe('Of the other case, where the reader may open it'),
  kind: z.enum(pairKinds), why: z.string(), basis: z.string(),
  answer: z.object({ answer: z.string(), note: z.string(), byName: z.string(), at: z.string() }).nullable(),
}))
export type EntitlementFlag = z.output<typeof EntitlementFlag>

export const getCaseFlags = operation({
  id: 'getEntitlementFlags', method: 'GET', path: '/api/entitlements/cases/:id/flags',
  summary: 'Whether the applicant of a case has or asks for a matter that excludes it, and what was answered to that', access: { staff: 'entitlements.flags' },
  params: WithId, reply: named('EntitlementFlags', z.object({ items: z.array(EntitlementFlag), open: z.boolean().describe('Whether the case is still being worked on') })),
  refusals: ['entitlements.case_not_found'],
})

export const answerCaseFlag = operation({
  id: 'answerEntitlementFlag', method: 'POST', path: '/api/entitlements/cases/:id/flags',
  summary: 'Answers a flag with what was looked into; stops no move of the case', access: { staff: 'entitlements.flags' },
  params: WithId, body: named('EntitlementFlagAnswer', z.strictObject({ other: MatterCode, answer: z.enum(flagAnswers, '请选择'), note: Must(300, '请写明核实的情况').min(4, '请写明核实的情况，至少4个字'), clientId: ClientId })),
  reply: z.object({ id: z.uuid() }), refusals: ['entitlements.case_not_found', 'entitlements.flag_not_found'],
})

export const listLeftFlags = operation({
  id: 'listLeftEntitlementFlags', method: 'GET', path: '/api/entitlements/flags',
  summary: 'Cases that were concluded without an answer to a flag, newest first', access: { staff: 'entitlements.check' },
  query: z.strictObject({ after: z.string().max(400).optional() }),
  reply: named('LeftEntitlementFlags', z.object({ items: z.array(z.object({ id: z.uuid(), caseId: Id, number: z.string(), title: z.string(), otherTitle: z.string(), region: z.string(), regionName: z.string(), at: z.string(), byName: z.string() })), next: z.string().nullable() })),
  refusals: ['entitlements.page_unknown'],
})
