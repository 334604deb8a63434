import { createHash } from 'node:crypto'
import { createReadStream, existsSync } from 'node:fs'
import { cp, readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { Database } from '../../platform/server/db.ts'
import { verifyAudit } from '../../platform/server/audit.ts'
import type { Installation } from '../server/installation.ts'
import type { Manifest } from './backup.ts'
import { Plain, bar, done } from './terminal.ts'

/**
 * Puts a backup back into an empty database of the same schema, in one transaction: all of it, or nothing. The files and their digests are checked
 * before the first row is written. @returns the exit code: 0, or 3 when the audit chain of the backup does not hold.
 */
export async function restore(installation: Installation, folder: string): Promise<number> {
  const from = resolve(folder)
  if (!existsSync(join(from, 'manifest.json'))) throw new Plain(`${from} 里没有 manifest.json，不是完整的备份`)
  const manifest = JSON.parse(await readFile(join(from, 'manifest.json'), 'utf8')) as Manifest
  await checkDigests(from, manifest)
  await refuseOtherKeys(installation, from, manifest)
  const client = new pg.Client({ connectionString: installation.ownerUrl })
  await client.connect()
  try {
    await refuseOtherSchema(client, manifest)
    await refuseUsed(client)
    await client.query('begin')
    // What furnishing wrote at start (places, catalogue) comes from the backup instead.
    for (const table of [...manifest.tables].reverse()) await client.query(`delete from ${table.name}`)
    for (const [i, table] of manifest.tables.entries()) {
      bar(`恢复 ${i + 1} / ${manifest.tables.length}　${table.name}　${table.rows}行`)
      const into = client.query(copyFrom(`copy ${table.name} (${table.columns.join(', ')}) from stdin (format binary)`))
      await pipeline(createReadStream(join(from, table.file)), createGunzip(), into)
    }
    for (const { name, value } of manifest.sequences) if (value) await client.query('select setval($1, $2)', [name, value])
    const { rows } = await client.query(`select greatest((select max(xact) from platform.audit_entries), (select max(until_xact) from platform.audit_seals), 0)::text as top`)
    await client.query(`create or replace function platform.xact_offset() returns bigint language sql stable parallel safe as $$ select ${BigInt(rows[0].top)}::bigint $$`)
    await client.query('commit')
    await client.query('analyze')
  } catch (error) {
    await client.query('rollback').catch(() => {})
    throw error
  } finally {
    await client.end()
  }
  if (manifest.files) await cp(join(from, 'files'), join(installation.home, 'files'), { recursive: true })
  done()
  const db = new Database(installation.url, { max: 1 })
  try {
    const verdict = await verifyAudit(db)
    process.stdout.write(`已恢复 ${manifest.tables.reduce((sum, t) => sum + t.rows, 0)} 行（备份于 ${manifest.at}）\n`)
    if (!verdict.broken) return 0
    process.stdout.write(`但备份里的审计链在第${verdict.broken.number}个封条处断开：${verdict.broken.reason}\n`)
    return 3
  } finally {
    await db.close()
  }
}

async function checkDigests(from: string, manifest: Manifest): Promise<void> {
  for (const [i, table] of manifest.tables.entries()) {
    bar(`核对 ${i + 1} / ${manifest.tables.length}　${table.name}`)
    const hash = createHash('sha256')
    const file = join(from, table.file)
    if (!existsSync(file)) throw new Plain(`备份缺少文件 ${table.file}`)
    for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer)
    if (hash.digest('hex') !== table.sha256) throw new Plain(`备份文件 ${table.file} 已损坏（校验值不符），没有恢复任何内容`)
  }
}

/** Sealed numbers open only with the keys that sealed them. */
async function refuseOtherKeys(installation: Installation, from: string, manifest: Manifest): Promise<void> {
  if (!manifest.withKeys) return
  const theirs = await readFile(join(from, 'keys.json'), 'utf8')
  const ours = await readFile(installation.secrets.file, 'utf8')
  if (theirs !== ours) throw new Plain(`密钥不同：请先把备份里的 keys.json 放到 ${installation.secrets.file}，再恢复`)
}

async function refuseOtherSchema(client: pg.Client, manifest: Manifest): Promise<void> {
  const { rows } = await client.query<{ number: number; sha: string }>('select number, sha from platform.migrations order by number')
  const same = rows.length === manifest.migrations.length && rows.every((r, i) => r.sha === manifest.migrations[i]!.sha)
  if (!same) throw new Plain(`备份由版本 ${manifest.version} 做成，数据库结构与本版本不同：请用那个版本恢复，再升级`)
}

async function refuseUsed(client: pg.Client): Promise<void> {
  const { rows } = await client.query('select exists (select from register.people) or exists (select from accounts.accounts) as used')
  if (rows[0].used) throw new Plain('数据库里已有数据，不覆盖：请用一个空的 LINLI_HOME 或 DATABASE_URL（LINLI_DEMO=none）')
}
