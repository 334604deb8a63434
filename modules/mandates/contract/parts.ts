import { z } from 'zod'

export const Id = z.uuid('编号不正确，请从列表中重新选择')
export const Day = z.iso.date('日期应写成 2026-11-22 这样')
export const Text = (max: number) => z.string().trim().max(max, `最多${max}个字`)
export const Must = (max: number, message: string) => Text(max).min(1, message)
export const After = z.string().max(400).optional()
export const RegionCode = z.string().regex(/^\d{12}$/, '请选择地点')
export const ClientId = z.string().min(8).max(100)
export const Version = z.int().min(1)
export const WithId = z.strictObject({ id: Id })
export const Done = z.object({ version: z.int() })
export const Made = z.object({ id: z.uuid() })
export const page = <T extends z.ZodType>(item: T) => z.object({ items: z.array(item), next: z.string().nullable() })

/** Levels at which a duty or a body stands. The league's are kept by the county that reads them. */
export const MANDATE_LEVELS = { prefecture: '盟市', county: '旗县区', township: '街道（苏木镇）', community: '社区（嘎查）' } as const
export const mandateLevels = ['prefecture', 'county', 'township', 'community'] as const
export const Level = z.enum(mandateLevels, '请选择层级')
export type Level = z.output<typeof Level>

/** What happened to a row. */
export const Step = z.object({ id: z.uuid(), step: z.string(), note: z.string(), byName: z.string(), at: z.string() })
export type Step = z.output<typeof Step>
