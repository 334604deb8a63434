import { t } from '../../../platform/web/text.ts'

/** Names of the levels in Chinese; a community of the pastures is a gacha. */
export function levelName(level: string): string {
  const names: Record<string, string> = {
    province: t('省（自治区、直辖市）'), prefecture: t('市（盟）'), county: t('县（旗、区）'), township: t('街道（乡镇、苏木）'),
    community: t('社区（村、嘎查）'), grid: t('网格'), building: t('楼栋'),
  }
  return names[level] ?? level
}

/** What the places directly under a level are called when they are counted: 「4个社区（嘎查）」. */
export function partsName(level: string, n: number): string {
  if (n === 0) return t('没有下级区划')
  const below: Record<string, string> = {
    province: t('{n}个市（盟）', { n }), prefecture: t('{n}个县（旗、区）', { n }), county: t('{n}个街道（乡镇、苏木）', { n }), township: t('{n}个社区（嘎查）', { n }),
    community: t('{n}个网格', { n }), grid: t('{n}栋楼', { n }),
  }
  return below[level] ?? t('{n}个下级区划', { n })
}

/** The level of a stored code (12, 15 or 18 digits, padded with noughts). */
export function levelOfCode(code: string): string {
  if (code.length > 15) return 'building'
  if (code.length > 12) return 'grid'
  if (!code.endsWith('000')) return 'community'
  if (!code.endsWith('000000')) return 'township'
  if (!code.endsWith('00000000')) return 'county'
  return code.endsWith('0000000000') ? 'province' : 'prefecture'
}
