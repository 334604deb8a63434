import { sql } from '../../../platform/server/sql.ts'
import type { PlacedPart } from '../../regions/definition.ts'

/** Notices stand at the county. */
export const calendarPlaces: PlacedPart = { module: 'calendar', tables: [{ table: 'calendar.notices', what: '放假安排', label: sql`t.title` }] }
