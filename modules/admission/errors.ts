import { Refusal } from '../../platform/kernel/refusal.ts'

const missing = (what: string, code: string) => () => new Refusal(`admission.${code}`, 404, `没有找到${what}，可能已变动或不在您的管辖范围，请从列表重新进入`)
export const requestNotFound = missing('这份准入申请', 'request_not_found')
export const opinionNotFound = missing('要您答复的意见', 'opinion_not_found')
export const agreementNotFound = missing('这个准入事项', 'agreement_not_found')
export const entryNotFound = missing('这笔记录', 'entry_not_found')
export const reportNotFound = missing('这份反映', 'report_not_found')
export const burdenNotFound = missing('这项任务', 'burden_not_found')
export const changedMeanwhile = () => new Refusal('admission.changed_meanwhile', 409, '这份记录刚刚被别人改过，请刷新后再办')
export const notNow = (state: string) => new Refusal('admission.not_now', 409, `现在是“${state}”，不能这样办。请刷新后看看可以办什么`)
export const sameHands = () => new Refusal('admission.same_hands', 403, '这是您自己经办的，要由另一位同事决定')
export const notYours = () => new Refusal('admission.not_yours', 403, '这一步由别的岗位办理，请联系对应单位')
export const placeNotYours = () => new Refusal('admission.place_not_yours', 403, '这个地点不在您的管辖范围，请选择本级或下级')
export const placeWrong = (path = 'body.communities') =>
  new Refusal('admission.place_wrong', 422, '请选择本旗县区的社区（嘎查）', undefined, [{ path, code: 'place', message: '请选择本旗县区的社区（嘎查）' }])
export const communityOutside = () => new Refusal('admission.community_outside', 422, '这个社区（嘎查）不在协议范围内，请核对协议里的社区名单')
export const partsMissing = (parts: readonly { path: string; word: string }[]) =>
  new Refusal('admission.parts_missing', 422, `还缺${parts.map((p) => p.word).join('、')}，补齐以后再送出`, { missing: parts.map((p) => p.path) },
    parts.map((p) => ({ path: `body.${p.path}`, code: 'missing', message: `请填写${p.word}` })))
export const rulesAgainst = (reasons: readonly { rule: string; reason: string }[]) =>
  new Refusal('admission.rules_against', 422, `不符合准入条件：${reasons.map((r) => r.reason).join('；')}`, { rules: reasons.map((r) => r.rule) })
export const opinionsOpen = (day: string) =>
  new Refusal('admission.opinions_open', 409, `还有社区或街道没有答复。等齐答复，或者过了${day}再决定`, { day })
export const reasonNeeded = (what: string, path = 'body.words') =>
  new Refusal('admission.reason_needed', 422, `请写明${what}`, undefined, [{ path, code: 'missing', message: `请写明${what}` }])
export const daysWrong = (what: string, path = 'body.on') => new Refusal('admission.days_wrong', 422, `日期不对：${what}`, undefined, [{ path, code: 'day', message: what }])
export const matterUnknown = () =>
  new Refusal('admission.matter_unknown', 422, '没有这个事项，请从列表选择，或者不填', undefined, [{ path: 'body.matterCode', code: 'unknown', message: '请从列表选择' }])
export const matterTaken = (number: string) => new Refusal('admission.matter_taken', 409, `这个事项已有执行中的协议${number}，办件数不能计两次。请先退出原协议，或者不填事项`, { number })
export const reversedAlready = () => new Refusal('admission.reversed_already', 409, '这笔记录已经冲销过了，不能再冲一次')
export const reversalItself = () => new Refusal('admission.reversal_itself', 409, '这是一笔冲销，不能再冲销。金额不对的，请重新登记一笔')
export const fromCase = () => new Refusal('admission.from_case', 409, '这一件由办件自动计数，不能手工冲销。办件重新办理时会自动减去')
export const requestUnfit = () => new Refusal('admission.request_unfit', 422, '所选的准入申请已经结束，请选择正在办理或已经准入的申请')
export const burdenUnfit = () => new Refusal('admission.burden_unfit', 422, '请选择一项仍在执行的任务来合并', undefined, [{ path: 'body.mergedInto', code: 'unknown', message: '请选择仍在执行的任务' }])
export const pageUnknown = () => new Refusal('admission.page_unknown', 422, '翻页位置不对，请从第一页重新查看')
export const numberTaken = () =>
  new Refusal('admission.number_taken', 409, '这个协议编号已经用过，请换一个', undefined, [{ path: 'body.number', code: 'taken', message: '编号已经用过' }])
