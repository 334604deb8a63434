import { Refusal } from '../../platform/kernel/refusal.ts'

export const notInRegister = () =>
  new Refusal('assistance.person_not_in_register', 409, '申请人还没有登记在册，不能发放。请先为其建档，再办结本件')
export const dead = () => new Refusal('assistance.person_dead', 409, '登记显示申请人已去世，不能发放。请核对登记；确已去世的，请按“不予办理”办结')
export const tooYoung = (age: number) =>
  new Refusal('assistance.under_age', 409, `申请人还不满${age}周岁，不能发放。请核对出生日期，或按“不予办理”办结`, { age })
export const alreadyPaidMonthly = (number: string) =>
  new Refusal('assistance.already_granted', 409, `申请人已在享受这项待遇(办件${number}),不能重复发放。如需调整，请先停发原待遇`, { number })
export const alreadyPaidOnce = (number: string, months: number) =>
  new Refusal('assistance.already_granted', 409, `申请人${months}个月内已领过这项救助(办件${number}),不能重复发放。情况特殊的，请按“一事一议”报旗民政审批`, { number })
export const fromMonthImpossible = () =>
  new Refusal('assistance.from_month_impossible', 422, '起发月份不对：不能早于达到年龄的月份，也不能晚于三个月以后，请核对')
export const amountNeeded = () => new Refusal('assistance.amount_needed', 422, '请填写救助金额，大于零，最多两位小数')
export const amountTooHigh = (fen: number) =>
  new Refusal('assistance.amount_too_high', 422, `救助金额超过了本地规定的上限${fen / 100}元，请核对`, { maxFen: fen })
export const settingsFaulty = () =>
  new Refusal('assistance.settings_faulty', 409, '这个事项的发放标准没有设置好，暂时不能办结。请联系管理员核对事项设置')
export const grantNotFound = () => new Refusal('assistance.grant_not_found', 404, '在您服务的范围内没有找到这项待遇，请核对后重新查找')
export const grantEnded = () => new Refusal('assistance.grant_ended', 409, '这项待遇已经停发，不用再办')
export const grantOnce = () => new Refusal('assistance.grant_once', 409, '一次性救助已经发放，没有可以停发的')
export const endMonthImpossible = () => new Refusal('assistance.end_month_impossible', 422, '停发月份不能早于起发月份，请核对')
