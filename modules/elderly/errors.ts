import { Refusal } from '../../platform/kernel/refusal.ts'

export const notInRegister = () => new Refusal('elderly.person_not_in_register', 409, '老人还没有登记在册，不能安排探访。请先为其建档，再办结本件')
export const dead = () => new Refusal('elderly.person_dead', 409, '登记显示老人已去世，不能安排探访。请核对登记')
export const tooYoung = (age: number) => new Refusal('elderly.under_age', 409, `申请人不满${age}周岁，不在老年人探访范围内。其他困难可以按“居民诉求”办理`, { age })
export const consentNeeded = () => new Refusal('elderly.consent_needed', 409, '探访要老人本人（或监护人）同意。请确认同意后，由申请人补充勾选')
export const alreadyVisited = () => new Refusal('elderly.already_planned', 409, '这位老人已有探访安排，不用重复安排。需要调整的，请先结束原来的安排')
export const planIncomplete = () => new Refusal('elderly.plan_incomplete', 422, '请填写多久探访一次、由谁探访和开始日期，开始日期不能早于今天')
export const planNotFound = () => new Refusal('elderly.plan_not_found', 404, '在您服务的范围内没有找到这个探访安排，可能已结束')
