import { t } from '../../../../platform/web/text.ts'

export const crumbs = () => [{ label: t('信息保护'), to: '/privacy' }]
export const options = (words: Readonly<Record<string, string>>) => Object.entries(words).map(([value, label]) => ({ value, label: t(label) }))

const DAY = /^\d{4}-\d{2}-\d{2}$/
/** Days that a figure of the report brings along in the address. */
export const daysOf = (search: Record<string, string>) => ({
  ...(DAY.test(search['from'] ?? '') ? { from: search['from']! } : {}), ...(DAY.test(search['until'] ?? '') ? { until: search['until']! } : {}),
})
/** Said over a list that was opened from the report. */
export const daysNotice = (search: Record<string, string>): string => {
  const { from, until } = daysOf(search)
  return from && until ? t('只列出{from}至{until}的记录。', { from, until }) : ''
}
