import { z } from 'zod'

export const Id = z.uuid('编号不正确，请从列表中重新选择')
export const Path = z.strictObject({ id: Id })
export const Day = z.iso.date('日期应写成 2026-11-22 这样')
export const Text = (max: number) => z.string().trim().max(max, `最多${max}个字`)
export const Needed = (max: number, what: string) => Text(max).min(2, `请写明${what}，至少2个字`)
export const Version = z.int('请刷新页面后再保存').min(1)
export const ClientId = z.string().min(8).max(100).optional()
export const After = z.uuid('翻页位置不对，请从第一页重新查看').optional()
export const Code = z.string().max(60).regex(/^[a-z_]+(\.[a-z_]+)?$/, '请从列表中选择')
export const Page = <T extends z.ZodType>(item: T) => z.object({ items: z.array(item), next: z.string().nullable() })
export const Of = Id.optional().describe('A person one stands for; oneself when absent')
export const Done = z.object({ done: z.boolean() })
