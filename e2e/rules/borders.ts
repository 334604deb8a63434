import { findCycle, reachable, type Graph } from './graph.ts'

/**
 * Who may know of whom. Read it as the map of the domain: nothing above depends on anything below, and a module missing from another's list
 * cannot be imported there at all. Add an edge only after asking whether a function handed in by the app would do.
 */
export const MAY_USE: Record<string, readonly string[]> = {
  calendar: ['regions', 'organisations', 'accounts'],
  regions: [],
  organisations: ['regions'],
  accounts: ['regions', 'organisations'],
  imports: ['regions', 'organisations', 'accounts'],
  register: ['regions', 'organisations', 'accounts', 'imports'],
  duplicates: ['regions', 'organisations', 'accounts', 'register'],
  files: ['regions', 'organisations', 'accounts'],
  notices: ['regions', 'organisations', 'accounts'],
  operations: ['regions', 'organisations', 'accounts'],
  matters: ['regions', 'organisations', 'accounts', 'calendar', 'register'],
  cases: ['regions', 'organisations', 'accounts', 'calendar', 'register', 'matters'],
  assistance: ['regions', 'organisations', 'accounts', 'register', 'matters', 'cases'],
  volunteers: ['regions', 'organisations', 'accounts', 'register', 'matters', 'cases'],
  facilities: ['regions', 'organisations', 'accounts', 'register', 'matters', 'cases'],
  employment: ['regions', 'organisations', 'accounts', 'register', 'matters', 'cases'],
  elderly: ['regions', 'organisations', 'accounts', 'register', 'matters', 'cases'],
  residence: ['regions', 'organisations', 'accounts', 'calendar', 'register', 'matters', 'cases'],
  legal: ['regions', 'organisations', 'accounts', 'register', 'matters', 'cases'],
  disputes: ['regions', 'organisations', 'accounts', 'register', 'matters', 'cases'],
  // It looks over all; nobody depends on it.
  privacy: ['regions', 'organisations', 'accounts', 'register', 'matters', 'cases'],
  supervision: ['regions', 'organisations', 'accounts', 'calendar', 'register', 'matters', 'cases'],
  grids: ['regions', 'organisations', 'accounts', 'register'],
  orders: ['regions', 'organisations', 'accounts', 'matters', 'cases'],
  mandates: ['regions', 'organisations', 'accounts'],
  entitlements: ['regions', 'organisations', 'accounts', 'register', 'matters', 'cases'],
  agency: ['regions', 'organisations', 'accounts', 'calendar', 'register', 'matters', 'cases'],
  windows: ['regions', 'organisations', 'accounts', 'calendar', 'register', 'matters', 'cases'],
  voices: ['regions', 'organisations', 'accounts', 'calendar', 'register', 'matters', 'cases'],
  hotline: ['regions', 'organisations', 'accounts', 'calendar', 'register', 'matters', 'cases'],
  admission: ['regions', 'organisations', 'accounts', 'calendar', 'cases'],
  duties: ['regions', 'organisations', 'accounts', 'calendar'],
  incidents: ['regions', 'organisations', 'accounts', 'calendar', 'register', 'matters', 'cases'],
  zones: ['regions', 'organisations', 'accounts'],
  evaluation: ['regions', 'organisations', 'accounts', 'calendar', 'register'],
  plans: ['regions', 'organisations', 'accounts'],
  liaison: ['regions', 'organisations', 'accounts', 'register'],
  surveys: ['regions', 'organisations', 'accounts', 'register'],
  projects: ['regions', 'organisations', 'accounts'],
  policies: ['regions', 'organisations', 'accounts', 'matters', 'cases'],
  population: ['regions', 'organisations', 'accounts', 'register'],
  territory: ['regions', 'organisations', 'accounts', 'register'],
  collections: ['regions', 'organisations', 'accounts'],
  // It listens; only reports read it.
  indicators: ['regions', 'organisations', 'accounts', 'plans', 'matters', 'cases', 'register', 'facilities'],
  reports: ['regions', 'organisations', 'accounts', 'plans', 'indicators'],
}

const TEST = /\.(test|bench)\.tsx?$|\/test-[^/]+\.ts$/
const FRONT = /^modules\/[^/]+\/(index|contract|events|effects|definition)\.ts$/
const WEB = /^modules\/[^/]+\/web\//
const moduleOf = (file: string) => /^modules\/([^/]+)\//.exec(file)?.[1]

export interface Trespass {
  rule: string
  from: string
  to: string
}

