import { useCall } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import { getMe } from '../../../accounts/contract.ts'
import './voices.css'

/** The place of the post that is worn. */
export const useRoot = (): string | undefined => useCall(getMe, {}, { staleMs: 60_000 }).data?.currentPost?.region

/** A code list as options of a field or a filter. */
export const optionsOf = (words: Record<string, string>) => Object.entries(words).map(([value, label]) => ({ value, label: t(label) }))

/** Lines of a text field, without empty ones. */
export const linesOf = (typed: string | undefined): string[] => (typed ?? '').split(/[\n、]/).map((line) => line.trim()).filter(Boolean)

const STEPS: Record<string, string> = {
  collected: '收集', said: '网上提出', told: '已反馈', opened: '开设话题', changed: '修改', grouped: '归入意见', taken_out: '移出意见', split: '拆分', split_off: '由拆分而来', merged: '并入', took_in: '并入话题',
  registered: '登记', accept: '受理', decline: '不予受理', conclude: '办结答复', joined: '与别的办件一并办理', joint_accept: '随同受理', joint_conclude: '随同答复', joint_decline: '随同答复', forwarded: '转有权机关', delivered: '答复送达', added: '公布', days_planned: '安排接待日',
  planned: '安排', hear: '听完', reply: '收到答复', cancel: '取消',
  unmerged: '从合并中拆出', let_out: '拆出话题', report: '上报', return: '退回', answer: '答复', reopen: '重新研究', proposed: '提交协商', take_up: '列入协商', withdraw: '撤回',
}
export const stepEntries = (steps: readonly { id: string; step: string; note: string; byName: string; at: string }[]) =>
  steps.map((one) => ({ id: one.id, title: t(STEPS[one.step] ?? one.step), at: one.at, by: one.byName, ...(one.note ? { body: one.note } : {}) }))
