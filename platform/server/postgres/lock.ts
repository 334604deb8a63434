import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { StartError, fileFault } from './errors.ts'
import { identityOf, stillRuns } from './processes.ts'

let turn = 0

/**
 * Runs `work` while no other process does so under the same lock file. A lock left by a process that was killed is taken over.
 * Within one process the holders queue as well, since each brings its own number.
 */
export async function withLock<T>(path: string, work: () => Promise<T>, waitMs = 120_000): Promise<T> {
  const me = `${identityOf(process.pid)}\n${++turn}`
  const end = Date.now() + waitMs
  while (!tryTake(path, me)) {
    if (Date.now() > end) {
      throw new StartError(
        'busy',
        `另一个进程正在启动或停止这个数据库，请等它完成后再试（锁文件 ${path}）`,
        `Another process is starting or stopping this database: wait for it and try again (lock file ${path})`,
      )
    }
    await sleep(40)
  }
  try {
    return await work()
  } finally {
    if (read(path) === me) rmSync(path, { force: true })
  }
}

function tryTake(path: string, me: string): boolean {
  const mine = `${path}.${process.pid}.${turn}`
  try {
    // Written aside and linked into place: the lock is never seen half-written.
    writeFileSync(mine, me)
    linkSync(mine, path)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw fileFault(error, path)
    const held = read(path)
    if (held !== undefined && !stillRuns(held.split('\n')[0] ?? '')) breakStale(path, held)
    return false
  } finally {
    rmSync(mine, { force: true })
  }
}

// Between reading a dead holder's lock and removing it another process may have taken it: then it is put back.
function breakStale(path: string, seen: string): void {
  const aside = `${path}.stale.${process.pid}`
  try {
    renameSync(path, aside)
    if (read(aside) !== seen) linkSync(aside, path)
  } catch {
    // another process was quicker
  } finally {
    rmSync(aside, { force: true })
  }
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
}
