import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { ApiProblem, type Call } from '../../platform/web/client.ts'
import { PageNotFound, Redirect, type PageDefinition, type Viewer } from '../../platform/web/page.ts'
import { localPath, parseView, VIEW_COOKIE, writeView, type ViewSettings } from '../../platform/web/view.ts'
import type { PageState, SiteInfo } from './app.tsx'
import { documentOf, type Manifest } from './document.ts'
import type { PortalBundle } from './entry-server.tsx'

export { callInProcess } from './in-process.ts'
export type { PortalBundle, SiteInfo }

export interface PortalOptions {
  /** Folder of the browser build (`dist/portal`). */
  dist: string
  /** The server build: `await import('dist/portal-server/entry-server.js')`. */
  bundle: Pick<PortalBundle, 'pages' | 'kitPage' | 'notFoundPage' | 'failedPage' | 'render'>
  /** Calls the API as the reader of this request; usually `(request) => callInProcess(app, request)`. */
  api: (request: FastifyRequest) => Call
  /** Who is signed in; null for a visitor. */
  me: (request: FastifyRequest) => Promise<Viewer | null>
  site: (request: FastifyRequest) => SiteInfo | Promise<SiteInfo>
  /** Only if the token is not in the cookie `linli-csrf`. */
  csrf?: (request: FastifyRequest) => string | undefined
  /** Where visitors sign in; gets `?next=`. Default `/sign-in`. */
  signIn?: string
  /** Serves `/kit`. */
  kit?: boolean
  /** Addresses below these are not pages: an unknown one is left to the server's own not-found answer. */
  notPages?: readonly string[]
}

const SECURITY: Record<string, string> = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; "
    + "media-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  'referrer-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy': 'geolocation=(self), microphone=(), payment=(), usb=()',
}

const squeeze = { gzip: promisify(gzip), br: promisify(brotliCompress) }

/**
 * The portal as a Fastify plugin: one GET route a page, hashed assets under `/assets/`, `/view` for display settings, and a page for what
 * is not
 * there. Every answer is complete HTML; refusals of the API become pages with the fitting status.
 */
