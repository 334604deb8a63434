import { sql } from '../../../platform/server/sql.ts'
import type { PlacedPart } from '../../regions/definition.ts'

/** Events follow their place like their cases, callouts their event, visits the person. */
export const incidentPlaces: PlacedPart = {
  module: 'incidents',
  tables: [
    { table: 'incidents.entries', what: '网格事件的设置' },
    { table: 'incidents.events', what: '网格事件', label: sql`t.number`, follows: [{ table: 'cases.cases', column: 'id' }] },
    { table: 'incidents.callouts', what: '吹哨报到', columns: ['region', 'at_region', 'from_region'], follows: [{ table: 'incidents.events', column: 'event_id' }] },
    { table: 'incidents.patrols', what: '巡查记录' },
    { table: 'incidents.visits', what: '走访记录', follows: [{ table: 'register.people', column: 'person_id' }] },
    { table: 'incidents.steps', what: '网格事件的经过', follows: ['events', 'callouts', 'entries'].map((name) => ({ table: `incidents.${name}`, column: 'about_id' })) },
  ],
}
