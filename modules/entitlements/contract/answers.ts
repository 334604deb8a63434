import { z } from 'zod'
import { named, operation } from '../../../platform/kernel/operation.ts'
import { matterTypes } from '../../matters/definition.ts'
import { factKeys, standardKeys } from '../rules/facts.ts'
import { ClientId, Day, Id, MatterCode, Text, WithId } from './parts.ts'

/** Why staff look: as the register's own purposes. */
export const ASK_PURPOSES = { visit: '走访', window: '窗口接待', request: '本人要求', case: '办件' } as const
export const askPurposes = ['visit', 'window', 'request', 'case'] as const

const Value = z.union([z.boolean(), z.number().min(0).max(10_000_000), z.string().max(10)])
/** What the person says, by fact. Used for the answer and not kept. */
const Answers = z.partialRecord(z.enum(factKeys), Value).default({})
const Key = z.enum(factKeys)

export const Entitlement = named('Entitlement', z.object({
  matter: z.string(), title: z.string(), summary: z.string(), type: z.enum(matterTypes), value: z.enum(['yes', 'no', 'unknown']),
  because: z.array(z.object({ words: z.string(), value: z.enum(['yes', 'no', 'unknown']) })).describe('The conditions on which the answer rests; of a no every one that fails'),
  missing: z.array(Key).describe('What would have to be known'), standards: z.array(z.string()).describe('Numbers that the place has not published'),
  bring: z.array(z.string()), online: z.boolean(), rule: z.string(), version: z.int(), note: z.string(),
}))
export type Entitlement = z.output<typeof Entitlement>

export const EntitlementAnswer = named('EntitlementAnswer', z.object({
  checkedOn: z.string(), known: z.partialRecord(Key, Value).describe('What the records hold and the asker may see'), items: z.array(Entitlement),
  amounts: z.partialRecord(z.enum(standardKeys), z.number()),
}))
export type EntitlementAnswer = z.output<typeof EntitlementAnswer>

export const askMyEntitlements = operation({
  id: 'askMyEntitlements', method: 'POST', path: '/api/me/entitlements',
  summary: 'What I, or somebody for whom I stand, may be entitled to: from the records with consent, and from what I answer. Nothing of it is kept',
  access: { resident: true },
  body: named('MyEntitlementQuestion', z.strictObject({ consent: z.boolean().describe('That the records are looked at for this'), personId: Id.optional(), answers: Answers })),
  reply: EntitlementAnswer,
  refusals: ['entitlements.consent_needed', 'entitlements.person_not_found'],
})

export const askEntitlementVisit = operation({
  id: 'askEntitlementVisit', method: 'POST', path: '/api/me/entitlements/visits',
  summary: 'Asks a worker to come and look together: makes a case. Answers go along only in the words that the person leaves there',
  access: { resident: true },
  body: named('EntitlementVisitWish', z.strictObject({ personId: Id.optional(), matters: z.array(MatterCode).min(1, '请至少选一项').max(20), when: Day.optional(), said: Text(400).default(''), clientId: ClientId })),
  reply: named('EntitlementVisit', z.object({ id: z.uuid(), number: z.string(), dueOn: z.string().nullable() })),
  refusals: ['entitlements.person_not_found', 'entitlements.matter_unknown', 'case.applicant_not_found', 'case.form_invalid'],
})

export const explainEntitlements = operation({
  id: 'explainEntitlements', method: 'POST', path: '/api/entitlements/people/:id',
  summary: 'For a person in front of the clerk: the same explanation, as a suggestion. The purpose is written down and the person reads it',
  access: { staff: 'entitlements.explain' },
  params: WithId,
  body: named('EntitlementQuestion', z.strictObject({ purpose: z.enum(askPurposes, '请选择为什么看'), ref: Text(60).default(''), answers: Answers })),
  reply: EntitlementAnswer,
  refusals: ['entitlements.person_not_found', 'entitlements.minor_not_for_this_post', 'entitlements.minor_ref_needed'],
})

export const suggestEntitlementVisit = operation({
  id: 'suggestEntitlementVisit', method: 'POST', path: '/api/entitlements/people/:id/visits',
  summary: 'Arranges a visit for a person at their wish: makes a case, decides nothing',
  access: { staff: 'entitlements.explain' },
  params: WithId,
  body: named('EntitlementVisitSuggestion', z.strictObject({ matters: z.array(MatterCode).min(1, '请至少选一项').max(20), when: Day.optional(), said: Text(400).default(''), agreed: z.boolean().describe('That the person wants it'), clientId: ClientId })),
  reply: named('EntitlementVisitSuggested', z.object({ id: z.uuid(), number: z.string(), dueOn: z.string().nullable() })),
  refusals: ['entitlements.person_not_found', 'entitlements.matter_unknown', 'entitlements.wish_needed', 'case.applicant_not_found', 'case.form_invalid', 'case.own_case'],
})
