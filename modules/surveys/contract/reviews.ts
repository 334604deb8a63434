import { z } from 'zod'
import { named, operation } from '../../../platform/kernel/operation.ts'
import { unitKinds } from './asking.ts'
import { After, ClientId, Day, Done, Id, Made, Must, page, Period, PlaceCode, Step, Text, Version, WithId } from './parts.ts'

export const REVIEW_STATES = { listed: '已列清单', called: '已通知居民', held: '等单位答复', answered: '单位已答复', closed: '已进入考核', cancelled: '已取消' } as const
export const reviewStates = ['listed', 'called', 'held', 'answered', 'closed', 'cancelled'] as const
export const REVIEW_WAYS = { meeting: '开评议会', survey: '问卷调查' } as const

const count = z.int().min(0).max(100_000)
const Tally = named('ReviewTally', z.strictObject({ 5: count, 4: count, 3: count, 2: count, 1: count, 0: count.describe('不了解') }))
const Service = z.strictObject({ key: z.string().regex(/^s\d{1,2}$/), title: Must(100, '请写明服务') })

export const Review = named('ResidentsReview', z.object({
  id: z.uuid(), region: z.string(), regionName: z.string(), title: z.string(), unitKind: z.enum(unitKinds), unitName: z.string(), period: z.string(), services: z.array(Service), way: z.enum(['meeting', 'survey']), surveyId: z.uuid().nullable(),
  surveyTitle: z.string(), heldOn: z.string().nullable(), venue: z.string(), invited: z.int().nullable(), present: z.int().nullable(), tallies: z.record(z.string(), Tally).nullable(), state: z.enum(reviewStates), answerDue: z.string().nullable(),
  late: z.boolean(), answer: z.string(), answeredBy: z.string(), answeredOn: z.string().nullable(), closedOn: z.string().nullable(), points: z.number().nullable(), satisfied: z.number().nullable(), version: z.int(),
}))
export type Review = z.output<typeof Review>

export const listReviews = operation({
  id: 'listResidentsReviews', method: 'GET', path: '/api/surveys/reviews',
  summary: 'Reviews of bodies by residents: under way, without the body’s answer, ended; newest first',
  access: { staff: 'surveys.read' },
  query: z.strictObject({ show: z.enum(['running', 'unanswered', 'ended', 'all']).default('running'), q: Text(50).optional(), after: After }),
  reply: named('ResidentsReviewPage', page(Review).extend({ counts: z.object({ running: z.int(), unanswered: z.int() }) })),
  refusals: ['surveys.page_unknown'],
})

export const getReview = operation({
  id: 'getResidentsReview', method: 'GET', path: '/api/surveys/reviews/:id',
  summary: 'One review with its services, ballots, answer and what may be done now',
  access: { staff: 'surveys.read' },
  params: WithId,
  reply: named('ResidentsReviewFile', z.object({ review: Review, steps: z.array(Step), moves: z.array(z.enum(['call', 'hold', 'answer', 'close', 'cancel'])) })),
  refusals: ['surveys.review_not_found'],
})

export const createReview = operation({
  id: 'createResidentsReview', method: 'POST', path: '/api/surveys/reviews',
  summary: 'Begins a review: the body, the period and the list of services that are reviewed',
  access: { staff: 'surveys.make' },
  body: named('NewResidentsReview', z.strictObject({
    region: PlaceCode, title: Must(60, '请写明评议的名称'), unitKind: z.enum(unitKinds, '请选择评的是谁'), unitName: Must(60, '请写明单位'), period: Period, services: z.array(Service).min(1, '请至少列一项服务').max(20, '最多20项'), way: z.enum(['meeting', 'survey']), clientId: ClientId,
  })),
  reply: Made,
  refusals: ['surveys.place_not_yours'],
})

export const moveReview = operation({
  id: 'moveResidentsReview', method: 'POST', path: '/api/surveys/reviews/:id/moves',
  summary: 'Calls the residents, notes the meeting’s ballots or the survey, takes the body’s answer, ends the review so that it counts in the assessment, or cancels it',
  access: { staff: 'surveys.read' },
  params: WithId,
  body: named('ResidentsReviewMoving', z.discriminatedUnion('move', [
    z.strictObject({ move: z.literal('call'), heldOn: Day, venue: Text(100).default(''), invited: z.int().min(1, '请填写通知了多少人').max(100_000), version: Version, clientId: ClientId }),
    z.strictObject({ move: z.literal('hold'), present: z.int().min(1).max(100_000).optional(), tallies: z.record(z.string(), Tally).optional(), surveyId: Id.optional(), answerDue: Day, version: Version, clientId: ClientId }),
    z.strictObject({ move: z.literal('answer'), answer: Must(2000, '请写明答复和改进措施'), version: Version, clientId: ClientId }),
    z.strictObject({ move: z.literal('close'), version: Version, clientId: ClientId }),
    z.strictObject({ move: z.literal('cancel'), note: Must(300, '请写明为什么取消'), version: Version, clientId: ClientId }),
  ])),
  reply: Done,
  refusals: ['surveys.review_not_found', 'surveys.changed_meanwhile', 'surveys.not_now', 'surveys.not_yours', 'surveys.ballots_wrong', 'surveys.survey_not_fitting', 'surveys.days_wrong'],
})

export const listPublicReviews = operation({
  id: 'listPublicReviews', method: 'GET', path: '/api/surveys/public-reviews',
  summary: 'Reviews that are over, with the figures and the body’s answer, for everybody',
  access: 'public',
  query: z.strictObject({ after: After }),
  reply: named('PublicReviewPage', page(z.object({
    id: z.uuid(), title: z.string(), regionName: z.string(), unitName: z.string(), period: z.string(), heldOn: z.string().nullable(), present: z.int().nullable(), points: z.number().nullable(), satisfied: z.number().nullable(), answer: z.string(), answeredBy: z.string(), answeredOn: z.string().nullable(),
  }))),
  refusals: ['surveys.page_unknown'],
})
