import { z } from 'zod'

export const Id = z.uuid('编号不正确，请从列表中重新选择')
export const Day = z.iso.date('日期应写成 2026-11-22 这样')
export const Text = (max: number) => z.string().trim().max(max, `最多${max}个字`)
export const Must = (max: number, message: string) => Text(max).min(1, message)
export const After = z.string().max(400).optional()
export const PlaceCode = z.string().regex(/^\d{12}$/, '请选择地点')
export const ClientId = z.string().min(8).max(100)
export const Version = z.int().min(1)
export const WithId = z.strictObject({ id: Id })
export const Done = z.object({ version: z.int() })
export const Made = z.object({ id: z.uuid() })
export const page = <T extends z.ZodType>(item: T) => z.object({ items: z.array(item), next: z.string().nullable() })
export const Step = z.object({ id: z.uuid(), step: z.string(), note: z.string(), byName: z.string(), at: z.string() })
/** A quarter or half-year. */
export const Period = z.string().regex(/^\d{4}-(H[12]|Q[1-4])$/, '期别形如 2026-Q3 或 2026-H1')
