import { Refusal, type FieldError } from '../../platform/kernel/refusal.ts'

const field = (path: string, message: string): FieldError[] => [{ path, code: 'invalid', message }]

export const organisationNotFound = () => new Refusal('organisations.not_found', 404, '在您服务的范围内没有找到这个组织，请从列表中重新选择')
export const pageUnknown = () => new Refusal('organisations.page_unknown', 400, '翻页位置不对，请从第一页重新查看')
export const placeNotYours = () => new Refusal('organisations.place_not_yours', 403, '这个地方不在您服务的范围内，请重新选择')
export const placeUnknown = () => new Refusal('organisations.place_unknown', 404, '没有这个地方，请从列表中选择')
export const kindUnknown = () => new Refusal('organisations.kind_unknown', 422, '没有这种组织类型，请从列表中选择', undefined, field('body.kind', '请从列表中选择类型'))
export const kindExists = (title: string) => new Refusal('organisations.kind_exists', 409, `已经有“${title}”这个类型，请直接使用`, undefined, field('body.title', '这个类型已经有了'))
export const notAtThisLevel = (title: string) =>
  new Refusal('organisations.not_at_this_level', 422, `「${title}」不设在这一级，请换一个地方或类型`, undefined, field('body.region', '请换一个地方'))
export const notYoursToKeep = () => new Refusal('organisations.not_yours_to_keep', 403, '这类组织的档案不由您的岗位维护，请由社区或街道负责的同事办理')
export const organisationExists = (name: string) =>
  new Refusal('organisations.exists', 409, `这个地方已有“${name}”，不用重复建档；如是另一个组织，请写全称以便区分`, undefined, field('body.name', '已有同名的组织'))
export const factsInvalid = (faults: FieldError[]) => new Refusal('organisations.facts_invalid', 422, faults[0]?.message ?? '请核对填写的内容', undefined, faults)
export const usccInvalid = (message: string) => new Refusal('organisations.uscc_invalid', 422, message, undefined, field('body.uscc', message))
export const phonePrivate = (path: string) =>
  new Refusal('organisations.phone_private', 422, '请填写办公电话：固定电话、服务热线或分机，不登记个人手机', undefined, field(path, '请填写办公电话，不登记个人手机'))
export const parentUnknown = () => new Refusal('organisations.parent_unknown', 422, '没有找到所属的组织，请重新选择', undefined, field('body.parentId', '请重新选择所属的组织'))
export const changedMeanwhile = () => new Refusal('organisations.changed_meanwhile', 409, '这份档案刚被别人改过，请刷新后核对，再保存您的修改')
export const closed = () => new Refusal('organisations.closed', 409, '这个组织已撤销，档案只能查看')
export const dates = (message = '日期前后不符，请核对') => new Refusal('organisations.dates', 422, message)
export const mergeUnfit = () =>
  new Refusal('organisations.merge_unfit', 422, '只能并入同一类型、现在存在的另一个组织，请重新选择', undefined, field('body.mergedInto', '请选择同一类型的组织'))
export const roleUnknown = () => new Refusal('organisations.role_unknown', 422, '这类组织没有这个职务，请从列表中选择', undefined, field('body.role', '请从列表中选择职务'))
export const personNotFound = () => new Refusal('organisations.person_not_found', 404, '在您服务的范围内没有找到这个人，请重新查找', undefined, field('body.personId', '请重新查找'))
export const personUnfit = () =>
  new Refusal('organisations.person_not_found', 404, '在您服务的范围内没有找到姓名和证件号码都相符的人，请核对', undefined, field('body.idNumber', '请核对姓名和证件号码'))
export const nameNeeded = () => new Refusal('organisations.name_needed', 422, '请查找并选择居民，或写明姓名', undefined, field('body.name', '请写明姓名'))
export const seatTwice = (name: string, role: string) => new Refusal('organisations.seat_twice', 409, `${name}现在已任${role}，不用重复登记`)
export const independent = (name: string) =>
  new Refusal('organisations.independent', 409, `${name}现任居（村）民委员会成员，不能同时担任监督委员会成员，请另选人员`)
export const seatNotFound = () => new Refusal('organisations.seat_not_found', 404, '没有找到这个任职，可能已经结束，请刷新后再看')
export const noTerms = (title: string) => new Refusal('organisations.no_terms', 422, `${title}没有届期，不用登记换届`)
export const caseNotFound = () =>
  new Refusal('organisations.case_not_found', 422, '没有找到这个办件编号，请核对，或在办件页面复制', undefined, field('body.caseNumber', '请核对办件编号'))
export const aboutUnknown = () => new Refusal('organisations.about_unknown', 422, '没有找到涉及的组织，请重新选择', undefined, field('body.aboutId', '请重新选择'))
export const notATeam = () => new Refusal('organisations.not_a_team', 422, '只有服务队伍和专业服务机构登记服务对象')
export const acceptanceNeeded = () =>
  new Refusal('organisations.acceptance_needed', 422, '只登记已接受服务的人：请填写本人申请的办件编号，或写明签了字的服务协议', undefined, field('body.caseNumber', '请填写办件编号或服务协议'))
export const recipientTwice = () => new Refusal('organisations.recipient_twice', 409, '这个人已在接受这项服务，不用重复登记')
export const recipientNotFound = () => new Refusal('organisations.recipient_not_found', 404, '没有找到这位服务对象，或不由您负责')
export const moveNotFound = () => new Refusal('organisations.move_not_found', 404, '没有找到这次转接，请从列表中重新选择')
export const senderNeeded = () => new Refusal('organisations.sender_needed', 422, '请选择或写明转出的党组织', undefined, field('body.fromName', '请写明转出的党组织'))
export const sameOrganisation = () => new Refusal('organisations.same_organisation', 422, '转出和转入不能是同一个党组织，请重新选择')
export const moveRunning = () => new Refusal('organisations.move_running', 409, '已有一次转接正在办理，办完后再申请')
export const stepNotNow = (state: string) => new Refusal('organisations.step_not_now', 409, `这次转接现在是“${state}”，不能办这一步，请刷新后再看`)
export const otherEnd = () => new Refusal('organisations.other_end', 403, '这一步由另一方的党务工作者办理')
export const twoPeople = () => new Refusal('organisations.two_people', 403, '转出和接收要由两位党务工作者分别确认，请由同事办理接收')
export const noteNeeded = () => new Refusal('organisations.note_needed', 422, '请写明原因', undefined, field('body.note', '请写明原因'))
