import { z } from 'zod'
import { named, operation } from '../../../platform/kernel/operation.ts'
import { submitCase } from '../../cases/contract.ts'
import { mandateDeeds, mandateStates } from '../rules.ts'
import { After, ClientId, Day, Done, Id, Made, MatterCode, Must, page, Step, Text, Version, WithId } from './parts.ts'

const Paper = z.object({
  id: z.uuid(), name: z.string(), copies: z.int(), keptAt: z.string(), receivedAt: z.string(), receivedBy: z.string(), receivedSigned: z.enum(['', 'portal', 'paper']),
  returnedAt: z.string().nullable(), returnedBy: z.string(), returnedSigned: z.enum(['', 'portal', 'paper']), version: z.int(),
})
export const Mandate = named('AgencyMandate', z.object({
  id: z.uuid(), region: z.string(), regionName: z.string(), personId: z.uuid(), personName: z.string(), matters: z.array(z.string()), titles: z.array(z.string()), limits: z.string(),
  agentName: z.string(), mine: z.boolean(), basis: z.enum(['portal', 'paper']), until: z.string(), state: z.enum(mandateStates), result: z.string(), signedHow: z.string(), signedAt: z.string().nullable(),
  at: z.string(), held: z.int().describe('Papers in custody'), version: z.int(),
}))
export type Mandate = z.output<typeof Mandate>
export const MandateFile = named('AgencyMandateFile', z.object({
  mandate: Mandate, papers: z.array(Paper), cases: z.array(z.object({ caseId: z.uuid(), number: z.string(), title: z.string(), stateName: z.string() })), steps: z.array(Step),
  may: z.array(z.enum(mandateDeeds)), toBring: z.array(z.object({ code: z.string(), title: z.string() })).describe('Matters of the mandate not brought yet'),
}))
export type MandateFile = z.output<typeof MandateFile>

const READ = { staff: 'agency.read', resident: true } as const
const refusals = ['agency.mandate_not_found', 'agency.changed_meanwhile', 'agency.not_now', 'agency.not_yours']

