import { z } from 'zod'
import { named } from '../../../platform/kernel/operation.ts'
import { DUTY_GROUPS, type DutyGroup } from '../define.ts'

export const Id = z.uuid('编号不正确，请从列表中重新选择')
export const Day = z.iso.date('日期应写成 2026-11-22 这样')
export const Text = (max: number) => z.string().trim().max(max, `最多${max}个字`)
export const Must = (max: number, message: string) => Text(max).min(1, message)
export const ClientId = z.string().min(8).max(100)
export const Version = z.int().min(1)
export const RegionCode = z.string().regex(/^\d{12}(\d{3})?$/, '请选择地点')
export const WithId = z.strictObject({ id: Id })
export const Done = z.object({ version: z.int() })
export const Made = z.object({ id: z.uuid() })
export const page = <T extends z.ZodType>(item: T) => z.object({ items: z.array(item), next: z.string().nullable() })

export const dutyGroups = Object.keys(DUTY_GROUPS) as [DutyGroup, ...DutyGroup[]]
export const Group = z.enum(dutyGroups, '请选择类别')

export const OwedTerms = z.object({
  sentence: z.string(), source: z.string(), proof: z.string(), unit: z.string(), cycle: z.string(), dated: z.enum(['text', 'place']), serves: z.array(z.string()),
  remind: z.array(z.int()), escalate: z.array(z.int()), byPosts: z.array(z.string()), satisfiedBy: z.array(z.object({ source: z.string(), tags: z.array(z.string()) })), waitsFor: z.string(),
})
export type OwedTerms = z.output<typeof OwedTerms>

export const DutyStep = named('DutyStep', z.object({ id: z.uuid(), step: z.string(), note: z.string(), byName: z.string(), at: z.string() }))
