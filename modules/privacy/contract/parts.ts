import { z } from 'zod'
import { Id, Text } from '../../../platform/kernel/fields.ts'

export { Day, Id, Text } from '../../../platform/kernel/fields.ts'

export const Path = z.strictObject({ id: Id })
export const Needed = (max: number, what: string) => Text(max).min(2, `请写明${what}，至少2个字`)
export const Version = z.int('请刷新页面后再保存').min(1)
export const ClientId = z.string().min(8).max(100).optional()
export const After = z.uuid('翻页位置不对，请从第一页重新查看').optional()
export const Code = z.string().max(60).regex(/^[a-z_]+(\.[a-z_]+)?$/, '请从列表中选择')
export const Page = <T extends z.ZodType>(item: T) => z.object({ items: z.array(item), next: z.string().nullable() })
export const Of = Id.optional().describe('A person one stands for; oneself when absent')
export const Done = z.object({ done: z.boolean() })
