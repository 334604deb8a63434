import { z } from 'zod'
import { Text } from '../../../platform/kernel/fields.ts'

export { Day, Id, Text, WithId, page } from '../../../platform/kernel/fields.ts'

export const After = z.uuid('翻页位置不对，请从第一页重新查看').optional()
export const RegionCode = z.string().regex(/^\d{12}(\d{3}){0,2}$/, '请选择所在的社区（嘎查）或网格')
export const ClientId = z.string().min(8).max(100).optional()
export const Reason = Text(200).min(2, '请写明原因，至少2个字')
