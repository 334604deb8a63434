import { shanghaiDate, type PlainDate } from '../../platform/kernel/dates.ts'
import { route, type Route } from '../../platform/server/context.ts'
import type { Db } from '../../platform/server/db.ts'
import { covers } from '../regions/index.ts'
import { placeNameOf } from './catalogue/places.ts'
import { getPlan, listPlans } from './contract.ts'
import { planNotFound } from './errors.ts'
import { allPlans, namesOf, type PlanRow } from './queries.ts'
import type { PlanTargetInForce } from './targets.ts'

/** The state of a text on a day, and what stands over it for a reader. */
export function markOf(row: Pick<PlanRow, 'body' | 'replaced_by' | 'replaced_on'>, day: PlainDate) {
  if (row.replaced_on && row.replaced_on <= day) {
    const [year, month, date] = row.replaced_on.split('-').map(Number)
    return { state: 'replaced' as const, mark: `本文本已废止，自${year}年${month}月${date}日起由新印发的文本替代` }
  }
  if (row.body.undated) return { state: 'ended' as const, mark: '文本没有注明日期，规划期无从推定' }
  if (day < row.body.from) return { state: 'not_yet' as const, mark: '规划期尚未开始' }
  if (day > row.body.until) return { state: 'ended' as const, mark: `规划期已于${row.body.until.slice(0, 4)}年届满` }
  return { state: 'in_force' as const, mark: '' }
}

/** As registered here; else as the texts call it. */
const nameOf = (place: string, registered: string) => (registered === place ? placeNameOf(place) : registered)

const line = (row: PlanRow, day: PlainDate) => ({
  code: row.code,
  version: row.version,
  title: row.body.title,
  number: row.body.number,
  issuer: row.body.issuer,
  place: row.place,
  placeName: nameOf(row.place, row.place_name),
  from: row.body.from,
  until: row.body.until,
  undated: row.body.undated ?? false,
  issuedOn: row.body.issuedOn,
  ...markOf(row, day),
})

const ORDER = { in_force: 0, not_yet: 1, ended: 2, replaced: 3 } as const

/** All targets of texts that were issued and not void on the day, with their plans. For the indicators module. */
export async function targetsOn(tx: Db, day: PlainDate): Promise<PlanTargetInForce[]> {
  const rows = await allPlans(tx)
  return rows
    .filter((row) => !(row.replaced_on && row.replaced_on <= day) && !(row.body.issuedOn && row.body.issuedOn > day))
    .flatMap((row) =>
      row.body.targets.map((target) => ({
        ...target, place: target.place ?? row.place, plan: row.code, planTitle: row.body.title, planFrom: row.body.from, planUntil: row.body.until,
      })),
    )
}

export const planRoutes: Route[] = [
  route(listPlans, async (ctx, { query }) => {
    const day = query.day ?? shanghaiDate(ctx.now)
    const rows = (await allPlans(ctx.tx)).filter((row) => !query.region || covers(row.place, query.region) || covers(query.region, row.place))
    const items = rows.map((row) => ({ ...line(row, day), targets: row.body.targets.length }))
    return { items: items.sort((a, b) => ORDER[a.state] - ORDER[b.state]) }
  }),

  route(getPlan, async (ctx, { params, query }) => {
    const day = query.day ?? shanghaiDate(ctx.now)
    const texts = (await allPlans(ctx.tx)).filter((row) => row.code === params.code)
    const row = query.version ? texts.find((one) => one.version === query.version) : texts[0]
    if (!row) throw planNotFound()
    const heir = texts.find((one) => one.version === row.replaced_by)
    const before = texts.filter((one) => one.replaced_by === row.version)
    const names = new Map((await namesOf(ctx.tx, [...new Set([...row.body.targets, ...(row.body.unnumbered ?? [])].map((t) => t.place ?? row.place))])).map((r) => [r.code, r.name]))
    return {
      ...line(row, day),
      replacedBy: heir ? { code: heir.code, version: heir.version, title: heir.body.title, on: row.replaced_on! } : null,
      replaces: before.map((one) => ({ code: one.code, version: one.version, title: one.body.title, on: one.replaced_on! })),
      aims: [...row.body.aims],
      tasks: [...row.body.tasks],
      safeguards: [...row.body.safeguards],
      baselines: row.body.baselines.map((one) => ({ title: one.title, value: one.value, section: one.section, indicator: one.indicator ?? null })),
      targets: row.body.targets.map((one) => {
        const place = one.place ?? row.place
        return {
          ...one, place, placeName: names.get(place) ?? placeNameOf(place), atLevel: one.atLevel ?? null, strive: one.strive ?? false,
          noYear: one.noYear ?? false, onlyFor: one.onlyFor ?? null, range: one.range ? [...one.range] : null,
        }
      }),
      unnumbered: (row.body.unnumbered ?? []).map((one) => {
        const place = one.place ?? row.place
        return {
          indicator: one.indicator, placeName: names.get(place) ?? placeNameOf(place), year: one.year ?? null, onlyFor: one.onlyFor ?? null,
          text: one.text, quote: one.quote, section: one.section,
        }
      }),
    }
  }),
]