interface Rule {
  name: string
  why: string
  /** Whether an import from one file to the other is against the rule. */
  forbids(from: string, to: string, typeOnly: boolean): boolean
}

const SQL_FILES = /\/queries(\.ts|\/)|\/conditions\.ts$|\/(load|copy|catalogue-load|load-[a-z]+|sources|seed[a-z-]*)\.ts$/

export const RULES: readonly Rule[] = [
  {
    name: 'a-module-knows-only-what-it-declares',
    why: 'Add the edge to MAY_USE only after asking whether the app could hand it in.',
    forbids: (from, to) => {
      const [a, b] = [moduleOf(from), moduleOf(to)]
      return Boolean(a && b && a !== b && !WEB.test(from) && !MAY_USE[a]?.includes(b))
    },
  },
  {
    name: 'through-the-front-door',
    why: 'Another module is reached by its index, contract, events, effects or definition file; its queries and rules are its own.',
    forbids: (from, to) => Boolean(moduleOf(from) && moduleOf(to) && moduleOf(from) !== moduleOf(to) && !WEB.test(from) && !FRONT.test(to)),
  },
  {
    name: 'pages-use-contracts',
    why: 'A page may speak of any module by its contract or its definitions, and of the pages of another by their door; of nothing else.',
    forbids: (from, to) =>
      WEB.test(from) && Boolean(moduleOf(to)) && moduleOf(from) !== moduleOf(to) && !/^modules\/[^/]+\/(contract|definition|web\/(door|parts|fields))\.tsx?$/.test(to),
  },
  {
    name: 'apps-only-assemble',
    why: 'An app wires modules together. If it needs an inner file, the module lacks a door.',
    forbids: (from, to) => from.startsWith('apps/') && Boolean(moduleOf(to)) && !FRONT.test(to) && !/^modules\/[^/]+\/web\/(desk|portal)\/index\.tsx?$/.test(to),
  },
  {
    name: 'platform-knows-no-domain',
    why: 'Nothing below this line knows of people, places or their affairs.',
    forbids: (from, to) => from.startsWith('platform/') && !to.startsWith('platform/'),
  },
  {
    name: 'sql-lives-in-queries',
    why: 'Types may be mentioned anywhere; only queries, loaders of reference data and seeds build SQL.',
    forbids: (from, to, typeOnly) => Boolean(moduleOf(from)) && to === 'platform/server/sql.ts' && !typeOnly && !SQL_FILES.test(from),
  },
  {
    name: 'rules-are-plain-functions',
    why: 'Moves, clocks, policies, identifiers and codes must be readable and testable with no server running.',
    forbids: (from, to, typeOnly) =>
      /^modules\/[^/]+\/(moves|policy|clock|rating|routing|identifiers|region-code|names-fold|definition|ages|number|incident-steps)\.ts$/.test(from)
      && /^(platform\/server|apps)\//.test(to) && !typeOnly,
  },
  {
    name: 'test-helpers-stay-in-tests',
    why: 'What runs must not lean on what rehearses.',
    forbids: (from, to) => /^(apps|modules|platform)\//.test(from) && !from.includes('/dev/') && /^(platform\/testing|e2e)\//.test(to),
  },
]

/** Files that a browser loads. Loaders (`*.load.ts`) run on the server, but speak only through the API. */
const BROWSER = /^(apps\/desk\/(?!.*\/dev\/)|apps\/portal\/(entry-client|app|pages\/)|modules\/[^/]+\/(web\/|contract\.ts$)|platform\/web\/)/

/** Everything in the graph that is against a rule. */
export function trespasses(graph: Graph): Trespass[] {
  const found: Trespass[] = []
  for (const { from, to, typeOnly } of graph.edges) {
    if (TEST.test(from)) continue
    for (const rule of RULES) if (rule.forbids(from, to, typeOnly)) found.push({ rule: rule.name, from, to })
  }
  for (const file of graph.files) {
    const name = moduleOf(file)
    if (name && !MAY_USE[name]) found.push({ rule: 'every-module-is-declared', from: file, to: '' })
    if (BROWSER.test(file) && !TEST.test(file)) {
      for (const [target, way] of reachable(graph, file)) {
        if (target.startsWith('platform/server/')) {
          found.push({ rule: 'browser-stays-in-the-browser', from: file, to: way.join(' → ') })
          break
        }
      }
    }
  }
  const cycle = findCycle({ ...graph, edges: graph.edges.filter((e) => !TEST.test(e.from)) })
  if (cycle) found.push({ rule: 'no-cycles', from: cycle[0]!, to: cycle.join(' → ') })
  return found
}
