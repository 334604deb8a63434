import { sql } from '../../../platform/server/sql.ts'
import type { PlacedPart } from '../../regions/definition.ts'

/** Organisations go with the place they serve. */
export const organisationPlaces: PlacedPart = {
  module: 'organisations',
  tables: [{ table: 'organisations.organisations', what: '组织', label: sql`t.name` }],
}
