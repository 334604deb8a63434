import { dateText } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import type { FactField } from '../../contract.ts'

/** A term in words: until when, and whether something is to be done. */
export function termText(state: string, until: string | null): string {
  if (state === 'none' || !until) return t('未登记届期')
  const day = dateText(until)
  if (state === 'past') return t('已于{day}届满', { day })
  if (state === 'due') return t('{day}届满，请准备换届', { day })
  return t('至{day}', { day })
}

/** A fact as people read it. */
export function factText(field: FactField, value: unknown): string {
  if (value === undefined || value === null || value === '') return ''
  if (field.type === 'yes') return value ? t('是') : t('否')
  if (field.type === 'day') return dateText(String(value))
  if (field.type === 'choice') return field.options?.[String(value)] ?? String(value)
  if (field.type === 'choices') return (value as string[]).map((one) => field.options?.[one] ?? one).join('、')
  if (field.type === 'int') return `${Number(value).toLocaleString('zh-CN')}${field.unit ?? ''}`
  return String(value)
}

/** 「3 / 4，75%」; nothing to count is said. */
export function shareText(share: { n: number; of: number }): string {
  return share.of === 0 ? t('没有可以统计的') : t('{percent}%', { percent: Math.round((share.n / share.of) * 1000) / 10 })
}

const DEEDS: Record<string, string> = {
  created: t('建档'), changed: t('修改'), renamed: t('更名'), closed: t('撤销'), merged: t('并入其他组织'), seat_taken: t('任职'), seat_ended: t('离任'), term_begun: t('换届'),
  record_added: t('添加资料'),
}
export const deedText = (deed: string): string => DEEDS[deed] ?? deed

const LABELS: Record<string, string> = {
  role: t('职务'), name: t('名称'), uscc: t('统一社会信用代码'), phone: t('办公电话'), address: t('地址'), opens: t('开放时间'), from: t('开始'), until: t('届满'), on: t('日期'),
  nth: t('届次'), seatsEnded: t('同时离任'), title: t('标题'),
}

/** What differs, as one line; facts are named by their kind. */
export function changeText(before: Record<string, unknown>, after: Record<string, unknown>): string {
  const say = (value: unknown) => (value === null || value === undefined || value === '' ? t('空') : /^\d{4}-\d{2}-\d{2}$/.test(String(value)) ? dateText(String(value)) : String(value))
  return Object.keys(LABELS)
    .filter((key) => key in after && !(key === 'seatsEnded' && !after[key]))
    .map((key) => (key in before ? t('{what}：{old}改为{new}', { what: LABELS[key]!, old: say(before[key]), new: say(after[key]) }) : t('{what}：{new}', { what: LABELS[key]!, new: say(after[key]) })))
    .concat('facts' in after ? [t('档案内容有修改')] : [])
    .join('；')
}
