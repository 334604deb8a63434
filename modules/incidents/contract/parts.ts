import { z } from 'zod'
import { Id } from '../../../platform/kernel/fields.ts'

export { ClientId, Day, Done, Id, Must, Text, Version, WithId, page } from '../../../platform/kernel/fields.ts'

export const Moment = z.iso.datetime({ offset: true, message: '时间格式不正确' })
export const After = z.string().max(200).optional()
export const RegionCode = z.string().regex(/^\d{12}(\d{3}){0,2}$/, '请从列表中选择地点')
export const Span = z.strictObject({ amount: z.int().min(1, '至少是1').max(365, '最多365'), unit: z.enum(['hour', 'working_day', 'natural_day'], '请选择单位') })
export const Photos = z.array(Id).max(4, '最多4张照片')
export const EventLevel = z.enum(['grid', 'community', 'township', 'county'])
export const Step = z.object({ id: z.uuid(), step: z.string(), note: z.string(), byName: z.string(), at: z.string() })
export type Step = z.output<typeof Step>
