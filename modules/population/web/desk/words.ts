import { dateText } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import type { Reply } from '../../../../platform/kernel/operation.ts'
import type { getPopulation } from '../../contract.ts'

export type Method = Reply<typeof getPopulation>['method']

/** A number of people, or why there is none. */
export const people = (n: number | null, small: number): string => (n === null ? t('少于{n}或为保护隐私不显示', { n: small }) : n.toLocaleString('zh-CN'))
/** The same in a table's cell; the table says once what the mark means. */
export const brief = (n: number | null): string => (n === null ? t('＊') : n.toLocaleString('zh-CN'))

export const baseName = (base: string): string => ({ registered: t('户籍人口'), living: t('居住人口'), resident: t('常住人口') })[base] ?? base

export const useName = (use: string): string =>
  ({ owner: t('自住'), tenant: t('出租'), vacant: t('空置'), business: t('经营'), other: t('其他') })[use] ?? use

/** How a reading came about, in one sentence: it stands under every figure. */
export function methodText(m: Method): string {
  const beyond = { community: t('本社区'), township: t('本街道（苏木镇）'), county: t('本旗') }[m.mobileBeyond]
  return t('统计日{day}，按{boundary}。常住：居住在此，且户籍在{beyond}或已住满{n}个月；流动：居住在此、户籍在{beyond}以外。来源：{source}。少于{small}人的数不显示，能推算出它的数同时隐去，以＊表示。', {
    day: dateText(m.day), boundary: m.boundary, beyond, n: m.residentAfterMonths, source: m.source, small: m.smallCount,
  })
}
