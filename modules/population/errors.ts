import { Refusal } from '../../platform/kernel/refusal.ts'

export const placeNotFound = () => new Refusal('population.place_not_found', 404, '没有找到这个地点，或不在你的管辖范围，请重新选择')
export const dayInFuture = () => new Refusal('population.day_in_future', 422, '日期还没有到，请选择今天或以前的日期')
export const periodNotOver = (day: string) => new Refusal('population.period_not_over', 422, `这一期到${day}才结束，结束后才能填报`)
export const notYourLevel = () => new Refusal('population.not_your_level', 403, '这一级的填报或审核由对应岗位办理，请联系该单位')
export const partsMissing = (names: readonly string[]) =>
  new Refusal('population.parts_missing', 409, `还有${names.length}个单位没有报齐或没有审核：${names.slice(0, 5).join('、')}${names.length > 5 ? '等' : ''}。审核通过后再汇总`)
export const filedAlready = () => new Refusal('population.filed_already', 409, '这一期已经上报，数字已锁定。需要修改的，请上级先退回')
export const seenOlder = () => new Refusal('population.seen_older', 409, '这一期刚刚有人报过，请刷新后核对再报')
export const sumIsNotTyped = () => new Refusal('population.sum_is_not_typed', 422, '汇总数由下级数字相加，不能手工更正。请退回有误的单位修改')
export const filingNotFound = () => new Refusal('population.filing_not_found', 404, '没有找到这份填报，请从填报列表进入')
export const reasonNeeded = () => new Refusal('population.reason_needed', 422, '退回时请写明理由，让填报单位知道要改什么')
export const steppedAlready = () => new Refusal('population.stepped_already', 409, '这份填报已经审核或退回过，请刷新后查看')
