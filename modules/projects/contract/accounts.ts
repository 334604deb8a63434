import { z } from 'zod'
import { named, operation } from '../../../platform/kernel/operation.ts'
import { uses } from '../rules/sources.ts'
import { After, Amount, ClientId, Counts, Day, Done, Id, Made, Must, page, RegionCode, Step, Text, Version, WithId } from './parts.ts'

export const ACCOUNT_KINDS = { special: '专账', fund: '社区发展基金', project: '项目账' } as const
export const PAYMENT_STATES = { proposed: '等待复核', released: '已付', refused: '不同意', withdrawn: '已撤回' } as const
export type PaymentState = keyof typeof PAYMENT_STATES
const paymentStates = Object.keys(PAYMENT_STATES) as [PaymentState, ...PaymentState[]]

export const Account = named('MoneyAccount', z.object({
  id: z.uuid(), region: z.string(), regionName: z.string(), kind: z.enum(['special', 'fund', 'project']), name: z.string(), purpose: z.string(), uses: z.array(z.enum(uses)), projectId: z.uuid().nullable(),
  openedOn: z.string(), closedOn: z.string().nullable(), balanceFen: z.int(), inFen: z.int(), outFen: z.int(), entries: z.int(), waiting: z.int().describe('Payments that wait for a second person'), version: z.int(),
}))
export type Account = z.output<typeof Account>

export const listAccounts = operation({
  id: 'listMoneyAccounts', method: 'GET', path: '/api/projects/accounts',
  summary: 'Accounts of the place with balance, ins and outs',
  access: { staff: 'projects.read' },
  query: z.strictObject({ show: z.enum(['special', 'fund', 'project', 'closed']).default('special'), q: Text(50).optional(), region: RegionCode.optional(), after: After }),
  reply: named('MoneyAccountPage', page(Account).extend({ counts: Counts })),
  refusals: ['projects.page_unknown', 'projects.place_not_yours'],
})

export const EntryShown = named('AccountEntry', z.object({
  id: z.uuid(), nth: z.int(), on: z.string(), side: z.enum(['in', 'out']), book: z.string(), bookTitle: z.string(), amountFen: z.int(), balanceFen: z.int(), party: z.string(), words: z.string(),
  voucher: z.string(), reverses: z.uuid().nullable(), reversed: z.boolean(), byName: z.string(), releasedBy: z.string(), at: z.string(),
}))
export type EntryShown = z.output<typeof EntryShown>
export const SideSum = named('AccountSide', z.object({ code: z.string(), title: z.string(), amountFen: z.int() }))
export type SideSum = z.output<typeof SideSum>

export const Payment = named('MoneyPayment', z.object({
  id: z.uuid(), region: z.string(), accountId: z.uuid(), accountName: z.string(), kind: z.enum(['payment', 'taking_back']), use: z.string(), useTitle: z.string(), amountFen: z.int(), payee: z.string(),
  words: z.string(), voucher: z.string(), on: z.string(), toRegion: z.string().nullable(), toRegionName: z.string().nullable(), roundId: z.uuid().nullable(), reverses: z.uuid().nullable(),
  state: z.enum(paymentStates), byName: z.string(), at: z.string(), decidedBy: z.string(), decision: z.string(), mayDecide: z.boolean(), mayWithdraw: z.boolean(), version: z.int(),
}))
export type Payment = z.output<typeof Payment>

export const getAccount = operation({
  id: 'getMoneyAccount', method: 'GET', path: '/api/projects/accounts/:id',
  summary: 'One account: balance held against its entries, sums by source and use, payments that wait',
  access: { staff: 'projects.read' },
  params: WithId,
  reply: named('MoneyAccountFile', z.object({
    account: Account, sources: z.array(SideSum), spent: z.array(SideSum), agrees: z.boolean().describe('Entries, running balance and all books agree'), waiting: z.array(Payment), steps: z.array(Step),
    mayReceive: z.boolean(), mayPropose: z.boolean(), mayClose: z.boolean(),
  })),
  refusals: ['projects.account_not_found'],
})

export const listEntries = operation({
  id: 'listAccountEntries', method: 'GET', path: '/api/projects/accounts/:id/entries',
  summary: 'Entries of an account, newest first, each with the balance after it',
  access: { staff: 'projects.read' },
  params: WithId,
  query: z.strictObject({ show: z.enum(['all', 'in', 'out']).default('all'), q: Text(50).optional(), after: After }),
  reply: named('AccountEntryPage', page(EntryShown)),
  refusals: ['projects.account_not_found', 'projects.page_unknown'],
})

export const exportEntries = operation({
  id: 'exportAccountEntries', method: 'GET', path: '/api/projects/accounts/:id/file',
  summary: 'Entries of an account as CSV',
  access: { staff: 'projects.read' },
  params: WithId,
  reply: z.any(),
  file: ['text/csv'],
  refusals: ['projects.account_not_found'],
})

