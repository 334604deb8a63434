import { expect, test } from 'vitest'
import { openApi } from '../../platform/server/openapi.ts'
import { assemble } from '../../apps/server/modules.ts'

const operations = assemble({ accounts: () => [], messages: () => [] }).routes.map((r) => r.operation)
const description = openApi(operations, { title: 'Linli', version: '0' }) as any
const all: any[] = Object.values(description.paths).flatMap((path) => Object.values(path as object))

const refs = (node: unknown): string[] =>
  !node || typeof node !== 'object' ? [] : Object.entries(node).flatMap(([key, value]) => (key === '$ref' ? [String(value)] : refs(value)))

test('the description is OpenAPI 3.1 and every reference names a component that is there', () => {
  expect(description.openapi).toBe('3.1.0')
  const named = new Set(Object.keys(description.components.schemas).map((name) => `#/components/schemas/${name}`))
  const used = refs(description)
  expect(used.length).toBeGreaterThan(200)
  expect([...new Set(used)].filter((ref) => !named.has(ref))).toEqual([])
  expect(JSON.stringify(description)).not.toMatch(/"\$(id|schema|defs)"/)
})

test('every operation has its id, says who may call it, and describes its refusals', () => {
  expect(all.length).toBe(operations.length)
  for (const op of all) {
    expect(op.operationId, op.summary).toMatch(/^[a-z][A-Za-z0-9]+$/)
    expect(op['x-access'] !== 'public' || op.security?.length === 0, op.operationId).toBe(true)
    const refused = Object.keys(op.responses).filter((status) => status.startsWith('4'))
    expect(refused, op.operationId).toContain('400')
    for (const status of refused) expect(op.responses[status].content['application/problem+json'].schema).toEqual({ $ref: '#/components/schemas/Problem' })
    if (op['x-access'] !== 'public') expect(refused, op.operationId).toEqual(expect.arrayContaining(['401', '403']))
  }
})

test('answers and bodies are named components, and paths name their parameters', () => {
  for (const op of all) {
    const body = op.requestBody?.content['application/json']?.schema
    if (body) expect(body.$ref, op.operationId).toMatch(/^#\/components\/schemas\//)
    const done = Object.entries<any>(op.responses).find(([status]) => status.startsWith('2'))?.[1]
    const json = done?.content?.['application/json']?.schema
    // A file whose type may be JSON (GeoReport answers in the form that the address asks for) is described as a file.
    if (json && !json.contentMediaType) expect(json.$ref, op.operationId).toMatch(/^#\/components\/schemas\//)
  }
  for (const [path, methods] of Object.entries<any>(description.paths)) {
    const names = [...path.matchAll(/\{(\w+)\}/g)].map((m) => m[1])
    for (const op of Object.values<any>(methods)) expect(op.parameters.filter((p: any) => p.in === 'path').map((p: any) => p.name), op.operationId).toEqual(names)
  }
})