export function portalPlugin(options: PortalOptions) {
  const { bundle } = options
  const notPages = options.notPages ?? ['/api/', '/assets/', '/desk/', '/health', '/metrics']

  return async function portal(app: FastifyInstance): Promise<void> {
    const manifest = JSON.parse(readFileSync(join(options.dist, '.vite', 'manifest.json'), 'utf8')) as Manifest

    await app.register(fastifyStatic, {
      root: join(options.dist, 'assets'),
      prefix: '/assets/',
      decorateReply: false,
      preCompressed: true,
      immutable: true,
      maxAge: '365d',
      setHeaders: (response) => {
        response.setHeader('x-content-type-options', 'nosniff')
      },
    })

    async function answer(request: FastifyRequest, reply: FastifyReply, page: PageDefinition): Promise<FastifyReply> {
      const base = { view: viewOf(request), url: request.url, params: words(request.params), query: words(request.query) }
      let me: Viewer | null = null
      try {
        me = await options.me(request)
        if (page.signedIn && !me) return toSignIn(request, reply)
        const loader = page.load && (await page.load())
        const data = await loader?.load({ api: options.api(request), me, ...base })
        return await send(request, reply, page, 200, { ...base, me, data })
      } catch (fault) {
        if (fault instanceof Redirect) return reply.redirect(localPath(fault.to), 303)
        if (fault instanceof PageNotFound) return notFound(request, reply, me)
        if (!(fault instanceof ApiProblem)) request.log.error({ err: fault, page: page.path }, 'page failed')
        const problem = fault instanceof ApiProblem ? fault : undefined
        if (problem?.status === 404) return notFound(request, reply, me)
        if (problem?.status === 401) return toSignIn(request, reply)
        const status = problem && problem.status >= 400 ? problem.status : 500
        if (status === 429 || status === 503) reply.header('retry-after', '10')
        const message = problem?.message ?? '系统暂时繁忙，请稍后再试，或拨打服务电话'
        return send(request, reply, bundle.failedPage, status, { ...base, me, data: { status, message } })
      }
    }

    const toSignIn = (request: FastifyRequest, reply: FastifyReply) =>
      reply.header('cache-control', 'no-store')
        .redirect(`${options.signIn ?? '/sign-in'}?${new URLSearchParams({ next: request.url }).toString()}`, 303)

    async function notFound(request: FastifyRequest, reply: FastifyReply, me: Viewer | null): Promise<FastifyReply> {
      return send(request, reply, bundle.notFoundPage, 404, { view: viewOf(request), url: request.url, params: {}, query: {}, me,
        data: null })
    }

    async function send(
      request: FastifyRequest, reply: FastifyReply, page: PageDefinition, status: number,
      given: Pick<PageState, 'view' | 'url' | 'params' | 'query' | 'me' | 'data'>,
    ): Promise<FastifyReply> {
      // Through JSON, so that the server renders exactly what the browser will continue from.
      const state = JSON.parse(JSON.stringify({
        page: page.path, frame: page.frame ?? 'full', ...given, data: given.data ?? null, site: await options.site(request),
      })) as PageState
      const { html, title } = await bundle.render(page, state)
      const text = documentOf({ html, title, view: state.view, state, csrf: options.csrf?.(request), manifest, viewFile: page.viewFile })
      reply.code(status).headers(SECURITY).type('text/html; charset=utf-8').header('vary', 'Cookie, Accept-Encoding')
      if (given.me || status !== 200 || options.csrf) reply.header('cache-control', 'no-store')
      else {
        const etag = `W/"${createHash('sha1').update(text).digest('base64url')}"`
        reply.header('cache-control', 'private, no-cache').header('etag', etag)
        if (request.headers['if-none-match'] === etag) return reply.code(304).send()
      }
      return reply.send(await squeezed(request, reply, text))
    }

    for (const page of options.kit ? [...bundle.pages, bundle.kitPage] : bundle.pages) {
      app.get(page.path, (request, reply) => answer(request, reply, page))
    }

    app.get('/view', (request, reply) => {
      const query = words(request.query)
      const view = parseView(new URLSearchParams(query).toString(), viewOf(request))
      const secure = request.protocol === 'https' ? '; Secure' : ''
      reply.header('set-cookie', `${VIEW_COOKIE}=${encodeURIComponent(writeView(view))}; Path=/; Max-Age=31536000; SameSite=Lax${secure}`)
      return reply.header('cache-control', 'no-store').redirect(localPath(query['back']), 303)
    })

    app.get('/*', async (request, reply) => {
      const path = request.url.split('?')[0]!
      if (notPages.some((prefix) => path === prefix.replace(/\/$/, '') || path.startsWith(prefix))) return reply.callNotFound()
      return notFound(request, reply, await options.me(request).catch(() => null))
    })
  }
}

/** The reader's display settings, from the cookie. */
export function viewOf(request: FastifyRequest): ViewSettings {
  const match = new RegExp(`(?:^|;\\s*)${VIEW_COOKIE}=([^;]*)`).exec(request.headers.cookie ?? '')
  try {
    return parseView(match ? decodeURIComponent(match[1]!) : undefined)
  } catch {
    return parseView(undefined)
  }
}

/** One text for each name; a repeated one keeps its first. */
function words(given: unknown): Record<string, string> {
  const pairs = Object.entries((given ?? {}) as Record<string, unknown>)
  return Object.fromEntries(pairs.map(([name, value]) => [name, String(Array.isArray(value) ? value[0] : value)]))
}

async function squeezed(request: FastifyRequest, reply: FastifyReply, text: string): Promise<string | Buffer> {
  const accepts = request.headers['accept-encoding'] ?? ''
  if (text.length < 1024) return text
  if (/\bbr\b/.test(accepts)) {
    reply.header('content-encoding', 'br')
    return squeeze.br(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } })
  }
  if (!/\bgzip\b/.test(accepts)) return text
  reply.header('content-encoding', 'gzip')
  return squeeze.gzip(text, { level: 6 })
}
