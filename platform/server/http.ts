import { createHash, randomUUID, timingSafeEqual } from 'node:crypto'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import Fastify, { LogController, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import cookie from '@fastify/cookie'
import multipart from '@fastify/multipart'
import rateLimit from '@fastify/rate-limit'
import type { Logger } from 'pino'
import { z } from 'zod'
import type { Access, Operation } from '../kernel/operation.ts'
import { Refusal, type FieldError } from '../kernel/refusal.ts'
import type { Clock } from '../kernel/clock.ts'
import { uuidv7 } from '../kernel/ids.ts'
import { recordAudit, type Caller, type Context, type FileReply, type Route } from './context.ts'
import type { Database } from './db.ts'
import { sql } from './sql.ts'
import { openApi, serializerSchema, type ApiInfo } from './openapi.ts'
import { requests } from './metrics.ts'

z.config(z.locales.zhCN())

/** How a request shows who it is. */
export interface Credentials {
  token: string
  via: 'bearer' | 'cookie'
  /** Which of the caller's posts is worn, by header. */
  post: string | undefined
}

export interface HttpOptions<S> {
  routes: Route[]
  db: Database
  clock: Clock
  services: S
  log: Logger
  info: ApiInfo
  authenticate(db: Database, credentials: Credentials, now: Date): Promise<Caller | null>
  /** Whether the server can serve; false answers 503. */
  ready(): boolean | Promise<boolean>
  /** A keyed digest, under which the content of a repeated write is recognised: a plain one would let an ID number be guessed. */
  fingerprint(text: string): string
  /** Seals a kept answer and opens it again: answers hold what people wrote. */
  keeping: { seal(text: string): string; open(sealed: string): string }
  /** Requests a minute for one caller or address. */
  ratePerMinute?: number
  cookieName?: string
  /** Largest JSON body in bytes. */
  bodyLimit?: number
  trustProxy?: boolean | undefined
}

export const SESSION_COOKIE = 'linli_session'
export const CSRF_COOKIE = 'linli-csrf'

/** Refusals that any operation may answer; their Chinese sentences stand where they are thrown. */
export const GENERAL_REFUSALS = {
  invalid: 'request.invalid',
  unauthenticated: 'session.required',
  secondFactor: 'session.second_factor_required',
  csrf: 'session.csrf_required',
  forbidden: 'access.not_yours',
  notFound: 'request.not_found',
  tooLarge: 'request.too_large',
  tooMany: 'request.too_many',
  repeatedOther: 'request.repeated_with_other_content',
  overloaded: 'server.busy',
  away: 'server.not_ready',
  fault: 'server.fault',
} as const

/** Builds the HTTP server: every route declared as an operation, one way in for all of them. */
export async function buildHttp<S>(options: HttpOptions<S>): Promise<FastifyInstance> {
  const { log, db } = options
  const app = Fastify({
    loggerInstance: log as never,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: options.bodyLimit ?? 1_048_576,
    trustProxy: options.trustProxy ?? false,
    genReqId: () => randomUUID(),
    routerOptions: { maxParamLength: 500 },
    forceCloseConnections: 'idle',
    // An address that cannot be read at all (a lone %, half of a character) never reaches the error handler below.
    frameworkErrors: (_error, _request, reply) =>
      problem(reply as never, new Refusal(GENERAL_REFUSALS.invalid, 400, '网址不完整或含有无法识别的字符，请核对后重试')),
  }) as unknown as FastifyInstance
  await app.register(cookie)
  await app.register(multipart, { limits: { fileSize: 25 * 1_048_576, files: 10, fields: 20, fieldSize: 65_536 } })
  await app.register(rateLimit, {
    max: options.ratePerMinute ?? 1_200,
    timeWindow: 60_000,
    keyGenerator: (request) => hashed(tokenOf(request)?.token ?? '') || request.ip,
    skipOnError: true,
    allowList: (request) => request.url === '/health' || request.url === '/metrics' || request.url.startsWith('/assets/'),
    errorResponseBuilder: (_request, context) =>
      new Refusal(GENERAL_REFUSALS.tooMany, 429, `操作太频繁，请${Math.ceil(context.ttl / 1000)}秒后再试`, { retryAfterSeconds: Math.ceil(context.ttl / 1000) }),
  })

  const pulse = monitorEventLoopDelay({ resolution: 20 })
  pulse.enable()
  const calm = setInterval(() => pulse.reset(), 5_000)
  calm.unref()
  app.addHook('onClose', () => {
    clearInterval(calm)
    pulse.disable()
  })
  app.addHook('onRequest', async (request) => {
    if (request.url === '/health' || request.url === '/metrics') return
    if (db.waiting > 400 || pulse.mean / 1e6 > 1_500) {
      throw new Refusal(GENERAL_REFUSALS.overloaded, 503, '当前办事人数较多，请稍等几秒再试', { retryAfterSeconds: 3 })
    }
  })
  app.addHook('onSend', async (_request, reply) => {
    reply.header('x-content-type-options', 'nosniff')
    if (!reply.hasHeader('referrer-policy')) reply.header('referrer-policy', 'same-origin')
  })
  app.addHook('onResponse', async (request, reply) => {
    const name = (request.routeOptions.config as { operationId?: string }).operationId ?? 'page'
    requests.observe({ operation: name, status: String(reply.statusCode) }, reply.elapsedTime / 1000)
    if (reply.statusCode >= 500) log.warn({ requestId: request.id, operation: name, status: reply.statusCode }, 'answered with a fault')
  })

  // An empty JSON body is an empty object: a phone that sends none is not in error before the schema says so.
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, body, done) => {
    if (!body) return done(null, {})
    try {
      done(null, JSON.parse(body as string))
    } catch {
      done(new Refusal(GENERAL_REFUSALS.invalid, 400, '提交的内容不是有效的 JSON,请检查后重试') as never)
    }
  })

  // Forms of systems that speak no JSON: names and values, a name that comes twice as a list.
  app.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, body, done) => {
    const form = new Map<string, string | string[]>()
    for (const [name, value] of new URLSearchParams(body as string)) {
      const before = form.get(name)
      form.set(name, before === undefined ? value : [...(Array.isArray(before) ? before : [before]), value])
    }
    done(null, Object.fromEntries(form))
  })

  app.setErrorHandler((error, request, reply) => answerError(error as Error, request, reply, log))
  app.setNotFoundHandler((_request, reply) =>
    problem(reply, new Refusal(GENERAL_REFUSALS.notFound, 404, '没有找到这个地址，请核对后重试')),
  )

  app.get('/health', async (_request, reply) => {
    const ok = await options.ready()
    return reply.code(ok ? 200 : 503).send({ status: ok ? 'ok' : 'unavailable' })
  })
  const description = JSON.stringify(openApi(options.routes.map((r) => r.operation), options.info))
  app.get('/api/openapi.json', async (_request, reply) => reply.type('application/json').send(description))

  for (const one of options.routes) addRoute(app, one, options)
  return app
}

