import { Refusal } from '../../platform/kernel/refusal.ts'

export const notInRegister = () =>
  new Refusal('volunteers.person_not_in_register', 409, '志愿者要实名注册，申请人还没有登记在册。请先为其建档，再办结本件')
export const notLiving = () => new Refusal('volunteers.person_dead', 409, '登记显示申请人已去世，不能注册。请核对登记')
export const tooYoung = (age: number) => new Refusal('volunteers.under_age', 409, `申请人不满${age}周岁，不能注册为志愿者；可以由家长陪同参加活动`, { age })
export const guardianNeeded = () =>
  new Refusal('volunteers.guardian_needed', 409, '申请人未满18周岁，需要监护人同意。请联系监护人确认后，由本人重新提交并勾选“监护人同意”')
export const alreadyRegistered = (number: string) =>
  new Refusal('volunteers.already_registered', 409, `申请人已是注册志愿者(编号${number}),一人只注册一次。信息有变化的，请更新资料`, { number })
export const volunteerNotFound = () => new Refusal('volunteers.not_found', 404, '在您服务的范围内没有找到这位志愿者，请核对后重新查找')
