import { Refusal } from '../../platform/kernel/refusal.ts'

const missing = (what: string, code: string) => () => new Refusal(`incidents.${code}`, 404, `没有找到${what}，可能已变动或不在您的管辖范围，请从列表重新进入`)
export const eventNotFound = missing('这件事件', 'event_not_found')
export const calloutNotFound = missing('这次吹哨', 'callout_not_found')
export const patrolNotFound = missing('这次巡查', 'patrol_not_found')
export const householdNotFound = missing('这户或这个人', 'household_not_found')
export const kindUnknown = () =>
  new Refusal('incidents.kind_unknown', 422, '没有这种事件，或者它已经停用。请重新选择种类', undefined, [{ path: 'body.kind', code: 'unknown', message: '请重新选择种类' }])
export const kindElsewhere = (where: string) =>
  new Refusal('incidents.kind_elsewhere', 422, where, undefined, [{ path: 'body.kind', code: 'elsewhere', message: where }])
export const foundLater = () =>
  new Refusal('incidents.found_later', 422, '发现时间晚于现在，请核对手机的时间', undefined, [{ path: 'body.foundAt', code: 'too_late', message: '请核对手机的时间' }])
export const placeNeeded = () =>
  new Refusal('incidents.place_needed', 422, '请写清在什么地方，或者定位', undefined, [{ path: 'body.placeText', code: 'required', message: '请写清在什么地方' }])
export const photosMissing = (which: 'before' | 'after') =>
  new Refusal('incidents.photos_missing', 422, which === 'before' ? '没有处置前的照片，不能按“已解决”结案。请补拍，或者如实选择别的结果' : '请拍一张处置后的照片，才能按“已解决”结案',
    { which }, [{ path: `body.${which === 'before' ? 'photosBefore' : 'photosAfter'}`, code: 'required', message: '请拍照片' }])
export const notSettledAlone = () => new Refusal('incidents.not_settled_alone', 403, '当场办结由这个网格的网格员做。请上报，由网格员核实处置')
export const reasonNeeded = (what: string) =>
  new Refusal('incidents.reason_needed', 422, `请写明${what}，会如实告诉上报人`, undefined, [{ path: 'body.reason', code: 'required', message: `请写明${what}` }])
export const changedMeanwhile = () => new Refusal('incidents.changed_meanwhile', 409, '这件刚刚有了新的进展，请刷新后再办')
export const endedAlready = () => new Refusal('incidents.ended_already', 409, '这件已经结案，不能这样办。需要的请先重新办理')
export const sameThing = () => new Refusal('incidents.same_thing', 422, '不能和自己合并，请另选一件')
export const notJoined = () => new Refusal('incidents.not_joined', 409, '这件没有合并在别的事件里，请刷新页面')
export const joinedCannot = (number: string) => new Refusal('incidents.joined_elsewhere', 409, `这件已合并到${number}一起办，请到那一件里办理`, { number })
export const highestLevel = () => new Refusal('incidents.highest_level', 409, '已经在旗县区一级，没有再上一级。请协调处置或如实结案')
export const leadExists = (unit: string) => new Refusal('incidents.lead_exists', 409, `已由${unit}牵头，一件事件一个牵头单位。请先等它办完或裁定`, { unit })
export const notNow = (state: string) => new Refusal('incidents.not_now', 409, `现在是“${state}”，不能这样办。请刷新后看看可以办什么`)
export const notYours = () => new Refusal('incidents.not_yours', 403, '这一步由被吹哨的单位办理，请联系对应单位')
export const decisionNotYours = () => new Refusal('incidents.decision_not_yours', 403, '裁定由吹哨单位的上一级作出，请联系上一级')
export const decisionBinds = () => new Refusal('incidents.decision_binds', 409, '上一级已裁定由本单位办理，裁定必须执行，不能再提异议')
export const reasonUnknown = () =>
  new Refusal('incidents.reason_unknown', 422, '只能按清单上的法定理由提出异议，请选择一条', undefined, [{ path: 'body.refusal', code: 'unknown', message: '请选择一条理由' }])
export const refusalOpen = (unit: string) => new Refusal('incidents.refusal_open', 409, `${unit}的异议还没有裁定，请等裁定后再结案`)
export const listsNotYours = () => new Refusal('incidents.lists_not_yours', 403, '这份清单由旗县区统一设置，请联系旗县区调度员或管理员')
export const dayPast = () =>
  new Refusal('incidents.day_past', 422, '生效日期不能早于今天：在办的事件按它上报那天的规定办', undefined, [{ path: 'body.validFrom', code: 'too_early', message: '请选今天或以后' }])
export const entryInvalid = (path: string, message: string) => new Refusal('incidents.entry_invalid', 422, message, undefined, [{ path: `body.${path}`, code: 'invalid', message }])
export const timesWrong = (what: string) => new Refusal('incidents.times_wrong', 422, `时间不对：${what}`)
export const cycleUnknown = () =>
  new Refusal('incidents.cycle_unknown', 422, '没有这个走访周期，请重新选择', undefined, [{ path: 'body.cycle', code: 'unknown', message: '请重新选择' }])
export const pageUnknown = () => new Refusal('incidents.page_unknown', 422, '翻页位置不对，请从第一页重新查看')
export const placeNotYours = () => new Refusal('incidents.place_not_yours', 403, '这个地点不在您的管辖范围，请重新选择')
