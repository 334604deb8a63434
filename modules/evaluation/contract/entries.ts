import { z } from 'zod'
import { named, operation } from '../../../platform/kernel/operation.ts'
import { SchemeItem, schemeKinds } from '../define.ts'
import { entryStates } from '../rules/moves.ts'
import { After, ClientId, Done, EvaluationStep, Files, Id, Made, Must, page, Paper, RegionCode, Text, Version, WithId } from './parts.ts'

export const EvaluationEntry = named('EvaluationEntry', z.object({
  id: z.uuid(), region: z.string(), regionName: z.string(), roundId: z.uuid(), roundTitle: z.string(), schemeId: z.uuid(), kind: z.enum(schemeKinds), unitKind: z.string(), unitName: z.string(),
  state: z.enum(entryStates), attempt: z.int(), stage: z.int(), stageTitle: z.string(), score: z.number().nullable(), grade: z.string(), noticeFrom: z.string().nullable(), noticeUntil: z.string().nullable(),
  decision: z.string(), decidedOn: z.string().nullable(), submittedAt: z.string().nullable(), applyUntil: z.string(), byName: z.string(), version: z.int(),
}))
export type EvaluationEntry = z.output<typeof EvaluationEntry>

const Answer = z.object({ words: z.string(), self: z.number().nullable(), files: z.array(Paper) })
export const EntryItem = named('EvaluationEntryItem', SchemeItem.extend({
  answer: Answer, auto: z.object({ value: z.number().nullable(), missing: z.string(), owedBy: z.string(), asOf: z.string().nullable(), source: z.string(), unit: z.string() }).nullable(),
  points: z.number().nullable(), from: z.enum(['figures', 'panel', 'nobody']), spread: z.number(), members: z.int(),
  mine: z.object({ points: z.number(), words: z.string() }).nullable().describe('What the reader gave as a member of the panel'),
  toScore: z.boolean().describe('The panel scores it: no figure counts it'),
}))
export type EntryItem = z.output<typeof EntryItem>
const Signature = z.object({ id: z.uuid(), stage: z.string(), body: z.string(), stand: z.enum(['pass', 'return', 'refuse']), words: z.string(), paper: z.string(), byName: z.string(), at: z.string() })
export const EvaluationAppeal = named('EvaluationAppeal', z.object({
  id: z.uuid(), kind: z.enum(['appeal', 'objection']), words: z.string(), fromName: z.string(), state: z.enum(['open', 'upheld', 'dismissed']), due: z.string().nullable(), answer: z.string(), answeredName: z.string(), at: z.string(),
}))

