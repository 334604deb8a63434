import { t } from '../../../../platform/web/text.ts'

/** `2025`, `2026-Q1`, `2026-03` in words. */
export const periodText = (period: string): string => {
  const year = period.slice(0, 4)
  const part = period.slice(5)
  if (part === '') return t('{year}年度', { year })
  return part.startsWith('Q') ? t('{year}年第{n}季度', { year, n: part.slice(1) }) : t('{year}年{n}月', { year, n: Number(part) })
}

export const stateText = (state: string): string =>
  ({ missing: t('没有报'), filed: t('已报，待审核'), returned: t('已退回'), checked: t('审核通过') })[state] ?? state

export const figureName = (figure: string): string =>
  ({ registered: t('户籍人口'), living: t('居住人口'), resident: t('常住人口'), mobile: t('流动人口'), households: t('家庭户') })[figure] ?? figure
