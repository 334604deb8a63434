import type { MatterDefinition } from '../../matters/contract.ts'
import { volunteerCertificate, volunteerHelp } from './asking.ts'
import { volunteerRegistration } from './registration.ts'

export const volunteersMatters: readonly MatterDefinition[] = [volunteerRegistration, volunteerHelp, volunteerCertificate]
