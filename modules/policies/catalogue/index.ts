import type { MatterDefinition } from '../../matters/index.ts'
import { supportApplication } from './support-application.ts'

export const policyMatters: readonly MatterDefinition[] = [supportApplication]
