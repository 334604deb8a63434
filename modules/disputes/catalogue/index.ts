import type { MatterDefinition } from '../../matters/index.ts'
import { found } from './found.ts'

export const disputesMatters: readonly MatterDefinition[] = [found]
