import type { MatterDefinition } from '../../matters/contract.ts'
import { fromAbroad, schoolPlace, takePart } from './living-here.ts'
import { permitEndorsement, residencePermit } from './permit.ts'
import { pointsApplication } from './points.ts'
import { rentalFiling } from './rental.ts'
import { residenceRegistration } from './residence-registration.ts'

export const residenceMatters: readonly MatterDefinition[] = [
  residenceRegistration, residencePermit, permitEndorsement, rentalFiling, pointsApplication, fromAbroad, schoolPlace, takePart,
]
