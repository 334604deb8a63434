import { z } from 'zod'

export { After, ClientId, Day, Done, Id, Made, Must, Text, Version, WithId, page } from '../../../platform/kernel/fields.ts'

export const PlaceCode = z.string().regex(/^\d{12}$/, '请选择地点')
export const Step = z.object({ id: z.uuid(), step: z.string(), note: z.string(), byName: z.string(), at: z.string() })
/** A quarter or half-year. */
export const Period = z.string().regex(/^\d{4}-(H[12]|Q[1-4])$/, '期别形如 2026-Q3 或 2026-H1')
