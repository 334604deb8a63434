import type { FieldError } from '../kernel/refusal.ts'
import type { Input, Method, Reply } from '../kernel/operation.ts'
import { t } from './text.ts'

export type { FieldError }

/** What the client needs to know of an operation; the declarations in a module's `contract.ts` fit. */
export interface Callable {
  id: string
  method: Method
  path: string
}

/** A refusal or failure of the API. `message` is a Chinese sentence that can be shown as it is. */
export class ApiProblem extends Error {
  /** 0 when the server was not reached. */
  readonly status: number
  readonly code: string
  readonly title: string
  readonly detail: string | undefined
  readonly errors: FieldError[]

  /** Told by name: the portal's pages are a bundle of their own beside the server, so that there are two copies of this class. */
  static override [Symbol.hasInstance](one: unknown): boolean {
    return (one as { name?: unknown } | null | undefined)?.name === 'ApiProblem'
  }

  constructor(problem: { status: number; code: string; title: string; detail?: string | undefined; errors?: FieldError[] | undefined }) {
    super(problem.detail ?? problem.title)
    this.name = 'ApiProblem'
    this.status = problem.status
    this.code = problem.code
    this.title = problem.title
    this.detail = problem.detail
    this.errors = problem.errors ?? []
  }
}

/** Reads a problem+json body of any quality; what is missing gets a clear sentence by status. */
export function problemFrom(status: number, body: unknown): ApiProblem {
  const given = (typeof body === 'object' && body !== null ? body : {}) as Record<string, unknown>
  const text = (key: string) => (typeof given[key] === 'string' && given[key] !== '' ? (given[key] as string) : undefined)
  return new ApiProblem({
    status,
    code: text('code') ?? `http.${status}`,
    title: text('title') ?? sentenceFor(status),
    detail: text('detail'),
    errors: Array.isArray(given['errors']) ? (given['errors'] as FieldError[]) : undefined,
  })
}

function sentenceFor(status: number): string {
  if (status === 401) return t('登录已过期，请重新登录')
  if (status === 403) return t('您没有办理这件事的权限')
  if (status === 404) return t('没有找到您要的内容')
  if (status === 409) return t('内容刚刚被更新过，请刷新后再试')
  if (status === 413) return t('文件太大，请换一个小一些的文件')
  if (status === 429) return t('操作太频繁，请稍等一会儿再试')
  if (status >= 500) return t('系统暂时繁忙，请稍后再试，或拨打服务电话')
  return t('没有办成，请检查后再试')
}

export interface CallOptions {
  signal?: AbortSignal
  /** Same id twice gives the same answer once; for writes that a phone may repeat. */
  clientId?: string
  headers?: Record<string, string>
}

/** Calls an operation. Throws `ApiProblem`; an aborted call throws the signal's reason. */
export type Call = <Op extends Callable>(operation: Op, input: Input<Op>, options?: CallOptions) => Promise<Reply<Op>>

export interface ClientOptions {
  /** Before the path, without a slash at the end. Default: same site. */
  base?: string
  fetch?: typeof fetch
  /** The CSRF token; default from `<meta name="linli-csrf">` or the cookie `linli-csrf`. */
  csrf?: () => string | undefined
  /** Hears of every 401, for the way to the sign-in page. */
  onSignedOut?: () => void
  /** Wait before the second try of a GET, in ms (default 400); `false`: no second try. */
  retryAfterMs?: number | false
}

/**
 * The address of an operation with its parameters and query filled in; arrays repeat the key, null and undefined are left out.
 * Throws a `TypeError` for a missing parameter: a programmer's fault.
 */
export function addressOf(operation: Callable, input: { params?: unknown; query?: unknown } = {}): string {
  const params = (input.params ?? {}) as Record<string, unknown>
  const path = operation.path.replace(/:(\w+)/g, (_, name: string) => {
    const value = params[name]
    if (value === undefined || value === null || value === '') throw new TypeError(`${operation.id}: parameter ${name} is missing`)
    return encodeURIComponent(String(value))
  })
  const query = new URLSearchParams()
  for (const [key, value] of Object.entries((input.query ?? {}) as Record<string, unknown>)) {
    for (const one of Array.isArray(value) ? value : [value]) if (one !== undefined && one !== null) query.append(key, String(one))
  }
  const text = query.toString()
  return text ? `${path}?${text}` : path
}

