import { z } from 'zod'
import { named } from '../../../platform/kernel/operation.ts'

export { After, ClientId, Day, Done, Id, Made, Must, Text, Version, WithId, page } from '../../../platform/kernel/fields.ts'

export const RegionCode = z.string().regex(/^\d{12}$/, '请选择地点')
export const Communities = z.array(RegionCode).max(500, '一次最多选择500个社区')
/** Fen; at most a billion yuan. */
export const Fen = z.int('金额应精确到分').min(0, '金额不能小于0').max(100_000_000_000, '金额太大，请核对')
export const Place = z.object({ code: z.string(), name: z.string() })

export const Step = named('AdmissionStep', z.object({ id: z.uuid(), step: z.string(), note: z.string(), byName: z.string(), at: z.string() }))
export type Step = z.output<typeof Step>
