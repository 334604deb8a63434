import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Job } from '../../platform/server/jobs.ts'
import type { Settings } from '../../platform/server/services.ts'
import { Database, EVERYWHERE } from '../../platform/server/db.ts'
import { SchemaTooNew } from '../../platform/server/migrate.ts'
import { StartError, findRoot, refuseNewerHome, stampHome, startPostgres, waitForDatabase } from '../../platform/server/postgres/index.ts'
import { loadSecrets, type LoadedSecrets } from '../../platform/server/secrets.ts'
import { sql } from '../../platform/server/sql.ts'
import { readPack } from '../../modules/regions/index.ts'
import { finishInterruptedLoad } from '../../modules/register/index.ts'
import { prepareDatabase, type Say } from './install.ts'
import { furnish } from './furnish.ts'

/** How much of the demonstration an empty database gets. */
export type DemoSize = 'small' | 'banner' | 'none'

/** An installation that is ready to be served: its database runs and has the newest schema, its keys are open. */
export interface Installation {
  root: string
  home: string
  ownerUrl: string
  /** With which the server connects: no owner's rights. */
  url: string
  secrets: LoadedSecrets
  settings: Settings
  /** The demonstration this database still has to be given; null when it has one or is in earnest. */
  demoOwed: DemoSize | null
  close(): Promise<void>
}

/** The place pack where LINLI_PACK names none: the demonstration's. */
const USUAL_PACK = 'alxa-left'

/**
 * Opens the installation that the environment describes (LINLI_HOME, DATABASE_URL, LINLI_DEMO, LINLI_PUBLIC_URL), starting the embedded
 * database if none is named, and brings its schema up to date.
 * @throws StartError with one sentence for the terminal
 */
export async function openInstallation(given: { env?: NodeJS.ProcessEnv; jobs: Job[]; say: Say; port?: number }): Promise<Installation> {
  const { env = process.env, jobs, say } = given
  const root = findRoot()
  const home = resolve(root, env.LINLI_HOME || '.linli')
  const demo = demoSize(env.LINLI_DEMO)
  const pack = env.LINLI_PACK || USUAL_PACK
  const county = countyOfPack(root, pack)
  let close = async () => {}
  let ownerUrl = env.DATABASE_URL
  if (ownerUrl) {
    refuseNewerHome(home)
    await waitForDatabase(ownerUrl, { log: say })
  } else {
    say('正在启动内置数据库')
    const postgres = await startPostgres({ home, log: say })
    ownerUrl = postgres.url
    close = () => postgres.stop()
  }
  try {
    const secrets = await loadSecrets(home, env)
    const prepared = await prepareDatabase({ ownerUrl, root, home, jobs, say }).catch((error: unknown) => {
      throw error instanceof SchemaTooNew
        ? new StartError('newer_data', '数据库由更新的版本建立，请使用新版本启动', 'The database was made by a newer release; start that one')
        : error
    })
    if (env.DATABASE_URL) stampHome(home)
    const facts = await databaseFacts(prepared.url)
    if (secrets.created && facts.sealed) {
      throw new StartError(
        'data_missing',
        `找不到这个数据库的密钥文件 ${join(home, 'keys.json')}：没有它就读不出加密的号码，请先把它恢复到原处`,
        'The keys of this database are missing; restore keys.json first',
      )
    }
    await finishInterruptedLoad(ownerUrl)
    // A demonstration tells of past weeks: its matters must have been in force then.
    const since = facts.settled || demo === 'none' ? Date.now() : Date.now() - 90 * 86_400_000
    await furnish({ url: prepared.url, root, pack, now: new Date(since) })
    const port = given.port ?? 8080
    return {
      root,
      home,
      ownerUrl,
      url: prepared.url,
      secrets,
      settings: {
        publicUrl: (env.LINLI_PUBLIC_URL || `http://localhost:${port}`).replace(/\/$/, ''),
        county,
        pack,
        demo: facts.demo ?? (demo !== 'none' && !facts.settled),
        secureCookies: (env.LINLI_PUBLIC_URL ?? '').startsWith('https:'),
      },
      demoOwed: facts.settled ? null : demo,
      close,
    }
  } catch (error) {
    await close().catch(() => {})
    throw error
  }
}

function countyOfPack(root: string, pack: string): string {
  try {
    return readPack(root, pack).place.county
  } catch {
    throw new StartError('start_failed', `LINLI_PACK 设置为“${pack}”，但 data/packs/${pack}/ 里没有可用的 place.json 和 regions.json`, `LINLI_PACK names no usable place pack`)
  }
}

function demoSize(word: string | undefined): DemoSize {
  const size = word || 'small'
  if (size === 'small' || size === 'banner' || size === 'none') return size
  throw new StartError('start_failed', `LINLI_DEMO 设置为“${size}”，应为 small、banner 或 none`, 'LINLI_DEMO must be small, banner or none')
}

/** Whether it is settled that this database is a demonstration (or not), and whether it holds sealed values already. */
async function databaseFacts(url: string): Promise<{ settled: boolean; demo: boolean | undefined; sealed: boolean }> {
  const db = new Database(url, { max: 1 })
  try {
    return await db.within({ as: 'staff', ...EVERYWHERE }, async (tx) => {
      const row = await tx.maybe<{ value: { size: string; done: boolean } }>(sql`select value from platform.settings where key = 'demo'`)
      const { sealed } = await tx.one<{ sealed: boolean }>(sql`select exists (select from register.published_people)
        or exists (select from accounts.accounts) as sealed`)
      return { settled: row?.value.done === true, demo: row ? row.value.size !== 'none' : undefined, sealed }
    })
  } finally {
    await db.close()
  }
}

/** Writes down what this database is, once its demonstration (or none) is complete. */
export async function settleDemo(url: string, size: DemoSize, done: boolean): Promise<void> {
  const db = new Database(url, { max: 1 })
  try {
    await db.within({ as: 'staff', ...EVERYWHERE }, (tx) =>
      tx.run(sql`insert into platform.settings (key, value) values ('demo', ${JSON.stringify({ size, done })})
        on conflict (key) do update set value = excluded.value`),
    )
  } finally {
    await db.close()
  }
}

export const isBuilt = (root: string, file: string) => existsSync(join(root, 'dist', file))
