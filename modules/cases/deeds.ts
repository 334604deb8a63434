import type { z } from 'zod'
import type { Context } from '../../platform/server/context.ts'
import type { Services } from '../../platform/server/services.ts'
import type { CaseNeeds } from './actions/doing.ts'
import { move } from './actions/move-case.ts'
import { submit } from './actions/submit-case.ts'
import { moveCase, submitCase, type CaseReceipt } from './contract.ts'

type Ctx = Context<Services>
export type NewCaseInput = z.input<NonNullable<typeof submitCase.body>>
export type MoveCaseInput = z.input<NonNullable<typeof moveCase.body>>

/**
 * What other modules do with cases inside a transaction of their own, as the caller and by the same rules as the doors: a call becomes a
 * case, a visit's issue becomes a case. The app makes it with `caseDeeds(needs)` and hands it in. Refuses like `submitCase` and `moveCase`.
 */
export interface CaseDeeds {
  submit(ctx: Ctx, input: NewCaseInput): Promise<CaseReceipt>
  /** @param named id or case number. @returns how it stands after the move. */
  move(ctx: Ctx, named: string, input: MoveCaseInput): Promise<{ id: string; number: string; state: string; version: number; region: string }>
}

export const caseDeeds = (needs: CaseNeeds): CaseDeeds => ({
  submit: (ctx, input) => submit(ctx, needs, submitCase.body!.parse(input)),
  async move(ctx, named, input) {
    const { deed } = await move(ctx, needs, named, moveCase.body!.parse(input))
    const { id, number, state, version, region } = deed.row
    return { id, number, state, version, region }
  },
})
