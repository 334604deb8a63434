import { z } from 'zod'
import { named } from '../../../platform/kernel/operation.ts'
import { Text } from '../../../platform/kernel/fields.ts'

export { After, ClientId, Day, Done, Id, Made, Must, Text, Version, WithId, page } from '../../../platform/kernel/fields.ts'

export const RegionCode = z.string().regex(/^\d{12}$/, '请选择地点')
export const Codes = (most: number) => z.array(Text(80).min(1)).max(most, `最多${most}个`)
export const Counts = z.record(z.string(), z.int())

export const Step = named('PolicyStep', z.object({ id: z.uuid(), step: z.string(), note: z.string(), byName: z.string(), at: z.string() }))
export type Step = z.output<typeof Step>
