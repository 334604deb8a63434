import { t } from '../../../../platform/web/text.ts'
import { LANGUAGES, SEXES } from '../../../register/contract.ts'
import type { DuplicatePair, MergeField } from '../../contract.ts'

/** What one side says in a field, as it is shown: numbers masked, codes in words. */
export function shownField(side: DuplicatePair['a'], field: MergeField): string {
  switch (field) {
    case 'sex': return t(SEXES[side.sex])
    case 'idNumber': return side.idNumberMasked ?? t('没有登记')
    case 'phone': return side.phoneMasked ?? t('没有登记')
    case 'language': return t(LANGUAGES[side.language as keyof typeof LANGUAGES] ?? side.language)
    case 'diedOn': return side.diedOn ?? ''
    default: return side[field] || t('没有登记')
  }
}
