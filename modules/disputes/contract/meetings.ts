import { z } from 'zod'
import { named, operation } from '../../../platform/kernel/operation.ts'
import { ClientId, Day, Digest, Done, Drawing, Id, Line, Made, Text, Version, WithId } from './parts.ts'

const MeetingPath = z.strictObject({ id: Id, meetingId: Id })

export const planMeeting = operation({
  id: 'planMediation', method: 'POST', path: '/api/disputes/:id/meetings',
  summary: 'Fixes a meeting; not before every party has consented. The parties of the register are told',
  access: { staff: 'disputes.mediate' },
  params: WithId,
  body: named('NewMediation', z.strictObject({ onDay: Day, atTime: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, '时间应写成 09:30 这样'), place: Line(60, '请填写地点'), clientId: ClientId })),
  reply: Made,
  refusals: ['disputes.not_found', 'disputes.not_now', 'disputes.not_its_mediator', 'disputes.consent_missing', 'disputes.day_past'],
})

export const holdMeeting = operation({
  id: 'recordMediation', method: 'POST', path: '/api/disputes/:id/meetings/:meetingId/record',
  summary: 'What came of a meeting: held with minutes, adjourned to another day, or called off',
  access: { staff: 'disputes.mediate' },
  params: MeetingPath,
  body: named('MediationRecord', z.strictObject({
    outcome: z.enum(['held', 'adjourned', 'cancelled'], '请选择结果'), came: z.array(Id).max(30).default([]), minutes: Text(4000).default(''),
    next: z.strictObject({ onDay: Day, atTime: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, '时间应写成 09:30 这样'), place: Line(60, '请填写地点') }).nullable().default(null),
    version: Version, clientId: ClientId,
  })),
  reply: Done,
  refusals: ['disputes.not_found', 'disputes.meeting_not_found', 'disputes.changed_meanwhile', 'disputes.not_now', 'disputes.not_its_mediator', 'disputes.too_early', 'disputes.not_all_came', 'disputes.consent_missing', 'disputes.day_past', 'disputes.proof_missing'],
})

export const draftAgreement = operation({
  id: 'draftAgreement', method: 'POST', path: '/api/disputes/:id/agreements',
  summary: 'A wording of the agreement from clauses. Another wording voids the one before and every signature under it. An oral one, where allowed, takes effect at once',
  access: { staff: 'disputes.mediate' },
  params: WithId,
  body: named('AgreementDraft', z.strictObject({
    form: z.enum(['written', 'oral']).default('written'),
    clauses: z.array(z.strictObject({ partyId: Id, what: Line(200, '请写明做什么'), amountFen: z.int().min(0).max(100_000_000_000).default(0), dueOn: Day })).min(1, '请至少写一条约定').max(30),
    remark: Text(300).default(''), noPaperWanted: z.boolean().default(false).describe('Oral: both sides said that they need no paper'), version: Version, clientId: ClientId,
  })),
  reply: Made,
  refusals: [
    'disputes.not_found', 'disputes.changed_meanwhile', 'disputes.not_now', 'disputes.not_its_mediator', 'disputes.consent_missing', 'disputes.meet_first', 'disputes.clause_party', 'disputes.clause_day', 'disputes.oral_not_allowed',
    'case.move_not_allowed', 'case.move_not_yours', 'case.changed_meanwhile',
  ],
})

export const signHere = operation({
  id: 'signAtMediation', method: 'POST', path: '/api/disputes/:id/signatures',
  summary: 'A signature given before the mediator: drawn on a tablet or on a scanned paper, bound to the digest of the text. The mediator signs last: then the agreement takes effect',
  access: { staff: 'disputes.mediate' },
  params: WithId,
  body: named('SignatureHere', z.strictObject({
    about: z.enum(['agreement', 'minutes']), aboutId: Id, partyId: Id.nullable().describe('Null: the mediator’s own'), how: z.enum(['tablet', 'paper']), drawing: Drawing.nullable().default(null),
    paperId: Id.nullable().default(null), sha256: Digest, clientId: ClientId,
  })),
  reply: Done,
  refusals: [
    'disputes.not_found', 'disputes.not_now', 'disputes.not_its_mediator', 'disputes.meeting_not_found', 'disputes.agreement_not_found', 'disputes.party_not_found', 'disputes.proof_missing', 'disputes.text_changed',
    'disputes.signed_already', 'disputes.parties_sign_first', 'disputes.consent_missing', 'files.not_found', 'case.move_not_allowed', 'case.move_not_yours', 'case.changed_meanwhile',
  ],
})

export const printAgreement = operation({
  id: 'printAgreement', method: 'GET', path: '/api/disputes/:id/agreements/:agreementId/document',
  summary: 'The agreement as PDF with its signatures, for the mediator and for the parties',
  access: { staff: 'disputes.read', resident: true },
  params: z.strictObject({ id: Id, agreementId: Id }),
  reply: z.object({}),
  file: ['application/pdf'],
  refusals: ['disputes.not_found', 'disputes.agreement_not_found'],
})
