import type { IndicatorDefinition } from '../define.ts'
import { FACILITY_INDICATORS } from './facilities.ts'
import { HELP_INDICATORS } from './help.ts'
import { PEOPLE_INDICATORS } from './people.ts'
import { PLAN_003_INDICATORS } from './plan-003.ts'
import { SERVICE_INDICATORS } from './service.ts'

/** All indicators, in the order of the board. */
export const INDICATORS: readonly IndicatorDefinition[] = [
  ...SERVICE_INDICATORS, ...PLAN_003_INDICATORS, ...FACILITY_INDICATORS, ...HELP_INDICATORS, ...PEOPLE_INDICATORS,
]
