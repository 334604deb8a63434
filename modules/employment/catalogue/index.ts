import type { MatterDefinition } from '../../matters/contract.ts'
import { employmentAssistance } from './assistance-registration.ts'

export const employmentMatters: readonly MatterDefinition[] = [employmentAssistance]
