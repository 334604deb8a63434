import { createHash } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { findRoot, startPostgres } from '../../platform/server/postgres/index.ts'
import { readMigrations } from '../../platform/server/migrate.ts'

/** The PostgreSQL that tests use: DATABASE_URL, or one embedded server shared by all test runs of this user. */
export async function testCluster(): Promise<{ ownerUrl: string; home: string }> {
  const home = join(tmpdir(), `linli-test-${userInfo().username}`)
  mkdirSync(home, { recursive: true })
  if (process.env.DATABASE_URL) return { ownerUrl: process.env.DATABASE_URL, home }
  const server = await startPostgres({ home, sharedBuffersMb: 256 })
  return { ownerUrl: server.url, home }
}

/** The url of another database on the same server. */
export function databaseUrl(url: string, name: string): string {
  const other = new URL(url)
  other.pathname = `/${name}`
  return other.toString()
}

/** A name that changes with the schema and the packs, so that an old template is never used. */
export function templateName(extra: string): string {
  const hash = createHash('sha256').update(readMigrations(findRoot()).map((m) => m.sha).join('') + extra)
  return `linli_template_${hash.digest('hex').slice(0, 12)}`
}

/** Runs SQL as owner on a database. */
export async function asOwner<T>(url: string, deed: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return await deed(client)
  } finally {
    await client.end()
  }
}

/**
 * Drops a throw-away database. A process of another owner (autovacuum) may still look at it: tried again for some seconds, then left to the next
 * run, which clears up what dead processes left.
 */
export async function dropDatabase(url: string, name: string): Promise<void> {
  for (let attempt = 0; attempt < 10; attempt++) {
    try {
      await asOwner(databaseUrl(url, 'postgres'), (client) => client.query(`drop database if exists ${name} with (force)`))
      return
    } catch {
      await new Promise((wake) => setTimeout(wake, 400))
    }
  }
}
