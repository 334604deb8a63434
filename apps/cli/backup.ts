import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { copyFile, cp, mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import pg from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import { ownVersion } from '../../platform/server/postgres/index.ts'
import type { Installation } from '../server/installation.ts'
import { Plain, bar, done } from './terminal.ts'
import { tablesInOrder } from './tables.ts'

/** What a backup says of itself. */
export interface Manifest {
  format: 1
  version: string
  at: string
  migrations: Array<{ number: number; sha: string }>
  tables: Array<{ name: string; columns: string[]; file: string; sha256: string; rows: number }>
  sequences: Array<{ name: string; value: string | null }>
  withKeys: boolean
  files: boolean
}

/**
 * Copies the whole database as of one moment, and the uploaded files, into a new folder. The server may go on. The folder appears under its name
 * only when it is complete. @returns the exit code.
 */
export async function backUp(installation: Installation, folder: string, { withKeys }: { withKeys: boolean }): Promise<number> {
  const target = resolve(folder)
  if (existsSync(target) && (await readdir(target)).length) throw new Plain(`文件夹 ${target} 不是空的，请换一个`)
  const building = `${target}.building-${process.pid}`
  await mkdir(join(building, 'tables'), { recursive: true, mode: 0o700 })
  const client = new pg.Client({ connectionString: installation.ownerUrl })
  await client.connect()
  try {
    await client.query('begin isolation level repeatable read read only')
    const manifest: Manifest = {
      format: 1,
      version: ownVersion(),
      at: new Date().toISOString(),
      migrations: (await client.query('select number, sha from platform.migrations order by number')).rows,
      tables: [],
      sequences: (await client.query(`select schemaname || '.' || sequencename as name, last_value::text as value from pg_sequences
        where schemaname not in ('pgboss') order by 1`)).rows,
      withKeys,
      files: existsSync(join(installation.home, 'files')),
    }
    const tables = await tablesInOrder(client)
    for (const [i, table] of tables.entries()) {
      bar(`备份 ${i + 1} / ${tables.length}　${table.name}`)
      const file = `tables/${String(i).padStart(3, '0')}-${table.name}.copy.gz`
      const hash = createHash('sha256')
      const watch = new Transform({
        transform(chunk: Buffer, _encoding, next) {
          hash.update(chunk)
          next(null, chunk)
        },
      })
      const rows = client.query(copyTo(`copy (select ${table.columns.join(', ')} from ${table.name}) to stdout (format binary)`))
      await pipeline(rows, createGzip({ level: 4 }), watch, createWriteStream(join(building, file), { mode: 0o600 }))
      manifest.tables.push({ ...table, file, sha256: hash.digest('hex'), rows: rows.rowCount ?? 0 })
    }
    await client.query('commit')
    bar('备份上传的文件')
    if (manifest.files) await cp(join(installation.home, 'files'), join(building, 'files'), { recursive: true })
    if (withKeys) await copyFile(installation.secrets.file, join(building, 'keys.json'))
    await writeFile(join(building, 'manifest.json'), JSON.stringify(manifest, null, 1) + '\n', { mode: 0o600 })
    await rm(target, { recursive: true, force: true })
    await rename(building, target)
    done()
    const rows = manifest.tables.reduce((sum, t) => sum + t.rows, 0)
    process.stdout.write(`已备份到 ${target}：${manifest.tables.length}张表，${rows}行${withKeys ? '，含密钥' : `；密钥未放入，请另存 ${installation.secrets.file}`}\n`)
    return 0
  } catch (error) {
    await rm(building, { recursive: true, force: true })
    throw error
  } finally {
    await client.end()
  }
}
