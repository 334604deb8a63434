import { z } from 'zod'

export { After, ClientId, Day, Done, Id, Made, Must, Text, Version, WithId, page } from '../../../platform/kernel/fields.ts'

export const Month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, '月份应写成 2026-11 这样')
export const Time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, '时间应写成 09:00 这样')
export const RegionCode = z.string().regex(/^\d{12}$/, '请选择地点')
export const MatterCode = z.string().regex(/^[a-z0-9][a-z0-9._-]{0,63}$/i, '没有这个事项，请从列表中选择')
export const Step = z.object({ id: z.uuid(), step: z.string(), note: z.string(), byName: z.string(), at: z.string() })
