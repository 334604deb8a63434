import { z } from 'zod'
import type { PointRule as Plain } from '../rules/points.ts'

const Item = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('per'), field: z.string(), title: z.string(), unit: z.string(), points: z.number().int().min(0), most: z.number().int().min(0) }),
  z.strictObject({ kind: z.literal('choice'), field: z.string(), title: z.string(), choices: z.array(z.strictObject({ value: z.string(), title: z.string(), points: z.number().int() })).min(1) }),
  z.strictObject({ kind: z.literal('yes'), field: z.string(), title: z.string(), points: z.number().int() }),
])

/** The rule of a place for a year: what counts, and from how many points a household registration may be asked for (FLO-05). */
export const PointRule: z.ZodType<Plain> = z.strictObject({
  place: z.string(),
  year: z.number().int().min(2000).max(2100),
  /** The text it follows; of a demonstration: that it is made up. */
  source: z.string(),
  pass: z.number().int().min(0),
  items: z.array(Item).min(1),
})
