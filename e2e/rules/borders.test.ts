import { expect, test } from 'vitest'
import { findRoot } from '../../platform/server/postgres/index.ts'
import { MAY_USE, RULES, trespasses } from './borders.ts'
import { readGraph, type Graph } from './graph.ts'

const graph = readGraph(findRoot(), ['apps', 'modules', 'platform', 'e2e', 'bench'])

test('the borders hold', () => {
  expect(trespasses(graph)).toEqual([])
})

test('the reader saw our files and their imports', () => {
  expect(graph.unresolved).toEqual([])
  expect(graph.files.length).toBeGreaterThan(250)
  expect(graph.edges.length).toBeGreaterThan(graph.files.length)
  for (const name of Object.keys(MAY_USE)) expect(graph.files.filter((f) => f.startsWith(`modules/${name}/`)).length, name).toBeGreaterThan(0)
  expect(graph.edges).toContainEqual({ from: 'apps/server/app.ts', to: 'platform/server/http.ts', typeOnly: false })
  expect(graph.edges.some((e) => e.typeOnly)).toBe(true)
})

test('a planted violation of every rule is caught', () => {
  const plant = (from: string, to: string): Graph => ({ files: [...new Set([...graph.files, from, to])], edges: [{ from, to, typeOnly: false }], unresolved: [] })
  const planted: Record<string, [string, string]> = {
    'a-module-knows-only-what-it-declares': ['modules/register/x.ts', 'modules/cases/index.ts'],
    'through-the-front-door': ['modules/cases/x.ts', 'modules/register/queries.ts'],
    'pages-use-contracts': ['modules/cases/web/x.tsx', 'modules/register/search.ts'],
    'apps-only-assemble': ['apps/server/x.ts', 'modules/register/queries.ts'],
    'platform-knows-no-domain': ['platform/kernel/x.ts', 'modules/regions/index.ts'],
    'sql-lives-in-queries': ['modules/cases/x.ts', 'platform/server/sql.ts'],
    'rules-are-plain-functions': ['modules/cases/moves.ts', 'platform/server/db.ts'],
    'test-helpers-stay-in-tests': ['modules/cases/x.ts', 'e2e/support/world.ts'],
    'browser-stays-in-the-browser': ['modules/cases/web/x.tsx', 'platform/server/db.ts'],
    'no-cycles': ['platform/kernel/ids.ts', 'platform/kernel/ids.ts'],
  }
  for (const [rule, [from, to]] of Object.entries(planted)) {
    expect(trespasses(plant(from, to)).map((t) => t.rule), rule).toContain(rule)
  }
  expect(trespasses({ files: ['modules/unheard/of.ts'], edges: [], unresolved: [] }).map((t) => t.rule)).toContain('every-module-is-declared')
  expect(Object.keys(planted).length).toBe(RULES.length + 2)
})
