import { Refusal } from '../../platform/kernel/refusal.ts'

const at = (path: string, message: string) => [{ path: `body.${path}`, code: 'wrong', message }]

export const textNotFound = () => new Refusal('policies.text_not_found', 404, '没有找到这份政策文件，请从政策列表进入')
export const supportNotFound = () => new Refusal('policies.support_not_found', 404, '没有找到这项扶持政策，请从扶持政策列表进入')
export const standardNotFound = () => new Refusal('policies.standard_not_found', 404, '没有找到这个标准，请从标准列表进入')
export const partnerNotFound = () => new Refusal('policies.partner_not_found', 404, '没有找到这个合作伙伴，请从合作列表进入')
export const topicNotFound = () => new Refusal('policies.topic_not_found', 404, '没有找到这个课题，请从课题列表进入')
export const reportNotFound = () => new Refusal('policies.report_not_found', 404, '没有找到这份报告，请从报告库进入')
export const organisationNotFound = () => new Refusal('policies.organisation_not_found', 404, '没有找到这个组织，请从列表选择')
export const changedMeanwhile = () => new Refusal('policies.changed_meanwhile', 409, '刚刚有人改过，请刷新后核对再保存')
export const notNow = (state: string) => new Refusal('policies.not_now', 409, `现在是“${state}”，不能这样办。请刷新后看看可以办什么`)
export const sameHands = () => new Refusal('policies.same_hands', 403, '这份文件是您录入的，要由另一位同事核对后发布')
export const basisUnknown = () => new Refusal('policies.basis_unknown', 422, '上位依据里有找不到的文件，请从列表选择', undefined, at('basis', '请从列表选择'))
export const basisBelow = () => new Refusal('policies.basis_below', 422, '依据不能比本文件的层级低，也不能是它自己，请核对', undefined, at('basis', '请选择层级相同或更高的文件'))
export const matterUnknown = (path = 'matters') => new Refusal('policies.matter_unknown', 422, '事项里有目录上没有的，请从列表选择', undefined, at(path, '请从列表选择'))
export const daysWrong = (what: string, path = 'fromOn') => new Refusal('policies.days_wrong', 422, `日期不对：${what}`, undefined, at(path, what))
export const numberTaken = () => new Refusal('policies.number_taken', 409, '这个文号已经录入过，请直接查看那一份', undefined, at('number', '文号已经录入过'))
export const codeTaken = () => new Refusal('policies.code_taken', 409, '这个编号已经用过，请换一个', undefined, at('code', '编号已经用过'))
export const conditionWrong = () => new Refusal('policies.condition_wrong', 422, '条件和项目对不上，请重新选择条件', undefined, at('conditions', '请重新选择条件'))
export const supportUnknown = (code: string) =>
  new Refusal('policies.support_unknown', 422, `没有编号为“${code}”的扶持政策，或者已经停止。请让申请人补正编号，或者以不予支持办结`)
export const versionNotNewer = () => new Refusal('policies.version_not_newer', 422, '新版本的施行日期要晚于上一版，请核对', undefined, at('fromOn', '要晚于上一版'))
export const useTaken = () => new Refusal('policies.use_taken', 409, '这个标准已经指定给它了，不用重复指定')
export const periodWrong = () => new Refusal('policies.period_wrong', 422, '这一期还没有开始，请选择已经开始的时期', undefined, at('period', '请选择已经开始的时期'))
export const placeNotYours = () => new Refusal('policies.place_not_yours', 403, '这个地点不在您的管辖范围，请选择本级或下级', undefined, at('region', '请选择本级或下级的地点'))
export const pageUnknown = () => new Refusal('policies.page_unknown', 422, '翻页位置不对，请从第一页重新查看')
