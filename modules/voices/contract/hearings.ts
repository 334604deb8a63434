import { z } from 'zod'
import { named, operation } from '../../../platform/kernel/operation.ts'
import { opinionKinds, Opinion } from './opinions.ts'
import { After, ClientId, Day, Done, Made, Must, page, PlaceCode, Step, Text, Version, WithId } from './parts.ts'

export const ROUND_STATES = { planned: '已安排', heard: '已听取', reported: '已报告，等答复', replied: '已答复', cancelled: '已取消' } as const
export const roundStates = ['planned', 'heard', 'reported', 'replied', 'cancelled'] as const

export const Round = named('HearingRound', z.object({
  id: z.uuid(), region: z.string(), regionName: z.string(), body: z.string(), title: z.string(), services: z.array(z.string()), heldOn: z.string(), venue: z.string(), attended: z.int(),
  state: z.enum(roundStates), opinions: z.int(), report: z.string(), reportedTo: z.string(), reportedOn: z.string().nullable(), replyDueOn: z.string().nullable(), overdue: z.boolean(),
  reply: z.string(), repliedBy: z.string(), repliedOn: z.string().nullable(), version: z.int(),
}))
export type Round = z.output<typeof Round>

const Cycle = z.object({ region: z.string(), regionName: z.string(), months: z.int(), replyDays: z.int(), version: z.int().describe('0: the setting the product came with') })

export const listRounds = operation({
  id: 'listHearingRounds', method: 'GET', path: '/api/voices/rounds',
  summary: 'Rounds in which committees hear residents on public services, newest first; those that wait for a reply; late replies',
  access: { staff: 'voices.read' },
  query: z.strictObject({ show: z.enum(['all', 'waiting', 'late']).default('all'), after: After }),
  reply: named('HearingRoundPage', page(Round).extend({ counts: z.object({ waiting: z.int(), late: z.int() }), cycle: Cycle })),
  refusals: ['voices.page_unknown'],
})

export const getRound = operation({
  id: 'getHearingRound', method: 'GET', path: '/api/voices/rounds/:id', summary: 'A round with what was heard, the report, the reply and the way', access: { staff: 'voices.read' }, params: WithId,
  reply: named('HearingRoundFile', z.object({ round: Round, opinions: z.array(Opinion), steps: z.array(Step) })), refusals: ['voices.round_not_found'],
})

export const planRound = operation({
  id: 'planHearingRound', method: 'POST', path: '/api/voices/rounds', summary: 'The committee sets a day for hearing residents on public services', access: { staff: 'voices.hear' },
  body: named('NewHearingRound', z.strictObject({
    region: PlaceCode, body: Must(60, '请填写由哪个居委会（嘎查委员会）听取'), title: Must(60, '请填写名称'), services: z.array(Must(40, '请填写服务项目')).min(1, '请至少写一项公共服务').max(20),
    heldOn: Day, venue: Text(80).default(''), clientId: ClientId,
  })),
  reply: Made, refusals: ['voices.place_not_yours'],
})

export const hearOpinion = operation({
  id: 'hearOpinion', method: 'POST', path: '/api/voices/rounds/:id/opinions', summary: 'Writes down one opinion heard in the round; it goes the way of every opinion', access: { staff: 'voices.hear' }, params: WithId,
  body: z.strictObject({ kind: z.enum(opinionKinds, '请选择方面'), words: Text(1000).min(5, '请写明意见内容，至少5个字'), saidBy: Text(50).default(''), clientId: ClientId }),
  reply: z.object({ number: z.string(), checkCode: z.string() }), refusals: ['voices.round_not_found', 'voices.not_now', 'voices.day_ahead'],
})

export const moveRound = operation({
  id: 'moveHearingRound', method: 'POST', path: '/api/voices/rounds/:id/moves', summary: 'Closes the hearing, reports to the government, enters its reply, or cancels a round', access: { staff: 'voices.read' }, params: WithId,
  body: named('HearingRoundMove', z.strictObject({
    move: z.enum(['hear', 'report', 'reply', 'cancel']), note: Text(4000).default('').describe('The report; the reply; why it is cancelled'),
    to: Text(60).default('').describe('To whom it is reported, or who replied'), on: Day.optional().describe('The day it was reported or the reply came; today when absent'), attended: z.int().min(0).max(5000).optional(),
    version: Version, clientId: ClientId,
  })),
  reply: Done, refusals: ['voices.round_not_found', 'voices.changed_meanwhile', 'voices.not_now', 'voices.not_yours', 'voices.words_needed', 'voices.days_wrong', 'voices.nothing_heard'],
})

export const getHearingReport = operation({
  id: 'getHearingReport', method: 'GET', path: '/api/voices/hearing-report', summary: 'The rounds of a period with reply status, place by place, and which committees held none', access: { staff: 'voices.read' },
  query: z.strictObject({ from: Day, until: Day }),
  reply: named('HearingReport', z.object({
    from: z.string(), until: z.string(), regionName: z.string(), rounds: z.array(Round), held: z.int(), reported: z.int(), replied: z.int(), late: z.int(), opinions: z.int(),
    kinds: z.array(z.object({ kind: z.enum(opinionKinds), count: z.int() })), missing: z.array(z.object({ region: z.string(), name: z.string() })).describe('Communities without a round in the period'),
  })),
  refusals: ['voices.days_wrong'],
})

export const setHearingCycle = operation({
  id: 'setHearingCycle', method: 'PUT', path: '/api/voices/hearing-cycle', summary: 'How often rounds are held here and in how many days a reply is due; below this place unless it says otherwise', access: { staff: 'voices.hear' },
  body: z.strictObject({ region: PlaceCode, months: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(6), z.literal(12)], '请选择周期'), replyDays: z.int().min(1).max(180), version: z.int().min(0), clientId: ClientId }),
  reply: Done, refusals: ['voices.place_not_yours', 'voices.changed_meanwhile'],
})
