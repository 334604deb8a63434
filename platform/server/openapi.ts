import { z } from 'zod'
import type { Access, Operation } from '../kernel/operation.ts'

export interface ApiInfo {
  title: string
  version: string
  description?: string
}

type Json = Record<string, unknown>

/** The problem+json body of every refusal (RFC 9457 with our code, details and field errors). */
export const Problem = z
  .object({
    type: z.string(),
    status: z.int(),
    code: z.string(),
    title: z.string(),
    detail: z.string(),
    details: z.record(z.string(), z.unknown()).optional(),
    errors: z.array(z.object({ path: z.string(), code: z.string(), message: z.string() })).optional(),
  })
  .meta({ id: 'Problem' })

/** OpenAPI 3.1 of all operations, with named component schemas, so that clients get named types. */
export function openApi(operations: Operation[], info: ApiInfo): Json {
  const inputs = z.registry<{ id: string }>()
  const outputs = z.registry<{ id: string }>()
  outputs.add(Problem, { id: 'Problem' })
  for (const op of operations) {
    if (op.body && !op.multipart) inputs.add(op.body, { id: nameOf(op.body) ?? capital(op.id) + 'Body' })
    if (!op.file) outputs.add(op.reply, { id: nameOf(op.reply) ?? capital(op.id) + 'Reply' })
    collectNamed(op.reply, outputs)
    if (op.body) collectNamed(op.body, inputs)
  }
  const uri = (id: string) => `#/components/schemas/${id}`
  const shape = (registry: typeof inputs, io: 'input' | 'output') =>
    (z.toJSONSchema(registry as never, { uri, io, unrepresentable: 'any' }) as unknown as { schemas: Record<string, Json> }).schemas
  const schemas: Record<string, Json> = {}
  for (const [id, schema] of [...Object.entries(shape(inputs, 'input')), ...Object.entries(shape(outputs, 'output'))]) {
    const { $id: _id, $schema: _schema, ...rest } = schema
    schemas[id] = rest
  }
  const paths: Record<string, Json> = {}
  for (const op of operations) {
    const path = op.path.replace(/:(\w+)/g, '{$1}')
    paths[path] ??= {}
    paths[path][op.method.toLowerCase()] = describe(op, uri, inputs, outputs)
  }
  return {
    openapi: '3.1.0',
    info,
    servers: [{ url: '/' }],
    security: [{ session: [] }, { cookie: [] }],
    paths,
    components: {
      schemas,
      securitySchemes: {
        session: { type: 'http', scheme: 'bearer', description: 'Token from createSession' },
        cookie: { type: 'apiKey', in: 'cookie', name: 'linli_session' },
      },
    },
  }
}

function describe(op: Operation, uri: (id: string) => string, inputs: z.core.$ZodRegistry<{ id: string }>, outputs: z.core.$ZodRegistry<{ id: string }>): Json {
  const status = String(op.status ?? (op.method === 'POST' ? 201 : 200))
  const refusal = (description: string) => ({ description, content: { 'application/problem+json': { schema: { $ref: uri('Problem') } } } })
  const responses: Json = {
    [status]: op.file
      ? { description: 'File', content: Object.fromEntries(op.file.map((type) => [type, { schema: { type: 'string', contentMediaType: type } }])) }
      : { description: 'Done', content: { 'application/json': { schema: { $ref: uri(outputs.get(op.reply)!.id) } } } },
    400: refusal('The input has faults; `errors` names each'),
    ...(op.access === 'public' ? {} : { 401: refusal('Sign in first'), 403: refusal('Not with the post that is worn') }),
    ...(op.params ? { 404: refusal('Not found, or not visible from where the caller stands') } : {}),
    ...(op.method === 'GET' ? {} : { 409: refusal('Things have moved on: ' + (op.refusals ?? []).join(', ')) }),
    429: refusal('Too many requests'),
    503: refusal('Busy or not ready; try again'),
  }
  if (op.method !== 'GET') responses['413'] = refusal('Too large')
  if (op.method !== 'GET') responses['415'] = refusal('Media type not supported')
  if (op.method !== 'GET' && op.body) responses['422'] = refusal('Understood, but cannot be done as asked: ' + (op.refusals ?? []).join(', '))
  return {
    operationId: op.id,
    summary: op.summary,
    tags: [op.path.split('/')[2] ?? 'api'],
    ...(op.access === 'public' ? { security: [] } : {}),
    'x-access': accessWords(op.access),
    'x-refusals': op.refusals ?? [],
    parameters: [...parameters('path', op.params), ...parameters('query', op.query)],
    ...(op.multipart
      ? { requestBody: { required: true, content: { 'multipart/form-data': { schema: { type: 'object', properties: { file: { type: 'string', contentMediaType: 'application/octet-stream' } }, required: ['file'] } } } } }
      : op.body
        ? { requestBody: { required: true, content: { 'application/json': { schema: { $ref: uri(inputs.get(op.body)!.id) } } } } }
        : {}),
    responses,
  }
}

