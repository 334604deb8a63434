import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { pino } from 'pino'
import { SetClock } from '../../platform/kernel/clock.ts'
import { shanghaiDate } from '../../platform/kernel/dates.ts'
import { uuidv7 } from '../../platform/kernel/ids.ts'
import type { Input, Operation, Reply } from '../../platform/kernel/operation.ts'
import { addressOf } from '../../platform/web/client.ts'
import { EVERYWHERE, type Tx } from '../../platform/server/db.ts'
import { hashToken, randomToken } from '../../platform/server/crypto.ts'
import { freshSecrets, type Secrets } from '../../platform/server/secrets.ts'
import { runJob } from '../../platform/server/jobs.ts'
import { sql } from '../../platform/server/sql.ts'
import { findRoot } from '../../platform/server/postgres/index.ts'
import { countyOf } from '../../modules/regions/index.ts'
import type { PostKind } from '../../modules/organisations/index.ts'
import { idNumberCheckCharacter } from '../../modules/register/identifiers.ts'
import { buildApp, type App } from '../../apps/server/app.ts'
import { prepareDatabase } from '../../apps/server/install.ts'
import { furnish } from '../../apps/server/furnish.ts'
import { MATTERS, assemble } from '../../apps/server/modules.ts'
import { asOwner, databaseUrl, dropDatabase, templateName, testCluster } from './cluster.ts'

export const BANNER = '152921000000'
export const STREET = '152921405000'
/** Two communities of one street of the demo banner. */
export const COMMUNITY = '152921405001'
export const OTHER_COMMUNITY = '152921405002'
export const GRID = '152921405001001'

export interface Answer<T = any> {
  status: number
  body: T
  headers: Record<string, string | string[] | undefined>
  raw: Buffer
}

/** Somebody who is signed in and speaks to the real routes. */
export interface Someone {
  id: string
  name: string
  personId: string | null
  get<T = any>(url: string): Promise<Answer<T>>
  post<T = any>(url: string, body?: unknown, headers?: Record<string, string>): Promise<Answer<T>>
  put<T = any>(url: string, body?: unknown): Promise<Answer<T>>
  patch<T = any>(url: string, body?: unknown): Promise<Answer<T>>
  delete<T = any>(url: string): Promise<Answer<T>>
  /** A typed call of an operation; the answer as it came, also a refusal. */
  call<Op extends Operation>(operation: Op, input: Input<Op>): Promise<Answer<Reply<Op>>>
  /** Uploads one file. */
  upload(url: string, file: { name: string; type: string; content: Buffer }, fields?: Record<string, string>): Promise<Answer>
  token(): Promise<string>
}

export interface World {
  app: App
  /** The keys of this world. */
  secrets: Secrets
  clock: SetClock
  /** Url as the owner of the world's own database: for tampering and for looking behind the policies. */
  ownerUrl: string
  staff(kind: PostKind, region: string, name?: string, more?: { deputyFor?: string; from?: string; until?: string }): Promise<Someone>
  /** A person on the register, through its own door. */
  person(given?: Partial<NewPerson>): Promise<{ id: string; name: string; idNumber: string; phone: string }>
  /** A person who also signs in. */
  resident(given?: Partial<NewPerson>): Promise<Someone & { idNumber: string; phone: string }>
  visitor: Someone
  /** Runs a job now. */
  job(name: string, data?: object): Promise<void>
  within<T>(deed: (tx: Tx) => Promise<T>): Promise<T>
  owner<T>(deed: (client: pg.Client) => Promise<T>): Promise<T>
  close(): Promise<void>
}

export interface NewPerson {
  name: string
  sex: '1' | '2'
  bornOn: string
  idNumber: string
  phone: string
  region: string
}

let template: Promise<{ ownerUrl: string; home: string; name: string }> | undefined

/** The furnished template of this schema, made once for all worlds of all test processes. */
function theTemplate() {
  template ??= (async () => {
    const { ownerUrl, home } = await testCluster()
    const root = findRoot()
    const { jobs } = assemble(NO_DEMO)
    const name = templateName(jobs.map((j) => j.name).join() + JSON.stringify(MATTERS))
    await asOwner(databaseUrl(ownerUrl, 'postgres'), async (client) => {
      await client.query('select pg_advisory_lock(7226549499)')
      try {
        await dropLeftOvers(client)
        const known = await client.query('select datistemplate from pg_database where datname = $1', [name])
        if (known.rows[0]?.datistemplate) return
        if (known.rowCount) await client.query(`drop database ${name} with (force)`)
        await client.query(`create database ${name}`)
        const url = databaseUrl(ownerUrl, name)
        const prepared = await prepareDatabase({ ownerUrl: url, root, home, jobs })
        await furnish({ url: prepared.url, root, pack: 'alxa-left', now: new Date('2025-12-01T00:00:00Z') })
        await client.query(`alter database ${name} with is_template true`)
      } finally {
        await client.query('select pg_advisory_unlock(7226549499)')
      }
    })
    return { ownerUrl, home, name }
  })()
  return template
}