export const openAccount = operation({
  id: 'openMoneyAccount', method: 'POST', path: '/api/projects/accounts',
  summary: 'Opens a special account (one for each purpose) or a development fund',
  access: { staff: 'projects.money' },
  body: named('NewMoneyAccount', z.strictObject({
    region: RegionCode, kind: z.enum(['special', 'fund']), name: Must(60, '请填写账户名称'), purpose: Must(60, '请写明用途'), uses: z.array(z.enum(uses)).min(1, '请选择可以用于什么').max(12), openedOn: Day, clientId: ClientId,
  })),
  reply: Made,
  refusals: ['projects.place_not_yours', 'projects.place_wrong', 'projects.purpose_taken', 'projects.days_wrong'],
})

export const closeAccount = operation({
  id: 'closeMoneyAccount', method: 'POST', path: '/api/projects/accounts/:id/closing',
  summary: 'Closes an empty account; its entries stay readable',
  access: { staff: 'projects.money' },
  params: WithId,
  body: z.strictObject({ words: Must(200, '请写明关闭的原因'), version: Version, clientId: ClientId }),
  reply: Done,
  refusals: ['projects.account_not_found', 'projects.changed_meanwhile', 'projects.account_closed', 'projects.not_empty'],
})

export const receiveMoney = operation({
  id: 'receiveMoney', method: 'POST', path: '/api/projects/accounts/:id/receipts',
  summary: 'Writes down money that came in, with its source and voucher',
  access: { staff: 'projects.money' },
  params: WithId,
  body: named('NewReceipt', z.strictObject({
    source: Must(60, '请选择资金来源'), amountFen: Amount, on: Day, party: Text(60).default('').describe('Who gave it; shown in public only with `partyShown`'),
    partyShown: z.boolean().default(false), words: Text(200).default(''), voucher: Must(60, '请填写凭证号'), clientId: ClientId,
  })),
  reply: Made,
  refusals: ['projects.account_not_found', 'projects.account_closed', 'projects.source_unknown', 'projects.days_wrong'],
})

export const listPayments = operation({
  id: 'listMoneyPayments', method: 'GET', path: '/api/projects/payments',
  summary: 'Payments of the place: those that wait for a second person first to be asked for',
  access: { staff: 'projects.read' },
  query: z.strictObject({ show: z.enum(['proposed', 'mine', 'released', 'ended', 'all']).default('proposed'), q: Text(50).optional(), after: After }),
  reply: named('MoneyPaymentPage', page(Payment).extend({ counts: Counts })),
  refusals: ['projects.page_unknown'],
})

export const proposePayment = operation({
  id: 'proposePayment', method: 'POST', path: '/api/projects/accounts/:id/payments',
  summary: 'Writes a payment out of an account; it is money only when another person releases it',
  access: { staff: 'projects.money' },
  params: WithId,
  body: named('NewPayment', z.strictObject({
    use: z.enum(uses, '请选择用途'), amountFen: Amount, on: Day, payee: Must(60, '请填写收款单位'), words: Must(200, '请写明付什么钱'), voucher: Must(60, '请填写凭证号'),
    roundId: Id.nullable().default(null).describe('With `toRegion`: activity funds of a community by a round'), toRegion: RegionCode.nullable().default(null), clientId: ClientId,
  })),
  reply: Made,
  refusals: [
    'projects.account_not_found', 'projects.account_closed', 'projects.use_not_allowed', 'projects.not_enough', 'projects.days_wrong', 'projects.round_not_found', 'projects.community_not_in_round',
    'projects.more_than_due',
  ],
})

export const takeBackEntry = operation({
  id: 'takeBackEntry', method: 'POST', path: '/api/projects/accounts/:id/entries/:entry/taking-back',
  summary: 'Proposes to take a wrong entry back by an entry of its own; another person releases it',
  access: { staff: 'projects.money' },
  params: z.strictObject({ id: Id, entry: Id }),
  body: z.strictObject({ words: Must(200, '请写明冲正的原因'), clientId: ClientId }),
  reply: Made,
  refusals: ['projects.account_not_found', 'projects.account_closed', 'projects.entry_not_found', 'projects.taken_back_already', 'projects.taking_back_itself', 'projects.not_enough'],
})

export const decidePayment = operation({
  id: 'decidePayment', method: 'POST', path: '/api/projects/payments/:id/decision',
  summary: 'A second person releases a payment or refuses it; purpose and balance are checked now',
  access: { staff: 'projects.release' },
  params: WithId,
  body: named('PaymentDecision', z.strictObject({ release: z.boolean(), words: Text(200).default(''), version: Version, clientId: ClientId })),
  reply: Done,
  refusals: [
    'projects.payment_not_found', 'projects.changed_meanwhile', 'projects.not_now', 'projects.same_hands', 'projects.words_needed', 'projects.not_enough', 'projects.account_closed',
    'projects.use_not_allowed', 'projects.taken_back_already', 'projects.more_than_due',
  ],
})

export const withdrawPayment = operation({
  id: 'withdrawPayment', method: 'POST', path: '/api/projects/payments/:id/withdrawal',
  summary: 'Whoever wrote a payment takes it back before it is released',
  access: { staff: 'projects.money' },
  params: WithId,
  body: z.strictObject({ words: Must(200, '请写明撤回的原因'), version: Version, clientId: ClientId }),
  reply: Done,
  refusals: ['projects.payment_not_found', 'projects.changed_meanwhile', 'projects.not_now'],
})
