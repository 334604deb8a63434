import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { chmod, link, mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { z } from 'zod'

/** One data encryption key. Its uses (AES, SM4, MAC) are derived from it; it never works directly. */
export interface DataKey {
  /** 1 … 255, written into everything sealed with it. */
  version: number
  key: Buffer
  /** Since when it is the one that seals, ISO 8601 UTC. */
  since: string
}

/** Everything an installation must keep secret and must never lose: without it the sealed columns cannot be read again. */
export interface Secrets {
  /** By rising version; the last one seals, all of them open. */
  dataKeys: readonly DataKey[]
  /** Keys the equality index over sealed fields. Changing it means indexing every row anew. */
  blindIndexKey: Buffer
  /** Signs cookies and CSRF tokens; may be changed at the price of signing everyone out. */
  cookieKey: Buffer
  /** Seals the second factors of accounts, apart from personal data. */
  totpKey: Buffer
}

export interface LoadedSecrets extends Secrets {
  file: string
  /** The file was missing and has just been made. Beside a database that already holds sealed rows the server must refuse to start. */
  created: boolean
}

/** The keys file cannot be used. The message is a sentence for the person who starts the server. */
export class SecretsError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'SecretsError'
  }
}

const KEY_BYTES = 32
const HIGHEST_VERSION = 255

const key = z.string().transform((text, ctx) => {
  const bytes = Buffer.from(text, 'base64')
  if (bytes.length !== KEY_BYTES || bytes.toString('base64') !== text) ctx.addIssue({ code: 'custom', message: 'not 32 bytes in base64' })
  return bytes
})

const KeysFile = z.strictObject({
  format: z.literal(1),
  dataKeys: z
    .array(z.strictObject({ version: z.int().min(1).max(HIGHEST_VERSION), key, since: z.iso.datetime() }))
    .min(1)
    .refine((keys) => keys.every((k, i) => i === 0 || k.version > keys[i - 1]!.version), 'versions must rise'),
  blindIndexKey: key,
  cookieKey: key,
  totpKey: key,
})

/** Where the keys lie: `LINLI_KEYS`, or `keys.json` in the data folder. */
export function keysPath(home: string, env: NodeJS.ProcessEnv = process.env): string {
  return resolve(env.LINLI_KEYS || join(home, 'keys.json'))
}

/**
 * Reads the installation's keys, making them at the first start (mode 600, complete or absent even after a crash; of two processes
 * that start at once both use the same keys). Refuses a file that is damaged or cannot be read, rather than replacing it.
 */
export async function loadSecrets(home: string, env: NodeJS.ProcessEnv = process.env): Promise<LoadedSecrets> {
  const file = keysPath(home, env)
  const existing = await readKeys(file)
  if (existing) {
    // A file placed elsewhere (a mounted secret) keeps the mode its operator gave it; our own is closed again after a careless copy.
    if (!env.LINLI_KEYS) await closeToOthers(file)
    return { ...existing, file, created: false }
  }
  const created = await writeKeys(file, freshSecrets(), { replace: false })
  const secrets = await readKeys(file)
  if (!secrets) throw new SecretsError(`密钥文件 ${file} 刚写入便读不到，请检查磁盘后重新启动。`)
  return { ...secrets, file, created }
}

/** Adds a data key that seals from now on; older ones still open. Running servers notice it by themselves (keys.ts). Returns the new version. */
export async function rotateDataKey(home: string, env: NodeJS.ProcessEnv = process.env, now = new Date()): Promise<number> {
  const file = keysPath(home, env)
  const secrets = await readKeys(file)
  if (!secrets) throw new SecretsError(`找不到密钥文件 ${file}，无法更换密钥。`)
  const version = secrets.dataKeys.at(-1)!.version + 1
  if (version > HIGHEST_VERSION) throw new SecretsError(`密钥版本已用到 ${HIGHEST_VERSION}，请先将旧密文全部重新加密并清理旧版本。`)
  const dataKeys = [...secrets.dataKeys, { version, key: randomBytes(KEY_BYTES), since: now.toISOString() }]
  await writeKeys(file, { ...secrets, dataKeys }, { replace: true })
  return version
}

/**
 * Takes an old data key out of the file. It is first written to a file of its own beside it (`keys-retired-<version>.json`, mode 600): a backup
 * made before the change of keys can be read with it, so it belongs where that backup is kept, and away from this machine.
 */
