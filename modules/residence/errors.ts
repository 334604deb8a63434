import { Refusal } from '../../platform/kernel/refusal.ts'

export const notInRegister = () => new Refusal('residence.person_not_in_register', 409, '申请人还没有建档。请先为其建档（户籍填外地），再办结本件')
export const dead = () => new Refusal('residence.person_dead', 409, '登记显示申请人已去世，不能办理。请核对登记')
export const datesWrong = () => new Refusal('residence.dates_wrong', 422, '居住日期不对：开始居住不能晚于今天、早于出生，计划离开不能早于开始居住，请核对')
export const incomplete = () => new Refusal('residence.incomplete', 422, '请写明居住地址和人员类别，再办结本件')
export const declarationNotFound = () => new Refusal('residence.not_found', 404, '在您服务的范围内没有找到这条居住登记，可能已注销')
