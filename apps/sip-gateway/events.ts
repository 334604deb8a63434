import { createHmac, randomUUID } from 'node:crypto'

/** What Linli says is to be done with a call. */
export interface Direction { state: 'ringing' | 'talking' | 'held' | 'ended'; action: 'wait' | 'connect' | 'announce' | 'none'; extension: string; announcement: string }

export type EventKind = 'ringing' | 'answered' | 'held' | 'resumed' | 'transferred' | 'ended'
export interface Reported { call: string; kind: EventKind; called: string; caller?: string; extension?: string }

export interface Events {
  /** Tells what happened; tries until it is known or half a minute is over, under one id, so that it is done once. */
  report(what: Reported): Promise<Direction>
  ask(call: string): Promise<Direction>
}

export interface EventSettings {
  system: string
  key: string
  /** Posts JSON to a path of Linli's API. */
  post(path: string, body: object): Promise<{ status: number; body: unknown }>
  now?: () => Date
  /** Pause between tries. */
  pauseMs?: number
}

const TRIES = 30

/** Signs and sends as docs/hotline.md says. Written from that page, so that it stands for any telephone system. */
export function makeEvents({ system, key, post, now = () => new Date(), pauseMs = 1_000 }: EventSettings): Events {
  const sign = (...lines: string[]) => createHmac('sha256', key).update(lines.join('\n'), 'utf8').digest('hex')
  const send = async (path: string, body: () => object, tries: number): Promise<Direction> => {
    for (let tried = 1; ; tried++) {
      const answer = await post(path, body()).catch(() => ({ status: 0, body: undefined }))
      if (answer.status === 200) return answer.body as Direction
      // Refused for good: wrong key, unknown call. Away, busy or at fault: once more.
      if ((answer.status >= 400 && answer.status < 500 && answer.status !== 429) || tried >= tries) throw new Error(`${path}: ${answer.status}`)
      await new Promise((done) => setTimeout(done, pauseMs))
    }
  }
  return {
    report({ call, kind, called, caller = '', extension = '' }) {
      const event = randomUUID()
      const at = now().toISOString()
      const signature = sign('linli-call-event-v1', system, event, call, kind, called, caller, extension, '', at)
      return send('/api/hotline/call-events', () => ({ system, event, call, kind, called, caller, extension, to: '', at, signature }), TRIES)
    },
    ask(call) {
      const at = now().toISOString()
      return send('/api/hotline/call-states', () => ({ system, call, at, signature: sign('linli-call-question-v1', system, call, at) }), 1)
    },
  }
}

/** Over HTTP, with ten seconds for an answer. */
export const httpPost = (url: string): EventSettings['post'] => async (path, body) => {
  const answer = await fetch(`${url.replace(/\/$/, '')}${path}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body), signal: AbortSignal.timeout(10_000) })
  return { status: answer.status, body: await answer.json().catch(() => undefined) }
}