export async function retireDataKey(home: string, version: number, env: NodeJS.ProcessEnv = process.env): Promise<void> {
  const file = keysPath(home, env)
  const secrets = await readKeys(file)
  if (!secrets) throw new SecretsError(`找不到密钥文件 ${file}，无法停用旧密钥。`)
  const old = secrets.dataKeys.find((one) => one.version === version)
  if (!old) return
  if (old === secrets.dataKeys.at(-1)) throw new SecretsError(`第${version}版密钥正在使用，不能停用。`)
  await writeKeys(join(dirname(file), `keys-retired-${version}.json`), { ...secrets, dataKeys: [old] }, { replace: true })
  await writeKeys(file, { ...secrets, dataKeys: secrets.dataKeys.filter((one) => one !== old) }, { replace: true })
}

/** The keys in a file as they are now, without waiting; nothing where there is none or it cannot be read just now. */
export function readSecrets(file: string): Secrets | undefined {
  try {
    const parsed = KeysFile.safeParse(parseJson(readFileSync(file, 'utf8')))
    if (!parsed.success) return undefined
    const { format: _, ...secrets } = parsed.data
    return secrets
  } catch {
    return undefined
  }
}

/** New random keys that are written nowhere: for tests and for {@link loadSecrets}. */
export function freshSecrets(now = new Date()): Secrets {
  return {
    dataKeys: [{ version: 1, key: randomBytes(KEY_BYTES), since: now.toISOString() }],
    blindIndexKey: randomBytes(KEY_BYTES),
    cookieKey: randomBytes(KEY_BYTES),
    totpKey: randomBytes(KEY_BYTES),
  }
}

async function readKeys(file: string): Promise<Secrets | undefined> {
  let text: string
  try {
    text = await readFile(file, 'utf8')
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw new SecretsError(`密钥文件 ${file} 无法读取（${(cause as NodeJS.ErrnoException).code}），请检查文件权限。`, { cause })
  }
  // Neither the parser's message nor the schema's is passed on: both may quote what they read.
  const parsed = KeysFile.safeParse(parseJson(text))
  if (!parsed.success) {
    const where = [...new Set(parsed.error.issues.map((issue) => issue.path.join('.') || '整体'))].join('、')
    throw new SecretsError(`密钥文件 ${file} 已损坏（${where}）。请从备份恢复该文件；切勿删除，否则已加密的数据将无法读出。`)
  }
  const { format: _, ...secrets } = parsed.data
  return secrets
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Whole or not at all: written aside, forced to disk, then given its name. Answers whether it was this call that gave the name. */
async function writeKeys(file: string, secrets: Secrets, { replace }: { replace: boolean }): Promise<boolean> {
  const base64 = (bytes: Buffer) => bytes.toString('base64')
  const content = {
    format: 1,
    dataKeys: secrets.dataKeys.map(({ version, key, since }) => ({ version, key: base64(key), since })),
    blindIndexKey: base64(secrets.blindIndexKey),
    cookieKey: base64(secrets.cookieKey),
    totpKey: base64(secrets.totpKey),
  }
  const aside = `${file}.${process.pid}-${randomBytes(4).toString('hex')}`
  try {
    await mkdir(dirname(file), { recursive: true })
    const handle = await open(aside, 'wx', 0o600)
    try {
      await handle.writeFile(`${JSON.stringify(content, null, 2)}\n`)
      await handle.sync()
    } finally {
      await handle.close()
    }
    // A link fails where the name is taken; a rename would quietly replace the keys of a process that was faster.
    if (replace) await rename(aside, file)
    else await link(aside, file)
    await syncFolder(dirname(file))
    return true
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException
    if (code === 'EEXIST' && !replace) return false
    throw new SecretsError(`密钥文件 ${file} 无法写入（${code}），请检查目录权限与磁盘空间。`, { cause })
  } finally {
    await rm(aside, { force: true })
  }
}

async function closeToOthers(file: string) {
  if (process.platform === 'win32' || ((await stat(file)).mode & 0o077) === 0) return
  try {
    await chmod(file, 0o600)
  } catch (cause) {
    throw new SecretsError(`密钥文件 ${file} 可被其他用户读取，且无法收紧权限。请由文件所有者执行 chmod 600 后重新启动。`, { cause })
  }
}

async function syncFolder(folder: string) {
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
