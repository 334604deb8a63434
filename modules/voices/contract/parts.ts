import { z } from 'zod'

export { After, ClientId, Day, Done, Id, Made, Must, Text, Version, WithId, page } from '../../../platform/kernel/fields.ts'

export const RegionCode = z.string().regex(/^\d{12}(\d{3}){0,2}$/, '请选择地点')
export const PlaceCode = z.string().regex(/^\d{12}$/, '请选择地点')
export const CheckCode = z.string().trim().toUpperCase().regex(/^[A-Z0-9]{6}$/, '查询码是6位字母和数字')

/** What happened to a row. */
export const Step = z.object({ id: z.uuid(), step: z.string(), note: z.string(), byName: z.string(), at: z.string() })
