import type { MatterDefinition } from '../../matters/contract.ts'
import { abilityAssessment, careSubsidy, dayCare, homeAdaptation, meals, pensionProof } from './care.ts'
import { visitRequest } from './visit-request.ts'

export const elderlyMatters: readonly MatterDefinition[] = [visitRequest, abilityAssessment, meals, dayCare, homeAdaptation, careSubsidy, pensionProof]
