import { z } from 'zod'
import { named } from '../../../platform/kernel/operation.ts'

export const Id = z.uuid('编号不正确，请从列表中重新选择')
export const Day = z.iso.date('日期应写成 2026-11-22 这样')
export const Text = (max: number) => z.string().trim().max(max, `最多${max}个字`)
export const Must = (max: number, message: string) => Text(max).min(1, message)
export const After = z.string().max(400).optional()
export const RegionCode = z.string().regex(/^\d{12}$/, '请选择地点')
export const ClientId = z.string().min(8).max(100)
export const Version = z.int().min(1)
export const Codes = (most: number) => z.array(Text(80).min(1)).max(most, `最多${most}个`)
export const WithId = z.strictObject({ id: Id })
export const Done = z.object({ version: z.int() })
export const Made = z.object({ id: z.uuid() })
export const page = <T extends z.ZodType>(item: T) => z.object({ items: z.array(item), next: z.string().nullable() })
export const Counts = z.record(z.string(), z.int())

export const Step = named('PolicyStep', z.object({ id: z.uuid(), step: z.string(), note: z.string(), byName: z.string(), at: z.string() }))
export type Step = z.output<typeof Step>
