// Runs one of our built programs in the foreground, as if it had been started itself: its input and output, its signals, its exit code.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { constants } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { Stop } from './progress.mjs'
import { root } from './setup.mjs'

/** @param {'server' | 'worker' | 'cli' | 'bench'} name @returns {Promise<number>} its exit code */
export function runProgram(name, parameters = []) {
  const file = join(root, 'dist', name, 'main.mjs')
  if (!existsSync(file)) throw new Stop(`还没有程序 ${name}（dist/${name}/main.mjs）/ There is no program ${name} yet`)
  return new Promise((resolve, reject) => {
    // A group of its own: Ctrl-C reaches it once, from here, and not a second time from the terminal. The channel tells it when we are gone
    // (even by kill -9), so that it never stays behind with the port.
    const child = spawn(process.execPath, ['--import', pathToFileURL(join(root, 'scripts', 'with-parent.mjs')).href, file, ...parameters], {
      cwd: root,
      stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
      detached: process.platform !== 'win32',
      env: { NODE_ENV: 'production', ...process.env },
    })
    let last = 0
    const pass = (signal) => {
      // npm repeats to us the signal that the terminal has sent to us both.
      if (Date.now() - last < 1000) return
      last = Date.now()
      child.kill(signal === 'SIGHUP' ? 'SIGTERM' : signal)
    }
    const signals = ['SIGINT', 'SIGTERM', 'SIGHUP']
    for (const signal of signals) process.on(signal, pass)
    child.on('error', reject)
    child.on('exit', (code, signal) => {
      for (const one of signals) process.off(one, pass)
      if (signal) process.stderr.write(`程序被 ${signal} 终止；下次启动会自动恢复 / Ended by ${signal}; the next start recovers\n`)
      resolve(code ?? 128 + (constants.signals[signal] ?? 0))
    })
  })
}
