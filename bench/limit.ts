/**
 * What the database alone would take: the statements that the server sends for a turn are written down once (the same app, in this process)
 * and then sent again straight from a pg client, with the same role, scope, transaction and values. Ids made during the turn get fresh ones each
 * time, so that writes are real writes. Beside the figure over HTTP this gives a ratio that another machine can be compared by.
 */
import pg from 'pg'
import { uuidv7 } from '../platform/kernel/ids.ts'
import { ROLES } from '../platform/server/db.ts'
import type { App } from '../apps/server/app.ts'
import { drive, type Answer, type Call, type Samples, type Turn } from './generator.ts'

interface Statement {
  role: string
  name: string | undefined
  text: string
  values: unknown[]
}

/** The statements of one turn, call by call. */
export type Recording = Array<{ label: string; statements: Statement[] }>

type Query = typeof pg.Client.prototype.query

/** How many statements a turn sends on average, transaction frame and session look-up included. What no busy machine changes. */
export function statementsPerTurn(recordings: readonly Recording[]): number {
  const all = recordings.reduce((sum, calls) => sum + calls.reduce((some, { statements }) => some + statements.length, 0), 0)
  return Math.round((all / recordings.length) * 10) / 10
}

/** Does turns inside this process and writes down what goes to the database, one turn after the other. */
export async function record(app: App, count: number, turn: Turn, from: number): Promise<{ recordings: Recording[]; since: number }> {
  const since = Date.now()
  const original = pg.Client.prototype.query
  let heard: Statement[] | undefined
  pg.Client.prototype.query = function (this: pg.Client, ...given: unknown[]) {
    const role = /role=(\w+)/.exec(String((this as unknown as { connectionParameters: { options?: string } }).connectionParameters.options))?.[1]
    if (heard && role && [ROLES.staff, ROLES.resident].includes(role as never)) {
      const [first, second] = given as [string | { name?: string; text: string; values?: unknown[] }, unknown]
      heard.push(
        typeof first === 'string'
          ? { role, name: undefined, text: first, values: Array.isArray(second) ? second : [] }
          : { role, name: first.name, text: first.text, values: first.values ?? [] },
      )
    }
    return (original as (...all: unknown[]) => unknown).apply(this, given)
  } as Query
  try {
    const recordings: Recording[] = []
    for (let i = 0; i < count; i++) {
      const recording: Recording = []
      await turn(from + i, async (label, call) => {
        heard = []
        const answer = await inside(app, call)
        recording.push({ label, statements: heard })
        heard = undefined
        return answer
      })
      recordings.push(recording)
    }
    return { recordings, since }
  } finally {
    pg.Client.prototype.query = original
  }
}

async function inside(app: App, { method, url, token, body }: Call): Promise<Answer> {
  const response = await app.http.inject({
    method, url, headers: { authorization: `Bearer ${token}`, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
    ...(body === undefined ? {} : { payload: JSON.stringify(body) }),
  })
  if (response.statusCode >= 300) throw new Error(`${method} ${decodeURI(url)} answered ${response.statusCode} ${response.body.slice(0, 400)}`)
  return { status: response.statusCode, body: response.json() }
}

/** Sends recorded turns again, straight to the database. */
export async function replay(url: string, connections: number, count: number, { recordings, since }: { recordings: Recording[]; since: number }): Promise<Samples> {
  const speakers = await Promise.all(Array.from({ length: connections }, () => Speaker.open(url)))
  try {
    const free = [...speakers]
    return await drive(connections, count, async (n, time) => {
      const speaker = free.pop()!
      const fresh = freshener(since)
      try {
        for (const { label, statements } of recordings[n % recordings.length]!) {
          const ready = statements.map((s) => ({ ...s, values: s.values.map(fresh) }))
          const start = performance.now()
          for (const one of ready) await speaker.say(one)
          time(label, performance.now() - start)
        }
      } finally {
        free.push(speaker)
      }
    })
  } finally {
    await Promise.all(speakers.map((one) => one.close()))
  }
}

/** One connection for each role, as the server has its two pools. */
class Speaker {
  private readonly clients: Map<string, pg.Client>

  private constructor(clients: Map<string, pg.Client>) {
    this.clients = clients
  }

  static async open(url: string): Promise<Speaker> {
    const clients = new Map<string, pg.Client>()
    for (const role of Object.values(ROLES)) {
      const client = new pg.Client({ connectionString: url, options: `-c role=${role} -c timezone=UTC`, application_name: 'linli-bench' })
      await client.connect()
      clients.set(role, client)
    }
    return new Speaker(clients)
  }

  say({ role, name, text, values }: Statement): Promise<unknown> {
    const client = this.clients.get(role)!
    if (text.startsWith('begin')) return client.query(text)
    return client.query(name ? { name, text, values } : { text, values })
  }

  async close(): Promise<void> {
    await Promise.all([...this.clients.values()].map((client) => client.end()))
  }
}

const UUID_V7 = /[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/g
const CASE_NUMBER = /\b\d{8}-\d{7,14}\b/g
let serial = 0

/** Gives every id that was made since a moment, and every case number, another one: the same one for the same one within a turn. */
export function freshener(since: number): (value: unknown) => unknown {
  const known = new Map<string, string>()
  const other = (text: string, make: () => string) => {
    let found = known.get(text)
    if (!found) known.set(text, (found = make()))
    return found
  }
  const inText = (text: string) =>
    text
      .replace(UUID_V7, (id) => (Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16) < since ? id : other(id, () => uuidv7())))
      .replace(CASE_NUMBER, (number) => other(number, () => `${number.slice(0, 9)}${90_000_000_000 + process.pid * 1_000 + serial++}`))
  const fresh = (value: unknown): unknown => {
    if (typeof value === 'string') return inText(value)
    return Array.isArray(value) ? value.map(fresh) : value
  }
  return fresh
}
