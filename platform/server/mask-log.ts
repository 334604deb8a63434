import { stdTimeFunctions, type Logger, type LoggerOptions } from 'pino'
import { maskText } from './mask-text.ts'

const MASK = '***'
const DEPTH_MAX = 5
const LIST_MAX = 20

/** Fields whose name ends so are never told: what opens a door, and what a person is called or reached by. */
const UNTOLD_ENDING = new RegExp(
  '(password|passwd|secret|token|authorization|cookie|credentials?|captcha|signature|apikey|privatekey|idnumber|idno|passport'
  + '|phone|phonenumber|mobile|telephone|email|birthday|birthdate|bankcard|bankaccount|realname|fullname|personname)$',
)

/** Fields of exactly these names are never told: whole requests and statements, and words too short to be looked for in longer names. */
const UNTOLD = new Set([
  'body', 'payload', 'form', 'formdata', 'query', 'querystring', 'search', 'params', 'parameters', 'values', 'headers', 'rawheaders',
  'identifier', 'address', 'pin', 'otp', 'tel', 'detail', 'where', 'sql', 'text',
])

/** What of a fault is told besides name, message and stack: none of these can carry a value of a row. */
const TOLD_OF_FAULT = ['code', 'status', 'statusCode', 'syscall', 'schema', 'table', 'column', 'constraint', 'routine', 'retry']

interface Fault {
  name?: unknown
  message?: unknown
  stack?: unknown
  cause?: unknown
  code?: unknown
}

/**
 * Options for pino under which a careless line does no harm: at any depth, fields with telling names are left out and texts lose what may
 * identify a person ({@link maskText}). Requests are told by method and route alone. Names of people cannot be recognised: log ids.
 */
export function maskedLogOptions(level: string): LoggerOptions {
  return {
    level,
    base: null,
    timestamp: stdTimeFunctions.isoTime,
    formatters: {
      level: (label) => ({ level: label }),
      log: maskFields,
    },
    serializers: { req: tellRequest, res: tellResponse, err: tellFault },
    hooks: {
      logMethod(args, method) {
        const [first, ...rest] = args as [unknown, ...unknown[]]
        const write = (start: unknown) =>
          method.apply(this, [start, ...rest.map((value) => masked(value))] as unknown as Parameters<typeof method>)
        if (typeof first === 'string') return write(maskText(first))
        // Without a message of its own a line would repeat the fault's, as it is.
        const fault = first instanceof Error ? first : (first as { err?: unknown } | null)?.err
        if (rest.length === 0 && isFault(fault)) rest.push(toldMessage(fault))
        return write(first)
      },
    },
  }
}

/** The same for what child loggers carry on every line: pino's formatters see only what is given line by line. */
export function maskChildren(logger: Logger): Logger {
  const makeChild = logger.child
  // Children inherit from their parent, so theirs are masked as well.
  logger.child = function (this: Logger, fields: Record<string, unknown>, options?: object) {
    return makeChild.call(this, maskFields(fields), options)
  } as typeof makeChild
  return logger
}

const SERIALIZED = new Set(['req', 'res', 'err'])

function maskFields(fields: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [name, SERIALIZED.has(name) ? value : isUntold(name) ? MASK : masked(value)]),
  )
}

function isUntold(name: string): boolean {
  const plain = name.toLowerCase().replace(/[^a-z]/g, '')
  return UNTOLD.has(plain) || UNTOLD_ENDING.test(plain)
}

function masked(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return maskText(value)
  if (typeof value === 'bigint' || (typeof value === 'number' && mayBePerson(value))) return maskText(String(value))
  if (typeof value !== 'object' || value === null) return typeof value === 'function' ? undefined : value
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString()
  if (value instanceof Error) return tellFault(value)
  if (ArrayBuffer.isView(value)) return `[${value.byteLength} bytes]`
  if (depth === DEPTH_MAX) return '…'
  if (Array.isArray(value)) {
    const told = value.slice(0, LIST_MAX).map((item) => masked(item, depth + 1))
    return value.length > LIST_MAX ? [...told, `… ${value.length - LIST_MAX} more`] : told
  }
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, isUntold(name) ? MASK : masked(item, depth + 1)]))
}

/** A number that could be a mobile phone (1 3–9 and nine more), an ID number or an account; sizes, times and counts are not. */
const mayBePerson = (value: number) => Number.isInteger(value) && ((value >= 13e9 && value < 2e10) || value >= 1e14)

interface RequestLike {
  method?: string
  url?: string
  id?: unknown
  routeOptions?: { url?: string }
}

/** The route's pattern where one was found (`/api/things/:id`), otherwise the path with everything long or encoded masked. */
function tellRequest(request: RequestLike) {
  const path = request.routeOptions?.url ?? maskText((request.url ?? '').split(/[?#]/)[0]!).slice(0, 200)
  return { id: request.id, method: request.method, path }
}

function tellResponse(response: { statusCode?: number }) {
  return { status: response.statusCode }
}

function isFault(value: unknown): value is Fault {
  return value instanceof Error || (typeof value === 'object' && value !== null && 'message' in value)
}

function tellFault(fault: unknown, depth = 0): Record<string, unknown> {
  if (!isFault(fault)) return { message: masked(fault) }
  const message = String(fault.message ?? '')
  const told = toldMessage(fault)
  const stack = typeof fault.stack === 'string' ? maskText(message ? fault.stack.replace(message, () => told) : fault.stack) : undefined
  const fields = fault as Record<string, unknown>
  const more = Object.fromEntries(TOLD_OF_FAULT.filter((name) => fields[name] !== undefined).map((name) => [name, masked(fields[name])]))
  const cause = fault.cause !== undefined && depth < 3 ? { cause: tellFault(fault.cause, depth + 1) } : {}
  return { type: masked(fault.name), message: told, stack, ...more, ...cause }
}

function toldMessage(fault: Fault): string {
  return maskText(withoutQuotedInput(String(fault.message ?? ''), fault.code))
}

/** JSON.parse and PostgreSQL (class 22, data exception) quote the input that they could not read. */
function withoutQuotedInput(message: string, code: unknown): string {
  if (/is not valid JSON$|in JSON at position \d+/.test(message)) return 'not valid JSON'
  const ofData = typeof code === 'string' && /^22[0-9A-Z]{3}$/.test(code)
  return ofData ? message.replace(/"[^]*"/, MASK) : message
}
