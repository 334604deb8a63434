import { z } from 'zod'

export { After, ClientId, Day, Done, Id, Made, Must, Text, Version, WithId, page } from '../../../platform/kernel/fields.ts'

export const RegionCode = z.string().regex(/^(?!00)\d{12}$/, '请选择地点')
export const PlanCode = z.string().trim().min(1, '请选择规划').max(40)
export const PlanVersion = z.int().min(1).max(999)
export const Year = z.int().min(2000, '年份应在2000年以后').max(2100, '年份太远了')

/** What happened to a row. */
export const Step = z.object({ id: z.uuid(), step: z.string(), note: z.string(), byName: z.string(), at: z.string() })
export type Step = z.output<typeof Step>

/** Who may own a goal or a decision with their account. */
export const OwnerChoice = z.object({ id: z.uuid(), name: z.string(), post: z.string() })
