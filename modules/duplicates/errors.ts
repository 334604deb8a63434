import { Refusal } from '../../platform/kernel/refusal.ts'

export const personNotFound = () => new Refusal('duplicates.person_not_found', 404, '在您服务的范围内没有找到这份档案，请核对后重新查找')
export const pairNotFound = () => new Refusal('duplicates.pair_not_found', 404, '没有找到这对档案，可能已经处理，或不都在您服务的范围内。请回到列表查看')
export const mergeNotFound = () => new Refusal('duplicates.merge_not_found', 404, '没有找到这次合并，请回到合并记录查看')
export const pageUnknown = () => new Refusal('duplicates.page_unknown', 400, '翻页位置不对，请从第一页重新查看')
export const changedMeanwhile = () => new Refusal('duplicates.changed_meanwhile', 409, '这两份档案刚被别人改过，请刷新后重新核对')
export const pairSettled = () => new Refusal('duplicates.pair_settled', 409, '这两份档案已经合并。如合并有误，请在合并记录中撤销')
export const sameFile = () => new Refusal('duplicates.same_file', 422, '请选择两份不同的档案')
export const fileMerged = () => new Refusal('duplicates.file_merged', 409, '其中一份档案已合并到别的档案，请刷新后重新核对')
export const settleFirst = (conflicts: ReadonlyArray<{ message: string }>) =>
  new Refusal('duplicates.settle_first', 409, `合并前要先处理：${conflicts.map((c) => c.message).join('；')}`)
export const alreadyProposed = () => new Refusal('duplicates.already_proposed', 409, '这次合并已提交，正在等另一位工作人员确认，不用重复提交')
export const notProposed = () => new Refusal('duplicates.not_proposed', 409, '这次合并已经处理过，或提交太久已失效，请回到合并记录查看')
export const ownProposal = () => new Refusal('duplicates.own_proposal', 403, '自己提交的合并不能自己确认，请由另一位工作人员核对后确认')
export const notMerged = () => new Refusal('duplicates.not_merged', 409, '这次合并没有生效或已经撤销，请刷新后再看')
export const undoNewerFirst = (name: string) =>
  new Refusal('duplicates.undo_newer_first', 409, `这份档案之后又与“${name}”的档案合并过。请先撤销较新的那次合并，再撤销这一次`)
export const numberTaken = () =>
  new Refusal('duplicates.number_taken', 409, '原来的证件号码现在登记在另一份档案上，请先核对那份档案的号码，再撤销合并')
export const nothingElsewhere = () => new Refusal('duplicates.nothing_elsewhere', 409, '别处没有发现与这份档案相似的档案，不用请上级核对')
export const scanRunning = () => new Refusal('duplicates.scan_running', 409, '全库查重正在进行，请等它完成后再开始')
