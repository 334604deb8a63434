import { z } from 'zod'
import { named, operation } from '../../../platform/kernel/operation.ts'
import {
  After, ClientId, clauseStates, consentStates, disputeKinds, Done, endReasons, fileStates, Id, lawfulWays, Line, Made, Must, page, referrals, RegionCode, sides, Step, Text, urgencyGrades, Version, WithId,
} from './parts.ts'

export const DisputeLine = named('DisputeLine', z.object({
  id: z.uuid(), number: z.string(), title: z.string(), kind: z.string(), urgency: z.enum(urgencyGrades), region: z.string(), regionName: z.string(), state: z.enum(fileStates),
  recordedOn: z.string(), dueOn: z.string().nullable(), mediatorName: z.string(), mine: z.boolean(), nextOn: z.string().nullable().describe('Next day of this file: meeting, performance, visit'),
  nextWhat: z.enum(['', 'meeting', 'clause', 'visit', 'limit']), late: z.boolean(),
}))
export type DisputeLine = z.output<typeof DisputeLine>

const Party = z.object({
  id: z.uuid(), side: z.enum(sides), personId: z.uuid().nullable(), name: z.string(), standing: z.string(), phoneMasked: z.string().nullable(), consent: z.enum(consentStates),
  consentHow: z.string(), consentAt: z.string().nullable(), known: z.boolean().describe('A person of the register, who may sign on the portal'),
})
export type DisputeParty = z.output<typeof Party>
const Signature = z.object({ id: z.uuid(), partyId: z.uuid().nullable(), signer: z.string(), how: z.enum(['portal', 'tablet', 'paper']), at: z.string(), paperId: z.uuid().nullable(), counts: z.boolean() })
const Meeting = z.object({
  id: z.uuid(), onDay: z.string(), atTime: z.string(), place: z.string(), state: z.enum(['planned', 'held', 'adjourned', 'cancelled']), came: z.array(z.string()), minutes: z.string(), text: z.string(),
  sha256: z.string(), version: z.int(), signatures: z.array(Signature),
})
export type DisputeMeeting = z.output<typeof Meeting>
const Agreement = z.object({
  id: z.uuid(), nth: z.int(), form: z.enum(['written', 'oral']), state: z.enum(['open', 'in_effect', 'void']), text: z.string(), sha256: z.string(), writtenOn: z.string(), effectiveOn: z.string().nullable(),
  byName: z.string(), signatures: z.array(Signature), draft: z.array(z.object({ partyId: z.uuid(), what: z.string(), amountFen: z.int(), dueOn: z.string() })), remark: z.string(),
})
export type DisputeAgreement = z.output<typeof Agreement>
const Clause = z.object({
  id: z.uuid(), nth: z.int(), partyId: z.uuid(), who: z.string(), what: z.string(), amountFen: z.int(), paidFen: z.int(), dueOn: z.string(), state: z.enum(clauseStates), doneOn: z.string().nullable(),
  late: z.boolean(), version: z.int(), told: z.array(z.object({ id: z.uuid(), state: z.enum(['part', 'done', 'not_done']), amountFen: z.int(), onDay: z.string(), note: z.string(), byName: z.string(), byParty: z.boolean() })),
})
export type DisputeClause = z.output<typeof Clause>

export const Dispute = named('Dispute', z.object({
  id: z.uuid(), number: z.string(), title: z.string(), version: z.int(), kind: z.string(), urgency: z.enum(urgencyGrades), offence: z.boolean(), region: z.string(), regionName: z.string(),
  placeText: z.string(), story: z.string(), wish: z.string(), state: z.enum(fileStates), caseState: z.string(), recordedOn: z.string(), acceptedOn: z.string().nullable(), dueOn: z.string().nullable(),
  mediatorName: z.string(), mine: z.boolean(), mediatorRefused: z.boolean(), round: z.object({ id: z.uuid(), title: z.string() }).nullable(), parties: z.array(Party), consentText: z.string(),
  meetings: z.array(Meeting), agreements: z.array(Agreement), clauses: z.array(Clause), agreedOn: z.string().nullable(), performedOn: z.string().nullable(), confirmBy: z.string().nullable(),
  confirmation: z.object({ court: z.string(), askedOn: z.string(), state: z.enum(['asked', 'confirmed', 'rejected', 'withdrawn']), answeredOn: z.string().nullable(), document: z.string(), note: z.string() }).nullable(),
  followUpBy: z.string().nullable(), followedOn: z.string().nullable(), endedOn: z.string().nullable(), endReason: z.string(), ways: z.array(z.string()), referredTo: z.string(),
  fittingWays: z.array(z.enum(lawfulWays)), oralUpToFen: z.int(), steps: z.array(Step),
}))
export type Dispute = z.output<typeof Dispute>

