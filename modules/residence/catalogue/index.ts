import type { MatterDefinition } from '../../matters/contract.ts'
import { residenceRegistration } from './residence-registration.ts'

export const residenceMatters: readonly MatterDefinition[] = [residenceRegistration]