const NO_DEMO = { accounts: () => [], messages: () => [] }

/** Databases of test processes that are gone. */
async function dropLeftOvers(client: pg.Client) {
  const { rows } = await client.query(`select datname from pg_database where datname like 'linli_world_%'`)
  for (const { datname } of rows as Array<{ datname: string }>) {
    const pid = Number(datname.split('_')[2])
    try {
      process.kill(pid, 0)
    } catch {
      await client.query(`drop database if exists ${datname} with (force)`).catch(() => {})
    }
  }
}

/** A throw-away place: its own database copied from the template, the real app, a clock that stands at `at` (Shanghai morning by default). */
export async function aWorld(options: { at?: string; ratePerMinute?: number; log?: boolean; prepare?: (app: App) => Promise<void> } = {}): Promise<World> {
  const { ownerUrl, home, name: from } = await theTemplate()
  const name = `linli_world_${process.pid}_${randomBytes(4).toString('hex')}`
  await asOwner(databaseUrl(ownerUrl, 'postgres'), (client) => client.query(`create database ${name} template ${from}`))
  const url = databaseUrl(ownerUrl, name)
  const { jobs } = assemble(NO_DEMO)
  const prepared = await prepareDatabase({ ownerUrl: url, root: findRoot(), home, jobs })
  const clock = new SetClock(options.at ?? '2026-03-02T09:00:00+08:00')
  const secrets = freshSecrets()
  const ownHome = mkdtempSync(join(tmpdir(), 'linli-world-'))
  const app = await buildApp({
    url: prepared.url,
    home: ownHome,
    secrets,
    settings: { publicUrl: 'http://localhost', county: '152921', pack: 'alxa-left', demo: true, secureCookies: false },
    log: pino({ level: options.log ? 'debug' : 'silent' }) as never,
    clock,
    env: {},
    connections: 12,
    ratePerMinute: options.ratePerMinute ?? 1_000_000,
  })
  await app.runner.start()
  await options.prepare?.(app)
  await app.http.ready()
  const world: World = {
    app,
    secrets,
    clock,
    ownerUrl: url,
    within: (deed) => app.db.within({ as: 'staff', ...EVERYWHERE }, deed),
    owner: (deed) => asOwner(url, deed),
    staff: (kind, region, who, more) => staff(world, kind, region, who, more),
    person: (given) => person(world, given),
    resident: (given) => resident(world, given),
    visitor: someone(app, { id: '', name: '访客', personId: null }, async () => ''),
    async job(jobName, data = {}) {
      const job = app.assembly.jobs.find((j) => j.name === jobName)
      if (!job) throw new Error(`no job ${jobName}; there are ${app.assembly.jobs.map((j) => j.name).join(', ')}`)
      await runJob(job, data, { db: app.db, services: app.services, log: app.services.log, clock })
    },
    async close() {
      await app.close()
      await dropDatabase(ownerUrl, name)
      rmSync(ownHome, { recursive: true, force: true })
    },
  }
  return world
}

const SURNAMES = '赵钱孙周吴郑冯陈褚卫蒋沈韩杨'
let counter = 0

async function staff(world: World, kind: PostKind, region: string, name?: string, more: { deputyFor?: string; from?: string; until?: string } = {}): Promise<Someone> {
  counter++
  const called = name ?? `${SURNAMES[counter % SURNAMES.length]}${['敏', '强', '丽', '军'][counter % 4]}`
  const id = uuidv7()
  const county = countyOf(region)
  await world.within(async (tx) => {
    await tx.run(sql`insert into accounts.accounts (county, id, region, kind, name, identifier, created_at)
      values (${county}, ${id}, ${region}, 'staff', ${called}, ${`t${counter}-${id.slice(-8)}`}, ${world.clock.now()})`)
    await tx.run(sql`insert into accounts.posts (county, id, account_id, kind, region, deputy_for, valid_from, valid_until, granted_at)
      values (${county}, ${uuidv7()}, ${id}, ${kind}, ${region}, ${more.deputyFor ?? null}, ${more.from ?? '2020-01-01'}, ${more.until ?? null}, ${world.clock.now()})`)
  })
  return someone(world.app, { id, name: called, personId: null }, sessions(world, county, id))
}

/** A session that stays fresh however far the clock is moved. */
function sessions(world: World, county: string, accountId: string) {
  let token: Promise<string> | undefined
  let madeAt = 0
  return () => {
    const now = world.clock.now()
    if (token && Math.abs(now.getTime() - madeAt) < 20 * 60_000) return token
    madeAt = now.getTime()
    token = (async () => {
      const made = randomToken()
      await world.app.db.direct.run(sql`insert into accounts.sessions (token_hash, county, account_id, csrf, created_at, seen_at, expires_at)
        values (${hashToken(made)}, ${county}, ${accountId}, ${randomToken().slice(0, 24)}, ${now}, ${now}, ${new Date(now.getTime() + 3_600_000)})`)
      return made
    })()
    return token
  }
}

