import { Refusal } from '../../platform/kernel/refusal.ts'
import type { DraftFault } from './rules/faults.ts'

export const planNotFound = () => new Refusal('plans.not_found', 404, '没有找到这个规划，请从规划列表中选择')

const missing = (what: string, code: string) => () => new Refusal(`plans.${code}`, 404, `没有找到${what}，可能已变动或不在您的管辖范围，请从列表重新进入`)
export const draftNotFound = missing('这份草案', 'draft_not_found')
export const goalNotFound = missing('这项目标', 'goal_not_found')
export const meetingNotFound = missing('这次会议', 'meeting_not_found')
export const decisionNotFound = missing('这项议定事项', 'decision_not_found')
export const issueNotFound = missing('这条难题', 'issue_not_found')
export const checkNotFound = missing('这次督查', 'check_not_found')
export const findingNotFound = missing('这个问题', 'finding_not_found')
export const phaseNotFound = missing('这个阶段', 'phase_not_found')

const field = (path: string, message: string) => [{ path: `body.${path}`, code: 'wrong', message }]
export const placeNotYours = () => new Refusal('plans.place_not_yours', 403, '这个地点不在您的管辖范围，请选择本级或下级')
export const notYours = () => new Refusal('plans.not_yours', 403, '这一步由别的岗位办理，请联系对应单位')
export const sameHands = () => new Refusal('plans.same_hands', 403, '这是您自己经办的，要由另一位同事来办')
export const notThisLevel = (name: string) => new Refusal('plans.not_this_level', 403, `这项目标由${name}自己确认，别的层级不能代为确认`)
export const notNow = (state: string) => new Refusal('plans.not_now', 409, `现在是“${state}”，不能这样办。请刷新后看看可以办什么`)
export const changedMeanwhile = () => new Refusal('plans.changed_meanwhile', 409, '这份记录刚刚被别人改过，请刷新后再办')
export const pageUnknown = () => new Refusal('plans.page_unknown', 422, '翻页位置不对，请从第一页重新查看')
export const daysWrong = (what: string) => new Refusal('plans.days_wrong', 422, `日期不对：${what}`)
export const reasonNeeded = (what: string) => new Refusal('plans.reason_needed', 422, `请写明${what}`)
export const levelWrong = (what: string) => new Refusal('plans.level_wrong', 422, `地点的层级不对：${what}`)
export const tooEarly = (day: string) => new Refusal('plans.too_early', 409, `还没有到日子，${day}起可以办`, { from: day })

export const oneSource = () => new Refusal('plans.one_source', 422, '新文本要么参照别的规划，要么修订本地原有规划，请只选一样')
export const draftExists = () => new Refusal('plans.draft_exists', 409, '这个规划的下一版已经有人在起草，请在草案列表中打开')
export const textExists = () => new Refusal('plans.text_exists', 409, '这一版刚刚已经发布，请刷新后查看规划列表')
export const faulty = (faults: readonly DraftFault[]) =>
  new Refusal('plans.faulty', 422, `草案还有${faults.length}处要改：${faults[0]?.message ?? ''}`, { faults: faults.map((one) => one.message) },
    faults.map((one) => ({ path: `body.${one.path}`, code: 'wrong', message: one.message })))

export const numberNeeded = () => new Refusal('plans.number_needed', 422, '数量目标要选择指标并填写目标值', undefined, field('value', '请填写目标值'))
export const indicatorUnknown = () => new Refusal('plans.indicator_unknown', 422, '没有这个指标，请从列表选择', undefined, field('indicator', '请从列表选择'))
export const ownerUnknown = () => new Refusal('plans.owner_unknown', 422, '所选的负责人不在这个地点任职，请重新选择，或者只填名称')
export const ownerNeeded = () => new Refusal('plans.owner_needed', 422, '确认目标时要写明由谁负责', undefined, field('owner', '请填写由谁负责'))
export const elsewhere = (place: string) => new Refusal('plans.elsewhere', 422, `这份规划适用于${place}，和所选地点没有上下级关系，它的目标不能定给这里`)
export const partWrong = (what: string) => new Refusal('plans.part_wrong', 422, `分解的地点不对：${what}`)
export const partsFallShort = (words: string) => new Refusal('plans.parts_fall_short', 422, `分解达不到总目标：${words}。请调整各地数值`)
export const notReached = (words: string) => new Refusal('plans.not_reached', 409, `数量目标以指标为准，现在还不能记为完成：${words}`)

export const problemsNeeded = () => new Refusal('plans.problems_needed', 422, '年中检查要写明发现的问题，没有问题的也请写明', undefined, field('problems', '请写明问题'))
export const nextNeeded = () => new Refusal('plans.next_needed', 422, '年终总结要写明下一步打算', undefined, field('nextSteps', '请写明下一步打算'))
export const aimsMissing = (words: string) => new Refusal('plans.aims_missing', 422, `每一条阶段目标都要有结果和依据，还缺：${words}`)
export const issuesOpen = (words: string) => new Refusal('plans.issues_open', 422, `列入议题的难题都要有决定或答复，还缺：${words}`)
export const proofNeeded = () => new Refusal('plans.proof_needed', 422, '整改要附依据，请写明文件、照片编号或台账', undefined, field('note', '请写明整改依据'))
export const notOwnPlace = () => new Refusal('plans.not_own_place', 422, '督查的是下级，请选择下级的地点')
