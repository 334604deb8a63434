import { t } from '../../../../platform/web/text.ts'
import type { OwnState } from '../../builder/contract.ts'
import type { PeriodKind } from '../../periods.ts'

export const PERIOD_WORDS: Record<PeriodKind, () => string> = { day: () => t('每日'), month: () => t('每月'), quarter: () => t('每季'), half_year: () => t('每半年'), year: () => t('每年') }

export const OWN_STATES: Record<OwnState, () => string> = {
  draft: () => t('起草中'), submitted: () => t('待审核'), approved: () => t('已生效'), retired: () => t('已停用'),
}
