import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Operation } from '../../platform/kernel/operation.ts'
import { aWorld, COMMUNITY, OTHER_COMMUNITY, type Someone, type World } from '../support/world.ts'
import { belongingAt, furnishNeighbourhood, type Furnished } from '../support/belongings.ts'
import { settle } from '../support/neighbourhood.ts'

/** A JSON schema as the description writes it. */
type Schema = Record<string, any>
interface Described {
  id: string
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  path: string
  access: string
  multipart: boolean
  params: Array<{ name: string; schema: Schema }>
  query: Array<{ name: string; required: boolean; schema: Schema }>
  body: Schema | undefined
}

const NOBODY = '018f0000-0000-7000-8000-000000000000'
const LONG = '长'.repeat(20_001)
/** Texts that break careless code: NUL, half a surrogate, direction marks, joined emoji, combining heaps, SQL, paths, markup. */
const STRANGE = [
  'a\0b', '\ud800', '\udfff尾', '\u202e倒\u202c', '👩‍👩‍👧‍👦', 'Z̴̛͇a̵̘͝l̷͖̕', "'; drop table cases.cases; --", '../../../etc/passwd', '<script>alert(1)</script>',
  '\ufeff', '\u2028', 'ᠮᠣᠩᠭᠣᠯ', '%00', '${7*7}', '', ' ',
]
const WRONG_KINDS: unknown[] = [null, true, -1, 1e308, 0.5, [], {}, [[]], { a: { b: {} } }, 'x']

let world: World
let here: Furnished
let there: Furnished
let doors: Described[]
let operations: Map<string, Operation>
let schemas: Record<string, Schema>
let tables: string[]

/** Thousands of requests at some two hundred doors: on a busy machine they take minutes, and all of them are asked. */
const LIMIT_MS = 900_000
/** How many broken requests are under way at once. */
const AT_ONCE = 8

beforeAll(async () => {
  world = await aWorld({ at: '2026-03-02T09:00:00+08:00' })
  here = await furnishNeighbourhood(world, await settle(world, COMMUNITY, '欧阳'), '欧阳')
  there = await furnishNeighbourhood(world, await settle(world, OTHER_COMMUNITY, '司徒'), '司徒')
  const description = (await world.visitor.get('/api/openapi.json')).body
  schemas = description.components.schemas
  operations = new Map(world.app.assembly.routes.map(({ operation }) => [operation.id, operation]))
  doors = Object.entries(description.paths as Record<string, Record<string, Schema>>).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, one]): Described => {
      const content = one['requestBody']?.content ?? {}
      const given = one['parameters'] as Array<{ name: string; in: string; required: boolean; schema: Schema }>
      return {
        id: one['operationId'], method: method.toUpperCase() as Described['method'], path, access: one['x-access'],
        multipart: 'multipart/form-data' in content, body: content['application/json']?.schema,
        params: given.filter((p) => p.in === 'path'), query: given.filter((p) => p.in === 'query'),
      }
    }))
  tables = await world.owner(async (client) => {
    const { rows } = await client.query(`select schemaname || '.' || tablename as name from pg_tables
      where schemaname not in ('pg_catalog', 'information_schema', 'pgboss') order by 1`)
    // Failed sign-ins are counted on purpose, and openings of files are written down before they are answered.
    return (rows as Array<{ name: string }>).map((row) => row.name).filter((name) => !['accounts.sign_in_failures', 'accounts.sessions'].includes(name))
  })
})
afterAll(() => world?.close())

/** How many rows every table has, as one text. */
const counts = () => world.owner(async (client) => {
  const { rows } = await client.query(tables.map((name) => `select '${name}' as name, count(*)::int as n from ${name}`).join(' union all '))
  return Object.fromEntries((rows as Array<{ name: string; n: number }>).map((row) => [row.name, row.n])) as Record<string, number>
})

const resolve = (schema: Schema): Schema => (schema['$ref'] ? resolve(schemas[(schema['$ref'] as string).split('/').at(-1)!]!) : schema)

