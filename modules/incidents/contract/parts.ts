import { z } from 'zod'

export const Id = z.uuid('编号不正确，请从列表中重新选择')
export const Day = z.iso.date('日期应写成 2026-11-22 这样')
export const Moment = z.iso.datetime({ offset: true, message: '时间格式不正确' })
export const Text = (max: number) => z.string().trim().max(max, `最多${max}个字`)
export const Must = (max: number, message: string) => Text(max).min(1, message)
export const After = z.string().max(200).optional()
export const RegionCode = z.string().regex(/^\d{12}(\d{3}){0,2}$/, '请从列表中选择地点')
export const ClientId = z.string().min(8).max(100)
export const Version = z.int().min(1)
export const WithId = z.strictObject({ id: Id })
export const Done = z.object({ version: z.int() })
export const page = <T extends z.ZodType>(item: T) => z.object({ items: z.array(item), next: z.string().nullable() })
export const Span = z.strictObject({ amount: z.int().min(1, '至少是1').max(365, '最多365'), unit: z.enum(['hour', 'working_day', 'natural_day'], '请选择单位') })
export const Photos = z.array(Id).max(4, '最多4张照片')
export const EventLevel = z.enum(['grid', 'community', 'township', 'county'])
export const Step = z.object({ id: z.uuid(), step: z.string(), note: z.string(), byName: z.string(), at: z.string() })
export type Step = z.output<typeof Step>
