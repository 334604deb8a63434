export * from './contract/mandates.ts'
export * from './contract/van.ts'
export { BOOKING_STATES, type BookingState, MANDATE_STATES, OPEN_STATES, type MandateDeed, type MandateState } from './rules.ts'
