import type { z } from 'zod'
import type { Context } from '../../platform/server/context.ts'
import type { Services } from '../../platform/server/services.ts'

export type Ctx = Context<Services>

/** What organisations are given by the app: readings of names and numbers, which the register knows. */
export interface OrganisationNeeds {
  initialsOf(name: string): string
  checkUscc(typed: string): { ok: true; code: string; warnings: string[] } | { ok: false; message: string }
  /** Somebody on the register within the scope, by their whole ID number. */
  personByIdNumber(ctx: Ctx, number: string): Promise<{ id: string; name: string } | undefined>
  /** An office telephone as it is stored; null for somebody's own mobile, or for what is no number. */
  officePhone(typed: string): string | null
}

/** What a door takes, once it has been checked. */
export type BodyOf<Op extends { body?: z.ZodType | undefined }> = z.output<NonNullable<Op['body']>>
export type QueryOf<Op extends { query?: z.ZodType | undefined }> = z.output<NonNullable<Op['query']>>
