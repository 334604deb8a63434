import { Refusal } from '../../platform/kernel/refusal.ts'

const missing = (what: string, code: string) => () => new Refusal(`mandates.${code}`, 404, `没有找到${what}，可能已变动或不在您的管辖范围，请从列表重新进入`)
export const dutyNotFound = missing('这项职责', 'duty_not_found')
export const packageNotFound = missing('这个事权包', 'package_not_found')
export const bodyNotFound = missing('这个议事协调机构', 'body_not_found')
export const meetingNotFound = missing('这次会议', 'meeting_not_found')
export const decisionNotFound = missing('这项议定事项', 'decision_not_found')
export const resourceNotFound = missing('这条下沉记录', 'resource_not_found')
export const leadExists = (lead: string) =>
  new Refusal('mandates.lead_exists', 409, `这一层级在这段时间已由${lead}牵头，一个事项一个牵头部门。需要换部门的，请先结束原来的`, { lead })
export const placeNotYours = () => new Refusal('mandates.place_not_yours', 403, '这个地点不在您的管辖范围，请选择本级或下级')
export const subjectUnknown = () =>
  new Refusal('mandates.subject_unknown', 422, '没有这个事项或指标，请从列表选择', undefined, [{ path: 'body.subject', code: 'unknown', message: '请从列表选择' }])
export const levelWrong = (what: string) => new Refusal('mandates.level_wrong', 422, `地点的层级不对：${what}`)
export const organisationNotFound = () => new Refusal('mandates.organisation_not_found', 422, '没有找到这个组织，请重新选择，或者只填部门名称')
export const changedMeanwhile = () => new Refusal('mandates.changed_meanwhile', 409, '这份记录刚刚被别人改过，请刷新后再办')
export const daysWrong = (what: string) => new Refusal('mandates.days_wrong', 422, `日期不对：${what}`)
export const partsMissing = (parts: readonly { field: string; word: string }[]) =>
  new Refusal('mandates.parts_missing', 422, `权限、人员、经费要一并下放，还缺${parts.map((p) => p.word).join('、')}。请补齐再送街道`, { missing: parts.map((p) => p.field) },
    parts.map((p) => ({ path: `body.${p.field}`, code: 'missing', message: `请填写${p.word}` })))
export const notNow = (state: string) => new Refusal('mandates.not_now', 409, `现在是“${state}”，不能这样办。请刷新后看看可以办什么`)
export const notYours = () => new Refusal('mandates.not_yours', 403, '这一步由别的岗位办理，请联系对应单位')
export const reasonNeeded = (what: string) => new Refusal('mandates.reason_needed', 422, `请写明${what}`)
export const sameHands = () => new Refusal('mandates.same_hands', 403, '这是您自己经办的，要由另一位同事确认')
export const tooEarly = (from: string) => new Refusal('mandates.too_early', 409, `还没有到日子，${from}起可以办`, { from })
export const bodyExists = (name: string) => new Refusal('mandates.body_exists', 409, `这一级已有${name}。需要调整的，请先撤销原来的`)
export const memberExists = () => new Refusal('mandates.member_exists', 409, '这个部门已经是成员单位。职责有变的，请先结束原来的')
export const ownerUnknown = () => new Refusal('mandates.owner_unknown', 422, '所选的负责人不在本地或上级任职，请重新选择，或者只填名称')
export const amountMissing = (field: string, word: string) =>
  new Refusal('mandates.amount_missing', 422, `请填写${word}，应大于0`, undefined, [{ path: `body.${field}`, code: 'missing', message: `请填写${word}` }])
export const pageUnknown = () => new Refusal('mandates.page_unknown', 422, '翻页位置不对，请从第一页重新查看')
