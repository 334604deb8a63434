import type { MatterDefinition } from '../../matters/contract.ts'
import { itemLoan, readingCard } from './lending.ts'
import { roomBooking } from './room-booking.ts'

export const facilitiesMatters: readonly MatterDefinition[] = [roomBooking, itemLoan, readingCard]
