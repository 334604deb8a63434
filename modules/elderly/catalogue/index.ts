import type { MatterDefinition } from '../../matters/contract.ts'
import { visitRequest } from './visit-request.ts'

export const elderlyMatters: readonly MatterDefinition[] = [visitRequest]
