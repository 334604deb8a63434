import { Refusal } from '../../platform/kernel/refusal.ts'

export const placeNotFound = () => new Refusal('indicators.place_not_found', 404, '没有找到这个地方，或它不在您岗位的辖区内，请从列表中选择')
export const indicatorNotFound = (code: string) => new Refusal('indicators.not_found', 404, '没有找到这个指标，请从指标列表中选择', { code })
export const dayInFuture = () => new Refusal('indicators.day_in_future', 422, '只能查看或填报今天及以前的数据，请改日期')
export const computedIsNotTyped = () =>
  new Refusal('indicators.computed_is_not_typed', 422, '这个指标由登记数据自动统计，不能手工填写；数字不对请更正原始登记')
export const reasonNeeded = () => new Refusal('indicators.reason_needed', 422, '这一天已经填报过，更正请写明原因（至少2个字）')
export const baseNeeded = (base: string) => new Refusal('indicators.base_needed', 422, `这个指标按比率计算，请同时填写分母（${base}）`)
export const periodUnknown = (period: string) =>
  new Refusal('indicators.period_unknown', 422, '期间写法不对，请写年（2026）、半年（2026-H1）、季度（2026-Q3）或月（2026-09）', { period })
