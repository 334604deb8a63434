import type { MatterDefinition } from '../../matters/contract.ts'
import { employmentAssistance } from './assistance-registration.ts'
import { insuranceRecord, socialCardApplication, socialCardProgress, socialCardReplacement } from './social-card.ts'
import { flexibleSubsidy, hardshipRecognition, residentPension, training, unemploymentRegistration } from './work.ts'

export const employmentMatters: readonly MatterDefinition[] = [
  employmentAssistance, unemploymentRegistration, hardshipRecognition, training, flexibleSubsidy, residentPension, socialCardApplication, socialCardProgress, socialCardReplacement, insuranceRecord,
]
