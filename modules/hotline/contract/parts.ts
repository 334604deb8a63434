import { z } from 'zod'

export const Id = z.uuid('编号不正确，请从列表中重新选择')
export const Day = z.iso.date('日期应写成 2026-11-22 这样')
export const Text = (max: number) => z.string().trim().max(max, `最多${max}个字`)
export const Must = (max: number, message: string) => Text(max).min(1, message)
export const After = z.string().max(200).optional()
export const RegionCode = z.string().regex(/^\d{12}(\d{3}){0,2}$/, '请选择地点')
export const ClientId = z.string().min(8).max(100)
export const Version = z.int().min(1)
export const WithId = z.strictObject({ id: Id })
export const Done = z.object({ version: z.int() })
export const Made = z.object({ id: z.uuid() })
export const page = <T extends z.ZodType>(item: T) => z.object({ items: z.array(item), next: z.string().nullable() })
/** A number as a telephone system writes it. */
export const Dialled = z.string().trim().regex(/^\+?[\d*#-]{1,25}$/, '号码只能是数字')

export const callStates = ['ringing', 'talking', 'held', 'ended'] as const
export type CallState = (typeof callStates)[number]
export const CALL_STATES: Record<CallState, string> = { ringing: '来电', talking: '通话中', held: '保持', ended: '已结束' }

export const rateGroups = ['all', 'body', 'kind', 'place', 'month'] as const
export const RATE_GROUPS: Record<(typeof rateGroups)[number], string> = { all: '合计', body: '承办单位', kind: '诉求类型', place: '地点', month: '月份' }
