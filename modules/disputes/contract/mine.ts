import { z } from 'zod'
import { named, operation } from '../../../platform/kernel/operation.ts'
import { ClientId, clauseStates, consentStates, Day, Digest, Done, Drawing, fileStates, Id, Must, Text, WithId } from './parts.ts'

/** What a party reads of their own dispute: never the other side's telephone, papers or talks. */
export const MyDispute = named('MyDispute', z.object({
  id: z.uuid(), number: z.string(), title: z.string(), kind: z.string(), state: z.enum(fileStates), regionName: z.string(), mediatorName: z.string(), mayRefuseMediator: z.boolean(), dueOn: z.string().nullable(),
  me: z.object({ id: z.uuid(), side: z.enum(['a', 'b']), consent: z.enum(consentStates) }), others: z.array(z.object({ name: z.string(), side: z.enum(['a', 'b']) })), allAgreed: z.boolean(),
  consentText: z.string(), consentSha256: z.string(),
  meetings: z.array(z.object({ id: z.uuid(), onDay: z.string(), atTime: z.string(), place: z.string(), state: z.enum(['planned', 'held', 'adjourned', 'cancelled']), text: z.string(), sha256: z.string(), signed: z.boolean() })),
  agreement: z.object({ id: z.uuid(), form: z.enum(['written', 'oral']), state: z.enum(['open', 'in_effect']), text: z.string(), sha256: z.string(), signed: z.boolean(), effectiveOn: z.string().nullable() }).nullable(),
  clauses: z.array(z.object({
    id: z.uuid(), who: z.string(), mine: z.boolean(), what: z.string(), amountFen: z.int(), paidFen: z.int(), dueOn: z.string(), state: z.enum(clauseStates), late: z.boolean(), told: z.boolean().describe('I have told of it already'),
  })),
  confirmBy: z.string().nullable(), confirmation: z.object({ court: z.string(), state: z.enum(['asked', 'confirmed', 'rejected', 'withdrawn']), askedOn: z.string(), answeredOn: z.string().nullable(), document: z.string() }).nullable(),
  endedOn: z.string().nullable(), endReason: z.string(), ways: z.array(z.string()), referredTo: z.string(), steps: z.array(z.object({ id: z.uuid(), step: z.string(), note: z.string(), at: z.string() })),
}))
export type MyDispute = z.output<typeof MyDispute>

export const listMyDisputes = operation({
  id: 'listMyDisputes', method: 'GET', path: '/api/me/disputes',
  summary: 'Mediations in which the reader is a party, newest first',
  access: { resident: true },
  reply: named('MyDisputes', z.object({ items: z.array(z.object({ id: z.uuid(), number: z.string(), title: z.string(), state: z.enum(fileStates), recordedOn: z.string(), waits: z.enum(['', 'consent', 'sign']).describe('What waits for the reader') })) })),
})

export const getMyDispute = operation({
  id: 'getMyDispute', method: 'GET', path: '/api/me/disputes/:id',
  summary: 'One’s own mediation: consent, meetings, agreement, performance, lawful ways',
  access: { resident: true },
  params: WithId,
  reply: MyDispute,
  refusals: ['disputes.not_found'],
})

export const answerMediation = operation({
  id: 'answerMediation', method: 'POST', path: '/api/me/disputes/:id/consent',
  summary: 'A party consents by own sign, declines, or withdraws what was given; a withdrawal ends the mediation',
  access: { resident: true },
  params: WithId,
  body: named('MediationAnswer', z.strictObject({ answer: z.enum(['given', 'refused', 'withdrawn']), drawing: Drawing.nullable().default(null), sha256: Digest, clientId: ClientId })),
  reply: z.object({ consent: z.enum(consentStates) }),
  refusals: ['disputes.not_found', 'disputes.not_now', 'disputes.text_changed', 'disputes.proof_missing', 'disputes.consent_answered'],
})

export const refuseMediator = operation({
  id: 'refuseMediator', method: 'POST', path: '/api/me/disputes/:id/mediator-refusal',
  summary: 'A party wants another mediator',
  access: { resident: true },
  params: WithId,
  body: z.strictObject({ reason: Text(200).default(''), clientId: ClientId }),
  reply: z.object({ refused: z.boolean() }),
  refusals: ['disputes.not_found', 'disputes.not_now'],
})

export const signMine = operation({
  id: 'signMediation', method: 'POST', path: '/api/me/disputes/:id/signatures',
  summary: 'A party signs minutes or the agreement by finger on the own phone, bound to the text that was read',
  access: { resident: true },
  params: WithId,
  body: named('SignatureMine', z.strictObject({ about: z.enum(['agreement', 'minutes']), aboutId: Id, drawing: Drawing, sha256: Digest, clientId: ClientId })),
  reply: z.object({ signed: z.boolean() }),
  refusals: ['disputes.not_found', 'disputes.not_now', 'disputes.meeting_not_found', 'disputes.agreement_not_found', 'disputes.text_changed', 'disputes.signed_already', 'disputes.consent_missing'],
})

export const tellPerformance = operation({
  id: 'tellPerformance', method: 'POST', path: '/api/me/disputes/:id/performance',
  summary: 'A party tells the mediator how far a clause is; the mediator looks and writes it down',
  access: { resident: true },
  params: WithId,
  body: z.strictObject({ clauseId: Id, state: z.enum(['part', 'done', 'not_done']), onDay: Day, note: Must(300, '请说说情况'), clientId: ClientId }),
  reply: Done,
  refusals: ['disputes.not_found', 'disputes.clause_not_found', 'disputes.not_now', 'disputes.day_wrong'],
})
