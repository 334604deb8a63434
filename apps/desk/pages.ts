import * as calendar from '../../modules/calendar/web/desk/index.tsx'
import * as cases from '../../modules/cases/web/desk/index.tsx'
import * as legal from '../../modules/legal/web/desk/index.tsx'
import * as disputes from '../../modules/disputes/web/desk/index.tsx'
import * as duties from '../../modules/duties/web/desk/index.tsx'
import * as duplicates from '../../modules/duplicates/web/desk/index.tsx'
import * as admission from '../../modules/admission/web/desk/index.tsx'
import * as accounts from '../../modules/accounts/web/desk/index.tsx'
import * as imports from '../../modules/imports/web/desk/index.tsx'
import * as entitlements from '../../modules/entitlements/web/desk/index.tsx'
import * as zones from '../../modules/zones/web/desk/index.tsx'
import * as evaluation from '../../modules/evaluation/web/desk/index.tsx'
import * as grids from '../../modules/grids/web/desk/index.tsx'
import * as incidents from '../../modules/incidents/web/desk/index.tsx'
import * as indicators from '../../modules/indicators/web/desk/index.tsx'
import * as hotline from '../../modules/hotline/web/desk/index.tsx'
import * as mandates from '../../modules/mandates/web/desk/index.tsx'
import * as matters from '../../modules/matters/web/desk/index.tsx'
import * as notices from '../../modules/notices/web/desk/index.tsx'
import * as operations from '../../modules/operations/web/desk/index.tsx'
import * as organisations from '../../modules/organisations/web/desk/index.tsx'
import * as plans from '../../modules/plans/web/desk/index.tsx'
import * as policies from '../../modules/policies/web/desk/index.tsx'
import * as projects from '../../modules/projects/web/desk/index.tsx'
import * as privacy from '../../modules/privacy/web/desk/index.tsx'
import * as population from '../../modules/population/web/desk/index.tsx'
import * as regions from '../../modules/regions/web/desk/index.tsx'
import * as register from '../../modules/register/web/desk/index.tsx'
import * as supervision from '../../modules/supervision/web/desk/index.tsx'
import * as territory from '../../modules/territory/web/desk/index.tsx'
import * as reports from '../../modules/reports/web/desk/index.tsx'
import * as collections from '../../modules/collections/web/desk/index.tsx'
import * as agency from '../../modules/agency/web/desk/index.tsx'
import * as windows from '../../modules/windows/web/desk/index.tsx'
import type { Case } from '../../modules/cases/contract.ts'
import type { Person } from '../../modules/register/contract.ts'
import type { Region } from '../../modules/regions/contract.ts'
import * as residence from '../../modules/residence/web/desk/index.tsx'
import * as liaison from '../../modules/liaison/web/desk/index.tsx'
import * as surveys from '../../modules/surveys/web/desk/index.tsx'
import * as voices from '../../modules/voices/web/desk/index.tsx'
import * as orders from '../../modules/orders/web/desk/index.tsx'
import type { DeskHomeCard, DeskPage, DeskSearchSource, DeskSubjectCard } from '../../platform/web/desk/index.ts'

/** A card on the page of a place (社区页); `levels` says of which places, all without it. */
export interface DeskPlaceCard extends Omit<DeskSubjectCard<{ region: Region }>, 'suits'> {
  levels?: readonly ('province' | 'prefecture' | 'county' | 'township' | 'community' | 'grid' | 'building')[]
}

const byLevel = ({ levels, ...card }: DeskPlaceCard): DeskSubjectCard<{ region: Region }> =>
  levels ? { ...card, suits: ({ region }) => (levels as readonly string[]).includes(region.level) } : card

/** What one module brings to the desk: `modules/<name>/web/desk/index.tsx` exports any of these. */
export interface DeskModule {
  deskPages?: readonly DeskPage[]
  deskHomeCards?: readonly DeskHomeCard[]
  deskSearch?: readonly DeskSearchSource[]
  /** Cards on the page of a person; their ids begin with the module's name. */
  deskPersonCards?: readonly DeskSubjectCard<{ person: Person }>[]
  /** Cards on the page of a case; their ids begin with the module's name. */
  deskCaseCards?: readonly DeskSubjectCard<{ c: Case; reload: () => Promise<void> }>[]
  /** Cards on the page of a place; their ids begin with the module's name. */
  deskPlaceCards?: readonly DeskPlaceCard[]
}

/**
 * The modules whose pages the desk shows. To add one:
 * `import * as things from '../../modules/things/web/desk/index.tsx'` above and `things` in the list.
 */
const MODULES: readonly DeskModule[] = [
  orders,
  cases,
  register,
  duplicates,
  disputes,
  legal,
  regions,
  organisations,
  imports,
  indicators,
  population,
  plans,
  projects,
  policies,
  accounts,
  operations,
  privacy,
  notices,
  territory,
  residence,
  grids,
  mandates,
  matters,
  entitlements,
  windows,
  agency,
  supervision,
  calendar,
  voices,
  surveys,
  liaison,
  hotline,
  admission,
  collections,
  reports,
  incidents,
  duties,
  evaluation,
  zones,
]

const byOrder = <T extends { order: number }>(list: T[]) => list.sort((a, b) => a.order - b.order)

const pattern = (path: string) => new RegExp(`^${path.replaceAll('.', '\\.').replaceAll(/\$\w+/g, '[^/]+')}$`)

/** The page at an address: one without parameters before one with (`/things/new` before `/things/$id`). */
export function pageAt(pages: readonly DeskPage[], address: string): DeskPage | undefined {
  const path = address.replace(/(.)\/$/, '$1')
  return pages.find((page) => page.path === path) ?? pages.find((page) => page.path.includes('$') && pattern(page.path).test(path))
}

/** The place in the rail that a page belongs to, by its own entry, its subject or the page above it. */
export function railOf(pages: readonly DeskPage[], page: DeskPage | undefined): string | undefined {
  for (let at = page, steps = 0; at && steps < 5; steps++) {
    if (at.rail) return at.path
    const up: string | undefined = at.area?.of ?? at.parent
    at = pages.find((one) => one.path === up)
  }
  return undefined
}

/** Everything the modules bring, in the order it is shown. Two pages at one path are a fault found at start. */
export function collect(modules: readonly DeskModule[] = MODULES) {
  const pages = modules.flatMap((module) => module.deskPages ?? [])
  const paths = new Set<string>()
  for (const page of pages) {
    if (paths.has(page.path)) throw new Error(`two pages at ${page.path}`)
    paths.add(page.path)
  }
  const places = byOrder(pages.flatMap((page) => (page.rail ? [{ ability: page.ability, ...page.rail, to: page.path, preload: page.component.preload }] : [])))
  return {
    pages,
    rail: places.filter((one) => !one.atTop),
    tops: places.filter((one) => one.atTop),
    cards: byOrder(modules.flatMap((module) => module.deskHomeCards ?? [])),
    search: byOrder(modules.flatMap((module) => module.deskSearch ?? [])),
    subjectCards: {
      person: byOrder(modules.flatMap((module) => module.deskPersonCards ?? [])),
      case: byOrder(modules.flatMap((module) => module.deskCaseCards ?? [])),
      place: byOrder(modules.flatMap((module) => (module.deskPlaceCards ?? []).map(byLevel))),
    },
  }
}

export type Collected = ReturnType<typeof collect>
