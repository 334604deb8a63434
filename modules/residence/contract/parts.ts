import { z } from 'zod'

export const Id = z.uuid('编号不正确，请从列表中重新选择')
export const Day = z.iso.date('日期应写成 2026-11-22 这样')
export const Text = (max: number) => z.string().trim().max(max, `最多${max}个字`)
export const After = z.uuid('翻页位置不对，请从第一页重新查看').optional()
export const RegionCode = z.string().regex(/^\d{12}(\d{3}){0,2}$/, '请选择所在的社区（嘎查）或网格')
export const ClientId = z.string().min(8).max(100).optional()
export const Reason = Text(200).min(2, '请写明原因，至少2个字')
export const page = <T extends z.ZodType>(item: T) => z.object({ items: z.array(item), next: z.string().nullable() })
export const WithId = z.strictObject({ id: Id })
