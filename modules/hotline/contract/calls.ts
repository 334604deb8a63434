import { z } from 'zod'
import { named, operation } from '../../../platform/kernel/operation.ts'
import { CaseReceipt } from '../../cases/contract.ts'
import { After, callStates, ClientId, Dialled, Done, Id, Made, page, RegionCode, Text, Version, WithId } from './parts.ts'

export const AGENT_STATES = { on: '值守', pause: '暂停', off: '下线' } as const
export const CALL_LINKS = { made: '登记', joined: '同样反映', urged: '催办', praised: '表扬', asked: '查询' } as const
/** The five kinds of request; praise and urging are links to an order that exists (standards/03). */
export const CALL_KINDS = { consultation: '咨询', help: '求助', complaint: '投诉', report: '举报', suggestion: '建议' } as const
export const callKinds = ['consultation', 'help', 'complaint', 'report', 'suggestion'] as const
const links = ['made', 'joined', 'urged', 'praised', 'asked'] as const

const Step = z.object({ id: z.uuid(), step: z.string(), note: z.string(), byName: z.string(), at: z.string() })
export const CallLine = z.object({
  id: z.uuid(), state: z.enum(callStates), called: z.string(), lineName: z.string(), topic: z.string(), callerMasked: z.string(), region: z.string(), regionName: z.string(),
  rangAt: z.string(), answeredAt: z.string().nullable(), endedAt: z.string().nullable(), endedAs: z.string(), agentName: z.string(), mine: z.boolean(), kind: z.string(), version: z.int(),
})
export type CallLine = z.output<typeof CallLine>
const CaseLink = z.object({ id: z.uuid(), caseId: z.uuid(), number: z.string(), title: z.string(), link: z.enum(links), words: z.string(), byName: z.string(), at: z.string() })
export type CaseLink = z.output<typeof CaseLink>

export const getHotlineDesk = operation({
  id: 'getHotlineDesk',
  method: 'GET',
  path: '/api/hotline/desk',
  summary: 'What an agent looks at all day: own state, what rings, the call in hand, who is on duty. Asked every second',
  access: { staff: 'hotline.answer' },
  reply: named('HotlineDesk', z.object({
    me: z.object({ state: z.enum(['on', 'pause', 'off']), extension: z.string(), since: z.string().nullable() }),
    ringing: z.array(CallLine),
    mine: z.array(CallLine).describe('Calls of this agent that are spoken or not yet written up'),
    agents: z.array(z.object({ id: z.uuid(), name: z.string(), state: z.enum(['on', 'pause']), since: z.string(), talking: z.boolean() })),
    callBacks: z.int().describe('Call-backs that wait'),
    demo: z.boolean(),
    now: z.string(),
  })),
})

export const setAgentState = operation({
  id: 'setAgentState',
  method: 'POST',
  path: '/api/hotline/agent-state',
  summary: 'Goes on duty, pauses, goes off; with the extension where calls are to be connected',
  access: { staff: 'hotline.answer' },
  body: named('AgentState', z.strictObject({ state: z.enum(['on', 'pause', 'off']), extension: z.string().trim().regex(/^[\w.+-]{0,40}$/, '分机号只能是数字和字母').optional() })),
  reply: z.object({ state: z.enum(['on', 'pause', 'off']), extension: z.string() }),
  status: 200,
  refusals: ['hotline.still_talking'],
})

export const ringDemoCall = operation({
  id: 'ringDemoCall',
  method: 'POST',
  path: '/api/hotline/demo-calls',
  summary: 'A made-up call rings; in demonstration installations only',
  access: { staff: 'hotline.answer' },
  body: named('DemoCall', z.strictObject({ called: Dialled, caller: Dialled.or(z.literal('')).default(''), clientId: ClientId })),
  reply: Made,
  refusals: ['hotline.demo_only', 'hotline.line_unknown'],
})

