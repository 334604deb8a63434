import type { MatterDefinition } from '../../matters/contract.ts'
import { disabilityCare, disabilityLiving, funeralAid, medicalAid, orphan, unsupportedChild } from './allowances.ts'
import { changeReport, extremePoverty, lowIncomeMargin, minimumLiving, rigidSpending } from './living-relief.ts'
import { oldAgeAllowance } from './old-age-allowance.ts'
import { temporaryRelief } from './temporary-relief.ts'

export const assistanceMatters: readonly MatterDefinition[] = [
  oldAgeAllowance, temporaryRelief, minimumLiving, lowIncomeMargin, rigidSpending, extremePoverty, changeReport, disabilityLiving, disabilityCare, orphan, unsupportedChild, medicalAid,
  funeralAid,
]
