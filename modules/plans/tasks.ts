import type { PlainDate } from '../../platform/kernel/dates.ts'
import type { Tx } from '../../platform/server/db.ts'
import { covers } from '../regions/index.ts'
import { allPlans } from './queries/texts.ts'

/** A task of a plan that binds a place, for yearly reports. */
export interface PlanTask {
  plan: string
  planTitle: string
  title: string
  section: string
  /** Who leads it; empty where the text does not say. */
  lead: string
}

/**
 * Tasks of the texts that bind a place on a day, the nearest place first, in the order of the text. Where every period is over, those of the last
 * text of each place, marked so: what it left behind is still reported on.
 */
export async function tasksOn(tx: Tx, region: string, day: PlainDate): Promise<PlanTask[]> {
  const bind = (await allPlans(tx)).filter((row) => row.place !== '' && covers(row.place, region) && row.body.from <= day && !(row.replaced_on && row.replaced_on <= day) && !(row.body.issuedOn && row.body.issuedOn > day))
  const inForce = bind.filter((row) => day <= row.body.until)
  const lastOf = (place: string) => bind.filter((row) => row.place === place).sort((a, b) => (a.body.until < b.body.until ? 1 : -1))[0]!
  const rows = inForce.length ? inForce : [...new Set(bind.map((row) => row.place))].map(lastOf)
  rows.sort((a, b) => b.place.replace(/0+$/, '').length - a.place.replace(/0+$/, '').length || (a.code < b.code ? -1 : 1))
  return rows.flatMap((row) => row.body.tasks.map((task) => ({
    plan: row.code, planTitle: row.body.until < day ? `${row.body.title}（规划期已满）` : row.body.title, title: task.title, section: task.section, lead: task.lead ?? '',
  })))
}
