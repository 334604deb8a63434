import type { IndicatorDefinition } from '../define.ts'
import { EVALUATION_INDICATORS } from './evaluation.ts'
import { FACILITY_INDICATORS } from './facilities.ts'
import { HEALTH_INDICATORS } from './health.ts'
import { HELP_INDICATORS } from './help.ts'
import { LIFE_INDICATORS } from './life.ts'
import { ORGANISATION_INDICATORS } from './organisations.ts'
import { PEOPLE_INDICATORS } from './people.ts'
import { PLANNING_INDICATORS } from './planning.ts'
import { PLATFORM_INDICATORS } from './platform.ts'
import { REACH_INDICATORS } from './reach.ts'
import { SERVICE_INDICATORS } from './service.ts'
import { WORKER_INDICATORS } from './workers.ts'

/** All indicators, in the order of the board. */
export const INDICATORS: readonly IndicatorDefinition[] = [
  ...SERVICE_INDICATORS, ...PLATFORM_INDICATORS, ...REACH_INDICATORS, ...FACILITY_INDICATORS, ...ORGANISATION_INDICATORS, ...HELP_INDICATORS, ...PEOPLE_INDICATORS,
  ...WORKER_INDICATORS, ...HEALTH_INDICATORS, ...LIFE_INDICATORS, ...PLANNING_INDICATORS, ...EVALUATION_INDICATORS,
]
