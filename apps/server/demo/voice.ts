import type { App } from '../app.ts'

// What a door answers is read field by field by whoever tells the story.
export type Said = any
export type Ask = (by: string, method: 'GET' | 'POST' | 'PUT' | 'PATCH', url: string, body?: object | Buffer, type?: string) => Promise<Said>

/** Of accounts that a story opens itself. */
export const STAFF_SECRET = 'linli-demo-2026'

/** Speaks to the product's own doors as the demonstration's accounts; a session is made anew when the clock was moved far. A refusal is thrown. */
export function voiceOf(app: App): Ask {
  const secrets = new Map(app.demo.lines().map((line) => [line.identifier, line.secret]))
  const sessions = new Map<string, { token: string; at: number }>()
  const tokenOf = async (by: string): Promise<string> => {
    const now = app.services.clock.now().getTime()
    const known = sessions.get(by)
    if (known && Math.abs(now - known.at) < 20 * 60_000) return known.token
    const answer = await app.http.inject({ method: 'POST', url: '/api/sessions', payload: { identifier: by, secret: secrets.get(by) ?? STAFF_SECRET } })
    if (answer.statusCode !== 201) throw new Error(`${by} could not sign in: ${answer.body.slice(0, 200)}`)
    const { token } = answer.json() as { token: string }
    sessions.set(by, { token, at: now })
    return token
  }
  return async (by, method, url, body, type) => {
    const answer = await app.http.inject({ method, url, headers: { authorization: `Bearer ${await tokenOf(by)}`, ...(type ? { 'content-type': type } : {}) }, ...(body ? { payload: body } : {}) })
    if (answer.statusCode >= 400) throw new Error(`${by} ${method} ${url}: ${answer.body.slice(0, 400)}`)
    return answer.json()
  }
}
