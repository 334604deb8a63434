import type { Context } from '../../platform/server/context.ts'
import type { Services } from '../../platform/server/services.ts'
import type { CaseDeeds } from '../cases/index.ts'

export type Ctx = Context<Services>

/** Sends one request to another system and gives what came back; status 0 when nobody answered. Redirects are not followed. */
export type Send = (url: string, init: { method: 'GET' | 'POST'; headers: Record<string, string>; body?: string }) => Promise<{ status: number; body: string }>

/** What the app hands to this module: cases and the way out. */
export interface OrderNeeds {
  cases: CaseDeeds
  send: Send
}

const SECONDS = 15
const MOST_BYTES = 4_000_000

/** The way out over HTTP. */
export const sendByHttp: Send = async (url, { method, headers, body }) => {
  try {
    const answer = await fetch(url, { method, headers, ...(body === undefined ? {} : { body }), redirect: 'manual', signal: AbortSignal.timeout(SECONDS * 1000) })
    return { status: answer.status, body: (await answer.text()).slice(0, MOST_BYTES) }
  } catch (fault) {
    return { status: 0, body: fault instanceof Error ? fault.message : '' }
  }
}
