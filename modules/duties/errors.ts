import { Refusal } from '../../platform/kernel/refusal.ts'

export const owedNotFound = () => new Refusal('duties.not_found', 404, '没有找到这项责任，可能已变动或不在您的管辖范围，请从列表重新进入')
export const filingNotFound = () => new Refusal('duties.filing_not_found', 404, '没有找到这次报送，可能已经撤回，请刷新后再看')
export const changedMeanwhile = () => new Refusal('duties.changed_meanwhile', 409, '这份记录刚刚被别人改过，请刷新后再办')
export const notNow = (state: string) => new Refusal('duties.not_now', 409, `现在是“${state}”，不能这样办。请刷新后看看可以办什么`)
export const notYours = () => new Refusal('duties.not_yours', 403, '这项责任由别的单位完成，请联系对应单位报送')
export const sameHands = () => new Refusal('duties.same_hands', 403, '自己承担的责任不能自己免除，请上级决定')
export const dayWrong = (what: string) => new Refusal('duties.day_wrong', 422, `日期不对：${what}`, undefined, [{ path: 'body.onDay', code: 'day', message: what }])
export const placeNotYours = () => new Refusal('duties.place_not_yours', 403, '这个地点不在您的管辖范围，请选择本级或下级')
export const pageUnknown = () => new Refusal('duties.page_unknown', 422, '翻页位置不对，请从第一页重新查看')