function csrfFromPage(): string | undefined {
  if (typeof document === 'undefined') return undefined
  const meta = document.querySelector('meta[name="linli-csrf"]')?.getAttribute('content')
  if (meta) return meta
  const match = /(?:^|;\s*)linli-csrf=([^;]*)/.exec(document.cookie)
  return match ? decodeURIComponent(match[1]!) : undefined
}

const pause = (ms: number) => new Promise((done) => setTimeout(done, ms))

/** A client with its own settings; `call` is the ordinary one. */
export function createClient(options: ClientOptions = {}): Call {
  const base = options.base ?? ''
  const csrf = options.csrf ?? csrfFromPage

  async function once(operation: Callable, input: { params?: unknown; query?: unknown; body?: unknown }, how: CallOptions) {
    const headers: Record<string, string> = { accept: 'application/json', ...how.headers }
    let body: BodyInit | undefined
    if (input.body instanceof FormData) body = input.body
    else if (input.body !== undefined) {
      headers['content-type'] = 'application/json'
      body = JSON.stringify(input.body)
    }
    if (operation.method !== 'GET') {
      const token = csrf()
      if (token) headers['x-csrf-token'] = token
      if (how.clientId) headers['idempotency-key'] = how.clientId
    }
    let response: Response
    try {
      const send = options.fetch ?? fetch
      response = await send(base + addressOf(operation, input), {
        method: operation.method,
        headers,
        credentials: 'same-origin',
        ...(body === undefined ? {} : { body }),
        ...(how.signal ? { signal: how.signal } : {}),
      })
    } catch (fault) {
      if (how.signal?.aborted || fault instanceof TypeError === false) throw how.signal?.reason ?? fault
      throw new ApiProblem({ status: 0, code: 'network.unreachable', title: t('网络不通，没有送达。请检查网络后再试一次') })
    }
    if (response.status === 204) return undefined
    const text = await response.text()
    const json = parse(text)
    if (!response.ok) {
      const problem = problemFrom(response.status, json)
      if (problem.status === 401) options.onSignedOut?.()
      throw problem
    }
    if (json === undefined && text !== '') {
      throw new ApiProblem({ status: response.status, code: 'network.garbled', title: t('网络返回的内容不完整，请再试一次') })
    }
    return json
  }

  return (async (operation: Callable, input: object, how: CallOptions = {}) => {
    try {
      return await once(operation, input, how)
    } catch (fault) {
      const worthASecondTry = fault instanceof ApiProblem && [0, 502, 503, 504].includes(fault.status)
      if (operation.method !== 'GET' || !worthASecondTry || options.retryAfterMs === false || how.signal?.aborted) throw fault
      await pause(options.retryAfterMs ?? 400)
      if (how.signal?.aborted) throw how.signal.reason
      return once(operation, input, how)
    }
  }) as Call
}

function parse(text: string): unknown {
  try {
    return text === '' ? undefined : JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Calls an operation of our own API from a page. GETs are tried a second time when the network fails; writes never by themselves. */
export const call: Call = createClient()

export interface UploadOptions {
  name: string
  /** Further form fields sent before the file. */
  fields?: Record<string, string>
  onProgress?: (share: number) => void
  signal?: AbortSignal
}

/** Sends one file as multipart form data with progress (0…1). Throws `ApiProblem`. */
export function upload(operation: Callable, params: Record<string, string>, file: Blob, options: UploadOptions): Promise<unknown> {
  return new Promise((done, failed) => {
    const request = new XMLHttpRequest()
    const body = new FormData()
    for (const [key, value] of Object.entries(options.fields ?? {})) body.append(key, value)
    body.append('file', file, options.name)
    request.open(operation.method, addressOf(operation, { params }))
    request.setRequestHeader('accept', 'application/json')
    const token = csrfFromPage()
    if (token) request.setRequestHeader('x-csrf-token', token)
    request.upload.onprogress = (event) => {
      if (event.lengthComputable) options.onProgress?.(event.loaded / event.total)
    }
    request.onload = () => {
      const json = parse(request.responseText)
      if (request.status >= 200 && request.status < 300) done(json)
      else failed(problemFrom(request.status, json))
    }
    request.onerror = () => failed(new ApiProblem({ status: 0, code: 'network.unreachable', title: t('网络不通，没有传上去。请检查网络后再试一次') }))
    request.onabort = () => failed(options.signal?.reason ?? new DOMException('aborted', 'AbortError'))
    options.signal?.addEventListener('abort', () => request.abort())
    request.send(body)
  })
}
