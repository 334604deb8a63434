import { Refusal } from '../../platform/kernel/refusal.ts'

export const notFound = () => new Refusal('legal.not_found', 404, '没有找到这条记录，可能已变动或不在您的范围，请从列表重新进入')
export const placeNotYours = () => new Refusal('legal.place_not_yours', 403, '这个地点不在您的管辖范围，请选择本级或下级')
export const changedMeanwhile = () => new Refusal('legal.changed_meanwhile', 409, '这份记录刚刚被别人改过，请刷新后再办')
export const adviserExists = () => new Refusal('legal.adviser_exists', 409, '这位法律顾问已经登记在这个社区，不用再登记')
export const adviserUnknown = () => new Refusal('legal.adviser_unknown', 422, '请从本社区的法律顾问中选择由谁答复')
export const notNow = () => new Refusal('legal.not_now', 409, '现在不能这样办，请刷新后看看可以办什么')
export const dayWrong = (what: string) => new Refusal('legal.day_wrong', 422, `日期不对：${what}`)
export const noStep = () => new Refusal('legal.no_step', 409, '还没有走过合法途径，请先登记至少一步，再写结果')
export const numberMissing = () => new Refusal('legal.number_missing', 422, '请填写哪天办的、来了多少人')
export const pageUnknown = () => new Refusal('legal.page_unknown', 422, '翻页位置不对，请从第一页重新查看')
