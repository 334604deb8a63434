import { z } from 'zod'
import { named, operation } from '../../../platform/kernel/operation.ts'
import { nominationStates } from '../rules/honours.ts'
import { After, ClientId, Done, Id, Made, Must, page, RegionCode, Text, Version, WithId } from './parts.ts'

export const Nomination = named('Nomination', z.object({
  id: z.uuid(), region: z.string(), regionName: z.string(), kind: z.enum(['person', 'family', 'team']), honour: z.string(), personId: z.uuid().nullable(), name: z.string(), deed: z.string(), own: z.boolean(),
  state: z.enum(nominationStates), consentedOn: z.string().nullable(), consentHow: z.string(), shown: z.boolean(), decision: z.string(), decidedOn: z.string().nullable(), byName: z.string(), at: z.string(), version: z.int(),
  may: z.array(z.enum(['consent', 'decide', 'withdraw'])),
}))
export type Nomination = z.output<typeof Nomination>

export const listNominations = operation({
  id: 'listNominations', method: 'GET', path: '/api/evaluation/nominations', summary: 'Nominations in the place of the post, newest first; there is no order by merit', access: { staff: 'evaluation.honour' },
  query: z.strictObject({ show: z.enum(['asked', 'consented', 'granted', 'ended', 'all']).default('all'), kind: z.enum(['person', 'family', 'team']).optional(), q: Text(50).optional(), after: After }),
  reply: named('NominationPage', page(Nomination).extend({ counts: z.record(z.string(), z.int()) })), refusals: ['evaluation.page_unknown'],
})
export const nominateHonour = operation({
  id: 'nominateHonour', method: 'POST', path: '/api/evaluation/nominations', summary: 'Proposes a person or team for a deed; the person is asked. A family applies itself', access: { staff: 'evaluation.honour' },
  body: named('NewNomination', z.strictObject({
    kind: z.enum(['person', 'team'], '请选择个人还是团队'), honour: Must(40, '请填写荣誉名称'), personId: Id.optional(), name: Text(40).default('').describe('Of a team'), region: RegionCode.optional(), deed: Must(1000, '请写明事迹'), clientId: ClientId,
  })),
  reply: Made, refusals: ['evaluation.person_needed', 'evaluation.place_not_yours'],
})
export const recordHonourConsent = operation({
  id: 'recordHonourConsent', method: 'POST', path: '/api/evaluation/nominations/:id/consent', summary: 'Enters a signed consent for somebody who does not use the portal', access: { staff: 'evaluation.honour' }, params: WithId,
  body: named('HonourConsentPaper', z.strictObject({ agrees: z.boolean('请选择是否同意'), shown: z.boolean().default(false), paper: Must(100, '请写明书面同意的日期和存放处'), version: Version, clientId: ClientId })),
  reply: Done, refusals: ['evaluation.nomination_not_found', 'evaluation.changed_meanwhile', 'evaluation.not_now'],
})
export const decideHonour = operation({
  id: 'decideHonour', method: 'POST', path: '/api/evaluation/nominations/:id/decision', summary: 'Somebody else than who proposed gives the honour or does not; never without consent', access: { staff: 'evaluation.award' }, params: WithId,
  body: named('HonourDecision', z.strictObject({ grant: z.boolean('请选择是否授予'), words: Must(500, '请写明理由'), version: Version, clientId: ClientId })),
  reply: Done, refusals: ['evaluation.nomination_not_found', 'evaluation.changed_meanwhile', 'evaluation.not_now', 'evaluation.same_hands', 'evaluation.consent_needed'],
})
export const listPersonHonours = operation({
  id: 'listPersonHonours', method: 'GET', path: '/api/evaluation/people/:id/honours', summary: 'Honours given to a person who agreed to be named', access: { staff: 'evaluation.honour' }, params: WithId,
  reply: z.object({ items: z.array(z.object({ id: z.uuid(), honour: z.string(), on: z.string() })) }),
})
export const listMyHonours = operation({
  id: 'listMyHonours', method: 'GET', path: '/api/me/honours', summary: 'What I was proposed for, what I applied for, and whether my name is shown', access: { resident: true },
  reply: named('MyHonours', z.object({ items: z.array(Nomination.omit({ may: true, personId: true, region: true })) })),
})
export const applyFamilyHonour = operation({
  id: 'applyFamilyHonour', method: 'POST', path: '/api/me/honours', summary: 'A family applies by itself (文明家庭); whether its name may be published is its own choice', access: { resident: true },
  body: named('FamilyHonourApplication', z.strictObject({ deed: Must(1000, '请写几句您家的情况'), shown: z.boolean().default(false), clientId: ClientId })), reply: Made, refusals: ['evaluation.applied_already'],
})
export const answerHonour = operation({
  id: 'answerHonour', method: 'POST', path: '/api/me/honours/:id/answer', summary: 'I agree or decline, and say whether my name may be shown; showing can be taken back at any time', access: { resident: true }, params: WithId,
  body: named('HonourAnswer', z.strictObject({ agrees: z.boolean(), shown: z.boolean().default(false), clientId: ClientId })), reply: Done, refusals: ['evaluation.nomination_not_found', 'evaluation.not_now'],
})
export const listPublicHonours = operation({
  id: 'listPublicHonours', method: 'GET', path: '/api/public/honours', summary: 'Honours given to people, families and teams; names only of those who agreed to be named, the others as a count', access: 'public',
  query: z.strictObject({ after: After }),
  reply: named('PublicHonourPage', page(z.object({ id: z.uuid(), honour: z.string(), kind: z.enum(['person', 'family', 'team']), name: z.string(), deed: z.string(), regionName: z.string(), on: z.string() })).extend({ unnamed: z.int() })),
  refusals: ['evaluation.page_unknown'],
})
