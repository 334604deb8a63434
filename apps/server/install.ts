import { createHash, randomBytes } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { migrateJobs, type Job } from '../../platform/server/jobs.ts'
import { makeServerLogin, migrate, readMigrations } from '../../platform/server/migrate.ts'

/** Says a line to whoever starts the server. */
export type Say = (line: string) => void

/**
 * Makes a database fit to be served: schema, queue, the server's own login. Safe to call at every start and from several processes.
 * @returns the url with which the server connects, and whether this call made the first schema.
 */
export async function prepareDatabase(given: { ownerUrl: string; root: string; home: string; jobs: Job[]; say?: Say }): Promise<{ url: string; fresh: boolean }> {
  const { ownerUrl, root, home, jobs, say = () => {} } = given
  const migrations = readMigrations(root)
  const made = await migrate(ownerUrl, migrations, (name) => say(`数据库结构 ${name}`))
  await migrateJobs(ownerUrl, jobs)
  const { installation, password } = loginOf(home)
  return { url: await makeServerLogin(ownerUrl, installation, password), fresh: made.length === migrations.length }
}

/** The server's login of this installation, made once and kept beside the keys. */
function loginOf(home: string): { installation: string; password: string } {
  const file = join(home, 'server-login.json')
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as { installation: string; password: string }
  const password = randomBytes(24).toString('base64url')
  const made = { installation: createHash('sha256').update(password).digest('hex').slice(0, 10), password }
  mkdirSync(home, { recursive: true })
  try {
    writeFileSync(file, JSON.stringify(made) + '\n', { mode: 0o600, flag: 'wx' })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  return JSON.parse(readFileSync(file, 'utf8')) as { installation: string; password: string }
}
