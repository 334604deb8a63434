import { z } from 'zod'
import { named, operation } from '../../../platform/kernel/operation.ts'
import { LINK_KINDS, type LinkKind } from '../define.ts'
import { draftMoves, draftStates } from '../rules/draft.ts'
import { After, ClientId, Day, Done, Id, Made, Must, page, PlanCode, PlanVersion, RegionCode, Step, Text, Version, WithId } from './parts.ts'

const Passage = z.strictObject({
  title: Must(100, '请填写标题'), text: Must(4000, '请填写内容'), section: Text(60).default(''), lead: Text(60).optional(), helpers: z.array(Text(60)).max(20).optional(),
})
const DraftTarget = z.strictObject({
  indicator: z.string().trim().min(2, '请选择指标').max(40),
  place: RegionCode.optional(),
  year: z.int('请填写年份').min(1990, '年份不对').max(2100, '年份不对'),
  comparator: z.enum(['at_least', 'at_most', 'equal'], '请选择不低于、不高于或等于'),
  value: z.number('请填写目标值').min(0, '目标值不能小于0').max(1e12, '目标值太大了'),
  unit: Text(20),
  reach: z.enum(['whole', 'each'], '请选择总体达到还是处处达到'),
  atLevel: z.enum(['prefecture', 'county', 'township', 'community']).optional(),
  strive: z.boolean().optional(),
  onlyFor: Text(60).optional(),
  noYear: z.literal(true).optional(),
  range: z.array(z.number()).length(2).optional(),
  quote: Text(200).default(''),
  section: Text(60).default(''),
})
const linkKinds = Object.keys(LINK_KINDS) as [LinkKind, ...LinkKind[]]

/** What a planner writes: the text with everything that hangs on it. */
export const DraftBody = named('PlanDraftBody', z.strictObject({
  title: Must(100, '请填写规划名称'),
  number: Text(60).default(''),
  issuer: Must(60, '请填写发布单位'),
  place: RegionCode,
  from: Day,
  until: Day,
  head: z.strictObject({ index: Text(60).optional(), openness: Text(30).optional(), category: Text(60).optional(), validity: Text(30).optional() }).default({}),
  links: z.array(z.strictObject({
    kind: z.enum(linkKinds, '请选择关系'), code: PlanCode.optional(), title: Must(100, '请填写文件名称'), number: Text(60).optional(), issuer: Text(60).optional(), section: Text(60).optional(),
  })).max(40).default([]),
  phases: z.array(z.strictObject({
    title: Must(60, '请填写阶段名称'), from: Day, until: Day,
    aims: z.array(z.strictObject({ title: Must(100, '请填写阶段目标'), section: Text(60).default(''), indicator: z.string().trim().max(40).optional() })).min(1, '每个阶段至少写一条目标').max(40),
  })).max(10).default([]),
  aims: z.array(Passage).max(60).default([]),
  tasks: z.array(Passage).max(120).default([]),
  safeguards: z.array(Passage).max(60).default([]),
  baselines: z.array(z.strictObject({ title: Must(60, '请填写名称'), value: Must(100, '请填写数值'), section: Text(60).default(''), indicator: z.string().trim().max(40).optional() })).max(60).default([]),
  targets: z.array(DraftTarget).max(200).default([]),
}))
export type DraftBody = z.output<typeof DraftBody>
export type DraftBodyTyped = z.input<typeof DraftBody>

/** Something that keeps a draft from being submitted, at its place in the form. */
export const DraftFault = z.object({ path: z.string(), message: z.string() })

const line = {
  id: z.uuid(), region: z.string(), regionName: z.string(), code: z.string(), textVersion: z.int(), title: z.string(), state: z.enum(draftStates),
  copiedFrom: z.object({ code: z.string(), version: z.int(), title: z.string() }).nullable(), revises: z.boolean(), issueOn: z.string().nullable(),
  writtenName: z.string(), approvedName: z.string(), madeAt: z.string(), version: z.int(),
}
export const DraftLine = named('PlanDraftLine', z.object(line))
export type DraftLine = z.output<typeof DraftLine>

export const listPlanDrafts = operation({
  id: 'listPlanDrafts', method: 'GET', path: '/api/plan-drafts',
  summary: 'Plan texts being made at the place or below, newest first; those that wait for an approval by the reader are counted',
  access: { staff: 'plans.desk' },
  query: z.strictObject({ show: z.enum(['open', 'to_approve', 'published', 'dropped']).default('open'), q: Text(50).optional(), after: After }),
  reply: named('PlanDraftPage', page(DraftLine).extend({ counts: z.object({ open: z.int(), to_approve: z.int() }) })),
  refusals: ['plans.page_unknown'],
})

