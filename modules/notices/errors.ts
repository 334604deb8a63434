import { Refusal } from '../../platform/kernel/refusal.ts'

export const messageNotFound = () => new Refusal('notices.not_found', 404, '没有找到这条消息，请返回消息列表重新打开')
export const eventNotFound = () => new Refusal('notices.event_not_found', 404, '没有这种消息，请从列表重新进入')
export const templateNotFound = () => new Refusal('notices.template_not_found', 404, '没有找到这份草稿，可能已经处理，请刷新')
export const personNotFound = () => new Refusal('notices.person_not_found', 404, '没有找到这位居民，可能不在您的管辖范围')
export const letterNotFound = () => new Refusal('notices.letter_not_found', 404, '有的信件已经发出或者不在您的管辖范围，请刷新后重新选择')
export const placeNotYours = () => new Refusal('notices.place_not_yours', 403, '消息的文字由旗县区统一修改，请联系旗民政局')
export const textWrong = (faults: readonly string[]) =>
  new Refusal('notices.text_wrong', 422, `文字有误：${faults.join('；')}`, { faults }, faults.map((message) => ({ path: 'body.body', code: 'wrong', message })))
export const outsideMissing = () =>
  new Refusal('notices.outside_missing', 422, '微信模板要填写微信公众平台批准的模板编号', undefined, [{ path: 'body.outside', code: 'missing', message: '请填写模板编号' }])
export const sameHands = () => new Refusal('notices.same_hands', 403, '这是您自己起草的，要由另一位同事批准')
export const notNow = () => new Refusal('notices.not_now', 409, '这份草稿已经处理过了，请刷新')
export const reasonNeeded = () => new Refusal('notices.reason_needed', 422, '不采用的请写明原因', undefined, [{ path: 'body.reason', code: 'missing', message: '请写明原因' }])
export const dayPast = () => new Refusal('notices.day_past', 422, '生效日期不能早于今天', undefined, [{ path: 'body.fromOn', code: 'day', message: '不能早于今天' }])
export const pageUnknown = () => new Refusal('notices.page_unknown', 422, '翻页位置不对，请从第一页重新查看')