export const listEvaluationEntries = operation({
  id: 'listEvaluationEntries', method: 'GET', path: '/api/evaluation/entries', summary: 'Applications of units in the reader’s place; `score` those that the reader scores as a member of a panel, `sign` those whose next stage the post signs',
  access: { staff: 'evaluation.read' },
  query: z.strictObject({
    show: z.enum(['all', 'own', 'score', 'sign', 'noticed', 'decided']).default('all'), roundId: Id.optional(), kind: z.enum(schemeKinds).optional(), q: Text(50).optional(), after: After,
  }),
  reply: named('EvaluationEntryPage', page(EvaluationEntry).extend({ counts: z.record(z.string(), z.int()) })),
  refusals: ['evaluation.page_unknown'],
})
export const getEvaluationEntry = operation({
  id: 'getEvaluationEntry', method: 'GET', path: '/api/evaluation/entries/:id', summary: 'An application with its sheet: what was read from the records, what the unit says, what the panel gave, who signed',
  access: { staff: 'evaluation.read' }, params: WithId,
  reply: named('EvaluationEntryFile', z.object({
    entry: EvaluationEntry, parts: z.array(z.object({ key: z.string(), title: z.string(), evidenced: z.boolean() })), items: z.array(EntryItem), total: z.number().nullable(), soFar: z.number(), passMark: z.number(),
    residentsShare: z.number(), blocks: z.array(z.string()).describe('Why it cannot be handed in yet'), signatures: z.array(Signature), stages: z.array(z.object({ key: z.string(), title: z.string(), body: z.string(), signer: z.string() })),
    appeals: z.array(EvaluationAppeal), titleId: z.uuid().nullable(), steps: z.array(EvaluationStep),
    may: z.array(z.enum(['edit', 'submit', 'withdraw', 'score', 'refresh', 'sign', 'appeal', 'answer', 'object'])), signBlocked: z.string().describe('Why the next stage cannot be signed yet'),
  })),
  refusals: ['evaluation.entry_not_found'],
})
export const startEvaluationEntry = operation({
  id: 'startEvaluationEntry', method: 'POST', path: '/api/evaluation/entries', summary: 'A unit begins its self-check in an open round; figures that the place holds are already in it',
  access: { staff: 'evaluation.apply' },
  body: named('NewEvaluationEntry', z.strictObject({ roundId: Id, unitKind: z.string().max(20), region: RegionCode, unitName: Text(60).default('').describe('For units that are no place'), clientId: ClientId })),
  reply: Made, refusals: ['evaluation.round_not_found', 'evaluation.not_now', 'evaluation.unit_wrong', 'evaluation.place_not_yours', 'evaluation.entry_exists', 'evaluation.too_late'],
})
export const saveEvaluationEntry = operation({
  id: 'saveEvaluationEntry', method: 'POST', path: '/api/evaluation/entries/:id/answers', summary: 'Writes the self-check: words, own points and evidence by item',
  access: { staff: 'evaluation.apply' }, params: WithId,
  body: named('EvaluationAnswers', z.strictObject({
    answers: z.record(z.string().max(20), z.strictObject({ words: Text(2000).default(''), self: z.number().min(0).max(100).nullable().default(null), files: Files.default([]) })), version: Version, clientId: ClientId,
  })),
  reply: Done, refusals: ['evaluation.entry_not_found', 'evaluation.changed_meanwhile', 'evaluation.not_now', 'evaluation.not_yours', 'evaluation.item_unknown', 'files.not_found'],
})
export const submitEvaluationEntry = operation({
  id: 'submitEvaluationEntry', method: 'POST', path: '/api/evaluation/entries/:id/submission', summary: 'Hands the application in; figures are read and kept as of now',
  access: { staff: 'evaluation.apply' }, params: WithId,
  body: z.strictObject({ version: Version, clientId: ClientId }),
  reply: Done, refusals: ['evaluation.entry_not_found', 'evaluation.changed_meanwhile', 'evaluation.not_now', 'evaluation.not_yours', 'evaluation.too_late', 'evaluation.evidence_missing'],
})
export const withdrawEvaluationEntry = operation({
  id: 'withdrawEvaluationEntry', method: 'POST', path: '/api/evaluation/entries/:id/withdrawal', summary: 'The unit takes its application back before it is decided',
  access: { staff: 'evaluation.apply' }, params: WithId,
  body: z.strictObject({ words: Text(300).default(''), version: Version, clientId: ClientId }),
  reply: Done, refusals: ['evaluation.entry_not_found', 'evaluation.changed_meanwhile', 'evaluation.not_now', 'evaluation.not_yours', 'evaluation.reason_needed'],
})
export const scoreEvaluationEntry = operation({
  id: 'scoreEvaluationEntry', method: 'POST', path: '/api/evaluation/entries/:id/marks', summary: 'A member of the panel scores items, on a phone too: the same client id sent twice counts once; a later mark of the same member replaces the earlier',
  access: { staff: 'evaluation.score' }, params: WithId,
  body: named('EvaluationMarks', z.strictObject({
    attempt: z.int().min(1), marks: z.array(z.strictObject({ item: z.string().max(20), points: z.number().min(0).max(100), words: Text(500).default(''), files: Files.default([]) })).min(1, '还没有打分').max(120),
    madeAt: z.iso.datetime({ offset: true }).optional().describe('When it was given on the spot, if it waited on the phone'), clientId: ClientId,
  })),
  reply: z.object({ total: z.number().nullable(), soFar: z.number(), missing: z.int() }),
  refusals: ['evaluation.entry_not_found', 'evaluation.not_now', 'evaluation.not_on_panel', 'evaluation.conflicted', 'evaluation.item_unknown', 'evaluation.points_wrong', 'evaluation.attempt_changed', 'files.not_found'],
})
export const refreshEvaluationFigures = operation({
  id: 'refreshEvaluationFigures', method: 'POST', path: '/api/evaluation/entries/:id/figures', summary: 'Reads the figures anew, with the reason; what was read before stays on record',
  access: { staff: 'evaluation.run' }, params: WithId,
  body: z.strictObject({ words: Must(300, '请写明重新取数的原因'), version: Version, clientId: ClientId }),
  reply: Done, refusals: ['evaluation.entry_not_found', 'evaluation.changed_meanwhile', 'evaluation.not_now'],
})
export const signEvaluationEntry = operation({
  id: 'signEvaluationEntry', method: 'POST', path: '/api/evaluation/entries/:id/signatures',
  summary: 'Signs the next stage; the last one decides and gives the title. Whoever applied, scored or signed the stage before does not sign',
  access: { staff: 'evaluation.sign' }, params: WithId,
  body: named('NewEvaluationSignature', z.strictObject({
    stand: z.enum(['pass', 'return', 'refuse'], '请选择结论'), words: Text(1000).default(''), paper: Text(100).default('').describe('Number of the document, for a body without an account'), version: Version, clientId: ClientId,
  })),
  reply: z.object({ version: z.int(), state: z.enum(entryStates), titleId: z.uuid().nullable() }),
  refusals: ['evaluation.entry_not_found', 'evaluation.changed_meanwhile', 'evaluation.not_now', 'evaluation.not_your_stage', 'evaluation.same_hands', 'evaluation.score_open', 'evaluation.below_pass', 'evaluation.notice_runs',
    'evaluation.appeal_open', 'evaluation.reason_needed', 'evaluation.paper_needed'],
})
export const appealEvaluation = operation({
  id: 'appealEvaluation', method: 'POST', path: '/api/evaluation/entries/:id/appeals', summary: 'The unit appeals against a refusal or its points; during the notice anybody on duty enters what was objected',
  access: { staff: 'evaluation.read' }, params: WithId,
  body: named('NewEvaluationAppeal', z.strictObject({ kind: z.enum(['appeal', 'objection']), words: Must(1000, '请写明理由'), fromName: Text(40).default(''), clientId: ClientId })),
  reply: Made, refusals: ['evaluation.entry_not_found', 'evaluation.not_now', 'evaluation.not_yours', 'evaluation.too_late', 'evaluation.appeal_open'],
})
export const answerEvaluationAppeal = operation({
  id: 'answerEvaluationAppeal', method: 'POST', path: '/api/evaluation/appeals/:id/answer', summary: 'Somebody who has neither scored nor signed answers; upheld, the application goes back to scoring',
  access: { staff: 'evaluation.run' }, params: WithId,
  body: named('EvaluationAppealAnswer', z.strictObject({ upheld: z.boolean('请选择是否成立'), answer: Must(1000, '请写明答复'), clientId: ClientId })),
  reply: z.object({ state: z.string() }), refusals: ['evaluation.appeal_not_found', 'evaluation.not_now', 'evaluation.same_hands'],
})
export const getEvaluationPaper = operation({
  id: 'getEvaluationPaper', method: 'GET', path: '/api/evaluation/entries/:id/files/:fileId', summary: 'A paper or picture that hangs on the application', access: { staff: 'evaluation.read' },
  params: z.strictObject({ id: Id, fileId: Id }), reply: z.any(), file: ['application/pdf', 'image/jpeg', 'image/png', 'image/webp'], refusals: ['evaluation.entry_not_found', 'files.not_found'],
})
