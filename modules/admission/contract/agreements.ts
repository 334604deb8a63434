import { z } from 'zod'
import { named, operation } from '../../../platform/kernel/operation.ts'
import { agreementMoves, agreementStates } from '../rules/moves.ts'
import { After, ClientId, Day, Done, Id, Made, Must, page, Place, RegionCode, Step, Text, Version, WithId } from './parts.ts'

const Terms = {
  id: z.uuid(), number: z.string(), title: z.string(), department: z.string(), kind: z.enum(['assist', 'entrust']), task: z.string(), basis: z.string(), authority: z.string(),
  conditions: z.string(), people: z.string(), communities: z.array(z.string()), pricing: z.enum(['unit', 'lump']), priceFen: z.int(), unit: z.string(), expected: z.int(), moneySource: z.string(),
  cycle: z.enum(['month', 'quarter', 'half', 'year']), payDays: z.int(), fromOn: z.string(), untilOn: z.string().nullable(), state: z.enum(agreementStates), leftOn: z.string().nullable(),
}
const Sums = { quantity: z.int(), doneFen: z.int(), paidFen: z.int(), owingFen: z.int(), overpaidFen: z.int(), lateFen: z.int(), lateSince: z.string().nullable() }

export const Admitted = named('AdmittedMatter', z.object({
  ...Terms, requestId: z.uuid(), matterCode: z.string(), reviewOn: z.string(), reviewDue: z.boolean(), byName: z.string(), version: z.int(), ...Sums,
}))
export type Admitted = z.output<typeof Admitted>

export const listAdmitted = operation({
  id: 'listAdmittedMatters', method: 'GET', path: '/api/admission/matters',
  summary: 'Admitted matters that concern the place, with what was done, paid, is owing and late there',
  access: { staff: 'admission.read' },
  query: z.strictObject({
    show: z.enum(['all', 'in_force', 'suspended', 'left', 'review_due', 'late']).default('all'), q: Text(50).optional(), department: Text(60).optional(), region: RegionCode.optional(), after: After,
  }),
  reply: named('AdmittedMatterPage', page(Admitted).extend({ counts: z.record(z.string(), z.int()) })),
  refusals: ['admission.page_unknown', 'admission.place_not_yours'],
})

export const SettlementShown = named('AdmissionSettlement', z.object({
  from: z.string(), to: z.string(), ended: z.boolean(), quantity: z.int(), amountFen: z.int(), dueOn: z.string().nullable(), paidFen: z.int(), late: z.boolean(),
}))
export const CommunityAccount = named('AdmissionAccount', z.object({ region: z.string(), regionName: z.string(), ...Sums, settlements: z.array(SettlementShown) }))
export type CommunityAccount = z.output<typeof CommunityAccount>

export const Work = named('AdmissionWork', z.object({
  id: z.uuid(), region: z.string(), regionName: z.string(), doneOn: z.string(), quantity: z.int(), source: z.enum(['case', 'entry']), caseNumber: z.string(), proof: z.string(),
  reverses: z.uuid().nullable(), reversed: z.boolean(), byName: z.string(), at: z.string(),
}))
export type Work = z.output<typeof Work>
export const Payment = named('AdmissionPayment', z.object({
  id: z.uuid(), region: z.string(), regionName: z.string(), paidOn: z.string(), amountFen: z.int(), voucher: z.string(), note: z.string(), reverses: z.uuid().nullable(), reversed: z.boolean(),
  byName: z.string(), at: z.string(),
}))
export type Payment = z.output<typeof Payment>

export const getAdmitted = operation({
  id: 'getAdmittedMatter', method: 'GET', path: '/api/admission/matters/:id',
  summary: 'An admitted matter: the agreement, the account of each community, the newest rows of both ledgers, its history',
  access: { staff: 'admission.read' },
  params: WithId,
  reply: named('AdmittedMatterFile', z.object({
    matter: Admitted, places: z.array(Place), accounts: z.array(CommunityAccount), works: z.array(Work), payments: z.array(Payment), steps: z.array(Step), moves: z.array(z.enum(agreementMoves)),
    mayWork: z.boolean(), mayPay: z.boolean(),
  })),
  refusals: ['admission.agreement_not_found'],
})

export const moveAdmitted = operation({
  id: 'moveAdmittedMatter', method: 'POST', path: '/api/admission/matters/:id/moves',
  summary: 'Suspends, resumes, writes down the yearly review, or ends it from a day',
  access: { staff: 'admission.decide' },
  params: WithId,
  body: named('AdmittedMatterMove', z.strictObject({ move: z.enum(agreementMoves), words: Text(500).default(''), on: Day.optional(), version: Version, clientId: ClientId })),
  reply: Done,
  refusals: ['admission.agreement_not_found', 'admission.changed_meanwhile', 'admission.not_now', 'admission.reason_needed', 'admission.days_wrong'],
})

