import { z } from 'zod'
import { named } from '../../../platform/kernel/operation.ts'
import { DUTY_GROUPS, type DutyGroup } from '../define.ts'

export { ClientId, Day, Done, Id, Made, Must, Text, Version, WithId, page } from '../../../platform/kernel/fields.ts'

export const RegionCode = z.string().regex(/^\d{12}(\d{3})?$/, '请选择地点')

export const dutyGroups = Object.keys(DUTY_GROUPS) as [DutyGroup, ...DutyGroup[]]
export const Group = z.enum(dutyGroups, '请选择类别')

export const OwedTerms = z.object({
  sentence: z.string(), source: z.string(), proof: z.string(), unit: z.string(), cycle: z.string(), dated: z.enum(['text', 'place']), serves: z.array(z.string()),
  remind: z.array(z.int()), escalate: z.array(z.int()), byPosts: z.array(z.string()), satisfiedBy: z.array(z.object({ source: z.string(), tags: z.array(z.string()) })), waitsFor: z.string(),
})
export type OwedTerms = z.output<typeof OwedTerms>

export const DutyStep = named('DutyStep', z.object({ id: z.uuid(), step: z.string(), note: z.string(), byName: z.string(), at: z.string() }))
