import { z } from 'zod'
import { named, operation } from '../../../platform/kernel/operation.ts'
import { schemeKinds, Standard } from '../define.ts'
import { entryStates } from '../rules/moves.ts'
import { After, ClientId, Day, Done, EvaluationStep, Id, Made, Must, page, Text, Version, WithId } from './parts.ts'

export const EvaluationRound = named('EvaluationRound', z.object({
  id: z.uuid(), region: z.string(), schemeId: z.uuid(), schemeTitle: z.string(), kind: z.enum(schemeKinds), title: z.string(), opensOn: z.string(), applyUntil: z.string(), decideBy: z.string(),
  state: z.enum(['open', 'closed']), closedOn: z.string().nullable(), nextOn: z.string().nullable().describe('When the next round is due by the cycle'), byName: z.string(), version: z.int(),
  entries: z.int(), underWay: z.int(), granted: z.int(),
}))
export type EvaluationRound = z.output<typeof EvaluationRound>

export const RoundMember = named('EvaluationMember', z.object({ id: z.uuid(), accountId: z.uuid(), name: z.string(), lead: z.boolean() }))
export const Draw = named('EvaluationDraw', z.object({
  id: z.uuid(), purpose: z.string(), seed: z.string(), way: z.string(), pool: z.int(), drawn: z.array(z.object({ key: z.string(), name: z.string() })), unchanged: z.boolean().describe('Drawn again now it gives the same'),
  byName: z.string(), at: z.string(),
}))
const SheetRow = z.object({
  entryId: z.uuid(), unitKind: z.string(), unitName: z.string(), state: z.enum(entryStates), stage: z.int(), total: z.number().nullable(), soFar: z.number(), grade: z.string(), missing: z.int(),
  cells: z.array(z.object({ key: z.string(), points: z.number().nullable(), from: z.enum(['figures', 'panel', 'nobody']) })),
  signed: z.array(z.object({ stage: z.string(), stand: z.string(), byName: z.string(), at: z.string() })),
})

export const listEvaluationRounds = operation({
  id: 'listEvaluationRounds', method: 'GET', path: '/api/evaluation/rounds', summary: 'Rounds of the county, newest first; `due` those whose next round should have been opened',
  access: { staff: 'evaluation.read' },
  query: z.strictObject({ show: z.enum(['open', 'closed', 'due', 'all']).default('open'), kind: z.enum(schemeKinds).optional(), q: Text(50).optional(), after: After }),
  reply: named('EvaluationRoundPage', page(EvaluationRound).extend({ counts: z.record(z.string(), z.int()) })),
  refusals: ['evaluation.page_unknown'],
})
export const getEvaluationRound = operation({
  id: 'getEvaluationRound', method: 'GET', path: '/api/evaluation/rounds/:id', summary: 'A round: its calendar, the panel, samples, and the sheet of all units whose place the reader may see',
  access: { staff: 'evaluation.read' }, params: WithId,
  reply: named('EvaluationRoundFile', z.object({
    round: EvaluationRound, standard: Standard, members: z.array(RoundMember), draws: z.array(Draw), sheet: z.array(SheetRow), steps: z.array(EvaluationStep),
    unsigned: z.array(z.string()).describe('Stages that nobody has signed for any unit'), applicable: z.array(z.object({ unitKind: z.string(), region: z.string(), name: z.string(), entryId: z.uuid().nullable() }))
      .describe('Units that the reader may apply for'),
    may: z.array(z.enum(['panel', 'draw', 'close', 'apply'])),
  })),
  refusals: ['evaluation.round_not_found'],
})
export const openEvaluationRound = operation({
  id: 'openEvaluationRound', method: 'POST', path: '/api/evaluation/rounds', summary: 'Opens a round of a scheme in force; units hear of it',
  access: { staff: 'evaluation.run' },
  body: named('NewEvaluationRound', z.strictObject({ schemeId: Id, title: Must(60, '请填写名称，例如“2026—2027年度文明社区评选”'), applyUntil: Day, decideBy: Day, clientId: ClientId })),
  reply: Made, refusals: ['evaluation.scheme_not_found', 'evaluation.not_now', 'evaluation.days_wrong', 'evaluation.round_running'],
})
export const setRoundPanel = operation({
  id: 'setRoundPanel', method: 'POST', path: '/api/evaluation/rounds/:id/panel', summary: 'Names the members of the panel; marks of a member who leaves stay',
  access: { staff: 'evaluation.run' }, params: WithId,
  body: named('EvaluationPanel', z.strictObject({ members: z.array(z.strictObject({ accountId: Id, lead: z.boolean().default(false) })).min(1, '请选择评审人员').max(60), version: Version, clientId: ClientId })),
  reply: Done, refusals: ['evaluation.round_not_found', 'evaluation.changed_meanwhile', 'evaluation.not_now', 'evaluation.member_unknown'],
})
export const listPanelCandidates = operation({
  id: 'listPanelCandidates', method: 'GET', path: '/api/evaluation/panel-candidates', summary: 'Staff of the county who may sit on a panel, with their posts',
  access: { staff: 'evaluation.run' },
  reply: z.object({ items: z.array(z.object({ id: z.uuid(), name: z.string(), posts: z.string() })) }),
})
export const drawEvaluationSample = operation({
  id: 'drawEvaluationSample', method: 'POST', path: '/api/evaluation/rounds/:id/draws',
  summary: 'Draws units for a visit from those that applied, by a stated seed: the same seed and units give the same sample',
  access: { staff: 'evaluation.run' }, params: WithId,
  body: named('NewEvaluationDraw', z.strictObject({
    purpose: Must(100, '请写明抽取的用途'), seed: Must(60, '请写明随机种子，例如当天公布的号码'), wanted: z.int().min(1, '至少抽1个').max(500), unitKind: z.string().max(20).optional(), clientId: ClientId,
  })),
  reply: Draw, refusals: ['evaluation.round_not_found', 'evaluation.not_now', 'evaluation.pool_empty'],
})
export const closeEvaluationRound = operation({
  id: 'closeEvaluationRound', method: 'POST', path: '/api/evaluation/rounds/:id/closing', summary: 'Closes a round in which nothing is under way any more and every stage is signed',
  access: { staff: 'evaluation.run' }, params: WithId,
  body: z.strictObject({ words: Text(500).default(''), version: Version, clientId: ClientId }),
  reply: Done, refusals: ['evaluation.round_not_found', 'evaluation.changed_meanwhile', 'evaluation.not_now', 'evaluation.still_under_way', 'evaluation.unsigned'],
})
