import { Refusal } from '../../platform/kernel/refusal.ts'
import type { Finding } from './check.ts'

export const matterNotFound = () => new Refusal('matters.not_found', 404, '没有找到这个事项，可能已停办或改名。请在“我要办事”里按名称查找')
export const matterNotInForce = (title: string) =>
  new Refusal('matters.not_in_force', 409, `“${title}”现在不再受理，请在“我要办事”里查找现行的事项，或到社区服务站咨询`)
export const versionNotFound = () => new Refusal('matters.version_not_found', 404, '没有找到这个版本，请从事项页面重新选择')
export const draftNotFound = () => new Refusal('matters.draft_not_found', 404, '没有找到这份草稿，可能已作废或不在您的管辖范围，请从列表重新进入')
export const draftExists = (title: string, who: string) =>
  new Refusal('matters.draft_exists', 409, `“${title}”已有一份草稿（${who}）在写，一个事项同时只写一份。请打开那一份接着写，或者先作废`)
export const titleTaken = (title: string, who: string | null) =>
  new Refusal('matters.title_taken', 409, who ? `已有一份叫“${title}”的草稿（${who}）在写，请打开那一份接着写，或者换一个名称` : `已有叫“${title}”的事项，要改请打开它写新版本，要新开请换一个居民分得清的名称`, undefined, [{ path: 'body.title', code: 'taken', message: '名称已有' }])
export const draftClosed = (state: string) => new Refusal('matters.draft_closed', 409, `这份草稿现在是“${state}”，不能修改。要改的请先撤回，或者新建一份`)
export const draftTooLong = () => new Refusal('matters.draft_too_long', 413, '这份定义太长，请精简内容，或者拆成两个事项')
export const changedMeanwhile = () => new Refusal('matters.changed_meanwhile', 409, '这份草稿刚刚被别人改过。请刷新页面，在新内容上再改')
export const countyOnly = () => new Refusal('matters.county_only', 403, '事项由旗区一级设计和发布，请联系旗区民政或主管部门')
export const titleMissing = () =>
  new Refusal('matters.title_missing', 422, '请先写事项名称', undefined, [{ path: 'body.title', code: 'missing', message: '请写事项名称' }])
export const nothingOffered = () => new Refusal('matters.nothing_offered', 409, '目录里没有这个事项的新版本，不用选择')
export const notNow = (state: string) => new Refusal('matters.not_now', 409, `现在是“${state}”，不能这样办。请刷新后看看可以办什么`)
export const notYours = () => new Refusal('matters.not_yours', 403, '这一步由别的岗位办理，请联系对应的负责人')
export const sameHands = () => new Refusal('matters.same_hands', 403, '您写过这份草稿，要由另一位同事审核')
export const tryFirst = () => new Refusal('matters.try_first', 409, '请先用往期办件试算一遍现在的内容，让审核的人看到会有什么变化，再提交')
export const reasonNeeded = () => new Refusal('matters.reason_needed', 422, '请写明理由，至少2个字', undefined, [{ path: 'body.note', code: 'missing', message: '请写明理由' }])
export const dayPast = () => new Refusal('matters.day_past', 422, '发布日期不能早于今天', undefined, [{ path: 'body.from', code: 'minimum', message: '请选择今天或以后的日期' }])
export const comingAlready = (from: string) => new Refusal('matters.coming_already', 409, `这个事项已有一个版本从${from}起生效。请先撤回那个版本，或者等它生效后再发布`)
export const begunAlready = () => new Refusal('matters.begun_already', 409, '这个版本已经生效，不能撤回。要改的请发布新的版本')
export const nothingChanged = () => new Refusal('matters.nothing_changed', 409, '草稿与现行版本一样，没有什么要发布的')

const told = (faults: readonly Finding[]) => faults.slice(0, 50).map((one) => ({ path: `body.${one.section}`, code: 'faulty', message: one.message }))
export const faulty = (faults: readonly Finding[]) =>
  new Refusal('matters.faulty', 422, `还有${faults.length}处要改好，才能提交审核：${faults[0]!.message}`, undefined, told(faults))
export const fileWrong = (faults: readonly Finding[]) => new Refusal('matters.file_wrong', 422, `这个文件不能导入：${faults[0]!.message}`, undefined, told(faults))
export const draftShape = (faults: readonly Finding[]) => new Refusal('matters.draft_shape', 422, `内容的格式不对，没有保存：${faults[0]!.message}`, undefined, told(faults))

/** A catalogue that cannot be used: found at start, told to whoever adapts it. */
export class CatalogueFault extends Error {
  readonly faults: readonly string[]
  constructor(faults: readonly string[]) {
    super(`事项目录有${faults.length}处问题，没有载入：\n${faults.map((fault) => `- ${fault}`).join('\n')}`)
    this.name = 'CatalogueFault'
    this.faults = faults
  }
}
