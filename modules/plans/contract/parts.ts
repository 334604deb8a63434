import { z } from 'zod'

export const Id = z.uuid('编号不正确，请从列表中重新选择')
export const Day = z.iso.date('日期应写成 2026-11-22 这样')
export const Text = (max: number) => z.string().trim().max(max, `最多${max}个字`)
export const Must = (max: number, message: string) => Text(max).min(1, message)
export const After = z.string().max(400).optional()
export const RegionCode = z.string().regex(/^(?!00)\d{12}$/, '请选择地点')
export const PlanCode = z.string().trim().min(1, '请选择规划').max(40)
export const PlanVersion = z.int().min(1).max(999)
export const ClientId = z.string().min(8).max(100)
export const Version = z.int().min(1)
export const Year = z.int().min(2000, '年份应在2000年以后').max(2100, '年份太远了')
export const WithId = z.strictObject({ id: Id })
export const Done = z.object({ version: z.int() })
export const Made = z.object({ id: z.uuid() })
export const page = <T extends z.ZodType>(item: T) => z.object({ items: z.array(item), next: z.string().nullable() })

/** What happened to a row. */
export const Step = z.object({ id: z.uuid(), step: z.string(), note: z.string(), byName: z.string(), at: z.string() })
export type Step = z.output<typeof Step>

/** Who may own a goal or a decision with their account. */
export const OwnerChoice = z.object({ id: z.uuid(), name: z.string(), post: z.string() })
