import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import fastifyStatic from '@fastify/static'
import type { FastifyReply } from 'fastify'
import { CSRF_COOKIE } from '../../platform/server/http.ts'
import { ApiProblem } from '../../platform/web/client.ts'
import { getMe } from '../../modules/accounts/contract.ts'
import { callInProcess, portalPlugin, type PortalBundle } from '../portal/server.ts'
import type { App } from './app.ts'

const DESK_HEADERS = {
  // The component library of the desk writes its styles at run time; scripts come from here alone.
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; "
    + "worker-src 'self' blob:; frame-src 'self' blob:; object-src 'none'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  'referrer-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'cache-control': 'no-cache',
}

/** Serves both faces on the port of the API: the portal at `/`, the desk at `/desk/`. */
export async function serveWeb({ http, services }: App, root: string): Promise<void> {
  const deskFolder = join(root, 'dist/desk')
  if (existsSync(deskFolder)) {
    const page = async (reply: FastifyReply) =>
      reply.headers(DESK_HEADERS).type('text/html; charset=utf-8').send(await readFile(join(deskFolder, 'index.html')))
    await http.register(fastifyStatic, {
      root: join(deskFolder, 'assets'), prefix: '/desk/assets/', decorateReply: false, immutable: true, maxAge: '365d', preCompressed: true,
    })
    // The pages of the field open without network; the worker itself is always asked for anew.
    http.get('/desk/sw.js', async (_request, reply) =>
      reply.headers({ 'cache-control': 'no-cache', 'x-content-type-options': 'nosniff' }).type('text/javascript; charset=utf-8').send(await readFile(join(deskFolder, 'sw.js'))))
    http.get('/desk', (_request, reply) => reply.redirect('/desk/', 308))
    http.get('/desk/', (_request, reply) => page(reply))
    http.get('/desk/*', (_request, reply) => page(reply))
  }
  const bundleFile = join(root, 'dist/portal-server/entry-server.js')
  if (existsSync(bundleFile)) {
    const bundle = (await import(pathToFileURL(bundleFile).href)) as PortalBundle
    await http.register(
      portalPlugin({
        dist: join(root, 'dist/portal'),
        bundle,
        api: (request) => callInProcess(http, request),
        async me(request) {
          if (!request.headers.cookie?.includes('linli_session=')) return null
          try {
            const me = await callInProcess(http, request)(getMe, {})
            return { ...me, id: me.account.id, name: me.account.name }
          } catch (error) {
            if (error instanceof ApiProblem && error.status === 401) return null
            throw error
          }
        },
        csrf: (request) => request.cookies[CSRF_COOKIE],
        site: () => ({ name: '邻里', place: '阿拉善左旗', phone: { number: '12345', label: '服务热线' }, leave: '/sign-out', demo: services.settings.demo }),
        kit: services.settings.demo,
      }),
    )
  }
}