/** A valid, fictitious ID number: sequence 9xx, which no person carries. */
export function anIdNumber(bornOn: string, sex: '1' | '2', nth = ++counter): string {
  const seq = 900 + ((nth * 2 + (sex === '1' ? 1 : 0)) % 100)
  const area = ['152921', '152922', '152923', '150204', '150102'][Math.floor(nth / 50) % 5]!
  const body = `${area}${bornOn.replaceAll('-', '')}${String(seq).padStart(3, '0')}`
  return body + idNumberCheckCharacter(body)
}

async function person(world: World, given: Partial<NewPerson> = {}) {
  const nth = ++counter
  const sex = given.sex ?? '2'
  const bornOn = given.bornOn ?? '1944-03-02'
  const full: NewPerson = {
    name: given.name ?? `李秀英`,
    sex,
    bornOn,
    idNumber: given.idNumber ?? anIdNumber(bornOn, sex, nth),
    phone: given.phone ?? `138${String(10_000_000 + nth * 7 + (process.pid % 1000) * 10_000).slice(-8)}`,
    region: given.region ?? GRID,
  }
  const worker = await staff(world, 'community_worker', full.region.slice(0, 12))
  const made = await worker.post('/api/people', {
    name: full.name, sex: full.sex, bornOn: full.bornOn, idNumber: full.idNumber, phone: full.phone, region: full.region, clientId: uuidv7(),
  })
  if (made.status !== 201) throw new Error(`createPerson answered ${made.status} ${JSON.stringify(made.body)}`)
  return { id: made.body.id as string, name: full.name, idNumber: full.idNumber, phone: full.phone, region: full.region }
}

async function resident(world: World, given: Partial<NewPerson> = {}) {
  const who = await person(world, given)
  const id = uuidv7()
  const county = countyOf(who.region)
  const identifier = world.app.services.sealer.blindIndex(who.phone, 'account.phone').toString('hex')
  await world.within((tx) =>
    tx.run(sql`insert into accounts.accounts (county, id, region, kind, name, identifier, person_id, created_at)
      values (${county}, ${id}, ${who.region}, 'resident', ${who.name}, ${identifier}, ${who.id}, ${world.clock.now()})`),
  )
  return { ...someone(world.app, { id, name: who.name, personId: who.id }, sessions(world, county, id)), idNumber: who.idNumber, phone: who.phone }
}

function someone(app: App, who: { id: string; name: string; personId: string | null }, token: () => Promise<string>): Someone {
  const ask = async (method: string, url: string, body?: unknown, headers: Record<string, string> = {}): Promise<Answer> => {
    const bearer = await token()
    const response = await app.http.inject({
      method: method as never,
      url,
      headers: { ...(bearer ? { authorization: `Bearer ${bearer}` } : {}), ...(body !== undefined && !Buffer.isBuffer(body) ? { 'content-type': 'application/json' } : {}), ...headers },
      ...(body === undefined ? {} : { payload: Buffer.isBuffer(body) ? body : JSON.stringify(body) }),
    })
    const type = String(response.headers['content-type'] ?? '')
    return {
      status: response.statusCode,
      body: type.includes('json') && response.body ? JSON.parse(response.body) : response.body,
      headers: response.headers as never,
      raw: response.rawPayload,
    }
  }
  return {
    ...who,
    get: (url) => ask('GET', url),
    post: (url, body = {}, headers) => ask('POST', url, body, headers),
    put: (url, body = {}) => ask('PUT', url, body),
    patch: (url, body = {}) => ask('PATCH', url, body),
    delete: (url) => ask('DELETE', url),
    call: (operation, input) => {
      const given = input as { params?: unknown; query?: unknown; body?: unknown }
      return ask(operation.method, addressOf(operation, given), operation.method === 'GET' || operation.method === 'DELETE' ? undefined : (given.body ?? {}))
    },
    upload: (url, file, fields = {}) => {
      const boundary = 'linli' + randomBytes(8).toString('hex')
      const parts = Object.entries(fields).map(([k, v]) => `--${boundary}\r\ncontent-disposition: form-data; name="${k}"\r\n\r\n${v}\r\n`)
      const head = `${parts.join('')}--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${file.name}"\r\ncontent-type: ${file.type}\r\n\r\n`
      const payload = Buffer.concat([Buffer.from(head), file.content, Buffer.from(`\r\n--${boundary}--\r\n`)])
      return ask('POST', url, payload, { 'content-type': `multipart/form-data; boundary=${boundary}` })
    },
    token,
  }
}

/** Today by the world's clock. */
export const todayOf = (world: World): string => shanghaiDate(world.clock.now())
