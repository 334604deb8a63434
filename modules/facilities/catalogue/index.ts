import type { MatterDefinition } from '../../matters/contract.ts'
import { roomBooking } from './room-booking.ts'

export const facilitiesMatters: readonly MatterDefinition[] = [roomBooking]