/** Access as one word for the description and for the walk over all routes. */
export function accessWords(access: Access): string {
  if (typeof access === 'string') return access
  return [access.staff ? `staff:${access.staff}` : '', access.resident ? 'resident' : ''].filter(Boolean).join(' ')
}

function parameters(where: 'path' | 'query', schema: z.ZodType | undefined): Json[] {
  if (!schema) return []
  const json = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any', metadata: z.registry() }) as { properties?: Record<string, Json>; required?: string[] }
  return Object.entries(json.properties ?? {}).map(([name, property]) => ({
    name,
    in: where,
    required: where === 'path' || (json.required ?? []).includes(name),
    schema: property,
  }))
}

const capital = (text: string) => text[0]!.toUpperCase() + text.slice(1)

const nameOf = (schema: z.ZodType): string | undefined => z.globalRegistry.get(schema)?.id as string | undefined

/** Named schemas that stand inside others become components of their own. */
function collectNamed(schema: z.ZodType, into: z.core.$ZodRegistry<{ id: string }>, seen = new Set<unknown>()): void {
  if (!schema || seen.has(schema)) return
  seen.add(schema)
  const id = nameOf(schema)
  if (id && !into.has(schema)) into.add(schema, { id })
  const def = (schema as unknown as { def: Json & { shape?: Record<string, z.ZodType> } }).def
  for (const inner of [def['innerType'], def['element'], def['valueType'], def['left'], def['right'], def['in'], def['out']]) {
    if (inner) collectNamed(inner as z.ZodType, into, seen)
  }
  for (const inner of (def['options'] as z.ZodType[] | undefined) ?? []) collectNamed(inner, into, seen)
  for (const inner of (def['items'] as z.ZodType[] | undefined) ?? []) collectNamed(inner, into, seen)
  for (const inner of Object.values(def.shape ?? {})) collectNamed(inner, into, seen)
}

/** A reply's schema for the serializer: inlined, `anyOf [X, null]` folded so that it stays fast; unnamed fields never leave. */
export function serializerSchema(schema: z.ZodType): Json {
  return folded(z.toJSONSchema(schema, { io: 'output', unrepresentable: 'any', target: 'draft-7', metadata: z.registry() })) as Json
}

const KEPT = new Set(['type', 'properties', 'items', 'additionalProperties', 'required', 'anyOf', 'const', 'enum', '$ref', 'definitions', 'nullable'])

function folded(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(folded)
  if (!node || typeof node !== 'object') return node
  const { $schema: _s, ...rest } = node as Json
  const any = rest['anyOf'] as Json[] | undefined
  if (any?.length === 2 && any.some((o) => o['type'] === 'null')) {
    const other = folded(any.find((o) => o['type'] !== 'null')) as Json
    if (typeof other['type'] === 'string' && !other['anyOf']) return { ...other, nullable: true }
  }
  const out: Json = {}
  for (const [key, value] of Object.entries(rest)) {
    if (!KEPT.has(key)) continue
    // Dots and required lists are the validator's business; a missing optional must not fail an answer.
    if (key === 'required') continue
    if (key === 'properties') out[key] = Object.fromEntries(Object.entries(value as Json).map(([k, v]) => [k, folded(v)]))
    else if (key === 'enum' || key === 'const') continue
    else out[key] = folded(value)
  }
  return out
}