export const listMandates = operation({
  id: 'listMandates', method: 'GET', path: '/api/agency/mandates',
  summary: 'Mandates of the place, or the reader’s own: open ones, those with papers in custody, those that end soon, past ones',
  access: READ,
  query: z.strictObject({ show: z.enum(['open', 'papers', 'ending', 'mine', 'over']).default('open'), q: Text(40).optional(), after: After }),
  reply: named('AgencyMandatePage', page(Mandate).extend({ counts: z.record(z.string(), z.int()) })),
  refusals: ['agency.page_unknown'],
})
export const getMandate = operation({
  id: 'getMandate', method: 'GET', path: '/api/agency/mandates/:id',
  summary: 'A mandate with its papers, cases, what was done, and what the reader may do now',
  access: READ, params: WithId, reply: MandateFile, refusals: ['agency.mandate_not_found'],
})
export const proposeMandate = operation({
  id: 'proposeMandate', method: 'POST', path: '/api/agency/mandates',
  summary: 'Writes a mandate down: the resident agrees in the portal, or has signed on paper (a photo of it)',
  access: { staff: 'agency.act' },
  body: named('NewAgencyMandate', z.strictObject({
    personId: Id, matters: z.array(MatterCode).min(1, '请选择代办的事项').max(8), limits: Text(300).default(''), until: Day, basis: z.enum(['portal', 'paper']), paperFileId: Id.optional(), clientId: ClientId,
  })),
  reply: Made, refusals: ['agency.person_not_found', 'agency.matter_unknown', 'agency.days_wrong', 'agency.paper_needed', 'agency.own_mandate', 'files.not_found'],
})
export const answerMandate = operation({
  id: 'answerAgencyMandate', method: 'POST', path: '/api/agency/mandates/:id/answer',
  summary: 'The resident agrees to the mandate, or not',
  access: { resident: true }, params: WithId,
  body: named('AgencyAnswer', z.strictObject({ agree: z.boolean(), version: Version, clientId: ClientId })), reply: Done, refusals,
})
export const withdrawMandate = operation({
  id: 'withdrawMandate', method: 'POST', path: '/api/agency/mandates/:id/withdrawal',
  summary: 'Withdrawn at any time by the resident, or by the worker at the resident’s word; papers in custody go back',
  access: READ, params: WithId,
  body: named('AgencyWithdrawal', z.strictObject({ reason: Text(200).default(''), version: Version, clientId: ClientId })), reply: Done, refusals: [...refusals, 'agency.reason_needed'],
})
export const bringCase = operation({
  id: 'bringMandateCase', method: 'POST', path: '/api/agency/mandates/:id/cases',
  summary: 'Submits a matter of the mandate for the resident; a matter outside it is refused',
  access: { staff: 'agency.act' }, params: WithId,
  body: named('AgencyCase', submitCase.body!.pick({ matterCode: true, form: true, materials: true, acceptIncomplete: true, submitAnyway: true, region: true, placeText: true, clientId: true })),
  reply: z.object({ caseId: z.uuid(), number: z.string() }), refusals: [...refusals, 'agency.outside_mandate', 'agency.over', ...submitCase.refusals!],
})
export const receivePaper = operation({
  id: 'receivePaper', method: 'POST', path: '/api/agency/mandates/:id/papers',
  summary: 'Takes a paper into custody; the resident signs on paper, or later in the portal',
  access: { staff: 'agency.act' }, params: WithId,
  body: named('AgencyPaper', z.strictObject({ name: Must(60, '请填写证件或材料名称'), copies: z.int().min(1).max(99).default(1), keptAt: Must(60, '请填写存放处'), signed: z.enum(['portal', 'paper']), clientId: ClientId })),
  reply: Made, refusals,
})
export const returnPaper = operation({
  id: 'returnPaper', method: 'POST', path: '/api/agency/papers/:id/return',
  summary: 'Gives a paper back; possible after the mandate has ended too',
  access: { staff: 'agency.act' }, params: WithId,
  body: named('AgencyPaperReturn', z.strictObject({ signed: z.enum(['portal', 'paper']), version: Version, clientId: ClientId })), reply: Done, refusals: ['agency.paper_not_found', 'agency.changed_meanwhile', 'agency.returned_already'],
})
export const signPaper = operation({
  id: 'signPaper', method: 'POST', path: '/api/agency/papers/:id/signature',
  summary: 'The resident signs that a paper was handed over, or that it came back',
  access: { resident: true }, params: WithId,
  body: named('AgencySignature', z.strictObject({ version: Version, clientId: ClientId })), reply: Done, refusals: ['agency.paper_not_found', 'agency.changed_meanwhile', 'agency.nothing_to_sign'],
})
export const noteStep = operation({
  id: 'noteMandateStep', method: 'POST', path: '/api/agency/mandates/:id/steps',
  summary: 'Writes down what was done, for the resident to read',
  access: { staff: 'agency.act' }, params: WithId,
  body: named('AgencyStep', z.strictObject({ note: Must(300, '请写明做了什么'), clientId: ClientId })), reply: Made, refusals,
})
export const handMandate = operation({
  id: 'handMandate', method: 'POST', path: '/api/agency/mandates/:id/agent',
  summary: 'Another worker goes on with it; the resident is told',
  access: { staff: 'agency.act' }, params: WithId,
  body: named('AgencyHandOver', z.strictObject({ accountId: Id, reason: Text(200).min(2, '请写明原因'), version: Version, clientId: ClientId })), reply: Done, refusals: [...refusals, 'agency.staff_not_found'],
})
export const handResult = operation({
  id: 'handResult', method: 'POST', path: '/api/agency/mandates/:id/result',
  summary: 'Hands the result over. Signed on paper the mandate closes; else it closes when the resident signs in the portal. All papers must be back',
  access: { staff: 'agency.act' }, params: WithId,
  body: named('AgencyResult', z.strictObject({ result: Must(300, '请写明交给了什么'), signed: z.enum(['portal', 'paper']), version: Version, clientId: ClientId })), reply: Done, refusals: [...refusals, 'agency.papers_held'],
})
export const signResult = operation({
  id: 'signResult', method: 'POST', path: '/api/agency/mandates/:id/receipt',
  summary: 'The resident signs for the result: the mandate closes',
  access: { resident: true }, params: WithId,
  body: named('AgencyReceipt', z.strictObject({ version: Version, clientId: ClientId })), reply: Done, refusals,
})
export const getMandatePaper = operation({
  id: 'getMandatePaper', method: 'GET', path: '/api/agency/mandates/:id/paper',
  summary: 'The photo of the mandate that was signed on paper; every opening is written down',
  access: READ, params: WithId, reply: z.any(), file: ['image/jpeg', 'image/png', 'application/pdf'], refusals: ['agency.mandate_not_found', 'files.not_found'],
})
export const getCaseMandate = operation({
  id: 'getCaseMandate', method: 'GET', path: '/api/agency/cases/:id',
  summary: 'The mandate under which a case was brought, if any',
  access: { staff: 'agency.read' }, params: WithId, reply: named('AgencyOfCase', z.object({ mandate: Mandate.nullable() })),
})
export const listAgents = operation({
  id: 'listAgents', method: 'GET', path: '/api/agency/agents',
  summary: 'Who serves at the place and can go on with a mandate',
  access: { staff: 'agency.act' }, reply: named('AgencyAgents', z.object({ items: z.array(z.object({ id: z.uuid(), name: z.string(), posts: z.string() })) })),
})
