import { z } from 'zod'
import { named, operation } from '../../../platform/kernel/operation.ts'
import { After, CheckCode, ClientId, Day, Done, Id, Must, page, RegionCode, Step, Text, Version, WithId } from './parts.ts'

/** Kinds of letters and visits (信访工作条例 art. 17 and after). */
export const LETTER_KINDS = { request: '申诉求决', accusation: '检举控告', suggestion: '意见建议' } as const
export const letterKinds = ['request', 'accusation', 'suggestion'] as const
export const LETTER_SOURCES = { letter: '来信', visit: '来访', electronic: '网上' } as const
export const letterSources = ['letter', 'visit', 'electronic'] as const
export const LETTER_STATES = { registered: '待决定办理', accepted: '已受理', declined: '不予受理', forwarded: '已转有权机关', replied: '已答复' } as const
export const letterStates = ['registered', 'accepted', 'declined', 'forwarded', 'replied'] as const
export const LETTER_ROUNDS = { handle: '办理', review: '复查', reexamination: '复核' } as const
export const letterRounds = ['handle', 'review', 'reexamination'] as const
/** At which level those serve of whom it speaks: it is handled above them. */
export const CONCERNED = { none: '不是反映工作人员', community: '反映社区（嘎查）工作人员', township: '反映街道（苏木镇）工作人员', county: '反映旗县区工作人员' } as const

const Clock = z.object({ what: z.enum(['register', 'tell', 'askReview']), dueOn: z.string(), doneOn: z.string().nullable(), late: z.boolean() })
export const LetterLine = named('Letter', z.object({
  id: z.uuid(), region: z.string(), regionName: z.string(), number: z.string(), caseId: z.uuid(), title: z.string(), kind: z.enum(letterKinds), source: z.enum(letterSources), round: z.enum(letterRounds),
  state: z.enum(letterStates), receivedOn: z.string(), routedOn: z.string().nullable(), toldOn: z.string().nullable(), toldHow: z.string(), dueOn: z.string().nullable().describe('Last day of handling, by the case'),
  late: z.boolean(), forwardedTo: z.string(), joinedNumber: z.string().describe('Handled as one with this case'), reply: z.string(), repliedOn: z.string().nullable(), deliveredOn: z.string().nullable(), version: z.int(),
}))
export type LetterLine = z.output<typeof LetterLine>

export const listLetters = operation({
  id: 'listLetters', method: 'GET', path: '/api/voices/letters', summary: 'Letters and visits as requests for service: to be routed, to be told, running, answered; by kind, number and words of the subject. Never by person',
  access: { staff: 'voices.letters' },
  query: z.strictObject({ show: z.enum(['route', 'tell', 'running', 'late', 'ended', 'all']).default('route'), kind: z.enum(letterKinds).optional(), q: Text(50).optional(), after: After }),
  reply: named('LetterPage', page(LetterLine).extend({ counts: z.object({ route: z.int(), tell: z.int(), running: z.int(), late: z.int() }) })), refusals: ['voices.page_unknown'],
})

export const getLetter = operation({
  id: 'getLetter', method: 'GET', path: '/api/voices/letters/:id', summary: 'A letter with its clocks, its rounds, what is handled as one with it, and what may be done now', access: { staff: 'voices.letters' }, params: WithId,
  reply: named('LetterFile', z.object({
    letter: LetterLine, clocks: z.array(Clock), rounds: z.array(LetterLine), together: z.array(LetterLine), steps: z.array(Step),
    remedy: z.enum(['may', 'not_replied', 'not_delivered', 'lapsed', 'final', 'elsewhere']), remedyUntil: z.string().nullable(),
  })),
  refusals: ['voices.letter_not_found'],
})

const Content = z.string().trim().min(5, '请写明反映的事，至少5个字').max(4000, '最多4000个字')
const Phone = z.string().trim().regex(/^[\d\-+ ()]{5,20}$/, '请填写能联系到的电话号码').optional()
const Receipt = named('LetterReceipt', z.object({ id: z.uuid(), caseId: z.uuid(), number: z.string(), checkCode: z.string(), registerBy: z.string(), tellBy: z.string() }))

export const registerLetter = operation({
  id: 'registerLetter', method: 'POST', path: '/api/voices/letters', summary: 'Registers a letter or a visit. Where an open case of the place has like words it is joined to it, or said to be another thing: one matter is not handled twice unknown',
  access: { staff: 'voices.letters' },
  body: named('NewLetter', z.strictObject({
    source: z.enum(['letter', 'visit'], '请选择来信或来访'), kind: z.enum(letterKinds, '请选择种类'), receivedOn: Day, region: RegionCode, title: Must(60, '请用一句话写明是什么事，不写姓名'), content: Content,
    concerned: z.enum(['none', 'community', 'township', 'county']).default('none'), personId: Id.nullable().default(null), name: Text(50).default('').describe('As it was signed, when not on the register'), contactPhone: Phone,
    joinTo: Text(30).default('').describe('Number of the open case with which it is handled as one'), notTheSame: z.boolean().default(false), clientId: ClientId,
  })),
  reply: Receipt,
  refusals: ['voices.place_not_yours', 'voices.days_wrong', 'voices.like_case_open', 'voices.join_not_found', 'voices.concerned_above', 'voices.person_not_found', 'case.form_invalid', 'case.region_not_found', 'case.own_case', 'case.applicant_not_found'],
})

