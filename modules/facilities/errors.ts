import { Refusal } from '../../platform/kernel/refusal.ts'

export const facilityNotFound = () => new Refusal('facilities.not_found', 404, '没有找到这处设施，请从列表中重新选择')
export const bookingNotFound = () => new Refusal('facilities.booking_not_found', 404, '在您服务的范围内没有找到这次预约，可能已取消')
export const noRoom = (kind: string) =>
  new Refusal('facilities.no_room', 409, `这个社区没有能容纳这么多人的${kind}，请联系申请人改选其他场地，或按“不予办理”办结`)
export const roomUnknown = (number: string) =>
  new Refusal('facilities.room_unknown', 422, `没有编号为“${number}”的可预约场地，请核对编号；不填编号由系统安排`)
export const tooMany = (name: string, capacity: number) =>
  new Refusal('facilities.too_many', 409, `${name}最多容纳${capacity}人，请改选大一些的场地`, { capacity })
export const clash = (name: string, busy: readonly string[]) =>
  new Refusal('facilities.clash', 409, `${name}在这个时段已被预约(当天已约：${busy.join('、')}),请与申请人商量改时间，或换一处场地`, { busy })
export const allTaken = (kind: string) =>
  new Refusal('facilities.clash', 409, `这个时段的${kind}都已被预约，请与申请人商量改时间，或换一种场地`)
export const closedThen = (name: string, opens: string, closes: string) =>
  new Refusal('facilities.closed_then', 409, `${name}的开放时间是${opens}—${closes}，请改在开放时间内`, { opens, closes })
export const timesWrong = () => new Refusal('facilities.times_wrong', 422, '开始时间应早于结束时间，请核对预约的时间')
export const past = () => new Refusal('facilities.past', 409, '预约的日期已过，不能办理。请与申请人商量新的日期')
