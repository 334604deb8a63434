import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, readdirSync, readlinkSync, realpathSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

/**
 * A name for a running process that is not given again when its number is: the number and the moment it began.
 * Undefined when no such process runs; a zombie, which can do nothing any more, does not count as running.
 */
export function identityOf(pid: number): string | undefined {
  if (process.platform === 'linux') {
    const stat = readProc(pid)
    return stat && stat.state !== 'Z' && stat.state !== 'X' ? `${pid}@${bootId()}:${stat.began}` : undefined
  }
  if (process.platform === 'win32') return isThere(pid) ? `${pid}` : undefined
  const line = spawnSync('ps', ['-o', 'stat=,lstart=', '-p', String(pid)], { encoding: 'utf8' }).stdout.trim()
  return line && !line.startsWith('Z') ? `${pid}@${line.replace(/^\S+\s+/, '')}` : undefined
}

/** Whether the process that was given this identity still runs. */
export function stillRuns(identity: string): boolean {
  return identityOf(Number.parseInt(identity, 10)) === identity
}

/** Whether `pid` is a PostgreSQL server process at work on this data folder, and not another program that was given an old number. */
export function isServerOf(pid: number, dataFolder: string): boolean {
  if (identityOf(pid) === undefined) return false
  if (process.platform === 'linux') return folderOf(pid) === realpathSync(dataFolder) && /postgres/.test(commandOf(pid))
  if (process.platform === 'win32') return true
  const command = spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).stdout
  return command.includes('postgres') && command.includes(dataFolder)
}

/** Server processes still in this data folder although their postmaster is gone (found on Linux only). */
export function leftovers(dataFolder: string): number[] {
  if (process.platform !== 'linux' || !existsSync(dataFolder)) return []
  return readdirSync('/proc').filter((name) => /^\d+$/.test(name)).map(Number).filter((pid) => isServerOf(pid, dataFolder))
}

/** Sends a signal; a process that is already gone is no fault. */
export function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}

/** Waits until the condition holds, looking every 25 ms; false when `ms` milliseconds passed first. */
export async function waitUntil(holds: () => boolean, ms: number): Promise<boolean> {
  const end = Date.now() + ms
  while (!holds()) {
    if (Date.now() > end) return false
    await sleep(25)
  }
  return true
}

function isThere(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

// The program's name stands in parentheses and may itself hold spaces and parentheses; what follows the last one is fixed.
function readProc(pid: number): { state: string; began: string } | undefined {
  try {
    const stat = readFileSync(join('/proc', String(pid), 'stat'), 'utf8')
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return { state: fields[0] ?? '', began: fields[19] ?? '' }
  } catch {
    return undefined
  }
}

function folderOf(pid: number): string | undefined {
  try {
    return readlinkSync(join('/proc', String(pid), 'cwd'))
  } catch {
    return undefined
  }
}

function commandOf(pid: number): string {
  try {
    return readFileSync(join('/proc', String(pid), 'cmdline'), 'utf8')
  } catch {
    return ''
  }
}

let boot: string | undefined
function bootId(): string {
  return (boot ??= existsSync('/proc/sys/kernel/random/boot_id') ? readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim() : '')
}