export const listDisputes = operation({
  id: 'listDisputes', method: 'GET', path: '/api/disputes',
  summary: 'Mediation files of the place, newest first. Searched by number and by what it is about, never by who the parties are',
  access: { staff: 'disputes.read' },
  query: z.strictObject({
    show: z.enum(['open', 'mine', 'late', 'performing', 'over', 'all']).default('open'), kind: z.enum(disputeKinds).optional(), urgency: z.enum(urgencyGrades).optional(), q: Text(50).optional(),
    region: RegionCode.optional(), after: After,
  }),
  reply: named('DisputePage', page(DisputeLine).extend({ counts: z.object({ open: z.int(), mine: z.int(), late: z.int(), performing: z.int(), over: z.int(), all: z.int() }) })),
  refusals: ['disputes.page_unknown', 'disputes.place_not_yours'],
})

export const getDispute = operation({
  id: 'getDispute', method: 'GET', path: '/api/disputes/:id',
  summary: 'One mediation file. Opening it is written down for the parties who are on the register',
  access: { staff: 'disputes.read' },
  params: WithId,
  reply: Dispute,
  refusals: ['disputes.not_found'],
})

export const classifyDispute = operation({
  id: 'classifyDispute', method: 'POST', path: '/api/disputes/:id/class',
  summary: 'What it is about, how pressing the matter is, and whether an offence is suspected, which is not mediated',
  access: { staff: 'disputes.rounds' },
  params: WithId,
  body: named('DisputeClass', z.strictObject({ kind: z.enum(disputeKinds, '请选择是什么问题'), urgency: z.enum(urgencyGrades).default('ordinary'), offence: z.boolean().default(false), version: Version, clientId: ClientId })),
  reply: Done,
  refusals: ['disputes.not_found', 'disputes.changed_meanwhile', 'disputes.not_now'],
})

export const addParty = operation({
  id: 'addDisputeParty', method: 'POST', path: '/api/disputes/:id/parties',
  summary: 'A party of one side: a person of the register, or an outsider or unit by name. The telephone is sealed',
  access: { staff: 'disputes.mediate' },
  params: WithId,
  body: named('NewDisputeParty', z.strictObject({
    side: z.enum(sides, '请选择哪一方'), personId: Id.nullable().default(null), name: Line(60, '请填写姓名或单位'), standing: Text(60).default(''), phone: Text(20).default(''), clientId: ClientId,
  })),
  reply: Made,
  refusals: ['disputes.not_found', 'disputes.not_now', 'disputes.party_twice', 'disputes.person_not_found', 'disputes.phone_wrong', 'disputes.not_its_mediator'],
})

export const removeParty = operation({
  id: 'removeDisputeParty', method: 'POST', path: '/api/disputes/:id/parties/:partyId/removal',
  summary: 'Takes away a party who was entered by mistake and has not answered yet',
  access: { staff: 'disputes.mediate' },
  params: z.strictObject({ id: Id, partyId: Id }),
  body: z.strictObject({ reason: Must(200, '请写明原因'), clientId: ClientId }),
  reply: Done,
  refusals: ['disputes.not_found', 'disputes.party_not_found', 'disputes.party_spoke', 'disputes.not_now', 'disputes.not_its_mediator'],
})

export const revealPartyPhone = operation({
  id: 'revealPartyPhone', method: 'POST', path: '/api/disputes/:id/parties/:partyId/phone',
  summary: 'The whole number of a party, for the mediator of the file, with a purpose that is written down',
  access: { staff: 'disputes.mediate' },
  params: z.strictObject({ id: Id, partyId: Id }),
  body: z.strictObject({ purpose: Must(100, '请写明用途') }),
  reply: z.object({ phone: z.string() }),
  status: 200,
  keepNoReply: true,
  refusals: ['disputes.not_found', 'disputes.party_not_found', 'disputes.no_phone', 'disputes.not_its_mediator'],
})

const Declared = z.strictObject({ declares: z.boolean().describe('No kinship or interest with either side'), version: Version, clientId: ClientId })

