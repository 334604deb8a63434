import type { Operation } from '../../../platform/kernel/operation.ts'
import type { z } from 'zod'
import type { Book, Entry } from './book.ts'

/** What a handler of this door is given as its body. */
export type Body<Op> = Op extends Operation<z.ZodType, z.ZodType, infer B, z.ZodType> ? z.output<B> : never

/** Closes the book and says what was recorded. */
export async function recorded(
  book: Book, entry: Entry, more: { personId?: string; householdId?: string | null; warnings?: Array<{ code: string; message: string }> } = {},
) {
  const id = await book.close(entry)
  return {
    id, personId: more.personId ?? null, householdId: more.householdId ?? null, warnings: more.warnings ?? [],
    flagged: book.flagged.map(({ title, told }) => ({ title, told })),
  }
}
