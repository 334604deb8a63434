import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { StartError } from './errors.ts'

/** The oldest PostgreSQL that is served through DATABASE_URL. */
export const OLDEST = 15

/**
 * Waits until the database of a URL answers and is fit for use: PostgreSQL 15 or newer, UTF-8. A refused connection, an unknown name and a
 * server still starting are tried again for `timeoutMs`; a wrong password or database is told at once. The password is never part of the sentence.
 * @throws StartError database_unreachable, database_unsuitable
 */
export async function waitForDatabase(url: string, options: { timeoutMs?: number; log?: (line: string) => void } = {}): Promise<void> {
  const end = Date.now() + (options.timeoutMs ?? 10_000)
  let told = Date.now()
  for (;;) {
    try {
      return await look(url, Math.max(end - Date.now(), 1000))
    } catch (error) {
      if (error instanceof StartError) throw error
      if (!mayPass(error) || Date.now() >= end) throw unreachable(url, error)
      if (Date.now() - told > 2000) {
        options.log?.('正在等待数据库…')
        told = Date.now()
      }
      await sleep(300)
    }
  }
}

async function look(url: string, timeoutMs: number): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: timeoutMs })
  client.on('error', () => {})
  try {
    await client.connect()
    const { rows } = await client.query<{ version: string; encoding: string }>(
      "select current_setting('server_version_num') as version, current_setting('server_encoding') as encoding",
    )
    const major = Math.floor(Number(rows[0]?.version) / 10_000)
    if (major < OLDEST) {
      throw unsuitable(`PostgreSQL 版本是 ${major}，需要 ${OLDEST} 或更新`, `it is PostgreSQL ${major}, ${OLDEST} or newer is needed`)
    }
    if (rows[0]?.encoding !== 'UTF8') {
      throw unsuitable(`数据库编码是 ${rows[0]?.encoding}，需要 UTF8`, `its encoding is ${rows[0]?.encoding}, UTF8 is needed`)
    }
  } finally {
    await client.end().catch(() => {})
  }
}

function unsuitable(chinese: string, english: string): StartError {
  return new StartError('database_unsuitable', `DATABASE_URL 指向的数据库不能使用：${chinese}`, `The database of DATABASE_URL cannot be used: ${english}`)
}

const PASSING = new Set(['ECONNREFUSED', 'ECONNRESET', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'ENOENT', '57P03', '53300'])

function mayPass(error: unknown): boolean {
  const code = (error as { code?: string }).code
  return code === undefined ? /timeout|terminated/i.test(String(error)) : PASSING.has(code)
}

function unreachable(url: string, error: unknown): StartError {
  const [chinese, english] = reason(error)
  const where = withoutPassword(url)
  return new StartError(
    'database_unreachable',
    `连不上 DATABASE_URL 指向的数据库（${where}）：${chinese}`,
    `The database of DATABASE_URL (${where}) cannot be reached: ${english}`,
    error,
  )
}

function reason(error: unknown): [string, string] {
  switch ((error as { code?: string }).code) {
    case 'ECONNREFUSED': return ['没有程序在该地址接受连接，请检查数据库是否已启动', 'nothing accepts connections there, check that the database is running']
    case 'ENOTFOUND':
    case 'EAI_AGAIN': return ['主机名无法解析，请检查地址', 'its host name is not known, check the address']
    case '28P01':
    case '28000': return ['用户名或口令不对', 'its user name or password is wrong']
    case '3D000': return ['该数据库不存在，请先建立', 'the database does not exist, create it first']
    case 'ERR_INVALID_URL': return ['地址写法不对，应为 postgresql://用户:口令@主机:端口/库名', 'write it as postgresql://user:password@host:port/name']
    case '57P03': return ['数据库还在启动', 'it is still starting']
    case '53300': return ['连接数已满', 'it has no connection left']
    default: return [/timeout/i.test(String(error)) ? '没有应答' : '连接失败', error instanceof Error ? error.message : String(error)]
  }
}

function withoutPassword(url: string): string {
  try {
    const { hostname, port, pathname } = new URL(url)
    return `${hostname}${port ? `:${port}` : ''}${pathname}`
  } catch {
    return '…'
  }
}