export const getPlanDraft = operation({
  id: 'getPlanDraft', method: 'GET', path: '/api/plan-drafts/:id',
  summary: 'A draft with its faults, the targets of the source that were not taken over, what may be done and what happened',
  access: { staff: 'plans.desk' },
  params: WithId,
  reply: named('PlanDraft', z.object({
    ...line, body: DraftBody, offered: z.array(DraftTarget), faults: z.array(DraftFault), moves: z.array(z.enum(draftMoves)), mayWrite: z.boolean(), steps: z.array(Step),
  })),
  refusals: ['plans.draft_not_found'],
})

export const startPlanDraft = operation({
  id: 'startPlanDraft', method: 'POST', path: '/api/plan-drafts',
  summary: 'Begins a plan: from nothing, as a copy of any plan (its targets are offered and hold nowhere), or as the next text of a plan of one’s own place',
  access: { staff: 'plans.write' },
  body: named('NewPlanDraft', z.strictObject({
    region: RegionCode, title: Must(100, '请填写规划名称'), issuer: Must(60, '请填写发布单位'), from: Day, until: Day,
    copyOf: z.strictObject({ code: PlanCode, version: PlanVersion }).optional(),
    revise: PlanCode.optional(),
    clientId: ClientId,
  })),
  reply: Made,
  refusals: ['plans.place_not_yours', 'plans.not_found', 'plans.days_wrong', 'plans.draft_exists', 'plans.one_source'],
})

export const writePlanDraft = operation({
  id: 'writePlanDraft', method: 'PUT', path: '/api/plan-drafts/:id',
  summary: 'Writes the text of a draft; one that was submitted or approved goes back to its writer first',
  access: { staff: 'plans.write' },
  params: WithId,
  body: z.strictObject({ body: DraftBody, version: Version, clientId: ClientId }),
  reply: Done.extend({ faults: z.array(DraftFault) }),
  refusals: ['plans.draft_not_found', 'plans.changed_meanwhile', 'plans.not_now', 'plans.place_not_yours'],
})

export const movePlanDraft = operation({
  id: 'movePlanDraft', method: 'POST', path: '/api/plan-drafts/:id/moves',
  summary: 'Submits, returns with reason, approves (another person than wrote or changed it), publishes from a day, or drops a draft',
  access: { staff: 'plans.desk' },
  params: WithId,
  body: z.strictObject({
    move: z.enum(draftMoves), note: Text(500).default(''), number: Text(60).optional(), issueOn: Day.optional(), version: Version, clientId: ClientId,
  }),
  reply: Done.extend({ plan: z.object({ code: z.string(), version: z.int() }).nullable() }),
  refusals: [
    'plans.draft_not_found', 'plans.changed_meanwhile', 'plans.not_now', 'plans.not_yours', 'plans.same_hands', 'plans.faulty', 'plans.reason_needed', 'plans.text_exists', 'plans.days_wrong',
  ],
})

const Piece = z.object({ kind: z.enum(['head', 'aim', 'task', 'safeguard', 'baseline', 'target', 'phase', 'link']), title: z.string(), change: z.enum(['added', 'removed', 'changed', 'same']), left: z.string(), right: z.string() })
export const ComparedPiece = named('ComparedPiece', Piece)
export type ComparedPiece = z.output<typeof ComparedPiece>

export const comparePlans = operation({
  id: 'comparePlans', method: 'GET', path: '/api/plan-comparisons',
  summary: 'Two texts side by side, piece by piece: what was added, removed, changed. A side is a published text or a draft',
  access: { staff: 'plans.read' },
  query: z.strictObject({
    left: PlanCode.optional(), leftVersion: z.coerce.number().int().min(1).max(999).optional(), leftDraft: Id.optional(),
    right: PlanCode.optional(), rightVersion: z.coerce.number().int().min(1).max(999).optional(), rightDraft: Id.optional(),
  }),
  reply: named('PlanComparison', z.object({
    left: z.object({ title: z.string(), note: z.string() }), right: z.object({ title: z.string(), note: z.string() }), pieces: z.array(ComparedPiece),
    counts: z.object({ added: z.int(), removed: z.int(), changed: z.int(), same: z.int() }),
  })),
  refusals: ['plans.not_found', 'plans.draft_not_found'],
})

/** Indicators by code, for a target's choice. */
export const listPlanIndicators = operation({
  id: 'listPlanIndicators', method: 'GET', path: '/api/plan-indicators',
  summary: 'Indicators that a target may speak of',
  access: { staff: 'plans.read' },
  reply: named('PlanIndicatorList', z.object({ items: z.array(z.object({ code: z.string(), title: z.string(), unit: z.string(), direction: z.string() })) })),
})
