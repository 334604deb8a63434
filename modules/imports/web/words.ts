import { t } from '../../../platform/web/text.ts'
import { EXPORT_PURPOSES, EXPORT_STATES, IMPORT_STATES, OUTCOMES, type ImportLine } from '../contract.ts'

const say = (list: Readonly<Record<string, string>>) => (key: string) => t(list[key] ?? key)

export const stateName = say(IMPORT_STATES)
export const outcomeName = say(OUTCOMES)
export const exportStateName = say(EXPORT_STATES)
export const purposeName = say(EXPORT_PURPOSES)

export const number = (n: number) => n.toLocaleString('zh-CN')

/** What an import brings or brought, in words; what is nought is left out. */
export function countWords(counts: ImportLine['counts']): string {
  if (!counts) return ''
  const parts = (['new', 'update', 'unchanged', 'doubtful', 'wrong'] as const).filter((key) => counts[key] > 0).map((key) => `${outcomeName(key)} ${number(counts[key])}`)
  return parts.length ? parts.join('，') : t('没有可导入的行')
}

/** Saves a fetched file in the browser under its name. */
export function saveAs(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob)
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}