/** Some value that fits a schema, good enough to reach past the first fault. */
function sample(given: Schema, name = ''): unknown {
  const schema = resolve(given)
  if (schema['const'] !== undefined) return schema['const']
  if (schema['enum']) return schema['enum'][0]
  for (const union of ['anyOf', 'oneOf', 'allOf']) if (schema[union]) return sample(schema[union][0], name)
  switch (schema['type']) {
    case 'object':
      return Object.fromEntries((schema['required'] as string[] | undefined ?? []).map((key) => [key, sample(schema['properties']?.[key] ?? {}, key)]))
    case 'array': return schema['minItems'] ? [sample(schema['items'], name)] : []
    case 'integer': case 'number': return Math.max(1, Number(schema['minimum'] ?? 1))
    case 'boolean': return true
    default: return sampleText(schema, name)
  }
}

function sampleText(schema: Schema, name: string): string {
  if (schema['format'] === 'uuid') return NOBODY
  if (schema['format'] === 'date' || /^(on|day|validFrom|from|until|bornOn)$/.test(name)) return '2026-03-02'
  if (/region/i.test(name)) return COMMUNITY
  if (/phone/i.test(name)) return '13912345678'
  if (name === 'idNumber') return '152921194403029004'
  if (name === 'matterCode') return 'matters.resident-request'
  if (name === 'relation') return '01'
  return '测试文字内容'.repeat(1 + Math.ceil(Number(schema['minLength'] ?? 0) / 6))
}

/** The address with its parameters, aimed at a neighbourhood or with one parameter replaced. */
function address(door: Described, of: Furnished, replaced: Record<string, string> = {}, query = requiredQuery(door)): string {
  const path = door.path.replace(/\{(\w+)\}/g, (_all, name: string) =>
    replaced[name] ?? encodeURIComponent(ofName(door, of, name)))
  return query ? `${path}?${query}` : path
}

function ofName(door: Described, of: Furnished, name: string): string {
  if (name === 'kind' && door.path.includes('/documents/')) return 'receipt'
  if (name === 'number') return here.caseNumber
  if (name === 'seatId') return of.own.seat
  if (name === 'code' && /plans|indicators|matters/.test(door.path)) return 'x'
  return belongingAt(door.path, of)
}

const requiredQuery = (door: Described) =>
  door.query.filter((q) => q.required).map((q) => `${q.name}=${encodeURIComponent(String(sample(q.schema, q.name)))}`).join('&')