export const HotlineCall = named('HotlineCall', CallLine.extend({
  caller: z.string().nullable().describe('Whole only to the agent who speaks with the caller'),
  announcement: z.string(),
  person: z.object({ id: z.uuid(), name: z.string(), regionName: z.string() }).nullable(),
  matches: z.array(z.object({ id: z.uuid(), name: z.string(), regionName: z.string(), bornYear: z.string() })).describe('Who on the register has this number; to the agent in the call'),
  before: z.int().describe('Earlier calls from this number in the last ninety days'),
  consent: z.enum(['', 'given', 'refused']), anonymous: z.boolean(), notes: z.string(), declined: z.string(), doneAt: z.string().nullable(),
  links: z.array(CaseLink), steps: z.array(Step),
}))
export type HotlineCall = z.output<typeof HotlineCall>

export const getHotlineCall = operation({
  id: 'getHotlineCall', method: 'GET', path: '/api/hotline/calls/:id', summary: 'One call: who, which line, what was done', access: { staff: 'hotline.calls' },
  params: WithId, reply: HotlineCall, refusals: ['hotline.call_not_found'],
})

export const answerCall = operation({
  id: 'answerCall', method: 'POST', path: '/api/hotline/calls/:id/answer',
  summary: 'Takes a ringing call; the number is then shown whole, and that it was is written down', access: { staff: 'hotline.answer' },
  params: WithId, body: named('AnswerCall', z.strictObject({ clientId: ClientId })), reply: Done, status: 200,
  refusals: ['hotline.call_not_found', 'hotline.call_taken', 'hotline.not_on_duty', 'hotline.still_talking'],
})

export const callMoves = ['hold', 'resume', 'transfer', 'end', 'finish'] as const
export const moveCall = operation({
  id: 'moveCall', method: 'POST', path: '/api/hotline/calls/:id/moves',
  summary: 'Holds, resumes, transfers to another agent or line, ends, finishes the writing-up', access: { staff: 'hotline.answer' },
  params: WithId,
  body: named('CallMove', z.strictObject({
    move: z.enum(callMoves), toAgent: Id.optional(), toPhone: Dialled.optional(), note: Text(300).default(''), version: Version, clientId: ClientId,
  })),
  reply: Done, status: 200,
  refusals: ['hotline.call_not_found', 'hotline.not_your_call', 'hotline.not_now', 'hotline.changed_meanwhile', 'hotline.agent_not_free', 'hotline.target_needed', 'hotline.notes_needed'],
})

export const writeCall = operation({
  id: 'writeCall', method: 'PUT', path: '/api/hotline/calls/:id', summary: 'Notes and kind of the call, who the caller is or that they wish to stay unnamed', access: { staff: 'hotline.answer' },
  params: WithId,
  body: named('CallNotes', z.strictObject({
    notes: Text(4_000).optional(), kind: z.enum(callKinds).optional(), personId: Id.nullable().optional(), anonymous: z.boolean().optional(), version: Version, clientId: ClientId,
  })),
  reply: Done, refusals: ['hotline.call_not_found', 'hotline.not_your_call', 'hotline.changed_meanwhile', 'hotline.person_not_found'],
})

export const recordCallConsent = operation({
  id: 'recordCallConsent', method: 'POST', path: '/api/hotline/calls/:id/consent', summary: 'What the caller said when asked whether their open cases may be looked at', access: { staff: 'hotline.answer' },
  params: WithId, body: named('CallConsent', z.strictObject({ given: z.boolean(), version: Version, clientId: ClientId })), reply: Done, status: 200,
  refusals: ['hotline.call_not_found', 'hotline.not_your_call', 'hotline.changed_meanwhile', 'hotline.caller_unknown'],
})

const CaseShort = z.object({
  id: z.uuid(), number: z.string(), title: z.string(), matterCode: z.string(), stateName: z.string(), regionName: z.string(), placeText: z.string(), submittedAt: z.string().nullable(), dueAt: z.string().nullable(), urged: z.int(),
})
export type CaseShort = z.output<typeof CaseShort>
export const listCallerCases = operation({
  id: 'listCallerCases', method: 'GET', path: '/api/hotline/calls/:id/caller-cases', summary: 'The caller’s open cases; only with their spoken consent, only to the agent in the call', access: { staff: 'hotline.answer' },
  params: WithId, reply: named('CallerCases', z.object({ items: z.array(CaseShort) })),
  refusals: ['hotline.call_not_found', 'hotline.not_your_call', 'hotline.consent_needed', 'hotline.caller_unknown'],
})

