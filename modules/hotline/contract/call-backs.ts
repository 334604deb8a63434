import { z } from 'zod'
import { named, operation } from '../../../platform/kernel/operation.ts'
import { After, ClientId, Day, page, rateGroups, RegionCode, Text, Version, WithId } from './parts.ts'

export const CALL_BACK_STATES = { waiting: '待回访', reached: '已回访', unreachable: '联系不上', dropped: '不再回访' } as const
const states = ['waiting', 'reached', 'unreachable', 'dropped'] as const

export const HotlineCallBack = named('HotlineCallBack', z.object({
  id: z.uuid(), caseId: z.uuid(), caseNumber: z.string(), title: z.string(), kind: z.string(), matterCode: z.string(), region: z.string(), regionName: z.string(), round: z.int(), unitName: z.string(), outcomeName: z.string(), answer: z.string(),
  concludedAt: z.string(), dueOn: z.string().nullable(), late: z.boolean(), state: z.enum(states), tries: z.int(), callerMasked: z.string(), inTime: z.boolean().nullable(), solved: z.boolean().nullable(), satisfied: z.boolean().nullable(),
  words: z.string(), returned: z.boolean(), doneAt: z.string().nullable(), byName: z.string(), mayCall: z.boolean().describe('Not by the unit or the persons who handled it'), version: z.int(),
}))
export type HotlineCallBack = z.output<typeof HotlineCallBack>

export const listCallBacks = operation({
  id: 'listCallBacks', method: 'GET', path: '/api/hotline/call-backs', summary: 'Concluded orders to call back, the oldest first, and those that are done', access: { staff: 'hotline.call_backs' },
  query: z.strictObject({
    state: z.enum([...states, 'bad']).default('waiting'), unit: Text(80).optional(), kind: Text(20).optional(), region: RegionCode.optional(), from: Day.optional(), until: Day.optional(),
    counted: z.enum(['in_time', 'solved', 'satisfied']).optional().describe('Those that count towards a rate'), q: Text(50).optional(), after: After,
  }),
  reply: named('HotlineCallBacks', page(HotlineCallBack).extend({ counts: z.record(z.string(), z.int()) })), refusals: ['hotline.page_unknown'],
})
export const getCallBack = operation({
  id: 'getCallBack', method: 'GET', path: '/api/hotline/call-backs/:id', summary: 'One call-back with its tries', access: { staff: 'hotline.call_backs' }, params: WithId,
  reply: named('CallBackFile', z.object({ callBack: HotlineCallBack, steps: z.array(z.object({ id: z.uuid(), step: z.string(), note: z.string(), byName: z.string(), at: z.string() })) })), refusals: ['hotline.call_back_not_found'],
})
export const showCallBackNumber = operation({
  id: 'showCallBackNumber', method: 'POST', path: '/api/hotline/call-backs/:id/number', summary: 'The whole number, to call back; that it was shown is written down', access: { staff: 'hotline.call_back' }, params: WithId,
  body: named('ShowCallBackNumber', z.strictObject({})), reply: named('CallBackNumber', z.object({ phone: z.string() })), status: 200, keepNoReply: true,
  refusals: ['hotline.call_back_not_found', 'hotline.own_unit', 'hotline.no_number', 'hotline.not_now'],
})
export const recordCallBack = operation({
  id: 'recordCallBack', method: 'POST', path: '/api/hotline/call-backs/:id/answers', summary: 'What the caller says, or that nobody was reached. Not solved or not satisfied: the order goes back for redo', access: { staff: 'hotline.call_back' },
  params: WithId,
  body: named('CallBackAnswer', z.strictObject({
    reached: z.boolean(), inTime: z.boolean().optional(), solved: z.boolean().optional(), satisfied: z.boolean().optional(), words: Text(500).default(''), giveUp: z.boolean().default(false).describe('After three tries in vain: 联系不上, counted apart'),
    version: Version, clientId: ClientId,
  })),
  reply: named('CallBackDone', z.object({ version: z.int(), state: z.enum(states), returned: z.boolean() })), status: 200,
  refusals: ['hotline.call_back_not_found', 'hotline.own_unit', 'hotline.changed_meanwhile', 'hotline.not_now', 'hotline.answers_needed', 'hotline.words_needed', 'hotline.too_few_tries'],
})

const Rate = z.object({ n: z.int(), of: z.int(), percent: z.number().nullable().describe('One decimal; null where nothing could be asked') })
export const RateLine = z.object({
  key: z.string(), name: z.string(), concluded: z.int().describe('Conclusions in the period'), waiting: z.int().describe('Not called back yet'), unreachable: z.int().describe('Counted apart'), valid: z.int(), contact: Rate, solved: Rate, satisfied: Rate, returned: z.int(),
})
export type RateLine = z.output<typeof RateLine>
export const getHotlineRates = operation({
  id: 'getHotlineRates', method: 'GET', path: '/api/hotline/rates', summary: '三率 from call-backs alone: first contact in time, solved, satisfied, of those reached; others counted apart', access: { staff: 'hotline.rates' },
  query: z.strictObject({ by: z.enum(rateGroups).default('body'), from: Day.optional(), until: Day.optional(), region: RegionCode.optional() }),
  reply: named('HotlineRates', z.object({ from: z.string(), until: z.string(), total: RateLine, lines: z.array(RateLine) })), refusals: ['hotline.place_not_yours', 'hotline.days_wrong'],
})
