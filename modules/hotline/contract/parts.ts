import { z } from 'zod'

export { ClientId, Day, Done, Id, Made, Must, Text, Version, WithId, page } from '../../../platform/kernel/fields.ts'

export const After = z.string().max(200).optional()
export const RegionCode = z.string().regex(/^\d{12}(\d{3}){0,2}$/, '请选择地点')
/** A number as a telephone system writes it. */
export const Dialled = z.string().trim().regex(/^\+?[\d*#-]{1,25}$/, '号码只能是数字')

export const callStates = ['ringing', 'talking', 'held', 'ended'] as const
export type CallState = (typeof callStates)[number]
export const CALL_STATES: Record<CallState, string> = { ringing: '来电', talking: '通话中', held: '保持', ended: '已结束' }

export const rateGroups = ['all', 'body', 'kind', 'place', 'month'] as const
export const RATE_GROUPS: Record<(typeof rateGroups)[number], string> = { all: '合计', body: '承办单位', kind: '诉求类型', place: '地点', month: '月份' }
