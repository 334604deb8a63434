import { spawnSync } from 'node:child_process'
import { StartError } from './errors.ts'

/** The operating system's account that a server runs as; undefined means: as whoever runs us. */
export type Account = { name: string; uid: number; gid: number } | undefined

/**
 * PostgreSQL refuses to run as root. As root this answers the account to use instead: the owner of an existing data folder first,
 * then `linli` (made when missing), then `postgres` or `nobody`. As an ordinary user it answers undefined.
 */
export function chooseAccount(ownerUid: number | undefined, log: (line: string) => void): Account {
  if (process.platform === 'win32' || process.getuid?.() !== 0) return undefined
  const owner = ownerUid ? lookUp(String(ownerUid)) : undefined
  if (owner) return owner
  const existing = lookUp('linli')
  if (existing) return existing
  const made = spawnSync('useradd', ['--system', '--user-group', '--no-create-home', '--home-dir', '/nonexistent', '--shell', '/usr/sbin/nologin', 'linli'])
  const fresh = made.status === 0 ? lookUp('linli') : undefined
  if (fresh) log('以 root 启动：已建立系统用户 linli 来运行数据库')
  const account = fresh ?? lookUp('postgres') ?? lookUp('nobody')
  if (!account) {
    throw new StartError(
      'no_account',
      '数据库不能以 root 运行，而系统里没有可用的普通用户，请建立用户 linli 后再试',
      'The database cannot run as root and no other account was found: create a user named linli and try again',
    )
  }
  return account
}

function lookUp(nameOrUid: string): Account {
  const id = (flag: string) => Number(spawnSync('id', [flag, nameOrUid], { encoding: 'utf8' }).stdout?.trim() || Number.NaN)
  const uid = id('-u')
  const gid = id('-g')
  if (!Number.isInteger(uid) || !Number.isInteger(gid) || uid === 0) return undefined
  const name = spawnSync('id', ['-un', nameOrUid], { encoding: 'utf8' }).stdout.trim()
  return { name, uid, gid }
}

/** Whether the account can enter and write the folder: asked of the system itself, since mode bits do not tell everything. */
export function canUse(account: Account, folder: string): boolean {
  if (!account) return true
  const tried = spawnSync('/bin/sh', ['-c', 'cd "$1" && : > .linli-probe && rm -f .linli-probe', 'sh', folder], {
    uid: account.uid,
    gid: account.gid,
    cwd: '/',
    stdio: 'ignore',
  })
  return tried.status === 0
}

/** The environment a server starts in: nothing of ours that could lead it to another database, and messages that can be read. */
export function plainEnvironment(home: string): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !/^(PG|LC_|LANG|NODE_|npm_)/i.test(name))
  return { ...Object.fromEntries(kept), HOME: home, LANG: 'C.UTF-8' }
}
