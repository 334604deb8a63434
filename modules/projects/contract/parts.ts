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
export const Year = z.coerce.number().int('请填写年份').min(2000, '请填写年份').max(2100, '请填写年份')
/** Fen; at most a billion yuan. */
export const Fen = z.int('金额应精确到分').min(0, '金额不能小于0').max(100_000_000_000, '金额太大，请核对')
export const Amount = z.int('金额应精确到分').min(1, '金额应大于0').max(100_000_000_000, '金额太大，请核对')
export const WithId = z.strictObject({ id: Id })
export const Done = z.object({ version: z.int() })
export const Made = z.object({ id: z.uuid() })
export const page = <T extends z.ZodType>(item: T) => z.object({ items: z.array(item), next: z.string().nullable() })
export const Counts = z.record(z.string(), z.int())

export const Step = named('ProjectStep', z.object({ id: z.uuid(), step: z.string(), note: z.string(), byName: z.string(), at: z.string() }))
export type Step = z.output<typeof Step>
