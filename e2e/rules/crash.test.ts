import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { uuidv7 } from '../../platform/kernel/ids.ts'
import { findRoot, startPostgres } from '../../platform/server/postgres/index.ts'
import { openInstallation, settleDemo } from '../../apps/server/installation.ts'
import { assemble } from '../../apps/server/modules.ts'
import { freePort, startServer, type ServerProcess } from '../../bench/server.ts'
import { openStaff } from '../../bench/place.ts'
import { asOwner } from '../support/cluster.ts'
import { COMMUNITY, GRID } from '../support/world.ts'

/*
 * The real server with an embedded database of its own, under load, and kill -9. Whoever submits behaves as our pages do: the same clientId again
 * until there is an answer.
 */

const root = findRoot()
const home = mkdtempSync(join(tmpdir(), 'linli-crash-'))
chmodSync(home, 0o755)
const env: NodeJS.ProcessEnv = { ...process.env, LINLI_HOME: home, LINLI_DEMO: 'none', LINLI_RATE_PER_MINUTE: '1000000', LOG_LEVEL: 'silent' }
delete env.DATABASE_URL

const CONNECTIONS = 8
const SUBMISSIONS = 60
const KILLED_AFTER = 15
const PATIENCE_MS = 30_000

let ownerUrl: string
let port: number
let server: ServerProcess
let worker: string
let clerk: string
let applicantId: string

beforeAll(async () => {
  if (!existsSync(join(root, 'dist/server/main.mjs'))) throw new Error('dist/server is missing: node scripts/build.mjs programs')
  const installation = await openInstallation({ env, jobs: assemble({ accounts: () => [], messages: () => [] }).jobs, say: () => {} })
  ownerUrl = installation.ownerUrl
  await settleDemo(installation.url, 'none', true)
  ;[worker, clerk] = await asOwner(ownerUrl, async (client) => [await openStaff(client, 'community_worker', COMMUNITY), await openStaff(client, 'window_clerk', COMMUNITY)])
  await installation.close()
  port = await freePort()
  server = await startServer({ root, env, port })
  const person = await post('/api/people', worker, { name: '李秀英', sex: '2', bornOn: '1946-03-02', region: GRID })
  expect(person.status).toBe(201)
  applicantId = (person.body as { id: string }).id
}, 600_000)

afterAll(async () => {
  await server?.stop()
  rmSync(home, { recursive: true, force: true })
})

async function post(path: string, token: string, body: object): Promise<{ status: number; body: unknown; repeated: boolean }> {
  const response = await fetch(`http://127.0.0.1:${port}${path}`, {
    method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` }, signal: AbortSignal.timeout(10_000),
  })
  return { status: response.status, body: await response.json(), repeated: response.headers.get('x-repeated') === 'true' }
}

const submission = (clientId: string) => ({
  matterCode: 'matters.resident-request', applicantId, form: { kind: 'help', content: `路灯不亮 ${clientId}` }, channel: 'WINDOW', clientId,
})

/** Submits until every one is acknowledged; `at` is called once, when so many are. @returns case number by clientId, in the order of the answers */
async function submitAll(at: number, strike: () => Promise<void>): Promise<{ receipts: Map<string, string>; before: string[] }> {
  const ids = Array.from({ length: SUBMISSIONS }, () => uuidv7())
  const receipts = new Map<string, string>()
  const left = [...ids]
  const before: string[] = []
  let struck: Promise<void> | undefined
  const end = Date.now() + PATIENCE_MS
  await Promise.all(
    Array.from({ length: CONNECTIONS }, async () => {
      for (let id = left.shift(); id; id = left.shift()) {
        while (!receipts.has(id)) {
          const answer = await post('/api/cases', clerk, submission(id)).catch(() => undefined)
          if (answer && answer.status < 300) receipts.set(id, (answer.body as { number: string }).number)
          // Away or failed: again. A refusal would be a fault of this test.
          else if (answer && answer.status < 500) throw new Error(`answered ${answer.status} ${JSON.stringify(answer.body)}`)
          else if (Date.now() > end) throw new Error(`no answer within ${PATIENCE_MS} ms; ${receipts.size} of ${SUBMISSIONS} acknowledged; ${server.said()}`)
          else await new Promise((wake) => setTimeout(wake, 50))
        }
        if (receipts.size >= at && !struck) {
          before.push(...receipts.keys())
          struck = strike()
        }
      }
    }),
  )
  await struck
  return { receipts, before }
}

/** Case numbers by clientId as they stand in the database, looked at from behind. */
async function stored(): Promise<Map<string, string[]>> {
  const { rows } = await asOwner(ownerUrl, (client) => client.query(`select number, split_part(form->>'content', ' ', 2) as client from cases.cases`))
  const found = new Map<string, string[]>()
  for (const { number, client } of rows as Array<{ number: string; client: string }>) found.set(client, [...(found.get(client) ?? []), number])
  return found
}

async function noneLostNoneDoubled(receipts: Map<string, string>, before: string[]): Promise<void> {
  expect(receipts.size).toBe(SUBMISSIONS)
  expect(before.length).toBeGreaterThanOrEqual(KILLED_AFTER)
  const cases = await stored()
  for (const [id, number] of receipts) expect(cases.get(id), `submission ${id}, acknowledged as ${number}`).toEqual([number])
  // The answer that was given before the kill is still the answer.
  const again = await post('/api/cases', clerk, submission(before[0]!))
  expect(again).toMatchObject({ status: 201, repeated: true, body: { number: receipts.get(before[0]!) } })
  expect(await stored()).toEqual(cases)
}

test('kill -9 of the server under load: no acknowledged case is lost, none is doubled', async () => {
  const { receipts, before } = await submitAll(KILLED_AFTER, async () => {
    const gone = once(server.child, 'exit')
    process.kill(server.pid, 'SIGKILL')
    expect((await gone)[1]).toBe('SIGKILL')
    server = await startServer({ root, env, port })
  })
  await noneLostNoneDoubled(receipts, before)
}, 600_000)

test('kill -9 of the database under load: the server brings it back, no acknowledged case is lost, none is doubled', async () => {
  // Joined for a moment, to learn its process.
  const database = await startPostgres({ home })
  const { pid } = database
  await database.stop()
  const { receipts, before } = await submitAll(KILLED_AFTER, async () => void process.kill(pid, 'SIGKILL'))
  // Another process serves the same folder now.
  const again = await startPostgres({ home })
  expect(again.pid).not.toBe(pid)
  await again.stop()
  expect(server.child.exitCode).toBeNull()
  await noneLostNoneDoubled(receipts, before)
}, 600_000)
