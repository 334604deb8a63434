import type { z } from 'zod'
import { Refusal } from '../../platform/kernel/refusal.ts'
import type { Context } from '../../platform/server/context.ts'
import type { Services } from '../../platform/server/services.ts'
import { doingOf, refreshed, type CaseNeeds } from './actions/doing.ts'
import type { Desk } from './routing.ts'
import { move } from './actions/move-case.ts'
import { carryCase, type Carried } from './actions/carry.ts'
import { submit, type SubmitMore } from './actions/submit-case.ts'
import { moveCase, submitCase, type CaseReceipt } from './contract.ts'

type Ctx = Context<Services>
export type NewCaseInput = z.input<NonNullable<typeof submitCase.body>>
export type MoveCaseInput = z.input<NonNullable<typeof moveCase.body>>

/**
 * What other modules do with cases inside a transaction of their own, as the caller and by the same rules as the doors: a call becomes a
 * case, a visit's issue becomes a case. The app makes it with `caseDeeds(needs)` and hands it in. Refuses like `submitCase` and `moveCase`.
 */
export interface CaseDeeds {
  /** @param more a limit and an urgency of this case's own. */
  submit(ctx: Ctx, input: NewCaseInput, more?: SubmitMore): Promise<CaseReceipt>
  /** @param named id or case number. @returns how it stands after the move, with its open work. */
  move(ctx: Ctx, named: string, input: MoveCaseInput): Promise<{
    id: string; number: string; state: string; version: number; region: string
    tasks: { id: string; role: string; stage: string; post: string; region: string; dueAt: string | null }[]
  }>
  /** A case whose work is another's goes along with it; see `carryCase`. */
  carry(ctx: Ctx, county: string, id: string, what: Carried): Promise<{ done: boolean; desk: Desk | null }>
}

/** What another module hands in may be what somebody typed: refused as at the door, never a fault. */
function parsed<S extends z.ZodType>(schema: S, input: unknown): z.output<S> {
  const read = schema.safeParse(input)
  if (read.success) return read.data
  throw new Refusal('case.form_invalid', 422, `填写的内容有${read.error.issues.length}处需要改正，请按提示修改后再提交。`, undefined,
    read.error.issues.map((issue) => ({ path: `body.${issue.path.join('.')}`, code: 'invalid', message: issue.message })))
}

export const caseDeeds = (needs: CaseNeeds): CaseDeeds => ({
  submit: (ctx, input, more) => submit(ctx, needs, parsed(submitCase.body!, input), more),
  carry: (ctx, county, id, what) => carryCase(doingOf(ctx, needs), county, id, what),
  async move(ctx, named, input) {
    const { deed } = await move(ctx, needs, named, parsed(moveCase.body!, input))
    const { id, number, state, version, region } = deed.row
    const tasks = (await refreshed(deed, deed.row.county, id)).tasks.filter((task) => task.state === 'open').map((task) => ({
      id: task.id, role: task.role, stage: task.stage, post: task.post, region: task.at_region, dueAt: task.due_at,
    }))
    return { id, number, state, version, region, tasks }
  },
})
