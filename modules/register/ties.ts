/** Where a person is registered, lives, is cared for: the rules of moving in and out. Dated; nothing is overwritten. */
import type { Db, Tx } from '../../platform/server/db.ts'
import { countyOf, scopeOf } from '../regions/index.ts'
import { householdNotFound, dwellingNotFound, placeUnknown, tieDates, tieWithoutPlace } from './errors.ts'
import { closeTie, findDwelling, findHousehold, findPlace, insertTie, tiesOf, type TieRow } from './queries/places.ts'

export type TieKind = TieRow['kind']

/** Where a tie leads. `region` is null when the place is outside the served county: the row then stands with the person. */
export interface Place {
  region: string | null
  householdId: string | null
  dwellingId: string | null
  elsewhereCode: string
  elsewhere: string
}

export interface WantedTie {
  kind: TieKind
  householdId?: string | undefined
  dwellingId?: string | undefined
  elsewhereCode?: string | undefined
  elsewhere?: string | undefined
  relation: string
  validFrom: string
  source: string
}

/**
 * The place a clerk means, looked up within their own scope: a household (and its dwelling), a dwelling, a place of this county without a
 * dwelling, or a place elsewhere. Exactly one of them.
 */
export async function placeOf(tx: Tx, county: string, wanted: WantedTie, today: string): Promise<Place> {
  const nowhere = { householdId: null, dwellingId: null, elsewhereCode: '', elsewhere: '' }
  if (wanted.elsewhere || wanted.elsewhereCode) {
    if (wanted.householdId || wanted.dwellingId) throw tieWithoutPlace()
    const code = (wanted.elsewhereCode ?? '').padEnd(wanted.elsewhereCode ? 12 : 0, '0')
    if (code && countyOf(code) === county) {
      if (!(await findPlace(tx, code, today))) throw placeUnknown()
      return { ...nowhere, region: code }
    }
    if (!wanted.elsewhere) throw tieWithoutPlace()
    return { ...nowhere, region: null, elsewhereCode: code || '000000000000', elsewhere: wanted.elsewhere }
  }
  const dwelling = wanted.dwellingId ? await findDwelling(tx, county, wanted.dwellingId) : undefined
  if (wanted.dwellingId && !dwelling) throw dwellingNotFound()
  if (!wanted.householdId) {
    if (!dwelling) throw tieWithoutPlace()
    return { ...nowhere, region: dwelling.region, dwellingId: dwelling.id }
  }
  const household = await findHousehold(tx, county, wanted.householdId)
  if (!household || (household.valid_until !== null && household.valid_until <= today)) throw householdNotFound()
  return {
    ...nowhere,
    region: dwelling?.region ?? household.region,
    householdId: household.id,
    dwellingId: dwelling?.id ?? household.dwelling_id,
  }
}

/** Goes on within the whole county: a person's ties may lie with their former or registered community. Only after the person was held in scope. */
export const widenToCounty = (tx: Tx, county: string) => {
  const { lo, hi } = scopeOf(county)
  return tx.widen(lo, hi)
}

/**
 * Ties a person to a place from a day on; the tie of the same kind that held until then ends that day. Needs the scope of the county.
 * @returns the tie that ended, or null.
 */
export async function tie(
  tx: Tx,
  county: string,
  person: { id: string; region: string; bornOn: string },
  wanted: WantedTie,
  place: Place,
  facts: { id: string; today: string; earlier: TieRow[] },
): Promise<TieRow | null> {
  const { earlier, today } = facts
  const sameKind = earlier.filter((t) => t.kind === wanted.kind)
  const tooEarly = sameKind.some((t) => t.valid_from > wanted.validFrom || (t.valid_until !== null && t.valid_until > wanted.validFrom))
  if (wanted.validFrom > today || wanted.validFrom < person.bornOn || tooEarly) throw tieDates()
  const current = sameKind.find((t) => t.valid_until === null) ?? null
  if (current) await closeTie(tx, county, current.id, wanted.validFrom)
  await insertTie(tx, {
    county,
    id: facts.id,
    region: place.region ?? person.region,
    personId: person.id,
    kind: wanted.kind,
    householdId: place.householdId,
    dwellingId: place.dwellingId,
    relation: wanted.relation,
    elsewhereCode: place.elsewhereCode,
    elsewhere: place.elsewhere,
    validFrom: wanted.validFrom,
    source: wanted.source,
  })
  return current
}

/** Where a person belongs: where they live in the served county, else where they are registered in it; null when neither is here. */
export async function regionByTies(tx: Db, county: string, personId: string): Promise<string | null> {
  const living = (await tiesOf(tx, county, personId)).filter((t) => t.valid_until === null && t.elsewhere_code === '')
  return (living.find((t) => t.kind === 'living') ?? living.find((t) => t.kind === 'registered'))?.region ?? null
}
