import { z } from 'zod'
import { named, operation } from '../../../platform/kernel/operation.ts'
import { BASES } from '../definition.ts'
import { After, ClientId, Code, Day, Id, Of, Page, Text } from './parts.ts'

export const CONSENT_DEEDS = { given: '同意', withdrawn: '撤回', reminded: '到期提醒' } as const
export const consentDeeds = ['given', 'withdrawn', 'reminded'] as const
export const CONSENT_CHANNELS = { portal: '网上', window: '窗口', paper: '纸质', case: '办件', system: '系统' } as const

/** A purpose as this place has it. */
export const PurposeView = named(
  'Purpose',
  z.object({
    code: z.string(),
    version: z.int(),
    title: z.string(),
    basis: z.enum(Object.keys(BASES) as [keyof typeof BASES, ...(keyof typeof BASES)[]]),
    law: z.string(),
    data: z.array(z.string()),
    sensitive: z.boolean(),
    who: z.string(),
    keep: z.string(),
    consent: z.boolean(),
    separate: z.boolean(),
    validMonths: z.int().nullable(),
    wording: z.string(),
    withdrawal: z.string(),
    validFrom: z.string(),
  }),
)
export type PurposeView = z.output<typeof PurposeView>

export const listPurposes = operation({
  id: 'listPurposes',
  method: 'GET',
  path: '/api/privacy/purposes',
  summary: 'For which purposes data is used here: ground, what, who, how long (个人信息保护法 art. 17)',
  access: 'public',
  reply: named('Purposes', z.object({ items: z.array(PurposeView) })),
})

export const MyConsent = named(
  'MyConsent',
  z.object({
    purpose: PurposeView,
    state: z.enum(['none', 'given', 'withdrawn', 'over', 'renew']).describe('`renew`: the wording changed since it was given'),
    since: z.string().nullable(),
    until: z.string().nullable(),
    byName: z.string(),
    history: z.array(z.object({ at: z.string(), deed: z.enum(consentDeeds), byName: z.string(), channel: z.string() })),
  }),
)

export const listMyConsents = operation({
  id: 'listMyConsents',
  method: 'GET',
  path: '/api/me/consents',
  summary: 'To what the reader, or a person they stand for, agreed: for which purpose, since when, until when',
  access: { resident: true },
  query: z.strictObject({ of: Of }),
  reply: named('MyConsents', z.object({ items: z.array(MyConsent), others: z.array(PurposeView).describe('Used without asking, on another ground') })),
  refusals: ['privacy.person_not_found'],
})

const Change = z.strictObject({ purpose: Code, wording: z.int('请刷新页面后再试').min(1), of: Of, clientId: ClientId })

export const giveConsent = operation({
  id: 'giveConsent',
  method: 'POST',
  path: '/api/me/consents',
  summary: 'Agree to a purpose in the wording that was shown; for a child under 14 the guardian does (个人信息保护法 art. 31)',
  access: { resident: true },
  body: named('NewConsent', Change),
  reply: z.object({ until: z.string().nullable() }),
  refusals: ['privacy.person_not_found', 'privacy.purpose_not_found', 'privacy.wording_changed', 'privacy.guardian_needed'],
})

export const withdrawConsent = operation({
  id: 'withdrawConsent',
  method: 'POST',
  path: '/api/me/consents/withdrawals',
  summary: 'Withdraw a consent; it ends at once and without a reason (个人信息保护法 art. 15)',
  access: { resident: true },
  body: named('ConsentWithdrawal', z.strictObject({ purpose: Code, of: Of, clientId: ClientId })),
  reply: z.object({ done: z.boolean() }),
  refusals: ['privacy.person_not_found', 'privacy.purpose_not_found', 'privacy.no_consent', 'privacy.guardian_needed'],
})

export const recordConsent = operation({
  id: 'recordConsent',
  method: 'POST',
  path: '/api/privacy/consents',
  summary: 'Record what a person agreed to or withdrew at the window or on paper',
  access: { staff: 'privacy.record_consent' },
  body: named(
    'RecordedConsent',
    z.strictObject({
      personId: Id,
      purpose: Code,
      wording: z.int('请刷新页面后再试').min(1),
      deed: z.enum(['given', 'withdrawn'], '请选择同意或撤回'),
      channel: z.enum(['window', 'paper'], '请选择窗口或纸质'),
      guardianId: Id.optional().describe('For a child under 14'),
      note: Text(200).min(2, '请写明依据，如本人当面签字、授权书编号'),
      clientId: ClientId,
    }),
  ),
  reply: z.object({ until: z.string().nullable() }),
  refusals: ['privacy.person_not_found', 'privacy.purpose_not_found', 'privacy.wording_changed', 'privacy.no_consent', 'privacy.guardian_needed'],
})

export const listConsents = operation({
  id: 'listConsents',
  method: 'GET',
  path: '/api/privacy/consents',
  summary: 'Consents given and withdrawn in the post’s place, newest first. By purpose, deed and day; no list of who did not agree exists',
  access: { staff: 'privacy.read' },
  query: z.strictObject({ purpose: Code.optional(), deed: z.enum(['given', 'withdrawn']).optional(), from: Day.optional(), until: Day.optional(), after: After }),
  reply: named(
    'ConsentPage',
    Page(
      z.object({
        id: z.uuid(),
        at: z.string(),
        name: z.string().describe('Masked'),
        regionName: z.string(),
        purpose: z.string(),
        wording: z.int(),
        deed: z.enum(consentDeeds),
        validUntil: z.string().nullable(),
        byName: z.string(),
        channel: z.string(),
      }),
    ),
  ),
  refusals: [],
})