export const enterAdmissionWork = operation({
  id: 'enterAdmissionWork', method: 'POST', path: '/api/admission/matters/:id/works',
  summary: 'A community writes down what it did, with proof, where no case counts it',
  access: { staff: 'admission.work' },
  params: WithId,
  body: named('NewAdmissionWork', z.strictObject({
    region: RegionCode, doneOn: Day, quantity: z.int('数量应是整数').min(1, '数量应大于0').max(100_000, '数量太大，请核对'), proof: Must(300, '请写明凭什么认定，如登记簿页码、照片、清单编号'), clientId: ClientId,
  })),
  reply: Made,
  refusals: ['admission.agreement_not_found', 'admission.not_now', 'admission.community_outside', 'admission.place_not_yours', 'admission.days_wrong'],
})

export const reverseAdmissionWork = operation({
  id: 'reverseAdmissionWork', method: 'POST', path: '/api/admission/works/:id/reversal',
  summary: 'Takes a wrong entry back by a row of its own',
  access: { staff: 'admission.work' },
  params: WithId,
  body: z.strictObject({ words: Must(300, '请写明冲销的原因'), clientId: ClientId }),
  reply: Made,
  refusals: ['admission.entry_not_found', 'admission.reversed_already', 'admission.reversal_itself', 'admission.from_case'],
})

export const payAdmission = operation({
  id: 'payAdmission', method: 'POST', path: '/api/admission/matters/:id/payments',
  summary: 'Writes down what was paid to a community, when and by which voucher',
  access: { staff: 'admission.pay' },
  params: WithId,
  body: named('NewAdmissionPayment', z.strictObject({
    region: RegionCode, paidOn: Day, amountFen: z.int('金额应精确到分').min(1, '金额应大于0').max(100_000_000_000, '金额太大，请核对'), voucher: Must(60, '请填写拨款凭证号'), note: Text(200).default(''),
    clientId: ClientId,
  })),
  reply: Made,
  refusals: ['admission.agreement_not_found', 'admission.community_outside', 'admission.place_not_yours', 'admission.days_wrong'],
})

export const reverseAdmissionPayment = operation({
  id: 'reverseAdmissionPayment', method: 'POST', path: '/api/admission/payments/:id/reversal',
  summary: 'Takes a wrong payment back by a row of its own; the first row stays',
  access: { staff: 'admission.pay' },
  params: WithId,
  body: z.strictObject({ words: Must(200, '请写明冲销的原因'), clientId: ClientId }),
  reply: Made,
  refusals: ['admission.entry_not_found', 'admission.reversed_already', 'admission.reversal_itself'],
})

export const MoneyLine = named('AdmissionMoneyLine', z.object({ key: z.string(), name: z.string(), matters: z.int(), ...Sums }))
export type MoneyLine = z.output<typeof MoneyLine>
export const getAdmissionMoney = operation({
  id: 'getAdmissionMoney', method: 'GET', path: '/api/admission/money',
  summary: 'Done, paid, owing and late of the place, by department and by community',
  access: { staff: 'admission.read' },
  query: z.strictObject({ region: RegionCode.optional(), department: Text(60).optional() }),
  reply: named('AdmissionMoney', z.object({ day: z.string(), total: z.object(Sums), departments: z.array(MoneyLine), communities: z.array(MoneyLine), calendarUntil: z.string().nullable() })),
  refusals: ['admission.place_not_yours'],
})

export const exportAdmissionLedger = operation({
  id: 'exportAdmissionLedger', method: 'GET', path: '/api/admission/money/file',
  summary: 'Accounts and payments of the place as CSV',
  access: { staff: 'admission.read' },
  query: z.strictObject({ region: RegionCode.optional(), department: Text(60).optional() }),
  reply: z.any(),
  file: ['text/csv'],
  refusals: ['admission.place_not_yours'],
})

export const PublicAdmitted = named('PublicAdmittedMatter', z.object({ ...Terms, communities: z.array(Place) }))
export const listPublicAdmitted = operation({
  id: 'listPublicAdmittedMatters', method: 'GET', path: '/api/public/admission',
  summary: 'What departments may ask of communities, with its money: published',
  access: 'public',
  query: z.strictObject({ show: z.enum(['current', 'left']).default('current'), region: RegionCode.optional(), after: Id.optional() }),
  reply: named('PublicAdmittedPage', page(PublicAdmitted)),
})
