import type { PlainDate } from '../../platform/kernel/dates.ts'
import type { Tx } from '../../platform/server/db.ts'
import { covers } from '../regions/index.ts'
import { allPlans } from './queries.ts'

/** A task of a plan that binds a place, for yearly reports. */
export interface PlanTask {
  plan: string
  planTitle: string
  title: string
  section: string
  /** Who leads it; empty where the text does not say. */
  lead: string
}

/** Tasks of the texts in force on a day whose place covers this one: the nearest place first, in the order of the text. */
export async function tasksOn(tx: Tx, region: string, day: PlainDate): Promise<PlanTask[]> {
  const rows = (await allPlans(tx)).filter((row) => row.place !== '' && covers(row.place, region) && row.body.from <= day && day <= row.body.until && !(row.replaced_on && row.replaced_on <= day)
    && !(row.body.issuedOn && row.body.issuedOn > day))
  rows.sort((a, b) => b.place.replace(/0+$/, '').length - a.place.replace(/0+$/, '').length || (a.code < b.code ? -1 : 1))
  return rows.flatMap((row) => row.body.tasks.map((task) => ({ plan: row.code, planTitle: row.body.title, title: task.title, section: task.section, lead: task.lead ?? '' })))
}
