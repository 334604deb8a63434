import type { FastifyInstance } from 'fastify'
import type { Logger } from 'pino'
import type { Clock } from '../../platform/kernel/clock.ts'
import { systemClock } from '../../platform/kernel/clock.ts'
import { Database, EVERYWHERE } from '../../platform/server/db.ts'
import { buildHttp } from '../../platform/server/http.ts'
import { JobRunner } from '../../platform/server/jobs.ts'
import { metrics } from '../../platform/server/metrics.ts'
import { totpSealer } from '../../platform/server/crypto.ts'
import { memoryKeys, ringSealer, type KeyRing } from '../../platform/server/keys.ts'
import type { Secrets } from '../../platform/server/secrets.ts'
import { openStore } from '../../platform/server/files/index.ts'
import type { Services, Settings } from '../../platform/server/services.ts'
import { emailFromEnv } from '../../platform/server/email.ts'
import { smsFromEnv } from '../../platform/server/sms.ts'
import { wechatFromEnv } from '../../platform/server/wechat.ts'
import { sql } from '../../platform/server/sql.ts'
import { findRoot, ownVersion } from '../../platform/server/postgres/index.ts'
import { makeAuthenticate } from '../../modules/accounts/index.ts'
import { assemble, type Assembly } from './modules.ts'
import { DemoDesk } from './demo-desk.ts'

export interface AppOptions {
  url: string
  home: string
  secrets: Secrets
  /** The keys as they lie in the file, noticed when another process changes them; without it they stay as given. */
  keys?: KeyRing
  settings: Settings
  log: Logger
  clock?: Clock
  env?: NodeJS.ProcessEnv
  /** Connections per pool. */
  connections?: number
  ratePerMinute?: number
}

/** A server, complete but not yet listening. */
export interface App {
  http: FastifyInstance
  db: Database
  services: Services
  runner: JobRunner
  assembly: Assembly
  demo: DemoDesk
  close(): Promise<void>
}

/** Database, services and modules without doors, for the command line: the schemas of all routes would cost it seconds and 100 MB. */
export async function buildCore(options: AppOptions): Promise<Omit<App, 'http'>> {
  const { url, home, secrets, settings, log, clock = systemClock, env = process.env } = options
  const db = new Database(url, {
    ...(options.connections ? { max: options.connections } : {}),
    onError: (error) => log.warn({ err: { message: error.message } }, 'database connection'),
  })
  const demo = new DemoDesk(findRoot(), settings.pack)
  const assembly = assemble(demo)
  const runner = new JobRunner(url, assembly.jobs, log)
  const algorithm = env.LINLI_CIPHER === 'sm4' ? 'sm4' : 'aes-256-gcm'
  const keys = options.keys ?? memoryKeys(secrets)
  const services: Services = {
    sealer: ringSealer(keys, { algorithm }),
    keys,
    totpSealer: totpSealer(secrets, { algorithm }),
    blobs: await openStore(home, env),
    sms: smsFromEnv({ env, keep: (message) => demo.keep(message) }),
    email: emailFromEnv(env),
    wechat: wechatFromEnv(env),
    jobs: runner,
    clock,
    log,
    settings,
  }
  return {
    db,
    services,
    runner,
    assembly,
    demo,
    async close() {
      await runner.stop()
      await db.close()
    },
  }
}

/** Puts database, services, modules and doors together. Used by the server, the worker and every test. */
export async function buildApp(options: AppOptions): Promise<App> {
  const core = await buildCore(options)
  const { db, services, assembly } = core
  const { log, clock = systemClock, env = process.env } = options
  const http = await buildHttp({
    routes: assembly.routes,
    db,
    clock,
    services,
    log,
    info: { title: '邻里 Linli', version: ownVersion(), description: 'Community service and governance platform (社区综合服务信息平台)' },
    authenticate: makeAuthenticate(assembly.abilities),
    ready: () => answers(db),
    keeping: {
      seal: (text) => services.sealer.seal(text, 'reply').toString('base64'),
      open: (sealed) => services.sealer.open(Buffer.from(sealed, 'base64'), 'reply'),
    },
    fingerprint: (text) => services.sealer.blindIndex(text, 'reply').toString('base64url'),
    ratePerMinute: options.ratePerMinute ?? Number(env.LINLI_RATE_PER_MINUTE ?? 1_200),
    trustProxy: env.LINLI_TRUST_PROXY === '1',
  })
  http.get('/metrics', async (request, reply) => {
    // Figures about the server are for its operators: from this machine, or with the token that the monitoring holds.
    const allowed = env.LINLI_METRICS_TOKEN ? request.headers.authorization === `Bearer ${env.LINLI_METRICS_TOKEN}` : /^(::1|127\.|::ffff:127\.)/.test(request.ip)
    if (!allowed) return reply.code(404).send()
    return reply.type(metrics.contentType).send(await metrics.metrics())
  })
  return {
    ...core,
    http,
    async close() {
      await http.close()
      await core.close()
    },
  }
}

async function answers(db: Database): Promise<boolean> {
  try {
    const asked = db.within({ as: 'staff', ...EVERYWHERE }, (tx) => tx.one<{ ok: number }>(sql`select 1 as ok`))
    const late = new Promise<never>((_done, fail) => setTimeout(() => fail(new Error('late')), 2_000).unref())
    return (await Promise.race([asked, late])).ok === 1
  } catch {
    return false
  }
}