export const findLikeCases = operation({
  id: 'findLikeCases', method: 'GET', path: '/api/hotline/like-cases',
  summary: 'While typing: open cases of the same matter near the place or with like words, without names', access: { staff: 'hotline.answer' },
  query: z.strictObject({ matter: Text(64), region: RegionCode.optional(), text: Text(300).default('') }),
  reply: named('LikeCases', z.object({ items: z.array(CaseShort.extend({ likeness: z.int().describe('Shared parts of words, of a hundred') })) })),
})

export const makeCallCase = operation({
  id: 'makeCallCase', method: 'POST', path: '/api/hotline/calls/:id/cases', summary: 'The call becomes a case of a matter; its number is told to the caller', access: { staff: 'hotline.answer' },
  params: WithId,
  body: named('CallCase', z.strictObject({
    matterCode: Text(64), form: z.record(z.string().max(100), z.unknown()), region: RegionCode.optional(), placeText: Text(200).default(''), urgent: z.boolean().default(false),
    submitAnyway: z.boolean().default(false), clientId: ClientId,
  })),
  reply: CaseReceipt,
  refusals: ['hotline.call_not_found', 'hotline.not_your_call', 'case.matter_not_found', 'case.region_not_found', 'case.form_invalid', 'case.materials_missing', 'case.open_already', 'case.applicant_needed'],
})

export const linkCall = operation({
  id: 'linkCall', method: 'POST', path: '/api/hotline/calls/:id/links', summary: 'The call is about a case that exists: joined, urged (催办), praised (表扬), asked', access: { staff: 'hotline.answer' },
  params: WithId, body: named('CallLinkInput', z.strictObject({ number: Text(40), link: z.enum(['joined', 'urged', 'praised', 'asked']), words: Text(500).default(''), clientId: ClientId })),
  reply: Made, refusals: ['hotline.call_not_found', 'hotline.not_your_call', 'hotline.case_not_found', 'hotline.linked_already', 'hotline.words_needed', 'hotline.not_open'],
})

export const declineCall = operation({
  id: 'declineCall', method: 'POST', path: '/api/hotline/calls/:id/decline', summary: '不予受理: the reason and the right channel were told to the caller', access: { staff: 'hotline.answer' },
  params: WithId, body: named('CallDecline', z.strictObject({ reason: Text(40), words: Text(500).default(''), version: Version, clientId: ClientId })), reply: Done, status: 200,
  refusals: ['hotline.call_not_found', 'hotline.not_your_call', 'hotline.changed_meanwhile', 'hotline.reason_unknown', 'hotline.case_made_already'],
})

export const listHotlineCalls = operation({
  id: 'listHotlineCalls', method: 'GET', path: '/api/hotline/calls', summary: 'Record of calls, newest first', access: { staff: 'hotline.calls' },
  query: z.strictObject({
    tab: z.enum(['all', 'mine', 'missed', 'declined']).default('all'), called: Text(25).optional(), kind: z.enum(callKinds).optional(), q: Text(50).optional().describe('Caller’s whole number, or a case number'), after: After,
  }),
  reply: named('HotlineCalls', page(CallLine.extend({ cases: z.array(z.object({ id: z.uuid(), number: z.string(), link: z.enum(links) })), declined: z.string() })).extend({ counts: z.record(z.string(), z.int()) })),
  refusals: ['hotline.page_unknown'],
})

export const listCaseCalls = operation({
  id: 'listCaseCalls', method: 'GET', path: '/api/hotline/case-calls/:id', summary: 'Calls about one case: how often urged, joined, praised, and how the call-backs ended', access: { staff: 'cases.read' },
  params: WithId,
  reply: named('CaseCalls', z.object({
    items: z.array(CaseLink),
    callBacks: z.array(z.object({ id: z.uuid(), round: z.int(), state: z.string(), solved: z.boolean().nullable(), satisfied: z.boolean().nullable(), words: z.string(), byName: z.string(), doneAt: z.string().nullable(), returned: z.boolean() })),
  })),
})
