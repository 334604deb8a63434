import { sql } from '../../../platform/server/sql.ts'
import type { PlacedPart } from '../../regions/definition.ts'

const withMandate = [{ table: 'agency.mandates', column: 'mandate_id' }]

/** A mandate goes with the place where it was written, and with it its papers and cases. */
export const agencyPlaces: PlacedPart = {
  module: 'agency',
  tables: [
    { table: 'agency.mandates', what: '代办委托', label: sql`t.person_name` },
    { table: 'agency.mandate_cases', what: '委托的办件', follows: withMandate },
    { table: 'agency.papers', what: '代管的材料', follows: withMandate },
    { table: 'agency.routes', what: '流动服务路线', label: sql`t.name` },
    { table: 'agency.stops', what: '流动服务停靠点', label: sql`t.name` },
    { table: 'agency.runs', what: '流动服务班次', follows: [{ table: 'agency.routes', column: 'route_id' }] },
    { table: 'agency.halts', what: '停靠班次', follows: [{ table: 'agency.stops', column: 'stop_id' }] },
    { table: 'agency.bookings', what: '停靠点预约', follows: [{ table: 'agency.halts', column: 'halt_id' }] },
    { table: 'agency.steps', what: '代办和流动服务的经过', follows: ['mandates', 'routes', 'runs', 'bookings'].map((name) => ({ table: `agency.${name}`, column: 'about_id' })) },
  ],
}
