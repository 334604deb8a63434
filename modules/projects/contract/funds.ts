import { z } from 'zod'
import { named, operation } from '../../../platform/kernel/operation.ts'
import { Id, page, WithId } from './parts.ts'
import { SideSum } from './accounts.ts'

export const PublicFund = named('PublicFund', z.object({
  id: z.uuid(), name: z.string(), purpose: z.string(), regionName: z.string(), openedOn: z.string(), closedOn: z.string().nullable(), inFen: z.int(), outFen: z.int(), balanceFen: z.int(),
}))
export type PublicFund = z.output<typeof PublicFund>

export const listPublicFunds = operation({
  id: 'listPublicFunds', method: 'GET', path: '/api/public/funds',
  summary: 'Community development funds: what came in, what went out, what is left',
  access: 'public',
  query: z.strictObject({ after: Id.optional() }),
  reply: named('PublicFundPage', page(PublicFund)),
})

export const PublicFundEntry = named('PublicFundEntry', z.object({
  id: z.uuid(), on: z.string(), side: z.enum(['in', 'out']), title: z.string(), amountFen: z.int(), balanceFen: z.int(), party: z.string().describe('A giver only where they agreed to be named'), words: z.string(), reverses: z.boolean(),
}))
export type PublicFundEntry = z.output<typeof PublicFundEntry>

export const getPublicFund = operation({
  id: 'getPublicFund', method: 'GET', path: '/api/public/funds/:id',
  summary: 'One fund: sums by source and use, and every gift and grant, newest first',
  access: 'public',
  params: WithId,
  query: z.strictObject({ after: z.string().max(60).optional() }),
  reply: named('PublicFundFile', z.object({ fund: PublicFund, sources: z.array(SideSum), spent: z.array(SideSum), entries: z.array(PublicFundEntry), next: z.string().nullable() })),
  refusals: ['projects.fund_not_found', 'projects.page_unknown'],
})
