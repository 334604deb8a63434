import { z } from 'zod'
import { named, operation } from '../../../platform/kernel/operation.ts'
import { schemeKinds, Standard } from '../define.ts'
import { schemeStates } from '../rules/moves.ts'
import { After, ClientId, Day, Done, EvaluationStep, Made, Must, page, Text, Version, WithId } from './parts.ts'

export const EvaluationScheme = named('EvaluationScheme', z.object({
  id: z.uuid(), region: z.string(), code: z.string(), nth: z.int().describe('Which version of this code'), kind: z.enum(schemeKinds), title: z.string(), basis: z.string(), state: z.enum(schemeStates),
  fromOn: z.string().nullable(), replacedOn: z.string().nullable(), byName: z.string(), approvedName: z.string(), at: z.string(), version: z.int(), items: z.int(), rounds: z.int(),
}))
export type EvaluationScheme = z.output<typeof EvaluationScheme>

export const listEvaluationSchemes = operation({
  id: 'listEvaluationSchemes', method: 'GET', path: '/api/evaluation/schemes', summary: 'Schemes of the county: what is assessed by which items; drafts are seen by authors only',
  access: { staff: 'evaluation.read' },
  query: z.strictObject({ show: z.enum(['in_force', 'draft', 'ended', 'all']).default('in_force'), kind: z.enum(schemeKinds).optional(), q: Text(50).optional(), after: After }),
  reply: named('EvaluationSchemePage', page(EvaluationScheme).extend({ counts: z.record(z.string(), z.int()) })),
  refusals: ['evaluation.page_unknown'],
})

export const listSchemeTemplates = operation({
  id: 'listSchemeTemplates', method: 'GET', path: '/api/evaluation/scheme-templates', summary: 'Samples to begin a scheme from; their weights are proposals',
  access: { staff: 'evaluation.author' },
  reply: z.object({ items: z.array(z.object({ code: z.string(), kind: z.enum(schemeKinds), title: z.string(), basis: z.string(), items: z.int() })) }),
})

export const listSchemeIndicators = operation({
  id: 'listSchemeIndicators', method: 'GET', path: '/api/evaluation/indicators', summary: 'Indicators that an item may take its figure from',
  access: { staff: 'evaluation.author' },
  reply: z.object({ items: z.array(z.object({ code: z.string(), title: z.string(), unit: z.string(), counted: z.boolean() })) }),
})

export const getEvaluationScheme = operation({
  id: 'getEvaluationScheme', method: 'GET', path: '/api/evaluation/schemes/:id', summary: 'A scheme with its standard, what still stands against it and what the reader may do',
  access: { staff: 'evaluation.read' }, params: WithId,
  reply: named('EvaluationSchemeFile', z.object({
    scheme: EvaluationScheme, standard: Standard, faults: z.array(z.string()), versions: z.array(z.object({ id: z.uuid(), nth: z.int(), state: z.enum(schemeStates), fromOn: z.string().nullable() })),
    steps: z.array(EvaluationStep), may: z.array(z.enum(['edit', 'approve', 'copy', 'retire', 'open'])),
  })),
  refusals: ['evaluation.scheme_not_found'],
})

const Heading = { title: Must(60, '请填写方案名称'), basis: Must(300, '请写明依据的文件和条款') }
export const createEvaluationScheme = operation({
  id: 'createEvaluationScheme', method: 'POST', path: '/api/evaluation/schemes',
  summary: 'Begins a scheme: from a sample, as the next version or a copy of another, or empty',
  access: { staff: 'evaluation.author' },
  body: named('NewEvaluationScheme', z.strictObject({
    template: z.string().max(40).optional(), copyOf: z.uuid().optional(), nextVersion: z.boolean().default(false), kind: z.enum(schemeKinds, '请选择类别').optional(), ...Heading, clientId: ClientId,
  })),
  reply: Made, refusals: ['evaluation.scheme_not_found', 'evaluation.template_unknown', 'evaluation.draft_exists'],
})
export const updateEvaluationScheme = operation({
  id: 'updateEvaluationScheme', method: 'POST', path: '/api/evaluation/schemes/:id/changes', summary: 'Changes a draft',
  access: { staff: 'evaluation.author' }, params: WithId,
  body: named('EvaluationSchemeChange', z.strictObject({ ...Heading, standard: Standard, version: Version, clientId: ClientId })),
  reply: z.object({ version: z.int(), faults: z.array(z.string()) }), refusals: ['evaluation.scheme_not_found', 'evaluation.changed_meanwhile', 'evaluation.not_now'],
})
export const approveEvaluationScheme = operation({
  id: 'approveEvaluationScheme', method: 'POST', path: '/api/evaluation/schemes/:id/approval', summary: 'Somebody else than the author puts a scheme into force; an older version of it is replaced',
  access: { staff: 'evaluation.approve' }, params: WithId,
  body: named('EvaluationSchemeApproval', z.strictObject({ fromOn: Day, words: Text(300).default(''), version: Version, clientId: ClientId })),
  reply: Done, refusals: ['evaluation.scheme_not_found', 'evaluation.changed_meanwhile', 'evaluation.not_now', 'evaluation.same_hands', 'evaluation.scheme_faulty', 'evaluation.days_wrong'],
})
export const retireEvaluationScheme = operation({
  id: 'retireEvaluationScheme', method: 'POST', path: '/api/evaluation/schemes/:id/retirement', summary: 'A scheme is no longer used; rounds that run keep it',
  access: { staff: 'evaluation.approve' }, params: WithId,
  body: z.strictObject({ words: Text(300).default(''), version: Version, clientId: ClientId }),
  reply: Done, refusals: ['evaluation.scheme_not_found', 'evaluation.changed_meanwhile', 'evaluation.not_now', 'evaluation.reason_needed'],
})