export const sendLetter = operation({
  id: 'sendLetter', method: 'POST', path: '/api/voices/letters/sent', summary: 'A resident writes electronically; about staff it goes to the level above them', access: { resident: true },
  body: named('LetterSent', z.strictObject({
    kind: z.enum(letterKinds, '请选择种类'), region: RegionCode, content: Content, concerned: z.enum(['none', 'community', 'township', 'county']).default('none'), clientId: ClientId,
  })),
  reply: Receipt, refusals: ['voices.place_unknown', 'voices.concerned_above', 'case.form_invalid', 'case.region_not_found'],
})

export const findLikeCases = operation({
  id: 'findCasesLikeLetter', method: 'GET', path: '/api/voices/like-cases', summary: 'Open cases of the place with like words, to be handled as one: numbers and titles', access: { staff: 'voices.letters' },
  query: z.strictObject({ region: RegionCode, words: z.string().trim().min(2).max(400) }),
  reply: z.object({ items: z.array(z.object({ number: z.string(), title: z.string(), on: z.string(), likeness: z.number() })) }), refusals: ['voices.place_not_yours'],
})

export const joinLetter = operation({
  id: 'joinLetter', method: 'POST', path: '/api/voices/letters/:id/joining', summary: 'Handled as one with an open case: its person is answered with that case’s reply', access: { staff: 'voices.letters' }, params: WithId,
  body: z.strictObject({ number: Must(30, '请填写办件编号'), reason: Must(200, '请写明为什么是同一件事'), version: Version, clientId: ClientId }), reply: Done,
  refusals: ['voices.letter_not_found', 'voices.changed_meanwhile', 'voices.not_now', 'voices.join_not_found'],
})

export const forwardLetter = operation({
  id: 'forwardLetter', method: 'POST', path: '/api/voices/letters/:id/forwarding', summary: 'Not for us: forwarded to the competent body, and the person is told to which', access: { staff: 'voices.letters' }, params: WithId,
  body: z.strictObject({ to: Must(60, '请填写转给哪个机关'), reason: Must(500, '请写明依据和理由'), version: Version, clientId: ClientId }), reply: Done,
  refusals: ['voices.letter_not_found', 'voices.changed_meanwhile', 'voices.not_now'],
})

export const noteLetter = operation({
  id: 'noteLetter', method: 'POST', path: '/api/voices/letters/:id/notes', summary: 'The person was told in writing whose it is, or has the written reply in hand', access: { staff: 'voices.letters' }, params: WithId,
  body: z.strictObject({ what: z.enum(['told', 'delivered']), on: Day, how: Must(100, '请写明怎样送达的，例如挂号信、当面'), version: Version, clientId: ClientId }), reply: Done,
  refusals: ['voices.letter_not_found', 'voices.changed_meanwhile', 'voices.not_now', 'voices.days_wrong'],
})

export const askReview = operation({
  id: 'askReview', method: 'POST', path: '/api/voices/letters/:id/reviews', summary: 'Review, or re-examination after a review, within 30 days of the written reply; by the person, or entered for them', access: { staff: 'voices.letters', resident: true }, params: WithId,
  body: z.strictObject({ content: z.string().trim().min(5, '请写明不服的理由，至少5个字').max(2000), clientId: ClientId }),
  reply: z.object({ id: z.uuid(), number: z.string(), round: z.enum(letterRounds) }),
  refusals: ['voices.letter_not_found', 'voices.not_now', 'voices.review_lapsed', 'voices.review_final', 'voices.review_elsewhere', 'voices.reviewed_already', 'case.own_case'],
})

export const getLetterReply = operation({
  id: 'getLetterReply', method: 'GET', path: '/api/voices/letter-replies', summary: 'How a letter stands and its reply, by number and check code, without signing in and without any name', access: 'public',
  query: z.strictObject({ number: z.string().trim().regex(/^\d{8}-\d{7,14}$/, '编号形如 20261122-0000017，请逐位核对'), code: CheckCode }),
  reply: named('LetterReply', z.object({
    number: z.string(), kindName: z.string(), roundName: z.string(), stateName: z.string(), receivedOn: z.string(), where: z.string().describe('What is being done until when, in one sentence'), reply: z.string(), repliedOn: z.string().nullable(),
    next: z.string().describe('What one may do now'),
  })),
  refusals: ['voices.answer_not_found'],
})

export const listMyLetters = operation({
  id: 'listMyLetters', method: 'GET', path: '/api/voices/my-letters', summary: 'The resident’s own letters with their reply and whether review may be asked for', access: { resident: true },
  reply: z.object({ items: z.array(LetterLine.extend({ where: z.string(), next: z.string(), mayAsk: z.boolean() })) }),
})
