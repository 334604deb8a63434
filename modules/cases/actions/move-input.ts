import type { z } from 'zod'
import type { moveCase } from '../contract.ts'

/** The body of `moveCase` as it was parsed. */
export type MoveInput = z.output<NonNullable<typeof moveCase.body>>
