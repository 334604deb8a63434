/** Small parts of which the register's doors are made. */
import { z } from 'zod'
import { Id, Text } from '../../../platform/kernel/fields.ts'

export { Day, Id, Text } from '../../../platform/kernel/fields.ts'

export const RegionCode = z.string().regex(/^\d{12}(\d{3}){0,2}$/, '请选择所在的社区（嘎查）或网格')
export const Reason = Text(200).min(2, '请写明原因，至少2个字')
export const Version = z.int('请刷新页面后再保存').min(1)
export const ClientId = z.string().min(8).max(100).optional()
export const After = z.string().max(200).optional()
export const PersonPath = z.strictObject({ id: Id })

export const Name = z
  .string()
  .trim()
  .min(1, '请输入姓名')
  .max(50, '姓名最多50个字')
  .regex(/^[\p{L}\p{M}·•・.'’\-\s\u202f]+$/u, '姓名只能有文字和间隔号“·”，请核对')

export const Page = <T extends z.ZodType>(item: T) => z.object({ items: z.array(item), next: z.string().nullable() })
