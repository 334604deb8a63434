export * from './contract/stations.ts'
export * from './contract/queue.ts'
export * from './contract/roster.ts'
export { DAY_KINDS, sayHours, TICKET_MOVES, TICKET_STATES, type DayKind, type Hours, type Interval, type TicketMove, type TicketState } from './rules.ts'
