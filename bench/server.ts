import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

/** The real server as a process of its own. */
export interface ServerProcess {
  port: number
  pid: number
  child: ChildProcess
  /** From the start of the process until /health answered 200. */
  coldStartMs: number
  /** Memory of the server process now, and at most so far, in MiB (no database). */
  memory(): { rss: number; peak: number }
  /** The last lines it wrote, and how it ended if it did. */
  said(): string
  stop(): Promise<void>
}

/** A port that nobody listens on at this moment. */
export async function freePort(): Promise<number> {
  const probe = createServer()
  probe.listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const { port } = probe.address() as AddressInfo
  await new Promise((done) => probe.close(done))
  return port
}

/** Starts dist/server/main.mjs and waits until it is ready. @throws with what the server said when it ends or stays silent. */
export async function startServer(given: { root: string; env: NodeJS.ProcessEnv; port?: number; patienceMs?: number }): Promise<ServerProcess> {
  const { root, env, patienceMs = 120_000 } = given
  const port = given.port ?? (await freePort())
  const began = performance.now()
  // The channel ends the server when this process goes, however it goes.
  const child = spawn(process.execPath, ['--import', pathToFileURL(join(root, 'scripts/with-parent.mjs')).href, 'main.mjs'], {
    cwd: join(root, 'dist/server'),
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    env: { ...env, NODE_ENV: 'production', PORT: String(port), HOST: '127.0.0.1' },
  })
  let said = ''
  for (const stream of [child.stdout!, child.stderr!]) stream.on('data', (part: Buffer) => (said = (said + part.toString()).slice(-4_000)))
  while (!(await healthy(port))) {
    if (child.exitCode !== null || child.signalCode !== null) throw new Error(`the server ended: ${said}`)
    if (performance.now() - began > patienceMs) {
      child.kill('SIGKILL')
      throw new Error(`the server was not ready within ${patienceMs} ms: ${said}`)
    }
    await new Promise((wake) => setTimeout(wake, 10))
  }
  const coldStartMs = performance.now() - began
  return {
    port,
    pid: child.pid!,
    child,
    coldStartMs,
    memory: () => memoryOf(child.pid!),
    said: () => `${said}\n(exit code ${child.exitCode}, signal ${child.signalCode})`,
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return
      const ended = once(child, 'exit')
      child.kill('SIGTERM')
      const late = setTimeout(() => child.kill('SIGKILL'), 20_000)
      await ended
      clearTimeout(late)
    },
  }
}

async function healthy(port: number): Promise<boolean> {
  try {
    const response = await fetch(`http://127.0.0.1:${port}/health`, { signal: AbortSignal.timeout(3_000), headers: { connection: 'close' } })
    await response.arrayBuffer()
    return response.status === 200
  } catch {
    return false
  }
}

/** Resident memory of a process in MiB; 0 where the system does not tell. */
export function memoryOf(pid: number): { rss: number; peak: number } {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8')
    const mib = (field: string) => Number(new RegExp(`^${field}:\\s+(\\d+) kB$`, 'm').exec(status)?.[1] ?? 0) / 1024
    return { rss: mib('VmRSS'), peak: mib('VmHWM') }
  } catch {
    return { rss: 0, peak: 0 }
  }
}
