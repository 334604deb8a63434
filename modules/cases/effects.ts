import type { Context } from '../../platform/server/context.ts'

/** What an effect may know of the case that is being concluded. */
export interface EffectCase {
  county: string
  id: string
  number: string
  region: string
  matterCode: string
  applicantId: string | null
  applicantName: string
  /** The form as it was accepted. */
  form: Record<string, unknown>
  /** What the concluding clerk entered (amount, from when, which room …). */
  result: Record<string, unknown>
}

/**
 * What concluding a case brings about: a benefit, a registration, a booking. Run in the transaction of the conclusion: if it refuses, the case is not
 * concluded. `summary` is one Chinese sentence for the applicant and the result document; `facts` are its lines.
 */
export interface Effect {
  /** `module.verb`, named by matters. */
  name: string
  title: string
  /** Only for these outcomes; default `granted` and `done`. */
  outcomes?: readonly string[]
  run(ctx: Context, one: EffectCase): Promise<{ summary: string; facts: Array<{ label: string; value: string }> }>
}

export const defineEffect = (effect: Effect): Effect => effect
