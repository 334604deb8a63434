import { z } from 'zod'
import { named, operation } from '../../platform/kernel/operation.ts'
import { postKinds } from '../organisations/contract.ts'

const Id = z.uuid('编号不正确，请从列表中重新选择')
const Day = z.iso.date('日期应写成 2026-11-22 这样')
const RegionCode = z.string().regex(/^\d{12}(\d{3}){0,2}$/, '请选择地方')
const Reason = z.string().trim().min(2, '请写明原因，至少2个字').max(200)
const ClientId = z.string().min(8).max(100).optional()

// ------------------------------------------------------------------------------------------------------ who is on duty

export const PostLine = named(
  'PostLine',
  z.object({
    id: z.string().describe('Id of the post held; empty for a vacancy'),
    kind: z.enum(postKinds),
    title: z.string(),
    region: z.string(),
    regionName: z.string(),
    holder: z.string().describe('Empty for a vacancy'),
    accountId: z.uuid().nullable().describe('For administrators: the holder’s account'),
    deputyFor: z.string().nullable().describe('Name of whom this deputy stands in for'),
    validFrom: z.string().nullable(),
    validUntil: z.string().nullable(),
  }),
)
export type PostLine = z.output<typeof PostLine>

export const listPosts = operation({
  id: 'listPosts',
  method: 'GET',
  path: '/api/posts',
  summary: 'Posts within the place of the post by place: held today, vacant where a place of that level ought to have one, ending within 30 days, or deputies',
  access: { staff: 'accounts.directory' },
  query: z.strictObject({
    state: z.enum(['held', 'vacant', 'ending', 'deputy']).default('held'),
    region: RegionCode.optional(),
    kind: z.enum(postKinds).optional(),
    q: z.string().trim().max(50).optional().describe('Beginning of the holder’s name'),
    after: z.string().max(200).optional(),
  }),
  reply: named('PostPage', z.object({ items: z.array(PostLine), next: z.string().nullable(), counts: z.object({ held: z.int(), vacant: z.int(), ending: z.int(), deputy: z.int() }) })),
  refusals: ['accounts.place_not_yours', 'accounts.page_unknown'],
})

export const appointDeputy = operation({
  id: 'appointDeputy',
  method: 'POST',
  path: '/api/posts/:id/deputies',
  summary: 'Somebody stands in for the holder of a post from a day to a day (AB 角): the same kind of post at the same place, and the holder’s open work',
  access: { staff: 'accounts.administer' },
  params: z.strictObject({ id: Id }),
  body: named('NewDeputy', z.strictObject({ accountId: Id, from: Day, until: Day, reason: Reason, clientId: ClientId })),
  reply: z.object({ id: z.uuid() }),
  refusals: ['accounts.not_found', 'accounts.more_than_you_hold', 'accounts.not_your_own', 'accounts.deputy_dates', 'accounts.deputy_twice', 'accounts.same_person'],
})

// ---------------------------------------------------------------------------------------------------------- hand-over

export const HANDOVER_STATES = { waiting: '待接收人确认', confirmed: '已交接', declined: '未接收', withdrawn: '已撤回' } as const
export const handoverStates = Object.keys(HANDOVER_STATES) as [keyof typeof HANDOVER_STATES, ...(keyof typeof HANDOVER_STATES)[]]

export const Handover = named(
  'Handover',
  z.object({
    id: z.uuid(),
    postTitle: z.string(),
    region: z.string(),
    regionName: z.string(),
    fromName: z.string(),
    toName: z.string(),
    reason: z.string(),
    things: z.array(z.string()),
    /** How many pieces of open work; what they are is for the two who hand over and receive. */
    count: z.int(),
    work: z.array(z.object({ number: z.string(), title: z.string(), dueOn: z.string().nullable() })),
    state: z.enum(handoverStates),
    remark: z.string(),
    moved: z.int(),
    createdAt: z.string(),
    decidedAt: z.string().nullable(),
    mine: z.enum(['receive', 'hand_over', 'none']).describe('What the caller has to do with it'),
  }),
)
export type Handover = z.output<typeof Handover>

const HandoverPage = named('HandoverPage', z.object({ items: z.array(Handover), next: z.string().nullable() }))

export const createHandover = operation({
  id: 'createHandover',
  method: 'POST',
  path: '/api/posts/:id/handovers',
  summary: 'A post is to go to a named successor: the list of open work is made, and waits for the successor’s word',
  access: { staff: 'accounts.administer' },
  params: z.strictObject({ id: Id }),
  body: named('NewHandover', z.strictObject({ toAccountId: Id, reason: Reason, things: z.string().trim().max(1000).default(''), clientId: ClientId })),
  reply: z.object({ id: z.uuid(), count: z.int() }),
  refusals: ['accounts.not_found', 'accounts.more_than_you_hold', 'accounts.not_your_own', 'accounts.same_person', 'accounts.handover_waiting'],
})

export const withdrawHandover = operation({
  id: 'withdrawHandover',
  method: 'POST',
  path: '/api/handovers/:id/withdrawal',
  summary: 'Take a hand-over back that nobody has confirmed yet',
  access: { staff: 'accounts.administer' },
  params: z.strictObject({ id: Id }),
  body: z.strictObject({ reason: Reason, clientId: ClientId }),
  reply: z.object({ done: z.boolean() }),
  refusals: ['accounts.handover_not_found', 'accounts.handover_decided'],
})

export const listHandovers = operation({
  id: 'listHandovers',
  method: 'GET',
  path: '/api/handovers',
  summary: 'Hand-overs within the place of the administrator; how much work, not which',
  access: { staff: 'accounts.administer' },
  query: z.strictObject({ state: z.enum(['waiting', 'decided']).default('waiting'), after: Id.optional() }),
  reply: HandoverPage,
})

export const listMyHandovers = operation({
  id: 'listMyHandovers',
  method: 'GET',
  path: '/api/me/handovers',
  summary: 'What the caller is to receive, has received or hands over, newest first',
  access: 'signed-in',
  query: z.strictObject({ after: Id.optional() }),
  reply: HandoverPage,
})

export const decideHandover = operation({
  id: 'decideHandover',
  method: 'POST',
  path: '/api/me/handovers/:id/decision',
  summary: 'The successor confirms: the post and its open work are theirs from now on; or declines, and everything stays as it was',
  access: 'signed-in',
  params: z.strictObject({ id: Id }),
  body: named('HandoverDecision', z.strictObject({ decision: z.enum(['confirm', 'decline']), remark: z.string().trim().max(300).default(''), clientId: ClientId })),
  reply: z.object({ moved: z.int() }),
  refusals: ['accounts.handover_not_found', 'accounts.handover_decided', 'accounts.handover_stale', 'accounts.remark_needed'],
})