async function ask(who: Someone, door: Described, url: string, body?: unknown, headers: Record<string, string> = {}): Promise<{ status: number; said: string; body: any; type: string; url: string }> {
  const token = await who.token()
  const raw = typeof body === 'string' || Buffer.isBuffer(body)
  const response = await world.app.http.inject({
    method: door.method, url,
    headers: { ...(token ? { authorization: `Bearer ${token}` } : {}), ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
    ...(body === undefined ? {} : { payload: raw ? (body as string) : JSON.stringify(body) }),
  })
  const type = String(response.headers['content-type'] ?? '')
  return { url, status: response.statusCode, said: response.body.slice(0, 300), type, body: type.includes('json') && response.body ? JSON.parse(response.body) : undefined }
}

/** Why a refusal is not as a refusal should be, or nothing. */
function faultOf(answer: Awaited<ReturnType<typeof ask>>): string | undefined {
  if (answer.status < 400) return undefined
  if (answer.status >= 500) return 'a fault of ours'
  // GeoReport v2 has its own form of an error, and its clients read that one.
  if (answer.url.startsWith('/api/open311/') && /<errors>|"description"/.test(answer.said)) return /[\u4e00-\u9fff]/.test(answer.said) ? undefined : 'no Chinese sentence'
  // A form that is sent without script is answered by a page.
  if (answer.url === '/api/surveys/answers/form' && answer.type.startsWith('text/html')) return /[\u4e00-\u9fff]/.test(answer.said) && !/node_modules|at .*\.ts:/.test(answer.said) ? undefined : 'no Chinese sentence'
  if (!answer.type.includes('application/problem+json')) return `not problem+json but ${answer.type}`
  if (!/^[a-z_]+\.[a-z_]+/.test(answer.body?.code ?? '')) return `no code: ${answer.body?.code}`
  if (!/[\u4e00-\u9fff]/.test(answer.body?.title ?? '')) return `no Chinese title: ${answer.body?.title}`
  if (/(select|insert|update) .*(from|into|set) |at .*\.ts:|node_modules/i.test(answer.said)) return 'shows our insides'
  return undefined
}

/** For every door somebody for whom it opens. */
const everyHolder = async () => {
  const holders = new Map<string, Someone>()
  for (const door of doors) holders.set(door.id, await holderOf(door))
  return holders
}

/** Somebody for whom the door opens at all. */
async function holderOf(door: Described): Promise<Someone> {
  const ability = /staff:(\S+)/.exec(door.access)?.[1]
  if (ability) {
    const kinds = world.app.assembly.abilities[ability]!
    const kind = kinds.includes('community_worker') ? 'community_worker' : kinds[0]!
    if (kind === 'community_worker') return here.clerk
    return holders.get(kind) ?? holders.set(kind, await world.staff(kind, kind === 'administrator' ? COMMUNITY : '152921000000')).get(kind)!
  }
  return door.access === 'public' ? world.visitor : here.resident
}
const holders = new Map<string, Someone>()

/** Requests that must be refused whoever asks: the input itself is broken. */
function broken(door: Described): Array<{ what: string; url: string; body?: unknown; headers?: Record<string, string> }> {
  const whole = door.body ? (sample(door.body) as Record<string, unknown>) : undefined
  const good = address(door, here)
  const out: ReturnType<typeof broken> = []
  for (const { name } of door.params) {
    for (const bad of ['not-an-id', '%00', '%ED%A0%80', '%', encodeURIComponent("' or 1=1"), 'x'.repeat(400), encodeURIComponent('编号😀'), '-1', '..%2f..%2f']) {
      out.push({ what: `path ${name}=${bad.slice(0, 20)}`, url: address(door, here, { [name]: bad }), body: whole })
    }
  }
  if (door.query.length > 0) out.push({ what: 'query of an unknown name', url: `${good}${good.includes('?') ? '&' : '?'}unknown_name=1`, body: whole })
  for (const { name } of door.query) {
    for (const bad of ['a%00b', encodeURIComponent('长'.repeat(3_000))]) {
      out.push({ what: `query ${name}=${bad.slice(0, 12)}`, url: address(door, here, {}, [requiredQuery({ ...door, query: door.query.filter((q) => q.name !== name) }), `${name}=${bad}`].filter(Boolean).join('&')), body: whole })
    }
  }
  for (const { name } of door.query.filter((q) => q.required)) {
    out.push({ what: `query without ${name}`, url: address(door, here, {}, requiredQuery({ ...door, query: door.query.filter((q) => q.name !== name) })), body: whole })
  }
  if (!door.body || !whole) return out
  const schema = resolve(door.body)
  const properties = Object.entries((schema['properties'] ?? {}) as Record<string, Schema>)
  out.push(
    { what: 'body is no JSON', url: good, body: '{"a":' }, { what: 'body is a list', url: good, body: [] }, { what: 'body is a number', url: good, body: '17' },
    { what: 'body is a text', url: good, body: '"文字"' }, { what: 'body is XML', url: good, body: '<a/>', headers: { 'content-type': 'application/xml' } },
    { what: 'body is too large', url: good, body: JSON.stringify({ ...whole, extra: 'x'.repeat(1_100_000) }) },
    { what: 'an extra field', url: good, body: { ...whole, somethingElse: 1 } },
    { what: 'a field called __proto__', url: good, body: JSON.stringify(whole).replace(/^\{/, `{"__proto__":{"admin":true}${Object.keys(whole).length ? ',' : ''}`) },
  )
  for (const key of (schema['required'] as string[] | undefined) ?? []) {
    const { [key]: _gone, ...rest } = whole
    out.push({ what: `without ${key}`, url: good, body: rest })
  }
  for (const [key, raw] of properties) {
    const property = resolve(raw)
    const type = property['type'] as string | undefined
    if (!type) continue
    const wrong = WRONG_KINDS.filter((value) => kindOf(value) !== type && !(type === 'number' && kindOf(value) === 'integer'))
    // An optional field may be absent but not null; numbers are never read out of texts in a body.
    for (const value of wrong) out.push({ what: `${key}=${JSON.stringify(value)}`, url: good, body: { ...whole, [key]: value } })
    if (type === 'string') for (const value of ['a\0b', '\ud800', LONG]) out.push({ what: `${key} is ${JSON.stringify(value).slice(0, 14)}`, url: good, body: { ...whole, [key]: value } })
    if (type === 'object') out.push({ what: `${key} with NUL inside`, url: good, body: { ...whole, [key]: { a: { b: ['x\0'] } } } }, { what: `${key} far too deep`, url: good, body: { ...whole, [key]: deep(60) } })
    if (type === 'array') out.push({ what: `${key} of wrong things`, url: good, body: { ...whole, [key]: [3, null, {}] } }, { what: `${key} of ten thousand`, url: good, body: { ...whole, [key]: Array(10_000).fill(sample(property['items'] ?? {}, key)) } })
  }
  return out
}

const deep = (n: number): unknown => (n === 0 ? 'x' : { a: deep(n - 1) })
const kindOf = (value: unknown) => (value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value === 'number' ? (Number.isInteger(value) ? 'integer' : 'number') : typeof value)

test('the description names every door, and the fuzz reads all of them', () => {
  expect(doors.map((one) => one.id).sort()).toEqual([...operations.keys()].sort())
  expect(doors.length).toBeGreaterThan(80)
  const tries = doors.flatMap((door) => broken(door))
  expect(tries.length).toBeGreaterThan(1_500)
})

test('broken input at every door: 4xx, a code, a Chinese sentence, and nothing written', async () => {
  const findings: string[] = []
  // Who holds a door's key is made before rows are counted; what was counted after one door is what stands before the next.
  const holders = await everyHolder()
  let before = await counts()
  for (const door of doors) {
    const who = holders.get(door.id)!
    const tries = broken(door).filter((one) => !door.multipart || one.body === undefined)
    for (let from = 0; from < tries.length; from += AT_ONCE) {
      await Promise.all(tries.slice(from, from + AT_ONCE).map(async (one) => {
        const answer = await ask(who, door, one.url, one.body, one.headers)
        const fault = faultOf(answer)
        if (fault) findings.push(`${door.id}, ${one.what}: ${answer.status} ${fault} ${answer.said.slice(0, 120)}`)
        else if (answer.status < 400) findings.push(`${door.id}, ${one.what}: taken with ${answer.status}`)
      }))
    }
    const after = await counts()
    const changed = Object.keys(after).filter((name) => after[name] !== before[name])
    if (changed.length) findings.push(`${door.id} was refused and yet wrote to ${changed.join(', ')}`)
    before = after
  }
  expect(findings).toEqual([])
}, LIMIT_MS)

/**
 * Beside a case or a person of elsewhere they say that there is nothing; a date of the van is public, and names those of one's own place only;
 * the county's published texts, schemes and rounds are read everywhere in it.
 */
const SAYS_NO_MORE = ['listCaseCalls', 'getCaseMandate', 'getVanRun', 'printVanRun', 'listPersonHonours', 'getPolicy', 'getEvaluationScheme', 'getEvaluationRound']

test('no session, a made-up one, a resident, another community: refused at every door that is not theirs, and nothing written', async () => {
  const findings: string[] = []
  const impostor = { ...world.visitor, token: async () => 'x'.repeat(43) }
  const stranger = there.clerk
  const holders = await everyHolder()
  let before = await counts()
  for (const door of doors) {
    if (['endSession', 'changeSecret', 'beginSecondFactor', 'confirmSecondFactor', 'endMySession'].includes(door.id)) continue
    const body = door.body ? sample(door.body) : undefined
    const holder = holders.get(door.id)!
    const expectRefused = async (who: Someone, as: string, url: string, allowed: number[]) => {
      const answer = await ask(who, door, url, door.multipart ? undefined : body)
      const fault = faultOf(answer)
      if (fault) findings.push(`${door.id} as ${as}: ${answer.status} ${fault}`)
      else if (!allowed.includes(answer.status)) findings.push(`${door.id} as ${as}: ${answer.status} ${answer.said.slice(0, 160)}`)
    }
    if (door.access !== 'public') {
      await expectRefused(world.visitor, 'nobody', address(door, here), [401])
      await expectRefused(impostor, 'a made-up session', address(door, here), [401])
    }
    if (door.access.startsWith('staff:') && !door.access.includes('resident')) await expectRefused(here.resident, 'a resident', address(door, here), [403])
    // Other people's ids: by a resident who is not theirs, and by a clerk of elsewhere.
    if (door.params.some((p) => p.name === 'id') && door.access !== 'public' && door.id !== 'readMessage' && !SAYS_NO_MORE.includes(door.id)) {
      await expectRefused(stranger, 'a clerk of elsewhere', address(door, here), [400, 403, 404, 415, 422])
      if (door.access.includes('resident')) await expectRefused(there.resident, 'another resident', address(door, here), [400, 403, 404, 415, 422])
      await expectRefused(holder, 'the right one with a wrong id', address(door, here, { id: NOBODY }), [400, 403, 404, 415, 422])
    }
    const after = await counts()
    const changed = Object.keys(after).filter((name) => after[name] !== before[name])
    if (changed.length) findings.push(`${door.id} was refused and yet wrote to ${changed.join(', ')}`)
    before = after
  }
  expect(findings).toEqual([])
}, LIMIT_MS)

test('a stale version, a wrong cookie, a repeated submission with other content', async () => {
  const stale = await here.clerk.post(`/api/cases/${here.ids.case}/moves`, { move: 'accept', version: 999 })
  expect([stale.status, stale.body.code]).toEqual([409, 'case.changed_meanwhile'])
  const forged = await world.app.http.inject({ method: 'POST', url: '/api/cases', headers: { cookie: `linli_session=${await here.resident.token()}` }, payload: {} })
  expect([forged.statusCode, forged.json().code]).toEqual([403, 'session.csrf_required'])
  const words = (content: string) => here.resident.post('/api/cases', {
    matterCode: 'matters.resident-request', clientId: 'same-client-id', submitAnyway: true, form: { kind: 'help', content, name: here.resident.name, phone: here.resident.phone },
  })
  const first = await words('第一次的内容，请帮忙。')
  const before = await counts()
  const again = await words('第一次的内容，请帮忙。')
  const other = await words('换了内容，编号没有换。')
  expect([first.status, again.status, again.body.id === first.body.id, other.status, other.body.code]).toEqual([201, 201, true, 409, 'request.repeated_with_other_content'])
  expect(await counts()).toEqual(before)
})

test('strange texts that are texts all the same: taken or refused, never a fault', async () => {
  const findings: string[] = []
  // What is taken has its effect: sessions and the accounts of those who ask are left alone.
  const spare = await world.staff('window_clerk', COMMUNITY)
  const target = { ...here, ids: { ...here.ids, account: spare.id } }
  for (const door of doors) {
    if (door.method === 'DELETE') continue
    const who = await holderOf(door)
    const tries: Array<{ url: string; body?: unknown }> = []
    const whole = door.body ? (sample(door.body) as Record<string, unknown>) : undefined
    const texts = Object.entries((door.body ? resolve(door.body)['properties'] ?? {} : {}) as Record<string, Schema>).filter(([, one]) => resolve(one)['type'] === 'string')
    STRANGE.forEach((text, nth) => {
      if (text.isWellFormed()) for (const { name } of door.query) tries.push({ url: address(door, target, {}, `${name}=${encodeURIComponent(text)}`) })
      // Every text at once and one in turn: a fault at the first must not hide the next.
      if (whole) tries.push({ url: address(door, target), body: { ...whole, ...Object.fromEntries(texts.map(([key]) => [key, text])) } })
      const [key] = texts[nth % Math.max(1, texts.length)] ?? []
      if (whole && key) tries.push({ url: address(door, target), body: { ...whole, [key]: text } })
    })
    if (door.query.length) tries.push({ url: `${address(door, target)}?${door.query.map((q) => `${q.name}=1&${q.name}=2`).join('&')}` })
    for (const one of tries) {
      const answer = await ask(who, door, one.url, one.body)
      const fault = faultOf(answer)
      if (fault) findings.push(`${door.id} ${one.url.slice(0, 80)} ${JSON.stringify(one.body ?? '').slice(0, 160)}: ${answer.status} ${fault}`)
    }
  }
  expect(findings).toEqual([])
}, LIMIT_MS)
