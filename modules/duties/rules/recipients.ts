/** Whose desk a duty of a place lies on, by the level of the place: the first kinds that somebody holds. */
const HEADS: Readonly<Record<string, readonly string[]>> = {
  grid: ['grid_worker'],
  community: ['station_head', 'community_worker'],
  township: ['street_head', 'street_officer'],
  county: ['civil_affairs_officer', 'banner_head'],
  prefecture: ['league_reader'],
  province: ['league_reader'],
}

export interface Place { code: string; level: string; parent: string | null }
/** Who holds which post where, today: `kind|region` → accounts. */
export type OnDuty = ReadonlyMap<string, readonly string[]>

const holding = (onDuty: OnDuty, kinds: readonly string[], region: string): readonly string[] => {
  for (const kind of kinds) {
    const found = onDuty.get(`${kind}|${region}`)
    if (found?.length) return found
  }
  return []
}

/** Who is reminded of a duty of a place: the posts that it names, else those who answer for the place; nobody there, then the nearest place above. */
export function ownersOf(places: ReadonlyMap<string, Place>, onDuty: OnDuty, region: string, byPosts: readonly string[]): readonly string[] {
  const named = holding(onDuty, byPosts, region)
  if (named.length) return named
  for (let at: string | null = region, steps = 0; at && steps < 8; steps += 1) {
    const place = places.get(at)
    const found = holding(onDuty, HEADS[place?.level ?? ''] ?? [], at)
    if (found.length) return found
    at = place?.parent ?? null
  }
  return []
}

/** Who answers for the n-th place above, as places are stated: a level may be missing. Empty where there is no such place. */
export function answersAbove(places: ReadonlyMap<string, Place>, onDuty: OnDuty, region: string, n: number): { place: string; accounts: readonly string[] } | undefined {
  let at: string | null = region
  for (let i = 0; i < n; i += 1) at = places.get(at ?? '')?.parent ?? null
  if (!at) return undefined
  return { place: at, accounts: holding(onDuty, HEADS[places.get(at)?.level ?? ''] ?? [], at) }
}
