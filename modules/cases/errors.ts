import { Refusal, type FieldError } from '../../platform/kernel/refusal.ts'

export const caseNotFound = () => new Refusal('case.not_found', 404, '没有找到这个办件。请核对编号；不在您负责范围内的办件，请到经办地点查询。')
export const changedMeanwhile = (state: string) =>
  new Refusal('case.changed_meanwhile', 409, `本件刚刚有了新的进展（现为“${state}”），您看到的不是最新内容。请刷新页面后再办理。`)
export const matterNotFound = () => new Refusal('case.matter_not_found', 404, '没有这个事项，或者它目前不受理。请从事项列表中重新选择。')
export const channelNotOpen = (title: string) => new Refusal('case.channel_not_open', 422, `“${title}”不能在网上提交，请到窗口办理。`)
export const applicantNotFound = () =>
  new Refusal('case.applicant_not_found', 404, '没有找到这位申请人。请先在档案中查找；代他人办理需要有效的监护或委托关系。')
export const applicantNeeded = () => new Refusal('case.applicant_needed', 422, '这个事项须有申请人。请先在档案中选择申请人。')
export const regionNotFound = () => new Refusal('case.region_not_found', 422, '这个地点不在您可以登记的范围内，请重新选择社区（嘎查）或网格。')
export const ownCase = () => new Refusal('case.own_case', 403, '这是您本人或您代理的人的办件，依规须回避，请交由同事办理。')
export const fourEyes = () => new Refusal('case.four_eyes', 403, '本环节须由另一位工作人员办理：经办过前面环节的人不能办理本环节。')
export const openAlready = (number: string) =>
  new Refusal('case.open_already', 409, `您已有同一事项的办件正在办理（编号${number}），不必重复申请。确实是另一件事的，请选择“仍要提交”。`, { number })
export const draftNotFound = () => new Refusal('case.draft_not_found', 404, '没有找到这份草稿，它可能已经提交或者被删除。请重新填写。')
export const tooManyDrafts = () => new Refusal('case.too_many_drafts', 409, '您的草稿已有20份，请先提交或者撤回不用的草稿。')
export const fileNotFound = () => new Refusal('case.file_not_found', 422, '有上传的文件没有找到，请重新上传后再提交。')
export const takenByAnother = (name: string) => new Refusal('case.taken_by_another', 409, `本件已由${name}领办。需要由您办理的，请先领办。`)
export const publicationRunning = (until: string) =>
  new Refusal('case.publication_running', 409, `公示到${until}为止，期满后自动进入下一环节；收到异议的，请核实后办理。`)
export const targetNotReachable = () =>
  new Refusal('case.target_not_reachable', 422, '不能直接转到这个地点或岗位。请在本辖区、同级相邻单位或上级中选择；更远的，请先转交上级调度。')
export const jointWorkOpen = (post: string) => new Refusal('case.joint_work_open', 409, `${post}的协办还没有回复。请等待回复后再办结。`)
export const pageUnknown = () => new Refusal('case.page_unknown', 400, '列表位置已失效，请从第一页重新查看。')
export const progressNotFound = () => new Refusal('case.progress_not_found', 404, '编号或查询码不对。请对照回执逐位核对；查询码是6位字母和数字。')
export const noDocument = () => new Refusal('case.no_document', 404, '本件目前没有这种文书。')
export const draftIsSubmittedElsewhere = () => new Refusal('case.move_not_allowed', 409, '草稿请从填写页面提交。')

/** Everything wrong with the form at once, each at its field. */
export const formInvalid = (problems: readonly FieldError[], within = 'body.form') =>
  new Refusal('case.form_invalid', 422, `填写的内容有${problems.length}处需要改正，请按提示修改后再提交。`, undefined,
    problems.slice(0, 50).map(({ path, code, message }) => ({ path: path ? `${within}.${path}` : within, code, message })))

/** Everything missing at once (一次性告知). */
export const materialsMissing = (missing: readonly { code: string; title: string }[]) =>
  new Refusal('case.materials_missing', 422, `还缺${missing.length}份材料：${missing.map((one) => one.title).join('、')}。请补齐后再提交。`,
    { missing }, missing.map(({ code, title }) => ({ path: `body.materials.${code}`, code: 'required', message: `请上传${title}` })))
export const materialUnknown = (code: string) => new Refusal('case.material_unknown', 422, `这个事项没有编号为“${code}”的材料，请刷新页面后再提交。`)
