import type { MatterDefinition } from '../definition.ts'
import { facilityRepair } from './facility-repair.ts'
import { mediation } from './mediation.ts'
import { residentRequest } from './resident-request.ts'

/** Matters that end in an answer and not in an effect of another module. */
export const mattersMatters: readonly MatterDefinition[] = [residentRequest, facilityRepair, mediation]
