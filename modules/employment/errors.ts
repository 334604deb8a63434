import { Refusal } from '../../platform/kernel/refusal.ts'

export const notInRegister = () => new Refusal('employment.person_not_in_register', 409, '申请人还没有登记在册。请先为其建档，再办结本件')
export const dead = () => new Refusal('employment.person_dead', 409, '登记显示申请人已去世，不能登记。请核对登记')
export const notOfAge = (from: number, until: number) =>
  new Refusal('employment.not_of_age', 409, `就业援助面向${from}至${until}周岁的劳动者，申请人不在这个年龄内`, { from, until })
export const alreadyRegistered = () => new Refusal('employment.already_registered', 409, '申请人已登记就业援助，不用重复登记。情况有变化的，请更新原登记')
export const registrationNotFound = () => new Refusal('employment.registration_not_found', 404, '在您服务的范围内没有找到这条登记，可能已结束')