function addRoute<S>(app: FastifyInstance, { operation: op, handle }: Route, options: HttpOptions<S>) {
  const status = op.status ?? (op.method === 'POST' ? 201 : 200)
  app.route({
    method: op.method,
    url: op.path,
    config: { operationId: op.id },
    schema: op.file ? {} : { response: { [status]: serializerSchema(op.reply) } },
    handler: async (request, reply) => {
      const now = options.clock.now()
      const credentials = tokenOf(request)
      const caller = credentials ? await options.authenticate(options.db, credentials, now) : null
      admit(op.access, caller, op)
      if (credentials?.via === 'cookie' && caller && op.method !== 'GET') checkCsrf(request, caller)
      const input = parseInput(op, request)
      const key = op.method === 'GET' || op.keepNoReply ? undefined : clientKey(request, input.body)
      const print = key ? options.fingerprint(JSON.stringify([op.id, input.params, input.body])) : ''

      const perform = () =>
        options.db.within(caller?.scope ?? { as: 'nobody' }, async (tx) => {
          const ctx: Context<S> = {
            caller,
            tx,
            db: options.db,
            now,
            newId: () => uuidv7(now.getTime()),
            services: options.services,
            log: options.log,
            requestId: request.id,
            ip: request.ip,
            request,
            reply,
            audit: (deed, note) =>
              recordAudit(tx, now, { id: caller?.id ?? 'public', name: caller?.name ?? '', post: caller?.post ?? '' }, deed, note),
          }
          const answer = await handle(ctx, input)
          if (key && caller) {
            await tx.run(sql`insert into platform.replies (caller, key, operation, request, status, body, at)
              values (${caller.id}, ${key}, ${op.id}, ${print}, ${status}, ${JSON.stringify(options.keeping.seal(JSON.stringify(answer ?? null)))}, ${now})`)
          }
          return answer
        })

      let answer: unknown
      try {
        answer = await perform()
      } catch (error) {
        const before = key && caller ? await earlierReply(options.db, caller, key) : undefined
        if (!before) throw error
        if (before.request !== print) {
          throw new Refusal(GENERAL_REFUSALS.repeatedOther, 409, '这次提交的编号已用于另一项内容，请刷新页面后重新提交')
        }
        reply.header('x-repeated', 'true')
        // Answers kept by a release that did not seal them are still there for three days.
        answer = JSON.parse(/^[[{]/.test(before.body) ? before.body : options.keeping.open(before.body))
      }
      if (op.file) return sendFile(reply, answer as FileReply)
      return reply.code(status).send(answer ?? null)
    },
  })
}

function admit(access: Access, caller: Caller | null, op: Operation) {
  if (access === 'public') return
  if (!caller) throw new Refusal(GENERAL_REFUSALS.unauthenticated, 401, '请先登录')
  if (caller.secondFactorOwed && !op.beforeSecondFactor) {
    throw new Refusal(GENERAL_REFUSALS.secondFactor, 401, '请输入验证器上的6位动态码，完成第二步验证')
  }
  if (access === 'signed-in') return
  if (caller.kind === 'resident' ? access.resident : access.staff && caller.abilities.has(access.staff)) return
  throw new Refusal(GENERAL_REFUSALS.forbidden, 403, '您当前的岗位不能办理这项操作，如确需办理请联系本单位管理员')
}

function checkCsrf(request: FastifyRequest, caller: Caller) {
  const given = String(request.headers['x-csrf-token'] ?? '')
  const a = Buffer.from(given)
  const b = Buffer.from(caller.csrf)
  if (a.length !== b.length || !timingSafeEqual(a, b)) {
    throw new Refusal(GENERAL_REFUSALS.csrf, 403, '页面已过期，请刷新后再提交')
  }
}

/** The bearer token or the session cookie, and the post that is worn. */
export function tokenOf(request: FastifyRequest): Credentials | null {
  const header = request.headers.authorization
  const worn = request.headers['x-linli-post']
  const post = typeof worn === 'string' && worn ? worn : undefined
  if (header?.startsWith('Bearer ')) return { token: header.slice(7).trim(), via: 'bearer', post }
  const token = request.cookies?.[SESSION_COOKIE]
  return token ? { token, via: 'cookie', post } : null
}

const hashed = (text: string) => (text ? createHash('sha256').update(text).digest('base64url').slice(0, 22) : '')

/** The client's own id of a write: a field of the body or a header. */
function clientKey(request: FastifyRequest, body: unknown): string | undefined {
  const inBody = body && typeof body === 'object' ? (body as { clientId?: unknown }).clientId : undefined
  const key = typeof inBody === 'string' ? inBody : request.headers['idempotency-key']
  return typeof key === 'string' && key ? key.slice(0, 200) : undefined
}

async function earlierReply(db: Database, caller: Caller, key: string) {
  return db.within(caller.scope, (tx) =>
    tx.maybe<{ request: string; body: string }>(sql`select request, body #>> '{}' as body from platform.replies where caller = ${caller.id} and key = ${key}`),
  )
}

function parseInput(op: Operation, request: FastifyRequest) {
  const errors: FieldError[] = []
  const part = (name: 'params' | 'query' | 'body', schema: z.ZodType | undefined, value: unknown) => {
    if (!schema) return undefined
    const bad = badText(value, name)
    if (bad) errors.push(bad)
    const parsed = schema.safeParse(value ?? {})
    if (parsed.success) return parsed.data
    for (const issue of parsed.error.issues) {
      errors.push({ path: [name, ...issue.path].join('.'), code: issue.code, message: issue.message })
    }
    return undefined
  }
  const input = {
    params: part('params', op.params, request.params),
    query: part('query', op.query, request.query),
    body: op.multipart ? undefined : part('body', op.body, request.body),
  }
  if (errors.length) {
    throw new Refusal(GENERAL_REFUSALS.invalid, 400, `提交的内容有${errors.length}处需要改正`, undefined, errors.slice(0, 50))
  }
  return input
}

/** Text that no database column can hold: NUL, or half of a surrogate pair. */
function badText(value: unknown, path: string, depth = 0): FieldError | undefined {
  if (typeof value === 'string') {
    if (value.includes('\0') || !value.isWellFormed()) return { path, code: 'bad_text', message: '含有无法保存的字符，请重新输入' }
    return undefined
  }
  if (depth > 12) return { path, code: 'too_deep', message: '内容层次过多' }
  if (value && typeof value === 'object') {
    for (const [key, inner] of Object.entries(value)) {
      const bad = badText(key, `${path}.?`, depth + 1) ?? badText(inner, `${path}.${key}`, depth + 1)
      if (bad) return bad
    }
  }
  return undefined
}

function sendFile(reply: FastifyReply, answer: FileReply) {
  const name = encodeURIComponent(answer.name)
  return reply
    .header('content-type', answer.type)
    .header('content-disposition', `${answer.inline ? 'inline' : 'attachment'}; filename*=UTF-8''${name}`)
    .header('cache-control', 'private, no-store')
    .header('content-security-policy', "default-src 'none'; img-src 'self'; style-src 'unsafe-inline'; sandbox")
    .send(answer.file)
}

interface ServerFault extends Error {
  statusCode?: number
  code?: string
  constraint?: string
}

function answerError(error: ServerFault, request: FastifyRequest, reply: FastifyReply, log: Logger) {
  if (error instanceof Refusal) return problem(reply, error)
  const known = fromLibrary(error)
  if (known) return problem(reply, known)
  log.error({ requestId: request.id, err: { name: error.name, message: error.message, code: error.code, stack: error.stack } }, 'fault')
  return problem(reply, new Refusal(GENERAL_REFUSALS.fault, 500, `系统出了问题，没有保存任何内容。请稍后再试，或把编号 ${request.id.slice(0, 8)} 告诉管理员`))
}

/** Refusals of the HTTP library and the database's own refusals of a value, as our own. */
function fromLibrary(error: ServerFault): Refusal | undefined {
  switch (error.code) {
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
    case 'FST_REQ_FILE_TOO_LARGE':
    case 'FST_FILES_LIMIT':
      return new Refusal(GENERAL_REFUSALS.tooLarge, 413, '内容太大，请缩小后再提交')
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
      return new Refusal('request.media_type', 415, '不支持这种内容格式')
    case '22021': // character not in repertoire
    case '22P05':
      return new Refusal(GENERAL_REFUSALS.invalid, 400, '含有无法保存的字符，请重新输入')
    case '22003': // numeric value out of range
    case '22008': // datetime field overflow
    case '22007':
      return new Refusal(GENERAL_REFUSALS.invalid, 400, '数字或日期超出了可以保存的范围')
    case '57P01': // the database is going away
    case '57P02':
    case '57P03':
    case 'ECONNREFUSED':
    case 'ECONNRESET':
    case 'ENOENT':
      return new Refusal(GENERAL_REFUSALS.away, 503, '数据库暂时不可用，请稍后再试', { retryAfterSeconds: 5 })
  }
  if (/timeout exceeded when trying to connect|Connection terminated/.test(error.message)) {
    return new Refusal(GENERAL_REFUSALS.away, 503, '数据库暂时不可用，请稍后再试', { retryAfterSeconds: 5 })
  }
  if (error.statusCode && error.statusCode >= 400 && error.statusCode < 500) {
    return new Refusal(GENERAL_REFUSALS.invalid, error.statusCode, '请求的格式不正确，请检查后重试')
  }
  return undefined
}

/** Writes a refusal as problem+json (RFC 9457). */
export function problem(reply: FastifyReply, refusal: Refusal) {
  const retry = refusal.details?.['retryAfterSeconds']
  if (typeof retry === 'number') reply.header('retry-after', String(retry))
  return reply
    .code(refusal.status)
    .header('content-type', 'application/problem+json; charset=utf-8')
    .serializer((payload: unknown) => JSON.stringify(payload))
    .send({
      type: 'about:blank',
      status: refusal.status,
      code: refusal.code,
      title: refusal.message,
      detail: refusal.message,
      ...(refusal.details ? { details: refusal.details } : {}),
      ...(refusal.errors ? { errors: refusal.errors } : {}),
    })
}
