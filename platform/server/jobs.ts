import PgBoss from 'pg-boss'
import type { Logger } from 'pino'
import pg from 'pg'
import { uuidv7 } from '../kernel/ids.ts'
import type { Clock } from '../kernel/clock.ts'
import { ROLES, EVERYWHERE, type Database, type Tx } from './db.ts'
import { sql } from './sql.ts'
import type { Services } from './services.ts'

/** What a job's deed is given. It opens its own transactions, so that long work commits in pieces. */
export interface JobContext {
  db: Database
  services: Services
  log: Logger
  now: Date
  /** Shown on the job page while it runs. */
  progress(done: number, total: number, word?: string): Promise<void>
}

/** Work done later: by schedule, or asked for in a transaction. */
export interface Job<T extends object = object> {
  name: string
  title: string
  /** Cron in Asia/Shanghai, five fields. */
  cron?: string
  /** Seconds between runs, for what is too frequent for cron. */
  everySeconds?: number
  retryLimit?: number
  run(ctx: JobContext, data: T): Promise<void>
}

export const defineJob = <T extends object>(job: Job<T>): Job => job as unknown as Job

/** The queue as the rest sees it. */
export interface Jobs {
  /** Asks for a run; inside a transaction it happens only if that commits. */
  ask(tx: Tx, name: string, data: object, options?: { startAfter?: Date; singleton?: string }): Promise<void>
}

const QUEUE_SCHEMA = 'pgboss'

/** Makes the queue's tables and the queues of all jobs. Run as owner at migration; grants the staff role what runs need. */
export async function migrateJobs(ownerUrl: string, jobs: Job[]): Promise<void> {
  const boss = new PgBoss({ connectionString: ownerUrl, schema: QUEUE_SCHEMA, supervise: false, schedule: false, max: 2 })
  boss.on('error', () => {})
  await boss.start()
  try {
    for (const job of jobs) {
      if (job.everySeconds) continue
      await boss.createQueue(job.name, { name: job.name, retryLimit: job.retryLimit ?? 5, retryBackoff: true, retryDelay: 5, policy: 'standard' } as never)
    }
  } finally {
    await boss.stop({ graceful: false, wait: true })
  }
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    await client.query(`grant usage on schema ${QUEUE_SCHEMA} to ${ROLES.staff};
      grant select, insert, update, delete on all tables in schema ${QUEUE_SCHEMA} to ${ROLES.staff};
      grant execute on all functions in schema ${QUEUE_SCHEMA} to ${ROLES.staff}`)
  } finally {
    await client.end()
  }
}

/** The queue of a server process: asks for runs, and works them off when `work` is called. */
export class JobRunner implements Jobs {
  private readonly boss: PgBoss
  private readonly jobs: Job[]
  private readonly log: Logger
  private timers: NodeJS.Timeout[] = []
  private working = false
  private busy = new Set<string>()
  private tick: Promise<unknown> = Promise.resolve()

  constructor(url: string, jobs: Job[], log: Logger) {
    this.jobs = jobs
    this.log = log
    const withRole = new URL(url)
    withRole.searchParams.set('options', `-c role=${ROLES.staff}`)
    this.boss = new PgBoss({
      connectionString: withRole.toString(),
      schema: QUEUE_SCHEMA,
      migrate: false,
      max: 3,
      archiveCompletedAfterSeconds: 3_600 * 24,
      deleteAfterDays: 14,
    })
    this.boss.on('error', (error) => this.log.warn({ err: { message: error.message } }, 'queue'))
  }

  async start(): Promise<void> {
    await this.boss.start()
  }

  async ask(tx: Tx, name: string, data: object, options: { startAfter?: Date; singleton?: string } = {}): Promise<void> {
    await this.boss.send(name, data, {
      db: { executeSql: (text: string, values: unknown[]) => tx.raw.query(text, values) as never },
      ...(options.startAfter ? { startAfter: options.startAfter } : {}),
      ...(options.singleton ? { singletonKey: options.singleton } : {}),
    } as never)
  }

  /** Begins to work jobs off in this process. */
  async work(db: Database, services: Services, clock: Clock): Promise<void> {
    this.working = true
    for (const job of this.jobs) {
      if (job.everySeconds) {
        const again = setInterval(() => void this.runQuietly(job, db, services, clock), job.everySeconds * 1_000)
        this.timers.push(again)
        continue
      }
      await this.boss.work(job.name, { pollingIntervalSeconds: 2, batchSize: 1 } as never, async (taken: unknown) => {
        for (const one of [taken].flat() as Array<{ data: object }>) await this.runRecorded(job, one.data ?? {}, db, services, clock)
      })
      if (job.cron) await this.boss.schedule(job.name, job.cron, {}, { tz: 'Asia/Shanghai' })
    }
  }

  /** Frequent work leaves no line for a run that went well; one that fails does, and the next tick tries again. */
  private async runQuietly(job: Job, db: Database, services: Services, clock: Clock): Promise<void> {
    if (this.busy.has(job.name) || !this.working) return
    this.busy.add(job.name)
    const run = job
      .run({ db, services, log: this.log, now: clock.now(), progress: async () => {} }, {})
      .catch(async (error: Error) => {
        this.log.warn({ job: job.name, err: { message: error.message } }, 'job failed, will try again')
        const now = clock.now()
        await db
          .within(everyone, (tx) =>
            tx.run(sql`insert into platform.job_runs (id, job, started, ended, outcome, error)
              values (${uuidv7()}, ${job.name}, ${now}, ${now}, 'failed', ${error.message.slice(0, 500)})`),
          )
          .catch(() => {})
      })
      .finally(() => this.busy.delete(job.name))
    this.tick = Promise.all([this.tick, run]).catch(() => {})
    await run
  }

  private async runRecorded(job: Job, data: object, db: Database, services: Services, clock: Clock): Promise<void> {
    await runJob(job, data, { db, services, log: this.log, clock })
  }

  async stop(): Promise<void> {
    this.working = false
    for (const timer of this.timers) clearInterval(timer)
    await this.tick
    await this.boss.stop({ graceful: true, timeout: 5_000, wait: true }).catch(() => {})
  }
}

const everyone = { as: 'staff', ...EVERYWHERE } as const

/** Runs a job now and records the run for the job page: done, or failed with the reason. Throws the job's own error after recording it. */
export async function runJob(job: Job, data: object, around: { db: Database; services: Services; log: Logger; clock: Clock }): Promise<void> {
  const { db, services, log, clock } = around
  const id = uuidv7()
  const started = clock.now()
  await db.within(everyone, (tx) => tx.run(sql`insert into platform.job_runs (id, job, started) values (${id}, ${job.name}, ${started})`))
  const close = (outcome: string, error: string | null) =>
    db.within(everyone, (tx) =>
      tx.run(sql`update platform.job_runs set ended = ${clock.now()}, outcome = ${outcome}, error = ${error} where id = ${id}`),
    )
  try {
    await job.run(
      {
        db,
        services,
        log,
        now: started,
        progress: async (done, total, word = '') => {
          await db.within(everyone, (tx) =>
            tx.run(sql`update platform.job_runs set progress = ${JSON.stringify({ done, total, word })} where id = ${id}`),
          )
        },
      },
      data,
    )
    await close('done', null)
  } catch (error) {
    await close('failed', (error as Error).message.slice(0, 500)).catch(() => {})
    throw error
  }
}
