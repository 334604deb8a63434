import { Agent, request } from 'node:http'

/** One call of a door, as it goes over the wire. */
export interface Call {
  method: 'GET' | 'POST'
  url: string
  token: string
  body?: unknown
}

export interface Answer {
  status: number
  body: any
}

/** Makes a call and answers what came back; `label` says to which measure its time belongs. */
export type Ask = (label: string, call: Call) => Promise<Answer>

/** One turn of a measure: one call, or several that follow from each other. */
export type Turn = (n: number, ask: Ask) => Promise<void>

/** Times of one run in milliseconds, by label; `turns` are the whole turns. */
export interface Samples {
  turns: number[]
  byLabel: Map<string, number[]>
  /** Wall time of the run. */
  elapsedMs: number
}

/** The value below which `share` of the times lie (nearest rank). NaN of nothing. */
export function percentile(times: readonly number[], share: number): number {
  if (!times.length) return Number.NaN
  const sorted = [...times].sort((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)]!
}

/** Does `count` turns with `connections` at a time, each taking the next number. The first failure ends the run. */
export async function drive(connections: number, count: number, turn: (n: number, time: (label: string, ms: number) => void) => Promise<void>, from = 0): Promise<Samples> {
  const samples: Samples = { turns: [], byLabel: new Map(), elapsedMs: 0 }
  const time = (label: string, ms: number) => {
    const known = samples.byLabel.get(label)
    if (known) known.push(ms)
    else samples.byLabel.set(label, [ms])
  }
  let next = 0
  let failed: unknown
  const began = performance.now()
  await Promise.all(
    Array.from({ length: connections }, async () => {
      while (next < count && failed === undefined) {
        const n = from + next++
        const start = performance.now()
        try {
          await turn(n, time)
        } catch (error) {
          failed ??= error
          return
        }
        samples.turns.push(performance.now() - start)
      }
    }),
  )
  samples.elapsedMs = performance.now() - began
  if (failed !== undefined) throw failed
  return samples
}

/** A client with a fixed number of kept connections to a server on this machine. */
export class HttpClient {
  private readonly agent: Agent
  private readonly port: number

  constructor(port: number, connections: number) {
    this.port = port
    this.agent = new Agent({ keepAlive: true, maxSockets: connections, maxFreeSockets: connections })
  }

  /** One call; anything but a success is a fault of the bench and ends it. */
  async call(call: Call): Promise<Answer> {
    const answer = await this.send(call)
    if (answer.status >= 300) throw new Error(`${call.method} ${decodeURI(call.url)} answered ${answer.status} ${JSON.stringify(answer.body).slice(0, 400)}`)
    return answer
  }

  private send({ method, url, token, body }: Call): Promise<Answer> {
    const payload = body === undefined ? undefined : Buffer.from(JSON.stringify(body))
    return new Promise((resolve, reject) => {
      const sent = request(
        {
          host: '127.0.0.1', port: this.port, path: url, method, agent: this.agent,
          headers: { authorization: `Bearer ${token}`, ...(payload ? { 'content-type': 'application/json', 'content-length': payload.length } : {}) },
        },
        (response) => {
          const parts: Buffer[] = []
          response.on('data', (part: Buffer) => parts.push(part))
          response.on('error', reject)
          response.on('end', () => {
            const text = Buffer.concat(parts).toString()
            resolve({ status: response.statusCode ?? 0, body: text && /json/.test(response.headers['content-type'] ?? '') ? JSON.parse(text) : text })
          })
        },
      )
      sent.on('error', reject)
      sent.end(payload)
    })
  }

  close(): void {
    this.agent.destroy()
  }
}

/** Runs turns over HTTP. */
export async function overHttp(port: number, connections: number, count: number, turn: Turn, from = 0): Promise<Samples> {
  const client = new HttpClient(port, connections)
  try {
    return await drive(
      connections,
      count,
      (n, time) =>
        turn(n, async (label, call) => {
          const start = performance.now()
          const answer = await client.call(call)
          time(label, performance.now() - start)
          return answer
        }),
      from,
    )
  } finally {
    client.close()
  }
}
