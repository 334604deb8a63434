import { Refusal } from '../../platform/kernel/refusal.ts'

export const placeNotFound = () => new Refusal('indicators.place_not_found', 404, '没有找到这个地方，或它不在您岗位的辖区内，请从列表中选择')
export const indicatorNotFound = (code: string) => new Refusal('indicators.not_found', 404, '没有找到这个指标，请从指标列表中选择', { code })
export const dayInFuture = () => new Refusal('indicators.day_in_future', 422, '只能查看或填报今天及以前的数据，请改日期')
export const computedIsNotTyped = () =>
  new Refusal('indicators.computed_is_not_typed', 422, '这个指标由登记数据自动统计，不能手工填写；数字不对请更正原始登记')
export const reasonNeeded = () => new Refusal('indicators.reason_needed', 422, '这一天已经填报过，更正请写明原因（至少2个字）')
export const baseNeeded = (base: string) => new Refusal('indicators.base_needed', 422, `这个指标按比率计算，请同时填写分母（${base}）`)
export const periodUnknown = (period: string) =>
  new Refusal('indicators.period_unknown', 422, '期间写法不对，请写年（2026）、半年（2026-H1）、季度（2026-Q3）或月（2026-09）', { period })
export const cursorUnknown = () => new Refusal('indicators.cursor_unknown', 400, '翻页位置不对，请回到第一页')
export const alreadyToday = () => new Refusal('indicators.day_still_runs', 422, '当天的数字随登记自动更新，不用更正；请选过去的日期')
export const correctByTownship = () => new Refusal('indicators.correct_by_township', 422, '请选一个苏木镇街道或社区更正，上级的数字会一起更正')
export const nothingRecorded = () => new Refusal('indicators.nothing_recorded', 422, '这个地方这一天没有留存统计，不能更正；请换一个日期')
export const boundaryChanged = () =>
  new Refusal('indicators.boundary_changed', 409, '这里的区划在那一天以后调整过，不能按现在的登记重新统计那一天；请在说明中写明差异')
export const ownNotFound = () => new Refusal('indicators.own_not_found', 404, '没有找到这个自定指标，请从列表中选择')
export const ownChanged = () => new Refusal('indicators.own_changed', 409, '别人刚改过这个自定指标，请刷新后再操作')
export const ownSubmitted = () => new Refusal('indicators.own_submitted', 409, '已经提交审核，不能再改；请等审核，或请审核人退回')
export const ownNotNow = () => new Refusal('indicators.own_not_now', 409, '这一步现在不能做，请刷新后看看它到了哪一步')
export const notTried = () => new Refusal('indicators.not_tried', 422, '改过以后还没有试算，请先试算，看过结果再提交')
export const ownHands = () => new Refusal('indicators.own_hands', 403, '自己起草的指标要由另一个人审核')
export const approvalNotYours = () => new Refusal('indicators.approval_not_yours', 403, '您的岗位不能审核自定指标，请由旗区负责人、民政干部或另一名统计人员办理')
export const whyNeeded = () => new Refusal('indicators.why_needed', 422, '请写明原因（至少2个字）')
export const fromTooEarly = () => new Refusal('indicators.from_too_early', 422, '生效日期不能早于今天，也不能早于上一版的生效日期，请改日期')
export const codeTaken = () => new Refusal('indicators.code_taken', 409, '这个代码已经用过，请换一个')
export const definitionFaulty = (fault: string) => new Refusal('indicators.definition_faulty', 422, fault)
export const trialTooLong = () => new Refusal('indicators.trial_too_long', 422, '试算超过8秒没有完成，请选小一些的地方，或减少条件')
