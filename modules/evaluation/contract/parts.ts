import { z } from 'zod'
import { named } from '../../../platform/kernel/operation.ts'
import { Id, Text } from '../../../platform/kernel/fields.ts'

export { After, ClientId, Day, Done, Id, Made, Must, Text, Version, WithId, page } from '../../../platform/kernel/fields.ts'

export const RegionCode = z.string().regex(/^\d{12}$/, '请选择地点')

export const EvaluationStep = named('EvaluationStep', z.object({ id: z.uuid(), step: z.string(), note: z.string(), byName: z.string(), at: z.string() }))
export type EvaluationStep = z.output<typeof EvaluationStep>
export const Paper = named('EvaluationPaper', z.strictObject({ id: Id, name: Text(120) }))
export const Files = z.array(Paper).max(20, '一次最多20份材料')
