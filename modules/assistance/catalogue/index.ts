import type { MatterDefinition } from '../../matters/contract.ts'
import { oldAgeAllowance } from './old-age-allowance.ts'
import { temporaryRelief } from './temporary-relief.ts'

export const assistanceMatters: readonly MatterDefinition[] = [oldAgeAllowance, temporaryRelief]
