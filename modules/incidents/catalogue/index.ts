import type { MatterDefinition } from '../../matters/definition.ts'
import { gridEvent } from './event.ts'

export const incidentMatters: readonly MatterDefinition[] = [gridEvent]
