import type { MatterDefinition } from '../../matters/contract.ts'
import { volunteerRegistration } from './registration.ts'

export const volunteersMatters: readonly MatterDefinition[] = [volunteerRegistration]
