import { z } from 'zod'
import { named, operation } from '../../../platform/kernel/operation.ts'
import { After, ClientId, Day, Needed, Page, Path, Text, Version } from './parts.ts'

export const REVIEW_KINDS = { sample: '抽查', many_without_case: '没有办件的查看较多', out_of_hours: '非工作时间查看', own_family: '查看家人或本人', colleague: '查看同事', emergency: '紧急打开' } as const
export const reviewKinds = ['sample', 'many_without_case', 'out_of_hours', 'own_family', 'colleague', 'emergency'] as const
export const REVIEW_RESULTS = { in_order: '符合规定', explained: '已说明', follow_up: '需要跟进' } as const
export const reviewResults = ['in_order', 'explained', 'follow_up'] as const

export const ReviewLine = named(
  'ReviewLine',
  z.object({
    id: z.uuid(), regionName: z.string(), from: z.string(), until: z.string(), dueOn: z.string(), state: z.enum(['open', 'closed']), overdue: z.boolean(),
    entries: z.int(), items: z.int(), open: z.int(), followUps: z.int(), begunBy: z.string(), begunAt: z.string(), closedAt: z.string().nullable(), conclusion: z.string(),
  }),
)

export const listReviews = operation({
  id: 'listReviews',
  method: 'GET',
  path: '/api/privacy/reviews',
  summary: 'Reviews of the record of reads and writes, newest first, and whether the next one is overdue',
  access: { staff: 'privacy.review' },
  query: z.strictObject({ state: z.enum(['open', 'closed']).optional(), from: Day.optional(), until: Day.optional(), after: After }),
  reply: named('ReviewPage', Page(ReviewLine).extend({ next_due: z.string().describe('When the next period should have been reviewed'), overdue: z.boolean(), suggestFrom: z.string(), suggestUntil: z.string() })),
})

export const ReviewItem = named(
  'ReviewItem',
  z.object({
    id: z.uuid(),
    kind: z.enum(reviewKinds),
    fact: z.string(),
    entries: z.int(),
    entry: z.object({ id: z.uuid(), at: z.string(), callerName: z.string(), post: z.string(), place: z.string(), deed: z.string(), because: z.string(), ref: z.string(), caller: z.string() }).nullable(),
    result: z.enum(reviewResults).nullable(),
    note: z.string(),
    byName: z.string(),
    at: z.string().nullable(),
  }),
)

export const getReview = operation({
  id: 'getReview',
  method: 'GET',
  path: '/api/privacy/reviews/:id',
  summary: 'One review: the drawn sample and the facts about openings, each with its result',
  access: { staff: 'privacy.review' },
  params: Path,
  reply: named('Review', ReviewLine.extend({ seed: z.string(), size: z.int(), version: z.int(), chain: z.string(), lines: z.array(ReviewItem) })),
  refusals: ['privacy.review_not_found'],
})

export const beginReview = operation({
  id: 'beginReview',
  method: 'POST',
  path: '/api/privacy/reviews',
  summary: 'Begin the review of a period: a sample is drawn that anyone can draw again, unusual openings are put beside it as facts',
  access: { staff: 'privacy.review' },
  body: named('NewReview', z.strictObject({ from: Day, until: Day, size: z.int().min(5, '至少抽5条').max(200, '最多抽200条').default(30), clientId: ClientId })),
  reply: z.object({ id: z.uuid(), items: z.int() }),
  refusals: ['privacy.review_dates', 'privacy.review_twice', 'privacy.review_nothing'],
})

export const markReviewItem = operation({
  id: 'markReviewItem',
  method: 'POST',
  path: '/api/privacy/reviews/:id/results',
  summary: 'Write down what was found about one line; nobody reviews their own deeds',
  access: { staff: 'privacy.review' },
  params: Path,
  body: z.strictObject({ item: z.uuid(), result: z.enum(reviewResults, '请选择结果'), note: Text(300).default(''), clientId: ClientId }),
  reply: z.object({ done: z.boolean() }),
  refusals: ['privacy.review_not_found', 'privacy.review_closed', 'privacy.review_item_not_found', 'privacy.review_own', 'privacy.review_note_needed'],
})

export const closeReview = operation({
  id: 'closeReview',
  method: 'POST',
  path: '/api/privacy/reviews/:id/closing',
  summary: 'Close a review of which every line has a result',
  access: { staff: 'privacy.review' },
  params: Path,
  body: z.strictObject({ conclusion: Needed(500, '结论'), version: Version, clientId: ClientId }),
  reply: z.object({ done: z.boolean() }),
  refusals: ['privacy.review_not_found', 'privacy.review_closed', 'privacy.review_unfinished', 'privacy.changed_meanwhile'],
})
