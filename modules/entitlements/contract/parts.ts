import { z } from 'zod'

export { ClientId, Day, Done, Id, Made, Must, Text, Version, WithId } from '../../../platform/kernel/fields.ts'

export const MatterCode = z.string().max(80).regex(/^[a-z]+(-[a-z]+)*\.[a-z0-9]+(-[a-z0-9]+)*$/, '请从列表中选择事项')
export const RegionCode = z.string().regex(/^\d{12}$/, '请选择地点')
