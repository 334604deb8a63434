import { z } from 'zod'

export { After, ClientId, Day, Done, Id, Made, Must, Text, Version, WithId, page } from '../../../platform/kernel/fields.ts'

export const RegionCode = z.string().regex(/^\d{12}$/, '请选择地点')

/** Levels at which a duty or a body stands. The league's are kept by the county that reads them. */
export const MANDATE_LEVELS = { prefecture: '盟市', county: '旗县区', township: '街道（苏木镇）', community: '社区（嘎查）' } as const
export const mandateLevels = ['prefecture', 'county', 'township', 'community'] as const
export const Level = z.enum(mandateLevels, '请选择层级')
export type Level = z.output<typeof Level>

/** What happened to a row. */
export const Step = z.object({ id: z.uuid(), step: z.string(), note: z.string(), byName: z.string(), at: z.string() })
export type Step = z.output<typeof Step>
