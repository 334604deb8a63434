import type { PlainDate } from '../../platform/kernel/dates.ts'
import type { Db } from '../../platform/server/db.ts'
import { placeNameOf } from './catalogue/places.ts'
import { allPlans, namesOf } from './queries/texts.ts'

/** A fact of the past that a text states about an indicator, with the place that it is true of. */
export interface StatedFact {
  indicator: string
  title: string
  value: string
  plan: string
  planTitle: string
  place: string
  placeName: string
  section: string
}

/** Facts that texts state which were issued and not void on the day (PLN-18). Those that name no indicator stand in the plan alone. */
export async function baselinesOn(tx: Db, day: PlainDate): Promise<StatedFact[]> {
  const facts = (await allPlans(tx))
    .filter((row) => !(row.replaced_on && row.replaced_on <= day) && !(row.body.issuedOn && row.body.issuedOn > day))
    .flatMap((row) => row.body.baselines.flatMap((one) => {
      if (!one.indicator) return []
      return [{ indicator: one.indicator, title: one.title, value: one.value, plan: row.code, planTitle: row.body.title, place: one.place ?? row.place, section: one.section }]
    }))
  const names = new Map((await namesOf(tx, [...new Set(facts.map((one) => one.place))])).map((row) => [row.code, row.name]))
  return facts.map((one) => ({ ...one, placeName: names.get(one.place) ?? placeNameOf(one.place) }))
}