export const acceptDispute = operation({
  id: 'acceptDispute', method: 'POST', path: '/api/disputes/:id/acceptance',
  summary: 'A mediator takes the dispute on. Not a party, not kin of one by the register, not one who was refused. The case is accepted with it',
  access: { staff: 'disputes.mediate' },
  params: WithId,
  body: Declared,
  reply: Done,
  refusals: [
    'disputes.not_found', 'disputes.changed_meanwhile', 'disputes.not_now', 'disputes.class_first', 'disputes.offence_not_mediated', 'disputes.side_missing', 'disputes.conflict', 'disputes.declare_first',
    'case.move_not_allowed', 'case.move_not_yours', 'case.own_case', 'case.changed_meanwhile', 'case.not_found',
  ],
})

export const takeOverDispute = operation({
  id: 'takeOverDispute', method: 'POST', path: '/api/disputes/:id/mediator',
  summary: 'Another mediator goes on with the file, by the same check',
  access: { staff: 'disputes.mediate' },
  params: WithId,
  body: Declared,
  reply: Done,
  refusals: ['disputes.not_found', 'disputes.changed_meanwhile', 'disputes.not_now', 'disputes.conflict', 'disputes.declare_first', 'case.move_not_allowed', 'case.move_not_yours', 'case.own_case', 'case.changed_meanwhile', 'case.not_found'],
})

export const recordPartyConsent = operation({
  id: 'recordPartyConsent', method: 'POST', path: '/api/disputes/:id/parties/:partyId/consents',
  summary: 'What a party answered on paper (with a photo) or orally (with a witness). A withdrawal ends the mediation',
  access: { staff: 'disputes.mediate' },
  params: z.strictObject({ id: Id, partyId: Id }),
  body: named('PartyConsent', z.strictObject({
    answer: z.enum(['given', 'refused', 'withdrawn']), how: z.enum(['paper', 'oral']), paperId: Id.nullable().default(null), witness: Text(30).default(''), clientId: ClientId,
  })),
  reply: Done,
  refusals: ['disputes.not_found', 'disputes.party_not_found', 'disputes.not_now', 'disputes.not_its_mediator', 'disputes.proof_missing', 'disputes.consent_answered', 'files.not_found', 'case.move_not_allowed', 'case.changed_meanwhile'],
})

export const extendDispute = operation({
  id: 'extendDispute', method: 'POST', path: '/api/disputes/:id/extension',
  summary: 'More time, once, with both sides’ agreement: as much as the matter allows',
  access: { staff: 'disputes.mediate' },
  params: WithId,
  body: z.strictObject({ days: z.int('请填写天数').min(1).max(90), bothAgree: z.boolean(), reason: Must(200, '请写明原因'), version: Version, clientId: ClientId }),
  reply: Done,
  refusals: [
    'disputes.not_found', 'disputes.changed_meanwhile', 'disputes.not_now', 'disputes.not_its_mediator', 'disputes.extension_both', 'case.extension_once', 'case.extension_too_late', 'case.extension_too_long', 'case.move_not_allowed',
    'case.move_not_yours', 'case.changed_meanwhile',
  ],
})

export const endDispute = operation({
  id: 'endDispute', method: 'POST', path: '/api/disputes/:id/ending',
  summary: 'Ends without agreement and names the lawful ways',
  access: { staff: 'disputes.mediate' },
  params: WithId,
  body: named('DisputeEnding', z.strictObject({ reason: z.enum(endReasons, '请选择原因'), ways: z.array(z.enum(lawfulWays)).min(1, '请至少告知一条途径').max(8), note: Text(500).default(''), version: Version, clientId: ClientId })),
  reply: Done,
  refusals: ['disputes.not_found', 'disputes.changed_meanwhile', 'disputes.not_now', 'disputes.not_its_mediator', 'case.move_not_allowed', 'case.move_not_yours', 'case.changed_meanwhile'],
})

export const referDispute = operation({
  id: 'referDispute', method: 'POST', path: '/api/disputes/:id/referral',
  summary: 'What is an offence or belongs to another authority goes to lawful handling, whoever is involved',
  access: { staff: 'disputes.mediate' },
  params: WithId,
  body: named('DisputeReferral', z.strictObject({ to: z.enum(referrals, '请选择转给谁'), reason: Must(500, '请写明为什么转'), version: Version, clientId: ClientId })),
  reply: Done,
  refusals: ['disputes.not_found', 'disputes.changed_meanwhile', 'disputes.not_now', 'case.move_not_allowed', 'case.move_not_yours', 'case.own_case', 'case.changed_meanwhile'],
})

