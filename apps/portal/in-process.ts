import type { FastifyInstance, FastifyRequest } from 'fastify'
import { createClient, type Call } from '../../platform/web/client.ts'

const PASSED_ON = ['cookie', 'authorization', 'user-agent', 'x-forwarded-for', 'x-request-id'] as const

/**
 * Calls our own API for a page without the network: the same routes, checks and rights as from outside, as the reader of `request`.
 * The caller's address is passed on, so that limits count the reader and not the server.
 */
export function callInProcess(app: FastifyInstance, request: FastifyRequest): Call {
  const passed: Record<string, string> = {}
  for (const name of PASSED_ON) {
    const value = request.headers[name]
    if (typeof value === 'string') passed[name] = value
  }
  const inject = async (url: string, how: RequestInit) => {
    const answer = await app.inject({
      method: (how.method ?? 'GET') as 'GET',
      url,
      headers: { ...passed, ...(how.headers as Record<string, string>) },
      remoteAddress: request.ip,
      ...(typeof how.body === 'string' ? { payload: how.body } : {}),
    })
    const empty = [204, 304].includes(answer.statusCode)
    return new Response(empty ? null : answer.body, { status: answer.statusCode })
  }
  return createClient({ fetch: inject as typeof fetch, csrf: () => undefined, retryAfterMs: false })
}
