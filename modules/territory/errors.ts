import { Refusal } from '../../platform/kernel/refusal.ts'

export const notFound = () => new Refusal('territory.not_found', 404, '在您服务的范围内没有找到这份区划调整，请核对后再试')
export const notYours = (level: string) =>
  new Refusal('territory.not_yours', 403, level === 'grid' ? '这项网格调整不由您的岗位办理，请联系社区或街道' : '社区的区划调整由街道（苏木镇）提出、旗区民政部门决定，您的岗位不能办理')
export const ownProposal = () => new Refusal('territory.own_proposal', 403, '提出人不能自己作决定，请由另一位有权决定的人办理')
export const closed = (state: string) => new Refusal('territory.closed', 409, `这份区划调整${state}，不能再办。请刷新页面查看`)
export const changedMeanwhile = () => new Refusal('territory.changed_meanwhile', 409, '这份材料刚刚被别人改过，请刷新后再办')
export const doesNotFit = (texts: readonly string[]) =>
  new Refusal('territory.does_not_fit', 409, `方案还不能办：${texts.slice(0, 3).join('；')}${texts.length > 3 ? `等${texts.length}项` : ''}。请改正后再办`, { obstacles: texts })
export const opinionMissing = () => new Refusal('territory.opinion_missing', 409, '还没有记录居民意见，不能批准。请先开居民会议或征求居民意见，并记入本卷')
export const opinionNumbers = () => new Refusal('territory.opinion_numbers', 422, '同意和不同意的户数加起来不能多于征求的户数，请核对')
export const opinionLater = () => new Refusal('territory.opinion_later', 422, '征求意见的日期不能晚于今天，请核对')
export const belowThreshold = (lines: readonly string[]) =>
  new Refusal('territory.below_threshold', 409, `${lines.join('；')}。低于规模下限的，不得盲目设立；确需设立的，请写明理由再批准`, { lines })
export const dayNeeded = () => new Refusal('territory.day_needed', 422, '请填写生效日期，不能早于今天')
export const noteNeeded = () => new Refusal('territory.note_needed', 422, '不批准的，请写明理由，让提出人知道怎么改')
export const tooEarly = (day: string) => new Refusal('territory.too_early', 409, `还没有到生效日期（${day}），到时会自动执行`)
export const noSuchClass = () => new Refusal('territory.no_such_class', 422, '没有这个规模类别，请重新选择')
